import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckedInput } from '../../src/check/finding.js';
import { main } from '../../src/cli/main.js';
import { json, type ReportJson } from '../../src/report/json.js';
import { sarif } from '../../src/report/sarif.js';
import { finding, inputs, render } from '../report/findings.js';
import { fakeTerminal } from './terminal.js';

const validate = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8')),
);

const counts = { files: 1, apis: 1, routes: 1, stages: 1 };
const one = (changes: Parameters<typeof finding>[0]): CheckedInput => ({
  findings: [finding(changes)],
  diagnostics: [],
  counts,
});
const [usual, hostile, broken] = inputs as readonly [CheckedInput, CheckedInput, CheckedInput];

async function merge(texts: readonly string[], ...flags: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'gatelint-merge-'));
  const names = texts.map((text, at) => {
    writeFileSync(join(cwd, `${at}.json`), text);
    return `${at}.json`;
  });
  const terminal = fakeTerminal({ cwd });
  const status = await main(['merge', ...names, ...flags], terminal);
  return { status, out: terminal.out, err: terminal.err, cwd };
}

const jsonOf = (...checked: readonly CheckedInput[]) => render(json, {}, checked);
const sarifOf = (...checked: readonly CheckedInput[]) => render(sarif, { warn: () => {}, undecided: 'show' }, checked);

describe.each([
  ['JSON reports', jsonOf],
  ['SARIF files', sarifOf],
])('merging %s', (_, reportOf) => {
  test('gives what one run over everything would have said, in whatever order they come', async () => {
    const parts = [reportOf(hostile), reportOf(broken), reportOf(usual)];
    const { out } = await merge(parts);
    expect(out).toBe((await merge([reportOf(...inputs)])).out);
    expect(out).toBe((await merge(parts.toReversed())).out);
  });

  test('changes nothing in what is merged already', async () => {
    const { out } = await merge([reportOf(...inputs)]);
    expect((await merge([out])).out).toBe(out);
    expect((await merge([out, out])).out.replace(/"summary".*/, '')).toBe(out.replace(/"summary".*/, ''));
  });

  test('has the exit status of --fail-on', async () => {
    const medium = [reportOf(one({ severity: 'low' })), reportOf(one({ severity: 'medium', resource: 'B' }))];
    expect((await merge(medium)).status).toBe(1);
    expect((await merge(medium, '--fail-on', 'high')).status).toBe(0);
    expect((await merge(medium, '--fail-on', 'never')).status).toBe(0);
    expect((await merge([reportOf(one({ severity: 'critical' }))], '--fail-on', 'critical')).status).toBe(1);
    expect((await merge([reportOf()])).status).toBe(0);
  });

  test('is 2 where one of them could not read something', async () => {
    expect((await merge([reportOf(broken), reportOf()], '--fail-on', 'never')).status).toBe(2);
  });

  test('fails for what is undecided only where asked', async () => {
    const undecided = [reportOf(one({ status: 'undecided' }))];
    expect((await merge(undecided, '--fail-on', 'low')).status).toBe(0);
    expect((await merge(undecided, '--undecided', 'fail')).status).toBe(1);
  });

  test('takes --fail-on of the configuration', async () => {
    const { cwd } = await merge([reportOf(one({ severity: 'medium' }))]);
    writeFileSync(join(cwd, 'gatelint.yaml'), 'fail-on: high\n');
    expect(await main(['merge', '0.json'], fakeTerminal({ cwd }))).toBe(0);
    expect(await main(['merge', '0.json', '--no-config'], fakeTerminal({ cwd }))).toBe(1);
  });

  test('says in one line what it amounts to', async () => {
    const parts = [reportOf(one({ severity: 'low' })), reportOf(one({ resource: 'B' })), reportOf()];
    expect((await merge(parts)).err).toBe('gatelint: 2 findings: 1 high, 1 low (from 3 reports)\n');
    expect((await merge(parts, '--quiet')).err).toBe('');
  });

  test('refuses what was made by different versions', async () => {
    const other = reportOf(usual).replaceAll('"version":"1.2.3"', '"version":"9.9.9"');
    expect(other).not.toBe(reportOf(usual));
    const { status, err } = await merge([reportOf(usual), other]);
    expect(status).toBe(2);
    expect(err).toBe('gatelint: 0.json is of gatelint 1.2.3, 1.json of 9.9.9: merge what one version made\n');
  });

  test('refuses what is cut off, wherever', async () => {
    const text = reportOf(usual).trimEnd();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: text.length - 1 }), async (end) => {
        const { status, out, err } = await merge([reportOf(hostile), text.slice(0, end)]);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toBe('gatelint: 1.json is no report: it is not JSON, or cut off\n');
      }),
      { numRuns: 10 },
    );
  });
});

