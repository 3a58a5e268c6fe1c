import { describe, expect, it } from 'vitest';
import { at } from '../../../src/text/value.js';
import { idsOf, properties, readService, shown, withEvents } from './service.js';

function of(authorizer: string): {
  method: Record<string, unknown>;
  authorizer: Record<string, unknown> | undefined;
  service: ReturnType<typeof readService>;
} {
  const service = readService(
    `${withEvents(`      - http: {path: /a, method: get, authorizer: ${authorizer}}\n`)}  auth: {handler: x}\n`,
  );
  const [id = ''] = idsOf(service, 'AWS::ApiGateway::Authorizer');
  return { method: properties(service, 'ApiGatewayMethodAGet') ?? {}, authorizer: properties(service, id), service };
}

describe('authorizers of http events', () => {
  it.each(['aws_iam', 'AWS_IAM', '{type: aws_iam}'])('%s', (written) => {
    const { method, authorizer } = of(written);
    expect(method).toMatchObject({ AuthorizationType: 'AWS_IAM' });
    expect(authorizer).toBeUndefined();
  });

  it('a function’s name', () => {
    const { method, authorizer, service } = of('auth');
    expect(method).toMatchObject({ AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'AuthApiGatewayAuthorizer' } });
    expect(authorizer).toMatchObject({
      Type: 'TOKEN',
      Name: 'auth',
      IdentitySource: 'method.request.header.Authorization',
    });
    expect(authorizer).not.toHaveProperty('AuthorizerResultTtlInSeconds');
    expect(service.names.get('AuthApiGatewayAuthorizer')).toBe('auth');
    expect(service.diagnostics).toEqual([]);
  });

  it('a function that the service lacks is said', () => {
    expect(of('nobody').service.diagnostics.map(({ message }) => message)).toEqual([
      'The service has no function nobody to authorize with',
    ]);
  });

  it('the ARN of a function', () => {
    const { method, authorizer } = of('arn:aws:lambda:us-east-1:123456789012:function:external-auth');
    expect(method).toMatchObject({ AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'AuthApiGatewayAuthorizer' } });
    expect(authorizer).toMatchObject({ Name: 'auth', Type: 'TOKEN' });
  });

  it.each([
    'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc',
    '{arn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc", name: pool}',
    '{type: COGNITO_USER_POOLS, arn: {"Fn::GetAtt": [Pool, Arn]}, name: pool}',
  ])('a user pool: %s', (written) => {
    const { method, authorizer } = of(written);
    expect(method).toMatchObject({ AuthorizationType: 'COGNITO_USER_POOLS' });
    expect(authorizer).toMatchObject({ Type: 'COGNITO_USER_POOLS', ProviderARNs: [expect.anything()] });
  });

  it('scopes', () => {
    const { method } = of('{type: COGNITO_USER_POOLS, arn: "arn:aws:cognito-idp:x:y:z", name: pool, scopes: [read]}');
    expect(method).toMatchObject({ AuthorizationScopes: ['read'] });
  });

  it('an object', () => {
    const { authorizer } = of("{name: auth, type: request, resultTtlInSeconds: 0, identitySource: ''}");
    expect(authorizer).toMatchObject({ Type: 'REQUEST', AuthorizerResultTtlInSeconds: 0 });
    expect(of('{name: auth, type: request, resultTtlInSeconds: 0}').authorizer).not.toHaveProperty('IdentitySource');
    expect(of('{name: auth, type: request}').authorizer).toMatchObject({
      IdentitySource: 'method.request.header.Authorization',
    });
    expect(of('{name: auth, identityValidationExpression: ^x$}').authorizer).toMatchObject({
      IdentityValidationExpression: '^x$',
    });
  });

  it('one that exists already', () => {
    expect(of('{type: REQUEST, authorizerId: abc}').method).toMatchObject({
      AuthorizationType: 'CUSTOM',
      AuthorizerId: 'abc',
    });
    expect(of('{type: COGNITO_USER_POOLS, authorizerId: abc, scopes: [a]}').method).toMatchObject({
      AuthorizationType: 'COGNITO_USER_POOLS',
      AuthorizationScopes: ['a'],
    });
  });

  it('what only a deploy knows is unknown, not none', () => {
    expect(of('"${ssm:/auth/type}"').method).toMatchObject({ AuthorizationType: '?${ssm:/auth/type}' });
    expect(of('{arn: "${ssm:/auth/arn}"}').method).toMatchObject({ AuthorizationType: '?${ssm:/auth/arn}' });
    expect(of('{type: "${ssm:/t}", arn: abc}').method).toMatchObject({ AuthorizationType: '?${ssm:/t}' });
  });

  it('part of an ARN may be unknown', () => {
    expect(of('"arn:aws:lambda:us-east-1:${aws:accountId}:function:auth"').method).toMatchObject({
      AuthorizationType: 'CUSTOM',
    });
  });

  it('two of one name are one, as in the framework: the last one counts', () => {
    const service = readService(
      `${withEvents('      - http: {path: /a, method: get, authorizer: auth}\n      - http: {path: /b, method: get, authorizer: "arn:aws:lambda:r:1:function:x-auth"}\n')}  auth: {handler: x}\n`,
    );
    expect(idsOf(service, 'AWS::ApiGateway::Authorizer')).toEqual(['AuthApiGatewayAuthorizer']);
    expect(JSON.stringify(properties(service, 'AuthApiGatewayAuthorizer'))).toContain('x-auth');
  });

  it('points to the setting, over the variable that reads it', () => {
    const event = '      - http: {path: /a, method: get, authorizer: "${self:custom.auth}"}\n';
    const service = readService(`${withEvents(event)}custom:\n  auth: aws_iam\n`);
    const type = at(service.template, 'Resources', 'ApiGatewayMethodAGet', 'Properties', 'AuthorizationType');
    expect(type && shown(type.span)).toBe('serverless.yml:9 aws_iam');
    expect(type?.via?.map(({ span }) => shown(span))).toEqual(['serverless.yml:7 "${self:custom.auth}"']);
  });
});
