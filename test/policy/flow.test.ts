import { describe, expect, it } from 'vitest';
import { flow, reachOf } from '../../src/policy/flow.js';
import { admitsAnybody, bypassesAllowList, limitsBySourceIp } from '../../src/policy/questions.js';
import type { PolicyContext } from '../../src/policy/verdict.js';
import { allow, deny, judge, located, policyOf, verdict, when } from './values.js';

describe('the authorization flow', () => {
  it.each([
    ['allow', 'none', 'same', 'in'],
    ['neither', 'none', 'same', 'out'],
    ['deny', 'lambda', 'same', 'out'],
    ['allow', 'lambda', 'same', 'authorizer-decides'],
    ['neither', 'lambda', 'same', 'authorizer-decides'],
    ['neither', 'cognito', 'same', 'out'],
    ['allow', 'iam', 'same', 'in'],
    ['neither', 'iam', 'same', 'identity-policy-decides'],
    ['allow', 'iam', 'other', 'identity-policy-decides'],
    ['neither', 'iam', 'other', 'out'],
  ] as const)('%s with %s from the %s account: %s', (result, authorization, account, outcome) => {
    expect(flow(result, authorization, account)).toBe(outcome);
  });
});

const listed = when('IpAddress', 'aws:SourceIp', '203.0.113.0/24');
const unlisted = when('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24');

describe('a policy that only denies', () => {
  const document = policyOf({ ...deny, ...unlisted });
  it('leaves the rest to the authorizer', () => {
    expect(verdict(document, { authorization: 'lambda' })).toBe('restricted');
    expect(verdict(document, { authorization: 'iam' })).toBe('restricted');
    expect(verdict(document, { authorization: 'unknown' })).toBe('restricted');
  });
  it('says who decides then', () => {
    const to = (context: Partial<PolicyContext>) => judge(document, context).to.map(({ kind }) => kind);
    expect(to({ authorization: 'lambda' })).toEqual(['addresses', 'authorizer']);
    expect(to({ authorization: 'iam' })).toEqual(['addresses', 'accounts']);
    const members = policyOf({ ...deny, Principal: { AWS: '111122223333' } });
    expect(judge(members, { authorization: 'lambda', endpoint: 'unknown' })).toMatchObject({
      verdict: 'restricted',
      to: [{ kind: 'authorizer' }],
    });
  });
  it('closes an API without one', () => {
    expect(verdict(document, { authorization: 'none' })).toBe('closed');
    expect(verdict(document, { authorization: 'cognito' })).toBe('closed');
  });
  it('closes where it denies everything', () =>
    expect(verdict(policyOf(deny), { authorization: 'lambda' })).toBe('closed'));
});

const regional = { endpoint: 'regional' } as const;
const inVpc = { endpoint: 'private' } as const;

