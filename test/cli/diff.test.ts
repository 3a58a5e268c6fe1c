import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { fakeTerminal } from './terminal.js';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'gatelint-diff-test-'));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

async function diff(...args: readonly string[]) {
  const terminal = fakeTerminal({ cwd });
  const status = await main(['diff', ...args], terminal);
  return { status, out: terminal.out, err: terminal.err };
}

const template = (authorization: string, name = 'shop') => `
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Shop:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: ${name} }
  Orders:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref Shop, ParentId: !GetAtt Shop.RootResourceId, PathPart: orders }
  Post:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Shop
      ResourceId: !Ref Orders
      HttpMethod: POST
      AuthorizationType: ${authorization}
      Integration: { Type: HTTP_PROXY, IntegrationHttpMethod: POST, Uri: 'https://example.com/' }
`;

describe('gatelint diff', () => {
  beforeAll(() => {
    write('old/template.yaml', template('AWS_IAM'));
    write('new/template.yaml', template('NONE'));
  });

  test('tells what became more exposed between two folders, and fails for it', async () => {
    const { status, out } = await diff('old', 'new');
    expect(out).toContain('REST API shop (Shop)\n');
    expect(out).toMatch(
      /^more exposed {2}POST \/orders: AWS credentials → anyone on the internet {2}new\/template\.yaml:\d+$/m,
    );
    expect(out).toContain('\n1 change: 1 more exposed.\n');
    expect(status).toBe(1);
  });

  test('does not fail where it must not, or where all is better', async () => {
    expect((await diff('old', 'new', '--fail-on', 'never')).status).toBe(0);
    expect((await diff('new', 'old')).status).toBe(0);
    const same = await diff('old/template.yaml', 'old/template.yaml');
    expect(same).toMatchObject({ status: 0, out: 'No change in exposure.\n' });
  });

  test('says the same of two files as JSON and Markdown', async () => {
    const { out } = await diff('old/template.yaml', 'new/template.yaml', '--format', 'json');
    const { changes, errors } = JSON.parse(out);
    expect(errors).toEqual([]);
    expect(changes).toMatchObject([
      {
        api: { id: 'Shop', kind: 'rest', name: 'shop' },
        subject: 'route',
        name: 'POST /orders',
        change: 'changed',
        aspect: 'callers',
        before: 'AWS credentials',
        after: 'anyone on the internet',
        direction: 'more',
        when: [],
        location: { file: 'new/template.yaml' },
      },
    ]);
    const markdown = await diff('old', 'new', '--format', 'markdown');
    expect(markdown.out).toContain('| **more exposed** | `POST /orders` | AWS credentials → anyone on the internet |');
  });

  test('shows names of templates harmlessly', async () => {
    write('evil/template.yaml', template('NONE', '"\\e[31m| <img src=x> @all\\n::error::x"'));
    for (const format of ['pretty', 'markdown']) {
      const { out } = await diff('old', 'evil', '--format', format);
      expect(out).not.toContain('\u001b');
      expect(out).not.toMatch(/^::error/m);
    }
  });

  test('tells which resources a deployment replaces, and which permissions come', async () => {
    write(
      'replaced/template.yaml',
      `${template('AWS_IAM').replace('PathPart: orders', 'PathPart: order')}
  Permission:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: list, Action: 'lambda:InvokeFunction', Principal: apigateway.amazonaws.com }
`,
    );
    const { out } = await diff('old', 'replaced');
    expect(out).toMatch(/^replaced {2}Orders \(AWS::ApiGateway::Resource\) {2}/m);
    expect(out).toMatch(/^permission added {2}Allow lambda:InvokeFunction on list/m);
  });

  test('heeds the parameters and what is ignored of the configuration', async () => {
    const staged = (condition: string) =>
      template('!If [Open, NONE, AWS_IAM]').replace(
        'Resources:',
        `Parameters: { Stage: { Type: String, AllowedValues: [dev, prod] } }
Conditions: { Open: !Equals [!Ref Stage, ${condition}] }
Resources:`,
      );
    write('was/template.yaml', staged('nobody'));
    write('is/template.yaml', staged('dev'));
    write('is/examples/template.yaml', template('NONE', 'example'));
    const changed = async (config: string) => {
      write('gatelint.yaml', config);
      const { out } = await diff('was', 'is', '--format', 'json', '--config', 'gatelint.yaml');
      return JSON.parse(out).changes.map((one: { api: { name: string } }) => one.api.name);
    };
    expect(new Set(await changed('fail-on: high\n'))).toEqual(new Set(['shop', 'example']));
    expect(new Set(await changed("ignore: ['is/examples/**']\n"))).toEqual(new Set(['shop']));
    expect(await changed("parameters: { Stage: prod }\nignore: ['is/examples/**']\n")).toEqual([]);
    write('gatelint.yaml', 'fail-no: high\n');
    expect(await diff('was', 'is')).toMatchObject({ status: 2, err: expect.stringContaining('config-invalid') });
    rmSync(join(cwd, 'gatelint.yaml'));
  });

  test.each([
    [['old'], "'diff' needs two versions"],
    [['old', 'new', 'more'], "'diff' takes two versions"],
    [['old', 'nowhere'], 'nowhere is neither a file, nor a folder, nor a commit'],
    [['old', 'new', '--fail-on', 'high'], '--fail-on high: not one of more-exposed, never'],
  ])('refuses %j', async (args, message) => {
    const { status, err } = await diff(...args);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});

describe('gatelint diff of git refs', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd, stdio: 'pipe' });

  beforeAll(() => {
    git('init', '-q', '-b', 'main');
    write('infra/api.yaml', template('AWS_IAM'));
    write('notes.txt', 'no candidate');
    git('add', 'infra', 'notes.txt');
    git('commit', '-q', '-m', 'one');
    write('infra/api.yaml', template('NONE'));
    git('commit', '-q', '-a', '-m', 'two');
    write('infra/api.yaml', template('AWS_IAM'));
  });

  const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith('gatelint-tree-')).length;

  test('compares two commits, and leaves nothing behind', async () => {
    const before = temporary();
    const { status, out } = await diff('main~1', 'main');
    expect(status).toBe(1);
    expect(out).toContain('more exposed  POST /orders: AWS credentials → anyone on the internet  infra/api.yaml:');
    expect(temporary()).toBe(before);
    expect(git('status', '--porcelain', '--untracked-files=no').toString().trim()).toBe('M infra/api.yaml');
  });

  test.each(['infra', 'infra/api.yaml'])('compares a commit with %s as it is now', async (path) => {
    const { status, out } = await diff('main', path);
    expect(status).toBe(0);
    expect(out).toContain('less exposed  POST /orders: anyone on the internet → AWS credentials  infra/api.yaml:');
  });
});
