import { describe, expect, test } from 'vitest';
import { admitsStrangers } from '../../../src/graph/derive/reach.js';
import { isBehindWebAcl } from '../../../src/graph/derive/web-acl.js';
import type { Graph } from '../../../src/graph/model.js';
import { read, world } from './read.js';

async function graph(text: string): Promise<Graph> {
  return world(await read(`Parameters: { Given: { Type: String } }\nResources:\n${base}${text}`)).graph;
}

const base = `
  Shop: { Type: AWS::ApiGateway::RestApi, Properties: { Name: shop } }
  Prod: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Shop, StageName: prod } }
  Acl: { Type: AWS::WAFv2::WebACL, Properties: { Name: acl, Scope: REGIONAL, DefaultAction: { Allow: {} } } }
`;

describe('web ACL associations', () => {
  const target = async (arn: string): Promise<unknown> => {
    const { webAclAssociations } = await graph(
      `  Link: { Type: AWS::WAFv2::WebACLAssociation, Properties: { WebACLArn: !GetAtt Acl.Arn, ResourceArn: ${arn} } }\n  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }\n`,
    );
    return webAclAssociations[0]?.target;
  };

  test.each([
    [
      'Fn::Sub with the stage resource',
      '!Sub "arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Shop}/stages/${Prod}"',
    ],
    ['Fn::Sub with the stage name', '!Sub "arn:aws:apigateway:${AWS::Region}::/restapis/${Shop}/stages/prod"'],
    [
      'Fn::Join',
      '!Join ["", ["arn:aws:apigateway:", !Ref "AWS::Region", "::/restapis/", !Ref Shop, /stages/, !Ref Prod]]',
    ],
    ['Fn::Join by slashes', '!Join ["/", ["arn:aws:apigateway:eu-west-1::", restapis, !Ref Shop, stages, prod]]'],
    ['a reference to the stage', '!Ref Prod'],
  ])('%s names the stage', async (_, arn) => {
    expect(await target(arn)).toMatchObject({ kind: 'stage', stage: { id: 'Prod' } });
  });

  test.each([
    '!Ref Given',
    '!ImportValue acl',
    "'{{resolve:ssm:/acl}}'",
    'arn:aws:wafv2:eu-west-1:1:regional/webacl/a/1',
  ])('of a web ACL that is defined elsewhere, as %s, names one', async (acl) => {
    const made = await graph(
      `  Link: { Type: AWS::WAFv2::WebACLAssociation, Properties: { WebACLArn: ${acl}, ResourceArn: !Ref Prod } }\n`,
    );
    const prod = made.apis[0]?.stages[0];
    expect(prod && isBehindWebAcl(made, prod)).toMatchObject({ known: true, value: true });
  });

  test.each(['', "WebACLArn: '', "])('without a web ACL (%s) names none', async (acl) => {
    const { webAclAssociations } = await graph(
      `  Link: { Type: AWS::WAFv2::WebACLAssociation, Properties: { ${acl}ResourceArn: !Ref Prod } }\n`,
    );
    expect(webAclAssociations[0]).toMatchObject({ namesAcl: false, webAcl: { known: false } });
  });

  test('a load balancer is no stage', async () => {
    expect(await target('!Ref Alb')).toEqual({ kind: 'other' });
  });

  test('a parameter may be any stage', async () => {
    expect(await target('!Ref Given')).toMatchObject({
      kind: 'unknown',
      reason: 'parameter Given has no default',
      api: null,
    });
  });

  test('an unknown stage name may be any stage of that API', async () => {
    expect(await target('!Sub "arn:aws:apigateway:eu-west-1::/restapis/${Shop}/stages/${Given}"')).toMatchObject({
      kind: 'unknown',
      api: { id: 'Shop' },
    });
  });

  test('a literal API id may be that of an API which the input does not resolve', async () => {
    const { webAclAssociations } = await graph(`
  Far: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Given, StageName: far } }
  Link: { Type: AWS::WAFv2::WebACLAssociation, Properties: { WebACLArn: !GetAtt Acl.Arn, ResourceArn: "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/stages/far" } }
`);
    expect(webAclAssociations[0]?.target).toMatchObject({ kind: 'unknown', api: { id: 'Given' } });
  });

  test('a stage’s name with something behind it is no ARN', async () => {
    expect(await target('!Join ["", [!Ref Prod, /x]]')).toEqual({ kind: 'other' });
  });

  test('a stage of another literal API is not ours', async () => {
    expect(await target('"arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/stages/prod"')).toEqual({ kind: 'other' });
  });
});

describe('what a web ACL does', () => {
  const blocks = async (rules: string): Promise<unknown> => {
    const { webAcls } = await graph(
      `  More: { Type: AWS::WAFv2::WebACL, Properties: { Name: more, Scope: REGIONAL, DefaultAction: { Allow: {} }, Rules: ${rules} } }\n`,
    );
    return webAcls.find((acl) => acl.id === 'More')?.blocks;
  };

  test('a rule that blocks', async () => {
    expect(await blocks('[{ Name: a, Action: { Block: {} } }]')).toMatchObject({ value: true });
  });

  test('a rule group that keeps its actions', async () => {
    expect(await blocks('[{ Name: a, OverrideAction: { None: {} } }]')).toMatchObject({ value: true });
  });

  test('only counting', async () => {
    expect(
      await blocks('[{ Name: a, OverrideAction: { Count: {} } }, { Name: b, Action: { Count: {} } }]'),
    ).toMatchObject({ value: false });
  });
});

