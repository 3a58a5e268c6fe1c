import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arnGlob,
  classify,
  everything,
  glob,
  hasWildcard,
  literal,
  matches,
  oneOf,
  takesEverything,
  without,
} from '../../src/policy/pattern.js';

describe('a pattern', () => {
  it('takes any characters for a star, one for a question mark', () => {
    expect(matches(glob('execute-api:I*'), 'execute-api:Invoke')).toBe(true);
    expect(matches(glob('Inv?ke'), 'Invoke')).toBe(true);
    expect(matches(glob('Inv?ke'), 'Invke')).toBe(false);
    expect(matches(glob('a*'), 'a')).toBe(true);
  });
  it('may ignore case', () => {
    expect(matches(glob('EXECUTE-api:*', true), 'execute-api:Invoke')).toBe(true);
    expect(matches(glob('EXECUTE-api:*'), 'execute-api:Invoke')).toBe(false);
  });
  it('of an ARN stays within its part before the resource', () => {
    expect(matches(arnGlob('arn:aws:iam::*:role/*'), 'arn:aws:iam::111122223333:role/a/b')).toBe(true);
    expect(matches(arnGlob('arn:*:iam::1:role/x'), 'arn:aws:x:iam::1:role/x')).toBe(false);
    expect(matches(arnGlob('arn:aws:iam::*:role/x'), 'arn:aws:iam::1:2:role/x')).toBe(false);
    expect(matches(arnGlob('arn:aws:iam::1:*'), 'arn:aws:iam::1:role:x')).toBe(true);
  });
  it('of no whole ARN takes any text for a star', () => {
    expect(matches(arnGlob('arn:*'), 'arn:aws:iam::1:role/x')).toBe(true);
  });
  it('of stars takes everything', () => {
    expect(takesEverything(glob('**'))).toBe(true);
    expect(takesEverything(glob('*?'))).toBe(false);
    expect(takesEverything(glob('*a*'))).toBe(false);
    expect(takesEverything(glob(''))).toBe(false);
    expect(takesEverything(without(':'))).toBe(false);
  });
  it('has a wildcard where it names no character', () => {
    expect([glob('a*'), glob('a?'), glob('ab'), literal('a*')].map(hasWildcard)).toEqual([true, true, false, false]);
  });
});

describe('classes', () => {
  const names = (found: ReturnType<typeof classify>) => found?.map(({ matched, example }) => [example, ...matched]);

  it('are the ways to match several patterns', () => {
    expect(names(classify([everything], [glob('a*'), glob('*b')]))).toEqual([
      ['', false, false],
      ['a', true, false],
      ['b', false, true],
      ['ab', true, true],
    ]);
  });
  it('are found where only one string is left', () => {
    const found = classify([literal('prod/GET/pets')], [glob('prod/*'), glob('*/POST/*')]);
    expect(names(found)).toEqual([['prod/GET/pets', true, false]]);
  });
  it('stay within the languages', () => {
    const language = [...literal('prod/'), ...without('/')];
    expect(names(classify([language], [glob('prod/*/*')]))).toEqual([['prod/x', false]]);
  });
  it('tell which part of the strings of one length they are', () => {
    const digits = Array.from({ length: 3 }, () => oneOf('0123456789abcdef'));
    const found = classify([digits], [glob('0*'), literal('00a')]);
    expect(
      found?.map(({ matched, share }) => [...matched, share]).sort((left, right) => Number(right[2]) - Number(left[2])),
    ).toEqual([
      [false, false, 15 / 16],
      [true, false, 255 / 4096],
      [true, true, 1 / 4096],
    ]);
  });
  it('are given up where there would be too many', () => {
    const patterns = Array.from({ length: 14 }, (_, at) => glob(`*${'?'.repeat(at)}a${'?'.repeat(20)}*b`));
    expect(classify([everything], patterns)).toBeNull();
    const many = Array.from({ length: 150_000 }, (_, at) => literal(String(at)));
    expect(classify([everything], [...many, glob('*')])).toBeNull();
    expect(classify([everything], [...many.slice(0, 5000), literal('a'.repeat(5000))])).toBeNull();
  });
  it('are those of any string', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 5 }).map((chars) => chars.join(''));
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 1, maxLength: 4 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c') }),
        (patterns, text) => {
          const globs = patterns.map((pattern) => glob(pattern));
          const matched = globs.map((one) => matches(one, text));
          const found = classify([everything], globs) ?? [];
          expect(found.map((one) => one.matched)).toContainEqual(matched);
          for (const one of found) expect(globs.map((pattern) => matches(pattern, one.example))).toEqual(one.matched);
        },
      ),
    );
  });
});
