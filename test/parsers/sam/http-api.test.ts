import { describe, expect, test } from 'vitest';
import { inside, transform, withEvents } from './transformed.js';

const body = (made: ReturnType<typeof transform>) => inside(made.resources.Web, 'Properties', 'Body');

function web(properties: string, event = ''): ReturnType<typeof transform> {
  return transform(
    withEvents(
      `Read: { Type: HttpApi, Properties: { ApiId: !Ref Web, Path: '/orders/{id}', Method: get${event && `, ${event}`} } }`,
      `Web: { Type: AWS::Serverless::HttpApi, Properties: ${properties} }`,
    ),
  );
}

const jwt =
  '{ JwtConfiguration: { Issuer: https://issuer.example.com, Audience: [a] }, IdentitySource: $request.header.Authorization, AuthorizationScopes: [read] }';

describe('HTTP APIs', () => {
  test('an event makes a route with its path parameters', () => {
    expect(web('{}').operation('Web', '/orders/{id}', 'get')).toMatchObject({
      parameters: [{ name: 'id', in: 'path', required: true }],
      'x-amazon-apigateway-integration': { type: 'aws_proxy', payloadFormatVersion: '2.0' },
    });
  });

  test('the default authorizer holds for routes that name none', () => {
    const made = web(`{ Auth: { DefaultAuthorizer: Jwt, Authorizers: { Jwt: ${jwt} } } }`);
    expect(inside(made.operation('Web', '/orders/{id}', 'get'), 'security')).toEqual([{ Jwt: ['read'] }]);
  });

  test('a JWT configuration has lower-case keys in the definition', () => {
    const made = web(`{ Auth: { Authorizers: { Jwt: ${jwt} } } }`);
    expect(
      inside(body(made), 'components', 'securitySchemes', 'Jwt', 'x-amazon-apigateway-authorizer', 'jwtConfiguration'),
    ).toEqual({ issuer: 'https://issuer.example.com', audience: ['a'] });
  });

  test('NONE opens a route', () => {
    const made = web(
      `{ Auth: { DefaultAuthorizer: Jwt, Authorizers: { Jwt: ${jwt} } } }`,
      'Auth: { Authorizer: NONE }',
    );
    expect(inside(made.operation('Web', '/orders/{id}', 'get'), 'security')).toEqual([{ NONE: [] }]);
  });

  test('AWS_IAM must be enabled', () => {
    expect(web('{}', 'Auth: { Authorizer: AWS_IAM }').said).toHaveLength(1);
    const made = web('{ Auth: { EnableIamAuthorizer: true } }', 'Auth: { Authorizer: AWS_IAM }');
    expect(made.said).toEqual([]);
    expect(inside(made.operation('Web', '/orders/{id}', 'get'), 'security')).toEqual([{ AWS_IAM: [] }]);
  });

  test('CorsConfiguration: true allows any origin and nothing else', () => {
    expect(inside(body(web('{ CorsConfiguration: true }')), 'x-amazon-apigateway-cors')).toEqual({
      allowOrigins: ['*'],
    });
  });

  test('CorsConfiguration: false says nothing', () => {
    expect(inside(body(web('{ CorsConfiguration: false }')), 'x-amazon-apigateway-cors')).toBeUndefined();
  });

  test('credentials for any origin are rejected, and still seen', () => {
    const made = web("{ CorsConfiguration: { AllowOrigins: ['*'], AllowCredentials: true } }");
    expect(made.said).toEqual(['9 sam-cors: CorsConfiguration of Web allows credentials to any origin']);
    expect(inside(body(made), 'x-amazon-apigateway-cors')).toEqual({ allowOrigins: ['*'], allowCredentials: true });
  });

  test('the default endpoint is switched off in every server', () => {
    expect(inside(body(web('{ DisableExecuteApiEndpoint: true }')), 'servers')).toEqual([
      { 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } },
    ]);
  });

  test('a definition with an integration keeps it, others get the route of the event', () => {
    const definition = (integration: string) =>
      `{ DefinitionBody: { openapi: 3.0.1, info: {}, paths: { '/orders/{id}': { get: { ${integration} } } } } }`;
    const type = (made: ReturnType<typeof transform>) =>
      inside(made.operation('Web', '/orders/{id}', 'get'), 'x-amazon-apigateway-integration', 'type');
    expect(type(web(definition('x-amazon-apigateway-integration: { type: http_proxy }')))).toBe('http_proxy');
    expect(type(web(definition('summary: read')))).toBe('aws_proxy');
  });

  test('settings of an event reach the stage under its route', () => {
    const made = web(
      '{ RouteSettings: { GET /other: { ThrottlingRateLimit: 1 } } }',
      'RouteSettings: { ThrottlingBurstLimit: 2 }',
    );
    expect(inside(made.resources.WebApiGatewayDefaultStage, 'Properties', 'RouteSettings')).toEqual({
      'GET /other': { ThrottlingRateLimit: 1 },
      'GET /orders/{id}': { ThrottlingBurstLimit: 2 },
    });
  });

  test('settings of an event go over those that the API has for its route', () => {
    const made = web(
      "{ RouteSettings: { 'GET /orders/{id}': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 } } }",
      'RouteSettings: { ThrottlingBurstLimit: 2 }',
    );
    expect(inside(made.resources.WebApiGatewayDefaultStage, 'Properties', 'RouteSettings')).toEqual({
      'GET /orders/{id}': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 },
    });
  });

  test('the function behind $default needs no other permission', () => {
    const { resources } = transform(
      withEvents('All: { Type: HttpApi }\nOne: { Type: HttpApi, Properties: { Path: /one, Method: get } }'),
    );
    expect(Object.keys(resources)).toContain('OrdersAllPermission');
    expect(Object.keys(resources)).not.toContain('OrdersOnePermission');
  });
});
