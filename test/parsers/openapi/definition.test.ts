import { describe, expect, test } from 'vitest';
import type { Api, Route } from '../../../src/graph/model.js';
import { api, routesOf } from '../cloudformation/read.js';

/** The API that a body makes. */
async function body(yaml: string, type = 'AWS::ApiGateway::RestApi', more = ''): Promise<Api> {
  const indented = yaml.replaceAll('\n', '\n        ');
  return api(
    `Resources:\n  Api:\n    Type: ${type}\n    Properties:\n      Name: pets${more}\n      Body:\n        ${indented}\n`,
  );
}

const http = (yaml: string): Promise<Api> => body(yaml, 'AWS::ApiGatewayV2::Api', '\n      ProtocolType: HTTP');

async function only(yaml: string): Promise<Route> {
  const [first] = (await body(yaml)).routes;
  if (!first) throw new Error('no route');
  return first;
}

const schemes = `securityDefinitions:
  key: { type: apiKey, name: x-api-key, in: header }
  sigv4: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }
  pool: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: cognito_user_pools, x-amazon-apigateway-authorizer: { type: cognito_user_pools, providerARNs: [a] } }
  guard: { type: apiKey, name: Unused, in: header, x-amazon-apigateway-authtype: custom, x-amazon-apigateway-authorizer: { type: request, identitySource: "method.request.header.A, context.path", authorizerResultTtlInSeconds: 0 } }
  plain: { type: apiKey, name: X-Token, in: header }
`;

describe('integrations', () => {
  const backend = async (text: string): Promise<unknown> => {
    const { integration } = await only(
      `swagger: "2.0"\npaths: { /pets: { post: { x-amazon-apigateway-integration: { ${text} } } } }`,
    );
    const { backend, type } = (integration.known && integration.value) || {};
    return [backend?.known ? backend.value : backend?.reason, type?.known ? type.value : type?.reason];
  };

  test.each([
    [
      'a function',
      'type: aws, uri: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations"',
      ['aws', 'lambda'],
    ],
    ['another service', 'type: AWS, uri: "arn:aws:apigateway:us-east-1:sqs:path/1/q"', ['aws', 'aws']],
    ['AWS with a URI of somewhere else', 'type: aws, uri: !ImportValue uri', ['aws', expect.stringContaining('uri')]],
    ['a server', 'type: http_proxy, uri: !ImportValue uri', ['http', 'http']],
    ['API Gateway itself', 'type: mock', ['mock', 'mock']],
    ['no type, but a URI', 'uri: "https://example.com"', Array(2).fill('the integration names no type')],
  ])('%s', async (_, text, expected) => {
    expect(await backend(text)).toEqual(expected);
  });
});

