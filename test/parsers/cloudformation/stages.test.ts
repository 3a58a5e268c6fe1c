import { describe, expect, test } from 'vitest';
import { logsEveryExecution } from '../../../src/graph/derive/logging.js';
import { api, stage } from './read.js';

const base = `
Resources:
  Shop: { Type: AWS::ApiGateway::RestApi, Properties: { Name: shop } }
`;
const withStage = (properties: string): string =>
  `${base}  Prod: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Shop, StageName: prod, ${properties} } }\n`;

describe('stages of REST APIs', () => {
  test('without settings everything is AWS default', async () => {
    const one = await stage(withStage(''));
    expect(one.accessLog).toMatchObject({ known: true, value: null, assumed: 'AWS default' });
    expect(one.tracing).toMatchObject({ value: false });
    expect(one.cacheCluster).toMatchObject({ value: false });
    expect(one.methodSettings).toMatchObject({ value: [] });
  });

  test('method settings keep their path and method; ~1 is a slash', async () => {
    const one = await stage(
      withStage(
        'MethodSettings: [{ ResourcePath: "/~1pets~1{id}", HttpMethod: get, LoggingLevel: INFO }, { ResourcePath: "/*", HttpMethod: "*", ThrottlingRateLimit: 5 }]',
      ),
    );
    expect(one.methodSettings).toMatchObject({
      value: [
        { path: { value: '/pets/{id}' }, method: { value: 'GET' }, loggingLevel: { value: 'INFO' } },
        { path: { value: '*' }, method: { value: '*' }, throttlingRate: { value: 5 } },
      ],
    });
  });

  test.each([
    '{ LoggingLevel: INFO }',
    '{ HttpMethod: "*", LoggingLevel: INFO }',
    '{ ResourcePath: "/*", LoggingLevel: INFO }',
  ])('whose method settings %s are is not known without a path and a method', async (setting) => {
    const one = await stage(withStage(`MethodSettings: [${setting}]`));
    expect(logsEveryExecution(one)).toMatchObject({
      known: false,
      reason: expect.stringContaining('required for method settings'),
    });
  });

  test('a stage variable is text with holes; one that is given elsewhere is not known', async () => {
    const one = await stage(
      withStage('Variables: { backend: !Sub "https://${Shop}.example.com", key: !ImportValue key }'),
    );
    expect(one.variables).toMatchObject({
      value: [
        { name: 'backend', value: { known: true, value: 'https://${Shop}.example.com' } },
        { name: 'key', value: { known: false } },
      ],
    });
  });

  test('an access log whose destination is only known at deploy is set', async () => {
    const one = await stage(withStage('AccessLogSetting: { DestinationArn: !ImportValue logs, Format: "{}" }'));
    expect(one.accessLog).toMatchObject({
      value: { destination: { known: true, value: '${logs}' }, format: { value: '{}' } },
    });
  });

  test('a deployment with StageName makes a stage, with the settings of its description', async () => {
    const one = await stage(
      `${base}  Live: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Shop, StageName: live, StageDescription: { TracingEnabled: true, LoggingLevel: ERROR } } }\n`,
    );
    expect(one).toMatchObject({ unintended: false, name: { value: 'live' }, tracing: { value: true } });
    expect(one.methodSettings).toMatchObject({ value: [{ path: { value: '*' }, loggingLevel: { value: 'ERROR' } }] });
  });

  test('a stage that a deployment makes beside a Stage resource is unintended', async () => {
    const one = await api(
      `${withStage('DeploymentId: !Ref Live')}  Live: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Shop, StageName: extra } }\n`,
    );
    expect(one.stages.map((item) => [item.name.known && item.name.value, item.unintended])).toEqual([
      ['prod', false],
      ['extra', true],
    ]);
  });

  test('in the template of serverless package, settings of a REST stage cannot be known', async () => {
    const one = await stage(
      `${base}  Live: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Shop, StageName: dev } }\nOutputs: { ServerlessDeploymentBucketName: { Value: x } }\n`,
    );
    expect(one.accessLog).toMatchObject({ known: false });
    expect(one.tracing).toMatchObject({ known: false });
  });
});

