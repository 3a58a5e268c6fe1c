import { expect, it } from 'vitest';
import { demandsClientCertificate, hasMutualTlsDomain } from '../../../src/graph/derive/entrance.js';
import { exposureOf } from '../../../src/graph/derive/exposure.js';
import {
  addressListIsBypassed,
  admitsStrangers,
  countsOnSourceIp,
  domainAdmitsStrangers,
  policyReason,
  policyVerdict,
  reachFact,
  routeReach,
  witnessWords,
} from '../../../src/graph/derive/reach.js';
import { mapFact } from '../../../src/graph/fact.js';
import type { Api } from '../../../src/graph/model.js';
import { located as inHoles } from '../../policy/values.js';
import { api, byAws, domain, located, map, place, route, said, stage, unsaid, words } from '../build-graph.js';

const allow = (condition: object = {}, resource = 'execute-api:/*') => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: resource,
  ...(Object.keys(condition).length > 0 && { Condition: condition }),
});
const policy = (...statements: object[]) => said(located({ Version: '2012-10-17', Statement: statements }));
const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
const endpoint = { StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } };

const reach = (owner: Api, key = 'GET /pets') => words(reachFact(route(owner, key)));

it('reaches APIs without a policy from the internet, private ones not at all', () => {
  expect(reach(api())).toBe('internet');
  expect(reach(api({ kind: 'http' }))).toBe('internet');
  expect(reach(api({ external: true, endpoint: byAws('edge') }))).toBe('internet');
  expect(reach(api({ endpoint: said('private') }))).toBe('nobody');
});

it('reaches an API from where its policy lets callers in', () => {
  expect(reach(api({ policy: policy(allow()) }))).toBe('internet');
  expect(reach(api({ policy: policy(allow(office)) }))).toBe('restricted');
  expect(reach(api({ endpoint: said('private'), policy: policy(allow(endpoint)) }))).toBe('restricted');
});

it('asks a policy about each route', () => {
  const partly = api({ policy: policy(allow({}, 'execute-api:/*/GET/pets'), allow(office)) });
  expect(reach(partly, 'GET /pets')).toBe('internet');
  expect(reach(partly, 'POST /pets')).toBe('restricted');
});

it('does not know the reach of an unknown policy or endpoint type', () => {
  expect(reach(api({ policy: unsaid('parameter Policy has no default') }))).toBe(
    'unknown: parameter Policy has no default',
  );
  expect(reach(api({ endpoint: unsaid('parameter Type has no default') }))).toBe(
    'unknown: parameter Type has no default',
  );
});

it('lets strangers in by a policy that restricts nobody', () => {
  const strangers = (parts: Partial<Api>) => words(admitsStrangers(api(parts)));
  expect(strangers({ policy: policy(allow()) })).toBe(true);
  expect(strangers({ policy: policy(allow(office)) })).toBe(false);
  expect(strangers({})).toBe(false);
  expect(words(mapFact(policyVerdict(api({ policy: policy(allow(office)) })), (verdict) => verdict?.verdict))).toBe(
    'restricted',
  );
});

it('knows whether the policy of a private domain lets any VPC in', () => {
  const strangers = (of: object[] | null) => words(domainAdmitsStrangers(domain(of ? { policy: policy(...of) } : {})));
  expect(strangers([allow()])).toBe(true);
  expect(strangers([allow(endpoint)])).toBe(false);
  expect(strangers(null)).toBe(false);
});

it('sees where a private API counts on addresses that it never sees', () => {
  expect(words(countsOnSourceIp(api({ endpoint: said('private'), policy: policy(allow(office)) })))).toBe(true);
  expect(words(countsOnSourceIp(api({ endpoint: said('private'), policy: policy(allow(endpoint)) })))).toBe(false);
});

it('sees an address list that strangers get past, to a Lambda authorizer only', () => {
  const gate = api({ policy: policy(allow(office)) });
  route(gate, 'GET /a', { authorizationType: said('AWS_IAM') });
  expect(words(addressListIsBypassed(gate))).toBe(false);
  route(gate, 'GET /b', { authorizationType: said('CUSTOM') });
  expect(words(addressListIsBypassed(gate))).toBe(true);
  expect(addressListIsBypassed(gate).via?.[0]?.message).toMatch(/^an unsigned GET .* reaches the authorizer$/);
  const unclear = api({ policy: policy(allow(office)) });
  route(unclear, 'GET /a', { authorizationType: unsaid('parameter AuthType') });
  expect(words(addressListIsBypassed(unclear))).toBe('unknown: parameter AuthType');
});

const closed = { defaultEndpoint: said<'disabled'>('disabled') };
const mutual = () => said(domain({ mutualTls: said(true) }));

it('demands a client certificate only where every way in does', () => {
  const both = api(closed);
  map(both, mutual());
  expect(words(demandsClientCertificate(both))).toBe(true);
  map(both, said(domain()));
  expect(words(demandsClientCertificate(both))).toBe(false);
  const open = api();
  map(open, mutual());
  expect(words(demandsClientCertificate(open))).toBe(false);
  expect(words(hasMutualTlsDomain(open))).toBe(true);
});

