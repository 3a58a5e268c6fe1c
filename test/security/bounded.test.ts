import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { failureOf, TimeoutError, within } from '../../src/files/time-limit.js';
import { folderWith } from '../files/folder.js';
import { reportOf, run } from './run.js';

// Work is counted, not seconds: a busy machine may take its time.
vi.setConfig({ testTimeout: 600_000 });

/** Messages of the errors that a folder of these files has, each with its code before it. */
async function errorsOf(files: Record<string, string>, ...args: string[]): Promise<string[]> {
  const { errors } = await reportOf(folderWith(files), ['--timeout', '0', ...args]);
  return errors.map(({ code, message }) => `${code}: ${message}`);
}

const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'a' } };
const json = (value: unknown) => JSON.stringify(value);
const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, at) => make(at));

describe('CloudFormation', () => {
  const stacks = (location: string) =>
    json({
      Resources: Object.fromEntries(
        times(30, (at) => [`S${at}`, { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: location } }]),
      ),
    });

  test('templates that nest each other many times over end at 500 stacks', async () => {
    const errors = await errorsOf({
      'a.json': stacks('b.json'),
      'b.json': stacks('c.json'),
      'c.json': stacks('b.json'),
    });
    expect(errors).toContain('too-many-stacks: More than 500 stacks are nested (--limit stacks=N): S1 is not read');
  });

  test('copies of Fn::ForEach count by what they hold', async () => {
    const tags = times(2_000, (at) => ({ Key: `k${at}`, Value: 'v' }));
    const loop = ['X', times(900, String), { 'R${X}': { ...api, Properties: { Name: 'a', Tags: tags } } }];
    const template = json({ Transform: 'AWS::LanguageExtensions', Resources: { 'Fn::ForEach::L': loop } });
    expect(await errorsOf({ 't.json': template })).toEqual([
      'loop-limit: Fn::ForEach makes more than 1000000 values: the rest is not checked',
    ]);
  });

  test.each([
    ['of a known text', 'x'.repeat(10)],
    ['with a hole', { Ref: 'P' }],
  ])('a Fn::Sub that doubles itself %s becomes unknown', async (_, start) => {
    let name: unknown = start;
    for (let level = 0; level < 60; level++) name = { 'Fn::Sub': ['${a}${a}', { a: name }] };
    const template = {
      Parameters: { P: { Type: 'String' } },
      Resources: { Api: { ...api, Properties: { Name: name } } },
    };
    expect(await errorsOf({ 't.json': json(template) })).toEqual([]);
  });

  test('a policy of more statements than AWS takes is undecided', async () => {
    const Statement = times(1_001, () => ({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }));
    const Properties = { Name: 'a', Policy: { Version: '2012-10-17', Statement } };
    const { findings } = await reportOf(folderWith({ 't.json': json({ Resources: { Api: { ...api, Properties } } }) }));
    expect(findings.find(({ rule }) => rule === 'resource-policy-public')?.message).toContain(
      'it has more than 1000 statements or 10000 values, and AWS takes 8192 characters',
    );
  });
});

test('cloud assemblies that hold themselves are read once', async () => {
  const artifacts = Object.fromEntries(
    times(50, (at) => [`a${at}`, { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } }]),
  );
  const files = { 'cdk.json': '{}', 'cdk.out/manifest.json': json({ version: '36.0.0', artifacts }) };
  expect(await errorsOf(files)).toEqual(['circular-assembly: . holds itself, or lies too deep: it was not read']);
});

