import { type Entry, listOf, mapOf, type Value } from '../../text/value.js';
import { isUndecided } from './configuration.js';

/** How values are seen while they are merged: what is not read yet stays so where nothing lies over it. */
export interface Merging {
  /** The value without variables at its top. */
  look(value: Value): Value;
  /** Something unknown lies over a map or a list, so that what it would change is unknown. */
  hidden(value: Value): void;
}

const plain: Merging = { look: (value) => value, hidden: () => {} };

/**
 * One value laid over another, as the framework merges `resources` and lists of `functions`: maps key by key, lists
 * item by item, anything else replaces what is there.
 */
export function merge(below: Value | undefined, above: Value, merging: Merging = plain): Value {
  if (below === undefined) return above;
  const [under, over] = [merging.look(below), merging.look(above)];
  if (under.kind === 'map' && over.kind === 'map') {
    const entries = new Map(under.entries);
    for (const entry of over.entries.values())
      entries.set(entry.key, mergeEntry(entries.get(entry.key), entry, merging));
    return mapOf(entries.values(), under.span);
  }
  if (under.kind === 'list' && over.kind === 'list') {
    const length = Math.max(under.items.length, over.items.length);
    const items = Array.from({ length }, (_, index) => {
      const item = over.items[index];
      return item === undefined ? under.items[index] : merge(under.items[index], item, merging);
    });
    return listOf(
      items.filter((item) => item !== undefined),
      under.span,
    );
  }
  if (!isUndecided(over) || (under.kind !== 'map' && under.kind !== 'list')) return above;
  merging.hidden(over);
  return below;
}

function mergeEntry(below: Entry | undefined, above: Entry, merging: Merging): Entry {
  if (below === undefined) return above;
  return { ...above, keySpan: below.keySpan, value: merge(below.value, above.value, merging) };
}
