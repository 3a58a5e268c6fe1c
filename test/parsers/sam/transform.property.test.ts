import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Content, generate } from '../../../src/parsers/sam/generate.js';
import { transformSam } from '../../../src/parsers/sam/transform.js';
import { Source } from '../../../src/text/source.js';
import { type Json, plain } from './transformed.js';

const source = new Source('template.yaml', '');
const origin = { span: { source, start: 0, end: 0 } };

function transformed(template: Content): Json {
  const value = generate(template, origin);
  if (value.kind !== 'map') return null;
  return plain(transformSam(value, { parameters: new Map(), include: () => null, source }).template);
}

const key = fc.constantFrom(
  'Auth',
  'Authorizers',
  'Own',
  'DefaultAuthorizer',
  'Authorizer',
  'ApiKeyRequired',
  'ResourcePolicy',
  'IpRangeWhitelist',
  'CustomStatements',
  'UsagePlan',
  'CreateUsagePlan',
  'UserPoolArn',
  'FunctionArn',
  'Identity',
  'Headers',
  'paths',
  '/a',
  'get',
  'security',
  'x-amazon-apigateway-integration',
  'swagger',
  'openapi',
  'Type',
  'Properties',
  'Path',
  'Method',
  'RestApiId',
  'AllowOrigin',
  '__proto__',
  'constructor',
  '$connect',
);

/** Any value where the transform expects a certain one: right ones, intrinsics, and nonsense. */
const anything = fc.letrec<{ node: Content }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom<Content>(
      null,
      true,
      false,
      0,
      30,
      '',
      'NONE',
      'AWS_IAM',
      'Own',
      'get',
      'any',
      '/a',
      '/{proxy+}',
      '$default',
      "'*'",
      '*',
      'PER_API',
      'PRIVATE',
      's3://bucket/key',
      './file.yaml',
      { Ref: 'Api0' },
      { Ref: 'AWS::NoValue' },
      { 'Fn::If': ['C', 'a', { Ref: 'AWS::NoValue' }] },
      { 'Fn::If': 'broken' },
      { 'Fn::GetAtt': ['F0', 'Arn'] },
      { 'Fn::Sub': ['${Api0.Stage}', { a: 'b' }] },
      { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: './file.yaml' } } },
    ),
    fc.array(tie('node'), { maxLength: 2 }),
    fc.dictionary(key, tie('node'), { maxKeys: 4 }),
  ),
})).node;

const properties = (...names: string[]): fc.Arbitrary<Content> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.dictionary(fc.constantFrom(...names, '__proto__'), anything, { maxKeys: 8 }) },
    { weight: 1, arbitrary: anything },
  );

const api = properties(
  'StageName',
  'Auth',
  'Cors',
  'DefinitionBody',
  'DefinitionUri',
  'MergeDefinitions',
  'Domain',
  'Models',
  'GatewayResponses',
  'EndpointConfiguration',
  'OpenApiVersion',
  'DisableExecuteApiEndpoint',
);
const httpApi = properties(
  'StageName',
  'Auth',
  'CorsConfiguration',
  'DefinitionBody',
  'Domain',
  'RouteSettings',
  'Name',
);
const webSocketApi = properties('Routes', 'RouteSelectionExpression', 'Auth', 'StageName', 'Domain', 'Tags');
const event = fc.oneof(
  anything,
  fc.record({
    Type: fc.constantFrom('Api', 'HttpApi'),
    Properties: properties('Path', 'Method', 'RestApiId', 'ApiId', 'Auth', 'RequestModel', 'RequestParameters'),
  }),
);
const callable = fc.record({
  Events: fc.oneof(anything, fc.dictionary(fc.constantFrom('A', 'B'), event)),
  AutoPublishAlias: anything,
});

const resource = fc.oneof(
  fc.record({ Type: fc.constant('AWS::Serverless::Api'), Properties: api, Condition: anything }),
  fc.record({ Type: fc.constant('AWS::Serverless::HttpApi'), Properties: httpApi, IgnoreGlobals: anything }),
  fc.record({ Type: fc.constant('AWS::Serverless::WebSocketApi'), Properties: webSocketApi }),
  fc.record({
    Type: fc.constantFrom('AWS::Serverless::Function', 'AWS::Serverless::StateMachine'),
    Properties: callable,
  }),
  fc.record({
    Type: fc.constantFrom('AWS::Serverless::Connector', 'AWS::Serverless::Application'),
    Properties: anything,
  }),
  anything,
);

describe('any template', () => {
  test('is transformed without throwing', () => {
    const template = fc.record({
      Transform: fc.constantFrom<Content>('AWS::Serverless-2016-10-31', null),
      Globals: fc.oneof(anything, fc.record({ Api: api, HttpApi: httpApi })),
      Parameters: anything,
      Conditions: anything,
      Resources: fc.oneof(
        { weight: 9, arbitrary: fc.dictionary(fc.constantFrom('Api0', 'F0', 'X', '__proto__'), resource) },
        { weight: 1, arbitrary: anything },
      ),
    });
    fc.assert(
      fc.property(template, (one) => void transformed(one)),
      { numRuns: 500 },
    );
  });

  test('without serverless resources keeps its resources', () => {
    const plainResource = fc.record({
      Type: fc.constantFrom('AWS::ApiGateway::RestApi', 'AWS::S3::Bucket'),
      Properties: fc.dictionary(fc.constantFrom('Name', 'Body', 'Policy'), anything, { maxKeys: 3 }),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('A', 'B', 'C'), plainResource), (Resources) => {
        const made = transformed({ Transform: 'AWS::Serverless-2016-10-31', Resources });
        expect(made).toEqual(plain(generate({ Resources }, origin)));
      }),
    );
  });

  test('makes the same of the same', () => {
    fc.assert(
      fc.property(api, (Properties) => {
        const template = { Resources: { Api: { Type: 'AWS::Serverless::Api', Properties } } };
        expect(transformed(template)).toEqual(transformed(template));
      }),
      { numRuns: 50 },
    );
  });
});
