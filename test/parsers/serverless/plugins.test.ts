import { describe, expect, it } from 'vitest';
import { idsOf, placeOf, properties, readService } from './service.js';

function withPlugin(name: string, rest: string, events = '      - http: GET /a\n'): ReturnType<typeof readService> {
  return readService(
    `service: shop\nprovider: {name: aws}\nplugins: [${name}]\nfunctions:\n  hello:\n    events:\n${events}${rest}`,
  );
}

const stage = (service: ReturnType<typeof readService>): Record<string, unknown> =>
  properties(service, 'ApiGatewayStage') ?? {};

describe('serverless-domain-manager', () => {
  const of = (custom: string, events?: string): ReturnType<typeof readService> =>
    withPlugin('serverless-domain-manager', `custom:\n  customDomain: ${custom}\n`, events);

  it('makes a domain and maps it', () => {
    const service = of('{domainName: api.example.com, basePath: v1, endpointType: regional, securityPolicy: tls_1_0}');
    expect(properties(service, 'DomainManagerDomain1')).toEqual({
      DomainName: 'api.example.com',
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'TLS_1_0',
    });
    expect(properties(service, 'DomainManagerMapping1')).toEqual({
      DomainName: { Ref: 'DomainManagerDomain1' },
      RestApiId: { Ref: 'ApiGatewayRestApi' },
      Stage: 'dev',
      BasePath: 'v1',
    });
    expect(service.names.get('DomainManagerDomain1')).toBe('custom.customDomain');
    expect(placeOf(service, 'DomainManagerDomain1')).toContain('domainName');
  });

  it('states TLS 1.2 where nothing is said', () => {
    expect(properties(of('{domainName: a.b}'), 'DomainManagerDomain1')).toMatchObject({
      SecurityPolicy: 'TLS_1_2',
      EndpointConfiguration: { Types: ['EDGE'] },
    });
  });

  it('asks for client certificates', () => {
    const service = of(
      '{domainName: a.b, endpointType: REGIONAL, tlsTruststoreUri: s3://b/k, tlsTruststoreVersion: v}',
    );
    expect(properties(service, 'DomainManagerDomain1')).toMatchObject({
      MutualTlsAuthentication: { TruststoreUri: 's3://b/k', TruststoreVersion: 'v' },
    });
  });

  it('has one domain for each kind of API', () => {
    const service = of(
      '{http: {domainName: h.b}, rest: {domainName: r.b}}',
      '      - http: GET /a\n      - httpApi: GET /b\n',
    );
    expect(idsOf(service, 'AWS::ApiGateway::DomainName')).toEqual(['DomainManagerDomain1']);
    expect(idsOf(service, 'AWS::ApiGatewayV2::DomainName')).toEqual(['DomainManagerDomain2']);
    expect(properties(service, 'DomainManagerMapping2')).toMatchObject({
      ApiId: { Ref: 'HttpApi' },
      Stage: '$default',
    });
  });

  it('has several domains', () => {
    const service = withPlugin(
      'serverless-domain-manager',
      'custom:\n  customDomains:\n    - {domainName: a.b}\n    - {domainName: c.d}\n    - {domainName: a.b, basePath: x}\n',
    );
    expect(idsOf(service, 'AWS::ApiGateway::DomainName')).toHaveLength(2);
    expect(idsOf(service, 'AWS::ApiGateway::BasePathMapping')).toHaveLength(3);
  });

  it('does nothing where it is disabled, or not listed', () => {
    expect(idsOf(of('{domainName: a.b, enabled: false}'), 'AWS::ApiGateway::DomainName')).toEqual([]);
    expect(
      idsOf(
        withPlugin('serverless-offline', 'custom: {customDomain: {domainName: a.b}}\n'),
        'AWS::ApiGateway::DomainName',
      ),
    ).toEqual([]);
  });
});

describe('serverless-associate-waf', () => {
  const of = (settings: string): ReturnType<typeof readService> =>
    withPlugin('serverless-associate-waf', `custom:\n  associateWaf: ${settings}\n`);

  it('puts a web ACL before the stage', () => {
    const service = of('{name: acl, version: V2}');
    expect(properties(service, 'AssociateWafAssociation')?.WebACLArn).toBe('?web ACL acl, found by its name at deploy');
    expect(JSON.stringify(properties(service, 'AssociateWafAssociation')?.ResourceArn)).toContain('"/stages/dev"');
  });

  it('is undecided where the name is', () => {
    expect(properties(of('{name: "${ssm:/acl}"}'), 'AssociateWafAssociation')?.ResourceArn).toBe('?${ssm:/acl}');
  });

  it('knows a web ACL of the service itself by its name', () => {
    const acl = 'resources: {Resources: {Acl: {Type: AWS::WAFv2::WebACL, Properties: {Name: "own-${sls:stage}"}}}}\n';
    const of = (name: string) =>
      withPlugin('serverless-associate-waf', `custom:\n  associateWaf: {name: ${name}, version: V2}\n${acl}`);
    expect(properties(of('own-dev'), 'AssociateWafAssociation')?.WebACLArn).toEqual({ 'Fn::GetAtt': ['Acl', 'Arn'] });
    expect(properties(of('own-prod'), 'AssociateWafAssociation')?.WebACLArn).toMatch(/found by its name/);
  });

  it('takes one away without a name', () => {
    expect(properties(of('{version: V2}'), 'AssociateWafAssociation')).toBeUndefined();
  });
});

