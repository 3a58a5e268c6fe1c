import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { ApiKind } from '../../src/graph/model.js';
import { builtInRules } from '../../src/rules/builtin.js';
import { activate } from '../../src/rules/presets.js';
import type { PresetName } from '../../src/rules/rule.js';
import { texts } from '../../src/rules/texts.generated.js';
import { fakeTerminal } from '../cli/terminal.js';
import { checkCase, readCases } from './cases.js';

/**
 * The standards that the catalogue answers to, spelled out: which rules stand for each of their demands, that one of
 * their bad examples is found, and that the documentation says so.
 */
const cases = readCases();
const index = readFileSync(new URL('../../docs/rules/README.md', import.meta.url), 'utf8');

/**
 * 'Amazon API Gateway Security Best Practices': its twelve practices and the rows of its checklist, each with the rules
 * that hold it, and whether `recommended` has one of them.
 */
const practices: readonly [number: number, demand: string, preset: 'recommended' | 'strict', rules: string[]][] = [
  [1, 'execution logs at ERROR or INFO', 'recommended', ['stage-without-execution-logging']],
  [
    1,
    'access logs with a format that helps',
    'recommended',
    ['stage-without-access-logging', 'access-log-missing-fields'],
  ],
  [1, 'no request data in logs', 'recommended', ['stage-logs-request-data', 'access-log-leaks-credentials']],
  [1, 'a role that may write logs', 'strict', ['logging-role-missing']],
  [2, 'authorization on every route', 'recommended', ['route-without-authorization', 'authorizer-not-attached']],
  [2, 'tokens for this API only', 'recommended', ['jwt-authorizer-without-audience', 'jwt-authorizer-insecure-issuer']],
  [2, 'scopes', 'strict', ['route-without-scopes']],
  [3, 'REQUEST authorizers that see the whole request', 'strict', ['token-authorizer']],
  [3, 'token validation before the function runs', 'strict', ['token-authorizer-without-validation']],
  [3, 'caching of answers, keyed by the credential', 'recommended', ['authorizer-cache-key-too-narrow']],
  [3, 'caching of answers, not too long', 'strict', ['authorizer-without-caching', 'authorizer-ttl-too-long']],
  [4, 'a web ACL on REST API stages', 'recommended', ['stage-without-waf']],
  [4, 'CloudFront with a web ACL before HTTP APIs', 'strict', ['http-api-without-edge-waf']],
  [5, 'mutual TLS on custom domains', 'strict', ['domain-without-mtls', 'mtls-truststore-unpinned']],
  [5, 'no way round mutual TLS', 'recommended', ['default-endpoint-bypasses-mtls']],
  [6, 'a resource policy that restricts', 'recommended', ['resource-policy-public']],
  [6, 'a resource policy at all', 'strict', ['resource-policy-missing']],
  [
    7,
    'private APIs limited to endpoints',
    'recommended',
    ['private-api-without-policy', 'private-api-open-to-any-vpc'],
  ],
  [7, 'authorization behind private endpoints', 'strict', ['private-route-without-authorization']],
  [8, 'throttling of stages', 'recommended', ['stage-without-throttling']],
  [8, 'usage plans with limits', 'recommended', ['usage-plan-without-limits', 'api-key-without-usage-plan']],
  [8, 'usage plans for every stage', 'strict', ['stage-without-usage-plan']],
  [8, 'API keys beside authentication, not instead', 'recommended', ['route-with-api-key-only', 'hard-coded-api-key']],
  [9, 'TLS 1.2 or newer', 'recommended', ['domain-weak-tls', 'domain-tls-unstated']],
  [9, 'TLS 1.2 or newer on the default endpoint', 'strict', ['api-weak-tls']],
  [9, 'client certificates for backends', 'recommended', ['stage-without-client-certificate']],
  [9, 'TLS to backends', 'recommended', ['integration-over-http', 'private-integration-without-tls']],
  [10, 'request validation', 'recommended', ['route-without-request-validation']],
  [10, 'no additional properties in models', 'strict', ['model-allows-additional-properties']],
  [11, 'X-Ray tracing', 'recommended', ['stage-without-tracing']],
  [12, 'encrypted caches', 'recommended', ['cache-not-encrypted', 'cache-shared-between-callers']],
  [12, 'authorized cache invalidation', 'strict', ['cache-invalidation-unauthorized']],
];

/** Its list of common misconfigurations. */
const misconfigurations: readonly [demand: string, preset: 'recommended' | 'strict', rules: string[]][] = [
  ['routes without authorization', 'recommended', ['route-without-authorization']],
  ['API keys as the only protection', 'recommended', ['route-with-api-key-only']],
  ['resource policies that let everybody in', 'recommended', ['resource-policy-public']],
  ['no web ACL', 'recommended', ['stage-without-waf']],
  ['HTTP APIs without CloudFront and a web ACL', 'strict', ['http-api-without-edge-waf']],
  ['no throttling', 'recommended', ['stage-without-throttling']],
  ['the default endpoint left on beside a custom domain', 'strict', ['default-endpoint-enabled']],
  ['mutual TLS that the default endpoint goes round', 'recommended', ['default-endpoint-bypasses-mtls']],
  ['CORS for every origin', 'recommended', ['cors-any-origin', 'cors-any-origin-with-credentials']],
  ['execution logging off', 'recommended', ['stage-without-execution-logging']],
  ['unencrypted caches', 'recommended', ['cache-not-encrypted']],
];

