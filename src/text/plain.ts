import type { Value } from './value.js';

/** A value as plain data; undefined where a part of it is not known. */
export function toPlain(value: Value): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list': {
      const items = value.items.map(toPlain);
      return items.includes(undefined) ? undefined : items;
    }
    case 'map': {
      const entries: [string, unknown][] = [];
      for (const entry of value.entries.values()) {
        const plain = toPlain(entry.value);
        if (plain === undefined) return undefined;
        entries.push([entry.key, plain]);
      }
      return Object.fromEntries(entries);
    }
    default:
      return undefined;
  }
}