describe('serverless-api-gateway-throttling', () => {
  const events =
    '      - http: GET /a\n      - http: {path: /b/c, method: get, throttling: {maxRequestsPerSecond: 5}}\n      - http: {path: /d, method: get, throttling: {disabled: true}}\n      - httpApi: {path: /e, method: get, throttling: {maxConcurrentRequests: 7}}\n';
  const service = withPlugin(
    'serverless-api-gateway-throttling',
    'custom: {apiGatewayThrottling: {maxRequestsPerSecond: 100}}\n',
    events,
  );

  it('limits the stage, and single methods', () => {
    expect(stage(service).MethodSettings).toEqual([
      { ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 100, ThrottlingBurstLimit: 5000 },
      { ResourcePath: '/~1b~1c', HttpMethod: 'GET', ThrottlingRateLimit: 5, ThrottlingBurstLimit: 5000 },
      { ResourcePath: '/~1d', HttpMethod: 'GET', ThrottlingRateLimit: -1, ThrottlingBurstLimit: -1 },
    ]);
  });

  it('limits the HTTP API', () => {
    expect(properties(service, 'HttpApiStage')).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 5000 },
      RouteSettings: { 'GET /e': { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 7 } },
    });
  });

  it('does nothing without its settings', () => {
    expect(stage(withPlugin('serverless-api-gateway-throttling', ''))).not.toHaveProperty('MethodSettings');
  });
});

describe('serverless-api-gateway-caching', () => {
  const events =
    '      - http: {path: /a/{id}, method: get, caching: {enabled: true, cacheKeyParameters: [{name: request.path.id}, {name: integration.request.header.x, mappedFrom: method.request.header.x}]}}\n      - http: POST /b\n      - http: {path: /c, method: any, caching: {enabled: true, dataEncrypted: true}}\n'.replace(
      '/a/{id}',
      "'/a/{id}'",
    );
  const service = withPlugin(
    'serverless-api-gateway-caching',
    'custom: {apiGatewayCaching: {enabled: true}}\n',
    events,
  );

  it('caches the methods that say so, of ANY only GET', () => {
    expect(stage(service).CacheClusterEnabled).toBe(true);
    const settings = stage(service).MethodSettings as Record<string, unknown>[];
    expect(settings[0]).toEqual({ ResourcePath: '/*', HttpMethod: '*', CacheDataEncrypted: false });
    expect(
      settings
        .filter((one) => one.CachingEnabled)
        .map((one) => `${one.HttpMethod} ${one.ResourcePath} ${one.CacheDataEncrypted}`),
    ).toEqual(['GET /~1a~1{id} false', 'GET /~1c true']);
    expect(settings.filter((one) => one.CachingEnabled === false)).toHaveLength(7);
  });

  it('has cache keys', () => {
    expect(properties(service, 'ApiGatewayMethodAIdVarGet')).toMatchObject({
      Integration: { CacheKeyParameters: ['method.request.path.id', 'integration.request.header.x'] },
      RequestParameters: { 'method.request.path.id': false, 'method.request.header.x': false },
    });
  });

  it('is off as a whole', () => {
    const off = withPlugin('serverless-api-gateway-caching', 'custom: {apiGatewayCaching: {enabled: false}}\n', events);
    expect(stage(off).CacheClusterEnabled).toBe(false);
    expect((stage(off).MethodSettings as Record<string, unknown>[]).some((one) => one.CachingEnabled)).toBe(false);
  });
});

describe('serverless-add-api-key', () => {
  it('makes keys and plans, by stage', () => {
    const service = withPlugin(
      'serverless-add-api-key',
      'custom: {apiKeys: {dev: [{name: one, value: secret}], prod: [{name: two}]}}\n',
    );
    expect(properties(service, 'AddedApiKeyOne')).toEqual({ Name: 'one', Value: 'secret' });
    expect(properties(service, 'AddedUsagePlanOneusageplan')).toMatchObject({
      ApiStages: [{ ApiId: { Ref: 'ApiGatewayRestApi' }, Stage: 'dev' }],
    });
  });

  it('does not take an encrypted value for one', () => {
    const service = withPlugin(
      'serverless-add-api-key',
      'custom: {apiKeys: [{name: one, value: {encrypted: AQIC}, usagePlan: {name: p, throttle: {rateLimit: 1}}}]}\n',
    );
    expect(properties(service, 'AddedApiKeyOne')).toEqual({ Name: 'one' });
    expect(properties(service, 'AddedUsagePlanP')).toMatchObject({ Throttle: { RateLimit: 1 } });
  });
});

