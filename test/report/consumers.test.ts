import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { formatNames, loadFormat } from '../../src/report/formats.js';
import { gitlab } from '../../src/report/gitlab.js';
import { html } from '../../src/report/html.js';
import { junit } from '../../src/report/junit.js';
import { markdown } from '../../src/report/markdown.js';
import type { ReportContext } from '../../src/report/reporter.js';
import { exposure, finding, hostile, inputs, render, rules } from './findings.js';

// What the readers of the formats insist on, by their documentation.

describe('GitLab Code Quality', () => {
  // https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
  const validate = new Ajv().compile({
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
      properties: {
        description: { type: 'string', minLength: 1 },
        check_name: { type: 'string', minLength: 1 },
        fingerprint: { type: 'string', minLength: 1 },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          properties: {
            path: { type: 'string', pattern: '^(?!\\./|/|\\.\\./).' },
            lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
          },
        },
      },
    },
  });

  test('reads the report, which is an array also when there is nothing to report', () => {
    validate(JSON.parse(render(gitlab, { undecided: 'show' })));
    expect(validate.errors ?? []).toEqual([]);
    expect(JSON.parse(render(gitlab, {}, []))).toEqual([]);
  });

  test('drops what has a fingerprint twice: none has', () => {
    const fingerprints = JSON.parse(render(gitlab)).map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });
});

describe('JUnit', () => {
  test('has in each suite the counts of its cases', () => {
    const suites = Array.from(
      render(junit, { undecided: 'show' }).matchAll(/<testsuite name="[^"]*" ([^>]*)>([\s\S]*?)<\/testsuite>/g),
    );
    expect(suites.length).toBeGreaterThan(2);
    for (const [, counts = '', cases = ''] of suites) {
      const number = (pattern: RegExp) => cases.match(pattern)?.length ?? 0;
      expect(counts).toBe(
        `tests="${number(/<testcase /g)}" failures="${number(/<failure /g)}" errors="${number(/<error /g)}" skipped="${number(/<skipped /g)}"`,
      );
    }
  });
});

describe('hostile names', () => {
  test('make no element and no attribute in HTML', () => {
    const page = render(html, { undecided: 'show' });
    expect(hostile.api).toContain('<script>');
    expect(page).not.toMatch(/<(script|img|iframe|object|link|svg|form)\b/i);
    const attributes = Array.from(
      page.matchAll(/<[a-z][a-z0-9]*((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/gi),
      ([, all]) => all,
    );
    const names = attributes.flatMap((all) => Array.from((all ?? '').matchAll(/\s([a-z-]+)/gi), ([, name]) => name));
    expect(names.filter((name) => name?.startsWith('on'))).toEqual([]);
    // every tag is one of those, so that none was missed by being malformed
    expect(page.match(/<[a-z]/gi)?.length).toBe(attributes.length);
  });

  test('a page in HTML asks for nothing elsewhere', () => {
    expect(render(html)).not.toMatch(/<[^>]*\b(src|href)=|url\(|@import/i);
  });

  test('make no row, no element, no link and no mention in Markdown', () => {
    const text = render(markdown, { undecided: 'show' });
    // within code nothing is read as markup, but a bar ends a cell there too
    const withoutCode = text.replaceAll(/(?<![`\\])(`+)(?!`)(.*?[^`])\1(?!`)/g, (code) =>
      code.replaceAll(/[^|\\]/g, '.'),
    );
    expect(withoutCode).not.toMatch(/<(?!br>)[a-z/!]/i);
    expect(withoutCode).not.toMatch(/(?<!\\)[[\]]/);
    for (const line of withoutCode.split('\n').filter((row) => row.startsWith('|'))) {
      // three columns in findings, five in the table of routes
      expect([4, 6]).toContain(line.match(/(?<!\\)\|/g)?.length);
    }
  });
});

describe('a report is written as it comes, so that any number of files fits in memory', () => {
  const many = 400;
  test.each(formatNames)('%s', async (name) => {
    const make = await loadFormat(name);
    let written = 0;
    const context: ReportContext = {
      write: (text) => {
        written += text.length;
      },
      tool: { name: 'gatelint', version: '1.2.3' },
      rules,
      summary: { ...emptyCounts(), findings: { critical: 0, high: 0, medium: 0, low: 0 } },
      undecided: 'count',
      cwd: '/repo',
      root: '/repo',
      color: false,
      width: 100,
      quiet: false,
      warn: () => {},
    };
    const reporter = make(context);
    const [first] = inputs;
    for (let at = 0; at < many; at++) {
      const findings = [finding({ resource: `R${at}`, route: `GET /${at}`, cause: `${at}`, severity: 'high' })];
      reporter.input({ findings, diagnostics: [], counts: { files: 1, apis: 1, routes: 1, stages: 1 } }, []);
    }
    const before = written;
    reporter.end();
    expect(first).toBeDefined();
    // SARIF is cut to its most severe results, which are known at the end: it holds their texts, and no more of them
    // than GitHub takes
    if (name !== 'sarif') expect(before / written).toBeGreaterThan(0.9);
  });

  test('the tables of Markdown, which come last, are held as far as they fit', () => {
    const [table] = exposure;
    if (!table) throw new Error('no table');
    const big = { ...table, rows: Array.from({ length: 2000 }, () => table.rows[0] ?? []).flat() };
    let written = '';
    const reporter = markdown({
      write: (text) => {
        written += text;
      },
      tool: { name: 'gatelint', version: '1.2.3' },
      rules,
      summary: { ...emptyCounts(), findings: { critical: 0, high: 0, medium: 0, low: 0 } },
      undecided: 'count',
      cwd: '/repo',
      root: '/repo',
      color: false,
      width: 100,
      quiet: false,
      warn: () => {},
    });
    const nothing = { findings: [], diagnostics: [], counts: { files: 1, apis: 1, routes: 1, stages: 1 } };
    for (let at = 0; at < 20; at++) reporter.input(nothing, [big]);
    reporter.end();
    expect(written.length).toBeLessThan(900_000);
    expect(written).toMatch(/\d+ more tables? left out/);
  });
});

function emptyCounts() {
  return { files: 0, apis: 0, routes: 0, stages: 0, undecided: 0, suppressed: 0, errors: 0 };
}
