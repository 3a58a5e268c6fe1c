import { describe, expect, test } from 'vitest';
import { inside, transform, withEvents } from './transformed.js';

describe('implicit APIs', () => {
  test('an Api event without RestApiId makes ServerlessRestApi with the stage Prod', () => {
    const { resources, operation } = transform(
      withEvents('List: { Type: Api, Properties: { Path: /orders, Method: GET } }'),
    );
    expect(inside(resources.ServerlessRestApi, 'Type')).toBe('AWS::ApiGateway::RestApi');
    expect(inside(resources.ServerlessRestApiProdStage, 'Properties', 'StageName')).toBe('Prod');
    expect(inside(operation('ServerlessRestApi', '/orders', 'get'), 'x-amazon-apigateway-integration', 'type')).toBe(
      'aws_proxy',
    );
  });

  test('an HttpApi event without anything takes every request', () => {
    const { resources, operation } = transform(withEvents('All: { Type: HttpApi }'));
    expect(operation('ServerlessHttpApi', '$default', 'x-amazon-apigateway-any-method')).toMatchObject({
      isDefaultRoute: true,
    });
    expect(inside(resources.ServerlessHttpApiApiGatewayDefaultStage, 'Properties', 'StageName')).toBe('$default');
  });

  test('Globals holds for them', () => {
    const { resources } = transform(
      withEvents(
        'List: { Type: Api, Properties: { Path: /orders, Method: get } }',
        '',
        'Globals: { Api: { TracingEnabled: true } }',
      ),
    );
    expect(inside(resources.ServerlessRestApiProdStage, 'Properties', 'TracingEnabled')).toBe(true);
  });

  test('a resource of that name gives way to the implicit API', () => {
    const { resources } = transform(
      withEvents(
        'List: { Type: Api, Properties: { Path: /orders, Method: get } }',
        'ServerlessRestApi: { Type: AWS::Serverless::Api, Properties: { StageName: own } }',
      ),
    );
    expect(Object.keys(resources)).toContain('ServerlessRestApiProdStage');
    expect(Object.keys(resources)).not.toContain('ServerlessRestApiownStage');
  });

  test('without events there are none', () => {
    const { resources } = transform(withEvents('Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }'));
    expect(Object.keys(resources)).toEqual(['Orders', 'OrdersRole']);
  });

  test('a condition of all its routes is its own', () => {
    const text = withEvents('List: { Type: Api, Properties: { Path: /orders, Method: get } }').replace(
      'Type: AWS::Serverless::Function',
      'Type: AWS::Serverless::Function\n    Condition: Wanted',
    );
    const { resources } = transform(text);
    expect(inside(resources.ServerlessRestApi, 'Condition')).toBe('Wanted');
    expect(inside(resources.ServerlessRestApi, 'Properties', 'Body', 'paths', '/orders', 'Fn::If', 0)).toBe('Wanted');
  });

  test('more conditions than Fn::Or takes are combined in steps', () => {
    const functions = Array.from(
      { length: 12 },
      (_, at) => `  F${at}:
    Type: AWS::Serverless::Function
    Condition: C${at}
    Properties: { Events: { E: { Type: Api, Properties: { Path: /p${at}, Method: get } } } }`,
    );
    const { conditions, resources } = transform(
      `Transform: AWS::Serverless-2016-10-31\nResources:\n${functions.join('\n')}\n`,
    );
    expect(inside(resources.ServerlessRestApi, 'Condition')).toBe('ServerlessRestApiCondition');
    expect(inside(conditions, 'ServerlessRestApiCondition1', 'Fn::Or')).toHaveLength(10);
    expect(inside(conditions, 'ServerlessRestApiCondition', 'Fn::Or')).toContainEqual({
      Condition: 'ServerlessRestApiCondition1',
    });
  });
});
