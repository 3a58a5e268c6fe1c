import { expect, it } from 'vitest';
import { controlsOf } from '../../../src/graph/derive/control.js';
import { isDefinedTwice } from '../../../src/graph/derive/definition.js';
import { breadthOf, openingOf } from '../../../src/graph/derive/exposure.js';
import { schemeOf, usesCallerCredentials } from '../../../src/graph/derive/integration.js';
import { admitsAnyProperty } from '../../../src/graph/derive/json-schema.js';
import { secretVariable } from '../../../src/graph/derive/secret-variable.js';
import { isEnhanced, isRecommended, tlsStrength } from '../../../src/graph/derive/tls.js';
import type { Fact } from '../../../src/graph/fact.js';
import type { Model } from '../../../src/graph/model.js';
import { secretIn } from '../../../src/text/secrets.js';
import {
  api,
  association,
  byAws,
  graph,
  integration,
  located,
  model,
  place,
  route,
  said,
  stage,
  unsaid,
  webAcl,
  words,
} from '../build-graph.js';

it.each([
  ['TLS_1_0', 'weak'],
  ['TLS_1_2', 'strong'],
  ['SecurityPolicy_TLS13_1_3_2025_09', 'strong'],
  ['SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09', 'strong'],
  ['SecurityPolicy_TLS12_2018_EDGE', 'strong'],
  ['SecurityPolicy_TLS14_2030', 'unknown: security policy SecurityPolicy_TLS14_2030 is not one that gatelint knows'],
  ['TLS_1_0_2031', 'unknown: security policy TLS_1_0_2031 is not one that gatelint knows'],
  ['TLS_1_2_2031', 'unknown: security policy TLS_1_2_2031 is not one that gatelint knows'],
  ['My_TLS_1_0', 'unknown: security policy My_TLS_1_0 is not one that gatelint knows'],
  ['My_TLS_1_2', 'unknown: security policy My_TLS_1_2 is not one that gatelint knows'],
  ['My_SecurityPolicy_TLS13_X', 'unknown: security policy My_SecurityPolicy_TLS13_X is not one that gatelint knows'],
])('reads the security policy %s as %s', (policy, strength) => {
  expect(words(tlsStrength(said<string | null>(policy), { span: place() }))).toBe(strength);
});

it('has no strength where no policy is stated', () => {
  expect(words(tlsStrength(byAws(null), { span: place() }))).toBe(null);
});

it('tells the policies that need an endpoint access mode', () => {
  expect(['SecurityPolicy_TLS13_1_3_2025_09', 'TLS_1_2', 'TLS_1_0'].map(isEnhanced)).toEqual([true, false, false]);
});

it('knows the policies that Security Hub recommends', () => {
  expect(isRecommended('SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09')).toBe(true);
  expect(isRecommended('TLS_1_2')).toBe(false);
});

const scheme = (uri: string, kind: 'rest' | 'http' = 'rest') => words(schemeOf(integration({ uri: said(uri) }), kind));

it('reads the scheme of a URI, also before holes', () => {
  expect(scheme('http://backend.example.com')).toBe('http');
  expect(scheme('https://${stageVariables.host}/orders')).toBe('https');
  expect(scheme('arn:aws:lambda:us-east-1:123456789012:function:list')).toBe(null);
  expect(scheme('${BackendUrl}/orders')).toMatch(/unknown/);
});

it('takes what an HTTP API names through a VPC link for an ARN', () => {
  const listener = integration({ uri: said('${Listener}'), connection: said('vpc-link') });
  expect(words(schemeOf(listener, 'http'))).toBe(null);
  expect(words(schemeOf(listener, 'rest'))).toMatch(/unknown/);
});

it('sees credentials of the caller and of any role', () => {
  expect(usesCallerCredentials('arn:aws:iam::*:user/*')).toBe(true);
  expect(usesCallerCredentials('arn:aws:iam::123456789012:role/*')).toBe(true);
  expect(usesCallerCredentials('arn:aws:iam::123456789012:role/orders')).toBe(false);
  expect(usesCallerCredentials('${Role.Arn}')).toBe(false);
});

it.each([
  ['additionalProperties absent', { type: 'object' }, true],
  ['additionalProperties true', { type: 'object', additionalProperties: true }, true],
  ['additionalProperties false', { type: 'object', additionalProperties: false }, false],
  ['a schema for further properties', { type: 'object', additionalProperties: { type: 'string' } }, false],
  ['an array', { type: 'array' }, false],
  ['one of several types', { type: ['object', 'null'] }, true],
])('admits any property with %s: %s', (_, schema, admits) => {
  expect(words(admitsAnyProperty(model(api(), schema)))).toBe(admits);
});

