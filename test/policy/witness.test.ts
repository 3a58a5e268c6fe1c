import { describe, expect, it } from 'vitest';
import { reachOf } from '../../src/policy/flow.js';
import { allow, deny, judge, located, policyOf, when } from './values.js';

const inVpc = { endpoint: 'private' } as const;
const from = (block: string) => ({ ...allow, ...when('IpAddress', 'aws:SourceIp', block) });

describe('a request that gets in', () => {
  it('comes from the widest part of the addresses, by the statement that lets it in', () => {
    expect(judge(policyOf(from('3.0.0.0/8'), from('16.0.0.0/4')))).toMatchObject({
      statement: 1,
      reason: 'statement 2 lets unsigned callers in from the internet',
      witness: { sourceIp: '16.0.0.1' },
    });
  });
  it('comes from the first of parts that are as wide', () => {
    expect(judge(policyOf(from('3.0.0.0/8'), from('4.0.0.0/8'))).witness).toMatchObject({ sourceIp: '3.0.0.1' });
  });
  it('is an ordinary one where the policy lets it in', () => {
    expect(judge(policyOf(from('3.0.0.0/7'), from('198.51.100.0/24'))).witness).toMatchObject({
      sourceIp: '198.51.100.77',
    });
  });
  it('comes through a VPC and an endpoint that the policy takes', () => {
    const Condition = { StringLike: { 'aws:SourceVpc': ['vpc-01*', 'vpc-02*'], 'aws:SourceVpce': 'vpce-03*' } };
    expect(judge(policyOf({ ...allow, Condition }), inVpc).witness).toMatchObject({
      sourceVpc: 'vpc-01000000000000000',
      sourceVpce: 'vpce-03000000000000000',
      sourceIp: null,
    });
  });
  it('is of a route that asks for no header, where there is one', () => {
    const document = policyOf(
      { ...allow, Resource: 'execute-api:/*/GET/pets', ...when('StringLike', 'aws:Referer', 'https://shop.example/*') },
      { ...allow, Resource: 'execute-api:/*/GET/health' },
    );
    expect(judge(document).witness).toMatchObject({ path: '/health', headers: {} });
  });
  it('sends no header where the policy asks for none', () => {
    const document = policyOf({ ...allow, ...when('Null', 'aws:Referer', 'true') });
    expect(judge(document).witness).toMatchObject({ headers: { Referer: null } });
  });
  it('of a private custom domain has the ordinary stage and path', () => {
    expect(judge(policyOf(allow), { ...inVpc, owner: 'domain' }).witness).toMatchObject({
      stage: 'prod',
      method: 'GET',
      path: '/',
    });
    const reached = reachOf(located(policyOf(allow)), { ...inVpc, owner: 'domain' });
    expect(reached.witness).toMatchObject({ stage: 'prod', method: 'GET', path: '/' });
  });
  it('goes to a private custom domain through a VPC endpoint, whatever the endpoint type', () => {
    const only = { ...deny, ...when('StringNotEquals', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44') };
    expect(judge(policyOf(allow, only), { owner: 'domain' })).toMatchObject({
      verdict: 'restricted',
      to: [{ kind: 'vpce' }],
    });
    expect(judge(policyOf(allow), { owner: 'domain' }).witness).toMatchObject({ sourceIp: null });
  });
});

describe('a policy that lets in only some', () => {
  const to = (...statements: Record<string, unknown>[]) => judge(policyOf(...statements)).to.map(({ kind }) => kind);
  const listed = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };

  it('does not name those whom it keeps out', () => {
    const NotPrincipal = { AWS: '111122223333' };
    const members = { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } };
    expect(to({ ...allow, NotPrincipal, Condition: members })).toEqual(['organization']);
  });
  it('does not name a key that has to be absent', () => {
    expect(to({ ...allow, Condition: { ...listed, Null: { 'aws:PrincipalOrgID': 'true' } } })).toEqual(['addresses']);
  });
  it('does not name services that it keeps out', () => {
    const service = (operator: string, value: string) =>
      to({ ...allow, Condition: { ...listed, [operator]: { 'aws:PrincipalIsAWSService': value } } });
    expect(service('BoolIfExists', 'false')).toEqual(['addresses']);
    expect(service('Bool', 'false')).toEqual(['addresses']);
    expect(service('Bool', 'true')).toEqual(['addresses', 'service']);
  });
  it('says so where any signed caller will do', () => {
    for (const operator of ['StringLike', 'ArnLike'])
      expect(to({ ...allow, ...when(operator, 'aws:PrincipalArn', '*') })).toEqual(['any-aws-principal']);
  });
  it('is named by the Allow where the Deny is about other routes', () => {
    const elsewhere = {
      ...deny,
      ...when('NotIpAddress', 'aws:SourceIp', '198.51.100.0/24'),
      Resource: 'execute-api:/*/GET/admin',
    };
    const asked = judge(
      policyOf({ ...allow, Condition: listed }, elsewhere),
      {},
      { stage: null, method: 'GET', path: '/pets' },
    );
    expect(asked).toMatchObject({ verdict: 'restricted', statement: 0, to: [{ values: ['203.0.113.0/24'] }] });
  });
  it('closes by the Deny that is about calls', () => {
    expect(judge(policyOf({ ...deny, Action: 's3:*' }, allow, deny))).toMatchObject({
      verdict: 'closed',
      statement: 2,
    });
  });
  it('lets in what comes through an endpoint that it names by its VPC or its address', () => {
    const inOne = (operator: string, key: string, value: string) =>
      judge(policyOf({ ...allow, ...when(operator, key, value) })).verdict;
    expect(inOne('StringEquals', 'aws:SourceVpc', 'vpc-0aa11bb22cc33dd44')).toBe('restricted');
    expect(inOne('StringEquals', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44')).toBe('restricted');
    expect(inOne('IpAddress', 'aws:VpcSourceIp', '10.0.0.0/16')).toBe('restricted');
  });
});
