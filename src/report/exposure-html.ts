import type { Finding } from '../check/finding.js';
import type { ExposureLevel, ExposureTable } from '../graph/exposure-table.js';
import { html as safe } from './escape.js';
import { pageEnd, pageStart } from './page.js';
import { severities } from './reporter.js';
import { count, kindNames } from './words.js';

/** An API's table with what is found in it. */
export interface ExposureSection {
  readonly table: ExposureTable;
  readonly findings: readonly Finding[];
}

const levelNames: Readonly<Record<ExposureLevel, string>> = {
  open: 'open to anyone',
  credential: 'with a credential',
  restricted: 'from some networks only',
  nobody: 'nobody',
  unknown: 'not known',
  aside: 'preflights and messages',
};

/**
 * Who can call what as one page that needs nothing else. It is filtered by API, exposure and finding with style alone:
 * the page's policy lets no script run, whatever a template's names hold.
 */
export function exposurePage(sections: readonly ExposureSection[]): string {
  const rules = [...new Set(sections.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  const numbers = new Map(rules.map((rule, index) => [rule, index]));
  const aboutRoutes = rules.map((rule) =>
    sections.some(({ findings }) => findings.some((finding) => finding.rule === rule && finding.route !== null)),
  );
  const levels = Object.entries(levelNames).filter(([level]) =>
    sections.some(({ table }) => table.rows.some((row) => row.level === level)),
  );
  const routes = sections.reduce((sum, { table }) => sum + table.rows.length, 0);
  return [
    pageStart('gatelint graph'),
    `<style>${filterStyle(sections.length, aboutRoutes)}</style>`,
    `<header><h1>Who can call what</h1><p>${count(sections.length, 'API')} with ${count(routes, 'route')}</p></header>`,
    '<details class="filters" open><summary>Filter</summary>',
    fieldset(
      'Exposure',
      levels.map(([level, name]) => check(`e-${level}`, name)),
    ),
    fieldset('Findings', [
      radio('f-all', 'all routes', true),
      radio('f-some', 'only routes with findings'),
      ...rules.map((rule, index) => radio(`f-${index}`, rule)),
    ]),
    fieldset(
      'APIs',
      sections.map(({ table }, index) => check(`a-${index}`, nameAmong(sections, table))),
    ),
    '</details>',
    ...sections.map(
      ({ table, findings }, index) =>
        `<section class="${[`a-${index}`, ...classesOf(findings, numbers)].join(' ')}">\n${exposureHtml(table, findings, numbers)}</section>`,
    ),
    pageEnd,
  ].join('\n');
}

/** An API's name, with its file where others have the same one. */
function nameAmong(sections: readonly ExposureSection[], { api, file }: ExposureTable): string {
  const same = sections.filter(({ table }) => table.api.name === api.name);
  return same.length > 1 ? `${api.name} (${file})` : api.name;
}

/** What the filters by finding go by. */
function classesOf(findings: readonly Finding[], numbers: ReadonlyMap<string, number>): readonly string[] {
  const rules = new Set(findings.map(({ rule }) => rule));
  return [...(rules.size > 0 ? ['found'] : []), ...Array.from(rules, (rule) => `f-${numbers.get(rule)}`)];
}

function fieldset(name: string, inputs: readonly string[]): string {
  return `<fieldset><legend>${name}</legend>${inputs.join('')}</fieldset>`;
}

const check = (id: string, name: string) =>
  `<span><input type="checkbox" id="${id}" checked><label for="${id}">${safe(name)}</label></span>`;
const radio = (id: string, name: string, on = false) =>
  `<span><input type="radio" name="finding" id="${id}"${on ? ' checked' : ''}><label for="${id}">${safe(name)}</label></span>`;

/** A rule about routes leaves those that it found something in, every rule the APIs. */
function filterStyle(apis: number, aboutRoutes: readonly boolean[]): string {
  const hidden = [
    ...Object.keys(levelNames).map((level) => `main:has(#e-${level}:not(:checked)) tr.e-${level}`),
    'main:has(#f-some:checked) :is(section, tbody tr):not(.found)',
    ...aboutRoutes.map(
      (routes, index) =>
        `main:has(#f-${index}:checked) ${routes ? ':is(section, tbody tr)' : 'section'}:not(.f-${index})`,
    ),
    ...Array.from({ length: apis }, (_, index) => `main:has(#a-${index}:not(:checked)) section.a-${index}`),
  ];
  return `${hidden.join(',\n')} { display: none; }`;
}

/** Who can call what, as a table of a page; with findings where there are any, numbered for the page's filters. */
export function exposureHtml(
  { api, file, when, incomplete, rows }: ExposureTable,
  findings: readonly Finding[] = [],
  numbers: ReadonlyMap<string, number> = new Map(),
): string {
  const condition = when.length > 0 ? `, when ${safe(when.join(' and '))}` : '';
  const heads = ['Route', 'Credential', 'From', 'Through', 'To', ...(findings.length > 0 ? ['Findings'] : [])];
  const bySeverity = [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const lines = rows.map(({ route, credential, from, through, to, open, level }) => {
    const found = bySeverity.filter((finding) => finding.route === route);
    const texts = [
      `<code>${safe(route)}</code>`,
      open ? '<strong class="badge high">none</strong>' : safe(credential),
      safe(from),
      safe(through),
      safe(to),
      ...(findings.length > 0 ? [found.map(badge).join('<br>')] : []),
    ];
    const classes = [`e-${level}`, ...classesOf(found, numbers)];
    const cells = texts.map((text, index) => `<td data-label="${heads[index]}">${text}</td>`);
    return `<tr class="${classes.join(' ')}">${cells.join('')}</tr>\n`;
  });
  const others = bySeverity.filter((finding) => finding.route === null);
  return [
    `<h3>${kindNames[api.kind]} <code>${safe(api.name)}</code>${condition} <small>${safe(file)}</small></h3>`,
    ...incomplete.map((reason) => `<p>Routes may be missing: ${safe(reason)}</p>`),
    ...(others.length > 0 ? [`<p>${others.map(badge).join(', ')}</p>`] : []),
    '<table>',
    `<thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead>`,
    `<tbody>\n${lines.join('')}</tbody>`,
    '</table>',
    '',
  ].join('\n');
}

function badge({ rule, severity, stage, message }: Finding): string {
  const where = stage === null ? '' : ` (stage ${safe(stage)})`;
  return `<span class="badge ${severity}" title="${safe(message)}">${severity}</span> ${safe(rule)}${where}`;
}
