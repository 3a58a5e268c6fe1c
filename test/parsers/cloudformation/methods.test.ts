import { describe, expect, test } from 'vitest';
import { api, read, route, routesOf, world } from './read.js';

const shop = `
Resources:
  Shop:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: shop }
  Items:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref Shop, ParentId: !GetAtt Shop.RootResourceId, PathPart: items }
  Item:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref Shop, ParentId: !Ref Items, PathPart: "{id}" }
`;

function method(properties: string): string {
  return `${shop}
  Method:
    Type: AWS::ApiGateway::Method
    Properties: { RestApiId: !Ref Shop, ${properties} }
`;
}

describe('methods of REST APIs', () => {
  test('a path is put together from the resources above the method', async () => {
    expect(routesOf(await api(method('ResourceId: !Ref Item, HttpMethod: GET, AuthorizationType: AWS_IAM')))).toEqual([
      'GET /items/{id} AWS_IAM',
    ]);
  });

  test('a method of the root resource has the path /', async () => {
    expect(routesOf(await api(method('ResourceId: !GetAtt Shop.RootResourceId, HttpMethod: any')))).toEqual([
      'ANY / NONE',
    ]);
  });

  test('a missing AuthorizationType is NONE, by AWS default, at the header of the method', async () => {
    const { authorizationType } = await route(method('ResourceId: !Ref Item, HttpMethod: GET'));
    expect(authorizationType).toMatchObject({ known: true, value: 'NONE', assumed: 'AWS default' });
    expect(authorizationType.span.source.text.slice(authorizationType.span.start, authorizationType.span.end)).toBe(
      'Method',
    );
  });

  test('an AuthorizationType from a parameter without default is unknown, for that reason', async () => {
    const text = `Parameters: { AuthType: { Type: String } }\n${method('ResourceId: !Ref Item, HttpMethod: GET, AuthorizationType: !Ref AuthType')}`;
    expect((await route(text)).authorizationType).toMatchObject({
      known: false,
      reason: 'parameter AuthType has no default',
    });
  });

  test('an AuthorizationType from a default stands where the default is written', async () => {
    const text = `Parameters: { AuthType: { Type: String, Default: AWS_IAM } }\n${method('ResourceId: !Ref Item, HttpMethod: GET, AuthorizationType: !Ref AuthType')}`;
    const { authorizationType } = await route(text);
    expect(authorizationType).toMatchObject({ known: true, value: 'AWS_IAM' });
    expect(authorizationType.span.source.position(authorizationType.span.start)).toEqual({ line: 1, column: 50 });
    expect(authorizationType.via?.map((step) => step.message)).toEqual(['parameter AuthType is used here']);
  });

  test('a parameter given on the command line beats its default', async () => {
    const text = `Parameters: { AuthType: { Type: String, Default: NONE } }\n${method('ResourceId: !Ref Item, HttpMethod: GET, AuthorizationType: !Ref AuthType')}`;
    expect((await route(text, { parameters: { AuthType: 'AWS_IAM' } })).authorizationType).toMatchObject({
      value: 'AWS_IAM',
    });
  });

  test('ApiKeyRequired may be a string', async () => {
    expect(
      (await route(method('ResourceId: !Ref Item, HttpMethod: GET, ApiKeyRequired: "false"'))).apiKeyRequired,
    ).toMatchObject({ value: false });
  });

  test('a reference to an authorizer of the template leads to it', async () => {
    const text = `${method('ResourceId: !Ref Item, HttpMethod: GET, AuthorizationType: CUSTOM, AuthorizerId: !Ref Guard')}
  Guard:
    Type: AWS::ApiGateway::Authorizer
    Properties: { RestApiId: !Ref Shop, Name: guard, Type: REQUEST, IdentitySource: "method.request.header.Authorization, context.accountId" }
`;
    const { authorizer } = await route(text);
    expect(authorizer.known && authorizer.value?.id).toBe('Guard');
    expect(authorizer.known && authorizer.value?.identitySources).toMatchObject({
      value: ['method.request.header.Authorization', 'context.accountId'],
    });
    expect(authorizer.known && authorizer.value?.ttl).toMatchObject({ value: 300, assumed: 'AWS default' });
  });

  test('resources that refer to each other in a circle have an unknown path', async () => {
    const text = method('ResourceId: !Ref Loop, HttpMethod: GET').replace(
      'Resources:',
      `Resources:
  Loop:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref Shop, ParentId: !Ref Loop, PathPart: a }`,
    );
    expect((await route(text)).path).toMatchObject({
      known: false,
      reason: 'resources refer to each other in a circle',
    });
  });

  test('a method of an API that is elsewhere hangs on an external API', async () => {
    const one = await api(`
Parameters: { ApiId: { Type: String }, ResourceId: { Type: String } }
Resources:
  Method:
    Type: AWS::ApiGateway::Method
    Properties: { RestApiId: !Ref ApiId, ResourceId: !Ref ResourceId, HttpMethod: GET }
`);
    expect(one).toMatchObject({ external: true, id: 'ApiId', kind: 'rest' });
    expect(routesOf(one)).toEqual(['GET [parameter ResourceId has no default] NONE']);
  });
});