describe('serverless-aws-documentation', () => {
  it('adds models and parameters, no validator', () => {
    const service = withPlugin(
      'serverless-aws-documentation',
      'custom: {documentation: {models: [{name: Order, contentType: application/json, schema: {type: object}}]}}\n',
      '      - http: {path: /a, method: post, documentation: {requestModels: {application/json: Order}, queryParams: [{name: page}]}}\n',
    );
    expect(properties(service, 'OrderModel')).toMatchObject({ Name: 'Order', Schema: { type: 'object' } });
    expect(properties(service, 'ApiGatewayMethodAPost')).toMatchObject({
      RequestModels: { 'application/json': 'Order' },
      RequestParameters: { 'method.request.querystring.page': false },
    });
    expect(properties(service, 'ApiGatewayMethodAPost')).not.toHaveProperty('RequestValidatorId');
  });
});

describe('serverless-apigateway-service-proxy', () => {
  it('makes routes without functions', () => {
    const service = withPlugin(
      'serverless-apigateway-service-proxy',
      'custom:\n  apiGatewayServiceProxies:\n    - sqs: {path: /q, method: post, cors: true}\n    - s3: {path: /o, method: get, authorizationType: AWS_IAM, private: true}\n',
      '      - sqs: arn\n',
    );
    expect(idsOf(service, 'AWS::ApiGateway::Method')).toEqual([
      'ApiGatewayMethodQOptions',
      'ApiGatewayMethodQPost',
      'ApiGatewayMethodOGet',
    ]);
    expect(properties(service, 'ApiGatewayMethodOGet')).toMatchObject({
      AuthorizationType: 'AWS_IAM',
      ApiKeyRequired: true,
      Integration: { Type: 'AWS' },
    });
    expect(properties(service, 'ApiGatewayMethodQPost')).not.toHaveProperty('AuthorizationType');
    expect(placeOf(service, 'ApiGatewayMethodQPost')).toContain('sqs');
    expect(idsOf(service, 'AWS::ApiGateway::RestApi')).toEqual(['ApiGatewayRestApi']);
  });
});

describe('serverless-step-functions', () => {
  const machines = (event: string): string =>
    `stepFunctions:\n  stateMachines:\n    flow:\n      events:\n        - http: ${event}\n`;

  it('makes routes of state machines', () => {
    const service = withPlugin(
      'serverless-step-functions',
      machines('{path: /run, method: post, authorizer: aws_iam, cors: true}'),
      '      - sqs: arn\n',
    );
    expect(properties(service, 'ApiGatewayMethodRunPost')).toMatchObject({
      AuthorizationType: 'AWS_IAM',
      Integration: { Type: 'AWS' },
    });
    expect(service.names.get('ApiGatewayMethodRunPost')).toBe('flow');
    expect(properties(service, 'ApiGatewayMethodRunOptions')).toMatchObject({ Integration: { Type: 'MOCK' } });
    expect(idsOf(service, 'AWS::ApiGateway::Stage')).toEqual(['ApiGatewayStage']);
  });

  it('reads settings in their old places', () => {
    const service = readService(
      `service: s\nprovider: {name: aws, resourcePolicy: [{Effect: Allow}], apiKeys: [k]}\nplugins: [serverless-step-functions]\n${machines('POST run')}`,
    );
    expect(properties(service, 'ApiGatewayRestApi')).toHaveProperty('Policy');
    expect(idsOf(service, 'AWS::ApiGateway::ApiKey')).toEqual(['ApiGatewayApiKey1']);
    expect(service.diagnostics).toEqual([]);
  });
});

describe('other plugins', () => {
  const reasons = (...names: string[]): string[] =>
    withPlugin(names.join(', '), '').incomplete.map(({ reason }) => reason);

  it.each([
    'serverless-offline',
    'serverless-webpack',
    'serverless-esbuild',
    'serverless-python-requirements',
    'serverless-iam-roles-per-function',
    'serverless-dotenv-plugin',
    'serverless-prune-plugin',
    'serverless-plugin-typescript',
    'serverless-plugin-datadog',
    'serverless-plugin-warmup',
    'serverless-s3-sync',
    'serverless-dynamodb-local',
    'serverless-plugin-split-stacks',
    'serverless-lift',
  ])('%s leaves the APIs alone', (name) => expect(reasons(name)).toEqual([]));

  it.each([
    'serverless-plugin-custom-authorizers',
    'serverless-reqvalidator-plugin',
    './plugins/mine',
    'serverless-plugin-ifelse',
  ])('%s may change them', (name) => {
    expect(reasons(name)[0]).toContain(`plugin ${name} may change the APIs`);
  });

  it('are named once', () => {
    expect(reasons('./mine', './mine')).toHaveLength(1);
  });

  it('may be given as modules', () => {
    const service = readService(
      'service: s\nprovider: {name: aws}\nplugins: {modules: [serverless-custom-waf], localPath: ./p}\n',
    );
    expect(service.incomplete).toHaveLength(1);
  });

  it('makes webhooks with Lift', () => {
    const service = withPlugin('serverless-lift', 'constructs: {hook: {type: webhook, path: POST /x}}\n');
    expect(service.incomplete[0]?.reason).toContain('serverless-lift');
  });
});
