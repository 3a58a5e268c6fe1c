import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../files/folder.js';
import { reportOf, run } from './run.js';

const marker = 'oUtsideTheRoot';

/** What lies outside, in every form in which it could be included. */
const outside = {
  'template.yaml': `Resources: {Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: ${marker}}}}`,
  'api.yaml': `openapi: 3.0.0\ninfo: {title: ${marker}, version: "1"}\npaths: {/${marker}: {get: {x-amazon-apigateway-integration: {type: mock}}}}\n`,
  'text.txt': marker,
  'main.tf': `resource "aws_api_gateway_rest_api" "${marker}" {\n  name = "${marker}"\n}\n`,
  'serverless.yml': `service: ${marker}\nprovider: {name: aws}\nfunctions: {f: {handler: a.b, events: [{http: GET /${marker}}]}}\n`,
  'gatelint.yaml': `region: ${marker}\n`,
  'samconfig.toml': `version = 0.1\n[default.deploy.parameters]\nparameter_overrides = "Name=${marker}"\n`,
  'cdk.out/manifest.json': JSON.stringify({
    version: '36.0.0',
    artifacts: { A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'A.template.json' } } },
  }),
  'cdk.out/A.template.json': `{"Resources":{"Api":{"Type":"AWS::ApiGateway::RestApi","Properties":{"Name":"${marker}"}}}}`,
};

const api = (properties: string) =>
  `Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties: {${properties}}\n`;
const service = (text: string) =>
  `service: "s"\nprovider: {name: aws}\nfunctions: {f: {handler: a.b, events: [{http: "GET /${text}"}]}}\n`;

/** A project that names a path outside of itself in one of the ways that there are. */
const ways: Record<string, (path: (name: string) => string) => Record<string, string>> = {
  'AWS::Include': (path) => ({
    't.yaml': api(`Body: {"Fn::Transform": {Name: AWS::Include, Parameters: {Location: '${path('api.yaml')}'}}}`),
  }),
  'a nested stack': (path) => ({
    't.yaml': `Resources: {S: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: '${path('template.yaml')}'}}}`,
  }),
  DefinitionUri: (path) => ({
    't.yaml': `Transform: AWS::Serverless-2016-10-31\nResources: {A: {Type: AWS::Serverless::Api, Properties: {StageName: p, DefinitionUri: '${path('api.yaml')}'}}}`,
  }),
  BodyS3Location: (path) => ({ 't.yaml': api(`BodyS3Location: '${path('api.yaml')}'`) }),
  'a nested SAM application': (path) => ({
    't.yaml': `Transform: AWS::Serverless-2016-10-31\nResources: {A: {Type: AWS::Serverless::Application, Properties: {Location: '${path('template.yaml')}'}}}`,
  }),
  "Serverless' file()": (path) => ({ 'serverless.yml': service(`\${file(${path('text.txt')})}`) }),
  'a service of a compose file': (path) => ({
    'serverless-compose.yml': `services: {a: {path: '${path('.')}'}}\n`,
  }),
  "Terraform's file()": (path) => ({
    'main.tf': `resource "aws_api_gateway_rest_api" "a" {\n  name = file("${path('text.txt').replaceAll('\\', '\\\\')}")\n}\n`,
  }),
  templatefile: (path) => ({
    'main.tf': `resource "aws_api_gateway_rest_api" "a" {\n  name = templatefile("${path('text.txt').replaceAll('\\', '\\\\')}", {})\n}\n`,
  }),
  'a module': (path) => ({
    'main.tf': `module "m" {\n  source = "${path('.').replaceAll('\\', '\\\\')}"\n}\n# aws_api_gateway_\n`,
  }),
  'a manifest of modules': (path) => ({
    'main.tf': 'module "m" {\n  source = "registry/x"\n}\n# aws_api_gateway_\n',
    '.terraform/modules/modules.json': JSON.stringify({ Modules: [{ Key: 'm', Dir: path('.') }] }),
  }),
  'cdk.json': (path) => ({ 'cdk.json': JSON.stringify({ output: path('cdk.out') }) }),
  "a cloud assembly's template": (path) => ({
    'cdk.json': '{}',
    'cdk.out/manifest.json': JSON.stringify({
      version: '36.0.0',
      artifacts: {
        A: { type: 'aws:cloudformation:stack', properties: { templateFile: path('cdk.out/A.template.json') } },
        B: { type: 'cdk:cloud-assembly', properties: { directoryName: path('cdk.out') } },
      },
    }),
  }),
  'extends of the configuration': (path) => ({
    'gatelint.yaml': `extends: ['${path('gatelint.yaml')}']\n`,
    't.yaml': api('Name: a'),
  }),
  'rules-from of the configuration': (path) => ({
    'gatelint.yaml': `rules-from: ['${path('template.yaml')}']\n`,
    't.yaml': api('Name: a'),
  }),
};

