import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { ReportJson } from '../../src/report/json.js';
import { fakeTerminal } from './terminal.js';

const open = (name: string) => `  ${name}:
    Type: AWS::ApiGatewayV2::Api
    Properties: {Name: ${name}, ProtocolType: HTTP}
  ${name}Route:
    Type: AWS::ApiGatewayV2::Route
    Properties: {ApiId: !Ref ${name}, RouteKey: GET /${name}}
`;

const definition = `openapi: 3.0.1
info: {title: defined, version: '1'}
paths:
  /defined: {get: {x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'https://example.com'}}}
`;

const module = (name: string) => `resource "aws_apigatewayv2_api" "${name}" {
  name          = "${name}"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_route" "${name}" {
  api_id    = aws_apigatewayv2_api.${name}.id
  route_key = "GET /${name}"
}
`;

const plan = (name: string) =>
  JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: {
      root_module: {
        resources: [
          {
            address: `aws_apigatewayv2_api.${name}`,
            mode: 'managed',
            type: 'aws_apigatewayv2_api',
            name,
            provider_name: 'registry.terraform.io/hashicorp/aws',
            values: { name, protocol_type: 'HTTP' },
          },
        ],
      },
    },
    resource_changes: [],
    configuration: { root_module: {} },
  });

/** Things that a repository may hold in one folder, each a way in which files belong together. */
const kinds: Record<string, (name: string) => Record<string, string>> = {
  template: (name) => ({ 'template.yaml': `Resources:\n${open(name)}` }),
  'the same twice': () => ({ 'template.yaml': `Resources:\n${open('Same')}` }),
  'a nested stack': (name) => ({
    'a-child.yaml': `Parameters: {Stage: {Type: String}}\nResources:\n${open(`${name}Child`)}`,
    'parent.yaml': `Resources:\n  Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: a-child.yaml, Parameters: {Stage: prod}}}\n`,
  }),
  'an import': (name) => ({
    'exporter.yaml': `Resources:\n${open(name)}Outputs: {Api: {Value: !Ref ${name}, Export: {Name: ${name}-api}}}\n`,
    'importer.yaml': `Resources:\n  More: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !ImportValue ${name}-api, RouteKey: GET /more}}\n`,
  }),
  'a definition of a template': (name) => ({
    'openapi.yaml': definition,
    'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n  ${name}: {Type: AWS::Serverless::HttpApi, Properties: {DefinitionUri: openapi.yaml}}\n`,
  }),
  'a definition alone': () => ({ 'api.yaml': definition }),
  'a service': (name) => ({
    'serverless.yml': `service: ${name}\nprovider: {name: aws, runtime: nodejs20.x}\nfunctions: \${file(./zfunctions.yml)}\nresources: \${file(./zresources.yml)}\n`,
    'zfunctions.yml': 'hello: {handler: a.b, events: [{httpApi: GET /hello}]}\n',
    'zresources.yml': `Resources:\n${open(`${name}Extra`)}`,
  }),
  'a composition': (name) => ({
    'serverless-compose.yml': 'services: {one: {path: one}, two: {path: two}}\n',
    'one/serverless.yml': `service: ${name}-one\nprovider: {name: aws}\nfunctions: {f: {handler: a.b, events: [{httpApi: GET /one}]}}\n`,
    'two/serverless.yml': `service: ${name}-two\nprovider: {name: aws}\nfunctions: {f: {handler: a.b, events: [{httpApi: GET /two}]}}\n`,
  }),
  'a root with a module': (name) => ({
    'main.tf': `${module(name)}module "inner" {\n  source = "./inner"\n}\n`,
    'inner/main.tf': module(`${name}_inner`),
  }),
  'a root with a definition': (name) => ({
    'main.tf': `resource "aws_apigatewayv2_api" "${name}" {\n  name          = "${name}"\n  protocol_type = "HTTP"\n  body          = file("\${path.module}/body.yaml")\n}\n`,
    'body.yaml': definition,
  }),
  'a plan and its configuration': (name) => ({ 'plan.json': plan(name), 'main.tf': module(name) }),
  'something broken': () => ({ 'template.yaml': 'Resources:\n  A: {Type: AWS::ApiGateway::RestApi\n  B: ]\n' }),
  'something else': () => ({ 'values.yaml': 'replicas: 3\n', 'package.json': '{}' }),
};

