import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/text/value.js';
import { read } from './plain.js';

function height(value: Value | null): number {
  if (value?.kind === 'list') return 1 + Math.max(0, ...value.items.map(height));
  if (value?.kind === 'map') return 1 + Math.max(0, ...Array.from(value.entries.values(), (one) => height(one.value)));
  return 0;
}

const codes = async (text: string, file?: string) => {
  const { value, diagnostics } = await read(text, file);
  return { height: height(value), codes: diagnostics.map(({ severity, code }) => `${severity} ${code}`) };
};

describe('nesting of 200 levels is read', () => {
  it.each(['yaml', 'json'])('in %s', async (extension) => {
    const deep = await codes(`${'['.repeat(199)}${']'.repeat(199)}`, `a.${extension}`);
    expect(deep).toEqual({ height: 199, codes: [] });
  });
});

describe('deeper nesting is one error, and what lies above it is read', () => {
  it.each([
    ['brackets in YAML', `{"a": ${'['.repeat(300)}${']'.repeat(300)}, "b": 1}`, 'a.yaml'],
    ['brackets in JSON', `{"a": ${'['.repeat(1000)}${']'.repeat(1000)}, "b": 1}`, 'a.json'],
    ['block maps', Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'), 'a.yaml'],
    ['block lists', `${'- '.repeat(220)}a`, 'a.yaml'],
    [
      'aliases',
      Array.from({ length: 5000 }, (_, i) => `a${i}: &a${i} ${i === 0 ? '[x]' : `[*a${i - 1}]`}`).join('\n'),
      'a.yaml',
    ],
  ])('%s', async (_, text, file) => {
    const deep = await codes(text, file);
    expect(deep.codes).toEqual(['error too-deep']);
    expect(deep.height).toBeGreaterThan(150);
    expect(deep.height).toBeLessThanOrEqual(200);
  });

  it.each(['a.yaml', 'a.json'])('even where nothing can be read: %s', async (file) => {
    const deep = await codes('['.repeat(100_000), file);
    expect(deep.codes).toContain('error too-deep');
  });

  it.each([
    ['keys', 'a: '],
    ['keys and carriage returns', 'a:\r'],
    ['keys in quotes', '"a": '],
    ['values without keys', ': '],
  ])('even where one line has very many %s', async (_, piece) => {
    const deep = await codes(`${piece.repeat(5000)}\nb: [`, 'a.yaml');
    expect(deep.codes.length).toBeGreaterThan(0);
  });
});

describe('what is long or far to the right is not nested', () => {
  it.each([
    [
      'an object on one line',
      `{${Array.from({ length: 600 }, (_, i) => `"k${i}": {"v": [${i}]}`).join(', ')}, "b": [}`,
    ],
    ['text with many colons', `a: "${': '.repeat(600)}"\nb: [`],
    ['a block that is indented far', `a:\n${' '.repeat(600)}c: 1\nb: [`],
  ])('%s', async (_, text) => {
    const long = await codes(text);
    expect(long.codes).toEqual(['error syntax-error']);
    expect(long.height).toBeLessThan(5);
  });
});

describe('aliases that expand without end', () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    .concat(Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`))
    .join('\n');

  it('are followed up to a million values', async () => {
    const { value, diagnostics } = await read(bomb);
    expect(diagnostics.map(({ code }) => code)).toEqual(['too-large']);
    expect(diagnostics[0]?.message).toContain('1000000 values');
    expect(size(value)).toBeLessThan(2_000_000);
  });
});

function size(value: Value | null): number {
  if (value?.kind === 'list') return value.items.reduce((sum, item) => sum + size(item), 1);
  if (value?.kind === 'map') return Array.from(value.entries.values()).reduce((sum, one) => sum + size(one.value), 1);
  return 1;
}

describe('diagnostics of one kind', () => {
  it('are said twenty times at most', async () => {
    const { diagnostics } = await read('a: 1\n'.repeat(10_000));
    expect(diagnostics).toHaveLength(20);
  });
});