const forms = ['../outside/', 'ABSOLUTE/', 'link/', 'C:\\outside\\', '\\\\server\\share\\', 'sub/../../outside/'];

describe.each(Object.keys(ways))('%s reads nothing outside the root', (way) => {
  test.each(forms)('as %s', async (form) => {
    const folder = folderWith(
      Object.fromEntries(Object.entries(outside).map(([name, text]) => [`outside/${name}`, text])),
    );
    const project = join(folder, 'project');
    mkdirSync(join(project, 'sub'), { recursive: true });
    symlinkSync(join(folder, 'outside'), join(project, 'link'));
    const prefix = form.replace('ABSOLUTE', join(folder, 'outside'));
    const files = ways[way]?.((name) => (name === '.' ? prefix.slice(0, -1) : prefix + name)) ?? {};
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(project, name, '..'), { recursive: true });
      writeFileSync(join(project, name), text);
    }
    const { out, err } = await run(project, ['check', '.', '--format', 'json', '--preset', 'strict', '--root', '.']);
    expect(out + err).not.toContain(marker);
    expect(JSON.parse(out).errors.map(({ code }: { code: string }) => code)).not.toContain('internal-error');
  });
});

test('the samconfig above the root is not read', async () => {
  const folder = folderWith({
    'samconfig.toml': outside['samconfig.toml'],
    'project/t.yaml': `Transform: AWS::Serverless-2016-10-31\nParameters: {Name: {Type: String}}\nResources: {A: {Type: AWS::Serverless::Api, Properties: {StageName: !Ref Name}}}`,
  });
  const { out } = await run(join(folder, 'project'), ['check', '.', '--format', 'json', '--root', '.']);
  expect(out).not.toContain(marker);
});

test('a cloud assembly of another repository is not read', async () => {
  const files = Object.entries(outside).map(([name, text]) => [`other/${name}`, text]);
  const folder = folderWith({
    ...Object.fromEntries(files),
    'other/.git/HEAD': '',
    'project/.git/HEAD': '',
    'project/cdk.json': '{"output": "../other/cdk.out"}',
  });
  const { errors } = await reportOf(join(folder, 'project'));
  expect(errors.map(({ code, message }) => [code, message])).toEqual([
    ['outside-root', '../other/cdk.out/manifest.json lies outside the root: it was not read'],
  ]);
});

test('a baseline that the configuration places outside the root is neither read nor written', async () => {
  const folder = folderWith({
    'project/gatelint.yaml': 'baseline: ../outside.txt\n',
    'project/t.yaml': api('Name: a'),
  });
  const { status, err } = await run(join(folder, 'project'), ['check', '.', '--update-baseline', '--root', '.']);
  expect([status, err]).toEqual([2, expect.stringContaining('lies outside the root')]);
  expect(existsSync(join(folder, 'outside.txt'))).toBe(false);
});

test('a symbolic link to a device or a pipe makes nothing wait', async () => {
  const cwd = folderWith({
    't.yaml': api('Body: {"Fn::Transform": {Name: AWS::Include, Parameters: {Location: pipe}}}'),
  });
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  expect((await reportOf(cwd)).errors.map(({ message }) => message)).toEqual(['AWS::Include: pipe is no regular file']);
});

test('no code of the project runs', async () => {
  const code = "require('fs').writeFileSync(process.env.GATELINT_RAN ?? 'ran', 'x')";
  const cwd = folderWith({
    'serverless.js': `${code}\nmodule.exports = { service: 'a', provider: { name: 'aws' }, functions: {} };\n`,
    'serverless.yml': service(`\${file(./run.js):x}`),
    'run.js': code,
    'package.json': JSON.stringify({ gatelint: { extends: './run.js' }, scripts: { prepare: code } }),
    '.git/hooks/post-checkout': '#!/bin/sh\ntouch ran\n',
    '.git/config': '[core]\n\tfsmonitor = "touch ran; false"\n\tpager = touch ran\n',
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/objects/x': '',
    '.git/refs/x': '',
  });
  await run(cwd, ['check', '.']);
  expect(existsSync(join(cwd, 'ran'))).toBe(false);
});

test('the program holds no client of the network', () => {
  const dist = new URL('../../dist/', import.meta.url);
  const programs = readdirSync(dist).filter((name) => /\.(cjs|js)$/.test(name));
  const networked = programs.filter((name) =>
    /["'](node:)?(https?|net|dgram|tls|dns|http2)["']|\bfetch\(["'`]/.test(readFileSync(new URL(name, dist), 'utf8')),
  );
  expect(programs).toContain('core.cjs');
  expect(networked).toEqual([]);
});
