import { describe, expect, it } from 'vitest';
import { formatOf, isForTemplateEngine } from '../../src/files/detect.js';
import { parseTextSync } from '../../src/text/parse.js';
import { Source } from '../../src/text/source.js';

function format(path: string, text: string) {
  const { value } = parseTextSync(new Source(path, text));
  return value && formatOf(path, value);
}

describe('the format of a file', () => {
  it.each([
    ['a.yaml', 'AWSTemplateFormatVersion: 2010-09-09\nResources: {}', 'cloudformation'],
    ['a.yaml', 'Resources: {Api: {Type: AWS::ApiGateway::RestApi}}', 'cloudformation'],
    ['a.json', '{"Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi"}}}', 'cloudformation'],
    ['a.yaml', 'Resources: {"Fn::ForEach::Apis": []}', 'cloudformation'],
    ['a.yaml', 'Resources: {X: {Type: Custom::Thing}, Api: {Type: AWS::ApiGateway::RestApi}}', 'cloudformation'],
    ['a.yaml', 'Transform: AWS::Serverless-2016-10-31\nResources: {}', 'sam'],
    ['a.yaml', 'Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\nResources: {}', 'sam'],
    ['a.yaml', 'Resources: {F: {Type: AWS::Serverless::Function}}', 'sam'],
    ['a.yaml', 'Transform: AWS::LanguageExtensions\nResources: {A: {Type: AWS::S3::Bucket}}', 'cloudformation'],
    ['serverless.yml', 'service: x\nprovider: {name: aws}', 'serverless'],
    ['serverless.yml', 'service: x\nprovider: aws', 'serverless'],
    ['serverless.yml', 'service: x\nprovider: ${file(provider.yml)}', 'serverless'],
    ['other.yml', 'service: x\nprovider: {name: aws}\nfunctions: {}', 'serverless'],
    ['openapi.yaml', 'openapi: 3.0.1\npaths: {}', 'openapi'],
    ['swagger.json', '{"swagger": "2.0", "paths": {}}', 'openapi'],
    ['cdk.out/manifest.json', '{"version": "36.0.0", "artifacts": {}}', 'cdk-assembly'],
  ])('%s with %j is %s', (path, text, expected) => expect(format(path, text)).toBe(expected));

  it.each([
    ['serverless.yml', 'service: x\nprovider: {name: google}'],
    ['serverless.yml', 'service: x\nprovider: {name: azure}'],
    ['deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\nspec: {}'],
    ['docker-compose.yml', 'services: {web: {image: nginx}}'],
    ['ci.yml', 'on: push\njobs: {build: {steps: []}}'],
    ['manifest.json', '{"name": "extension", "version": "1"}'],
    ['arm.json', '{"resources": []}'],
    ['list.yaml', '- a'],
    ['resources.yaml', 'Resources: {Api: {Kind: Pod}}'],
  ])('%s with %j is none that is read', (path, text) => expect(format(path, text)).toBeNull());
});

describe('a text for a template engine', () => {
  it.each([
    "Resources:\n  {%- if cookiecutter.runtime == 'dotnet6' %}\n  A: 1",
    '{{- if .Values.enabled }}\nResources:',
    'Resources:\n  {{ range .Apis }}\r\n',
    '<% if x %>\nResources:',
  ])('is %j', (text) => expect(isForTemplateEngine(text)).toBe(true));

  it.each(['a: "{% x %}"', 'uri: {{ uri }}', 'a: !Sub "${b}"', '#if ($x) {%\n'])('is not %j', (text) =>
    expect(isForTemplateEngine(text)).toBe(false),
  );
});
