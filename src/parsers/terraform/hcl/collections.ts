import type { Span } from '../../../text/source.js';
import { listOf, unknown, type Value } from '../../../text/value.js';
import { asSet, equal, failed, whyUnknown } from './known.js';

/** Items that a result may have. */
export const sizeLimit = 10_000;

/** Items of a set that have to be compared one by one. */
const comparedLimit = 300;

export const nothing = (span: Span): Value => failed('an argument is missing', span);

/** The items of a list (or the values of a map); the reason where they are not known. */
export function items(value: Value | undefined): readonly Value[] | string {
  if (value?.kind === 'list') return value.items;
  if (value?.kind === 'map') return [...value.entries.values()].map((entry) => entry.value);
  if (value?.kind === 'scalar' && value.value === null) return [];
  return (value && whyUnknown(value)) ?? 'an argument is no list';
}

export function overItems(value: Value | undefined, span: Span, then: (list: readonly Value[]) => Value): Value {
  const list = items(value);
  return typeof list === 'string' ? unknown(list, span) : then(list);
}

export function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** Each item once; null where there are too many. */
export function distinct(list: readonly Value[]): Value[] | null {
  const result: Value[] = [];
  const texts = new Set<string>();
  let compared = 0;
  for (const item of list) {
    if (item.kind === 'scalar') {
      const key = `${typeof item.value} ${item.text}`;
      if (!texts.has(key)) result.push(item);
      texts.add(key);
      continue;
    }
    if (++compared > comparedLimit) return null;
    if (!result.some((other) => equal(item, other) === true)) result.push(item);
  }
  return result.length > sizeLimit ? null : result;
}

export function setOf(value: Value | undefined, span: Span): Value {
  return overItems(value, span, (list) => {
    const once = distinct(list);
    if (!once) return unknown('a set is too large', span);
    const texts = once.every((item) => item.kind === 'scalar' && typeof item.value === 'string');
    const sorted = texts
      ? once.sort((a, b) => (a.kind === 'scalar' && b.kind === 'scalar' && a.text < b.text ? -1 : 1))
      : once;
    return asSet(listOf(sorted, value?.span ?? span));
  });
}

export function flattened(list: readonly Value[], into: Value[], depth = 0): string | null {
  for (const item of list) {
    if (item.kind === 'list' && depth < 100) {
      const reason = flattened(item.items, into, depth + 1);
      if (reason !== null) return reason;
    } else if (item.kind === 'unknown') return item.reason;
    else into.push(item);
    if (into.length > sizeLimit) return 'a list is too long';
  }
  return null;
}