describe('security of operations', () => {
  const security = async (text: string): Promise<unknown> => {
    const route = await only(`swagger: "2.0"\n${schemes}paths: { /pets: { get: { ${text} } } }`);
    const { authorizationType, apiKeyRequired } = route;
    return [authorizationType.known && authorizationType.value, apiKeyRequired.known && apiKeyRequired.value];
  };

  test.each([
    ['none', 'responses: {}', ['NONE', false]],
    ['an empty list', 'security: []', ['NONE', false]],
    ['a name without a scheme', 'security: [{ NONE: [] }]', ['NONE', false]],
    ['a scheme that API Gateway does not enforce', 'security: [{ plain: [] }]', ['NONE', false]],
    ['an API key', 'security: [{ key: [] }]', ['NONE', true]],
    ['IAM', 'security: [{ sigv4: [] }]', ['AWS_IAM', false]],
    ['IAM by x-amazon-apigateway-auth', 'x-amazon-apigateway-auth: { type: AWS_IAM }', ['AWS_IAM', false]],
    ['Cognito', 'security: [{ pool: [] }]', ['COGNITO_USER_POOLS', false]],
    ['a Lambda authorizer', 'security: [{ guard: [] }]', ['CUSTOM', false]],
    ['two list items ask for both', 'security: [{ guard: [] }, { key: [] }]', ['CUSTOM', true]],
  ])('%s', async (_, text, expected) => {
    expect(await security(text)).toEqual(expected);
  });

  test('a definition-wide security does not hold for the operations of a REST API, and is noted', async () => {
    const one = await body(`swagger: "2.0"\n${schemes}security: [{ guard: [] }]\npaths: { /pets: { get: {} } }`);
    expect(routesOf(one)).toEqual(['GET /pets NONE']);
    expect(one.rootSecurity).not.toBeNull();
  });

  test('for an HTTP API it is undecided', async () => {
    const one = await http(`openapi: 3.0.1\n${schemes}security: [{ guard: [] }]\npaths: { /pets: { get: {} } }`);
    expect(one.routes[0]?.authorizationType.known).toBe(false);
  });

  test('an authorizer keeps its sources and its TTL', async () => {
    const one = await body(`swagger: "2.0"\n${schemes}paths: {}`);
    const guard = one.authorizers.find((item) => item.name.known && item.name.value === 'guard');
    expect(guard).toMatchObject({
      type: { value: 'request' },
      ttl: { value: 0 },
      identitySources: { value: ['method.request.header.A', 'context.path'] },
    });
  });
});

test('an audience that is given at deploy is one', async () => {
  const one = await api(`
Parameters: { Client: { Type: String } }
Resources:
  Web: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: web, ProtocolType: HTTP } }
  Users:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties: { ApiId: !Ref Web, Name: users, AuthorizerType: JWT, JwtConfiguration: { Audience: [!Ref Client, admin] } }
`);
  expect(one.authorizers[0]?.audience).toMatchObject({ value: ['${Client}', 'admin'] });
});

describe('how long an authorizer’s answer is kept where nobody says it', () => {
  const ttlOf = async (read: typeof body, extension: string): Promise<unknown> => {
    const one = await read(`openapi: 3.0.1
components: { securitySchemes: { guard: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authorizer: ${extension} } } }
paths: {}`);
    return one.authorizers[0]?.ttl;
  };

  test.each([
    ['five minutes in a REST API', body, '{ type: request, identitySource: context.path }', 300],
    ['not at all in an HTTP API', http, '{ type: request, identitySource: $context.path }', 0],
    ['a JWT authorizer keeps none', http, '{ type: jwt, identitySource: $request.header.Authorization }', null],
  ])('%s', async (_, read, extension, seconds) => {
    expect(await ttlOf(read, extension)).toMatchObject({ value: seconds, assumed: 'AWS default' });
  });

  test('a resource of an HTTP API says it alike', async () => {
    const one = await api(`
Resources:
  Web: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: web, ProtocolType: HTTP } }
  Guard:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties: { ApiId: !Ref Web, Name: guard, AuthorizerType: REQUEST, IdentitySource: [$context.path] }
`);
    expect(one.authorizers[0]?.ttl).toMatchObject({ value: 0, assumed: 'AWS default' });
  });
});

