import type { Span } from '../../../text/source.js';
import { unknown, type Value } from '../../../text/value.js';
import { jsonText } from './json-text.js';
import { whyUnknown } from './known.js';
import { joined, textIn, textValue } from './strings.js';

/**
 * `format("%s-%02d", …)`: the verbs of Terraform's printf.
 * https://developer.hashicorp.com/terraform/language/functions/format
 */
export function formatText(pattern: Value | undefined, values: readonly Value[], span: Span): Value {
  if (pattern?.kind !== 'scalar') return unknown((pattern && whyUnknown(pattern)) ?? 'a format is missing', span);
  const parts: Value[] = [];
  let next = 0;
  let end = 0;
  const text = textIn(pattern);
  for (const match of text.matchAll(/%(?:\[(\d+)\])?([-+ #0]*)([1-9]\d*)?(?:\.(\d+))?([%a-zA-Z])/g)) {
    parts.push(textValue(text.slice(end, match.index), pattern.span));
    end = match.index + match[0].length;
    const [, at, flags = '', width = '0', precision, verb = ''] = match;
    if (verb === '%') {
      parts.push(textValue('%', pattern.span));
      continue;
    }
    if (at !== undefined) next = Number(at) - 1;
    const value = values[next++];
    if (!value) return unknown('an argument of format is missing', span);
    if (value.kind !== 'scalar') {
      parts.push(value.kind === 'map' || value.kind === 'list' ? jsonText(value) : value);
      continue;
    }
    if (Number(width) > 1_000) return unknown('a format is too wide', span);
    const shown = verbText(
      verb,
      value.value,
      textIn(value),
      precision === undefined ? undefined : Math.min(Number(precision), 100),
    );
    const filler = flags.includes('0') && verb !== 's' ? '0' : ' ';
    const sign = filler === '0' && shown.startsWith('-') ? '-' : '';
    const sized = flags.includes('-')
      ? shown.padEnd(Number(width))
      : sign + shown.slice(sign.length).padStart(Number(width) - sign.length, filler);
    parts.push(sized === textIn(value) ? value : textValue(sized, span));
  }
  parts.push(textValue(text.slice(end), pattern.span));
  return joined(parts, span);
}

function verbText(verb: string, value: unknown, text: string, precision: number | undefined): string {
  const number = Number(text);
  switch (verb) {
    case 'd':
      return Number.isNaN(number) ? text : String(Math.trunc(number));
    case 'b':
      return Number.isNaN(number) ? text : Math.trunc(number).toString(2);
    case 'o':
      return Number.isNaN(number) ? text : Math.trunc(number).toString(8);
    case 'x':
      return Number.isNaN(number) ? Buffer.from(text).toString('hex') : Math.trunc(number).toString(16);
    case 'X':
      return Number.isNaN(number)
        ? Buffer.from(text).toString('hex').toUpperCase()
        : Math.trunc(number).toString(16).toUpperCase();
    case 'f':
      return Number.isNaN(number) ? text : number.toFixed(precision ?? 6);
    case 'e':
      return Number.isNaN(number) ? text : number.toExponential(precision ?? 6);
    case 'q':
      return JSON.stringify(text);
    case 's':
      return precision === undefined ? text : [...text].slice(0, precision).join('');
    default:
      return value === null ? 'null' : text;
  }
}
