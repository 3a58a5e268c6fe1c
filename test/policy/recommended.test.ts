import { describe, expect, it } from 'vitest';
import { admitsAnybody, limitsBySourceIp } from '../../src/policy/questions.js';
import { allow, deny, judge, located, policyOf, when } from './values.js';

/** The resource policies that 'Amazon API Gateway Security Best Practices' recommends, and what is left of each without its guard. */
const recommended = {
  'a Deny unless from listed addresses': {
    endpoint: 'regional',
    good: policyOf(allow, { ...deny, ...when('NotIpAddress', 'aws:SourceIp', ['203.0.113.0/24', '198.51.100.7']) }),
    weakened: policyOf(allow),
  },
  'an Allow through one VPC endpoint': {
    endpoint: 'private',
    good: policyOf({ ...allow, ...when('StringEquals', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44') }),
    weakened: policyOf(allow),
  },
  'a Deny unless through one VPC endpoint': {
    endpoint: 'private',
    good: policyOf(allow, { ...deny, ...when('StringNotEquals', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44') }),
    weakened: policyOf(allow),
  },
} as const;

describe.each(Object.entries(recommended))('%s', (_, { endpoint, good, weakened }) => {
  it('gives no finding', () => {
    expect(admitsAnybody(located(good), { endpoint }).answer).toBe('no');
    if (endpoint === 'private') expect(limitsBySourceIp(located(good)).answer).toBe('no');
  });

  it('restricts to what it names', () => {
    expect(judge(good, { endpoint })).toMatchObject({
      verdict: 'restricted',
      to: [{ kind: endpoint === 'private' ? 'vpce' : 'addresses' }],
    });
  });

  it('gives one, with a witness, without the guard', () => {
    const answer = admitsAnybody(located(weakened), { endpoint });
    expect(answer.answer).toBe('yes');
    expect(answer.witness).toEqual({
      principal: 'anonymous',
      sourceIp: endpoint === 'private' ? null : '198.51.100.77',
      sourceVpc: endpoint === 'private' ? 'vpc-0bad0bad0bad0bad0' : null,
      sourceVpce: endpoint === 'private' ? 'vpce-0bad0bad0bad0bad0' : null,
      vpcSourceIp: endpoint === 'private' ? '10.99.0.7' : null,
      stage: 'prod',
      method: 'GET',
      path: '/pets',
      headers: {},
      time: null,
    });
  });
});