describe('Terraform', () => {
  const named = (expression: string, more = '') =>
    `${more}resource "aws_api_gateway_rest_api" "a" {\n  name = ${expression}\n}\n`;
  const doubling = (make: (before: string) => string) =>
    `locals {\n  a0 = "xxxxxxxxxx"\n${times(60, (at) => `  a${at + 1} = ${make(`local.a${at}`)}\n`).join('')}}\n`;

  test.each([
    ['templates', doubling((before) => `"\${${before}}\${${before}}"`), 'local.a60'],
    ['join', doubling((before) => `join("", [${before}, ${before}])`), 'local.a60'],
    ['replace', doubling((before) => `replace(${before}, "x", "xx")`), 'local.a60'],
    ['holes', doubling((before) => `"\${${before}}\${${before}}"`).replace('"xxxxxxxxxx"', 'aws_x.y.z'), 'local.a60'],
    ['loops', '', 'jsonencode([for a in range(9999) : [for b in range(9999) : [for c in range(9999) : c]]])'],
    ['sets', '', 'setproduct(range(9999), range(9999), range(9999))'],
    ['backtracking', '', `regex("^${'(a|a)?'.repeat(40)}b$", "${'a'.repeat(60)}")`],
  ])('values do not grow without bounds by %s', async (_, more, expression) => {
    expect(await errorsOf({ 'main.tf': named(expression, more) })).toEqual([]);
  });

  test('a template that calls itself is none that Terraform renders', async () => {
    const template = '${templatefile("t.tpl", {})}'.repeat(3);
    expect(await errorsOf({ 'main.tf': named('templatefile("t.tpl", {})'), 't.tpl': template })).toEqual([]);
  });

  test('a module that calls itself is read once', async () => {
    const call = (source: string) => `module "m" {\n  source = "${source}"\n  count  = 20\n}\n`;
    const files = { 'main.tf': call('./m'), 'm/main.tf': call('../m') + named('"a"') };
    const { out } = await run(folderWith(files), ['check', '.', '--format', 'json']);
    expect(JSON.parse(out).summary.apis).toBe(20);
  });

  test('modules that call each other many times over end at 2000 instances', async () => {
    const call = (source: string) => `module "m" {\n  source = "${source}"\n  count  = 20\n}\n`;
    const below = (at: number) => [`m${at}/main.tf`, call(`../m${at + 1}`) + named('"a"')];
    const files = {
      'main.tf': call('./m0'),
      ...Object.fromEntries(times(6, below)),
      'm6/main.tf': named('"a"'),
    };
    const { out } = await run(folderWith(files), ['check', '.', '--format', 'json']);
    expect(JSON.parse(out).summary.apis).toBeGreaterThan(500);
    expect(JSON.parse(out).summary.apis).toBeLessThan(5_000);
  });

  test('policy documents that are made of one another twice become unknown', async () => {
    const statement =
      'statement {\n  actions = ["*"]\n  resources = ["*"]\n  principals {\n type = "*"\n identifiers = ["*"]\n }\n }\n';
    const documents = times(40, (at) => {
      const before = at === 0 ? '' : `data.aws_iam_policy_document.d${at - 1}.json`;
      return `data "aws_iam_policy_document" "d${at}" {\n  source_policy_documents = [${before}${at === 0 ? '' : `, ${before}`}]\n${statement}}\n`;
    });
    const policy = '  policy = data.aws_iam_policy_document.d39.json\n';
    const files = {
      'main.tf': `${documents.join('')}resource "aws_api_gateway_rest_api" "a" {\n  name = "a"\n${policy}}\n`,
    };
    expect(await errorsOf(files)).toEqual([]);
  });
});

describe('the configuration', () => {
  const template = { 't.json': json({ Resources: { Api: api } }) };

  test('extends 100 files at most', async () => {
    const files = times(30, (at) => [`c${at}.yaml`, at < 29 ? `extends: [c${at + 1}.yaml, c${at + 1}.yaml]\n` : '{}']);
    const errors = await errorsOf({ ...template, ...Object.fromEntries(files), 'gatelint.yaml': 'extends: c0.yaml\n' });
    expect(errors).toEqual(['config-unreadable: more than 100 files are extended']);
  });

  test.each([
    [`${'*a'.repeat(8)}b`, 'there are more than 3 stars between two slashes'],
    ['+(+(a|aa)|+(a|aaa))b', 'lists of patterns in parentheses are not supported; write {a,b}'],
    ['{a,b}'.repeat(20), 'its braces make more than 1000 patterns'],
    ['{1..999}{1..999}', 'its braces make more than 1000 patterns'],
  ])('takes no glob that costs too much: %s', async (glob, why) => {
    const files = { ...template, [`${'a'.repeat(200)}.json`]: template['t.json'] };
    for (const text of [
      `ignore: ["${glob}"]`,
      `rules-from: ["${glob}"]`,
      `overrides: [{files: ["${glob}"], rules: {}}]`,
    ])
      expect(await errorsOf({ ...files, 'gatelint.yaml': text })).toEqual([`config-invalid: ${glob}: ${why}`]);
  });

  test('takes the globs that people write', async () => {
    const globs = ['**/{*.yml,*.yaml,*.json,*.tf}', 'services/*-api/**/*.test.*', '**/**/x', 'a*b*c*', '[ab]?.json'];
    expect(await errorsOf({ ...template, 'gatelint.yaml': `ignore: ${json(globs)}` })).toEqual([]);
  });
});

