import {
  changeOf,
  type DiffReport,
  headingOf,
  impactWords,
  markOf,
  type PlacedChange,
  sectionsOf,
  subjectOf,
  summaryOf,
} from './diff-words.js';
import { markdownCode, markdown as safe } from './escape.js';

/** What changed in exposure, for a comment on a pull request: a table for each API. */
export function diffMarkdown(report: DiffReport): string {
  const { base, head, impacts, notes } = report;
  const sections = sectionsOf(report.changes).flatMap((section) => {
    const [first] = section;
    if (!first) return [];
    const { kind, name } = headingOf(first);
    return [
      `### ${kind}${name === '' ? '' : ` ${markdownCode(name)}`}`,
      '',
      '| | What | Change | Where |',
      '| --- | --- | --- | --- |',
      ...section.map(row),
      '',
    ];
  });
  const lines = [
    `**${summaryOf(report)}** from ${markdownCode(base)} to ${markdownCode(head)}`,
    '',
    ...sections,
    ...(impacts.length > 0
      ? [
          '### Deployment',
          '',
          ...impacts.map(({ kind, file, words }) => `- ${impactWords[kind]}: ${safe(words)} in ${markdownCode(file)}`),
          '',
        ]
      : []),
    ...notes.map((note) => `${safe(note)}\n`),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function row(change: PlacedChange): string {
  const mark = change.direction === 'more' || change.direction === 'mixed' ? `**${markOf(change)}**` : markOf(change);
  const when = change.when.length > 0 ? `<br>Only when ${safe(change.when.join(' and '))}` : '';
  const { file, startLine } = change.location;
  const subject = subjectOf(change);
  const what = change.subject === 'route' && change.aspect !== null ? markdownCode(change.name) : safe(subject);
  return `| ${mark} | ${what} | ${safe(changeOf(change))}${when} | ${markdownCode(`${file}:${startLine}`)} |`;
}
