import { describe, expect, test } from 'vitest';
import { inside, transform, withEvents } from './transformed.js';

function api(properties: string, given: Parameters<typeof transform>[1] = {}, more = ''): ReturnType<typeof transform> {
  return transform(
    `Transform: AWS::Serverless-2016-10-31\nResources:\n  Shop: { Type: AWS::Serverless::Api, Properties: ${properties} }\n${more}`,
    given,
  );
}

const deploymentOf = (made: ReturnType<typeof transform>) => {
  const id = Object.keys(made.resources).find((one) => one.startsWith('ShopDeployment')) ?? '';
  return made.resources[id];
};

describe('stages of a REST API', () => {
  test('without OpenApiVersion the deployment makes a second stage named Stage', () => {
    expect(inside(deploymentOf(api('{ StageName: prod }')), 'Properties', 'StageName')).toBe('Stage');
    expect(
      inside(deploymentOf(api('{ StageName: prod, OpenApiVersion: 3.0.1 }')), 'Properties', 'StageName'),
    ).toBeUndefined();
  });

  test.each([
    ['prod', 'ShopprodStage'],
    ['v-1', 'ShopStage065afdce56'],
    ['!Ref Name', 'ShopStage'],
  ])('the stage %s has the logical id %s', (name, id) => {
    expect(Object.keys(api(`{ StageName: ${name} }`).resources)).toContain(id);
  });

  test('its name in the source is the API', () => {
    const { names, generated } = api('{ StageName: prod }');
    expect(names.get('ShopprodStage')).toBe('Shop');
    expect([...generated].map((id) => id.replace(/[0-9a-f]{10}$/, ''))).toEqual(['ShopDeployment']);
  });

  test('references to what is generated are resolved', () => {
    const { resources } = api(
      '{ StageName: prod }',
      {},
      `  Association:
    Type: AWS::WAFv2::WebACLAssociation
    Properties:
      ResourceArn: !Sub arn:aws:apigateway:\${AWS::Region}::/restapis/\${Shop}/stages/\${Shop.Stage}
      WebACLArn: !Ref Shop.Stage
      Other: !GetAtt Shop.Stage.StageName
`,
    );
    expect(inside(resources.Association, 'Properties')).toEqual({
      ResourceArn: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}::/restapis/${Shop}/stages/${ShopprodStage}' },
      WebACLArn: { Ref: 'ShopprodStage' },
      Other: { 'Fn::GetAtt': ['ShopprodStage', 'StageName'] },
    });
  });
});

test('yes, no, on and off are booleans, as CloudFormation reads YAML; quoted they are text', () => {
  const { said, resources } = api('{ StageName: prod, TracingEnabled: yes, CacheClusterEnabled: Off }');
  expect(said).toEqual([]);
  expect(inside(resources.ShopprodStage, 'Properties', 'TracingEnabled')).toBe(true);
  expect(inside(resources.ShopprodStage, 'Properties', 'CacheClusterEnabled')).toBe(false);
  const quoted = api('{ StageName: prod, TracingEnabled: "yes" }');
  expect(quoted.said).toEqual(['3 sam-property: TracingEnabled of Shop must be a boolean']);
  expect(inside(quoted.resources.ShopprodStage, 'Properties', 'TracingEnabled')).toBe(
    'unknown: SAM rejects its TracingEnabled',
  );
});

test('a flag that is off in YAML 1.1 is off', () => {
  const { operation } = transform(
    withEvents(
      'List: { Type: Api, Properties: { Path: /orders, Method: get, RestApiId: !Ref Shop } }',
      `Shop:
  Type: AWS::Serverless::Api
  Properties:
    StageName: prod
    Cors: "'https://www.example.com'"
    Auth: { DefaultAuthorizer: AWS_IAM, AddDefaultAuthorizerToCorsPreflight: no }`,
    ),
  );
  expect(operation('Shop', '/orders', 'options')).not.toHaveProperty('security');
});

