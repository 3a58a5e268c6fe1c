import { describe, expect, test } from 'vitest';
import { inside, type Json, transform, withEvents } from './transformed.js';

function shop(cors: string, events = ''): ReturnType<typeof transform> {
  return transform(
    withEvents(
      events || 'Read: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /orders, Method: get } }',
      `Shop: { Type: AWS::Serverless::Api, Properties: { StageName: prod, Cors: ${cors} } }`,
    ),
  );
}

function headers(made: ReturnType<typeof transform>, path = '/orders'): Json | undefined {
  const preflight = made.operation('Shop', path, 'options');
  return inside(preflight, 'x-amazon-apigateway-integration', 'responses', 'default', 'responseParameters');
}

describe('Cors of a REST API', () => {
  test('a text is the allowed origin, with its quotes', () => {
    expect(headers(shop(`"'https://shop.example.com'"`))).toEqual({
      'method.response.header.Access-Control-Allow-Origin': "'https://shop.example.com'",
      'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS'",
    });
  });

  test('the preflight is answered by a mock', () => {
    expect(shop(`"'*'"`).operation('Shop', '/orders', 'options')).toMatchObject({
      'x-amazon-apigateway-integration': { type: 'mock' },
    });
  });

  test('a map says each header; the origin is any where it is left out', () => {
    expect(headers(shop(`{ AllowMethods: "'GET'", AllowHeaders: "'x-a'", MaxAge: "'600'" }`))).toEqual({
      'method.response.header.Access-Control-Allow-Origin': "'*'",
      'method.response.header.Access-Control-Allow-Headers': "'x-a'",
      'method.response.header.Access-Control-Allow-Methods': "'GET'",
      'method.response.header.Access-Control-Max-Age': "'600'",
    });
  });

  test('a path for any method allows all of them', () => {
    const made = shop(`"'*'"`, 'Any: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /any, Method: any } }');
    expect(inside(headers(made, '/any'), 'method.response.header.Access-Control-Allow-Methods')).toBe(
      "'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'",
    );
  });

  test('a path that has OPTIONS keeps it', () => {
    const made = shop(`"'*'"`, 'Own: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /own, Method: options } }');
    expect(made.operation('Shop', '/own', 'options')).toMatchObject({
      'x-amazon-apigateway-integration': { type: 'aws_proxy' },
    });
  });

  test('paths that differ by a slash at the end get one preflight', () => {
    const made = shop(
      `"'*'"`,
      'A: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /a, Method: get } }\nB: { Type: Api, Properties: { RestApiId: !Ref Shop, Path: /a/, Method: get } }',
    );
    expect(made.operation('Shop', '/a', 'options')).toBeDefined();
    expect(made.operation('Shop', '/a/', 'options')).toBeUndefined();
  });

  test('credentials for any origin are rejected, and still seen', () => {
    const made = shop(`{ AllowOrigin: "'*'", AllowCredentials: true }`);
    expect(made.said).toEqual(['9 sam-cors: Cors of Shop allows credentials to any origin']);
    expect(headers(made)).toMatchObject({ 'method.response.header.Access-Control-Allow-Credentials': "'true'" });
  });
});
