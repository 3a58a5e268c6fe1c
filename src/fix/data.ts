import type { MapValue, Value } from '../text/value.js';

/** What an edit writes: plain data. */
export type Data = string | number | boolean | readonly Data[] | DataMap;
export interface DataMap {
  readonly [key: string]: Data;
}

/** One stop on the way to a setting: a key, an index, or the list's item that has certain values. */
export type Segment = string | number | Selector;
export interface Selector {
  readonly where: Readonly<Record<string, string>>;
}

export function isMap(data: Data): data is DataMap {
  return typeof data === 'object' && !Array.isArray(data);
}

/** The settings within what has to be made on the way to them. */
export function nested(segments: readonly Segment[], settings: DataMap): DataMap {
  return segments.reduceRight<Data>((inner, segment) => {
    if (typeof segment === 'object') return [{ ...segment.where, ...(inner as DataMap) }];
    return { [String(segment)]: inner };
  }, settings) as DataMap;
}

/** The index of the item that a selector means; -1 where there is none. */
export function indexOf(items: readonly Value[], { where }: Selector): number {
  return items.findIndex(
    (item) =>
      item.kind === 'map' &&
      Object.entries(where).every(([key, text]) => {
        const value = item.entries.get(key)?.value;
        return value?.kind === 'scalar' && value.text === text;
      }),
  );
}

/** A document's data, for telling whether an edit did what it was meant to do. */
export type Plain = string | readonly Plain[] | ReadonlyMap<string, Plain>;

export function plainOf(value: Value): Plain {
  switch (value.kind) {
    case 'map':
      return plainMap(value);
    case 'list':
      return value.items.map(plainOf);
    case 'scalar':
      return String(value.value);
    default:
      return `\0${value.span.source.text.slice(value.span.start, value.span.end)}`;
  }
}

function plainMap({ entries }: MapValue): Plain {
  const map = new Map<string, Plain>();
  for (const { key, value } of entries.values()) map.set(key, plainOf(value));
  return map;
}

/** Whether a document's value is such data. */
export function holds(value: Value, plain: Plain | undefined): boolean {
  if (value.kind === 'map') {
    if (!(plain instanceof Map) || plain.size !== value.entries.size) return false;
    for (const entry of value.entries.values()) if (!holds(entry.value, plain.get(entry.key))) return false;
    return true;
  }
  if (value.kind !== 'list') return plain === plainOf(value);
  return (
    Array.isArray(plain) &&
    plain.length === value.items.length &&
    value.items.every((item, index) => holds(item, plain[index]))
  );
}

/** The data with settings made at a place in it. */
export function withSettings(plain: Plain | undefined, segments: readonly Segment[], settings: DataMap): Plain {
  const [first, ...rest] = segments;
  if (first === undefined) {
    const map = new Map(plain instanceof Map ? (plain as ReadonlyMap<string, Plain>) : []);
    for (const [key, data] of Object.entries(settings)) map.set(key, plainData(data));
    return map;
  }
  if (typeof first === 'object') {
    const items = Array.isArray(plain) ? [...(plain as readonly Plain[])] : [];
    const index = items.findIndex(
      (item) => item instanceof Map && Object.entries(first.where).every(([key, text]) => item.get(key) === text),
    );
    if (index < 0) items.push(plainData(nestedItem(first, rest, settings)));
    else items[index] = withSettings(items[index], rest, settings);
    return items;
  }
  if (typeof first === 'number') {
    return (plain as readonly Plain[]).map((item, index) =>
      index === first ? withSettings(item, rest, settings) : item,
    );
  }
  const map = new Map(plain instanceof Map ? (plain as ReadonlyMap<string, Plain>) : []);
  return map.set(first, withSettings(map.get(first), rest, settings));
}

export function nestedItem({ where }: Selector, rest: readonly Segment[], settings: DataMap): DataMap {
  return { ...where, ...nested(rest, settings) };
}

function plainData(data: Data): Plain {
  if (Array.isArray(data)) return data.map(plainData);
  if (typeof data === 'object') return new Map(Object.entries(data).map(([key, value]) => [key, plainData(value)]));
  return String(data);
}
