import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkInputs } from '../../src/check/pipeline.js';
import { loadInputs } from '../../src/parsers/inputs.js';
import { builtInRules } from '../../src/rules/builtin.js';
import { activate } from '../../src/rules/presets.js';
import { folder } from '../integrations/tools.js';

/**
 * Where other tools take a template for what it is not: each case is a trap, with what is found in it from one end to
 * the other. What each part does has tests of its own.
 */
async function found(file: string, text: string, rule: string, status = 'fail'): Promise<string[]> {
  const cwd = folder();
  writeFileSync(join(cwd, file), text);
  const options = { cwd, root: null, parameters: new Map(), stage: null, region: null, source: null };
  const active = activate(builtInRules(), ['strict']);
  const subjects: string[] = [];
  const inputs = loadInputs(['.'], options);
  for await (const one of checkInputs(inputs, { rules: () => active, suppressions: null, baseline: null }))
    for (const finding of one.findings)
      if (finding.rule === rule && finding.status === status)
        subjects.push(finding.route ?? finding.stage ?? finding.resource);
  return subjects.sort();
}

const cfn = (resources: string) => `Resources:\n${resources}`;
const sam = (resources: string) => `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}`;
const open = (text: string, file = 'template.yaml') => found(file, text, 'route-without-authorization');

const shop = '  Shop: { Type: AWS::ApiGateway::RestApi, Properties: { Name: shop } }\n';
const method = (verb: string, more: string, integration = "{ Type: HTTP_PROXY, Uri: 'https://example.com' }") =>
  `  ${verb}: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Shop, ResourceId: !GetAtt Shop.RootResourceId, HttpMethod: ${verb}, ${more} Integration: ${integration} } }\n`;

describe('authorization', () => {
  test('a missing type is none, on the root path too; "false" asks for no key', async () => {
    const text = cfn(shop + method('GET', '') + method('PUT', 'ApiKeyRequired: "false",'));
    expect(await open(text)).toEqual(['GET /', 'PUT /']);
    expect(
      await found('template.yaml', cfn(shop + method('GET', 'ApiKeyRequired: "true",')), 'route-with-api-key-only'),
    ).toEqual(['GET /']);
  });

  test('OPTIONS is a preflight where a mock answers it, not where a backend does', async () => {
    expect(await open(cfn(shop + method('OPTIONS', '', '{ Type: MOCK }')))).toEqual([]);
    expect(await open(cfn(shop + method('OPTIONS', '')))).toEqual(['OPTIONS /']);
    expect(await open(cfn(shop + method('ANY', '', '{ Type: MOCK }')))).toEqual(['ANY /']);
  });

  test('a quick-created HTTP API is open, with a stage that logs nothing', async () => {
    const text = cfn(
      '  Quick: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: quick, ProtocolType: HTTP, Target: "https://example.com" } }\n',
    );
    expect(await open(text)).toEqual(['ANY $default']);
    expect(await found('template.yaml', text, 'stage-without-access-logging')).toEqual(['$default']);
  });

  test('of a WebSocket API only $connect is judged', async () => {
    const route = (key: string, id: string) =>
      `  ${id}: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Chat, RouteKey: ${key}, AuthorizationType: NONE } }\n`;
    const text = cfn(
      `  Chat: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action } }\n${route('$connect', 'Connect')}${route('$disconnect', 'Disconnect')}${route('send', 'Send')}`,
    );
    expect(await open(text)).toEqual(['$connect']);
  });

  test('an OpenAPI body carries the methods; security of its root is not applied to a REST API', async () => {
    const operation = (security: string) =>
      `{ ${security} x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'https://example.com' } }`;
    const text = cfn(`  Shop:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        swagger: '2.0'
        info: { title: shop, version: '1' }
        security: [{ users: [] }]
        securityDefinitions:
          users: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }
          api_key: { type: apiKey, name: x-api-key, in: header }
        paths:
          /root: { get: ${operation('')} }
          /empty: { get: ${operation('security: [],')} }
          /none: { get: ${operation('security: [{ NONE: [] }],')} }
          /both: { get: ${operation('security: [{ users: [] }, { api_key: [] }],')} }
          /any: { x-amazon-apigateway-any-method: ${operation('')} }
          /iam: { get: ${operation('x-amazon-apigateway-auth: { type: AWS_IAM },')} }
`);
    expect(await open(text)).toEqual(['ANY /any', 'GET /empty', 'GET /none', 'GET /root']);
  });

  test('SAM: Globals, the default authorizer, NONE, and preflights', async () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Globals:
  Api:
    Cors: "'https://www.example.com'"
    Auth:
      DefaultAuthorizer: Users
      AddDefaultAuthorizerToCorsPreflight: false
      Authorizers: { Users: { UserPoolArn: arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_shop } }
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      CodeUri: src/
      Events:
        List: { Type: Api, Properties: { Path: /orders, Method: get } }
        Hook: { Type: Api, Properties: { Path: /hook, Method: post, Auth: { Authorizer: NONE } } }
`;
    expect(await open(text)).toEqual(['POST /hook']);
  });

  test("a resource policy by SAM's lists does not open what it closes", async () => {
    const api = (list: string) =>
      sam(`  Api:
    Type: AWS::Serverless::Api
    Properties: { StageName: prod, Auth: { ResourcePolicy: { ${list} } } }
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      CodeUri: src/
      Events: { List: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /orders, Method: get } } }
`);
    expect(await open(api('IpRangeWhitelist: [203.0.113.0/24]'))).toEqual([]);
    expect(await open(api('IpRangeBlacklist: [203.0.113.0/24]'))).toEqual(['GET /orders']);
  });

  test('Terraform: the authorization of every instance counts, and of an API in a module', async () => {
    const text = `
resource "aws_api_gateway_rest_api" "shop" { name = "shop" }
resource "aws_api_gateway_resource" "each" {
  for_each    = toset(["pets", "orders"])
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = each.key
}
resource "aws_api_gateway_method" "each" {
  for_each      = toset(["pets", "orders"])
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_resource.each[each.key].id
  http_method   = "GET"
  authorization = each.key == "pets" ? "NONE" : "AWS_IAM"
}
`;
    expect(await open(text, 'main.tf')).toEqual(['GET /pets']);
  });
});

describe('stages', () => {
  test('of a deployment with a stage name count, with its description', async () => {
    const text = cfn(`${shop}${method('GET', 'AuthorizationType: AWS_IAM,')}  Deployment:
    Type: AWS::ApiGateway::Deployment
    DependsOn: GET
    Properties: { RestApiId: !Ref Shop, StageName: live, StageDescription: { TracingEnabled: true, DataTraceEnabled: true, LoggingLevel: INFO } }
`);
    expect(await found('template.yaml', text, 'stage-without-access-logging')).toEqual(['live']);
    expect(await found('template.yaml', text, 'stage-without-tracing')).toEqual([]);
    expect(await found('template.yaml', text, 'stage-logs-request-data')).toEqual(['live']);
  });

  test('the setting of one method beats that of all', async () => {
    const text =
      cfn(`${shop}${method('GET', 'AuthorizationType: AWS_IAM,')}${method('PUT', 'AuthorizationType: AWS_IAM,')}  Deployment: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Shop } }
  Prod:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Shop
      DeploymentId: !Ref Deployment
      StageName: prod
      MethodSettings:
        - { ResourcePath: '/*', HttpMethod: '*', LoggingLevel: INFO }
        - { ResourcePath: '/~1', HttpMethod: PUT, LoggingLevel: 'OFF' }
