import { describe, expect, it } from 'vitest';
import { type Candidate, type Condition, holdsFor, readCondition } from '../../src/policy/conditions.js';
import { domainOf, isWeakKey, restrictionOfKey, type Scenario, typeOfKey } from '../../src/policy/keys.js';
import { anonymous } from '../../src/policy/principal.js';
import { isDoubt, type Truth } from '../../src/policy/truth.js';
import { located } from './values.js';

interface Options {
  readonly variables?: boolean;
  readonly effect?: 'Allow' | 'Deny';
}

function read(operator: string, key: string, value: unknown, { variables = true, effect = 'Allow' }: Options = {}) {
  const document = located(value);
  return readCondition({ operator, key, span: document.span, value: document, variables, effect });
}

function condition(operator: string, key: string, value: unknown, options: Options = {}): Condition {
  const made = read(operator, key, value, options);
  if (typeof made === 'string') throw new Error(made);
  return made;
}

const words = (truth: Truth) => (isDoubt(truth) ? truth.reason : truth);
const text = (of: string): Candidate => ({ kind: 'text', text: of });
const holds = (made: Condition, candidate: Candidate, side?: boolean) => words(holdsFor(made, candidate, side));
const compared = (made: Condition) => made.values.map((one) => one.type);

describe('AWS rejects', () => {
  it.each([
    ['StringMatches', 'aws:Referer', 'x', '"StringMatches" is no condition operator'],
    ['StringEquals', 'aws:Referer', [], 'aws:Referer has no values'],
    ['StringEquals', 'aws:Referer', [{ a: 1 }], 'a value of aws:Referer is no string'],
    ['Bool', 'aws:SecureTransport', 'yes', '"yes" is neither true nor false'],
    ['Bool', 'aws:SecureTransport', 'untrue', '"untrue" is neither true nor false'],
    ['Null', 'aws:Referer', 'trueish', '"trueish" is neither true nor false'],
    ['IpAddress', 'aws:SourceIp', 'here', '"here" is no address block'],
    ['NumericEquals', 'aws:MultiFactorAuthAge', 'x1', '"x1" is no number'],
    ['NumericEquals', 'aws:MultiFactorAuthAge', '1x', '"1x" is no number'],
    ['NumericEquals', 'aws:MultiFactorAuthAge', '1.x', '"1.x" is no number'],
    ['DateEquals', 'aws:CurrentTime', 'tomorrow', '"tomorrow" is no date'],
    ['DateEquals', 'aws:CurrentTime', 'x2020-01-01', '"x2020-01-01" is no date'],
    ['DateEquals', 'aws:CurrentTime', '123456x', '"123456x" is no date'],
  ])('%s on %s of %j', (operator, key, value, problem) => {
    expect(read(operator, key, value)).toBe(problem);
  });

  it.each([
    ['Bool', 'aws:SecureTransport', 'TRUE'],
    ['Bool', 'aws:SecureTransport', false],
    ['Null', 'aws:Referer', '«Flag»'],
    ['NumericEquals', 'aws:MultiFactorAuthAge', ' -12.50 '],
    ['DateEquals', 'aws:CurrentTime', '2020'],
    ['DateEquals', 'aws:CurrentTime', '1600000000.25'],
  ])('but not %s on %s of %j', (operator, key, value) => {
    expect(typeof read(operator, key, value)).toBe('object');
  });
});

describe('Null', () => {
  const asks = (value: string) => condition('Null', 'aws:SourceVpce', value);
  it('asks whether the key is there', () => {
    expect([holds(asks('true'), { kind: 'absent' }), holds(asks('true'), text('vpce-1'))]).toEqual([true, false]);
    expect([holds(asks('FALSE'), { kind: 'absent' }), holds(asks('FALSE'), text('vpce-1'))]).toEqual([false, true]);
  });
  it('is in doubt by a flag that is known only at deploy', () => {
    expect(holds(asks('«Flag»'), { kind: 'absent' })).toBe('parameter Flag has no default');
  });
});