const inPreset = (preset: PresetName) => new Set(activate(builtInRules(), [preset]).map(({ rule }) => rule.id));
const rows = [
  ...practices.map(([practice, ...rest]) => [practice, ...rest] as const),
  ...misconfigurations.map((rest) => ['misconfiguration', ...rest] as const),
];

describe("'Amazon API Gateway Security Best Practices'", () => {
  it.each(rows)('%s: %s (%s)', async (practice, _, preset, rules) => {
    const recommended = inPreset('recommended');
    for (const rule of rules) {
      expect(texts[rule]?.references.practices, rule).toContain(practice);
      expect(recommended.has(rule), rule).toBe(preset === 'recommended');
      expect(inPreset('strict').has(rule), rule).toBe(true);
      const bad = cases.find((one) => one.rule === rule && one.kind === 'bad');
      const found = (await checkCase(bad?.path ?? '')).flatMap(({ findings }) => findings);
      expect(found.filter((one) => one.rule === rule && one.status === 'fail').length, rule).toBeGreaterThan(0);
    }
  });

  it('has every practice of a rule in these tables', () => {
    const numbered = new Set(rows.map(([practice]) => practice));
    for (const [id, { references }] of Object.entries(texts))
      for (const practice of references.practices ?? []) expect(numbered, id).toContain(practice);
    expect(new Set(practices.map(([practice]) => practice)).size).toBe(12);
  });

  it('is documented with what needs the preset strict', () => {
    const [, table = ''] = /## 'Amazon API Gateway Security Best Practices'([\s\S]*?)\n## /.exec(index) ?? [];
    for (const [practice, , preset, rules] of rows) {
      const line = table
        .split('\n')
        .find((one) => one.startsWith(`| ${typeof practice === 'number' ? `${practice}. ` : 'Common'}`));
      const [, always = '', strictly = ''] = line?.split(' | ') ?? [];
      for (const rule of rules) expect(preset === 'recommended' ? always : strictly, rule).toContain(`(${rule}.md)`);
    }
  });
});

/**
 * AWS Security Hub's controls for API Gateway, the kinds of APIs that AWS names for each, and its severity.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
 */
const controls: readonly [control: string, rule: string, kinds: ApiKind[], severity: string][] = [
  ['APIGateway.1', 'stage-without-execution-logging', ['rest', 'websocket'], 'medium'],
  ['APIGateway.2', 'stage-without-client-certificate', ['rest'], 'medium'],
  ['APIGateway.3', 'stage-without-tracing', ['rest'], 'low'],
  ['APIGateway.4', 'stage-without-waf', ['rest'], 'medium'],
  ['APIGateway.5', 'cache-not-encrypted', ['rest'], 'medium'],
  ['APIGateway.8', 'route-without-authorization', ['http', 'websocket'], 'medium'],
  ['APIGateway.9', 'stage-without-access-logging', ['http', 'websocket'], 'medium'],
  ['APIGateway.10', 'private-integration-without-tls', ['http'], 'medium'],
  ['APIGateway.11', 'domain-weak-tls', ['rest'], 'medium'],
];

describe("AWS Security Hub's controls", () => {
  it('are the preset security-hub, for exactly the kinds of APIs that AWS names', () => {
    const held = activate(builtInRules(), ['security-hub']).map(({ rule, kinds }) => [rule.id, [...kinds].sort()]);
    expect(held.sort()).toEqual(controls.map(([, rule, kinds]) => [rule, [...kinds].sort()]).sort());
  });

  it.each(controls)('%s is %s for %j', (control, rule, kinds, severity) => {
    expect(texts[rule]?.references['security-hub']).toEqual({ [control]: severity });
    const names = { rest: 'REST', http: 'HTTP', websocket: 'WebSocket' };
    const row = `| ${control} | [${rule}](${rule}.md) | ${kinds.map((kind) => names[kind]).join(', ')} | ${severity} |`;
    expect(index).toContain(row);
  });
});

describe("other tools' rules", () => {
  const peers = Object.entries(texts).flatMap(([rule, { peers = {} }]) =>
    Object.entries(peers).flatMap(([tool, ids]) => ids.map((id) => [tool, id, rule] as const)),
  );

  it('of six tools at least have a rule here', () => {
    const tools = new Set(peers.map(([tool]) => tool));
    for (const tool of ['checkov', 'trivy', 'kics', 'cfn-guard', 'cdk-nag', 'cfn-nag']) expect(tools).toContain(tool);
  });

  it('are explained by their ids, in any case of letters', async () => {
    for (const [, id, rule] of peers) {
      for (const name of [id, id.toLowerCase()]) {
        const terminal = fakeTerminal();
        expect(await main(['explain', name], terminal), name).toBe(0);
        expect(terminal.out, name).toMatch(new RegExp(`^${rule}  `, 'm'));
        expect(terminal.out, name).toContain(id);
      }
    }
  });
});
