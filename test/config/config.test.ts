import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findConfig } from '../../src/config/find.js';
import { loadConfig } from '../../src/config/load.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatelint-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function load(text: string, more: Record<string, string> = {}) {
  write({ 'gatelint.yaml': text, ...more });
  const { config, diagnostics } = await loadConfig('gatelint.yaml', folder, folder);
  const errors = diagnostics.map(({ message, span }) => {
    const { line, column } = span.source.position(span.start);
    return `${span.source.file}:${line}:${column} ${message}`;
  });
  return { config, errors };
}

describe('finding the configuration', () => {
  it('goes upwards to the top of the repository', () => {
    write({ '.git/HEAD': '', 'gatelint.yaml': '', 'services/shop/template.yaml': '' });
    expect(findConfig(join(folder, 'services/shop'))).toBe(join(folder, 'gatelint.yaml'));
    write({ 'services/gatelint.json': '{}' });
    expect(findConfig(join(folder, 'services/shop'))).toBe(join(folder, 'services/gatelint.json'));
  });

  it('stops there', () => {
    write({ 'gatelint.yaml': '', 'repository/.git/HEAD': '', 'repository/a.yaml': '' });
    expect(findConfig(join(folder, 'repository'))).toBe(null);
  });

  it('takes package.json where it has the key', () => {
    write({ '.git/HEAD': '', 'package.json': '{"name": "shop"}' });
    expect(findConfig(folder)).toBe(null);
    write({ 'package.json': '{"gatelint": {"extends": "strict"}}' });
    expect(findConfig(folder)).toBe(join(folder, 'package.json'));
  });
});

describe('a configuration', () => {
  it('says presets, rules and the rest', async () => {
    const { config, errors } = await load(`
extends: [security-hub, strict]
rules:
  stage-without-client-certificate: { severity: low, options: { always: true } }
  acme/ours: off
parameters: { Stage: prod, Port: 443 }
stages: [dev, prod]
fail-on: high
baseline: .gatelint-baseline
`);
    expect(errors).toEqual([]);
    expect(config.presets).toEqual(['security-hub', 'strict']);
    expect(config.rules.get('stage-without-client-certificate')).toMatchObject({
      severity: 'low',
      options: { always: true },
    });
    expect(config.rules.get('acme/ours')).toMatchObject({ severity: 'off' });
    expect(config.parameters.get('Port')).toBe('443');
    expect(config).toMatchObject({ stages: ['dev', 'prod'], failOn: 'high', region: null });
    expect(config.baseline).toBe(join(folder, '.gatelint-baseline'));
  });

  it('may be empty', async () => {
    expect(await load('# nothing yet\n')).toMatchObject({ errors: [], config: { presets: [] } });
  });

  it('has globs that are relative to its folder, names with dots included', async () => {
    const { config } = await load('ignore: [legacy/, "**/test/*.yaml", ./a.yaml]\n');
    const ignored = (name: string) => config.ignore.some((globs) => globs(join(folder, name)));
    expect(['legacy/x/y.yaml', 'services/.old/test/a.yaml', 'a.yaml'].map(ignored)).toEqual([true, true, true]);
    expect(['services/legacy/y.yaml', 'b.yaml', '../legacy/y.yaml'].map(ignored)).toEqual([false, false, false]);
  });

  it('reads package.json under its key', async () => {
    write({ 'package.json': '{"name": "x", "gatelint": {"extends": "strict"}}' });
    const { config, diagnostics } = await loadConfig('package.json', folder, folder);
    expect(diagnostics).toEqual([]);
    expect(config.presets).toEqual(['strict']);
  });
});

describe('extending local files', () => {
  it('what the nearer file says holds', async () => {
    const { config, errors } = await load(
      'extends: [./team/base.yaml, strict]\nrules: { stage-without-client-certificate: low }\nignore: [a]\n',
      { 'team/base.yaml': 'extends: recommended\nrules: { stage-without-client-certificate: high }\nignore: [b]\n' },
    );
    expect(errors).toEqual([]);
    expect(config.presets).toEqual(['recommended', 'strict']);
    expect(config.rules.get('stage-without-client-certificate')?.severity).toBe('low');
    const ignored = (name: string) => config.ignore.some((globs) => globs(join(folder, name)));
    expect([ignored('a'), ignored('team/b'), ignored('b')]).toEqual([true, true, false]);
  });

  it('ends in a circle and at a missing file, with the place', async () => {
    expect((await load('extends: ./gatelint.yaml\n')).errors).toEqual([
      'gatelint.yaml:1:10 gatelint.yaml extends itself',
    ]);
    expect((await load('extends: ./none.yaml\n')).errors).toEqual(['gatelint.yaml:1:10 none.yaml does not exist']);
  });

  it('stays below the root', async () => {
    const { errors } = await load('extends: ../../outside.yaml\n');
    expect(errors[0]).toContain('outside the root');
  });
});

describe('what is wrong is said with its place and a suggestion', () => {
  it.each([
    ['rule: {}\n', "1:1 unknown key 'rule'; did you mean 'rules'?"],
    ['rules:\n  stage-without-client-certifcate: low\n', "2:3 rules: 'stage-without-client-certifcate' is not one of"],
    ['rules:\n  stage-without-client-certifcate: low\n', "did you mean 'stage-without-client-certificate'?"],
    ['rules: { stage-without-client-certificate: hgih }\n', "did you mean 'high'?"],
    ['extends: recomended\n', "1:1 extends: 'recomended' is not one of"],
    ['suppressions:\n  - rule: stage-without-client-certificate\n', "2:5 suppressions.0: 'reason' is missing"],
    ['fail-on: 3\n', "1:1 fail-on: '3' is not one of low, medium, high, critical, never"],
    ['stages: prod\n', '1:1 stages: array is needed here'],
    ['rules-from: [rules/*.yaml]\n', '1:14 rules-from: no file is rules/*.yaml'],
    ['- a\n', '1:1 object is needed here'],
  ])('%j', async (text, message) => {
    expect((await load(text)).errors.join('\n')).toContain(message);
  });

  it('syntax errors too', async () => {
    expect((await load('rules: [\n')).errors).not.toEqual([]);
  });
});

it('rules-from finds files by glob', async () => {
  const { config } = await load('rules-from: ["policies/**/*.yaml"]\n', {
    'policies/b.yaml': '',
    'policies/deep/a.yaml': '',
    'policies/readme.md': '',
  });
  expect(config.ruleFiles.map(({ path }) => path)).toEqual([
    join(folder, 'policies/b.yaml'),
    join(folder, 'policies/deep/a.yaml'),
  ]);
});
