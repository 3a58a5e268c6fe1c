import { type Entry, listOf, mapOf, type Value } from '../../text/value.js';
import { isNull } from './configuration.js';

/**
 * One value laid over another, as the framework merges `resources` and lists of `functions`: maps key by key, lists
 * item by item, anything else replaces what is there.
 */
export function merge(below: Value | undefined, above: Value): Value {
  if (below?.kind === 'map' && above.kind === 'map') {
    const entries = new Map(below.entries);
    for (const entry of above.entries.values()) entries.set(entry.key, mergeEntry(entries.get(entry.key), entry));
    return mapOf(entries.values(), below.span);
  }
  if (below?.kind === 'list' && above.kind === 'list') {
    const length = Math.max(below.items.length, above.items.length);
    const items = Array.from({ length }, (_, index) => {
      const [under, over] = [below.items[index], above.items[index]];
      return over === undefined ? under : merge(under, over);
    });
    return listOf(
      items.filter((item) => item !== undefined),
      below.span,
    );
  }
  return above;
}

function mergeEntry(below: Entry | undefined, above: Entry): Entry {
  return { ...above, keySpan: below?.keySpan ?? above.keySpan, value: merge(below?.value, above.value) };
}

/** The value without null properties, which the framework leaves out of a template. */
export function withoutNulls(value: Value): Value {
  if (value.kind === 'list') return { ...value, items: value.items.filter((item) => !isNull(item)).map(withoutNulls) };
  if (value.kind !== 'map') return value;
  const entries = Array.from(value.entries.values()).filter((entry) => !isNull(entry.value));
  return {
    ...value,
    entries: new Map(entries.map((entry) => [entry.key, { ...entry, value: withoutNulls(entry.value) }])),
  };
}