it('does not know what domains outside the input demand', () => {
  expect(words(demandsClientCertificate(api(closed)))).toMatch(/no custom domain of the input leads to it/);
  const outside = api(closed);
  map(outside, unsaid('domain api.example.com is not in the input'));
  expect(words(demandsClientCertificate(outside))).toBe('unknown: domain api.example.com is not in the input');
});

it('says who can call a route, and how', () => {
  const shop = api({ policy: policy(allow(office)) });
  map(shop, said(domain()));
  const list = route(shop, 'GET /pets', { apiKeyRequired: said(true) });
  expect(exposureOf(list)).toMatchObject({
    credential: 'API key',
    reach: 'restricted',
    from: 'anyone from addresses 203.0.113.0/24',
    entrances: [{ of: 'default-endpoint' }, { of: 'domain' }],
  });
  expect(exposureOf(route(shop, 'POST /pets', { authorizationType: said('AWS_IAM') })).credential).toBe(
    'AWS credentials',
  );
});

it('says why a route is reached from the internet', () => {
  expect(routeReach(route(api({ kind: 'http' }), 'GET /pets'))).toEqual({
    reach: 'internet',
    to: [],
    reason: 'HTTP APIs have no resource policy',
    span: null,
    statement: null,
    witness: null,
  });
  expect(routeReach(route(api({ kind: 'websocket' }), '$connect')).reason).toBe(
    'WebSocket APIs have no resource policy',
  );
});

it('heeds no policy of an API that has none', () => {
  const shop = api({ kind: 'http', policy: policy(allow(office)) });
  expect(reach(shop)).toBe('internet');
  expect(words(policyVerdict(shop))).toBe(null);
  expect(words(admitsStrangers(api({ kind: 'http', policy: policy(allow()) })))).toBe(false);
  expect(words(addressListIsBypassed(shop))).toBe(false);
});

it('gives each route of a policy for all routes a request of its own', () => {
  const shop = api({ policy: policy(allow()) });
  const witness = (key: string) => routeReach(route(shop, key)).witness;
  expect(witness('POST /pets')).toMatchObject({ method: 'POST', path: '/pets', sourceIp: '198.51.100.77' });
  expect(witness('GET /orders')).toMatchObject({ method: 'GET', path: '/orders' });
  expect(witness('ANY /any')).toMatchObject({ method: 'GET', path: '/any' });
});

it('asks once for routes that are authorized alike, and anew for others', () => {
  const shop = api({ policy: policy(allow(office)) });
  expect(reach(shop, 'GET /pets')).toBe('restricted');
  expect(words(reachFact(route(shop, 'GET /mine', { authorizationType: said('AWS_IAM') })))).toBe('internet');
  expect(words(reachFact(route(shop, 'GET /own', { authorizationType: said('CUSTOM') })))).toBe('internet');
  expect(words(reachFact(route(shop, 'GET /user', { authorizationType: said('COGNITO_USER_POOLS') })))).toBe(
    'restricted',
  );
});

it.each(['execute-api:/*', 'arn:aws:execute-api:us-east-1:123456789012:abc/*', 'execute-api:/*/*/*', '*'])(
  'takes %s for all routes',
  (resource) => {
    const shop = api({ policy: policy(allow({}, resource)) });
    expect(reach(shop, 'GET /pets')).toBe('internet');
    expect(reach(shop, 'POST /orders/{id}')).toBe('internet');
  },
);

it('asks about each route where one statement of several names a route', () => {
  const shop = api({ policy: policy(allow(office), allow({}, 'execute-api:/*/GET/pets')) });
  expect(reach(shop, 'GET /pets')).toBe('internet');
  expect(reach(shop, 'GET /orders')).toBe('restricted');
});

it('asks about the only stage of an API', () => {
  const byStage = () => policy(allow({}, 'execute-api:/prod/*'), allow(office));
  const live = api({ policy: byStage() });
  stage(live, 'live');
  expect(reach(live)).toBe('restricted');
  const prod = api({ policy: byStage() });
  stage(prod, 'prod');
  expect(reach(prod)).toBe('internet');
  const both = api({ policy: byStage() });
  stage(both, 'live');
  stage(both, 'prod');
  expect(reach(both)).toBe('internet');
  const hidden = api({ policy: byStage(), incomplete: [{ reason: 'the API definition is in S3', span: place() }] });
  stage(hidden, 'live');
  expect(reach(hidden)).toBe('internet');
});

it('tells a resource of the policy that names another API', () => {
  const of = (resource: string) => said(inHoles({ Version: '2012-10-17', Statement: [allow({}, resource)] }));
  const shop = (resource: string) => reach(api({ key: 'Api', policy: of(resource) }));
  expect(shop('arn:aws:execute-api:us-east-1:1:«Api.»/*')).toBe('internet');
  expect(shop('arn:aws:execute-api:us-east-1:1:«Other.»/*')).toBe('nobody');
  expect(reach(api({ policy: of('arn:aws:execute-api:us-east-1:1:«Other.»/*') }))).toBe('internet');
});

