import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { fakeTerminal } from '../cli/terminal.js';
import { folderWith } from '../files/folder.js';

/** The rules that report something for a file, and those whose findings are suppressed, with the reason. */
async function check(file: string, text: string, honor: readonly string[]) {
  const cwd = folderWith({ [file]: text, 'gatelint.yaml': `honor: [${honor.join(', ')}]\n` });
  mkdirSync(dirname(join(cwd, file)), { recursive: true });
  writeFileSync(join(cwd, file), text);
  const terminal = fakeTerminal({ cwd });
  await main(['check', '--format', 'json', '--preset', 'strict', '--no-color'], terminal);
  const all = fakeTerminal({ cwd });
  await main(['check', '--format', 'json', '--preset', 'strict', '--no-suppressions'], all);
  const rulesOf = (out: string): string[] =>
    JSON.parse(out)
      .findings.filter((one: { suppressed: unknown }) => !one.suppressed)
      .map((one: { rule: string; resource: string }) => `${one.rule} ${one.resource}`);
  const shown = rulesOf(terminal.out);
  return rulesOf(all.out).filter((one) => !shown.includes(one));
}

const stage = (inside: string, above = '') => `Resources:
  Shop: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop}}
${above}  One:
    Type: AWS::ApiGateway::Stage
${inside}    Properties:
      RestApiId: !Ref Shop
      StageName: one
  Two:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Shop
      StageName: two
`;

const tf = (inside: string, above = '') => `resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}
${above}resource "aws_api_gateway_stage" "one" {
${inside}  rest_api_id   = aws_api_gateway_rest_api.shop.id
  stage_name    = "one"
  deployment_id = "d"
}
`;

describe('checkov', () => {
  it('skips a check in a comment inside the resource', async () => {
    const text = stage('    # checkov:skip=CKV_AWS_73:traced elsewhere\n');
    expect(await check('a.yaml', text, ['checkov'])).toEqual(['stage-without-tracing One']);
  });

  it('skips several checks at once', async () => {
    const text = stage('    # checkov:skip=CKV_AWS_73,CKV2_AWS_29: both\n');
    expect((await check('a.yaml', text, ['checkov'])).sort()).toEqual([
      'stage-without-tracing One',
      'stage-without-waf One',
    ]);
  });

  it('skips a check in the metadata, also in JSON', async () => {
    const skip = { checkov: { skip: [{ id: 'CKV_AWS_73', comment: 'traced elsewhere' }] } };
    const template = {
      Resources: {
        Shop: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'shop' } },
        One: {
          Type: 'AWS::ApiGateway::Stage',
          Metadata: skip,
          Properties: { RestApiId: { Ref: 'Shop' }, StageName: 'one' },
        },
      },
    };
    expect(await check('a.json', JSON.stringify(template, null, 1), ['checkov'])).toEqual([
      'stage-without-tracing One',
    ]);
  });

  it('skips a check in a Terraform block', async () => {
    const text = tf('  #checkov:skip=CKV_AWS_73:traced elsewhere\n');
    expect(await check('main.tf', text, ['checkov'])).toEqual(['stage-without-tracing aws_api_gateway_stage.one']);
  });

  it('skips a check in a SAM resource', async () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    # checkov:skip=CKV_AWS_73:traced elsewhere
    Type: AWS::Serverless::Api
    Properties: {StageName: one, DefinitionBody: {swagger: '2.0', paths: {}}}
`;
    expect(await check('a.yaml', text, ['checkov'])).toEqual(['stage-without-tracing Api']);
  });

  it('means nothing where it is not honored', async () => {
    const text = stage('    # checkov:skip=CKV_AWS_73:traced elsewhere\n');
    expect(await check('a.yaml', text, ['trivy'])).toEqual([]);
  });

  it('means nothing for checks that we have no rule for', async () => {
    expect(await check('a.yaml', stage('    # checkov:skip=CKV_AWS_1:x\n'), ['checkov'])).toEqual([]);
  });
});

describe('trivy', () => {
  it.each(['AVD-AWS-0003', 'AWS-0003', 'aws-0003'])('ignores %s above a block', async (id) => {
    const text = stage('', `  # trivy:ignore:${id}\n`);
    expect(await check('a.yaml', text, ['trivy'])).toEqual(['stage-without-tracing One']);
  });

  it('ignores above a Terraform block', async () => {
    expect(await check('main.tf', tf('', '#trivy:ignore:AVD-AWS-0003\n'), ['trivy'])).toEqual([
      'stage-without-tracing aws_api_gateway_stage.one',
    ]);
  });

  it('does not ignore any more once the day is over', async () => {
    const text = (day: string) => stage('', `  # trivy:ignore:AWS-0003:exp:${day}\n`);
    expect(await check('a.yaml', text('2001-01-01'), ['trivy'])).toEqual([]);
    expect(await check('a.yaml', text('2999-01-01'), ['trivy'])).toEqual(['stage-without-tracing One']);
  });
});

describe('KICS', () => {
  const tracing = '434945e5-4dfd-41b1-aba1-47075ccd9265';

  it('disables queries for the whole file', async () => {
    const found = await check('a.yaml', `# kics-scan disable=${tracing}\n${stage('')}`, ['kics']);
    expect(new Set(found.map((one) => one.split(' ')[1]))).toEqual(new Set(['One', 'Two']));
    expect(new Set(found.map((one) => one.split(' ')[0])).size).toBe(1);
  });

  it('ignores a block', async () => {
    const found = await check('a.yaml', stage('', '  # kics-scan ignore-block\n'), ['kics']);
    expect(found).toContain('stage-without-waf One');
    expect(found.filter((one) => one.endsWith(' Two'))).toEqual([]);
  });

  it('ignores a line: its own and the next', async () => {
    const found = await check('a.yaml', stage('', '  # kics-scan ignore-line\n'), ['kics']);
    expect(found).toContain('stage-without-waf One');
    expect(found.filter((one) => one.endsWith(' Two'))).toEqual([]);
  });
});

describe('metadata of the other tools', () => {
  const withMetadata = (metadata: string) => stage(`    Metadata: ${metadata}\n`);

  it('cfn_nag: rules_to_suppress', async () => {
    const text = withMetadata('{cfn_nag: {rules_to_suppress: [{id: W69, reason: logged elsewhere}]}}');
    expect(await check('a.yaml', text, ['cfn-nag'])).toEqual(['stage-without-access-logging One']);
  });

  it('cdk-nag: rules_to_suppress', async () => {
    const text = withMetadata('{cdk_nag: {rules_to_suppress: [{id: AwsSolutions-APIG3, reason: internal}]}}');
    expect(await check('a.yaml', text, ['cdk-nag'])).toEqual(['stage-without-waf One']);
  });

  it('cfn-lint: ignore_checks of the template', async () => {
    const text = `Metadata: {cfn-lint: {config: {ignore_checks: [W3660]}}}
Resources:
  Shop: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop, Body: {openapi: 3.0.1, paths: {}}}}
  Part: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Shop, ParentId: !GetAtt Shop.RootResourceId, PathPart: x}}
  Get: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Shop, ResourceId: !Ref Part, HttpMethod: GET, AuthorizationType: AWS_IAM}}
`;
    expect(await check('a.yaml', text, ['cfn-lint'])).toEqual(['definition-in-two-places Shop']);
  });
});
