import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckedInput } from '../../src/check/finding.js';
import { parseArguments } from '../../src/cli/arguments.js';
import { Report } from '../../src/cli/report.js';
import { finding, inputs, rules } from '../report/findings.js';
import { fakeTerminal } from './terminal.js';

async function* each(checked: readonly CheckedInput[]): AsyncGenerator<CheckedInput> {
  yield* checked;
}

async function run(argv: readonly string[], checked: readonly CheckedInput[], terminal = fakeTerminal()) {
  const report = new Report(parseArguments(argv), terminal);
  const status = await report.write(each(checked), { rules, root: terminal.cwd });
  return { status, out: terminal.out, err: terminal.err };
}

const [usual] = inputs as [CheckedInput];
const only = (changes: Parameters<typeof finding>[0]): CheckedInput[] => [{ ...usual, findings: [finding(changes)] }];

describe('the exit status', () => {
  test('is 1 where a finding is as severe as --fail-on, which is medium by default', async () => {
    expect((await run([], only({ severity: 'high' }))).status).toBe(1);
    expect((await run([], only({ severity: 'medium' }))).status).toBe(1);
    expect((await run([], only({ severity: 'low' }))).status).toBe(0);
    expect((await run(['--fail-on', 'low'], only({ severity: 'low' }))).status).toBe(1);
    expect((await run(['--fail-on', 'critical'], only({ severity: 'high' }))).status).toBe(0);
    expect((await run(['--fail-on', 'never'], only({ severity: 'critical' }))).status).toBe(0);
  });

  test('is 0 where everything is suppressed', async () => {
    const suppressed = { kind: 'comment', reason: 'known', until: null } as const;
    expect((await run([], only({ suppressed }))).status).toBe(0);
  });

  test('is not changed by what is undecided, unless asked for', async () => {
    expect((await run([], only({ status: 'undecided' }))).status).toBe(0);
    expect((await run(['--undecided', 'show'], only({ status: 'undecided' }))).status).toBe(0);
    expect((await run(['--undecided', 'fail'], only({ status: 'undecided' }))).status).toBe(1);
  });

  test('is 2 where a file could not be read, with the findings of the others', async () => {
    const { status, out, err } = await run(['--format', 'json'], inputs);
    expect(status).toBe(2);
    expect(JSON.parse(out).findings).toHaveLength(7);
    expect(JSON.parse(out).errors).toHaveLength(1);
    expect(err).toMatch(/^broken\.yaml:1:12: error: unexpected end .*\(yaml-syntax\)\n$/);
  });
});

describe('outputs', () => {
  test('go to standard output and to files in one run', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'gatelint-'));
    const argv = ['--format', 'pretty', '--format', 'sarif=out.sarif', '--format', 'gitlab=quality.json'];
    const { out } = await run(argv, inputs, fakeTerminal({ cwd }));
    expect(out).toContain('5 findings');
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).runs[0].results).toHaveLength(5);
    expect(JSON.parse(readFileSync(join(cwd, 'quality.json'), 'utf8'))).toHaveLength(5);
  });

  test('are in colour on a terminal, unless NO_COLOR or --no-color says otherwise', async () => {
    const colored = async (argv: string[], changes: Parameters<typeof fakeTerminal>[0]) =>
      (await run(argv, inputs, fakeTerminal(changes))).out.includes('\x1b[31m');
    expect(await colored([], { isTerminal: true })).toBe(true);
    expect(await colored([], { isTerminal: false })).toBe(false);
    expect(await colored([], { isTerminal: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await colored([], { isTerminal: true, env: { NO_COLOR: '' } })).toBe(true);
    expect(await colored([], { isTerminal: true, env: { TERM: 'dumb' } })).toBe(false);
    expect(await colored([], { env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await colored(['--no-color'], { isTerminal: true, env: { FORCE_COLOR: '1' } })).toBe(false);
    expect(await colored(['--color'], { env: { NO_COLOR: '1' } })).toBe(true);
  });

  test('say less with --quiet', async () => {
    expect((await run(['--quiet'], inputs)).out).not.toContain('5 findings');
  });
});
