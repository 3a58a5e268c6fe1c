import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../src/rules/builtin.js';
import { explain } from '../../src/rules/explain.js';
import { activate } from '../../src/rules/presets.js';
import { runRules } from '../../src/rules/run.js';
import { read, world } from '../parsers/cloudformation/read.js';

/** `rule: line of the finding -> line and words of what else it shows`. */
async function shown(rule: string, text: string, files: Record<string, string> = {}): Promise<string[]> {
  const active = activate(
    builtInRules().filter(({ id }) => id === rule),
    ['recommended'],
  );
  const { graph } = world(await read(text, { files }));
  return runRules(graph, () => active)
    .map(explain)
    .map(({ span, related }) => {
      const at = ({ source, start }: typeof span) => `${source.file}:${source.position(start).line}`;
      return [at(span), ...related.map((step) => `${at(step.span)} ${step.message}`)].join(' -> ');
    });
}

describe('a finding shows what explains it', () => {
  test('the domain that asks for certificates beside an endpoint that does not', async () => {
    const text = `Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: web, ProtocolType: HTTP } }
  Domain:
    Type: AWS::ApiGatewayV2::DomainName
    Properties: { DomainName: api.example.com, MutualTlsAuthentication: { TruststoreUri: s3://a/b } }
  Mapping:
    Type: AWS::ApiGatewayV2::ApiMapping
    Properties: { ApiId: !Ref Api, DomainName: !Ref Domain, Stage: $default }
`;
    expect(await shown('default-endpoint-bypasses-mtls', text)).toEqual([
      'template.yaml:2 -> template.yaml:3 domain api.example.com',
    ]);
  });

  test('the authorizer that a route could have', async () => {
    const text = `Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: web, ProtocolType: HTTP } }
  Users:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties: { ApiId: !Ref Api, Name: users, AuthorizerType: JWT }
  List: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: GET /pets } }
`;
    expect(await shown('route-without-authorization', text)).toEqual([
      'template.yaml:6 -> template.yaml:3 authorizer users of API web',
    ]);
  });

  test('the API where its definition is a file of its own', async () => {
    const text =
      'Resources:\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: web, BodyS3Location: ./api.yaml } }\n';
    const files = { './api.yaml': 'openapi: 3.0.1\npaths:\n  /pets:\n    get: {}\n' };
    expect(await shown('route-without-authorization', text, files)).toEqual([
      './api.yaml:4 -> template.yaml:2 API web',
    ]);
  });
});
