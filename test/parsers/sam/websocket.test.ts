import { describe, expect, test } from 'vitest';
import { inside, transform } from './transformed.js';

function chat(properties: string): ReturnType<typeof transform> {
  return transform(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Chat:
    Type: AWS::Serverless::WebSocketApi
    Condition: Wanted
    Properties:
      RouteSelectionExpression: $request.body.action
      ${properties.replaceAll('\n', '\n      ')}
`);
}

const routes = 'Routes: { $connect: { FunctionArn: arn }, sendMessage: { FunctionArn: arn } }';

describe('WebSocket APIs', () => {
  test('have a route, an integration and a permission for each route key', () => {
    expect(Object.keys(chat(routes).resources)).toEqual([
      'Chat',
      'ChatConnectRoute',
      'ChatConnectIntegration',
      'ChatConnectPermission',
      'ChatSendmessageRoute',
      'ChatSendmessageIntegration',
      'ChatSendmessagePermission',
      'ChatDefaultStage',
    ]);
  });

  test('authorize $connect and nothing else', () => {
    const { resources } = chat(`${routes}\nAuth: { AuthType: AWS_IAM }`);
    expect(inside(resources.ChatConnectRoute, 'Properties', 'AuthorizationType')).toBe('AWS_IAM');
    expect(inside(resources.ChatSendmessageRoute, 'Properties', 'AuthorizationType')).toBeUndefined();
  });

  test('have an authorizer with AuthType CUSTOM', () => {
    const { resources } = chat(
      `${routes}\nAuth: { AuthType: CUSTOM, AuthArn: arn, IdentitySource: [route.request.header.A] }`,
    );
    expect(inside(resources.ChatConnectAuthorizer, 'Properties')).toMatchObject({
      AuthorizerType: 'REQUEST',
      IdentitySource: ['route.request.header.A'],
    });
    expect(inside(resources.ChatConnectRoute, 'Properties', 'AuthorizerId')).toEqual({ Ref: 'ChatConnectAuthorizer' });
  });

  test('lose a condition', () => {
    expect(inside(chat(routes).resources.Chat, 'Condition')).toBeUndefined();
  });

  test.each([
    [
      'Routes: { sendMessage: { FunctionArn: arn } }\nAuth: { AuthType: AWS_IAM }',
      'Auth of Chat needs a route $connect',
    ],
    ['Routes: {}', 'Chat must have at least one route'],
    ['Routes: { $odd: { FunctionArn: arn } }', 'Route key $odd of Chat must be alphanumeric'],
    [`${routes}\nStageName: $default`, 'The stage of Chat cannot be named $default'],
    [
      `${routes}\nDomain: { DomainName: a, CertificateArn: b, MutualTlsAuthentication: { TruststoreUri: c } }`,
      'WebSocket APIs such as Chat have no mutual TLS',
    ],
  ])('%s is rejected', (properties, message) => {
    expect(chat(properties).said.join('\n')).toContain(message);
  });
});
