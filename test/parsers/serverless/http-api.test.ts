import { describe, expect, it } from 'vitest';
import { idsOf, placeOf, properties, readService, withEvents } from './service.js';

const one = '      - httpApi: GET /a\n';

describe('an httpApi event', () => {
  it.each([
    ['GET /a', 'HttpApiRouteGetA', 'GET /a'],
    ["'*'", 'HttpApiRouteDefault', '$default'],
    ['{method: post, path: /a/b}', 'HttpApiRoutePostAB', 'POST /a/b'],
    ["{method: '*', path: /a}", 'HttpApiRouteAnyA', 'ANY /a'],
    ["{path: '*'}", 'HttpApiRouteDefault', '$default'],
  ])('%s is a route', (event, id, key) => {
    const service = readService(withEvents(`      - httpApi: ${event}\n`));
    expect(properties(service, id)).toMatchObject({ RouteKey: key, ApiId: { Ref: 'HttpApi' } });
    expect(properties(service, id)).not.toHaveProperty('AuthorizationType');
  });

  it('may have an unknown path', () => {
    const service = readService(withEvents('      - httpApi: GET /a/${env:X}\n', '  httpApi: {cors: true}\n'));
    const [id = ''] = idsOf(service, 'AWS::ApiGatewayV2::Route');
    expect(properties(service, id)?.RouteKey).toBe('GET /a/?${env:X}');
    expect(properties(service, 'HttpApi')).toMatchObject({ CorsConfiguration: { AllowMethods: ['OPTIONS', 'GET'] } });
  });

  it('has one integration for each function', () => {
    const service = readService(withEvents(`${one}      - httpApi: GET /b\n`));
    expect(idsOf(service, 'AWS::ApiGatewayV2::Integration')).toEqual(['HttpApiIntegrationHello']);
  });

  it('is placed where it is written', () => {
    expect(placeOf(readService(withEvents(one)), 'HttpApiRouteGetA')).toBe('serverless.yml:7 httpApi: GET /a');
  });

  it('of a route that is there already is refused, as by the framework', () => {
    expect(readService(withEvents(one + one)).diagnostics.map(({ code }) => code)).toEqual([
      'serverless-duplicate-route',
    ]);
  });

  it('of a catch-all takes the place of the catch-all before it, which gets no integration either, as by the framework', () => {
    const other = "  other:\n    handler: a.b\n    events:\n      - httpApi: '*'\n";
    const service = readService(withEvents(`      - httpApi: {path: '*', authorizer: {type: aws_iam}}\n${other}`));
    expect(service.diagnostics).toEqual([]);
    expect(properties(service, 'HttpApiRouteDefault')).not.toHaveProperty('AuthorizationType');
    expect(idsOf(service, 'AWS::ApiGatewayV2::Integration')).toEqual(['HttpApiIntegrationOther']);
  });
});

describe('authorizers of the HTTP API', () => {
  const authorizers =
    '  httpApi:\n    authorizers:\n      jwt: {identitySource: $request.header.Authorization, issuerUrl: "https://i", audience: a}\n      fn: {type: request, functionName: auth, resultTtlInSeconds: 0}\n';
  const route = (authorizer: string): Record<string, unknown> | undefined =>
    properties(
      readService(withEvents(`      - httpApi: {method: get, path: /a, authorizer: ${authorizer}}\n`, authorizers)),
      'HttpApiRouteGetA',
    );

  it.each([
    ['jwt', { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'HttpApiAuthorizerJwt' } }],
    ['{name: jwt, scopes: [read]}', { AuthorizationType: 'JWT', AuthorizationScopes: ['read'] }],
    ['fn', { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'HttpApiAuthorizerFn' } }],
    ['{type: aws_iam}', { AuthorizationType: 'AWS_IAM' }],
    ['"${ssm:/a}"', { AuthorizationType: '?${ssm:/a}' }],
  ])('%s', (authorizer, expected) => expect(route(authorizer)).toMatchObject(expected));

  it('one that the provider lacks is unknown, and said', () => {
    const service = readService(withEvents('      - httpApi: {method: get, path: /a, authorizer: nobody}\n'));
    expect(properties(service, 'HttpApiRouteGetA')?.AuthorizationType).toContain('?authorizer nobody');
    expect(service.diagnostics).toHaveLength(1);
  });

  it('are all made, used or not', () => {
    const service = readService(withEvents(one, authorizers));
    expect(properties(service, 'HttpApiAuthorizerJwt')).toMatchObject({
      AuthorizerType: 'JWT',
      JwtConfiguration: { Audience: ['a'], Issuer: 'https://i' },
    });
    expect(properties(service, 'HttpApiAuthorizerFn')).toMatchObject({
      AuthorizerType: 'REQUEST',
      AuthorizerResultTtlInSeconds: 0,
    });
    expect(placeOf(service, 'HttpApiAuthorizerFn')).toBe('serverless.yml:7 fn');
  });

  it('of an API made elsewhere is named by its id', () => {
    const service = readService(
      withEvents(
        '      - httpApi: {method: get, path: /a, authorizer: {id: x, type: request}}\n',
        '  httpApi: {id: abc}\n',
      ),
    );
    expect(properties(service, 'HttpApiRouteGetA')).toMatchObject({
      ApiId: 'abc',
      AuthorizationType: 'CUSTOM',
      AuthorizerId: 'x',
    });
    expect(idsOf(service, 'AWS::ApiGatewayV2::Api')).toEqual([]);
  });
});

describe('the HTTP API', () => {
  const api = (settings: string): Record<string, unknown> | undefined =>
    properties(readService(withEvents(`${one}      - httpApi: POST /a\n`, `  httpApi: ${settings}\n`)), 'HttpApi');

  it('allows any origin with cors: true', () => {
    expect(api('{cors: true}')?.CorsConfiguration).toMatchObject({
      AllowOrigins: ['*'],
      AllowMethods: ['OPTIONS', 'GET', 'POST'],
    });
  });

  it('allows any origin with credentials where nothing else is said', () => {
    expect(api('{cors: {allowCredentials: true}}')?.CorsConfiguration).toMatchObject({
      AllowOrigins: ['*'],
      AllowCredentials: true,
    });
  });

  it('has the origins that are written', () => {
    expect(api('{cors: {allowedOrigins: "https://a", allowedMethods: [GET]}}')?.CorsConfiguration).toMatchObject({
      AllowOrigins: ['https://a'],
      AllowMethods: ['GET'],
    });
  });

  it.each([
    ['{disableDefaultEndpoint: true}', { DisableExecuteApiEndpoint: true }],
    ['{name: mine}', { Name: 'mine' }],
    ['{cors: "${env:C}"}', { CorsConfiguration: '?${env:C}' }],
  ])('%s', (settings, expected) => expect(api(settings)).toMatchObject(expected));

  it('has a stage without logs', () => {
    const stage = properties(readService(withEvents(one)), 'HttpApiStage');
    expect(stage).toEqual({ ApiId: { Ref: 'HttpApi' }, StageName: '$default', AutoDeploy: true });
  });

  it('logs where the provider says so', () => {
    const stage = (logs: string): unknown =>
      properties(readService(withEvents(one, `  logs: {httpApi: ${logs}}\n`)), 'HttpApiStage')?.AccessLogSettings;
    expect(stage('true')).toMatchObject({ Format: expect.stringContaining('"requestId":"$context.requestId"') });
    expect(stage('{format: mine}')).toMatchObject({ Format: 'mine' });
    expect(stage('"${env:L}"')).toBe('?${env:L}');
    expect(stage('false')).toEqual({});
  });
});
