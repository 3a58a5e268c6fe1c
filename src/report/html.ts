import type { Finding } from '../check/finding.js';
import { html as safe } from './escape.js';
import { excerptOf } from './excerpt.js';
import { exposureHtml } from './exposure-html.js';
import { type Group, routesOf, type Section, sectionsOf } from './group.js';
import { pageEnd, pageStart } from './page.js';
import { firstLineOf } from './place.js';
import { type MakeReporter, type ReportContext, severities, shown } from './reporter.js';
import { kindNames, mendOf, restOf, seen, total } from './words.js';

/** One page that needs nothing else: no script, no font, no request. The summary is written last and shown first. */
export const html: MakeReporter = (context) => {
  const filters = severities.map(
    (name) => `<input type="checkbox" id="${name}" checked><label for="${name}">${name}</label>`,
  );
  context.write(pageStart('gatelint report', filters));
  const tables: string[] = [];
  return {
    input(checked, exposure) {
      tables.push(...exposure.map((table) => exposureHtml(table)));
      for (const section of sectionsOf(shown(checked.findings, context.undecided))) {
        context.write(sectionHtml(section, context));
      }
    },
    end() {
      if (tables.length > 0) context.write(`<section>\n<h2>Who can call what</h2>\n${tables.join('')}</section>\n`);
      context.write(`${summaryHtml(context)}${pageEnd}`);
    },
  };
};

function sectionHtml({ api, stage, groups }: Section, context: ReportContext): string {
  const heading = api
    ? `${kindNames[api.kind]} <code>${safe(api.name)}</code>${stage === null ? '' : `, stage <code>${safe(stage)}</code>`}`
    : 'Domains, permissions, keys and plans';
  return `<section>\n<h2>${heading}</h2>\n${groups.map((group) => groupHtml(group, context)).join('')}</section>\n`;
}

function groupHtml(group: Group, context: ReportContext): string {
  const { first } = group;
  const word = first.status === 'undecided' ? 'undecided' : first.severity;
  const routes = routesOf(group);
  const details = [
    ...(routes.length > 1 ? [['Routes', routes.map((route) => `<code>${safe(route)}</code>`).join(', ')]] : []),
    ...(first.when.length > 0 ? [['Only when', safe(first.when.join(' and '))]] : []),
    ...first.related.map(({ span, message }) => ['See', `${safe(message)} ${placeHtml(span)}`]),
    ...mendOf(group.rules, context).map((mend) => ['Mend', safe(mend)]),
    [group.rules.length > 1 ? 'Rules' : 'Rule', group.rules.map((rule) => `<code>${safe(rule)}</code>`).join(', ')],
  ];
  return [
    `<article class="${word}">`,
    `<h3><span class="badge">${word}</span> ${safe(group.message)}</h3>`,
    sourceHtml(first),
    '<dl>',
    ...details.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`),
    '</dl>',
    '</article>',
    '',
  ].join('\n');
}

function sourceHtml(finding: Finding): string {
  const { line, text, from, length } = excerptOf(finding.span, 160);
  const marked = `${safe(text.slice(0, from))}<mark>${safe(text.slice(from, from + length))}</mark>${safe(text.slice(from + length))}`;
  return `<figure><figcaption>${placeHtml(finding.span)} ${safe(finding.decided)}</figcaption><pre><i>${line}</i> ${marked}</pre></figure>`;
}

function placeHtml(span: Finding['span']): string {
  const { file, startLine, startColumn } = firstLineOf(span);
  return `<code>${safe(file)}:${startLine}:${startColumn}</code>`;
}

function summaryHtml(context: ReportContext): string {
  const { summary, tool } = context;
  const found = severities.filter((name) => summary.findings[name] > 0);
  const bySeverity = found.map((name) => `<span class="badge ${name}">${summary.findings[name]} ${name}</span>`);
  const counts = [total(summary), ...bySeverity, ...restOf(context)].join(' · ');
  return `<header>\n<h1>${safe(tool.name)} <small>${safe(tool.version)}</small></h1>\n<p>${counts}</p>\n<p>${seen(summary)}</p>\n</header>\n`;
}
