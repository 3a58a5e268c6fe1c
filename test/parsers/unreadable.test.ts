import { describe, expect, it } from 'vitest';
import { loadInputs } from '../../src/parsers/inputs.js';
import { folderWith } from '../files/folder.js';

async function said(files: Readonly<Record<string, string | Buffer>>): Promise<string[]> {
  const options = {
    cwd: folderWith(files),
    root: null,
    parameters: new Map(),
    stage: null,
    region: null,
    source: null,
  };
  const lines: string[] = [];
  for await (const { diagnostics } of loadInputs(['.'], options)) {
    for (const { severity, code, span } of diagnostics) lines.push(`${span.source.file}: ${severity} ${code}`);
  }
  return lines;
}

/** The lines at which files are missing. */
async function missing(template: string): Promise<string[]> {
  const cwd = folderWith({ 'template.yaml': template });
  const options = { cwd, root: null, parameters: new Map(), stage: null, region: null, source: null };
  const lines: string[] = [];
  for await (const { diagnostics } of loadInputs(['.'], options))
    for (const { code, message, span } of diagnostics)
      lines.push(`${span.source.position(span.start).line} ${code}: ${message}`);
  return lines;
}

const api = 'Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n';

describe('a file that cannot be read', () => {
  it('is an error where it looks like a template', async () => {
    expect(await said({ 'a.yaml': `${api}  Stage:x\n    Type: y\n` })).toContain('a.yaml: error syntax-error');
    expect(await said({ 'a.json': '{"Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi"' })).toContain(
      'a.json: error syntax-error',
    );
    const deep = '['.repeat(300) + ']'.repeat(300);
    expect(await said({ 'a.json': `{"Resources": ${deep}, "about": "AWS::ApiGateway::RestApi"}` })).toContain(
      'a.json: error too-deep',
    );
    expect(await said({ 'a.yaml': Buffer.from(`\ufeff${api}`, 'utf16le') })).toEqual(['a.yaml: error not-utf8']);
  });

  it('is an error where it looks like an API definition', async () => {
    const text = "openapi: '3.0.1'\npaths:\n  /:\n    get:\n      x-amazon-apigateway-integration: [\n";
    expect(await said({ 'api.yaml': text })).toContain('api.yaml: error syntax-error');
  });

  it('is an error where it looks like a service of Serverless and nothing of it could be read', async () => {
    const deep = '['.repeat(600) + ']'.repeat(600);
    const service = (provider: string) => `{"service": "a", "provider": {"name": "${provider}"}, "custom": ${deep}}`;
    expect(await said({ 'serverless.yml': service('aws'), 'other/serverless.yml': service('google') })).toEqual([
      'serverless.yml: error too-deep',
    ]);
  });

  it('is passed over where it is something else', async () => {
    expect(
      await said({
        'chart/templates/deployment.yaml': '{{- if .Values.x }}\nkind: Deployment\n  bad: [\n',
        'notes.yaml': 'about: AWS::ApiGateway::RestApi\nbroken: [',
        'bucket.yaml': 'Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n  broken: [\n',
      }),
    ).toEqual([]);
  });

  it('is a warning where a template engine has to make the template first', async () => {
    const text = `${api}    {%- if x %}\n    DependsOn: Y\n    {%- endif %}\n`;
    expect(await said({ 'a.yaml': text })).toEqual(['a.yaml: warning template-engine']);
  });
});

describe('a file that another one names and that is not there', () => {
  it('is missing where it is named', async () => {
    const sam = `Transform: AWS::Serverless-2016-10-31
Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionUri: ./api.yaml
`;
    expect(await missing(sam)).toEqual(['7 include-missing: included file: api.yaml does not exist']);
    const uploaded = `${api}    Properties:
      BodyS3Location: ./api.yaml
`;
    expect(await missing(uploaded)).toEqual(['5 include-missing: API definition: api.yaml does not exist']);
    const included = `${api}    Properties:
      Body: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: ./body.yaml } } }
`;
    expect(await missing(included)).toEqual(['5 include-missing: AWS::Include: body.yaml does not exist']);
    const nested = `${api}  Child:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./child.yaml
`;
    expect(await missing(nested)).toEqual(['7 include-missing: nested stack: child.yaml does not exist']);
  });
});
