import { describe, expect, test } from 'vitest';
import { at } from '../../../src/text/value.js';
import { inside, type Json, transform, withEvents } from './transformed.js';

const authorizers = `Authorizers:
  Pool: { UserPoolArn: arn:aws:cognito-idp:eu-west-1:111122223333:userpool/a, AuthorizationScopes: [read] }
  Token: { FunctionArn: !GetAtt Orders.Arn }`;

/** An API `Shop` with this `Auth`, and one event of `Orders` with its own. */
function shop(auth: string, eventAuth = '', more = ''): ReturnType<typeof transform> {
  const indent = (text: string) => text.replaceAll('\n', '\n      ');
  return transform(
    withEvents(
      `Read: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /orders, Method: get${eventAuth && `, Auth: ${eventAuth}`} } }`,
      `Shop:
  Type: AWS::Serverless::Api
  Properties:
    StageName: prod
    Auth:
      ${indent(auth)}
${more}`,
    ),
  );
}

const securityOf = (made: ReturnType<typeof transform>, method = 'get'): Json | undefined =>
  inside(made.operation('Shop', '/orders', method), 'security');

describe('Auth of a REST API', () => {
  test('the default authorizer holds for methods that name none', () => {
    expect(securityOf(shop(`DefaultAuthorizer: Token\n${authorizers}`))).toEqual([{ Token: [] }]);
  });

  test('the scopes of the authorizer come with it', () => {
    expect(securityOf(shop(`DefaultAuthorizer: Pool\n${authorizers}`))).toEqual([{ Pool: ['read'] }]);
  });

  test('an event names another authorizer', () => {
    const made = shop(`DefaultAuthorizer: Token\n${authorizers}`, '{ Authorizer: Pool, AuthorizationScopes: [write] }');
    expect(securityOf(made)).toEqual([{ Pool: ['write'] }]);
  });

  test('NONE opens a method and stays in the definition', () => {
    expect(securityOf(shop(`DefaultAuthorizer: Token\n${authorizers}`, '{ Authorizer: NONE }'))).toEqual([
      { NONE: [] },
    ]);
  });

  test('an API key is asked for beside the authorizer', () => {
    expect(securityOf(shop(`DefaultAuthorizer: Token\nApiKeyRequired: true\n${authorizers}`))).toEqual([
      { Token: [] },
      { api_key: [] },
    ]);
  });

  test('an event refuses the API key', () => {
    expect(securityOf(shop('ApiKeyRequired: true', '{ ApiKeyRequired: false }'))).toEqual([]);
  });

  test('AWS_IAM needs no authorizers', () => {
    const made = shop('DefaultAuthorizer: AWS_IAM');
    expect(securityOf(made)).toEqual([{ AWS_IAM: [] }]);
    expect(
      inside(
        made.resources.Shop,
        'Properties',
        'Body',
        'securityDefinitions',
        'AWS_IAM',
        'x-amazon-apigateway-authtype',
      ),
    ).toBe('awsSigv4');
  });

  test.each([
    ['', 'arn:aws:iam::*:user/*'],
    ['InvokeRole: CALLER_CREDENTIALS', 'arn:aws:iam::*:user/*'],
    ['InvokeRole: arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:role/a'],
    ['InvokeRole: NONE', undefined],
  ])('with AWS_IAM and %s the function is called as %s', (role, expected) => {
    const made = shop(`DefaultAuthorizer: AWS_IAM\n${role}`);
    const integration = inside(made.operation('Shop', '/orders', 'get'), 'x-amazon-apigateway-integration');
    expect(inside(integration, 'credentials')).toBe(expected);
  });

  test('generated preflights get the default authorizer', () => {
    const made = shop(`DefaultAuthorizer: Token\n${authorizers}`, '', '    Cors: "\'*\'"');
    expect(securityOf(made, 'options')).toEqual([{ Token: [] }]);
  });

  test('AddDefaultAuthorizerToCorsPreflight: false leaves preflights open', () => {
    const made = shop(
      `DefaultAuthorizer: Token\nAddDefaultAuthorizerToCorsPreflight: false\n${authorizers}`,
      '',
      '    Cors: "\'*\'"',
    );
    expect(securityOf(made, 'options')).toBeUndefined();
  });

  test('a default authorizer without any authorizers has no effect, and that is said', () => {
    const made = shop('DefaultAuthorizer: Token');
    expect(securityOf(made)).toBeUndefined();
    expect(made.said).toEqual(['14 sam-auth: DefaultAuthorizer of Shop has no effect: there are no Authorizers']);
  });

  test('functions in place of Auth or ResourcePolicy have no effect, and that is said', () => {
    const made = shop(
      'ResourcePolicy: !If [Never, { IpRangeWhitelist: [10.0.0.0/8] }, !Ref AWS::NoValue]',
      '!If [Never, { Authorizer: AWS_IAM }, !Ref AWS::NoValue]',
    );
    expect(securityOf(made)).toBeUndefined();
    expect(inside(made.resources.Shop, 'Properties', 'Body', 'x-amazon-apigateway-policy')).toEqual({});
    expect(made.said.map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'sam-auth: Auth of event Read has no effect: functions are not read here',
      'sam-resource-policy: ResourcePolicy of Shop has no effect: functions are not read here',
    ]);
  });

  test('a default authorizer that a parameter names is found by its default', () => {
    const made = transform(`
Transform: AWS::Serverless-2016-10-31
Parameters: { Which: { Type: String, Default: Token } }
Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      Auth: { DefaultAuthorizer: !Ref Which, Authorizers: { Token: { FunctionArn: arn } } }
  Orders:
    Type: AWS::Serverless::Function
    Properties: { Events: { Read: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /orders, Method: get } } } }
`);
    expect(securityOf(made)).toEqual([{ Token: [] }]);
    expect(made.said).toEqual([]);
  });

  test('a default authorizer that is known only at deploy leaves the security unknown', () => {
    const made = transform(`
Transform: AWS::Serverless-2016-10-31
Parameters: { Which: { Type: String } }
Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      Auth: { DefaultAuthorizer: !Ref Which, Authorizers: { Token: { FunctionArn: arn } } }
  Orders:
    Type: AWS::Serverless::Function
    Properties: { Events: { Read: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /orders, Method: get } } } }
`);
    expect(securityOf(made)).toBe('unknown: DefaultAuthorizer of Shop is known only at deploy');
  });

  test('a Cognito authorizer', () => {
    const made = shop(authorizers);
    expect(inside(made.resources.Shop, 'Properties', 'Body', 'securityDefinitions', 'Pool')).toEqual({
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-amazon-apigateway-authtype': 'cognito_user_pools',
      'x-amazon-apigateway-authorizer': {
        type: 'cognito_user_pools',
        providerARNs: ['arn:aws:cognito-idp:eu-west-1:111122223333:userpool/a'],
      },
    });
  });

  test('a REQUEST authorizer joins its identity sources', () => {
    const made = shop(
      'Authorizers:\n  R: { FunctionArn: arn, FunctionPayloadType: REQUEST, Identity: { Headers: [A, B], QueryStrings: [q], StageVariables: [s], Context: [c], ReauthorizeEvery: 0 } }',
    );
    const authorizer = inside(
      made.resources.Shop,
      'Properties',
      'Body',
      'securityDefinitions',
      'R',
      'x-amazon-apigateway-authorizer',
    );
    expect(authorizer).toMatchObject({
      type: 'request',
      authorizerResultTtlInSeconds: 0,
      identitySource:
        'method.request.header.A, method.request.header.B, method.request.querystring.q, stageVariables.s, context.c',
    });
  });

  test('a Lambda authorizer may be called, unless that is switched off', () => {
    const made = shop(
      'Authorizers:\n  A: { FunctionArn: !GetAtt Orders.Arn }\n  B: { FunctionArn: !GetAtt Orders.Arn, DisableFunctionDefaultPermissions: true }',
    );
    expect(Object.keys(made.resources)).toContain('ShopAAuthorizerPermission');
    expect(Object.keys(made.resources)).not.toContain('ShopBAuthorizerPermission');
  });

  test('OpenAPI 3 keeps the schemes under components', () => {
    const made = shop(authorizers, '', '    OpenApiVersion: 3.0.1');
    const body = inside(made.resources.Shop, 'Properties', 'Body');
    expect(Object.keys(inside(body, 'components', 'securitySchemes') as object)).toEqual(['Pool', 'Token']);
    expect(inside(body, 'securityDefinitions')).toBeUndefined();
    expect(inside(body, 'openapi')).toBe('3.0.1');
  });

  test('what an event asks for stands at the event', () => {
    const { template } = shop(`DefaultAuthorizer: Token\n${authorizers}`, '{ Authorizer: NONE }');
    const here = at(template, 'Resources', 'Shop', 'Properties', 'Body', 'paths', '/orders', 'get', 'security');
    expect(here?.span.source.text.slice(here.span.start, here.span.end)).toBe('NONE');
  });
});