describe('models', () => {
  const ofResponses = async (schema: string) => {
    const { models } = await api(`Resources:
  Shop: { Type: AWS::ApiGateway::RestApi, Properties: { Name: shop } }
  Order: { Type: AWS::ApiGateway::Model, Properties: { RestApiId: !Ref Shop, Name: Order, Schema: { type: object } } }
  Problem: { Type: AWS::ApiGateway::Model, Properties: { RestApiId: !Ref Shop, Name: Problem, Schema: ${schema} } }
  Unused: { Type: AWS::ApiGateway::Model, Properties: { RestApiId: !Ref Shop, Name: Unused, Schema: { type: object } } }
  Post:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Shop
      ResourceId: !GetAtt Shop.RootResourceId
      HttpMethod: POST
      RequestModels: { application/json: Order }
      MethodResponses:
        - { StatusCode: 200, ResponseModels: { application/json: !Ref Order } }
        - { StatusCode: 400, ResponseModels: { application/json: !Ref Problem } }
`);
    return models.filter((one) => one.ofResponses).map(({ resource }) => resource);
  };

  test('that only responses name are theirs', async () => {
    expect(await ofResponses('{ type: object }')).toEqual(['Problem']);
    expect(await ofResponses(`'{"type": "object"}'`)).toEqual(['Problem']);
  });

  test('that name each other may all be of requests', async () => {
    expect(await ofResponses('{ $ref: https://apigateway.amazonaws.com/restapis/a/models/Order }')).toEqual([]);
  });
});

test('a literal RestApiId is the id of an API elsewhere, also where a resource is called like it', async () => {
  const text = `
Resources:
  Shop: { Type: AWS::ApiGateway::RestApi, Properties: { Body: { openapi: 3.0.1, paths: { /own: { get: {} } } } } }
  Get: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: Shop, ResourceId: a1b2, HttpMethod: GET } }
`;
  const [own, other] = world(await read(text)).graph.apis;
  expect(own).toMatchObject({ id: 'Shop', external: false, ownRouteResources: [] });
  expect(own && routesOf(own)).toEqual(['GET /own NONE']);
  expect(other).toMatchObject({ id: 'Shop elsewhere', external: true, name: { value: 'Shop' } });
});

test.each([
  ['absent', '', { value: 'edge', assumed: 'AWS default' }],
  ['PRIVATE', 'EndpointConfiguration: { Types: [PRIVATE] }', { value: 'private' }],
  ['two public types', 'EndpointConfiguration: { Types: [EDGE, REGIONAL] }', { value: 'regional' }],
  [
    'PRIVATE beside a public type',
    'EndpointConfiguration: { Types: [REGIONAL, PRIVATE] }',
    { known: false, reason: 'an API has one endpoint type, not REGIONAL and PRIVATE' },
  ],
])('the endpoint type: %s', async (_, properties, expected) => {
  const one = await api(`Resources: {Api: {Type: AWS::ApiGateway::RestApi, Properties: {${properties}}}}`);
  expect(one.endpoint).toMatchObject(expected);
});

test.each(['AWS::ApiGateway::RestApi, Properties: {', 'AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP, '])(
  'a local definition is read: %s',
  async (type) => {
    const text = `Resources: {Api: {Type: ${type}BodyS3Location: ./api.yaml}}}`;
    const files = { './api.yaml': 'openapi: 3.0.1\npaths: {/pets: {get: {}}}\n' };
    const one = await api(text, { files });
    expect(one.incomplete).toEqual([]);
    expect(routesOf(one)).toEqual(['GET /pets NONE']);
    expect(one.routes[0]?.span.source.file).toBe('./api.yaml');
  },
);

test('a body beside it is what counts', async () => {
  const text = `Resources: {Api: {Type: AWS::ApiGateway::RestApi, Properties: {BodyS3Location: ./api.yaml, Body: {openapi: 3.0.1, paths: {/own: {get: {}}}}}}}`;
  const files = { './api.yaml': 'openapi: 3.0.1\npaths: {/pets: {get: {}}}\n' };
  expect(routesOf(await api(text, { files }))).toEqual(['GET /own NONE']);
});

test.each([
  ['{Bucket: b, Key: k}', 'the API definition is in S3'],
  ['s3://b/k', 'the API definition is in S3'],
  ['./missing.yaml', 'the API definition is ./missing.yaml, which could not be read'],
])('a definition at %s is not seen, and that is said', async (location, reason) => {
  const text = `Resources: {Api: {Type: AWS::ApiGateway::RestApi, Properties: {BodyS3Location: ${location}}}}`;
  expect((await api(text)).incomplete.map((one) => one.reason)).toEqual([reason]);
});