function write(files: Record<string, string>): string {
  const cwd = mkdtempSync(join(tmpdir(), 'gatelint-shard-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return cwd;
}

function repository(folders: readonly string[]): Record<string, string> {
  const files = folders.flatMap((kind, at) =>
    Object.entries(kinds[kind]?.(`Api${at}`) ?? {}).map(([name, text]) => [`f${at}/${name}`, text] as const),
  );
  return Object.fromEntries(files);
}

async function gatelint(cwd: string, ...args: readonly string[]) {
  const terminal = fakeTerminal({ cwd });
  const status = await main(args, terminal);
  return { status, out: terminal.out, err: terminal.err };
}

async function check(cwd: string, ...args: readonly string[]): Promise<ReportJson> {
  return JSON.parse((await gatelint(cwd, 'check', '--format', 'json', '--preset', 'strict', ...args)).out);
}

/** What a report says, apart from the numbers of equal fingerprints, which a part cannot know. */
function said({ findings, errors }: ReportJson): string[] {
  const numberless = findings.map((one) => ({ ...one, fingerprint: one.fingerprint.split(':')[0] }));
  return [...numberless, ...errors].map((one) => JSON.stringify(one)).sort();
}

describe('--shard', () => {
  test.each(Object.keys(kinds))('judges what belongs together once: %s', async (kind) => {
    const cwd = write(repository([kind, kind, kind]));
    const whole = await check(cwd);
    const parts = [];
    for (let index = 1; index <= 4; index++) parts.push(await check(cwd, '--shard', `${index}/4`));
    expect(parts.flatMap(said).sort()).toEqual(said(whole));
    for (const count of ['files', 'apis', 'routes', 'stages'] as const)
      expect(parts.reduce((sum, { summary }) => sum + summary[count], 0)).toBe(whole.summary[count]);
    rmSync(cwd, { recursive: true });
  });

  test('all parts together are the whole, whatever the repository and the number of parts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(kinds)), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        async (folders, count) => {
          const cwd = write(repository(folders));
          const whole = await check(cwd);
          const parts = [];
          for (let index = 1; index <= count; index++) parts.push(await check(cwd, '--shard', `${index}/${count}`));
          rmSync(cwd, { recursive: true });
          expect(parts.flatMap(said).sort()).toEqual(said(whole));
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  test('leaves to a run over everything what it cannot know: that a suppression matches nothing', async () => {
    const cwd = write({ 'template.yaml': `Resources:\n  # gatelint-ignore stage-without-waf: none\n${open('A')}` });
    expect((await check(cwd)).findings.map(({ rule }) => rule)).toContain('suppression-unused');
    expect((await check(cwd, '--shard', '1/1')).findings.map(({ rule }) => rule)).not.toContain('suppression-unused');
  });

  test.each(['0/2', '3/2', '1', 'a/b', '1/0', '-1/2'])('%s is bad usage', async (shard) => {
    const { status, err } = await gatelint('/', 'check', `--shard=${shard}`);
    expect({ status, err }).toEqual({
      status: 2,
      err: `gatelint: --shard ${shard}: write it as I/N, from 1/N to N/N\n`,
    });
  });

  test('does not go with writing a baseline, which needs all findings', async () => {
    const { status, err } = await gatelint('/', 'check', '--shard=1/2', '--update-baseline');
    expect(status).toBe(2);
    expect(err).toContain('does not go with --shard');
  });
});