`);
    expect(await found('template.yaml', text, 'stage-without-execution-logging')).toEqual(['prod']);
    expect(await found('template.yaml', text.replace("'OFF'", 'ERROR'), 'stage-without-execution-logging')).toEqual([]);
  });

  test('HTTP APIs have no execution logs, and no web ACL', async () => {
    const text = cfn(
      '  Quick: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: quick, ProtocolType: HTTP, Target: "https://example.com" } }\n',
    );
    for (const rule of ['stage-without-execution-logging', 'stage-without-waf'])
      expect(await found('template.yaml', text, rule)).toEqual([]);
  });

  test("a REST stage of the Serverless Framework's own output may have logs that only its deploy sets", async () => {
    const compiled = cfn(`  ServerlessDeploymentBucket: { Type: AWS::S3::Bucket }
${shop}${method('GET', 'AuthorizationType: AWS_IAM,')}  Deployment: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Shop, StageName: dev } }
Outputs: { ServerlessDeploymentBucketName: { Value: !Ref ServerlessDeploymentBucket } }
`);
    for (const rule of ['stage-without-access-logging', 'stage-without-execution-logging', 'stage-without-tracing']) {
      expect(await found('template.yaml', compiled, rule), rule).toEqual([]);
      expect(await found('template.yaml', compiled, rule, 'undecided'), rule).toEqual(['dev']);
    }
  });
});

describe('who else', () => {
  test.each([
    ['apigateway.amazonaws.com', '', ['Permission']],
    ['apigateway.amazonaws.com.cn', '', ['Permission']],
    ['apigateway.amazonaws.com', "SourceArn: 'arn:aws:execute-api:*:*:*',", ['Permission']],
    [
      'apigateway.amazonaws.com',
      "SourceArn: !Sub 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Shop}/*',",
      [],
    ],
    ['s3.amazonaws.com', '', []],
  ])('a permission for %s with %j', async (principal, source, expected) => {
    const text = cfn(
      `${shop}  Permission: { Type: AWS::Lambda::Permission, Properties: { Action: 'lambda:InvokeFunction', FunctionName: f, ${source} Principal: ${principal} } }\n`,
    );
    expect(await found('template.yaml', text, 'lambda-permission-too-broad')).toEqual(expected);
  });

  test.each([
    ['TLS_1_0', ['Domain']],
    ['TLS_1_2', []],
    ['SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09', []],
    ['SecurityPolicy_TLS99_2099_01', []],
  ])('a domain with %s', async (policy, expected) => {
    const text = cfn(
      `  Domain: { Type: AWS::ApiGateway::DomainName, Properties: { DomainName: api.example.com, SecurityPolicy: ${policy}, RegionalCertificateArn: arn } }\n`,
    );
    expect(await found('template.yaml', text, 'domain-weak-tls')).toEqual(expected);
  });

  test('a policy of a dual-stack API that only knows IPv4 addresses is judged for both', async () => {
    const policy = (condition: string) =>
      cfn(`  Shop:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: shop
      EndpointConfiguration: { Types: [REGIONAL], IpAddressType: dualstack }
      Policy:
        Statement:
          - { Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
          - { Effect: Deny, Principal: { AWS: '*' }, Action: 'execute-api:Invoke', Resource: 'execute-api:/*', Condition: ${condition} }
`);
    const isPublic = (condition: string) => found('template.yaml', policy(condition), 'resource-policy-public');
    expect(await isPublic('{ NotIpAddress: { aws:SourceIp: [203.0.113.0/24] } }')).toEqual([]);
    expect(await isPublic('{ IpAddress: { aws:SourceIp: [0.0.0.0/0] } }')).toEqual(['Shop']);
  });
});