describe('patterns of gatelint itself', () => {
  const gap = ' '.repeat(100_000);
  const mapped = (template: string) => ({
    't.json': json({
      Resources: {
        Api: api,
        Method: {
          Type: 'AWS::ApiGateway::Method',
          Properties: {
            RestApiId: { Ref: 'Api' },
            ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
            HttpMethod: 'GET',
            AuthorizationType: 'NONE',
            Integration: {
              Type: 'MOCK',
              IntegrationResponses: [{ StatusCode: 200, ResponseTemplates: { a: template } }],
            },
          },
        },
      },
    }),
  });
  const service =
    'service: a\nprovider: {name: aws}\nfunctions: {f: {handler: h, events: [{http: "GET /${file(a.toml):x}"}]}}\n';

  test.each<[string, Record<string, string>]>([
    ['a suppression', { 't.yaml': `Resources: {A: {Type: AWS::ApiGateway::RestApi}} # gatelint-ignore${gap}*x\n` }],
    [
      'a comment of pasted JSON',
      { 't.yaml': `Resources: {A: {Type: "AWS::ApiGateway::RestApi", # ${'# '.repeat(1_000)}${gap}" \n}}\n` },
    ],
    ['its date', { 't.yaml': `Resources: {A: {Type: AWS::ApiGateway::RestApi}} # gatelint-ignore a:${gap}b${gap}c\n` }],
    ['a mapping template', mapped(`#set($context.responseOverride.header.Access-Control-Allow-Origin =${gap}x`)],
    ['a table of TOML', { 'serverless.yml': service, 'a.toml': `x = "p"\na = """\n[${gap}\nb${gap}c\n"""\n` }],
  ])('take no longer for gaps in %s', async (_, files) => {
    expect((await reportOf(folderWith(files), ['--timeout', '20'])).errors.map(({ code }) => code)).not.toContain(
      'timeout',
    );
  });

  const braces = '{'.repeat(500_000);
  const condition = json({ StringLike: { 'aws:SourceVpc': '${'.repeat(400_000) } });
  const statement = `{Effect: Allow, Principal: "*", Action: "execute-api:Invoke", Resource: "*", Condition: ${condition}}`;

  test.each<[string, Record<string, string>]>([
    [
      'a path of Serverless',
      {
        'serverless.yml': `service: a\nprovider: {name: aws}\nfunctions: {f: {handler: h, events: [{http: {method: get, path: "${braces}"}}]}}\n`,
      },
    ],
    [
      'a value of a policy',
      {
        't.yaml': `Resources: {A: {Type: AWS::ApiGateway::RestApi, Properties: {Policy: {Version: 2012-10-17, Statement: [${statement}]}}}}\n`,
      },
    ],
    [
      'a width of format()',
      { 'a.tf': `resource "aws_api_gateway_rest_api" "a" {\n  name = format("%${'0'.repeat(500_000)}", 1)\n}\n` },
    ],
  ])('take no longer for what opens again and again in %s', async (_, files) => {
    expect((await reportOf(folderWith(files), ['--timeout', '20'])).errors.map(({ code }) => code)).not.toContain(
      'timeout',
    );
  });

  test('take no longer for many number signs behind the last value of a map that is mended', async () => {
    const stage = `{\n      RestApiId: !Ref Api, DeploymentId: x,\n      StageName: prod ${'# '.repeat(5_000)}\n      }\n`;
    const folder = folderWith({
      't.yaml': `Resources:\n  Api: ${json(api)}\n  Stage:\n    Type: AWS::ApiGateway::Stage\n    Properties: ${stage}`,
    });
    await run(folder, ['check', '.', '--no-config', '--fix']);
    expect(readFileSync(join(folder, 't.yaml'), 'utf8')).toContain('TracingEnabled: true');
  });

  test('take no longer for empty lines in a file that is no template', async () => {
    const text = `about: AWS::ApiGateway::RestApi\na: [${'\n'.repeat(1_000_000)}`;
    expect((await reportOf(folderWith({ 't.yaml': text }), ['--timeout', '20'])).errors).toEqual([]);
  });
});

