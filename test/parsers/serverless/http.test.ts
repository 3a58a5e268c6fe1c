import { describe, expect, it } from 'vitest';
import { idsOf, placeOf, properties, readService, withEvents } from './service.js';

const method = 'AWS::ApiGateway::Method';

describe('an http event', () => {
  it.each([
    ['a line', '      - http: GET /orders/{id}\n'],
    ['an object', "      - http: {path: '/orders/{id}/', method: get}\n"],
  ])('is a route: %s', (_, events) => {
    const service = readService(withEvents(events));
    expect(properties(service, 'ApiGatewayMethodOrdersIdVarGet')).toMatchObject({
      HttpMethod: 'GET',
      ResourceId: { Ref: 'ApiGatewayResourceOrdersIdVar' },
      Integration: { Type: 'AWS_PROXY' },
    });
    expect(properties(service, 'ApiGatewayResourceOrdersIdVar')).toMatchObject({
      PathPart: '{id}',
      ParentId: { Ref: 'ApiGatewayResourceOrders' },
    });
  });

  it('is placed where it is written', () => {
    const service = readService(
      withEvents('      - http: GET /a\n      - http:\n          path: /b\n          method: get\n'),
    );
    expect(placeOf(service, 'ApiGatewayMethodAGet')).toBe('serverless.yml:7 http: GET /a');
    expect(placeOf(service, 'ApiGatewayMethodBGet')).toBe('serverless.yml:8 http');
  });

  it('is named after its function', () => {
    expect(readService(withEvents('      - http: GET /a\n')).names.get('ApiGatewayMethodAGet')).toBe('hello');
  });

  it('may stand in an included file, and is placed there', () => {
    const files = { 'hello.yml': 'handler: x\nevents:\n  - http: ANY /all\n' };
    const service = readService('service: s\nprovider: aws\nfunctions:\n  hello: ${file(hello.yml)}\n', { files });
    expect(placeOf(service, 'ApiGatewayMethodAllAny')).toBe('hello.yml:3 http: ANY /all');
    expect(service.owners.some(({ span, name }) => span.source.file === 'hello.yml' && name === 'hello')).toBe(true);
  });

  it('makes no authorization where it says none', () => {
    expect(properties(readService(withEvents('      - http: GET /\n')), 'ApiGatewayMethodGet')).not.toHaveProperty(
      'AuthorizationType',
    );
  });

  it('asks for a key where it is private', () => {
    const service = readService(withEvents('      - http: {path: /a, method: get, private: true}\n'));
    expect(properties(service, 'ApiGatewayMethodAGet')).toMatchObject({ ApiKeyRequired: true });
  });

  it('replaces an earlier one of the same route, and says so', () => {
    const service = readService(
      'service: s\nprovider: {name: aws}\nfunctions:\n  a: {events: [{http: {path: /x, method: get, authorizer: aws_iam}}]}\n  b: {events: [{http: GET /x}]}\n',
    );
    expect(properties(service, 'ApiGatewayMethodXGet')).not.toHaveProperty('AuthorizationType');
    expect(service.diagnostics.map(({ code }) => code)).toEqual(['serverless-duplicate-route']);
  });

  it.each([
    ['${ssm:/path}', '?${ssm:/path}'],
    ['/a/${env:X}', '?a/${env:X}'],
  ])('has an unknown path where %s decides', (path, part) => {
    const service = readService(withEvents(`      - http: {path: '${path}', method: get}\n`));
    const [resource = ''] = idsOf(service, 'AWS::ApiGateway::Resource');
    expect(properties(service, resource)).toMatchObject({ PathPart: part });
  });

  it.each(['GET', 'true', '{path: /a}', '[]'])('that the framework does not understand is said: %s', (event) => {
    const service = readService(withEvents(`      - http: ${event}\n`));
    expect(idsOf(service, method)).toEqual([]);
    expect(service.diagnostics.map(({ code }) => code)).toEqual(['serverless-setting']);
  });

  it('is incomplete where code decides', () => {
    const service = readService(withEvents('      - http: ${file(event.js)}\n'));
    expect(service.incomplete[0]?.reason).toContain('event.js)} is code, which is not run');
    expect(service.incomplete[0]?.reason).toContain('serverless package');
  });
});

describe('functions', () => {
  it('may be a list of maps', () => {
    const service = readService(
      'service: s\nprovider: {name: aws}\nfunctions:\n  - ${file(a.yml)}\n  -\n  - b: {events: [{http: GET /b}]}\n',
      { files: { 'a.yml': 'a: {events: [{http: GET /a}]}' } },
    );
    expect(idsOf(service, method)).toEqual(['ApiGatewayMethodAGet', 'ApiGatewayMethodBGet']);
  });

  it('that nobody wrote are no function', () => {
    expect(idsOf(readService('service: s\nprovider: {name: aws}\nfunctions: {a: null}\n'), method)).toEqual([]);
  });
});