describe('the reach of a route', () => {
  const reach = (document: unknown, context: PolicyContext = regional) => reachOf(located(document), context);

  it('without a policy is the internet, or nobody', () => {
    expect(reachOf(null, regional).reach).toBe('internet');
    expect(reachOf(null, inVpc).reach).toBe('nobody');
    expect(reachOf(null, { endpoint: 'unknown' })).toEqual({
      reach: 'undecided',
      to: [],
      reason: 'the endpoint type is known only at deploy',
      span: null,
      statement: null,
      witness: null,
    });
  });
  it('without a policy says why', () => {
    expect(reachOf(null, regional)).toMatchObject({ reason: 'the API has no resource policy', to: [] });
    expect(reachOf(null, inVpc).reason).toBe('a private API without a resource policy lets nobody in');
  });
  it('is where all endpoint types agree', () => {
    const closed = policyOf({ ...deny, Action: '*' });
    expect(reach(closed, { endpoint: 'unknown' })).toMatchObject({ reach: 'nobody' });
  });
  it('from anywhere is to nobody in particular', () => {
    expect(reach(policyOf(allow))).toMatchObject({ reach: 'internet', to: [], statement: 0 });
  });
  it('of places leaves out who calls from them', () => {
    const Condition = { ...listed.Condition, StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } };
    const members = { ...deny, ...when('StringEquals', 'aws:PrincipalOrgID', 'o-exampleorg1') };
    expect(reach(policyOf({ ...allow, Condition }, members)).to.map(({ kind }) => kind)).toEqual(['addresses']);
  });
  it('is restricted to addresses', () => {
    expect(reach(policyOf({ ...allow, ...listed }))).toMatchObject({
      reach: 'restricted',
      to: [{ kind: 'addresses' }],
      statement: 0,
    });
  });
  it('is restricted in a VPC, however open the policy', () => {
    expect(reach(policyOf(allow), inVpc)).toMatchObject({
      reach: 'restricted',
      to: [{ words: 'any VPC endpoint' }],
      witness: { sourceVpce: 'vpce-0bad0bad0bad0bad0' },
    });
  });
  it('is nobody without a signature where the policy asks for one', () => {
    const document = policyOf({ ...allow, Principal: { AWS: '111122223333' } });
    expect(reach(document).reach).toBe('nobody');
    expect(reach(document, { ...regional, authorization: 'iam' }).reach).toBe('internet');
  });
  it('of a Lambda authorizer ends at explicit Denies only', () => {
    const lambda = { ...regional, authorization: 'lambda' } as const;
    expect(reach(policyOf({ ...allow, ...listed }), lambda).reach).toBe('internet');
    expect(reach(policyOf(allow, { ...deny, ...unlisted }), lambda).reach).toBe('restricted');
  });
  it('with an unknown authorization is decided where it does not matter', () => {
    const unknown = { ...regional, authorization: 'unknown' } as const;
    expect(reach(policyOf(allow), unknown).reach).toBe('internet');
    expect(reach(policyOf({ ...allow, ...listed }), unknown)).toMatchObject({
      reach: 'undecided',
      reason: "the route's authorization is known only at deploy",
    });
  });
  it('with an unknown authorization is undecided where only signed callers get in', () => {
    const unsigned = { ...deny, ...when('Null', 'aws:PrincipalArn', 'true') };
    expect(reach(policyOf(allow, unsigned), { ...regional, authorization: 'unknown' }).reach).toBe('undecided');
  });
  it('is undecided with the document', () => expect(reach('«Policy»')).toMatchObject({ reach: 'undecided' }));
  it('differs by route', () => {
    const document = located(policyOf({ ...allow, Resource: 'execute-api:/*/GET/health' }, { ...allow, ...listed }));
    expect(reachOf(document, regional, { stage: null, method: 'GET', path: '/health' }).reach).toBe('internet');
    expect(reachOf(document, regional, { stage: null, method: 'GET', path: '/pets' }).reach).toBe('restricted');
  });
});

