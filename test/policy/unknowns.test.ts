import { describe, expect, it } from 'vitest';
import { allow, deny, judge, policyOf, verdict, when } from './values.js';

/** `«X»` is a parameter without a default, `«X.Attribute»` what a resource will have. */
const inVpc = { endpoint: 'private' } as const;
const allowIf = (operator: string, key: string, value: unknown) =>
  policyOf({ ...allow, ...when(operator, key, value) });
const denyIf = (operator: string, key: string, value: unknown) =>
  policyOf(allow, { ...deny, ...when(operator, key, value) });

describe('an unknown id that is compared exactly', () => {
  it('restricts', () => {
    expect(judge(denyIf('StringNotEquals', 'aws:SourceVpce', '«Vpce»'), inVpc)).toMatchObject({
      verdict: 'restricted',
      to: [{ kind: 'vpce', values: ['${Vpce}'] }],
    });
    expect(verdict(allowIf('StringEquals', 'aws:SourceVpce', 'vpce-«Suffix»'), inVpc)).toBe('restricted');
    expect(verdict(allowIf('StringEquals', 'aws:PrincipalOrgID', '«Org»'))).toBe('restricted');
  });
  it('denies nobody on the internet', () =>
    expect(verdict(denyIf('StringEquals', 'aws:SourceVpce', '«Vpce»'))).toBe('public'));
});

describe('an unknown pattern', () => {
  it('may be a star', () =>
    expect(verdict(allowIf('StringLike', 'aws:SourceVpce', '«Vpce»'), inVpc)).toBe('undecided'));
  it('is none where AWS makes the value', () => {
    expect(verdict(allowIf('StringLike', 'aws:SourceVpce', '«Endpoint.Id»'), inVpc)).toBe('restricted');
  });
  it('does not matter beside a star', () =>
    expect(verdict(allowIf('StringLike', 'aws:SourceVpce', ['«Vpce»', '*']), inVpc)).toBe('public'));
});

describe('an unknown block', () => {
  it('may be everything', () => {
    expect(judge(allowIf('IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '«Cidr»']))).toMatchObject({
      verdict: 'undecided',
      reason: 'parameter Cidr has no default',
    });
    expect(verdict(denyIf('NotIpAddress', 'aws:SourceIp', '«Cidr»'))).toBe('undecided');
  });
  it('is bounded by its prefix', () => {
    expect(verdict(allowIf('IpAddress', 'aws:SourceIp', '«Ip»/32'))).toBe('restricted');
    expect(verdict(allowIf('IpAddress', 'aws:SourceIp', '10.«Octet».0.0/16'))).toBe('restricted');
    expect(verdict(allowIf('IpAddress', 'aws:SourceIp', '«Ip»/0'))).toBe('public');
    expect(verdict(allowIf('IpAddress', 'aws:SourceIp', '«Ip»/4'))).toBe('undecided');
  });
  it('may be everything where a resource only hands it on', () => {
    expect(verdict(allowIf('IpAddress', 'aws:SourceIp', '«CidrParameter.Value»'))).toBe('undecided');
  });
  it('is bounded where AWS makes it', () =>
    expect(verdict(allowIf('IpAddress', 'aws:SourceIp', '«NatIp.»/32'))).toBe('restricted'));
  it('is taken for a block list where it keeps out', () => {
    expect(verdict(denyIf('IpAddress', 'aws:SourceIp', '«Blocked»'))).toBe('public');
    expect(verdict(allowIf('NotIpAddress', 'aws:SourceIp', '«Blocked»'))).toBe('public');
  });
});

describe('an unknown moment', () => {
  it('limits nobody', () => expect(verdict(allowIf('DateLessThan', 'aws:CurrentTime', '«Until»'))).toBe('public'));
});

describe('an unknown principal', () => {
  it('may be everybody', () =>
    expect(verdict(policyOf({ ...allow, Principal: { AWS: '«Caller»' } }))).toBe('undecided'));
  it('does not matter beside everybody', () =>
    expect(verdict(policyOf({ ...allow, Principal: { AWS: ['«Caller»', '*'] } }))).toBe('public'));
  it('is one account or role where its text says so', () => {
    expect(judge(policyOf({ ...allow, Principal: { AWS: 'arn:aws:iam::«Partner»:root' } })).to).toMatchObject([
      { kind: 'accounts' },
    ]);
    expect(judge(policyOf({ ...allow, Principal: { AWS: '«AWS::AccountId»' } })).to).toMatchObject([
      { kind: 'accounts' },
    ]);
    expect(judge(policyOf({ ...allow, Principal: { AWS: '«Role.Arn»' } })).to).toMatchObject([{ kind: 'principals' }]);
  });
});

describe('an unknown part of a resource', () => {
  const unlessListed = { ...deny, ...when('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24') };
  it('opens some stage', () => {
    expect(judge(policyOf({ ...allow, Resource: 'execute-api:/«Stage»/*' }))).toMatchObject({
      verdict: 'public',
      witness: { stage: '${Stage}' },
    });
  });
  it('is the same wherever it stands', () => {
    const Resource = 'execute-api:/«Stage»/*';
    expect(verdict(policyOf({ ...allow, Resource }, { ...unlessListed, Resource }))).toBe('restricted');
  });
  it('is another one each time where it has no name', () => {
    const Resource = 'execute-api:/«=known after apply»/*';
    expect(verdict(policyOf({ ...allow, Resource }, { ...unlessListed, Resource }))).toBe('undecided');
  });
  it('may be the same as another one, or not', () => {
    expect(
      verdict(
        policyOf({ ...allow, Resource: 'execute-api:/«A»/*' }, { ...unlessListed, Resource: 'execute-api:/«B»/*' }),
      ),
    ).toBe('undecided');
  });
  it('may cover everything or nothing', () => {
    expect(judge(policyOf(allow, { ...unlessListed, Resource: '«Protected»' }))).toMatchObject({
      verdict: 'undecided',
      reason: 'parameter Protected has no default',
    });
  });
  it('is the stage that is asked about', () => {
    const document = policyOf({ ...allow, Resource: 'execute-api:/«Stage»/*' });
    const asked = judge(document, {}, { stage: 'prod', method: 'GET', path: '/products' });
    expect(asked).toMatchObject({ verdict: 'public', witness: { stage: 'prod', path: '/products' } });
  });
});

describe('other unknown parts', () => {
  it.each<[string, unknown]>([
    ['the document', '«Policy»'],
    ['the statements', { Statement: '«Statements»' }],
    ['a statement', { Statement: ['«Statement»'] }],
    ['an effect', policyOf({ Effect: '«Effect»' })],
    ['an action', policyOf({ ...allow, Action: '«Action»' })],
    ['a condition', policyOf({ ...allow, Condition: '«Condition»' })],
    ['keys of a condition', policyOf({ ...allow, Condition: { StringEquals: '«Keys»' } })],
    ['whether a key is to be absent', allowIf('Null', 'aws:SourceVpce', '«Flag»')],
  ])('%s leave it undecided', (_, document) => expect(verdict(document)).toBe('undecided'));
  it('do not matter where a Deny closes everything', () =>
    expect(verdict(policyOf({ Effect: '«Effect»' }, deny))).toBe('closed'));
});
