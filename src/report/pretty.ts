import type { Finding, Severity } from '../check/finding.js';
import { terminal, withoutCommands } from './escape.js';
import { excerptOf } from './excerpt.js';
import { type Group, routesOf, type Section, sectionsOf } from './group.js';
import { paint, type Style } from './paint.js';
import { firstLineOf } from './place.js';
import { type MakeReporter, type ReportContext, severities, shown } from './reporter.js';
import { count, kindNames, mendOf, restOf, seen, total } from './words.js';

/**
 * For people: by API and stage, the most severe first; what is wrong, the text that decides it, what it affects and how
 * to mend it. Findings of one rule with one cause are one entry.
 */
export const pretty: MakeReporter = (context) => {
  const lines = (texts: readonly string[]) => context.write(texts.map((text) => `${withoutCommands(text)}\n`).join(''));
  return {
    input(checked) {
      for (const section of sectionsOf(shown(checked.findings, context.undecided))) {
        lines([...heading(section, context), ...section.groups.flatMap((group) => ['', ...entry(group, context)]), '']);
      }
    },
    end() {
      if (!context.quiet) lines(summaryLines(context));
    },
  };
};

const styles: Record<Severity, Style> = { critical: 'magenta', high: 'red', medium: 'yellow', low: 'cyan' };

function heading({ api, stage, groups }: Section, { color }: ReportContext): readonly string[] {
  const [first] = groups;
  const file = terminal(first?.first.span.source.file ?? '');
  if (!api) return [paint('bold', `${file}`, color)];
  const name = api.name === api.id ? terminal(api.id) : `${terminal(api.name)} (${terminal(api.id)})`;
  const where = stage === null ? '' : `, stage ${terminal(stage)}`;
  return [paint('bold', `${kindNames[api.kind]} ${name}${where}`, color) + paint('dim', `  ${file}`, color)];
}

const INDENT = ' '.repeat(10);

function entry(group: Group, context: ReportContext): readonly string[] {
  const { first } = group;
  const { color } = context;
  const undecided = first.status === 'undecided';
  const word = undecided ? 'undecided' : first.severity;
  const label = paint(undecided ? 'dim' : styles[first.severity], word.padEnd(INDENT.length - 1), color);
  const [message = '', ...more] = wrap(terminal(group.message), context);
  return [
    `${label} ${paint('bold', message, color)}`,
    ...more.map((line) => INDENT + paint('bold', line, color)),
    ...source(first, context),
    ...affected(group, context),
    ...constructs(group, context),
    ...facts(group, context),
  ];
}

function source(finding: Finding, { color, width }: ReportContext): readonly string[] {
  const { file, startLine, startColumn } = firstLineOf(finding.span);
  const { line, text, from, length } = excerptOf(finding.span, width - INDENT.length - 10);
  const shownText = terminal(text);
  const before = terminal(text.slice(0, from)).length;
  const caret = '^'.repeat(Math.max(1, terminal(text.slice(from, from + length)).length));
  const gutter = ' '.repeat(String(line).length);
  const bar = paint('dim', '│', color);
  const underline = `${' '.repeat(before)}${paint(styles[finding.severity], caret, color)}`;
  const decided = terminal(finding.decided);
  const fits = INDENT.length + gutter.length + 3 + before + caret.length + 1 + decided.length <= width;
  return [
    INDENT + paint('dim', `${terminal(file)}:${startLine}:${startColumn}`, color),
    `${INDENT}${paint('dim', String(line), color)} ${bar} ${shownText}`,
    `${INDENT}${gutter} ${bar} ${underline}${fits && decided !== '' ? ` ${decided}` : ''}`,
    ...(fits || decided === ''
      ? []
      : wrap(decided, { width: width - gutter.length - 3 }).map((rest) => `${INDENT}${gutter} ${bar} ${rest}`)),
  ];
}

const MOST_ROUTES = 8;

function affected(group: Group, context: ReportContext): readonly string[] {
  const routes = routesOf(group);
  if (group.findings.length === 1) return [];
  if (routes.length === 0) {
    const resources = new Set(group.findings.map(({ resource }) => resource));
    return labelled('affects', [...resources].join(', '), context);
  }
  const named = routes.slice(0, MOST_ROUTES).join(', ');
  const rest = routes.length > MOST_ROUTES ? ` and ${routes.length - MOST_ROUTES} more` : '';
  return labelled(count(routes.length, 'route'), `${named}${rest}`, context);
}

const MOST_CONSTRUCTS = 4;

/** What an app made it with (AWS CDK), where the stacks of one class are several. */
function constructs({ findings }: Group, context: ReportContext): readonly string[] {
  const paths = [...new Set(findings.flatMap(({ construct }) => construct?.path ?? []))];
  if (paths.length === 0) return [];
  const rest = paths.length > MOST_CONSTRUCTS ? ` and ${paths.length - MOST_CONSTRUCTS} more` : '';
  return labelled('construct', `${paths.slice(0, MOST_CONSTRUCTS).join(', ')}${rest}`, context);
}

function facts(group: Group, context: ReportContext): readonly string[] {
  const { first: finding, rules } = group;
  return [
    ...finding.related.flatMap(({ span, message }) => {
      const { file, startLine, startColumn } = firstLineOf(span);
      return labelled('see', `${file}:${startLine}:${startColumn} ${message}`, context);
    }),
    ...(finding.when.length > 0 ? labelled('only when', finding.when.join(' and '), context) : []),
    ...mendOf(group.rules, context).flatMap((mend) => labelled('mend', mend, context)),
    ...wrap(rules.join(', '), context).map((line) => INDENT + paint('dim', line, context.color)),
  ];
}

function labelled(label: string, text: string, context: ReportContext): readonly string[] {
  const [first = '', ...more] = wrap(terminal(text), { width: context.width - label.length - 2 });
  return [
    `${INDENT}${paint('dim', `${label}:`, context.color)} ${first}`,
    ...more.map((line) => `${INDENT}${' '.repeat(label.length + 2)}${line}`),
  ];
}

/** Words to lines that fit beside the indent; a word that is too long keeps a line of its own. */
function wrap(text: string, { width }: { width: number }): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width - INDENT.length) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function summaryLines(context: ReportContext): readonly string[] {
  const { summary, color } = context;
  const found = severities.filter((severity) => summary.findings[severity] > 0);
  const bySeverity = found.map((severity) =>
    paint(styles[severity], `${summary.findings[severity]} ${severity}`, color),
  );
  const first =
    found.length === 0
      ? paint('green', total(summary), color)
      : `${paint('bold', total(summary), color)}: ${bySeverity.join(', ')}`;
  return [[first, ...restOf(context)].join(' · '), paint('dim', seen(summary), color)];
}