it('asks nothing of a model that only responses name', () => {
  expect(words(admitsAnyProperty(model(api(), { type: 'object' }, { ofResponses: true })))).toBe(false);
});

it.each([
  ['AKIA2E0A8F3B244C9986', null],
  ['AKIAJ4KQ2XWLVM3PTRDC', 'an AWS access key'],
  ['ghp_012345678901234567890123456789012345', 'a GitHub token'],
  ['-----BEGIN RSA PRIVATE KEY-----', 'a private key'],
  ['postgres://app:s3cret@db.internal/shop', 'a password in a URL'],
  ['postgres://app:${Password}@db.internal/shop', null],
  ['https://backend.example.com/orders', null],
  ['sessions-table', null],
  ['arn:aws:secretsmanager:us-east-1:123456789012:secret:partner', null],
])('recognises the secret in %s: %s', (text, kind) => {
  expect(secretIn(text)).toBe(kind);
});

it('finds a secret only in the text of a stage variable, not in what is made or given elsewhere', () => {
  const secret = (value: Fact<string>) =>
    words(secretVariable(stage(api(), 'prod', { variables: said([{ name: 'partner', value }]) })));
  expect(secret(said('AKIAJ4KQ2XWLVM3PTRDC'))).toBe('partner holds an AWS access key');
  expect(secret(said('key AKIAJ4KQ2XWLVM3PTRDC of ${Account}'))).toBe('partner holds an AWS access key');
  expect(secret(said('${ListFunction}'))).toBe(null);
  expect(secret(unsaid('ImportValue partner-key'))).toBe(null);
});

it('does not know the secrets of stage variables that are not in the input', () => {
  expect(words(secretVariable(stage(api(), 'prod', { variables: unsaid('${Variables} is included') })))).toBe(
    'unknown: ${Variables} is included',
  );
});

it('is defined twice with a body and routes of its own', () => {
  expect(words(isDefinedTwice(api({ body: said(true) })))).toBe(false);
  expect(words(isDefinedTwice(api({ ownRouteResources: [place()] })))).toBe(false);
  const own = place();
  expect(isDefinedTwice(api({ body: said(true), ownRouteResources: [own] }))).toMatchObject({ value: true, span: own });
  expect(words(isDefinedTwice(api({ body: unsaid('variable body has no value'), ownRouteResources: [own] })))).toBe(
    'unknown: variable body has no value',
  );
});

it('heeds policies, web ACLs and client certificates by the kind of the API', () => {
  const heeded = (kind: 'rest' | 'http' | 'websocket') => {
    const one = api({ kind, policy: said(located({ Statement: [] })) });
    const live = stage(one, 'live', { clientCertificate: said('abc') });
    const target =
      kind === 'rest'
        ? { kind: 'stage' as const, stage: live }
        : { kind: 'unsupported' as const, api: one, stage: live, span: place() };
    const all = graph({ apis: [one], webAclAssociations: [association(target, said(webAcl()))] });
    return Object.fromEntries(controlsOf(all).map((control) => [control.what, words(control.hasEffect)]));
  };
  expect(heeded('rest')).toEqual({ 'resource policy': true, 'client certificate': true, 'web ACL': true });
  expect(heeded('http')).toEqual({ 'resource policy': false, 'client certificate': false, 'web ACL': false });
  expect(heeded('websocket')).toEqual({ 'resource policy': false, 'client certificate': true, 'web ACL': false });
});

it('says how much a greedy route opens', () => {
  const web = api({ kind: 'http' });
  const breadth = (key: string) => breadthOf(route(web, key));
  expect(breadth('GET /pets')).toBe('');
  expect(breadth('ANY /pets')).toBe(' (every method)');
  expect(breadth('GET /{proxy+}')).toBe(' (every path below it)');
  expect(breadth('ANY /{proxy+}')).toBe(' (every method and path below it)');
  expect(breadth('$default')).toBe(' (every other request)');
});

it('says what to know about an open route', () => {
  expect(openingOf(route(api({ external: true }), 'GET /pets'))).toBe(' (its API is defined elsewhere)');
  expect(openingOf(route(api({ rootSecurity: place() }), 'GET /pets'))).toMatch(/root-level security/);
  expect(openingOf(route(api(), 'GET /pets'))).toBe('');
  const shop = api();
  route(shop, 'POST /pets', { authorizationType: said('AWS_IAM') });
  expect(openingOf(route(shop, 'GET /pets'))).toBe(' (1 other route is protected)');
});

