import { describe, expect, it } from 'vitest';
import { idsOf, properties, readService, withEvents } from './service.js';

const connect = '      - websocket: $connect\n';

describe('websocket events', () => {
  it.each(['$connect', '{route: $connect}'])('%s is a route', (event) => {
    const service = readService(withEvents(`      - websocket: ${event}\n`));
    expect(properties(service, 'SconnectWebsocketsRoute')).toMatchObject({
      RouteKey: '$connect',
      ApiId: { Ref: 'WebsocketsApi' },
    });
  });

  it.each([
    ['auth', 'AuthWebsocketsAuthorizer', 'auth'],
    ['{name: auth, identitySource: [route.request.querystring.t]}', 'AuthWebsocketsAuthorizer', 'auth'],
    ["'arn:aws:lambda:us-east-1:1:function:outside'", 'OutsideWebsocketsAuthorizer', 'outside'],
  ])('are authorized by a function: %s', (authorizer, id, name) => {
    const service = readService(withEvents(`      - websocket: {route: $connect, authorizer: ${authorizer}}\n`));
    expect(properties(service, 'SconnectWebsocketsRoute')).toMatchObject({
      AuthorizationType: 'CUSTOM',
      AuthorizerId: { Ref: id },
    });
    expect(properties(service, id)).toMatchObject({ Name: name, AuthorizerType: 'REQUEST' });
  });

  it('have an unknown authorizer where a variable decides', () => {
    const service = readService(withEvents('      - websocket: {route: $connect, authorizer: "${ssm:/a}"}\n'));
    expect(properties(service, 'SconnectWebsocketsRoute')?.AuthorizationType).toBe('?${ssm:/a}');
  });

  it('let any API invoke the function, which no setting changes', () => {
    const service = readService(withEvents(connect));
    expect(properties(service, 'HelloLambdaPermissionWebsockets')).not.toHaveProperty('SourceArn');
    expect(service.generated.has('HelloLambdaPermissionWebsockets')).toBe(true);
  });

  it('belong to an API made elsewhere', () => {
    const service = readService(withEvents(connect, '  apiGateway: {websocketApiId: abc}\n'));
    expect(idsOf(service, 'AWS::ApiGatewayV2::Api')).toEqual([]);
    expect(properties(service, 'SconnectWebsocketsRoute')?.ApiId).toBe('abc');
  });
});

describe('logs of the WebSocket API', () => {
  const stage = (logs: string): Record<string, unknown> =>
    properties(
      readService(withEvents(connect, `  stage: prod\n  logs: {websocket: ${logs}}\n`)),
      'WebsocketsDeploymentStage',
    ) ?? {};

  it('are not said where nothing is said', () => {
    const service = readService(withEvents(connect, '  stage: prod\n'));
    expect(properties(service, 'WebsocketsDeploymentStage')).toEqual({
      ApiId: { Ref: 'WebsocketsApi' },
      DeploymentId: { Ref: 'WebsocketsDeployment' },
      StageName: 'prod',
    });
  });

  it('are off where they are switched off', () => {
    expect(stage('false')).toMatchObject({
      AccessLogSettings: {},
      DefaultRouteSettings: { LoggingLevel: 'OFF', DataTraceEnabled: false },
    });
  });

  it('are on with full data', () => {
    expect(stage('true')).toMatchObject({
      AccessLogSettings: { Format: expect.stringContaining('$context.connectionId') },
      DefaultRouteSettings: { LoggingLevel: 'INFO', DataTraceEnabled: true },
    });
  });

  it.each([
    ['{level: ERROR, fullExecutionData: false}', { LoggingLevel: 'ERROR', DataTraceEnabled: false }],
    ['{executionLogging: false}', { LoggingLevel: 'OFF', DataTraceEnabled: true }],
  ])('%s', (logs, settings) => expect(stage(logs).DefaultRouteSettings).toEqual(settings));

  it('without access logs', () => {
    expect(stage('{accessLogging: false}').AccessLogSettings).toEqual({});
  });
});