describe('HTTP and WebSocket APIs', () => {
  test('a route key is method and path', async () => {
    const one = await api(`
Resources:
  Http: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: http, ProtocolType: HTTP } }
  Get: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Http, RouteKey: "GET /pets" } }
  Rest: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Http, RouteKey: $default } }
`);
    expect(one.routes.map((item) => [item.method, item.path].map((fact) => fact.known && fact.value))).toEqual([
      ['GET', '/pets'],
      ['ANY', '$default'],
    ]);
  });

  test('a WebSocket route has no method', async () => {
    const one = await api(`
Resources:
  Chat: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action } }
  Connect: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Chat, RouteKey: $connect } }
`);
    expect(one.kind).toBe('websocket');
    expect(one.routes[0]).toMatchObject({ method: { value: null }, path: { value: '$connect' } });
  });

  test('quick create makes an open catch-all route and a $default stage', async () => {
    const one = await api(
      'Resources:\n  Quick: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: quick, ProtocolType: HTTP, Target: !GetAtt Handler.Arn } }\n  Handler: { Type: AWS::Lambda::Function }\n',
    );
    expect(one.routes[0]).toMatchObject({
      method: { value: 'ANY' },
      path: { value: '$default' },
      authorizationType: { value: 'NONE' },
      integration: { value: { type: { value: 'lambda' } } },
    });
    expect(one.stages[0]).toMatchObject({ name: { value: '$default' }, accessLog: { value: null } });
  });

  test('route settings hold for their route key', async () => {
    const one = await stage(`
Resources:
  Http: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: http, ProtocolType: HTTP } }
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Http
      StageName: $default
      DefaultRouteSettings: { ThrottlingRateLimit: 10 }
      RouteSettings: { "GET /pets": { ThrottlingBurstLimit: 3 } }
`);
    expect(one.methodSettings).toMatchObject({
      value: [
        { path: { value: '*' }, throttlingRate: { value: 10 } },
        { path: { value: '/pets' }, method: { value: 'GET' }, throttlingBurst: { value: 3 } },
      ],
    });
  });
});

test.each([
  ['$request.body.action', 'websocket'],
  ['${request.header.route}', 'websocket'],
  ['$request.method $request.path', 'http'],
])('where the protocol is a parameter, the expression %s tells the kind', async (expression, kind) => {
  const one = await api(
    `Parameters: { Kind: { Type: String } }\nResources:\n  Chat: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: !Ref Kind, RouteSelectionExpression: '${expression}' } }\n`,
  );
  expect(one.kind).toBe(kind);
});

describe('an API of version 2 that is not in the input', () => {
  const authorizer = (source: string): string =>
    `  Users: { Type: AWS::ApiGatewayV2::Authorizer, Properties: { ApiId: !Ref Api, AuthorizerType: REQUEST, IdentitySource: ['${source}'] } }\n`;
  const one = (resources: string) => api(`Parameters: { Api: { Type: String } }\nResources:\n${resources}`);
  const connect =
    '  Connect: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: $connect } }\n';
  const logged =
    '  Prod: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Api, StageName: prod, RouteSettings: { $connect: { LoggingLevel: INFO } } } }\n';

  test.each([
    ['route.request.header.Authorization', 'websocket'],
    ['stageVariables.secret', 'websocket'],
    ['$request.header.Authorization', 'http'],
  ])('is told by the identity source %s', async (source, kind) => {
    expect((await one(authorizer(source))).kind).toBe(kind);
  });

  test.each([
    ['a route', connect],
    ['the settings of a stage', logged],
  ])('is told by %s, also where an authorizer that tells nothing is read first', async (_, resource) => {
    expect((await one(`${authorizer('$given')}${resource}`)).kind).toBe('websocket');
  });

  test('its WebSocket routes have no methods', async () => {
    const { routes } = await one(`${authorizer('route.request.header.Authorization')}${connect}`);
    expect(routes[0]).toMatchObject({ method: { value: null }, path: { value: '$connect' } });
  });
});
