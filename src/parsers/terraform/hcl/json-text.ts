import type { Span } from '../../../text/source.js';
import { type Entry, listOf, mapOf, scalar, type Value } from '../../../text/value.js';
import { numberValue } from './numbers.js';
import { joined, textIn, textValue } from './strings.js';

/** A value as JSON text; holes stay where parts of it are not known. */
export function jsonText(value: Value): Value {
  const parts: Value[] = [];
  write(value, parts, value.span);
  return joined(parts, value.span);
}

function write(value: Value, into: Value[], span: Span): void {
  const put = (text: string): void => void into.push(textValue(text, span));
  switch (value.kind) {
    case 'scalar':
      put(quoted(value.value));
      return;
    case 'list':
      put('[');
      value.items.forEach((item, index) => {
        if (index > 0) put(',');
        write(item, into, span);
      });
      put(']');
      return;
    case 'map':
      put('{');
      [...value.entries.values()].sort(byKey).forEach((entry, index) => {
        put(`${index > 0 ? ',' : ''}${quoted(entry.key)}:`);
        write(entry.value, into, span);
      });
      put('}');
      return;
    case 'template':
      put('"');
      for (const part of value.parts)
        into.push(part.kind === 'scalar' ? textValue(quoted(textIn(part)).slice(1, -1), span) : part);
      put('"');
      return;
    default:
      put('"');
      into.push(value);
      put('"');
  }
}

/** As Terraform writes it: some characters are escaped so that the text can stand in HTML. */
export function quoted(value: string | number | boolean | null): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Terraform's objects have no order: they are written by their keys. */
function byKey(a: Entry, b: Entry): number {
  return a.key < b.key ? -1 : 1;
}

/** Plain data as a value at one place. */
export function plainValue(plain: unknown, span: Span): Value {
  if (Array.isArray(plain))
    return listOf(
      plain.map((item) => plainValue(item, span)),
      span,
    );
  if (plain !== null && typeof plain === 'object')
    return mapOf(
      Object.entries(plain).map(([key, item]) => ({ key, keySpan: span, value: plainValue(item, span) })),
      span,
    );
  if (typeof plain === 'number') return numberValue(plain, span);
  return typeof plain === 'string' || typeof plain === 'boolean' ? scalar(plain, span) : scalar(null, span);
}