describe('texts', () => {
  it.each([
    ['StringEquals', 'Shop', 'Shop', true],
    ['StringEquals', 'Shop', 'shop', false],
    ['StringEquals', 'Sh*', 'Shop', false],
    ['StringEqualsIgnoreCase', 'Shop', 'sHOP', true],
    ['StringNotEqualsIgnoreCase', 'Shop', 'sHOP', false],
    ['Bool', 'true', 'TRUE', true],
    ['StringLike', 'Sh*', 'Shop', true],
    ['StringLike', 'Sh*', 'shop', false],
    ['StringNotLike', 'Sh?p', 'Shop', false],
    ['ArnLike', 'arn:aws:iam::*:role/x', 'arn:aws:iam::1:role/x', true],
  ])('%s %s of %s is %s', (operator, value, of, expected) => {
    expect(holds(condition(operator, 'aws:Referer', value), text(of))).toBe(expected);
  });

  it('are matched by one value of several, or by none where the operator negates', () => {
    expect(holds(condition('StringEquals', 'aws:Referer', ['a', 'b']), text('b'))).toBe(true);
    expect(holds(condition('StringNotEquals', 'aws:Referer', ['a', 'b']), text('b'))).toBe(false);
  });

  it('are on either side where the key holds a moment or a number', () => {
    expect(compared(condition('StringEquals', 'aws:CurrentTime', 'x'))).toEqual(['either']);
    const made = condition('StringEquals', 'aws:MultiFactorAuthAge', 'x');
    expect([holds(made, { kind: 'number', value: 1 }, true), holds(made, { kind: 'number', value: 1 }, false)]).toEqual(
      [true, false],
    );
  });

  it('are not those of strangers where they are known only at deploy', () => {
    const made = condition('StringEquals', 'aws:Referer', '«Secret»');
    const owner = { kind: 'unknown', name: '${Secret}', doubt: { reason: 'r', span: made.span } } as const;
    expect([holds(made, text('guess')), holds(made, owner)]).toEqual([false, true]);
    expect(holds(made, { ...owner, name: '${Other}' })).toBe(false);
    expect(holds(condition('StringEquals', 'aws:Referer', 'plain'), owner)).toBe('r');
    expect(holds(condition('StringLike', 'aws:Referer', '*'), owner)).toBe(true);
  });

  it('may be any that fit what is written around an unknown pattern', () => {
    const made = condition('StringLike', 'aws:Referer', 'https://«Host»/*');
    expect(holds(made, text('http://x'))).toBe(false);
    expect(holds(made, text('https://x/y'))).toBe('parameter Host has no default');
    expect(compared(condition('StringLike', 'aws:SourceVpce', '«Endpoint.»'))).toEqual(['unknown']);
    expect(compared(condition('StringLike', 'aws:SourceVpce', '«Endpoint.»*'))).toEqual(['doubt']);
  });
});

describe('policy variables', () => {
  const value = (written: string, options: Options = {}, operator = 'StringEquals') =>
    compared(condition(operator, 'aws:SourceVpc', written, options));
  it('are the key itself, however they are written', () => {
    expect(value('${aws:SourceVpc}')).toEqual(['itself']);
    expect(value('${ aws:sourcevpc }')).toEqual(['itself']);
    expect(holds(condition('StringEquals', 'aws:SourceVpc', '${aws:SourceVpc}'), text('vpc-1'))).toBe(true);
  });
  it.each(['${aws:SourceVpce}', 'x${aws:SourceVpc}', '${aws:SourceVpc}x', '${aws:username, "x"}'])(
    'depend on the request as %s',
    (written) => {
      expect(value(written)).toEqual(['doubt']);
      expect(holds(condition('StringEquals', 'aws:SourceVpc', written), text('vpc-1'))).toBe(
        `${written} depends on the request`,
      );
    },
  );
  it('stand for `*`, `?` and `$` themselves', () => {
    expect(holds(condition('StringEquals', 'aws:SourceVpc', 'a${*}${?}${$}'), text('a*?$'))).toBe(true);
    expect(value('a${*}', {}, 'StringLike')).toEqual(['doubt']);
  });
  it('are plain text in old policies', () => {
    expect(value('${aws:SourceVpc}', { variables: false })).toEqual(['pattern']);
  });
});

