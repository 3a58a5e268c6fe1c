import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, PatternError } from '../../src/rules/pattern.js';

const matches = (pattern: string, text: string) => compilePattern(pattern)(text);

describe('patterns', () => {
  it('match anywhere unless they are held', () => {
    expect(matches('pets', '/v1/pets/{id}')).toBe(true);
    expect(matches('^pets', '/v1/pets')).toBe(false);
    expect(matches('^/v1/pets$', '/v1/pets')).toBe(true);
  });

  it('know classes, sets, counts and choices', () => {
    expect(matches('^arn:aws[a-z-]*:lambda:[^:]+:\\d{12}:', 'arn:aws-cn:lambda:cn-north-1:123456789012:f')).toBe(true);
    expect(matches('^(a|bc){2,3}$', 'bcabc')).toBe(true);
    expect(matches('^(a|bc){2,3}$', 'a')).toBe(false);
    expect(matches('\\bGET\\b', 'ANY GETS')).toBe(false);
    expect(matches('(?i)^HTTPS?:', 'http://x')).toBe(true);
    expect(matches('[\\]\\-x]', ']')).toBe(true);
  });

  it.each([
    ['(a', "a '(' without ')'"],
    ['a)', "a ')' without '('"],
    ['[a', "a '[' without ']'"],
    ['*a', 'nothing to repeat'],
    ['a**', 'nothing to repeat'],
    ['a{3,1}', 'out of order'],
    ['+a', 'nothing to repeat'],
    ['?a', 'nothing to repeat'],
    ['^*', 'nothing to repeat'],
    ['\\b+', 'nothing to repeat'],
    ['[z-a]', "a range from 'z' that ends nowhere"],
    ['[a-\\d]', "a range from 'a' that ends nowhere"],
    ['\\p{L}', "'\\p' is not supported"],
    ['[\\q]', "'\\q' is not supported"],
    ['a\\', "'\\' is not supported"],
    ['(?=a)', "'(?=' is not supported"],
    ['(a)\\1', "'\\1' is not supported"],
    ['(a{1000}){1000}', 'too large'],
    [`${'('.repeat(5000)}a${')'.repeat(5000)}`, 'more than 100 groups are nested'],
  ])('say what is wrong with %s', (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(PatternError);
    expect(() => compilePattern(pattern)).toThrow(message);
  });

  it('answer at once where backtracking would not end', () => {
    const text = `${'a'.repeat(5000)}!`;
    expect(matches('^(a+)+$', text)).toBe(false);
    expect(matches('^(a|a)*$', text)).toBe(false);
    expect(matches('(.*)*x(.*)*x', text)).toBe(false);
  });

  /** ASCII, line ends of JavaScript, and letters beyond. */
  const characters = [...Array.from({ length: 128 }, (_, code) => code), 0xa0, 0xe9, 0x2028, 0x2029, 0x3042].map(
    (code) => String.fromCharCode(code),
  );

  it.each([
    '.',
    '\\d',
    '\\D',
    '\\w',
    '\\W',
    '\\s',
    '\\S',
    '\\t',
    '\\n',
    '\\r',
    '\\f',
    '\\v',
    '\\.',
    '\\/',
    '\\bx',
    '\\Bx',
    'x\\b',
    'x\\B',
    '[b-d]',
    '[^b-d]',
    '[b-]',
    '[-b]',
    '[a-a]',
    '[A-Z_]',
    '[\\d.]',
    '[\\W]',
    '[\\]\\-^]',
    '[\\t\\n]',
    '[]',
    '[^]',
  ])('take the characters that JavaScript takes for %s', (source) => {
    const real = new RegExp(source);
    const taken = (test: (text: string) => boolean) =>
      characters.flatMap((one) => [one, `x${one}`, `${one}x`]).filter(test);
    expect(taken(compilePattern(source))).toEqual(taken((text) => real.test(text)));
  });

  it.each(['k', 'K', '[b-d]', '[^b-d]', '_', '@', '[A-z]', '`', '\\['])(
    'ignore the case of %s as JavaScript does',
    (source) => {
      const real = new RegExp(source, 'i');
      const ascii = characters.slice(0, 128);
      expect(ascii.filter(compilePattern(`(?i)${source}`))).toEqual(ascii.filter((text) => real.test(text)));
    },
  );

  it.each([
    '^a{2}$',
    '^a{1,3}$',
    '^a{2,}$',
    '^a{0,12}$',
    '^a+?$',
    '^a??$',
    '^(?:|a)$',
    '^(a|b|aa)$',
    '^(a|)b?$',
    '^a{,2}$',
    '^a{x}$',
  ])('count as JavaScript does in %s', (source) => {
    const texts = Array.from({ length: 15 }, (_, count) => 'a'.repeat(count)).concat('b', 'ab', 'a{,2}', 'a{x}');
    expect(texts.filter(compilePattern(source))).toEqual(texts.filter((text) => new RegExp(source).test(text)));
  });

  it('may nest a hundred groups, one after the other as many as one likes', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    expect(matches(nested(100), 'a')).toBe(true);
    expect(() => compilePattern(nested(101))).toThrow('more than 100 groups are nested');
    expect(matches('(a)'.repeat(300), 'a'.repeat(300))).toBe(true);
  });

  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '\\b', '^', '$', '0', '-');
  const repeatable = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w');
  const pattern = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      atom,
      fc.tuple(repeatable, fc.constantFrom('*', '+', '?', '{2}', '{1,}', '{0,2}')).map((parts) => parts.join('')),
      fc.tuple(tie('node'), tie('node')).map((parts) => parts.join('')),
      fc.tuple(tie('node'), tie('node')).map((parts) => `(${parts.join('|')})`),
      fc.tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}')).map(([part, count]) => `(?:${part})${count}`),
    ),
  })).node as fc.Arbitrary<string>;

  it('agree with RegExp', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: fc.constantFrom('a', 'b', '0', '-', '\n'), maxLength: 8 }),
        (source, text) => {
          expect(matches(source, text)).toBe(new RegExp(source).test(text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