describe('integrations', () => {
  const integration = (settings: string): unknown =>
    properties(readService(withEvents(`      - http: {path: /a, method: get, ${settings}}\n`)), 'ApiGatewayMethodAGet')
      ?.Integration;

  it.each([
    ['integration: lambda', { Type: 'AWS' }],
    ['integration: LAMBDA-PROXY', { Type: 'AWS_PROXY' }],
    ['async: true', { Type: 'AWS' }],
    ['integration: mock', { Type: 'MOCK' }],
    ["integration: http-proxy, request: {uri: 'http://x'}", { Type: 'HTTP_PROXY', Uri: 'http://x' }],
    [
      "integration: http, connectionType: vpc-link, connectionId: abc, request: {uri: 'https://x', method: post}",
      { Type: 'HTTP', ConnectionType: 'VPC_LINK', ConnectionId: 'abc', IntegrationHttpMethod: 'POST' },
    ],
    ["integration: '${ssm:/x}'", '?${ssm:/x}'],
  ])('%s', (settings, expected) => {
    const found = integration(settings);
    if (typeof expected === 'string') expect(found).toBe(expected);
    else expect(found).toMatchObject(expected);
  });

  it('invoke the alias of provisioned concurrency', () => {
    const service = readService(
      withEvents('      - http: GET /a\n').replace('  hello:\n', '  hello:\n    provisionedConcurrency: 1\n'),
    );
    expect(JSON.stringify(properties(service, 'ApiGatewayMethodAGet'))).toContain('"provisioned"');
  });
});

describe('request validation', () => {
  const of = (request: string): ReturnType<typeof readService> =>
    readService(withEvents(`      - http: {path: /a, method: post, request: ${request}}\n`));
  const validator = 'ApiGatewayShopRequestValidator';

  it.each([
    ['{parameters: {querystrings: {a: true}}}', true],
    ['{parameters: {headers: {a: {mappedValue: x}}}}', true],
    ['{parameters: {paths: {a: {required: false}}}}', false],
    ['{parameters: {querystrings: {a: false}}}', false],
    ['{schemas: {application/json: {type: object}}}', true],
    ['{schema: {application/json: {type: object}}}', false],
  ])('of %s: %s', (request, validated) => {
    const service = of(request);
    expect(idsOf(service, 'AWS::ApiGateway::RequestValidator')).toEqual(validated ? [validator] : []);
    expect(properties(service, 'ApiGatewayMethodAPost')?.RequestValidatorId).toEqual(
      validated ? { Ref: validator } : undefined,
    );
  });

  it('says that request.schema is not read', () => {
    expect(of('{schema: {}}').diagnostics.map(({ code }) => code)).toEqual(['serverless-ignored-setting']);
  });

  it('makes a model of a schema', () => {
    const service = of('{schemas: {application/json: {name: Order, schema: {type: object}}}}');
    expect(properties(service, 'ApiGatewayMethodAPostApplicationJsonModel')).toMatchObject({
      Name: 'Order',
      Schema: { type: 'object' },
    });
  });

  it('shares the provider’s schemas', () => {
    const service = readService(
      withEvents(
        '      - http: {path: /a, method: post, request: {schemas: {application/json: new-order}}}\n',
        '  apiGateway: {request: {schemas: {new-order: {schema: {type: string}}}}}\n',
      ),
    );
    expect(properties(service, 'ApiGatewayMethodAPost')).toMatchObject({
      RequestModels: { 'application/json': { Ref: 'ApiGatewayNewOrderModel' } },
    });
    expect(properties(service, 'ApiGatewayNewOrderModel')).toMatchObject({ Schema: { type: 'string' } });
  });
});