describe('addresses', () => {
  const block = (value: unknown, options: Options = {}, operator = 'IpAddress') =>
    compared(condition(operator, 'aws:SourceIp', value, options));
  it('are one set, however many blocks there are', () => {
    expect(block(['10.0.0.0/8', '«Office»/32', '11.0.0.0/8'])).toEqual(['ranges', 'unknown']);
  });
  it('compare with nothing else, and nothing else with them', () => {
    const made = condition('IpAddress', 'aws:Referer', '10.0.0.0/8');
    expect(holds(made, text('10.0.0.1'))).toBe('aws:referer holds nothing to compare with that');
    expect(block('12', {}, 'NumericEquals')).toEqual(['doubt']);
    expect(compared(condition('NumericEquals', 'aws:Referer', '12'))).toEqual(['doubt']);
    expect(holds(condition('IpAddress', 'aws:SourceIp', '10.0.0.0/8'), text('10.0.0.1'))).toBe(false);
  });
  it.each([
    ['«Office»/32', 'unknown'],
    ['«Office»/8', 'unknown'],
    ['«Office»/7', 'doubt'],
    ['«Office»::/16', 'unknown'],
    ['«Office»::/15', 'doubt'],
    ['«Office»', 'doubt'],
    ['«Address.Ip»', 'unknown'],
    ['10.0.0.0/«Bits»', 'doubt'],
    ['«Office»/0', 'ranges'],
    ['«Office»::/0', 'ranges'],
  ])('of an unknown block %s are %s', (value, type) => {
    expect(block(value)).toEqual([type]);
  });
  it('of an unknown list are not all addresses where they are kept out', () => {
    expect(block('«Blocked»', { effect: 'Deny' })).toEqual(['unknown']);
    expect(block('«Allowed»', { effect: 'Deny' }, 'NotIpAddress')).toEqual(['doubt']);
    expect(block('«Blocked»', { effect: 'Allow' }, 'NotIpAddress')).toEqual(['unknown']);
  });
  it.each([
    ['StringEquals', '203.0.113.7', ['ranges']],
    ['StringEquals', '203.0.113.0/24', []],
    ['StringEquals', '203.0.113.*', []],
    ['StringLike', '203.0.113.*', ['ranges']],
    ['StringLike', '203.0.113.7', ['ranges']],
    ['StringLike', '2?3.0.113.*.*.*', ['doubt']],
    ['ArnEquals', '203.0.113.7', []],
    ['Bool', 'true', []],
    ['StringEquals', '«Office»', ['unknown']],
    ['StringLike', '«Office»', ['doubt']],
  ])('as texts: %s %s', (operator, value, types) => {
    expect(block(value, {}, operator).filter((type) => type !== 'never')).toEqual(types);
  });
});

describe('numbers and moments', () => {
  const at = (time: string): Candidate => ({ kind: 'number', value: Date.parse(time) });
  it.each([
    ['DateEquals', '2026-01-01T00:00:00Z', [false, true, false]],
    ['DateLessThan', '2026-01-01T00:00:00Z', [true, false, false]],
    ['DateLessThanEquals', '2026-01-01', [true, true, false]],
    ['DateGreaterThan', '1767225600', [false, false, true]],
    ['DateGreaterThanEquals', '2026', [false, true, true]],
    ['DateNotEquals', '2026-01-01', [true, false, true]],
  ])('%s %s', (operator, value, expected) => {
    const made = condition(operator, 'aws:CurrentTime', value);
    const times = ['2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'];
    expect(times.map((time) => holds(made, at(time)))).toEqual(expected);
  });
  it('are seconds where a clock is compared as a number', () => {
    const made = condition('NumericLessThan', 'aws:EpochTime', '1767225600');
    expect([holds(made, at('2025-12-31T23:59:59Z')), holds(made, at('2026-01-01T00:00:00Z'))]).toEqual([true, false]);
    expect(condition('DateLessThan', 'aws:EpochTime', '1767225600').values).toMatchObject([{ value: 1767225600000 }]);
    expect(condition('NumericLessThan', 'aws:MultiFactorAuthAge', '+300').values).toMatchObject([{ value: 300 }]);
  });
  it('are on either side of what is known only at deploy, or of another kind', () => {
    expect(compared(condition('DateLessThan', 'aws:CurrentTime', '«Until»'))).toEqual(['either']);
    expect(compared(condition('DateLessThan', 'aws:MultiFactorAuthAge', '2026-01-01'))).toEqual(['either']);
  });
  it('do not hold for what is no number', () => {
    expect(holds(condition('NumericEquals', 'aws:MultiFactorAuthAge', '5'), text('5'))).toBe(false);
  });
});