it('places the reach at what decides it, as said by the API', () => {
  const shop = api({ policy: policy(allow(office)) });
  expect(reachFact(route(shop, 'GET /pets'))).toMatchObject({ by: 'Shop', span: { source: { file: 'value.json' } } });
  const plain = api();
  expect(reachFact(route(plain, 'GET /pets'))).toMatchObject({ by: 'Shop', span: plain.endpoint.span });
  const unclear = api({ endpoint: unsaid('parameter Type') });
  expect(reachFact(route(unclear, 'GET /pets'))).toMatchObject({
    known: false,
    by: 'Shop',
    span: unclear.endpoint.span,
  });
});

it('knows the reach that every endpoint type would have', () => {
  expect(reach(api({ endpoint: unsaid('parameter Type'), policy: policy() }))).toBe('nobody');
});

it('knows the reach where only the authorization is unknown, if it does not matter', () => {
  const shop = (condition: object) => api({ policy: policy(allow(condition)) });
  const unclear = { authorizationType: unsaid('parameter AuthType') };
  expect(words(reachFact(route(shop({}), 'GET /pets', unclear)))).toBe('internet');
  expect(words(reachFact(route(shop(office), 'GET /pets', unclear)))).toBe(
    "unknown: the route's authorization is known only at deploy",
  );
});

const only = (parts: object, key = 'GET /pets') => {
  const shop = api({
    policy: policy({ ...allow(), Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  });
  route(shop, key, parts);
  return words(mapFact(policyVerdict(shop), (verdict) => verdict?.verdict));
};

it('leaves callers to the authorizer where a policy only denies', () => {
  expect(only({})).toBe('closed');
  expect(only({ authorizationType: said('AWS_IAM') })).toBe('restricted');
  expect(only({ authorizationType: said('CUSTOM') })).toBe('restricted');
  expect(only({ authorizationType: unsaid('parameter AuthType') })).toBe('restricted');
  expect(only({ authorizationType: said('COGNITO_USER_POOLS') })).toBe('closed');
});

it('says why a policy is as open as it is', () => {
  expect(words(policyReason(api({ policy: policy(allow()) })))).toBe(
    'statement 1 lets unsigned callers in from the internet',
  );
  expect(words(policyReason(api()))).toBe(null);
});

it('does not know what a policy says that AWS would reject', () => {
  const broken = { policy: policy({ ...allow(), Effect: 'Perhaps' }) };
  expect(words(policyVerdict(api(broken)))).toMatch(/^unknown: AWS would reject the policy/);
  expect(words(admitsStrangers(api(broken)))).toMatch(/^unknown: AWS would reject the policy/);
});

it('names the owner of a policy that stands elsewhere', () => {
  const shop = api({ policy: { ...policy(allow()), by: 'ShopPolicy' } });
  expect(policyVerdict(shop).by).toBe('ShopPolicy');
  expect(admitsStrangers(shop).by).toBe('ShopPolicy');
  expect(policyVerdict(api({ policy: policy(allow()) }))).not.toHaveProperty('by');
});

it('shows a request that gets in', () => {
  expect(admitsStrangers(api({ policy: policy(allow()) })).via).toMatchObject([
    { message: 'an unsigned GET /pets from 198.51.100.77 gets in' },
  ]);
  expect(admitsStrangers(api({ policy: policy(allow(office)) }))).not.toHaveProperty('via');
  const inVpc = api({ endpoint: said('private'), policy: policy(allow()) });
  expect(admitsStrangers(inVpc).via?.[0]?.message).toBe(
    'an unsigned GET /pets from 10.99.0.7, vpc-0bad0bad0bad0bad0, vpce-0bad0bad0bad0bad0 gets in',
  );
  expect(witnessWords({ witness: null })).toBe('');
});

it('sees a private domain that any VPC gets through', () => {
  const admits = (parts: object) => words(domainAdmitsStrangers(domain({ endpoint: said('private'), ...parts })));
  expect(admits({ policy: policy(allow({}, 'execute-api:/*')) })).toBe(true);
  expect(
    admits({ policy: policy(allow({}, 'arn:aws:execute-api:us-east-1:1:/domainnames/shop.example.com+a1')) }),
  ).toBe(true);
  expect(admits({ policy: policy(allow({ Null: { 'aws:SourceVpce': 'false' } })) })).toBe(true);
  expect(admits({ policy: policy(allow(endpoint)) })).toBe(false);
  expect(admits({})).toBe(false);
});

it('is not bypassed where no route has a Lambda authorizer, whatever the policy', () => {
  const shop = api({ policy: unsaid('parameter Policy') });
  route(shop, 'GET /a');
  expect(words(addressListIsBypassed(shop))).toBe(false);
  route(shop, 'GET /b', { authorizationType: said('CUSTOM') });
  expect(words(addressListIsBypassed(shop))).toBe('unknown: parameter Policy');
});
