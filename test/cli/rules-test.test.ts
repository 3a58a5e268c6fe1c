import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { folder } from '../integrations/tools.js';
import { fakeTerminal } from './terminal.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guide = readFileSync(join(root, 'docs/own-rules.md'), 'utf8');

async function gatelint(cwd: string, ...args: readonly string[]) {
  const terminal = fakeTerminal({ cwd });
  const status = await main(args, terminal);
  return { status, out: terminal.out, err: terminal.err };
}

/** A folder with the guide's example as it is called there. */
function example(): string {
  const cwd = folder();
  cpSync(join(root, 'fixtures/own-rules'), join(cwd, 'lint'), { recursive: true });
  return cwd;
}

function edit(cwd: string, file: string, change: (text: string) => string): void {
  writeFileSync(join(cwd, file), change(readFileSync(join(cwd, file), 'utf8')));
}

describe('gatelint rules test', () => {
  test('says what the guide says of its example', async () => {
    const { status, out, err } = await gatelint(example(), 'rules', 'test', 'lint/company.yaml');
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(guide).toContain(`$ gatelint rules test lint/company.yaml\n${out}`);
  });

  test('says of a wrong path what the guide says', async () => {
    const cwd = example();
    edit(cwd, 'lint/company.yaml', (text) => text.replace('authorizer.name: {', 'authorizer.nam: {'));
    const { status, err } = await gatelint(cwd, 'rules', 'test', 'lint/company.yaml');
    expect(status).toBe(2);
    expect(guide).toContain(err);
  });

  test('names what is expected and not found, and what is found and not expected', async () => {
    const cwd = example();
    edit(cwd, 'lint/company/bad.sam.yaml', (text) => text.replace(' # expect: acme/known-origins', ''));
    edit(cwd, 'lint/company/good.sam.yaml', (text) =>
      text.replace('Path: /orders,', 'Path: /orders, # expect: acme/our-authorizer\n           '),
    );
    const { status, out } = await gatelint(cwd, 'rules', 'test', 'lint/company.yaml');
    expect(status).toBe(1);
    expect(out).toContain(
      "lint/company/bad.sam.yaml:13: acme/known-origins says, and no 'expect: acme/known-origins' stands here: API Orders",
    );
    expect(out).toMatch(
      /good\.sam\.yaml:24: 'expect: acme\/our-authorizer' stands here, but acme\/our-authorizer does/,
    );
    expect(out).toContain('1 of 3 examples as expected');
  });

  test('wants an example of what a rule finds, and one of what it leaves alone', async () => {
    const cwd = example();
    const bad = await gatelint(cwd, 'rules', 'test', 'lint/company.yaml', 'lint/company/bad.sam.yaml');
    expect(bad.status).toBe(1);
    expect(bad.out).toContain('no example shows what acme/our-authorizer leaves alone\n');
    const good = await gatelint(cwd, 'rules', 'test', 'lint/company.yaml', 'lint/company/good.sam.yaml');
    expect(good.status).toBe(1);
    expect(good.out).toContain(
      "no example shows what acme/known-origins finds: mark a line with '# expect: acme/known",
    );
  });

  test('reads the expectations of JSON from the file beside it', async () => {
    const cwd = example();
    const template = {
      Resources: {
        Orders: {
          Type: 'AWS::ApiGatewayV2::Api',
          Properties: { ProtocolType: 'HTTP', CorsConfiguration: { AllowOrigins: ['*'] } },
        },
      },
    };
    writeFileSync(join(cwd, 'lint/company/open.cfn.json'), JSON.stringify(template));
    writeFileSync(join(cwd, 'lint/company/open.cfn.json.expect'), '1 expect: acme/known-origins\n');
    const { status, out } = await gatelint(cwd, 'rules', 'test', 'lint/company.yaml');
    expect(out).toContain('ok    lint/company/open.cfn.json  1 result as expected');
    expect(status).toBe(0);
  });

  test.each([
    [[], "'rules test' needs a rule file"],
    [['lint/none.yaml'], 'none.yaml'],
    [['lint/company/bad.sam.yaml'], 'rule-invalid'],
    [['lint/company.yaml', '--format', 'json'], 'takes no --format'],
  ])('says why it cannot run with %j', async (args, message) => {
    const { status, err } = await gatelint(example(), 'rules', 'test', ...args);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });

  test('says where there are no examples', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'lint'));
    cpSync(join(root, 'fixtures/own-rules/company.yaml'), join(cwd, 'lint/company.yaml'));
    const { status, err } = await gatelint(cwd, 'rules', 'test', 'lint/company.yaml');
    expect(status).toBe(2);
    expect(err).toContain('there are no examples beside lint/company.yaml');
    writeFileSync(join(cwd, 'notes.yaml'), 'a: 1\n');
    const none = await gatelint(cwd, 'rules', 'test', 'lint/company.yaml', 'notes.yaml');
    expect(none.status).toBe(1);
    expect(none.out).toContain('nothing here concerns API Gateway');
  });
});

test("the guide's configuration switches the rules on with the options that it gives", async () => {
  const cwd = example();
  const [, config = ''] = /```yaml\n(rules-from:[\s\S]*?)```/.exec(guide) ?? [];
  writeFileSync(join(cwd, 'gatelint.yaml'), config);
  cpSync(join(root, 'fixtures/own-rules/company/bad.sam.yaml'), join(cwd, 'template.yaml'));
  const { out } = await gatelint(cwd, '--format', 'json');
  const found = JSON.parse(out).findings.filter(({ rule }: { rule: string }) => rule.startsWith('acme/'));
  expect(
    found.map(({ rule, location }: { rule: string; location: { file: string } }) => [rule, location.file]),
  ).toEqual([
    ['acme/our-authorizer', 'template.yaml'],
    ['acme/known-origins', 'template.yaml'],
  ]);
  expect(found[1].message).toContain('https://shop.example.com');
});
