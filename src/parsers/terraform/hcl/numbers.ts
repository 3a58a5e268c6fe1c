import type { Span } from '../../../text/source.js';
import { type ScalarValue, scalar } from '../../../text/value.js';

/** A number with the text that Terraform gives it: all digits, no exponent. */
export function numberValue(number: number, span: Span): ScalarValue {
  return { ...scalar(number, span), text: decimal(number) };
}

function decimal(number: number): string {
  const text = String(number);
  const [, sign = '', first, rest = '', exponent] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (first === undefined) return text;
  const digits = first + rest;
  const shift = Number(exponent);
  return shift < 0 ? `${sign}0.${'0'.repeat(-shift - 1)}${digits}` : sign + digits.padEnd(shift + 1, '0');
}