describe('Lambda permissions', () => {
  const scope = async (properties: string): Promise<unknown> => {
    const { lambdaPermissions } = await graph(
      `  Invoke: { Type: AWS::Lambda::Permission, Properties: { FunctionName: f, Action: lambda:InvokeFunction, Principal: apigateway.amazonaws.com, ${properties} } }\n`,
    );
    return lambdaPermissions[0]?.scope;
  };

  test.each([
    ['no source', '', 'any-account'],
    ['a source account', 'SourceAccount: "123456789012"', 'account'],
    ['this API', 'SourceArn: !Sub "arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Shop}/*/*"', 'api'],
    [
      'any API of the account',
      'SourceArn: !Sub "arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:*/*/*"',
      'any-api',
    ],
    ['any API of any account', 'SourceArn: "arn:aws:execute-api:*:*:*"', 'any-account'],
    ['a star', 'SourceArn: "*"', 'any-account'],
    ['a bucket', 'SourceArn: arn:aws:s3:::pictures', 'none'],
    ['a cut ARN of another service', 'SourceArn: "arn:aws:s3:eu-central-1:123456789012/*/*"', 'none'],
    [
      'the API as a resource to manage',
      'SourceArn: !Sub "arn:aws:apigateway:${AWS::Region}::/restapis/${Shop}"',
      'none',
    ],
  ])('%s', async (_, properties, expected) => {
    expect(await scope(properties)).toMatchObject({ known: true, value: expected });
  });

  test('an unknown source is unknown', async () => {
    expect(await scope('SourceArn: !Ref Given')).toMatchObject({
      known: false,
      reason: 'parameter Given has no default',
    });
  });
});

describe('domains and plans', () => {
  test('a domain with a truststore asks for client certificates', async () => {
    const { domains } = await graph(`
  Domain:
    Type: AWS::ApiGateway::DomainName
    Properties: { DomainName: api.example.com, RegionalCertificateArn: x, EndpointConfiguration: { Types: [REGIONAL] }, MutualTlsAuthentication: { TruststoreUri: s3://b/t.pem } }
  Map: { Type: AWS::ApiGateway::BasePathMapping, Properties: { DomainName: !Ref Domain, RestApiId: !Ref Shop, Stage: !Ref Prod } }
`);
    expect(domains[0]).toMatchObject({
      mutualTls: { value: true },
      tls: { value: null },
      truststoreVersion: { value: null },
    });
    expect(domains[0]?.mappings[0]).toMatchObject({ api: { value: { id: 'Shop' } }, stage: { value: 'prod' } });
  });

  test('a mapping may name its domain by text', async () => {
    const { domains } = await graph(`
  Domain: { Type: AWS::ApiGatewayV2::DomainName, Properties: { DomainName: api.example.com, DomainNameConfigurations: [{ SecurityPolicy: TLS_1_2 }] } }
  Map: { Type: AWS::ApiGatewayV2::ApiMapping, Properties: { DomainName: api.example.com, ApiId: !Ref Shop, Stage: prod } }
`);
    expect(domains[0]?.mappings).toHaveLength(1);
    expect(domains[0]?.tls).toMatchObject({ value: 'TLS_1_2' });
  });

  test('a usage plan covers stages by reference', async () => {
    const { usagePlans } = await graph(
      '  Plan: { Type: AWS::ApiGateway::UsagePlan, Properties: { Throttle: { RateLimit: 10, BurstLimit: 5 }, ApiStages: [{ ApiId: !Ref Shop, Stage: !Ref Prod }] } }\n',
    );
    expect(usagePlans[0]).toMatchObject({
      throttle: { value: { rate: { value: 10 }, burst: { value: 5 } } },
      stages: { value: [{ api: { value: { id: 'Shop' } }, stage: { value: 'prod' } }] },
    });
  });

  test('the value of an API key is known to be written, and never kept', async () => {
    const { apiKeys } = await graph(
      '  Key: { Type: AWS::ApiGateway::ApiKey, Properties: { Value: abcdefghijklmnopqrst } }\n',
    );
    expect(apiKeys[0]).toMatchObject({ hardCoded: { value: true } });
    expect(JSON.stringify({ ...apiKeys[0], span: null, hardCoded: null, name: null })).not.toContain('abcdefgh');
  });
});

describe('a resource policy that names an API', () => {
  const admits = async (owner: string) => {
    const { apis } = await graph(
      `  Other:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: other
      Policy:
        Statement:
          - Effect: Allow
            Principal: '*'
            Action: execute-api:Invoke
            Resource: !Sub arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${owner}}/*
`,
    );
    const other = apis.find(({ id }) => id === 'Other');
    return other && admitsStrangers(other);
  };

  test('says nothing of another one', async () => {
    expect(await admits('Shop')).toMatchObject({ known: true, value: false });
  });

  test('opens its own', async () => {
    expect(await admits('Other')).toMatchObject({ known: true, value: true });
  });
});