it('takes a body and further properties of models as JSON Schema does', () => {
  const admits = (schema: unknown, parts: Partial<Model> = {}) =>
    admitsAnyProperty({ ...model(api(), schema), ...parts });
  const open = { type: 'object' };
  expect(words(admits(open, { name: said('Empty') }))).toBe(false);
  expect(words(admits(open, { name: said('Error') }))).toBe(false);
  expect(words(admits(open, { schema: said(null) }))).toBe(false);
  expect(words(admits({}))).toBe(false);
  expect(words(admits({ type: ['array', 'null'] }))).toBe(false);
  expect(admits(open, { schema: { ...said(located(open)), by: 'Body' } })).toMatchObject({ value: true, by: 'Body' });
  expect(admits(open)).not.toHaveProperty('by');
});

it('places a protection at its own text, as its owner and construct', () => {
  const construct = { path: 'Stack/Shop', template: 'Stack.template.json' };
  const shop = api({ policy: said(located({ Statement: [] })), construct });
  const live = stage(shop, 'live', { clientCertificate: said('abc'), construct });
  const onStage = association({ kind: 'stage', stage: live }, said(webAcl()), { construct });
  const controls = controlsOf(graph({ apis: [shop], webAclAssociations: [onStage] }));
  expect(
    controls.map(({ what, stage: one, resource, construct: from }) => [what, one?.resource, resource, from]),
  ).toEqual([
    ['resource policy', undefined, 'Shop', construct],
    ['client certificate', 'live', 'live', construct],
    ['web ACL', 'live', 'Association', construct],
  ]);
  const plain = api({ policy: said(located({ Statement: [] })) });
  expect(controlsOf(graph({ apis: [plain] }))[0]).not.toHaveProperty('construct');
});

it('places the effect of a web ACL where API Gateway heeds none', () => {
  const web = api({ kind: 'http' });
  const live = stage(web, 'live');
  const where = place();
  const target = { kind: 'unsupported' as const, api: web, stage: live, span: where };
  const [control] = controlsOf(graph({ apis: [web], webAclAssociations: [association(target, said(webAcl()))] }));
  expect(control?.hasEffect).toMatchObject({ value: false, span: where });
  const onStage = association({ kind: 'stage', stage: live }, said(webAcl()));
  expect(words(controlsOf(graph({ webAclAssociations: [onStage] }))[0]?.hasEffect ?? unsaid())).toBe(false);
  const onRest = association({ kind: 'stage', stage: stage(api(), 'live') }, said(webAcl()));
  expect(controlsOf(graph({ webAclAssociations: [onRest] }))[0]?.hasEffect).toMatchObject({
    value: true,
    span: onRest.span,
  });
});

it('counts no protection that is absent, not known, or of something else', () => {
  const shop = api({ policy: unsaid('parameter Policy') });
  stage(shop, 'live', { clientCertificate: unsaid('parameter Certificate') });
  stage(api(), 'test');
  const elsewhere = association(
    { kind: 'unknown', api: null, reason: 'an ARN from a parameter', span: place() },
    said(webAcl()),
  );
  expect(controlsOf(graph({ apis: [shop, api()], webAclAssociations: [elsewhere] }))).toEqual([]);
});

it('reads the scheme at the beginning only', () => {
  expect(scheme('  HTTP://backend.example.com')).toBe('http');
  expect(scheme('ahttp://backend.example.com')).toBe(null);
  expect(scheme('arn:${AWS::Partition}:apigateway:us-east-1:lambda:path/${Function.Arn}')).toBe(null);
  expect(scheme('  ${BackendUrl}/orders')).toBe(
    'unknown: the URI   ${BackendUrl}/orders begins with a value that is known only at deploy',
  );
});

it.each([
  ['arn:aws:iam::*:user/*', true],
  ['arn:aws:iam::123456789012:role/team/orders-*', true],
  ['arn:aws:iam::123456789012:role/*/orders', true],
  ['arn:aws:iam::123456789012:role/team/orders', false],
  ['see arn:aws:iam::*:user/*', false],
])('sees credentials of any caller or role in %s: %s', (credentials, any) => {
  expect(usesCallerCredentials(credentials)).toBe(any);
});
