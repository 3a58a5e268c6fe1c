import type { Span } from '../../text/source.js';
import { type Entry, listOf, type MapValue, type Step, type Value } from '../../text/value.js';

/** A value as if it stood at another place: the line of the app, with the template's own place as a step on the way. */
export function relocated(value: Value, span: Span): Value {
  const via: Step[] = [{ span: value.span, message: 'synthesised here' }];
  switch (value.kind) {
    case 'map': {
      const entries = new Map<string, Entry>();
      for (const entry of value.entries.values())
        entries.set(entry.key, { key: entry.key, keySpan: span, value: relocated(entry.value, span) });
      return { kind: 'map', entries, span, via } satisfies MapValue;
    }
    case 'list':
      return {
        ...listOf(
          value.items.map((item) => relocated(item, span)),
          span,
        ),
        via,
      };
    default:
      return { ...value, span, via };
  }
}
