import { expect, it } from 'vitest';
import { demandsClientCertificate, hasMutualTlsDomain } from '../../../src/graph/derive/entrance.js';
import { exposureOf } from '../../../src/graph/derive/exposure.js';
import {
  addressListIsBypassed,
  admitsStrangers,
  countsOnSourceIp,
  domainAdmitsStrangers,
  policyVerdict,
  reachFact,
} from '../../../src/graph/derive/reach.js';
import { mapFact } from '../../../src/graph/fact.js';
import type { Api } from '../../../src/graph/model.js';
import { api, byAws, domain, located, map, route, said, unsaid, words } from '../build-graph.js';

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