describe('routes', () => {
  test('x-amazon-apigateway-any-method is ANY', async () => {
    expect(
      routesOf(await body('swagger: "2.0"\npaths: { "/{proxy+}": { x-amazon-apigateway-any-method: {} } }')),
    ).toEqual(['ANY /{proxy+} NONE']);
  });

  test('$default of an HTTP API is its catch-all', async () => {
    expect(
      routesOf(await http('openapi: 3.0.1\npaths: { /$default: { x-amazon-apigateway-any-method: {} } }')),
    ).toEqual(['ANY $default NONE']);
  });

  test('parameters and other keys of a path are no methods', async () => {
    expect(routesOf(await body('openapi: 3.0.1\npaths: { /pets: { parameters: [], summary: x, get: {} } }'))).toEqual([
      'GET /pets NONE',
    ]);
  });

  test('an operation may be a reference within the document', async () => {
    expect(
      routesOf(
        await body('openapi: 3.0.1\npaths: { /pets: { $ref: "#/components/x" } }\ncomponents: { x: { get: {} } }'),
      ),
    ).toEqual(['GET /pets NONE']);
  });

  test('references in a circle leave the API incomplete', async () => {
    const one = await body(
      'openapi: 3.0.1\npaths: { /pets: { $ref: "#/paths/~1cats" }, /cats: { $ref: "#/paths/~1pets" } }',
    );
    expect(one.incomplete.map((item) => item.reason)).toEqual([
      'references go in a circle',
      'references go in a circle',
    ]);
  });

  test('a validator by name has its flags; the definition-wide one is the default', async () => {
    const validators =
      'x-amazon-apigateway-request-validators: { all: { validateRequestBody: true, validateRequestParameters: true } }\nx-amazon-apigateway-request-validator: all';
    const route = await only(`openapi: 3.0.1\n${validators}\npaths: { /pets: { post: {} } }`);
    expect(route.validator).toMatchObject({ value: { body: { value: true }, parameters: { value: true } } });
  });

  test('a body and required parameters are seen', async () => {
    const route = await only(
      'openapi: 3.0.1\npaths: { /pets: { post: { parameters: [{ name: page, in: query, required: true }], requestBody: { content: { application/json: { schema: {} } } } } } }',
    );
    expect(route.requestModels).toMatchObject({ value: ['application/json'] });
    expect(route.requestParameters).toMatchObject({
      value: [{ name: 'method.request.querystring.page', required: true }],
    });
  });

  test('CORS headers of the responses are kept as written', async () => {
    const route = await only(
      `swagger: "2.0"\npaths: { /pets: { options: { x-amazon-apigateway-integration: { type: mock, responses: { default: { responseParameters: { method.response.header.Access-Control-Allow-Origin: "'*'" } } } } } } }`,
    );
    expect(route.responseHeaders).toMatchObject({
      value: [{ name: 'access-control-allow-origin', value: { value: "'*'" } }],
    });
  });

  test('a definition in S3 makes the API incomplete', async () => {
    const one = await api(
      'Resources:\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { BodyS3Location: { Bucket: b, Key: k } } }\n',
    );
    expect(one.incomplete.map((item) => item.reason)).toEqual(['the API definition is in S3']);
  });
});

describe('the API itself', () => {
  test('policy, endpoint and default endpoint come from the extensions', async () => {
    const one = await body(
      'openapi: 3.0.1\nx-amazon-apigateway-policy: { Version: "2012-10-17" }\nservers: [{ x-amazon-apigateway-endpoint-configuration: { disableExecuteApiEndpoint: true, vpcEndpointIds: [vpce-1] } }]\npaths: {}',
    );
    expect(one.policy).toMatchObject({ known: true, value: { kind: 'map' } });
    expect(one.defaultEndpoint).toMatchObject({ value: 'disabled' });
    expect(one.vpcEndpointIds).toMatchObject({ value: ['vpce-1'] });
  });

  test('CORS of an HTTP API', async () => {
    const one = await http(
      'openapi: 3.0.1\nx-amazon-apigateway-cors: { allowOrigins: ["*"], allowCredentials: true }\npaths: {}',
    );
    expect(one.cors).toMatchObject({ value: { origins: { value: ['*'] }, credentials: { value: true } } });
  });
});

test('a schema that only responses name is theirs', async () => {
  const { models } = await body(`openapi: 3.0.1
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses:
        "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        "400": { content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
components:
  schemas:
    Pet: { type: object, properties: { owner: { $ref: "#/components/schemas/Owner" } } }
    Owner: { type: object }
    Problem: { type: object }
    Unused: { type: object }`);
  expect(models.filter(({ ofResponses }) => ofResponses).map(({ name }) => name.known && name.value)).toEqual([
    'Problem',
  ]);
});