describe('the last resort', () => {
  test('ends work that nothing else could end', () => {
    expect(() => within(0.05, () => /^(a|aa)+$/.test(`${'a'.repeat(100)}b`))).toThrow(TimeoutError);
    expect(within(5, () => within(5, () => 'inner'))).toBe('inner');
    expect(() => within(5, () => JSON.parse('{'))).toThrow(SyntaxError);
  });

  test('names its option, and what is no time-out is a bug of ours', () => {
    expect(failureOf(new TimeoutError('takes longer than 60 seconds (--timeout SECONDS)'))).toEqual({
      code: 'timeout',
      message: 'takes longer than 60 seconds (--timeout SECONDS)',
    });
    expect(failureOf(new RangeError('stack')).message).toBe(
      'cannot be checked: gatelint has an error, please report it (RangeError: stack)',
    );
  });

  test('reports the file and goes on', async () => {
    const slow = times(3_000, (at) => [`A${at}`, api]);
    const files = {
      'fast.json': json({ Resources: { Api: api } }),
      'slow.json': json({ Resources: Object.fromEntries(slow) }),
    };
    const { status, errors, findings } = await reportOf(folderWith(files), ['--timeout', '0.0001']);
    expect(status).toBe(2);
    expect(errors.map(({ code, file }) => [code, file])).toContainEqual(['timeout', 'slow.json']);
    expect(findings).toEqual([]);
  });

  test('ends the parsing of a large file, too', async () => {
    const files = { 'large.yaml': `# AWS::ApiGateway::RestApi\n${'- { a: [1, 2, 3] }\n'.repeat(100_000)}` };
    const { errors } = await reportOf(folderWith(files), ['--timeout', '0.05']);
    expect(errors.map(({ code, file }) => [code, file])).toEqual([['timeout', 'large.yaml']]);
  });

  test.each(['soon', '-1', '1e9'])('--timeout %s is bad usage', async (given) => {
    await expect(reportOf(folderWith({}), [`--timeout=${given}`])).rejects.toThrow();
  });
});

describe('--limit', () => {
  const loop = (count: number) => ['X', times(count, String), { 'A${X}': api }];
  const looping = (count: number) =>
    json({ Transform: 'AWS::LanguageExtensions', Resources: { 'Fn::ForEach::L': loop(count) } });
  const choosing = json({
    Parameters: { Stage: { Type: 'String', AllowedValues: ['a', 'b', 'c'] } },
    Conditions: { IsB: { 'Fn::Equals': [{ Ref: 'Stage' }, 'b'] }, IsC: { 'Fn::Equals': [{ Ref: 'Stage' }, 'c'] } },
    Resources: { Api: { ...api, Condition: 'IsB' }, Other: { ...api, Condition: 'IsC' } },
  });
  const large = `${json({ Resources: { Api: api } })}${' '.repeat(1024 * 1024)}`;
  const nested = json({
    Resources: { S: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'n.json' } } },
  });
  const counted = 'resource "aws_api_gateway_rest_api" "a" {\n  count = 3\n  name  = "a"\n}\n';

  test.each<[string, Record<string, string>]>([
    ['file-size=1', { 't.json': large }],
    ['stacks=1', { 't.json': nested, 'n.json': json({ Resources: { Api: api } }) }],
    ['copies=2', { 't.json': looping(3) }],
    ['combinations=2', { 't.json': choosing }],
    ['instances=2', { 'main.tf': counted }],
    [
      'plan-size=1',
      { 'plan.json': `{"format_version":"1.2","planned_values":{},"resource_changes":[]}${' '.repeat(1024 * 1024)}` },
    ],
  ])('%s is met, and its name said where it is', async (limit, files) => {
    const cwd = folderWith(files);
    const told = async (...args: string[]) => {
      const { out, err } = await run(cwd, ['check', '.', '--undecided', 'show', ...args]);
      return out + err;
    };
    const said = `--limit ${limit.replace(/\d+/, 'N')}`;
    expect(await told('--limit', limit)).toContain(said);
    expect(await told()).not.toContain(said);
  });

  test.each(['worlds=3', 'stacks', 'stacks=many', 'file-size=501'])('%s is bad usage', async (given) => {
    expect((await run(folderWith({}), ['check', '.', `--limit=${given}`])).status).toBe(2);
  });

  test('is no field of a configuration: a pull request raises no limit', async () => {
    const { err, status } = await run(folderWith({ 'gatelint.yaml': 'limits: { stacks: 9999 }\n' }), ['check', '.']);
    expect([status, err]).toEqual([2, expect.stringContaining('limits')]);
  });
});

describe.each([['graph'], ['explain', '--trace', 'slow.json:GET /']])('%s %s %s', (...command) => {
  test('ends with the time-out, too', async () => {
    const slow = times(3_000, (at) => [`A${at}`, api]);
    const cwd = folderWith({ 'slow.json': json({ Resources: Object.fromEntries(slow) }) });
    const { status, err } = await run(cwd, [...command, '--timeout', '0.0001']);
    expect([status, err]).toEqual([2, expect.stringContaining('(timeout)')]);
  });
});
