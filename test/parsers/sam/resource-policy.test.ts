import { describe, expect, test } from 'vitest';
import { inside, type Json, transform, withEvents } from './transformed.js';

const invoke = { Action: 'execute-api:Invoke' };
const arns = (...places: string[]): Json =>
  places.map((place) => ({ 'Fn::Sub': [`execute-api:/\${__Stage__}/${place}`, { __Stage__: 'prod' }] }));

/** The policy of an API `Shop` that has a GET at `/orders/{id}`. */
function policy(statement: string): Json | undefined {
  const { resources } = transform(
    withEvents(
      "Read: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: '/orders/{id}', Method: get } }",
      `Shop: { Type: AWS::Serverless::Api, Properties: { StageName: prod, Auth: { ResourcePolicy: ${statement} } } }`,
    ),
  );
  return inside(resources.Shop, 'Properties', 'Body', 'x-amazon-apigateway-policy');
}

describe('Auth.ResourcePolicy', () => {
  const Resource = arns('GET/orders/*');

  test('a list of addresses allows everyone and denies all others', () => {
    expect(policy('{ IpRangeWhitelist: [10.0.0.0/8] }')).toEqual({
      Version: '2012-10-17',
      Statement: [
        { ...invoke, Effect: 'Allow', Principal: '*', Resource },
        {
          ...invoke,
          Effect: 'Deny',
          Principal: '*',
          Resource,
          Condition: { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } },
        },
      ],
    });
  });

  test('a list of refused addresses allows everyone too', () => {
    expect(inside(policy('{ IpRangeBlacklist: [10.0.0.0/8] }'), 'Statement', 1, 'Condition')).toEqual({
      IpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] },
    });
  });

  test('one statement about accounts is no list', () => {
    expect(policy("{ AwsAccountWhitelist: ['111122223333'] }")).toEqual({
      Version: '2012-10-17',
      Statement: { ...invoke, Effect: 'Allow', Principal: { AWS: ['111122223333'] }, Resource },
    });
  });

  test('networks are VPCs or endpoints by their prefix; anything else is dropped', () => {
    expect(
      inside(policy('{ SourceVpcWhitelist: [vpc-1, vpce-2, other] }'), 'Statement', 1, 'Condition', 'StringNotEquals'),
    ).toEqual({ 'aws:SourceVpc': ['vpc-1'], 'aws:SourceVpce': ['vpce-2'] });
    expect(policy('{ SourceVpcWhitelist: [other] }')).toEqual({});
  });

  test('functions go through the Intrinsic lists', () => {
    expect(
      inside(policy('{ IntrinsicVpceBlacklist: [!Ref Endpoint] }'), 'Statement', 1, 'Condition', 'StringEquals'),
    ).toEqual({ 'aws:SourceVpce': [{ Ref: 'Endpoint' }] });
  });

  test('custom statements stand last, as they are', () => {
    expect(
      inside(policy("{ AwsAccountBlacklist: ['1'], CustomStatements: { Effect: Allow } }"), 'Statement', 1),
    ).toEqual({
      Effect: 'Allow',
    });
  });

  test('the policy of an event is about its path only', () => {
    const { resources } = transform(
      withEvents(
        'A: { Type: Api, Properties: { Path: /a, Method: get, Auth: { ResourcePolicy: { IpRangeWhitelist: [10.0.0.0/8] } } } }\nB: { Type: Api, Properties: { Path: /b, Method: get } }',
      ),
    );
    const statements = inside(
      resources.ServerlessRestApi,
      'Properties',
      'Body',
      'x-amazon-apigateway-policy',
      'Statement',
    );
    expect(statements).toHaveLength(2);
    expect(inside(statements, 0, 'Resource')).toEqual([
      { 'Fn::Sub': ['execute-api:/${__Stage__}/GET/a', { __Stage__: 'Prod' }] },
    ]);
  });
});
