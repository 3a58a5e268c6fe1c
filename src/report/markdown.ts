import type { ExposureTable } from '../graph/exposure-table.js';
import { markdownCode, markdown as safe } from './escape.js';
import { type Group, routesOf, type Section, sectionsOf } from './group.js';
import { firstLineOf } from './place.js';
import { type MakeReporter, type ReportContext, severities, shown } from './reporter.js';
import { rootPaths } from './root-path.js';
import { count, kindNames, mendOf, restOf, seen, total } from './words.js';

/** GitHub refuses a job summary of more than 1 MiB. */
const MOST_CHARACTERS = 800_000;

/** For job summaries, pull requests and wikis: a table for each API and stage. */
export const markdown: MakeReporter = (context) => {
  const pathOf = rootPaths(context.cwd, context.root);
  let written = 0;
  let left = 0;
  const tables: string[] = [];
  let held = 0;
  let tablesLeft = 0;
  return {
    input(checked, exposure) {
      for (const api of exposure) {
        const text = exposureTable(api);
        held += text.length;
        if (held > MOST_CHARACTERS) tablesLeft++;
        else tables.push(text);
      }
      for (const section of sectionsOf(shown(checked.findings, context.undecided))) {
        const text = table(section, context, pathOf);
        if (written + text.length > MOST_CHARACTERS) {
          left += section.groups.reduce((sum, { findings }) => sum + findings.length, 0);
          continue;
        }
        written += text.length;
        context.write(text);
      }
    },
    end() {
      if (left > 0) context.write(`**${count(left, 'more finding')} left out: the report would be too long.**\n\n`);
      context.write(summaryText(context));
      if (tables.length > 0) context.write('\n### Who can call what\n');
      for (const text of tables) {
        written += text.length;
        if (written > MOST_CHARACTERS) tablesLeft++;
        else context.write(text);
      }
      if (tablesLeft > 0)
        context.write(`\n**${count(tablesLeft, 'more table')} left out: the report would be too long.**\n`);
    },
  };
};

function table(
  { api, stage, groups }: Section,
  context: ReportContext,
  pathOf: (file: string) => string | null,
): string {
  const heading = api
    ? `${kindNames[api.kind]} ${markdownCode(api.name)}${stage === null ? '' : `, stage ${markdownCode(stage)}`}`
    : 'Domains, permissions, keys and plans';
  const rows = groups.map((group) => row(group, context, pathOf));
  return `### ${heading}\n\n| Severity | Finding | Where |\n| --- | --- | --- |\n${rows.join('')}\n`;
}

const MOST_ROUTES = 10;

function row(group: Group, context: ReportContext, pathOf: (file: string) => string | null): string {
  const { first } = group;
  const { file, startLine } = firstLineOf(first.span);
  const routes = routesOf(group);
  const more = routes.length > MOST_ROUTES ? ` and ${routes.length - MOST_ROUTES} more` : '';
  const finding = [
    safe(group.message),
    ...(routes.length > 1
      ? [`${count(routes.length, 'route')}: ${routes.slice(0, MOST_ROUTES).map(markdownCode).join(', ')}${more}`]
      : []),
    ...(first.when.length > 0 ? [`Only when ${safe(first.when.join(' and '))}`] : []),
    ...mendOf(group.rules, context).map((mend) => `*${safe(mend)}*`),
    group.rules.map(markdownCode).join(', '),
  ];
  const severity = first.status === 'undecided' ? 'undecided' : first.severity;
  return `| ${severity} | ${finding.join('<br>')} | ${markdownCode(`${pathOf(file) ?? file}:${startLine}`)} |\n`;
}

function summaryText(context: ReportContext): string {
  const { summary } = context;
  const found = severities.filter((severity) => summary.findings[severity] > 0);
  const bySeverity = found.map((severity) => `${summary.findings[severity]} ${severity}`).join(', ');
  const first = `**${total(summary)}**${bySeverity && `: ${bySeverity}`}`;
  return `${[first, ...restOf(context)].join(' · ')}\n\n${seen(summary)}\n`;
}

function exposureTable({ api, when, rows }: ExposureTable): string {
  const condition = when.length > 0 ? `, when ${safe(when.join(' and '))}` : '';
  const lines = rows.map((row) => {
    const credential = row.open ? '**none**' : safe(row.credential);
    return `| ${markdownCode(row.route)} | ${credential} | ${safe(row.from)} | ${safe(row.through)} | ${safe(row.to)} |`;
  });
  return [
    '',
    `${kindNames[api.kind]} ${markdownCode(api.name)}${condition}`,
    '',
    '| Route | Credential | From | Through | To |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}
