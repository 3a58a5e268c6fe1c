import type { Seed, SeedFile } from './seeds.js';
import { type Plain, treeOf } from './tree.js';

/** One seed each, called by its target, of what the fixtures have no files of. */
export const examples: readonly Seed[] = [
  {
    name: 'configuration',
    files: [
      seedFile('gatelint.yaml', {
        extends: ['recommended', './base.yaml'],
        'rules-from': ['./rules/*.yaml'],
        rules: {
          'stage-without-waf': 'off',
          'authorizer-ttl-too-long': { severity: 'low', options: { seconds: 60 } },
          'acme/no-ping': 'high',
        },
        overrides: [{ files: ['legacy/**', '!legacy/new/**'], rules: { 'route-without-authorization': 'low' } }],
        ignore: ['examples/**'],
        parameters: { Stage: 'prod', Ttl: 300, On: true },
        stages: ['prod'],
        region: 'eu-central-1',
        'fail-on': 'high',
        undecided: 'show',
        baseline: 'baseline.txt',
        honor: ['checkov', 'cfn-nag'],
        suppressions: [
          {
            rule: 'stage-without-waf',
            reason: 'tested',
            files: ['template.yaml'],
            resources: ['Api*'],
            routes: ['GET /ping'],
            until: '2030-01-31',
          },
        ],
      }),
      seedFile('base.yaml', { extends: 'strict', rules: { 'route-without-scopes': 'off' } }),
      {
        name: 'baseline.txt',
        text: `# gatelint baseline 1\n${'a0'.repeat(10)} route-without-authorization template.yaml\n`,
        tree: null,
      },
      seedFile('rules/no-ping.yaml', {
        id: 'acme/no-ping',
        title: 'No ping',
        severity: 'medium',
        subject: 'route',
        when: { 'api.kind': { 'one-of': ['rest', 'http'] }, any: [{ path: { matches: '^/ping' } }, { method: 'GET' }] },
        require: { not: { authorization: 'none' }, stages: { every: { accessLog: 'present' } } },
        message: 'Route {path} of {api.name} answers pings.',
        help: 'It should not.',
        references: { docs: 'https://example.com' },
      }),
      seedFile('template.yaml', {
        Resources: {
          Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'api' } },
          Ping: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: { Ref: 'Api' }, PathPart: 'ping' } },
          GetPing: {
            Type: 'AWS::ApiGateway::Method',
            Properties: {
              RestApiId: { Ref: 'Api' },
              ResourceId: { Ref: 'Ping' },
              HttpMethod: 'GET',
              AuthorizationType: 'NONE',
            },
          },
        },
      }),
    ],
  },
  {
    name: 'openapi',
    files: [
      seedFile('api.json', {
        openapi: '3.0.1',
        info: { title: 'shop', version: '1' },
        servers: [{ url: 'https://example.com/{basePath}', variables: { basePath: { default: 'v1' } } }],
        security: [{ keys: [] }],
        paths: {
          '/pets/{id}': {
            get: {
              security: [{ users: ['read'] }],
              parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
              responses: { 200: { description: 'ok', headers: { 'Access-Control-Allow-Origin': {} } } },
              'x-amazon-apigateway-request-validator': 'all',
              'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: 'http://example.com' },
            },
            options: { 'x-amazon-apigateway-integration': { type: 'mock' } },
          },
          '/{proxy+}': { 'x-amazon-apigateway-any-method': { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } },
        },
        components: {
          securitySchemes: {
            keys: { type: 'apiKey', name: 'x-api-key', in: 'header' },
            users: {
              type: 'apiKey',
              name: 'Authorization',
              in: 'header',
              'x-amazon-apigateway-authtype': 'custom',
              'x-amazon-apigateway-authorizer': {
                type: 'token',
                authorizerUri: 'arn',
                authorizerResultTtlInSeconds: 0,
              },
            },
          },
          schemas: { Pet: { type: 'object', properties: { name: { $ref: '#/components/schemas/Pet' } } } },
        },
        'x-amazon-apigateway-request-validators': {
          all: { validateRequestBody: true, validateRequestParameters: true },
        },
        'x-amazon-apigateway-policy': {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }],
        },
        'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
      }),
    ],
  },
  {
    name: 'plan',
    files: [
      seedFile('plan.json', {
        format_version: '1.2',
        terraform_version: '1.9.0',
        variables: { name: { value: 'shop' } },
        resource_changes: [
          planned('aws_api_gateway_rest_api', 'api', { name: 'shop', body: null }, { id: true, execution_arn: true }),
          planned(
            'aws_api_gateway_method',
            'get',
            { http_method: 'GET', authorization: 'NONE' },
            { rest_api_id: true },
          ),
          planned('aws_api_gateway_stage', 'prod', { stage_name: 'prod' }, { rest_api_id: true, deployment_id: true }),
        ],
        configuration: {
          root_module: {
            resources: [
              declared('aws_api_gateway_rest_api', 'api', { name: { references: ['var.name'] } }),
              declared('aws_api_gateway_method', 'get', {
                rest_api_id: { references: ['aws_api_gateway_rest_api.api.id', 'aws_api_gateway_rest_api.api'] },
                http_method: { constant_value: 'GET' },
              }),
              declared('aws_api_gateway_stage', 'prod', {
                rest_api_id: { references: ['aws_api_gateway_rest_api.api.id', 'aws_api_gateway_rest_api.api'] },
              }),
            ],
            variables: { name: {} },
          },
        },
      }),
    ],
  },
];

function seedFile(name: string, plain: Plain): SeedFile {
  return { name, text: JSON.stringify(plain, null, 2), tree: treeOf(plain) };
}

/** A resource as a plan's `resource_changes` have it. */
function planned(type: string, name: string, after: Plain, unknown: Plain): Plain {
  const change = { actions: ['create'], before: null, after, after_unknown: unknown, after_sensitive: {} };
  const provider = 'registry.terraform.io/hashicorp/aws';
  return { address: `${type}.${name}`, mode: 'managed', type, name, provider_name: provider, change };
}

/** A resource as a plan's `configuration` has it. */
function declared(type: string, name: string, expressions: Plain): Plain {
  return { address: `${type}.${name}`, mode: 'managed', type, name, provider_config_key: 'aws', expressions };
}
