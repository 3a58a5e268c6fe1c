import { describe, expect, it } from 'vitest';
import { answerWithoutKey, parseOperator } from '../../src/policy/operators.js';
import { allow, deny, judge, policyOf, verdict, when } from './values.js';

describe('an operator', () => {
  it.each([
    'stringequals',
    'ForAllValue:StringEquals',
    'NullIfExists',
    'ForAnyValue:Null',
    'NotString',
    'BoolNotEquals',
    '',
  ])('is not %j', (name) => expect(parseOperator(name)).toBeNull());
  it.each([
    ['StringEquals', false],
    ['StringNotEquals', true],
    ['StringEqualsIfExists', true],
    ['StringNotEqualsIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAllValues:StringNotEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringEqualsIfExists', false],
  ])('%s without the key is %s', (name, answer) => {
    const operator = parseOperator(name);
    expect(operator && answerWithoutKey(operator)).toBe(answer);
  });
});

const allowIf = (operator: string, key: string, value: unknown) =>
  policyOf({ ...allow, ...when(operator, key, value) });
const denyIf = (operator: string, key: string, value: unknown) =>
  policyOf(allow, { ...deny, ...when(operator, key, value) });

describe('keys that anonymous callers do not have', () => {
  it.each([
    ['StringEquals', 'restricted', 'public'],
    ['StringNotEquals', 'public', 'restricted'],
    ['StringEqualsIfExists', 'public', 'restricted'],
    ['StringNotEqualsIfExists', 'public', 'restricted'],
    ['ForAllValues:StringEquals', 'public', 'restricted'],
    ['ForAnyValue:StringEquals', 'restricted', 'public'],
    ['ForAnyValue:StringNotEquals', 'restricted', 'public'],
  ])('%s: an Allow is %s, a Deny leaves it %s', (operator, allowed, denied) => {
    expect(verdict(allowIf(operator, 'aws:PrincipalOrgID', 'o-exampleorg1'))).toBe(allowed);
    expect(verdict(denyIf(operator, 'aws:PrincipalOrgID', 'o-exampleorg1'))).toBe(denied);
  });
  it('may be asked for', () => {
    expect(verdict(denyIf('Null', 'aws:PrincipalArn', 'true'))).toBe('restricted');
    expect(judge(denyIf('Null', 'aws:PrincipalArn', 'true')).to).toMatchObject([{ kind: 'any-aws-principal' }]);
  });
  it('have names without case', () =>
    expect(verdict(allowIf('StringEquals', 'AWS:principalorgid', 'o-1'))).toBe('restricted'));
});

describe('keys about which the documentation is silent or contradicts itself', () => {
  it.each([
    ['StringEquals', 'aws:FooBar', 'x'],
    ['StringLike', 'aws:PrincipalAccount', '*'],
    ['Bool', 'aws:ViaAWSService', 'false'],
  ])('%s %s leave it undecided', (operator, key, value) =>
    expect(verdict(allowIf(operator, key, value))).toBe('undecided'),
  );
  it('decide where every reading agrees', () => {
    expect(verdict(allowIf('StringEquals', 'aws:PrincipalAccount', '111122223333'))).toBe('restricted');
    expect(verdict(allowIf('StringNotEquals', 'aws:PrincipalAccount', '111122223333'))).toBe('public');
  });
});

describe('conditions that keep nobody out', () => {
  it.each([
    ['Bool', 'aws:SecureTransport', 'true'],
    ['Bool', 'aws:SecureTransport', true],
    ['StringLike', 'aws:Referer', 'https://intra.example.com/*'],
    ['StringNotLike', 'aws:UserAgent', '*bot*'],
    ['DateLessThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'],
    ['DateGreaterThan', 'aws:EpochTime', '4102444800'],
    ['NumericLessThan', 'aws:EpochTime', '4102444800'],
    ['Null', 'aws:SourceIp', 'false'],
  ])('%s %s %s', (operator, key, value) => expect(verdict(allowIf(operator, key, value))).toBe('public'));
  it('show the header and the time that get in', () => {
    const Condition = {
      StringLike: { 'aws:Referer': 'https://intra.example.com/*' },
      DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' },
    };
    expect(judge(policyOf({ ...allow, Condition })).witness).toMatchObject({
      headers: { Referer: 'https://intra.example.com/' },
      time: '2019-12-31T23:59:59.000Z',
    });
  });
  it('contradict each other', () => {
    const window = {
      DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' },
      DateGreaterThan: { 'aws:EpochTime': '1600000000' },
    };
    expect(verdict(policyOf({ ...allow, Condition: window }))).toBe('closed');
    expect(verdict(allowIf('Bool', 'aws:SecureTransport', 'false'))).toBe('closed');
  });
});

describe('VPC keys', () => {
  const inVpc = { endpoint: 'private' } as const;
  it.each([
    ['StringLike', '*', 'public'],
    ['StringLike', 'vpce-*', 'public'],
    ['StringLike', 'vpce-0*', 'public'],
    ['StringLike', 'vpce-0aa1*', 'restricted'],
    ['StringEquals', 'vpce-0aa11bb22cc33dd44', 'restricted'],
    ['StringEquals', '*', 'closed'],
    ['StringNotEquals', 'vpce-0aa11bb22cc33dd44', 'public'],
  ])('%s %s is %s', (operator, value, expected) => {
    expect(verdict(allowIf(operator, 'aws:SourceVpce', value), inVpc)).toBe(expected);
  });
  it('are absent from calls over the internet', () => {
    expect(verdict(denyIf('StringNotEquals', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44'))).toBe('restricted');
    expect(verdict(allowIf('StringEqualsIfExists', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44'))).toBe('public');
  });
  it('do not restrict by address alone: any VPC may have the same', () => {
    expect(verdict(allowIf('IpAddress', 'aws:VpcSourceIp', '10.0.0.0/16'), inVpc)).toBe('public');
  });
  it('leave no caller who is in two endpoints', () => {
    const two = ['vpce-0aa11bb22cc33dd44', 'vpce-0ee55ff66aa77bb88'].map((id) => ({
      ...deny,
      ...when('StringNotEquals', 'aws:SourceVpce', id),
    }));
    expect(verdict(policyOf(allow, ...two), inVpc)).toBe('closed');
  });
});

describe('policy variables', () => {
  const own = { ...deny, ...when('StringNotEquals', 'aws:SourceVpc', '${aws:SourceVpc}') };
  it('equal their own key', () => expect(verdict(policyOf(allow, own), { endpoint: 'private' })).toBe('public'));
  it('are plain text before version 2012-10-17', () => {
    expect(verdict({ ...policyOf(allow, own), Version: '2008-10-17' }, { endpoint: 'private' })).toBe('closed');
  });
});
