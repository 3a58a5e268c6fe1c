import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withoutIgnored } from '../../src/cli/check.js';
import { main } from '../../src/cli/main.js';
import type { Input } from '../../src/graph/world.js';
import { Source } from '../../src/text/source.js';
import { openTemplate, repository } from '../integrations/tools.js';
import { fakeTerminal } from './terminal.js';

async function gatelint(cwd: string, ...args: readonly string[]) {
  const terminal = fakeTerminal({ cwd });
  const status = await main(args, terminal);
  return { status, out: terminal.out, err: terminal.err };
}

describe('gatelint config', () => {
  test('says where each value comes from', async () => {
    const cwd = repository({
      'base.yaml': 'fail-on: high\nregion: eu-central-1\n',
      'gatelint.yaml': 'extends: [strict, ./base.yaml]\nrules:\n  stage-without-waf: off\n',
    });
    const { status, out } = await gatelint(cwd, 'config', '--rule', 'stage-without-tracing=high');
    const lines = out.split('\n').map((line) => line.replace(/ +/g, ' '));
    expect(lines).toContain('extends: [strict] # gatelint.yaml:1');
    expect(lines).toContain('fail-on: high # base.yaml:1');
    expect(lines).toContain('region: eu-central-1 # base.yaml:2');
    expect(lines).toContain('undecided: count # default');
    expect(lines).toContain(' stage-without-waf: off # gatelint.yaml:3');
    expect(lines).toContain(' stage-without-tracing: high # --rule');
    expect(lines).toContain(' route-without-authorization: high # strict');
    expect(status).toBe(0);
  });

  test('says what is wrong with the configuration, and the check does not run with it', async () => {
    const cwd = repository({ 'gatelint.yaml': 'fail-no: high\n', 'template.yaml': openTemplate });
    for (const command of ['config', 'check', 'graph']) {
      const { status, err } = await gatelint(cwd, command);
      expect(status).toBe(2);
      expect(err).toMatch(/^gatelint\.yaml:1:1: error: .*fail-on.*\(config-invalid\)\n$/);
    }
  });
});

describe('gatelint init', () => {
  test('writes a configuration that changes nothing yet', async () => {
    const cwd = repository({ 'template.yaml': openTemplate });
    const before = await gatelint(cwd, 'check');
    expect((await gatelint(cwd, 'init')).status).toBe(0);
    expect(readFileSync(join(cwd, 'gatelint.yaml'), 'utf8')).toContain('# gatelint checks here: 1 CloudFormation.');
    expect(await gatelint(cwd, 'check')).toEqual(before);
  });

  test('names parameters that conditions read', async () => {
    const cwd = repository({
      'template.yaml': `Parameters: {Stage: {Type: String, Default: dev}}\nConditions: {IsProd: !Equals [!Ref Stage, prod]}\n${openTemplate}    Condition: IsProd\n`,
    });
    await gatelint(cwd, 'init');
    expect(readFileSync(join(cwd, 'gatelint.yaml'), 'utf8')).toContain('#   Stage: "prod"');
  });

  test('leaves a configuration that is there alone', async () => {
    const cwd = repository({ 'gatelint.json': '{}' });
    const { status, err } = await gatelint(cwd, 'init');
    expect(status).toBe(2);
    expect(err).toMatch(/^gatelint: there is a configuration already: .*gatelint\.json\n$/);
    expect(existsSync(join(cwd, 'gatelint.yaml'))).toBe(false);
  });

  test('prints snippets', async () => {
    const cwd = repository({ 'a.txt': '' });
    expect((await gatelint(cwd, 'init', 'pre-commit')).out).toContain('- id: gatelint');
    expect((await gatelint(cwd, 'init', 'github')).out).toContain('uses: OWNER/gatelint@');
    expect((await gatelint(cwd, 'init', 'jenkins')).status).toBe(2);
  });
});

describe('the configuration', () => {
  test('leaves out files that it ignores', async () => {
    const cwd = repository({ 'old/template.yaml': openTemplate, 'gatelint.yaml': 'ignore: [old/**]\n' });
    expect((await gatelint(cwd, 'check')).status).toBe(0);
    expect((await gatelint(cwd, 'check', '--no-config')).status).toBe(1);
  });

  test('sets what makes a run fail, and the command line wins', async () => {
    const cwd = repository({ 'template.yaml': openTemplate });
    writeFileSync(join(cwd, 'gatelint.yaml'), 'fail-on: never\n');
    expect((await gatelint(cwd, 'check')).status).toBe(0);
    expect((await gatelint(cwd, 'check', '--fail-on', 'high')).status).toBe(1);
  });
});

test('what was ignored is dropped, but no error that belongs to no file', async () => {
  const source = (file: string) => new Source(file, '');
  const input = (sources: readonly Source[]): Input => ({ sources, worlds: [], diagnostics: [], notAllWorlds: null });
  const all = [input([]), input([source('old.yaml')]), input([source('old.yaml'), source('new.yaml')])];
  async function* inputs() {
    yield* all;
  }
  const kept: Input[] = [];
  for await (const one of withoutIgnored(inputs(), { isIgnored: (file) => file === 'old.yaml' })) kept.push(one);
  expect(kept).toEqual([all[0], all[2]]);
});
