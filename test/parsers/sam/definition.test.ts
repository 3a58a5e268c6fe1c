import { describe, expect, test } from 'vitest';
import { inside, transform, withEvents } from './transformed.js';

const integrated = 'x-amazon-apigateway-integration: { type: mock }';

function shop(properties: string, event = '', files: Record<string, string> = {}): ReturnType<typeof transform> {
  return transform(
    withEvents(
      `Read: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /orders, Method: get${event && `, ${event}`} } }`,
      `Shop:\n  Type: AWS::Serverless::Api\n  Properties:\n    StageName: prod\n    ${properties.replaceAll('\n', '\n    ')}`,
    ),
    { files },
  );
}

describe('DefinitionBody', () => {
  test('of a REST API takes nothing from events', () => {
    const made = shop("DefinitionBody: { swagger: '2.0', paths: { /other: {} } }");
    expect(made.operation('Shop', '/orders', 'get')).toBeUndefined();
    expect(Object.keys(made.resources)).toContain('OrdersReadPermissionprod');
  });

  test('an event overrides its authorizer with OverrideApiAuth only', () => {
    const body = `DefinitionBody: { swagger: '2.0', paths: { /orders: { get: { ${integrated} } } } }
Auth: { DefaultAuthorizer: A, Authorizers: { A: { FunctionArn: arn } } }`;
    const security = (event: string) => inside(shop(body, event).operation('Shop', '/orders', 'get'), 'security');
    expect(security('Auth: { Authorizer: NONE }')).toEqual([{ A: [] }]);
    expect(security('Auth: { Authorizer: NONE, OverrideApiAuth: true }')).toEqual([{ NONE: [] }]);
  });

  test('MergeDefinitions brings events in; their keys win', () => {
    const made = shop(
      `MergeDefinitions: true\nDefinitionBody: { swagger: '2.0', paths: { /orders: { get: { summary: stays, ${integrated} } } } }`,
    );
    expect(made.operation('Shop', '/orders', 'get')).toMatchObject({
      summary: 'stays',
      'x-amazon-apigateway-integration': { type: 'aws_proxy' },
    });
  });

  test('a malformed path and malformed security do not stop the rest', () => {
    const made = shop(
      `DefinitionBody: { swagger: '2.0', paths: { /a: text, /b: { get: { security: text, ${integrated} } }, /c: { get: { ${integrated} } } } }
Auth: { DefaultAuthorizer: AWS_IAM }`,
    );
    expect(made.said.map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'sam-definition: Path /a must be a map',
      'sam-definition: Security of method get at path /b must be a list',
    ]);
    expect(inside(made.operation('Shop', '/c', 'get'), 'security')).toEqual([{ AWS_IAM: [] }]);
  });

  test('methods without an integration get no authorizer', () => {
    const made = shop(
      `DefinitionBody: { swagger: '2.0', paths: { /a: { get: { summary: words } } } }\nAuth: { DefaultAuthorizer: AWS_IAM }`,
    );
    expect(made.operation('Shop', '/a', 'get')).toEqual({ summary: 'words' });
  });
});

describe('definitions in other files', () => {
  test('AWS::Include is expanded before Auth is written into it', () => {
    const made = shop(
      `DefinitionBody: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: api.yaml } } }\nAuth: { DefaultAuthorizer: AWS_IAM }`,
      '',
      { 'api.yaml': `swagger: '2.0'\npaths: { /a: { get: { ${integrated} } } }\n` },
    );
    expect(inside(made.operation('Shop', '/a', 'get'), 'security')).toEqual([{ AWS_IAM: [] }]);
  });

  test('an include in S3 stays as it is, and is no error', () => {
    const include = '{ Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://bucket/api.yaml } } }';
    const made = shop(`DefinitionBody: ${include}\nAuth: { DefaultAuthorizer: AWS_IAM }`);
    expect(inside(made.resources.Shop, 'Properties', 'Body', 'Fn::Transform', 'Name')).toBe('AWS::Include');
    expect(made.said).toEqual([]);
  });

  test('a local DefinitionUri is read', () => {
    const made = shop('DefinitionUri: ./api.yaml', '', { './api.yaml': "swagger: '2.0'\npaths: { /a: {} }\n" });
    expect(inside(made.resources.Shop, 'Properties', 'Body', 'paths')).toEqual({ '/a': {} });
  });

  test('a DefinitionUri in S3 is a location', () => {
    const made = shop('DefinitionUri: s3://bucket/folder/api.yaml?versionId=3');
    expect(inside(made.resources.Shop, 'Properties', 'BodyS3Location')).toEqual({
      Bucket: 'bucket',
      Key: 'folder/api.yaml',
      Version: '3',
    });
  });

  test('the default endpoint is not switched off in a definition that is elsewhere', () => {
    const made = shop('DefinitionUri: s3://bucket/api.yaml\nDisableExecuteApiEndpoint: true');
    expect(made.said).toEqual([
      '14 sam-definition: DisableExecuteApiEndpoint of Shop works only with a DefinitionBody',
    ]);
  });

  test('Auth does not work with a DefinitionUri', () => {
    const made = shop('DefinitionUri: s3://bucket/api.yaml\nAuth: { DefaultAuthorizer: AWS_IAM }');
    expect(made.said).toEqual(['14 sam-definition: Auth of Shop works only with a DefinitionBody']);
  });
});

describe('models and parameters', () => {
  const models = 'Models: { Order: { type: object } }';

  test('a model is the body of a method, its name in lower case', () => {
    const made = shop(models, 'RequestModel: { Model: Order, Required: true }');
    expect(inside(made.operation('Shop', '/orders', 'get'), 'parameters')).toEqual([
      { in: 'body', name: 'order', schema: { $ref: '#/definitions/order' }, required: true },
    ]);
    expect(inside(made.resources.Shop, 'Properties', 'Body', 'definitions')).toEqual({ order: { type: 'object' } });
  });

  test.each([
    ['ValidateBody: true', 'body-only'],
    ['ValidateParameters: true', 'params-only'],
    ['ValidateBody: true, ValidateParameters: true', 'body-and-params'],
    ['ValidateBody: false', 'no-validation'],
  ])('%s makes the validator %s', (flags, expected) => {
    const made = shop(models, `RequestModel: { Model: Order, ${flags} }`);
    expect(inside(made.operation('Shop', '/orders', 'get'), 'x-amazon-apigateway-request-validator')).toBe(expected);
  });

  test('without a flag nothing is validated', () => {
    const made = shop(models, 'RequestModel: { Model: Order }');
    expect(inside(made.operation('Shop', '/orders', 'get'), 'x-amazon-apigateway-request-validator')).toBeUndefined();
  });

  test('a cached parameter is a key of the cache', () => {
    const made = shop(
      models,
      'RequestParameters: [{ method.request.querystring.page: { Required: true, Caching: true } }]',
    );
    const operation = made.operation('Shop', '/orders', 'get');
    expect(inside(operation, 'parameters')).toEqual([{ in: 'query', name: 'page', required: true, type: 'string' }]);
    expect(inside(operation, 'x-amazon-apigateway-integration', 'cacheKeyParameters')).toEqual([
      'method.request.querystring.page',
    ]);
  });
});