describe('endpoints of a REST API', () => {
  test.each([
    ['EndpointConfiguration: PRIVATE', { Types: ['PRIVATE'] }],
    [
      'EndpointConfiguration: { Type: PRIVATE, VPCEndpointIds: [vpce-1] }',
      { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1'] },
    ],
    ['Name: a', undefined],
  ])('%s', (property, expected) => {
    const { resources } = api(`{ StageName: prod, ${property} }`);
    expect(inside(resources.Shop, 'Properties', 'EndpointConfiguration')).toEqual(expected);
  });

  test('are regional where the region has no edge', () => {
    const { resources } = api('{ StageName: prod }', { region: 'cn-north-1' });
    expect(inside(resources.Shop, 'Properties', 'EndpointConfiguration')).toEqual({ Types: ['REGIONAL'] });
  });

  test('the default one is switched off at the top of a Swagger definition', () => {
    const { resources } = api('{ StageName: prod, DisableExecuteApiEndpoint: true }');
    expect(inside(resources.Shop, 'Properties', 'Body', 'x-amazon-apigateway-endpoint-configuration')).toEqual({
      disableExecuteApiEndpoint: true,
    });
  });
});

describe('domains', () => {
  const domain = (more: string) =>
    `{ StageName: prod, Domain: { DomainName: api.example.com, CertificateArn: arn${more} } }`;

  test('are regional, with mutual TLS where it is asked for', () => {
    const { resources } = api(
      domain(', MutualTlsAuthentication: { TruststoreUri: s3://trust/store.pem, TruststoreVersion: a }'),
    );
    const name = Object.keys(resources).find((id) => id.startsWith('ApiGatewayDomainName')) ?? '';
    expect(name).toBe('ApiGatewayDomainName1bc412bb08');
    expect(inside(resources[name], 'Properties')).toEqual({
      DomainName: 'api.example.com',
      RegionalCertificateArn: 'arn',
      EndpointConfiguration: { Types: ['REGIONAL'] },
      MutualTlsAuthentication: { TruststoreUri: 's3://trust/store.pem', TruststoreVersion: 'a' },
    });
  });

  test('one mapping for each base path, without its punctuation', () => {
    const { resources } = api(domain(', BasePath: [/one/, two-2]'));
    expect(inside(resources.ShoponeBasePathMapping, 'Properties', 'BasePath')).toBe('one');
    expect(inside(resources.Shoptwo2BasePathMapping, 'Properties', 'BasePath')).toBe('two2');
  });

  test('a private one has its own kinds of resources', () => {
    const { resources } = api(domain(', EndpointConfiguration: PRIVATE, AccessAssociation: { VpcEndpointId: vpce-1 }'));
    expect(Object.values(resources).map((one) => inside(one, 'Type'))).toEqual(
      expect.arrayContaining([
        'AWS::ApiGateway::DomainNameV2',
        'AWS::ApiGateway::BasePathMappingV2',
        'AWS::ApiGateway::DomainNameAccessAssociation',
      ]),
    );
  });
});

describe('usage plans', () => {
  test('PER_API makes a plan, a key and their link', () => {
    const { resources } = api(
      '{ StageName: prod, Auth: { UsagePlan: { CreateUsagePlan: PER_API, Quota: { Limit: 5 } } } }',
    );
    expect(inside(resources.ShopUsagePlan, 'Properties')).toEqual({
      ApiStages: [{ ApiId: { Ref: 'Shop' }, Stage: { Ref: 'ShopprodStage' } }],
      Quota: { Limit: 5 },
    });
    expect(inside(resources.ShopUsagePlanKey, 'Properties', 'KeyId')).toEqual({ Ref: 'ShopApiKey' });
  });

  test('SHARED makes one for all APIs that ask for it', () => {
    const plan = 'Auth: { UsagePlan: { CreateUsagePlan: SHARED } }';
    const { resources } = api(
      `{ StageName: prod, ${plan} }`,
      {},
      `  Other: { Type: AWS::Serverless::Api, Properties: { StageName: prod, ${plan} } }\n`,
    );
    expect(inside(resources.ServerlessUsagePlan, 'Properties', 'ApiStages')).toHaveLength(2);
  });

  test('NONE makes none', () => {
    const { resources } = api('{ StageName: prod, Auth: { UsagePlan: { CreateUsagePlan: NONE } } }');
    expect(Object.keys(resources).some((id) => id.includes('UsagePlan'))).toBe(false);
  });
});
