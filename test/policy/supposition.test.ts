import { describe, expect, it } from 'vitest';
import { type Text, textFrom } from '../../src/policy/holes.js';
import { isFresh, ownArn, suppositions } from '../../src/policy/supposition.js';
import { located } from './values.js';

function texts(written: readonly string[]): Text[] {
  return written.map((one) => {
    const made = textFrom(located(one));
    if (!made) throw new Error(one);
    return made;
  });
}
const suppose = (allowed: readonly string[], denied: readonly string[] = [], stage: string | null = null) =>
  suppositions(texts(allowed), texts(denied), stage);

/** What each hole may be: `new` is a text that the policy does not have, `own` the own API's ARN. */
function options(resource: string, stage: string | null = null): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const { holes } of suppose([resource], [], stage) ?? []) {
    for (const [key, value] of holes) {
      const name = typeof key === 'string' ? key : key.reason;
      found[name] ??= new Set();
      found[name].add(value === ownArn ? 'own' : isFresh(value) ? 'new' : value);
    }
  }
  return Object.fromEntries(Object.entries(found).map(([name, values]) => [name, Array.from(values)]));
}

const arn = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5';

describe('the own API', () => {
  const own = (allowed: readonly string[], denied: readonly string[] = []) =>
    suppose(allowed, denied)?.map(({ region, account, apiId }) => [region, account, apiId.replace('\u{F000}', '?')]);
  it('is the one that an Allow writes', () => {
    expect(own([`${arn}/prod/*`])).toEqual([['us-east-1', '123456789012', 'a1b2c3d4e5']]);
    expect(own([`${arn}/*`], ['arn:aws:execute-api:eu-west-1:1:zzzzzzzzzz/*'])).toEqual([
      ['us-east-1', '123456789012', 'a1b2c3d4e5'],
    ]);
  });
  it('is the one that a Deny writes where no Allow does', () => {
    expect(own(['execute-api:/*'], [`${arn}/*`])).toEqual([['us-east-1', '123456789012', 'a1b2c3d4e5']]);
  });
  it.each([
    ['execute-api:/*'],
    ['arn:aws:execute-api:*:*:*'],
    ['arn:aws:execute-api:us-east-*:12345678901?:*/prod/*'],
    ['arn:aws:execute-api:«AWS::Region»:«AWS::AccountId»:«Api.»/*'],
    ['arn:aws:execute-api'],
    ['arn:aws:s3:us-east-1:123456789012:bucket'],
  ])('is not written by %s', (resource) => expect(own([resource])).toEqual([[null, null, '?']]));
  it('of a private custom domain has no id', () => {
    expect(own(['arn:aws:execute-api:us-east-1:1:/domainnames/x+1'])).toEqual([['us-east-1', '1', '?']]);
  });
  it('may be each of several', () => {
    const two = [`${arn}/*`, 'arn:aws:execute-api:us-east-1:123456789012:zzzzzzzzzz/*'];
    expect(own(two)?.map(([, , id]) => id)).toEqual(['a1b2c3d4e5', 'zzzzzzzzzz']);
  });
});

describe('a hole in a resource may be', () => {
  it.each<[string, Record<string, string[]>]>([
    ['execute-api:/prod/*', {}],
    ['execute-api:/«Stage»/*', { Stage: ['new', '*'] }],
    ['execute-api:/prod/«Method.»/*', { Method: ['new'] }],
    ['arn:«AWS::Partition»:execute-api:«Region»:«Account»:«Id»/«Stage»/*', { Stage: ['new', '*'] }],
    [`${arn}/prod/GET/items:«Verb»`, { Verb: ['new', '*'] }],
    [`${arn}/prod/GET/a:b«Verb»`, { Verb: ['new', '*'] }],
    ['«Resource»', { Resource: ['new', 'own'] }],
    ['«Api.execution_arn»/*', {}],
    ['«Api.execution_arn»/«Stage»/*', { Stage: ['new', '*'] }],
  ])('%s', (resource, expected) => expect(options(resource)).toEqual(expected));

  it.each<[string, Record<string, string[]>]>([
    ['execute-api:/«Stage»/*', { Stage: ['prod', '*'] }],
    ['execute-api:/«Stage.»/*', { Stage: ['prod'] }],
    [`${arn}/«Stage»/*`, { Stage: ['prod', '*'] }],
    ['«Api.execution_arn»/«Stage»/*', { Stage: ['prod', '*'] }],
    ['execute-api:/dev/«Method»/*', { Method: ['new', '*'] }],
    ['execute-api:/«Stage»-eu/*', { Stage: ['prod', '*'] }],
    ['execute-api:/eu-«Stage»/*', { Stage: ['new', '*'] }],
  ])('the stage that is asked about: %s', (resource, expected) => expect(options(resource, 'prod')).toEqual(expected));

  it('the same as another one', () => {
    const both = suppose(['execute-api:/«A.»/*'], ['execute-api:/«B.»/*']) ?? [];
    expect(both.map(({ holes }) => holes.get('A') === holes.get('B'))).toEqual([false, true]);
    expect(both.flatMap(({ holes }) => Array.from(holes.values())).every(isFresh)).toBe(true);
  });
  it('one text wherever it stands', () => {
    const found = suppose(['execute-api:/«A.»/*', 'execute-api:/«B.»/*', 'execute-api:/«A.»/GET/*']);
    expect(found).toHaveLength(2);
  });
});

describe('suppositions', () => {
  const unknown = (count: number) => Array.from({ length: count }, (_, at) => `execute-api:/«S${at}»/*`);
  it('are all combinations of what the holes may be, and one where they are equal', () => {
    expect(suppose(unknown(5))).toHaveLength(33);
  });
  it('are given up where they are too many', () => {
    expect([suppose(unknown(6)), suppose(unknown(7))]).toEqual([null, null]);
    const regions = (count: number) =>
      Array.from({ length: count }, (_, at) => `arn:aws:execute-api:region-${at}:1:*/«Stage»/*`);
    expect(suppose(regions(32))).toHaveLength(64);
    expect(suppose(regions(33))).toBeNull();
  });
});
