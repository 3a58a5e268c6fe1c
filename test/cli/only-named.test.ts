import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { FindingJson } from '../../src/report/json.js';
import { fakeTerminal } from './terminal.js';

function write(files: Record<string, string>): string {
  const cwd = mkdtempSync(join(tmpdir(), 'gatelint-named-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return cwd;
}

/** The open routes, each with the file that its finding stands in, of a check of some files. */
async function openRoutes(cwd: string, ...args: readonly string[]) {
  const terminal = fakeTerminal({ cwd });
  const status = await main(['check', '--format', 'json', ...args], terminal);
  const findings: FindingJson[] = JSON.parse(terminal.out).findings;
  const open = findings.filter(({ rule, status }) => rule === 'route-without-authorization' && status === 'fail');
  return { status, open: open.map(({ route, location }) => `${route} ${location.file}`), err: terminal.err };
}

const terraform = {
  'api.tf': `resource "aws_apigatewayv2_api" "shop" {\n  name          = "shop"\n  protocol_type = "HTTP"\n}\n`,
  'open.tf': `resource "aws_apigatewayv2_route" "open" {\n  api_id    = aws_apigatewayv2_api.shop.id\n  route_key = "GET /open"\n}\n`,
  'guarded.tf': `resource "aws_apigatewayv2_route" "guarded" {\n  api_id             = aws_apigatewayv2_api.shop.id\n  route_key          = "GET /guarded"\n  authorization_type = var.type\n}\n`,
  'variables.tf': `variable "type" {\n  default = "NONE"\n}\n`,
};

const route = (name: string, more = '') =>
  `  ${name}Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: ${name}, ProtocolType: HTTP}}\n  ${name}:\n    Type: AWS::ApiGatewayV2::Route\n    Properties: {ApiId: !Ref ${name}Api, RouteKey: GET /${name}${more}}\n`;

describe('--only-named, as the pre-commit hook runs', () => {
  test('without it, the whole of a Terraform module is reported', async () => {
    const { open } = await openRoutes(write(terraform), 'open.tf');
    expect(open).toEqual(['GET /open open.tf', 'GET /guarded variables.tf']);
  });

  test('reads the rest of a Terraform module, and reports what is in the named file', async () => {
    const cwd = write(terraform);
    expect(await openRoutes(cwd, '--only-named', 'open.tf')).toEqual({
      status: 1,
      open: ['GET /open open.tf'],
      err: '',
    });
    expect((await openRoutes(cwd, '--only-named', 'api.tf')).open).toEqual([]);
    // the text that decides is elsewhere, the route is here
    expect((await openRoutes(cwd, '--only-named', 'guarded.tf')).open).toEqual(['GET /guarded variables.tf']);
  });

  test('finds what a file decides that says nothing of API Gateway itself', async () => {
    expect((await openRoutes(write(terraform), '--only-named', 'variables.tf')).open).toEqual([
      'GET /guarded variables.tf',
    ]);
  });

  test('reads called modules, also those of which nothing is named', async () => {
    const cwd = write({
      'main.tf': 'module "inner" {\n  source = "./inner"\n  type   = "NONE"\n}\n',
      'inner/api.tf': terraform['api.tf'],
      'inner/route.tf': `${terraform['guarded.tf']}\nvariable "type" {}\n`,
    });
    expect((await openRoutes(cwd, '--only-named', 'main.tf')).open).toEqual(['GET /guarded main.tf']);
  });

  test('reads a nested template for context, and reports it where it is named', async () => {
    const cwd = write({
      'parent.yaml': `Resources:\n${route('outer')}  Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Type: NONE}}}\n`,
      'child.yaml': `Parameters: {Type: {Type: String}}\nResources:\n${route('inner')}${route('told', ', AuthorizationType: !Ref Type')}`,
    });
    // the parameter that decides on GET /told is given in the parent
    expect((await openRoutes(cwd, '--only-named', 'parent.yaml')).open).toEqual([
      'GET /outer parent.yaml',
      'GET /told parent.yaml',
    ]);
    expect((await openRoutes(cwd, '--only-named', 'parent.yaml', 'child.yaml')).open).toContain(
      'GET /inner child.yaml',
    );
  });

  test('reads an included definition for context', async () => {
    const cwd = write({
      'template.yaml':
        'Transform: AWS::Serverless-2016-10-31\nResources:\n  Shop: {Type: AWS::Serverless::HttpApi, Properties: {DefinitionUri: api.yaml}}\n',
      'api.yaml':
        "openapi: 3.0.1\ninfo: {title: shop, version: '1'}\npaths:\n  /defined: {get: {x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: 'https://example.com'}}}\n",
    });
    expect((await openRoutes(cwd, '--only-named', 'template.yaml', 'api.yaml')).open).toEqual([
      'GET /defined api.yaml',
    ]);
  });

  test('takes parameters of samconfig.toml beside the template', async () => {
    const cwd = write({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31\nParameters: {Type: {Type: String}}\nResources:\n${route('told', ', AuthorizationType: !Ref Type')}`,
      'samconfig.toml': 'version = 0.1\n[default.deploy.parameters]\nparameter_overrides = "Type=AWS_IAM"\n',
    });
    expect((await openRoutes(cwd, '--only-named', 'template.yaml')).open).toEqual([]);
    writeFileSync(
      join(cwd, 'samconfig.toml'),
      'version = 0.1\n[default.deploy.parameters]\nparameter_overrides = "Type=NONE"\n',
    );
    expect((await openRoutes(cwd, '--only-named', 'template.yaml')).open).toHaveLength(1);
  });

  test('reports what is below a named folder', async () => {
    const cwd = write({
      'a/template.yaml': `Resources:\n${route('one')}`,
      'b/template.yaml': `Resources:\n${route('two')}`,
    });
    expect((await openRoutes(cwd, '--only-named', 'a')).open).toEqual(['GET /one a/template.yaml']);
    expect((await openRoutes(cwd, '--only-named', '.')).open).toHaveLength(2);
  });

  test('says nothing of a suppression that may be used where nothing was looked at', async () => {
    const cwd = write({
      'template.yaml': `Resources:\n  # gatelint-ignore stage-without-waf: behind a firewall\n${route('one')}`,
    });
    const terminal = fakeTerminal({ cwd });
    await main(['check', '--format', 'json', '--only-named', 'template.yaml'], terminal);
    expect(terminal.out).not.toContain('suppression-unused');
  });

  test('is silent on YAML that is no template, broken or not', async () => {
    const cwd = write({
      'values.yaml': 'a: {{ .Values.a }}\n',
      'broken.yaml': 'a: [1, 2\nb: }',
      'data.json': '{"a": ',
      '.pre-commit-config.yaml': 'repos: []\n',
      'mkdocs.yml': 'x: !!python/name:a.b\n',
    });
    const files = ['values.yaml', 'broken.yaml', 'data.json', '.pre-commit-config.yaml', 'mkdocs.yml'];
    const terminal = fakeTerminal({ cwd });
    expect(await main(['check', '--quiet', '--only-named', ...files], terminal)).toBe(0);
    expect({ out: terminal.out, err: terminal.err }).toEqual({ out: '', err: '' });
  });
});
