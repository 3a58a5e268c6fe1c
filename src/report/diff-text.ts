import type { Direction } from '../graph/compare.js';
import {
  changeOf,
  type DiffReport,
  headingOf,
  impactWords,
  markOf,
  sectionsOf,
  subjectOf,
  summaryOf,
} from './diff-words.js';
import { terminal, withoutCommands } from './escape.js';
import { paint, type Style } from './paint.js';

const styles: Readonly<Record<Direction, Style>> = { more: 'red', mixed: 'yellow', other: 'cyan', less: 'green' };

/** What changed in exposure, for a terminal. */
export function diffText(report: DiffReport, color: boolean): string {
  const lines: string[] = [];
  for (const section of sectionsOf(report.changes)) {
    const [first] = section;
    if (!first) continue;
    const { kind, name } = headingOf(first);
    lines.push(paint('bold', terminal(`${kind} ${name}`.trim()), color));
    const width = Math.max(...section.map((change) => markOf(change).length));
    for (const change of section) {
      const mark = paint(styles[change.direction], markOf(change).padEnd(width), color);
      const what = [subjectOf(change), changeOf(change)].filter((part) => part !== '').join(': ');
      const { file, startLine } = change.location;
      lines.push(
        `${mark}  ${terminal(what)}${paint('dim', `  ${terminal(file)}:${startLine}`, color)}`,
        ...(change.when.length > 0 ? [`${' '.repeat(width)}  only when: ${terminal(change.when.join(' and '))}`] : []),
      );
    }
    lines.push('');
  }
  if (report.impacts.length > 0) {
    lines.push(paint('bold', 'Deployment', color));
    for (const { kind, file, words } of report.impacts)
      lines.push(`${impactWords[kind]}  ${terminal(words)}${paint('dim', `  ${terminal(file)}`, color)}`);
    lines.push('');
  }
  lines.push(...report.notes.map((note) => `note: ${terminal(note)}`), `${summaryOf(report)}.`);
  return lines.map((line) => `${withoutCommands(line)}\n`).join('');
}
