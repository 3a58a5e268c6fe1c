import { describe, expect, it } from 'vitest';
import { isBinaryPlan, isPlan, mayMatter } from '../../src/files/prefilter.js';

const matters = (path: string, text: string) => mayMatter(path, Buffer.from(text));

describe('before any parse, a file may matter', () => {
  it.each([
    ['template.yaml', 'Type: AWS::ApiGateway::RestApi'],
    ['template.yaml', 'Type: AWS::ApiGatewayV2::Api'],
    ['template.yaml', 'Type: AWS::Serverless::Function'],
    ['template.json', '{"Type":"AWS::WAFv2::WebACLAssociation"}'],
    ['template.yaml', 'Type: AWS::WAFRegional::WebACLAssociation'],
    ['template.yaml', 'Type: AWS::Lambda::Permission'],
    ['parent.yaml', 'Type: AWS::CloudFormation::Stack'],
    ['openapi.yaml', 'x-amazon-apigateway-integration:'],
    ['serverless.yml', 'anything'],
    ['services/a/serverless.prod.ts', ''],
    ['users.yml', 'provider:\n  name: aws\nfunctions: {}'],
    ['plan.json', '{"format_version":"1.2","terraform_version":"1.9.0"}'],
  ])('%s with %j', (path, text) => expect(matters(path, text)).toBe(true));

  it.each([
    ['docker-compose.yml', 'services: {}'],
    ['.github/workflows/ci.yml', 'on: push'],
    ['bucket.yaml', 'Type: AWS::S3::Bucket'],
    ['package.json', '{"name": "functions of a provider"}'],
  ])('but not %s with %j', (path, text) => expect(matters(path, text)).toBe(false));

  it('in UTF-16 too, since who reads it must say that it has the wrong encoding', () => {
    const utf16 = Buffer.from('\ufeffType: AWS::ApiGateway::RestApi', 'utf16le');
    expect(mayMatter('template.yaml', utf16)).toBe(true);
    expect(mayMatter('template.yaml', Buffer.from(utf16).swap16())).toBe(true);
  });
});

describe('a Terraform plan', () => {
  it.each([
    ['as Terraform writes it', '{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{}}'],
    ['with sorted keys', `{"configuration":{"x":"${'x'.repeat(10_000)}"},"format_version":"1.2","planned_values":{}}`],
    ['with a byte order mark', '\ufeff{"format_version":"1.2","planned_values":{}}'],
  ])('%s is known by its keys', (_, text) => expect(isPlan(Buffer.from(text))).toBe(true));

  it('in UTF-16, as PowerShell writes it, is one too', () => {
    expect(isPlan(Buffer.from('\ufeff{"format_version":"1.2","planned_values":{}}', 'utf16le'))).toBe(true);
  });

  it.each(['{"version": 1}', '["format_version", "planned_values"]', ''])('is not %j', (text) =>
    expect(isPlan(Buffer.from(text))).toBe(false),
  );

  it('in binary form is a zip archive with the plan first', () => {
    expect(isBinaryPlan(Buffer.from('PK\x03\x04..........................tfplan'))).toBe(true);
    expect(isBinaryPlan(Buffer.from('PK\x03\x04..........................other'))).toBe(false);
  });
});
