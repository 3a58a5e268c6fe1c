import type { ExposureRow } from '../graph/exposure-table.js';
import type { Fact } from '../graph/fact.js';
import type { Span } from '../text/source.js';
import type { Step } from '../text/value.js';
import { terminal, withoutCommands } from './escape.js';
import { paint, type Style } from './paint.js';
import { placeOf } from './place.js';

/** The facts behind what is said of one route, in the combinations of parameters in which they are the same. */
export interface TracePage {
  readonly api: string;
  readonly row: ExposureRow;
  readonly when: readonly string[];
  readonly facts: readonly { readonly name: string; readonly fact: Fact<string>; readonly more: readonly Step[] }[];
  readonly rules: readonly { readonly rule: string; readonly outcome: string; readonly because: string }[];
}

const styles: Readonly<Record<string, Style>> = { fail: 'red', undecided: 'yellow', pass: 'green' };

/** One fact after the other: its value, whose word it is, its line, and the steps on the way. */
export function traceText({ api, row, when, facts, rules }: TracePage, color: boolean): string {
  const width = Math.max(...facts.map(({ name }) => name.length));
  const indent = ' '.repeat(width + 2);
  const lines = [
    paint('bold', terminal(`${row.route} of ${api}`), color),
    terminal(`credential: ${row.credential}; from: ${row.from}; through: ${row.through}; to: ${row.to}`),
    ...(when.length > 0 ? [`only when: ${terminal(when.join(' and '))}`] : []),
    '',
  ];
  for (const { name, fact, more } of facts) {
    const value = fact.known ? fact.value : `not known: ${fact.reason}`;
    const whose = fact.known && fact.assumed !== null ? ` (${fact.assumed})` : '';
    const at = paint('dim', `  ${terminal(place(fact.span))}`, color);
    lines.push(`${terminal(name).padEnd(width)}  ${terminal(value)}${terminal(whose)}${at}`);
    for (const { span, message } of [...(fact.via ?? []), ...more])
      lines.push(`${indent}${terminal(message)}${paint('dim', `  ${terminal(place(span))}`, color)}`);
  }
  lines.push('');
  const longest = Math.max(0, ...rules.map(({ outcome }) => outcome.length));
  for (const { rule, outcome, because } of rules) {
    const style = styles[outcome];
    const padded = outcome.padEnd(longest);
    lines.push(`${style ? paint(style, padded, color) : padded}  ${terminal(rule)}: ${terminal(because)}`);
  }
  return lines.map((line) => `${withoutCommands(line)}\n`).join('');
}

function place(span: Span): string {
  const { file, startLine } = placeOf(span);
  return `${file}:${startLine}`;
}
