import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { folder } from '../integrations/tools.js';
import { fakeTerminal } from './terminal.js';

async function gatelint(cwd: string, ...args: readonly string[]) {
  const terminal = fakeTerminal({ cwd });
  const status = await main(args, terminal);
  return { status, out: terminal.out, err: terminal.err };
}

/** A folder whose configuration names the rules of the guide's example. */
function withOwnRules(config = 'rules-from: [lint/company.yaml]\n'): string {
  const cwd = folder();
  cpSync(fileURLToPath(new URL('../../fixtures/own-rules', import.meta.url)), join(cwd, 'lint'), { recursive: true });
  writeFileSync(join(cwd, 'gatelint.yaml'), config);
  return cwd;
}

function edit(cwd: string, from: string, to: string): void {
  const file = join(cwd, 'lint/company.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

describe('gatelint rules', () => {
  test('lists the rules of rules-from after the built-in ones, in each format', async () => {
    const cwd = withOwnRules();
    const pretty = await gatelint(cwd, 'rules');
    expect(pretty.out).toMatch(/^web-acl-without-effect .*\nacme\/our-authorizer +high +Route is not checked/m);
    const json = JSON.parse((await gatelint(cwd, 'rules', '--format', 'json')).out);
    expect(json.at(-1)).toMatchObject({ id: 'acme/known-origins', presets: ['recommended', 'strict'], subject: 'api' });
    expect((await gatelint(cwd, 'rules', '--format', 'markdown')).out).toContain('| `acme/our-authorizer` | high |');
  });

  test('lists those of a preset only, or without a configuration none', async () => {
    const cwd = withOwnRules();
    expect((await gatelint(cwd, 'rules', '--preset', 'strict')).out).toContain('acme/');
    expect((await gatelint(cwd, 'rules', '--preset', 'security-hub')).out).not.toContain('acme/');
    expect((await gatelint(cwd, 'rules', '--no-config')).out).not.toContain('acme/');
  });

  test('says what is wrong with a rule, and lists the others', async () => {
    const cwd = withOwnRules();
    edit(cwd, 'authorizer.name: {', 'authorizer.nam: {');
    const { status, out, err } = await gatelint(cwd, 'rules');
    expect(status).toBe(2);
    expect(err).toMatch(/^lint\/company\.yaml:\d+:\d+: error: .*did you mean 'name'/);
    expect(out).toContain('acme/known-origins');
    expect(out).not.toContain('acme/our-authorizer');
  });

  test('takes nothing that a title would do to the terminal', async () => {
    const cwd = withOwnRules();
    edit(cwd, 'title: API admits pages that are not ours', 'title: "API \\e[31m red"');
    expect((await gatelint(cwd, 'rules')).out).toContain('API \\u{1b}[31m red');
    expect((await gatelint(cwd, 'explain', 'acme/known-origins')).out).toContain('API \\u{1b}[31m red');
  });
});

describe('gatelint explain', () => {
  test('explains a rule of rules-from as a built-in one', async () => {
    const { status, out } = await gatelint(withOwnRules(), 'explain', 'acme/our-authorizer');
    expect(status).toBe(0);
    expect(out).toContain('acme/our-authorizer  high');
    expect(out).toContain('Judges: rest, http APIs. Presets: recommended, strict.');
    expect(out).toContain('Only our own authorizer knows which customers are suspended.');
    expect(out).toContain('**How to mend it.** Use the authorizer CompanyAuthorizer');
    expect(out).toContain('<https://wiki.example.com/platform/authorizer>');
  });

  test('finds it by the id of another tool, too', async () => {
    const cwd = withOwnRules();
    edit(cwd, '  references:\n', '  peers: { checkov: [ACME_1] }\n  references:\n');
    const { out } = await gatelint(cwd, 'explain', 'acme_1');
    expect(out).toContain('acme/our-authorizer');
    expect(out).toContain('In other tools: checkov ACME_1.');
  });

  test('reads no configuration for a built-in rule', async () => {
    const cwd = withOwnRules('rules-from: [\n');
    expect(await gatelint(cwd, 'explain', 'stage-without-waf')).toMatchObject({ status: 0, err: '' });
  });

  test('suggests an own rule for a slip of the pen', async () => {
    const { status, err } = await gatelint(withOwnRules(), 'explain', 'acme/our-authoriser');
    expect(status).toBe(2);
    expect(err).toContain('did you mean acme/our-authorizer?');
  });

  test.each([[['--config', 'a.yaml', '--no-config']], [['--trace', 't.yaml:GET /', '--no-config']]])(
    'refuses %j',
    async (flags) => {
      const name = flags.includes('--trace') ? [] : ['acme/our-authorizer'];
      expect((await gatelint(withOwnRules(), 'explain', ...name, ...flags)).status).toBe(2);
    },
  );
});
