import { describe, expect, it } from 'vitest';
import {
  anonymous,
  type Caller,
  callersOf,
  matchPrincipal,
  type PrincipalElement,
  readPrincipal,
} from '../../src/policy/principal.js';
import { isDoubt } from '../../src/policy/truth.js';
import { located } from './values.js';

const read = (json: unknown, negated = false) => readPrincipal(located(json), negated);
function element(json: unknown, negated = false): PrincipalElement {
  const made = read(json, negated);
  if (typeof made === 'string') throw new Error(made);
  return made;
}
const entries = (json: unknown) =>
  element(json).entries.map((one) => (one.kind === 'unknown' ? { kind: 'unknown' } : one));

const role = 'arn:aws:iam::111122223333:role/app';
const account = (of: string | null, arn: string | null = null, others: readonly string[] = []): Caller => ({
  kind: 'aws',
  account: of,
  arn,
  others,
});

describe('a principal element is', () => {
  it.each<[unknown, unknown]>([
    ['*', { kind: 'everyone' }],
    ['«Caller»', { kind: 'unknown' }],
    [{ AWS: '*' }, { kind: 'everyone' }],
    [{ AWS: '111122223333' }, { kind: 'account', account: '111122223333' }],
    [{ AWS: 'arn:aws:iam::111122223333:root' }, { kind: 'account', account: '111122223333' }],
    [{ AWS: role }, { kind: 'principal', name: role, account: '111122223333' }],
    [{ AWS: 'arn:aws:sts::111122223333:assumed-role/app/me' }, { kind: 'principal', account: '111122223333' }],
    [{ AWS: 'arn:aws:iam::«AWS::AccountId»:root' }, { kind: 'account', account: '${AWS::AccountId}' }],
    [{ AWS: 'arn:«AWS::Partition»:iam::«AWS::AccountId»:root' }, { kind: 'account', account: '${AWS::AccountId}' }],
    [{ AWS: 'arn:«AWS::Partition»:iam::«Account»:root' }, { kind: 'account', account: '${Account}' }],
    [{ AWS: 'arn:aws:iam::«AWS::AccountId»:role/app' }, { kind: 'principal', account: '${AWS::AccountId}' }],
    [{ AWS: '«AWS::AccountId»' }, { kind: 'account', account: '${AWS::AccountId}' }],
    [{ AWS: '«Role.Arn»' }, { kind: 'principal', name: '${Role.Arn}', account: null }],
    [{ AWS: '«Prefix»:role/app' }, { kind: 'principal', account: null }],
    [{ AWS: '«Caller»' }, { kind: 'unknown' }],
    [{ AWS: 'AROAEXAMPLEID1234567' }, { kind: 'principal', account: null }],
    [{ Service: 'events.amazonaws.com' }, { kind: 'service', name: 'events.amazonaws.com' }],
    [{ Federated: 'cognito-identity.amazonaws.com' }, { kind: 'other', name: 'cognito-identity.amazonaws.com' }],
    [{ CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' }, { kind: 'other' }],
  ])('%j', (json, entry) => expect(entries(json)).toMatchObject([entry]));

  it('a list of them', () => {
    expect(entries({ AWS: ['111122223333', role], Service: 'events.amazonaws.com' }).map(({ kind }) => kind)).toEqual([
      'account',
      'principal',
      'service',
    ]);
  });

  it.each<[unknown, string]>([
    [{}, 'the principal is empty'],
    [{ AWS: [] }, "the principal's AWS is empty"],
    [{ AWS: '' }, "the principal's AWS is empty"],
    [{ AWS: [{}] }, "the principal's AWS is no string"],
    [['*'], 'a principal is "*" or an object'],
    ['111122223333', '"111122223333" is no principal: it is "*" or an object'],
    [{ Role: 'x' }, 'AWS knows no principal type "Role"'],
    [
      { AWS: 'arn:aws:iam::111122223333:role/*' },
      'principal "arn:aws:iam::111122223333:role/*" has a wildcard inside, which AWS does not take',
    ],
    [
      { AWS: 'arn:aws:iam::«Account»:role/*' },
      'principal "arn:aws:iam::${Account}:role/*" has a wildcard inside, which AWS does not take',
    ],
    [{ AWS: 'x111122223333' }, '"x111122223333" is no AWS principal'],
    [{ AWS: 'my arn:aws:iam::111122223333:root' }, '"my arn:aws:iam::111122223333:root" is no AWS principal'],
    [{ AWS: 'arn:aws:s3:::bucket' }, '"arn:aws:s3:::bucket" is no AWS principal'],
  ])('not %j: %s', (json, problem) => expect(read(json)).toBe(problem));
});

describe('a principal means', () => {
  const means = (json: unknown, caller: Caller, negated = false) => {
    const truth = matchPrincipal(element(json, negated), caller);
    return isDoubt(truth) ? truth.reason : truth;
  };
  const service: Caller = { kind: 'service', name: 'events.amazonaws.com' };
  const user: Caller = { kind: 'other', name: 'cognito-identity.amazonaws.com' };

  it('everybody by *, unsigned callers too', () => {
    for (const caller of [anonymous, account('111122223333'), service, user]) expect(means('*', caller)).toBe(true);
  });
  it('whoever is of the account', () => {
    expect(means({ AWS: '111122223333' }, account('111122223333', role))).toBe(true);
    expect(means({ AWS: '111122223333' }, account('444455556666'))).toBe(false);
    expect(means({ AWS: '111122223333' }, anonymous)).toBe(false);
  });
  it('the role itself, and nobody else of its account', () => {
    expect(means({ AWS: role }, account('111122223333', role))).toBe(true);
    expect(means({ AWS: role }, account('111122223333'))).toBe(false);
    expect(means({ AWS: role }, service)).toBe(false);
  });
  it('the service or the federated user of that name', () => {
    expect(means({ Service: 'events.amazonaws.com' }, service)).toBe(true);
    expect(means({ Service: 's3.amazonaws.com' }, service)).toBe(false);
    expect(means({ Service: 'cognito-identity.amazonaws.com' }, user)).toBe(false);
    expect(means({ Federated: 'cognito-identity.amazonaws.com' }, user)).toBe(true);
    expect(means({ Federated: 'accounts.google.com' }, user)).toBe(false);
    expect(means({ Federated: 'events.amazonaws.com' }, service)).toBe(false);
  });
  it('all but those where it is negated', () => {
    expect(means({ AWS: '111122223333' }, account('111122223333'), true)).toBe(false);
    expect(means({ AWS: '111122223333' }, anonymous, true)).toBe(true);
  });
  it('nobody knows whom where it is known only at deploy', () => {
    expect(means('«Caller»', anonymous)).toBe('parameter Caller has no default');
    expect(means({ AWS: ['«Caller»', '*'] }, anonymous)).toBe(true);
  });
});

describe('the callers that a policy tells apart', () => {
  const callers = (principals: readonly unknown[], values: readonly string[] = []) =>
    callersOf(
      principals.map((one) => element(one)),
      values,
    );
  it('are of each kind somebody whom nothing names', () => {
    expect(callers(['*'])).toEqual([anonymous, account('000000000000'), { kind: 'service', name: null }]);
  });
  it('are those whom principals name, and others of their accounts', () => {
    expect(callers([{ AWS: role }, { Service: 'events.amazonaws.com' }, { Federated: 'x' }])).toEqual([
      anonymous,
      account('111122223333', role),
      { kind: 'service', name: 'events.amazonaws.com' },
      { kind: 'other', name: 'x' },
      account('111122223333', null, [role]),
      account('000000000000', null, [role]),
      { kind: 'service', name: null },
    ]);
  });
  it('are those of accounts that conditions name', () => {
    expect(callers(['*'], ['arn:aws:iam::444455556666:role/x and 111122223333'])).toEqual(
      expect.arrayContaining([account('444455556666'), account('111122223333')]),
    );
  });
  it('are somebody else even where the policy names the usual somebody', () => {
    expect(callers([{ AWS: '000000000000' }])).toContainEqual(account('000000000001'));
  });
});
