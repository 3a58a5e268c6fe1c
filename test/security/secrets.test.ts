import { describe, expect, test } from 'vitest';
import { folderWith } from '../files/folder.js';
import { run } from './run.js';

const formats = ['pretty', 'json', 'sarif', 'github', 'junit', 'gitlab', 'markdown', 'html'] as const;

/** Everything that gatelint prints of a folder, with a name for each. */
async function outputs(cwd: string, route: string, ...args: readonly string[]): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  const add = async (name: string, ...words: readonly string[]) => {
    const { out, err } = await run(cwd, [...words, ...args]);
    all.set(name, out + err);
  };
  for (const format of formats)
    await add(`check ${format}`, 'check', '.', '--preset', 'strict', '--undecided', 'show', '--format', format);
  for (const format of ['pretty', 'json', 'mermaid', 'html'])
    await add(`graph ${format}`, 'graph', '.', '--format', format);
  await add('trace', 'explain', '--trace', route);
  return all;
}

function leaks(all: ReadonlyMap<string, string>, secret: string): string[] {
  return [...all].filter(([, text]) => text.includes(secret)).map(([name]) => name);
}

describe('a NoEcho parameter', () => {
  const template = (text: string) => `AWSTemplateFormatVersion: "2010-09-09"
Parameters: {Secret: {Type: String, NoEcho: true, Default: wrItten-in-default}, Mode: {Type: String, NoEcho: true, AllowedValues: [allOwed-one, allOwed-two]}}
Conditions: {Is: !Equals [!Ref Secret, cOmpared]}
Resources:
${text}`;
  const parts =
    template(`  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: !Sub "api \${Secret} \${Mode}", Description: !Ref Secret}}
  Orders: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: !Ref Secret}}
  Get:
    Type: AWS::ApiGateway::Method
    Condition: Is
    Properties: {RestApiId: !Ref Api, ResourceId: !Ref Orders, HttpMethod: GET, AuthorizationType: NONE, Integration: {Type: HTTP, Uri: !Sub "http://shop.example/\${Secret}"}}
  Key: {Type: AWS::ApiGateway::ApiKey, Properties: {Value: !Ref Secret}}
`);

  test.each(['wrItten-in-default', 'cOmpared', 'allOwed-one', 'gIven'])('does not show %s', async (secret) => {
    const cwd = folderWith({ 'template.yaml': parts });
    const all = await outputs(cwd, 'template.yaml:Get', '--parameter', 'Secret=gIven');
    expect(all.get('trace')).toContain('integration');
    expect(leaks(all, secret)).toEqual([]);
  });

  test('of a nested stack does not show what its parent gives it', async () => {
    const cwd = folderWith({
      'parent.yaml': `Resources: {Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Secret: gIven}}}}`,
      'child.yaml': parts,
    });
    expect(leaks(await outputs(cwd, 'parent.yaml:Child.Get'), 'gIven')).toEqual([]);
  });

  test('is kept by SAM too, which reads parameters before CloudFormation', async () => {
    const cwd = folderWith({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Parameters: {Secret: {Type: String, NoEcho: true}}
Resources: {Api: {Type: AWS::Serverless::Api, Properties: {Name: !Ref Secret, StageName: !Ref Secret}}}`,
    });
    const { out } = await run(cwd, ['check', '.', '--format', 'json', '--parameter', 'Secret=gIven']);
    expect(JSON.parse(out).summary.apis).toBe(1);
    expect(out).not.toContain('gIven');
  });
});

test('a sensitive variable of Terraform does not show what it is given', async () => {
  const cwd = folderWith({
    'main.tf': `variable "secret" {
  sensitive = true
  default   = "wrItten"
}
resource "aws_api_gateway_rest_api" "shop" {
  name = "shop-\${var.secret}"
}
`,
    'terraform.tfvars': 'secret = "gIven"\n',
  });
  const all = await outputs(cwd, 'main.tf:x', '--parameter', 'secret=gIven');
  expect(all.get('check json')).toContain('aws_api_gateway_rest_api.shop');
  expect([...leaks(all, 'gIven'), ...leaks(all, 'wrItten')]).toEqual([]);
});

test('a value that is sensitive in a plan is not shown', async () => {
  const change = {
    actions: ['create'],
    after: { name: 'sEcret', description: 'sEcret' },
    after_sensitive: { name: true },
  };
  const address = 'aws_api_gateway_rest_api.shop';
  const cwd = folderWith({
    'plan.json': JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.9.0',
      resource_changes: [{ address, mode: 'managed', type: 'aws_api_gateway_rest_api', name: 'shop', change }],
    }),
  });
  const all = await outputs(cwd, 'plan.json:x');
  expect(all.get('check json')).toContain(address);
  expect(leaks(all, 'sEcret')).toEqual([]);
});

describe('a secret that the source says', () => {
  const key = 'kEyValue0123456789abcd';
  const token = `ghp_${'tOkEn'.repeat(8)}`;
  const awsSecret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzKEY0';
  const template = `Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop}}
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration: {Type: HTTP, Uri: "http://user:pAssword@shop.example/"}
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      StageName: prod
      Variables:
        github: ${token}
  Test: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, StageName: test, Variables: {aws: "${awsSecret}"}}}
  Key:
    Type: AWS::ApiGateway::ApiKey
    Properties:
      Value: ${key}
`;

  test.each([
    ['an API key', key],
    ['a token', token],
    ['the password of a URL', 'pAssword'],
    ['an AWS secret key', awsSecret],
  ])('is found but not shown: %s', async (_, secret) => {
    const cwd = folderWith({ 'template.yaml': template });
    const all = await outputs(cwd, 'template.yaml:GET /');
    expect(all.get('check pretty')).toContain(`Value: ${'*'.repeat(key.length)}`);
    expect(all.get('check pretty')).toContain('holds a GitHub token');
    expect(leaks(all, secret)).toEqual([]);
  });

  test('is not shown beside another finding, where all is one line', async () => {
    const cwd = folderWith({
      'template.yaml': `Resources: {Key: {Type: AWS::ApiGateway::ApiKey, Properties: {Value: ${key}}}, Api: {Type: AWS::ApiGateway::RestApi}}`,
    });
    expect(leaks(await outputs(cwd, 'template.yaml:x'), key)).toEqual([]);
  });
});

test('environment variables are not read into a report', async () => {
  process.env.GATELINT_TEST_SECRET = 'sEcretOfTheMachine';
  process.env.TF_VAR_secret = 'sEcretOfTheMachine';
  const cwd = folderWith({
    'serverless.yml':
      'service: "s-${env:GATELINT_TEST_SECRET}"\nprovider: {name: aws}\nfunctions: {f: {handler: a.b, events: [{http: "GET /${env:GATELINT_TEST_SECRET}"}]}}\n',
    'main.tf': 'variable "secret" {}\nresource "aws_api_gateway_rest_api" "shop" {\n  name = var.secret\n}\n',
  });
  const all = await outputs(cwd, 'serverless.yml:x');
  delete process.env.GATELINT_TEST_SECRET;
  delete process.env.TF_VAR_secret;
  expect(all.get('check json')).toContain('route-without-authorization');
  expect(leaks(all, 'sEcretOfTheMachine')).toEqual([]);
});
