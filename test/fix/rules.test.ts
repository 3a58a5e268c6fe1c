import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fixes } from '../../src/rules/fixes.generated.js';
import { folderWith } from '../files/folder.js';
import { check, config, filesIn, findingsIn, only } from './mend.js';

const fixtures = fileURLToPath(new URL('../../fixtures/fixes/', import.meta.url));
const rules = readdirSync(fixtures);

describe.each(rules)('%s', (rule) => {
  it.each(readdirSync(join(fixtures, rule)))('%s', async (name) => {
    const before = filesIn(join(fixtures, rule, name, 'before'));
    const folder = folderWith({ ...before, 'gatelint.yaml': config });
    const { status, err } = await check(folder, '--fix', '--fail-on', 'low', ...only(rule));
    expect(err).toMatch(/^gatelint: \d+ findings? mended in 1 file\n$/);
    const { 'gatelint.yaml': _, ...after } = filesIn(folder);
    expect(after).toEqual(filesIn(join(fixtures, rule, name, 'after')));
    expect(status).toBe(0);
    // a second run has nothing to do
    await check(folder, '--fix', ...only(rule));
    expect({ ...after, 'gatelint.yaml': config }).toEqual(filesIn(folder));
  });
});

it('has an example of every rule that mends', () => {
  const mending = Object.entries(fixes).flatMap(([rule, { decision }]) => (decision === undefined ? [rule] : []));
  expect(rules.sort()).toEqual(mending.sort());
});

const suggested = `Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      OpenApiVersion: 3.0.1
      Auth: { DefaultAuthorizer: AWS_IAM }
      Domain: { DomainName: api.example.com, CertificateArn: !Ref Certificate, SecurityPolicy: TLS_1_0 }
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      CodeUri: .
      Events:
        List: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /, Method: GET } }
Parameters:
  Certificate: { Type: String }
`;

describe('what needs a decision', () => {
  it.each([
    ['stage-without-execution-logging', 'LoggingLevel: ERROR', 'CloudWatch role'],
    ['default-endpoint-enabled', 'DisableExecuteApiEndpoint: true', 'execute-api'],
    ['domain-weak-tls', 'SecurityPolicy: TLS_1_2', 'older versions'],
    ['stage-without-throttling', 'ThrottlingRateLimit: "…"', 'fix.throttling-rate'],
  ])('%s is suggested, with the text to paste', async (rule, text, reason) => {
    const folder = folderWith({ 'template.yaml': suggested });
    const [finding] = await findingsIn(folder, ...only(rule));
    expect(finding?.fix?.edits).toEqual([]);
    expect(finding?.fix?.suggestion?.text).toContain(text);
    expect(finding?.fix?.suggestion?.reason).toContain(reason);
    const { err } = await check(folder, '--fix', ...only(rule));
    expect(err).toContain(text);
    expect(filesIn(folder)).toEqual({ 'template.yaml': suggested });
  });
});