describe('a key', () => {
  const callers = {
    anonymous,
    service: { kind: 'service' },
    other: { kind: 'other' },
  } as unknown as Record<string, Scenario['caller']>;
  const domain = (key: string, who = 'anonymous', network: Scenario['network'] = 'internet') =>
    domainOf(key, { caller: callers[who] ?? anonymous, network });
  const shape = (key: string, who?: string, network?: Scenario['network']) => {
    const found = domain(key, who, network);
    return found.type === 'disputed' ? found.of.map(({ type }) => type).join(' or ') : found.type;
  };

  it.each([
    ['aws:sourceip', 'addresses', 'addresses', 'addresses'],
    ['aws:vpcsourceip', 'absent', 'absent', 'absent'],
    ['aws:sourcevpc', 'absent', 'absent', 'absent'],
    ['aws:sourcevpce', 'absent', 'absent', 'absent'],
    ['aws:viaawsservice', 'absent or texts', 'absent or texts', 'absent or texts'],
    ['aws:referer', 'any-text', 'any-text', 'any-text'],
    ['aws:useragent', 'any-text', 'any-text', 'any-text'],
    ['aws:currenttime', 'moments', 'moments', 'moments'],
    ['aws:securetransport', 'texts', 'texts', 'texts'],
    ['aws:principalisawsservice', 'absent', 'texts', 'texts'],
    ['aws:principalarn', 'absent', 'absent', 'any-text'],
    ['aws:principalaccount', 'absent or texts', 'absent', 'any-text'],
    ['aws:principaltype', 'absent or texts', 'absent', 'any-text'],
    ['aws:userid', 'absent or texts', 'absent', 'any-text'],
    ['aws:multifactorauthpresent', 'absent', 'absent', 'any-text'],
    ['aws:multifactorauthage', 'absent', 'absent', 'numbers'],
    ['aws:tokenissuetime', 'absent', 'absent', 'moments'],
    ['aws:sourceaccount', 'absent', 'any-text', 'absent'],
    ['aws:sourcearn', 'absent', 'any-text', 'absent'],
    ['aws:sourceorgid', 'absent', 'any-text', 'absent'],
    ['aws:sourceorgpaths', 'absent', 'any-text', 'absent'],
    ['aws:principalservicename', 'absent', 'any-text', 'absent'],
    ['aws:principalservicenameslist', 'absent', 'any-text', 'absent'],
    ['aws:username', 'absent', 'absent', 'any-text'],
    ['aws:sourceidentity', 'absent', 'absent', 'any-text'],
    ['aws:federatedprovider', 'absent', 'absent', 'any-text'],
    ['aws:rolesessionname', 'absent', 'absent', 'any-text'],
    ['aws:principaltag/team', 'absent', 'absent', 'any-text'],
    ['aws:requestedregion', 'absent or any-text', 'absent or any-text', 'absent or any-text'],
  ])('%s of an unsigned caller, a service, a signed caller: %s, %s, %s', (key, ...expected) => {
    expect(['anonymous', 'service', 'other'].map((who) => shape(key, who))).toEqual(expected);
  });

  it('of a VPC endpoint is there for calls through one', () => {
    const keys = ['aws:sourceip', 'aws:vpcsourceip', 'aws:sourcevpc', 'aws:sourcevpce'];
    expect(keys.map((key) => shape(key, 'anonymous', 'vpc-endpoint'))).toEqual([
      'absent or addresses',
      'addresses',
      'ids',
      'ids',
    ]);
    expect(keys.map((key) => shape(key, 'anonymous', 'named-endpoint'))).toEqual([
      'addresses',
      'addresses',
      'ids',
      'ids',
    ]);
    expect(domain('aws:sourcevpc', 'anonymous', 'vpc-endpoint')).toMatchObject({ prefix: 'vpc-' });
    expect(domain('aws:sourcevpce', 'anonymous', 'vpc-endpoint')).toMatchObject({ prefix: 'vpce-' });
  });

  it('says who calls', () => {
    expect(domain('aws:principalisawsservice', 'service')).toMatchObject({ texts: ['true'] });
    expect(domain('aws:principalisawsservice', 'other')).toMatchObject({ texts: ['false'] });
    expect(domain('aws:principaltype')).toMatchObject({ of: [{}, { texts: ['Anonymous'] }] });
    expect(domain('aws:userid')).toMatchObject({ of: [{}, { texts: ['anonymous'] }] });
    expect(domain('aws:viaawsservice', 'service')).toMatchObject({ of: [{}, { texts: ['true'] }] });
  });

  const aws = (account: string, arn: string | null = null, others: readonly string[] = []): Scenario => ({
    caller: { kind: 'aws', account, arn, others } as Scenario['caller'],
    network: 'internet',
  });
  it('says the account and the ARN of a caller that the policy names', () => {
    expect(domainOf('aws:principalaccount', aws('111122223333'))).toMatchObject({ texts: ['111122223333'] });
    expect(domainOf('aws:principalaccount', aws('${Account}'))).toMatchObject({ type: 'any-text', optional: false });
    const role = 'arn:aws:iam::111122223333:role/app';
    expect(domainOf('aws:principalarn', aws('111122223333', role))).toMatchObject({ texts: [role] });
    const session = 'arn:aws:sts::111122223333:assumed-role/app/me';
    expect(domainOf('aws:principalarn', aws('111122223333', session, [role]))).toMatchObject({
      type: 'any-text',
      optional: false,
      except: [role],
    });
    expect(domainOf('aws:principalarn', aws('${Account}', 'arn:aws:iam::${Account}:role/app'))).not.toHaveProperty(
      'except',
    );
  });

  it('is compared by what it holds', () => {
    const types = [
      'aws:sourceip',
      'aws:vpcsourceip',
      'aws:currenttime',
      'aws:tokenissuetime',
      'aws:multifactorauthage',
      'aws:referer',
    ];
    expect(types.map(typeOfKey)).toEqual(['address', 'address', 'moment', 'moment', 'number', 'text']);
  });

  it('keeps nobody out where the caller chooses its value or everybody has it', () => {
    const keys = [
      'aws:referer',
      'aws:useragent',
      'aws:currenttime',
      'aws:securetransport',
      'aws:sourceip',
      'aws:username',
    ];
    expect(keys.filter(isWeakKey)).toEqual(keys.slice(0, 4));
  });

  it.each([
    ['aws:sourceip', 'addresses'],
    ['aws:vpcsourceip', 'addresses'],
    ['aws:sourcevpc', 'vpc'],
    ['aws:sourcevpce', 'vpce'],
    ['aws:principalorgid', 'organization'],
    ['aws:principalorgpaths', 'organization'],
    ['aws:sourceorgid', 'organization'],
    ['aws:principalaccount', 'accounts'],
    ['aws:sourceaccount', 'service'],
    ['aws:sourcearn', 'service'],
    ['aws:principalisawsservice', 'service'],
    ['aws:principalservicenameslist', 'service'],
    ['aws:sourceidentity', 'principals'],
    ['aws:principaltag/team', 'principals'],
    ['my:aws:sourcearn', 'principals'],
  ])('%s restricts to %s', (key, kind) => {
    expect(restrictionOfKey(key)).toBe(kind);
  });
});