describe('a merged JSON report', () => {
  const merged = async (...parts: readonly string[]): Promise<ReportJson> => JSON.parse((await merge(parts)).out);

  test('fits the schema', async () => {
    validate(await merged(...inputs.map((input) => jsonOf(input))));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('adds up what was looked at and counts what is found', async () => {
    const { summary } = await merged(...inputs.map((input) => jsonOf(input)));
    expect(summary).toEqual(JSON.parse(jsonOf(...inputs)).summary);
  });

  test('has once what two of them found', async () => {
    const { findings, summary } = await merged(jsonOf(usual), jsonOf(usual, hostile));
    expect(findings).toHaveLength(usual.findings.length + hostile.findings.length);
    expect(summary.suppressed).toBe(1);
  });

  test('numbers equal fingerprints in files of their own anew', async () => {
    const elsewhere = jsonOf(one({})).replaceAll('infra/template.yaml', 'other/template.yaml');
    const { findings } = await merged(elsewhere, jsonOf(one({})));
    expect(findings.map(({ location, fingerprint }) => [location.file, fingerprint])).toEqual([
      ['infra/template.yaml', '0123456789abcdef0123'],
      ['other/template.yaml', '0123456789abcdef0123:2'],
    ]);
  });
});

describe('a merged SARIF file', () => {
  test('keeps the most severe results where there are more than GitHub takes', async () => {
    const low = Array.from({ length: 25_000 }, (_, at) => finding({ severity: 'low', resource: `R${at}` }));
    const parts = [sarifOf({ findings: low, diagnostics: [], counts }), sarifOf(one({ severity: 'critical' }))];
    const { out, err } = await merge(parts);
    const [{ results }] = JSON.parse(out).runs;
    expect(results).toHaveLength(25_000);
    expect(results.filter(({ level }: { level: string }) => level === 'error')).toHaveLength(1);
    expect(err).toContain('1 of the least severe results are left out: GitHub takes 25000.');
  });
});

describe('what cannot be merged is said in one line', () => {
  const sarifRun = (change: (run: Record<string, unknown>) => void) => {
    const log = JSON.parse(sarifOf(usual));
    change(log.runs[0]);
    return JSON.stringify(log);
  };
  test.each([
    ['[]', '0.json is no JSON report of this version of gatelint: it must be object'],
    [
      jsonOf(usual).replace('"version":1', '"version":2'),
      '0.json is no JSON report of this version of gatelint: /version must be equal to constant',
    ],
    [
      jsonOf(usual).replaceAll('"severity":"high"', '"severity":"huge"'),
      '0.json is no JSON report of this version of gatelint: /findings/0/severity must be equal to one of the allowed values',
    ],
    ['{"runs":[]}', '0.json cannot be merged: its version is not 2.1.0'],
    ['{"version":"2.1.0","runs":[]}', '0.json cannot be merged: it does not have exactly one run'],
    [
      '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"other","version":"1"}}}]}',
      '0.json cannot be merged: gatelint did not make it',
    ],
    [
      sarifRun((run) => {
        run.results = [{ ruleId: 'x', locations: [] }];
      }),
      '0.json cannot be merged: its results are not as gatelint writes them',
    ],
  ])('%.40s', async (text, message) => {
    const { status, out, err } = await merge([text]);
    expect({ status, out, err }).toEqual({ status: 2, out: '', err: `gatelint: ${message}\n` });
  });

  test('a JSON report with a SARIF file', async () => {
    const { status, err } = await merge([sarifOf(usual), jsonOf(usual)]);
    expect({ status, err }).toEqual({
      status: 2,
      err: 'gatelint: 1.json is a JSON report, 0.json is SARIF: merge one kind at a time\n',
    });
  });

  test('nothing, and a file that is not there', async () => {
    expect((await merge([])).err).toBe('gatelint: merge needs the files to join: gatelint merge FILES…\n');
    expect((await merge([], 'none.json')).err).toBe('gatelint: none.json does not exist\n');
  });

  test('to a file that cannot be written', async () => {
    const { status, err } = await merge([jsonOf(usual)], '--output', 'none/out.json');
    expect({ status, err }).toEqual({ status: 2, err: 'gatelint: cannot write none/out.json: no such folder\n' });
  });
});
