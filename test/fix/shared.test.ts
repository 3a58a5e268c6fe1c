import { describe, expect, it } from 'vitest';
import { folderWith } from '../files/folder.js';
import { check, filesIn, findingsIn, only } from './mend.js';

/** What others share is edited only where that is right for all of them. */

const api = `  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: shop }
  Method:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: AWS_IAM
      Integration: { Type: MOCK }
  Deployment:
    Type: AWS::ApiGateway::Deployment
    DependsOn: Method
    Properties: { RestApiId: !Ref Api }
`;

const stage = (properties: string, name = 'Stage') => `  ${name}:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      DeploymentId: !Ref Deployment
      StageName: ${name}
${properties}`;

async function mended(files: Readonly<Record<string, string>>, rule = 'stage-without-tracing') {
  const folder = folderWith(files);
  const findings = await findingsIn(folder, ...only(rule));
  const { err } = await check(folder, '--fix', ...only(rule));
  return { files: filesIn(folder), reasons: findings.map(({ fix }) => fix?.suggestion?.reason ?? null), err };
}

describe('a value that is shared', () => {
  it('by a parameter is left: a stack keeps the value that it was given', async () => {
    const template = `Parameters:\n  Traced: { Type: String, Default: "false" }\nResources:\n${api}${stage('      TracingEnabled: !Ref Traced\n')}`;
    const { files, reasons } = await mended({ 'template.yaml': template });
    expect(files['template.yaml']).toBe(template);
    expect(reasons).toEqual(['its value comes from elsewhere']);
  });

  it('by an anchor is left', async () => {
    const template = `Resources:\n${api}${stage('      TracingEnabled: &no false\n      CacheClusterEnabled: *no\n')}`;
    const { files, reasons } = await mended({ 'template.yaml': template });
    expect(files['template.yaml']).toBe(template);
    expect(reasons).toEqual(['its text is shared by others']);
  });

  it('by an anchor that nothing uses is not shared', async () => {
    const template = `Resources:\n${api}${stage('      TracingEnabled: &no false\n')}`;
    const { files } = await mended({ 'template.yaml': template });
    expect(files['template.yaml']).toBe(template.replace('&no false', '&no true'));
  });

  it('by a map behind an alias is left', async () => {
    const template = `Resources:\n${api}${stage('')}`.replace(
      /Properties:\n(\s+)RestApiId: !Ref Api\n\s+DeploymentId[^\n]*\n\s+StageName: Stage\n$/,
      'Properties: *stage\nMetadata:\n',
    );
    const text = `Metadata:\n  stage: &stage { RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: a }\n${template.replace('Metadata:\n', '')}`;
    const { files } = await mended({ 'template.yaml': text });
    expect(files['template.yaml']).toBe(text);
  });

  it('by Globals is edited where all APIs have the finding, else each API gets its own', async () => {
    const sam = (second: string) => `Transform: AWS::Serverless-2016-10-31
Globals: { Api: { TracingEnabled: false } }
Resources:
  One: { Type: AWS::Serverless::Api, Properties: { StageName: a, DefinitionBody: { openapi: 3.0.1, paths: {} } } }
  Two: { Type: AWS::Serverless::Api, Properties: { StageName: b, DefinitionBody: { openapi: 3.0.1, paths: {} } } }${second}
`;
    const all = await mended({ 'template.yaml': sam('') });
    expect(all.files['template.yaml']).toBe(sam('').replace('false', 'true'));
    const accepted = sam(' # gatelint-ignore stage-without-tracing: not needed here');
    const one = await mended({ 'template.yaml': accepted });
    expect(one.files['template.yaml']).toContain('TracingEnabled: false');
  });

  it('by several stages of one file is mended for each', async () => {
    const template = `Resources:\n${api}${stage('', 'A')}${stage('      TracingEnabled: false # not yet\n', 'B')}`;
    const { files, err } = await mended({ 'template.yaml': template });
    expect(files['template.yaml']).toBe(
      `Resources:\n${api}${stage('      TracingEnabled: true\n', 'A')}${stage('      TracingEnabled: true # not yet\n', 'B')}`,
    );
    expect(err).toContain('2 findings mended in 1 file');
  });

  it('by a Terraform variable is left', async () => {
    const main = `variable "traced" { default = false }
resource "aws_api_gateway_rest_api" "api" { name = "shop" }
resource "aws_api_gateway_stage" "prod" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  deployment_id        = "d"
  stage_name           = "prod"
  xray_tracing_enabled = var.traced
}
`;
    const { files } = await mended({ 'main.tf': main });
    expect(files['main.tf']).toBe(main);
  });

  it('of a Serverless variable is left', async () => {
    const service = `service: shop
custom: { traced: false }
provider:
  name: aws
  stage: prod
  tracing: { apiGateway: "\${self:custom.traced}" }
functions:
  list:
    handler: index.handler
    events: [{ http: { path: /pets, method: get, authorizer: aws_iam } }]
`;
    const { files } = await mended({ 'serverless.yml': service });
    expect(files['serverless.yml']).toBe(service);
  });

  it('and suppressed is left', async () => {
    const template = `Resources:\n${api}${stage('      # gatelint-ignore stage-without-tracing: traced elsewhere\n      TracingEnabled: false\n')}`;
    const { files } = await mended({ 'template.yaml': template });
    expect(files['template.yaml']).toBe(template);
  });
});
