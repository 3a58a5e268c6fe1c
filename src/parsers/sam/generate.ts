import type { Span } from '../../text/source.js';
import { copyOf, type Entry, get, listOf, type MapValue, type Step, scalar, type Value } from '../../text/value.js';

/** What generated text is made of: plain values, with located ones in between where a person wrote them. */
export type Content = Value | string | number | boolean | null | readonly Content[] | Fields;

/** Entries that are undefined are left out. */
export interface Fields {
  readonly [key: string]: Content | undefined;
}

/** The text that causes something to be generated: a value, or the header of a resource or event. */
export interface Origin {
  readonly span: Span;
  readonly via?: readonly Step[];
}

/** Plain content as located values that stand at the text which caused them. */
export function generate(content: Content, origin: Origin): Value {
  if (typeof content !== 'object' || content === null) return reached(scalar(content, origin.span), origin);
  if (isValue(content)) return content;
  if (!isList(content)) return generateMap(content, origin);
  const items = content.map((item) => generate(item, origin));
  return reached(listOf(items, origin.span), origin);
}

export function generateMap(fields: Fields, origin: Origin): MapValue {
  const entries = new Map<string, Entry>();
  for (const key in fields) {
    const content = fields[key];
    if (content !== undefined) entries.set(key, { key, keySpan: origin.span, value: generate(content, origin) });
  }
  return reached({ kind: 'map', entries, span: origin.span }, origin);
}

function reached<V extends Value>(value: V, { via }: Origin): V {
  return via ? { ...value, via } : value;
}

/** The values of a map that have one of some names. */
export function only(map: Value | undefined, names: readonly string[]): Fields {
  const fields: Record<string, Value> = {};
  for (const name of names) {
    const value = get(map, name);
    if (value) fields[name] = value;
  }
  return fields;
}

/** The map with one entry set; a new entry stands last and its key where the value stands. */
export function withEntry(map: MapValue, key: string, value: Value, keySpan?: Span): MapValue {
  const entries = copyOf(map.entries);
  entries.set(key, { key, keySpan: keySpan ?? entries.get(key)?.keySpan ?? value.span, value });
  return { ...map, entries };
}

export function withoutEntry(map: MapValue, key: string): MapValue {
  if (!map.entries.has(key)) return map;
  const entries = copyOf(map.entries);
  entries.delete(key);
  return { ...map, entries };
}

/** Entries of both maps; those of the second win. */
export function mergeEntries(map: MapValue, over: MapValue): MapValue {
  const entries = copyOf(map.entries);
  for (const entry of over.entries.values()) entries.set(entry.key, entry);
  return { ...map, entries };
}

/** Deeper than any template that CloudFormation takes; values below are left as they are. */
const depthLimit = 150;

/**
 * Rewrites the maps of a tree from the root down: where `change` answers with a value, that takes the place of the map,
 * and is not visited itself. Unchanged parts are shared, and parts that a YAML alias repeats are visited once.
 */
export function rewrite(value: Value, change: (map: MapValue) => Value | undefined): Value {
  const done = new Map<Value, Value>();
  let depth = 0;
  const visit = (old: Value): Value => {
    if (old.kind !== 'map' && old.kind !== 'list') return old;
    const before = done.get(old);
    if (before) return before;
    depth += 1;
    const changed = old.kind === 'map' ? change(old) : undefined;
    const made = changed ?? (depth <= depthLimit ? withChildren(old, visit) : old);
    depth -= 1;
    // one value below is visited again as quickly as it is looked up
    if ((old.kind === 'map' ? old.entries.size : old.items.length) > 1) done.set(old, made);
    return made;
  };
  return visit(value);
}

/** Changes every value of a tree, the inner ones first; parts that a YAML alias repeats are changed once. */
export function eachNode(value: Value, change: (value: Value) => Value): Value {
  const done = new Map<Value, Value>();
  let depth = 0;
  const visit = (old: Value): Value => {
    if (old.kind !== 'map' && old.kind !== 'list') return change(old);
    const before = done.get(old);
    if (before) return before;
    depth += 1;
    const made = change(depth <= depthLimit ? withChildren(old, visit) : old);
    depth -= 1;
    done.set(old, made);
    return made;
  };
  return visit(value);
}

/** The value with its children changed; the same value where none did. */
function withChildren(old: Value, change: (child: Value) => Value): Value {
  if (old.kind === 'list') {
    let items: Value[] | null = null;
    let at = 0;
    for (const item of old.items) {
      const made = change(item);
      if (made !== item) {
        items ??= [...old.items];
        items[at] = made;
      }
      at += 1;
    }
    return items ? { ...old, items } : old;
  }
  if (old.kind !== 'map') return old;
  let entries: Map<string, Entry> | null = null;
  for (const entry of old.entries.values()) {
    const value = change(entry.value);
    if (value === entry.value) continue;
    entries ??= copyOf(old.entries);
    entries.set(entry.key, { ...entry, value });
  }
  return entries ? { ...old, entries } : old;
}

/** Whether two values say the same, wherever they stand. */
export function sameValue(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one.kind === 'list' && other.kind === 'list')
    return (
      one.items.length === other.items.length &&
      one.items.every((item, at) => {
        const twin = other.items[at];
        return twin !== undefined && sameValue(item, twin);
      })
    );
  if (one.kind === 'map' && other.kind === 'map')
    return (
      one.entries.size === other.entries.size &&
      [...one.entries.values()].every(({ key, value }) => {
        const twin = other.entries.get(key)?.value;
        return twin !== undefined && sameValue(value, twin);
      })
    );
  return one.kind === 'scalar' && other.kind === 'scalar' && one.value === other.value;
}

function isValue(content: object): content is Value {
  return 'kind' in content && 'span' in content;
}

function isList(content: Value | readonly Content[] | Fields): content is readonly Content[] {
  return Array.isArray(content);
}