describe('an address list before a Lambda authorizer', () => {
  const bypassed = (document: unknown, context: PolicyContext = regional) =>
    bypassesAllowList(located(document), context);

  it('is bypassed where an Allow alone has it', () => {
    expect(bypassed(policyOf({ ...allow, ...listed }))).toMatchObject({
      answer: 'yes',
      statement: 0,
      witness: { sourceIp: '198.51.100.77' },
    });
  });
  it.each([
    ['a Deny unless listed', policyOf(allow, { ...deny, ...unlisted })],
    ['both', policyOf({ ...allow, ...listed }, { ...deny, ...unlisted })],
    ['no list', policyOf(allow)],
    ['a list of everything', policyOf({ ...allow, ...when('IpAddress', 'aws:SourceIp', '0.0.0.0/0') })],
    [
      'a list of VPC endpoints',
      policyOf({ ...allow, ...when('StringEquals', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44') }),
    ],
  ])('is not with %s', (_, document) => expect(bypassed(document).answer).toBe('no'));
  it('is where the Deny is for some routes, some callers or other addresses', () => {
    for (const some of [
      { ...unlisted, Resource: 'execute-api:/*/POST/*' },
      { ...unlisted, Principal: { AWS: '111122223333' } },
      when('IpAddress', 'aws:SourceIp', '198.51.100.0/24'),
    ]) {
      expect(bypassed(policyOf({ ...allow, ...listed }, { ...deny, ...some })).answer).toBe('yes');
    }
  });
  it('is about addresses in a VPC too', () => {
    const Condition = {
      StringEquals: { 'aws:SourceVpce': 'vpce-0aa11bb22cc33dd44' },
      IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' },
    };
    expect(bypassed(policyOf({ ...allow, Condition }), inVpc).answer).toBe('yes');
    const stopped = { ...deny, ...when('NotIpAddress', 'aws:VpcSourceIp', '10.0.0.0/16') };
    expect(bypassed(policyOf({ ...allow, Condition }, stopped), inVpc).answer).toBe('no');
  });
  it('is shown on the route that it leaves open', () => {
    const stopped = { ...deny, ...unlisted, Resource: 'execute-api:/*/GET/*' };
    expect(bypassed(policyOf({ ...allow, ...listed }, stopped)).witness).toMatchObject({ method: 'POST' });
    const half = { ...allow, ...when('IpAddress', 'aws:SourceIp', '0.0.0.0/1'), Resource: 'execute-api:/*/GET/*' };
    expect(bypassed(policyOf({ ...allow, ...listed }, half)).witness).toMatchObject({ method: 'POST' });
  });
  it('is not where every address is in the list', () => {
    const everything = when('IpAddress', 'aws:VpcSourceIp', ['0.0.0.0/0', '::/0']);
    const through = when('StringEquals', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44');
    const Condition = { ...everything.Condition, ...through.Condition };
    expect(bypassed(policyOf({ ...allow, Condition }), inVpc).answer).toBe('no');
  });
  it('is not where another Allow lets in all others that come through the endpoint', () => {
    const through = when('StringEquals', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44');
    const Condition = { ...through.Condition, IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } };
    const elsewhere = { ...deny, ...when('StringNotEquals', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44') };
    expect(bypassed(policyOf({ ...allow, Condition }, elsewhere), inVpc).answer).toBe('yes');
    expect(bypassed(policyOf({ ...allow, Condition }, { ...allow, ...through }, elsewhere), inVpc).answer).toBe('no');
  });
  it('is not where the Allow is about other actions', () => {
    expect(bypassed(policyOf({ ...allow, ...listed, Action: 'apigateway:GET' }))).toMatchObject({
      answer: 'no',
      reason: 'no address list is left to an Allow alone',
    });
  });
  it('may be, where the list, a Deny or an effect is unknown', () => {
    const unknown = when('IpAddress', 'aws:SourceIp', '«Cidr»');
    expect(bypassed(policyOf({ ...allow, ...unknown })).answer).toBe('undecided');
    const denied = { ...deny, ...when('NotIpAddress', 'aws:SourceIp', '«Cidr»') };
    expect(bypassed(policyOf({ ...allow, ...listed }, denied)).answer).toBe('undecided');
    expect(bypassed(policyOf(denied, { ...allow, ...listed })).answer).toBe('undecided');
    expect(bypassed(policyOf({ ...allow, ...listed }, { Effect: '«Effect»' })).answer).toBe('undecided');
  });
  it('is decided for an unknown endpoint type where it does not matter', () => {
    const unknown = { endpoint: 'unknown' } as const;
    expect(bypassed(policyOf(allow), unknown).answer).toBe('no');
    expect(bypassed(policyOf({ ...allow, ...listed }), unknown).answer).toBe('yes');
    const throughEndpoint = { ...deny, ...when('Null', 'aws:SourceVpce', 'false') };
    expect(bypassed(policyOf({ ...allow, ...listed }, throughEndpoint), unknown)).toMatchObject({
      answer: 'undecided',
      reason: 'the endpoint type is known only at deploy',
    });
  });
  it('on a private custom domain is shown as a call of the domain', () => {
    const Condition = {
      StringEquals: { 'aws:SourceVpce': 'vpce-0aa11bb22cc33dd44' },
      IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' },
    };
    expect(bypassed(policyOf({ ...allow, Condition }), { ...inVpc, owner: 'domain' })).toMatchObject({
      answer: 'yes',
      witness: { stage: 'prod', method: 'GET', path: '/' },
    });
  });
});

describe('addresses on a private API', () => {
  it('are not in aws:SourceIp', () => {
    const document = located(policyOf({ ...allow, ...listed }));
    expect(limitsBySourceIp(document)).toMatchObject({ answer: 'yes', statement: 0 });
    expect(admitsAnybody(document, inVpc).answer).toBe('no');
  });
  it('are in aws:VpcSourceIp', () => {
    expect(
      limitsBySourceIp(located(policyOf({ ...allow, ...when('IpAddress', 'aws:VpcSourceIp', '10.0.0.0/16') }))).answer,
    ).toBe('no');
    expect(limitsBySourceIp(located(policyOf(allow))).reason).toBe('no statement looks at aws:SourceIp');
  });
  it('let anybody in where that is known', () => {
    expect(
      admitsAnybody(located(policyOf({ ...allow, ...when('IpAddress', 'aws:SourceIp', '«Cidr»') })), regional),
    ).toMatchObject({
      answer: 'undecided',
      reason: 'parameter Cidr has no default',
    });
  });
});
