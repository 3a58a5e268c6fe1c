import { describe, expect, it } from 'vitest';
import { allow, deny, judge, policyOf, verdict, when } from './values.js';

const inVpc = { endpoint: 'private' } as const;
const from = (...blocks: string[]) => ({ ...allow, ...when('IpAddress', 'aws:SourceIp', blocks) });

describe('a list of known callers', () => {
  it.each([
    [['3.0.0.0/8'], 'restricted'],
    [['3.0.0.0/8', '4.0.0.0/24'], 'public'],
    [['3.0.0.0/7'], 'public'],
    [['2001::/16'], 'restricted'],
    [['2000::/15'], 'public'],
    [['3.0.0.0/8', '2001::/16'], 'restricted'],
    [['10.0.0.0/8', '192.168.0.0/16'], 'restricted'],
  ])('is up to a /8 of IPv4 and a /16 of IPv6: %j is %s', (blocks, expected) => {
    expect(verdict(policyOf(from(...blocks)))).toBe(expected);
  });
  it('is named in full where it is as wide as a list may be', () => {
    expect(judge(policyOf(from('3.0.0.0/8'))).to).toMatchObject([{ kind: 'addresses', values: ['3.0.0.0/8'] }]);
    expect(judge(policyOf(from('2001::/16'))).to).toMatchObject([{ kind: 'addresses', values: ['2001::/16'] }]);
    const endpoints = { ...allow, ...when('StringLike', 'aws:SourceVpce', 'vpce-0aa*') };
    expect(judge(policyOf(endpoints), inVpc)).toMatchObject({
      verdict: 'restricted',
      to: [{ kind: 'vpce', values: ['vpce-0aa*'] }],
    });
  });
  it('is none where several statements together let in more', () => {
    expect(verdict(policyOf(from('3.0.0.0/8'), from('4.0.0.0/8')))).toBe('public');
  });
  it('is none where it holds much of IPv6: what restricts is the other condition', () => {
    const Condition = {
      IpAddress: { 'aws:SourceIp': '2000::/4' },
      StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' },
    };
    expect(judge(policyOf({ ...allow, Condition })).to.map(({ kind }) => kind)).toEqual(['organization']);
  });
  it('stays one where only its members are in doubt', () => {
    const Condition = {
      IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
      Bool: { 'aws:ViaAWSService': 'false' },
    };
    expect(verdict(policyOf({ ...allow, Condition }))).toBe('restricted');
  });
});

/** Allows that look at two headers, each for a letter of its own: 65,536 ways to meet some of them. */
const combined = (before: Record<string, unknown> = {}, after: Record<string, unknown> = {}) =>
  Array.from('abcdefgh', (letter) => ({
    ...allow,
    Condition: {
      ...before,
      StringLike: { 'aws:Referer': `*${letter}*`, 'aws:UserAgent': `*${letter}*` },
      ...after,
    },
  }));

describe('values that combine in many ways', () => {
  it('do not matter where a Deny without conditions closes everything', () => {
    expect(verdict(policyOf(...combined(), deny))).toBe('closed');
  });
  it('do not matter where no Allow lets strangers in', () => {
    const members = { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } };
    expect(verdict(policyOf(...combined(members)))).toBe('restricted');
  });
  it('do not matter where a Deny stops them by the first condition', () => {
    const everywhere = { ...deny, ...when('IpAddress', 'aws:SourceIp', ['0.0.0.0/0', '::/0']) };
    expect(verdict(policyOf(everywhere, ...combined()))).toBe('closed');
  });
  it('are not all tried: then it is in doubt', () => {
    const inClear = { Bool: { 'aws:SecureTransport': 'false' } };
    expect(judge(policyOf(...combined({}, inClear)))).toMatchObject({
      verdict: 'undecided',
      reason: 'its conditions combine in too many ways',
    });
  });
});
