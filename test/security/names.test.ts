import { describe, expect, test } from 'vitest';
import { folderWith } from '../files/folder.js';
import { reportOf } from './run.js';

/** Names that every object of JavaScript has already; a template may use each of them. */
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** Projects in which a name stands wherever a person may choose one. */
const projects: Record<string, (name: string) => Record<string, string>> = {
  CloudFormation: (n) => ({
    't.json': `{
  "Parameters": {"${n}": {"Type": "String", "Default": "${n}", "AllowedValues": ["${n}", "x"]}, "P": {"Type": "String", "Default": "${n}"}},
  "Mappings": {"${n}": {"${n}": {"${n}": "REGIONAL"}}},
  "Conditions": {"${n}": {"Fn::Equals": [{"Ref": "${n}"}, "${n}"]}},
  "Resources": {
    "${n}": {"Type": "AWS::ApiGateway::RestApi", "Condition": "${n}", "Properties": {"Name": {"Ref": "P"}, "EndpointConfiguration": {"Types": [{"Fn::FindInMap": ["${n}", {"Ref": "P"}, "${n}"]}]}}},
    "Get": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "${n}"}, "ResourceId": {"Fn::GetAtt": ["${n}", "RootResourceId"]}, "HttpMethod": "GET", "AuthorizationType": "NONE"}},
    "Stage": {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": {"Ref": "${n}"}, "StageName": "${n}", "Variables": {"${n}": "ghp_${'a1B2'.repeat(10)}"}}}
  },
  "Outputs": {"${n}": {"Value": {"Ref": "${n}"}, "Export": {"Name": "${n}"}}}
}`,
    'u.json': `{"Resources": {"${n}": {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": {"Fn::ImportValue": "${n}"}, "StageName": "u"}}}}`,
  }),
  SAM: (n) => ({
    't.yaml': `Transform: AWS::Serverless-2016-10-31
Globals: {Api: {Auth: {Authorizers: {"${n}": {UserPoolArn: "arn:aws:cognito-idp:eu-west-1:111111111111:userpool/x"}}}}}
Resources:
  "${n}":
    Type: AWS::Serverless::Function
    Properties: {Handler: a.b, Runtime: nodejs20.x, CodeUri: ., Events: {"${n}": {Type: Api, Properties: {Path: "/${n}", Method: get}}}}
  Open:
    Type: AWS::Serverless::Api
    Properties: {StageName: p, Auth: {DefaultAuthorizer: "${n}"}, Models: {"${n}": {type: object}}}
`,
  }),
  Serverless: (n) => ({
    'serverless.yml': `service: s
provider: {name: aws, stage: "\${self:custom.${n}.${n}}", apiGateway: {apiKeys: ["${n}"]}}
params: {"${n}": {"${n}": x}}
custom: {"${n}": {"${n}": "${n}"}}
functions:
  "${n}": {handler: a.b, events: [{http: {path: "\${param:${n}}", method: get, authorizer: "${n}"}}, {http: "GET /{${n}}"}]}
resources: {Resources: {"${n}": {Type: AWS::ApiGateway::RestApi, Properties: {Name: x}}}}
`,
  }),
  Terraform: (n) => ({
    'main.tf': `variable "${n}" {
  default = { "${n}" = "${n}" }
}
locals {
  ${n} = var.${n}["${n}"]
}
module "${n}" {
  source = "./m"
  ${n}   = local.${n}
}
resource "aws_api_gateway_rest_api" "${n}" {
  for_each = { "${n}" = local.${n} }
  name     = each.value
}
resource "aws_api_gateway_method" "${n}" {
  rest_api_id   = aws_api_gateway_rest_api.${n}["${n}"].id
  resource_id   = aws_api_gateway_rest_api.${n}["${n}"].root_resource_id
  http_method   = "GET"
  authorization = merge({ ${n} = "NONE" }, {}).${n}
}
`,
    'm/main.tf': `variable "${n}" {}
resource "aws_apigatewayv2_api" "${n}" {
  name          = var.${n}
  protocol_type = "HTTP"
}
`,
  }),
  'a plan': (n) => ({
    'plan.json': `{"format_version": "1.2", "terraform_version": "1.9.0", "variables": {"${n}": {"value": "x"}},
  "resource_changes": [
    {"address": "aws_api_gateway_rest_api.${n}", "mode": "managed", "type": "aws_api_gateway_rest_api", "name": "${n}", "change": {"actions": ["create"], "after": {"name": "a", "tags": {"${n}": "x"}}, "after_unknown": {"id": true, "root_resource_id": true}}},
    {"address": "aws_api_gateway_method.m", "mode": "managed", "type": "aws_api_gateway_method", "name": "m", "change": {"actions": ["create"], "after": {"http_method": "GET", "authorization": "NONE"}, "after_unknown": {"rest_api_id": true, "resource_id": true}}}],
  "configuration": {"root_module": {"module_calls": {"${n}": {"module": {}}}, "variables": {"${n}": {}}, "resources": [
    {"address": "aws_api_gateway_rest_api.${n}", "mode": "managed", "type": "aws_api_gateway_rest_api", "name": "${n}", "expressions": {}},
    {"address": "aws_api_gateway_method.m", "mode": "managed", "type": "aws_api_gateway_method", "name": "m", "expressions": {
      "rest_api_id": {"references": ["aws_api_gateway_rest_api.${n}.id", "aws_api_gateway_rest_api.${n}"]},
      "resource_id": {"references": ["aws_api_gateway_rest_api.${n}.root_resource_id", "aws_api_gateway_rest_api.${n}"]}}}]}}}`,
  }),
  OpenAPI: (n) => ({
    'api.json': `{"openapi": "3.0.0", "info": {"title": "${n}", "version": "1"},
  "components": {"securitySchemes": {"${n}": {"type": "apiKey", "name": "Authorization", "in": "header", "x-amazon-apigateway-authtype": "cognito_user_pools", "x-amazon-apigateway-authorizer": {"type": "cognito_user_pools", "providerARNs": ["arn:aws:cognito-idp:eu-west-1:111111111111:userpool/x"]}}}, "schemas": {"${n}": {"type": "object"}}},
  "x-amazon-apigateway-request-validators": {"${n}": {"validateRequestBody": true}}, "x-amazon-apigateway-request-validator": "${n}",
  "paths": {"/${n}": {"post": {"security": [{"${n}": []}], "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/${n}"}}}}, "x-amazon-apigateway-integration": {"type": "mock"}}, "get": {"x-amazon-apigateway-integration": {"type": "mock"}}}}}`,
  }),
  'a cloud assembly': (n) => ({
    'cdk.json': '{}',
    'cdk.out/manifest.json': `{"version": "36.0.0", "artifacts": {"${n}": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "t.json"}, "metadata": {"/${n}": [{"type": "aws:cdk:logicalId", "data": "${n}", "trace": []}]}}}}`,
    'cdk.out/t.json': `{"Resources": {"${n}": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "x"}, "Metadata": {"aws:cdk:path": "${n}/${n}"}}}}`,
  }),
  'the configuration': (n) => ({
    'gatelint.yaml': `parameters: {"${n}": x}\noverrides: [{files: ["${n}"], rules: {"${n}": off}}]\nrules: {"${n}": off}\n`,
    't.json': '{"Resources": {"A": {"Type": "AWS::ApiGateway::RestApi"}}}',
  }),
};

describe.each(Object.keys(projects))('%s', (format) => {
  const told = async (name: string) => {
    const { findings, errors, status } = await reportOf(folderWith(projects[format]?.(name) ?? {}), [
      '--preset',
      'strict',
    ]);
    return { status, rules: findings.map(({ rule }) => rule).sort(), errors: errors.map(({ code }) => code).sort() };
  };

  test.each(names)('takes %s for a name like any other', async (name) => {
    const plain = await told('plain');
    expect(plain.rules.length + plain.errors.length).toBeGreaterThan(0);
    expect(await told(name)).toEqual(plain);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).plain).toBeUndefined();
  });
});
