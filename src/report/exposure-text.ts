import type { ExposureTable } from '../graph/exposure-table.js';
import { terminal, withoutCommands } from './escape.js';
import { paint } from './paint.js';
import { kindNames } from './words.js';

/** Who can call what, for a terminal: one table for each API. */
export function exposureText(tables: readonly ExposureTable[], color: boolean, width: number): string {
  const lines = tables.flatMap((table) => [...tableLines(table, color, width), '']);
  return lines.map((line) => `${withoutCommands(line)}\n`).join('');
}

const titles = ['ROUTE', 'CREDENTIAL', 'FROM', 'THROUGH', 'TO'];

function tableLines(
  { api, file, when, incomplete, rows }: ExposureTable,
  color: boolean,
  width: number,
): readonly string[] {
  const name = api.name === api.id ? terminal(api.id) : `${terminal(api.name)} (${terminal(api.id)})`;
  const cells = [
    titles,
    ...rows.map(({ route, credential, from, through, to }) => [route, credential, from, through, to].map(terminal)),
  ];
  const widths = fitted(
    titles.map((_, column) => cells.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0)),
    width,
  );
  const lines = cells.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    paint('bold', `${kindNames[api.kind]} ${name}`, color) + paint('dim', `  ${terminal(file)}`, color),
    ...(when.length > 0 ? [`only when: ${terminal(when.join(' and '))}`] : []),
    ...incomplete.map((reason) => `routes may be missing: ${terminal(reason)}`),
    ...(rows.length === 0
      ? ['no routes']
      : lines.map((line, at) => painted(line, at === 0, rows[at - 1]?.open ?? false, color))),
  ];
}

function painted(line: string, isTitle: boolean, open: boolean, color: boolean): string {
  return isTitle ? paint('dim', line, color) : open ? paint('red', line, color) : line;
}

const NARROWEST = 10;

/** The widest columns give way until all fit. */
function fitted(widths: readonly number[], width: number): readonly number[] {
  const fit = [...widths];
  const gaps = 2 * (fit.length - 1);
  for (let over = sum(fit) + gaps - width; over > 0; over--) {
    const widest = fit.indexOf(Math.max(...fit));
    const now = fit[widest] ?? 0;
    if (now <= NARROWEST) break;
    fit[widest] = now - 1;
  }
  return fit;
}

function padded(cell: string, width: number): string {
  return cell.length > width ? `${cell.slice(0, width - 1)}…` : cell.padEnd(width);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