describe('the REST API', () => {
  const api = (rest: string): Record<string, unknown> | undefined =>
    properties(readService(withEvents('      - http: GET /a\n', rest)), 'ApiGatewayRestApi');

  it.each([
    ['its name', '', { Name: 'dev-shop' }],
    ['its own name', '  apiName: mine\n', { Name: 'mine' }],
    ['the service’s name first', '  apiGateway: {shouldStartNameWithService: true}\n', { Name: 'shop-dev' }],
    ['its endpoint', '  endpointType: regional\n', { EndpointConfiguration: { Types: ['REGIONAL'] } }],
    [
      'VPC endpoints',
      '  endpointType: PRIVATE\n  vpcEndpointIds: [vpce-1]\n',
      { EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1'] } },
    ],
    ['no default endpoint', '  apiGateway: {disableDefaultEndpoint: true}\n', { DisableExecuteApiEndpoint: true }],
    [
      'its policy',
      '  apiGateway: {resourcePolicy: [{Effect: Allow}]}\n',
      { Policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow' }] } },
    ],
    ['an unknown policy', '  apiGateway: {resourcePolicy: "${ssm:/p}"}\n', { Policy: '?${ssm:/p}' }],
    [
      'settings that are unknown as a whole',
      '  apiGateway: ${file(x.js)}\n',
      { Policy: '?${file(x.js)} is code, which is not run' },
    ],
  ])('has %s', (_, rest, expected) => expect(api(rest)).toMatchObject(expected));

  it('has no policy where none is written', () => {
    expect(api('  apiGateway: {resourcePolicy: []}\n')).not.toHaveProperty('Policy');
  });

  it('does not read a policy in its old place, and says so', () => {
    const service = readService(withEvents('      - http: GET /a\n', '  resourcePolicy: [{Effect: Allow}]\n'));
    expect(properties(service, 'ApiGatewayRestApi')).not.toHaveProperty('Policy');
    expect(service.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'serverless-ignored-setting: provider.resourcePolicy is not read since version 3 of the framework: write provider.apiGateway.resourcePolicy',
    ]);
  });

  it('is placed at provider.apiGateway, else at provider', () => {
    const service = readService(withEvents('      - http: GET /a\n', '  apiGateway: {disableDefaultEndpoint: true}\n'));
    expect(placeOf(service, 'ApiGatewayRestApi')).toBe('serverless.yml:4 apiGateway');
    expect(placeOf(readService(withEvents('      - http: GET /a\n')), 'ApiGatewayRestApi')).toBe(
      'serverless.yml:2 provider',
    );
  });

  it('is not made where another stack has it', () => {
    const service = readService(
      withEvents(
        '      - http: GET /a/b\n',
        "  apiGateway: {restApiId: {'Fn::ImportValue': Shared}, restApiRootResourceId: {'Fn::ImportValue': Root}}\n",
      ),
    );
    expect(idsOf(service, 'AWS::ApiGateway::RestApi')).toEqual([]);
    expect(properties(service, 'ApiGatewayMethodABGet')?.RestApiId).toEqual({ 'Fn::ImportValue': 'Shared' });
    expect(properties(service, 'ApiGatewayResourceA')).not.toHaveProperty('ParentId');
  });
});

describe('keys and usage plans', () => {
  const of = (settings: string): ReturnType<typeof readService> =>
    readService(withEvents('      - http: {path: /a, method: get, private: true}\n', `  apiGateway: ${settings}\n`));

  it('a key has a plan without limits', () => {
    const service = of('{apiKeys: [one]}');
    expect(properties(service, 'ApiGatewayApiKey1')).toMatchObject({ Name: 'one' });
    expect(properties(service, 'ApiGatewayUsagePlan')).toMatchObject({
      ApiStages: [{ ApiId: { Ref: 'ApiGatewayRestApi' }, Stage: 'dev' }],
    });
    expect(properties(service, 'ApiGatewayUsagePlan')).not.toHaveProperty('Throttle');
    expect(properties(service, 'ApiGatewayUsagePlanKey1')).toMatchObject({ KeyId: { Ref: 'ApiGatewayApiKey1' } });
  });

  it('a key’s value is in the template', () => {
    expect(properties(of('{apiKeys: [{name: one, value: secret}]}'), 'ApiGatewayApiKey1')).toMatchObject({
      Value: 'secret',
    });
  });

  it('plans have limits', () => {
    const service = of('{usagePlan: {quota: {limit: 5, period: DAY}, throttle: {rateLimit: 1, burstLimit: 2}}}');
    expect(properties(service, 'ApiGatewayUsagePlan')).toMatchObject({
      Quota: { Limit: 5, Period: 'DAY' },
      Throttle: { RateLimit: 1, BurstLimit: 2 },
    });
  });

  it('several plans have their keys by name', () => {
    const service = of('{usagePlan: [{free: {}}, {paid: {}}], apiKeys: [{free: [a, b]}, {paid: [c]}]}');
    expect(idsOf(service, 'AWS::ApiGateway::UsagePlan')).toEqual([
      'ApiGatewayUsagePlanFree',
      'ApiGatewayUsagePlanPaid',
    ]);
    expect(idsOf(service, 'AWS::ApiGateway::ApiKey')).toEqual([
      'ApiGatewayApiKeyFree1',
      'ApiGatewayApiKeyFree2',
      'ApiGatewayApiKeyPaid1',
    ]);
  });

  it('none are made for a private route alone', () => {
    expect(idsOf(of('{}'), 'AWS::ApiGateway::UsagePlan')).toEqual([]);
  });
});
