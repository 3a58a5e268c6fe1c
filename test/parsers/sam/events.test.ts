import { describe, expect, test } from 'vitest';
import { ownerOf } from '../../../src/parsers/cloudformation/stack.js';
import { inside, transform, withEvents } from './transformed.js';

const said = (events: string, more = '') =>
  transform(withEvents(events, more)).said.map((line) => line.replace(/^\d+ [a-z-]+: /, ''));

describe('events', () => {
  test('give the API the permission to call the function', () => {
    const { resources } = transform(
      withEvents("Read: { Type: Api, Properties: { Path: '/orders/{id}/', Method: get } }"),
    );
    expect(inside(resources.OrdersReadPermissionProd, 'Properties')).toEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: 'Orders' },
      Principal: 'apigateway.amazonaws.com',
      SourceArn: {
        'Fn::Sub': [
          'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${__ApiId__}/${__Stage__}/GET/orders/*',
          { __ApiId__: { Ref: 'ServerlessRestApi' }, __Stage__: '*' },
        ],
      },
    });
  });

  test('call the alias of a function that publishes one', () => {
    const text = withEvents('Read: { Type: Api, Properties: { Path: /, Method: get } }').replace(
      'Properties:',
      'Properties:\n      AutoPublishAlias: live',
    );
    const { resources, operation } = transform(text);
    expect(inside(resources.OrdersReadPermissionProd, 'Properties', 'FunctionName')).toEqual({
      Ref: 'OrdersAliaslive',
    });
    expect(
      inside(operation('ServerlessRestApi', '/', 'get'), 'x-amazon-apigateway-integration', 'uri', 'Fn::Sub'),
    ).toContain('${OrdersAliaslive}/invocations');
  });

  test('name their API by its logical id or by a reference', () => {
    const api = 'Shop: { Type: AWS::Serverless::Api, Properties: { StageName: prod } }';
    const event = (id: string) => `Read: { Type: Api, Properties: { RestApiId: ${id}, Path: /, Method: get } }`;
    for (const id of ['Shop', '!Ref Shop']) {
      const made = transform(withEvents(event(id), api));
      expect(made.operation('Shop', '/', 'get')).toBeDefined();
      expect(made.said).toEqual([]);
    }
  });

  test('an attribute of an API is rejected, and still understood', () => {
    const made = transform(
      withEvents(
        'Read: { Type: Api, Properties: { RestApiId: !GetAtt Shop.RestApiId, Path: /, Method: get } }',
        'Shop: { Type: AWS::Serverless::Api, Properties: { StageName: prod } }',
      ),
    );
    expect(made.said).toHaveLength(1);
    expect(made.operation('Shop', '/', 'get')).toBeDefined();
  });

  test('belong to a REST API of CloudFormation with a permission only', () => {
    const { resources, said } = transform(
      withEvents(
        'Read: { Type: Api, Properties: { RestApiId: !Ref Raw, Path: /, Method: get } }',
        'Raw: { Type: AWS::ApiGateway::RestApi, Properties: { Name: raw } }',
      ),
    );
    expect(Object.keys(resources)).toContain('OrdersReadPermissionStage');
    expect(inside(resources.Raw, 'Properties')).toEqual({ Name: 'raw' });
    expect(said).toEqual([]);
  });

  test.each([
    ['Read: { Type: Api, Properties: { Path: / } }', 'Event Read of Orders lacks the property Method'],
    ['Read: { Type: Api, Properties: { Path: [a], Method: get } }', 'Event Read of Orders: Path must be a string'],
    [
      'Read: { Type: Api, Properties: { RestApiId: !ImportValue x, Path: /, Method: get } }',
      'Event Read of Orders: RestApiId must be a reference to an API of this template',
    ],
    [
      'Read: { Type: HttpApi, Properties: { ApiId: !Ref Nowhere, Path: /, Method: get } }',
      'Event Read of Orders: ApiId must refer to an AWS::Serverless::HttpApi of this template',
    ],
    [
      'A: { Type: Api, Properties: { Path: /, Method: get } }\nB: { Type: Api, Properties: { Path: /, Method: GET } }',
      'Event B of Orders: GET / is defined more than once',
    ],
    [
      'Read: { Type: Api, Properties: { Path: /, Method: get, Auth: { Authorizer: Nobody } } }',
      'Event Read of Orders: there is no authorizer Nobody in the API',
    ],
  ])('%s is rejected', (events, message) => {
    expect(said(events)).toEqual([message]);
  });

  test('of a state machine start an execution under a role', () => {
    const { resources, operation } = transform(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: {}
      Events: { Start: { Type: Api, Properties: { Path: /start, Method: post } } }
`);
    expect(inside(operation('ServerlessRestApi', '/start', 'post'), 'x-amazon-apigateway-integration')).toMatchObject({
      type: 'aws',
      credentials: { 'Fn::GetAtt': ['FlowStartRole', 'Arn'] },
    });
    expect(inside(resources.FlowStartRole, 'Type')).toBe('AWS::IAM::Role');
  });

  test('the place of a route belongs to its function', () => {
    const { owners, template } = transform(withEvents('Read: { Type: Api, Properties: { Path: /, Method: get } }'));
    const start = template.span.source.text.indexOf('Read:');
    const span = { source: template.span.source, start, end: start + 4 };
    expect(ownerOf(owners, span)).toBe('Orders');
  });
});

describe('a template without the transform', () => {
  test('is read as SAM, and that is said', () => {
    const made = transform('Resources:\n  Shop: { Type: AWS::Serverless::Api, Properties: { StageName: prod } }\n');
    expect(made.said).toEqual([
      '2 sam-transform-missing: AWS::Serverless::Api needs Transform: AWS::Serverless-2016-10-31; this template is read as if it had it',
    ]);
    expect(inside(made.resources.Shop, 'Type')).toBe('AWS::ApiGateway::RestApi');
  });

  test('the transform may stand in a list', () => {
    const made = transform(
      'Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\nResources:\n  Shop: { Type: AWS::Serverless::Api, Properties: { StageName: prod } }\n',
    );
    expect(made.said).toEqual([]);
  });
});

describe('nested applications', () => {
  test('a local one is a nested stack', () => {
    const { resources } = transform(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Part: { Type: AWS::Serverless::Application, Properties: { Location: ./part.yaml, Parameters: { A: b } } }
`);
    expect(resources.Part).toEqual({
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: './part.yaml', Parameters: { A: 'b' } },
    });
  });

  test('one of the repository is not known', () => {
    const { resources } = transform(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Part: { Type: AWS::Serverless::Application, Properties: { Location: { ApplicationId: app, SemanticVersion: 1.0.0 } } }
`);
    expect(inside(resources.Part, 'Properties', 'TemplateURL')).toBe(
      'unknown: app of the Serverless Application Repository',
    );
  });
});
