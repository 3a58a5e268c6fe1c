import type { Parsed } from '../../src/text/located.js';
import { parseText } from '../../src/text/parse.js';
import { type Diagnostic, Source } from '../../src/text/source.js';
import type { Value } from '../../src/text/value.js';

/** A located value as plain data: maps as objects, unknown values as `?reason`. */
export function plain(value: Value | null | undefined): unknown {
  switch (value?.kind) {
    case 'map':
      return Object.fromEntries(Array.from(value.entries, ([key, entry]) => [key, plain(entry.value)]));
    case 'list':
      return value.items.map(plain);
    case 'scalar':
      return value.value;
    case 'unknown':
      return `?${value.reason}`;
    default:
      return null;
  }
}

export async function read(text: string, file = 'template.yaml'): Promise<Parsed> {
  return parseText(new Source(file, text));
}

/** The text that a value's span encloses. */
export function written(value: Value | undefined): string | undefined {
  return value?.span.source.text.slice(value.span.start, value.span.end);
}

/** A diagnostic as `severity code line:column`. */
export function where({ severity, code, span }: Diagnostic): string {
  const { line, column } = span.source.position(span.start);
  return `${severity} ${code} ${line}:${column}`;
}
