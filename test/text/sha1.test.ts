import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha1 } from '../../src/text/sha1.js';

test('the examples of FIPS 180', () => {
  expect(sha1('abc')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  expect(sha1('')).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709');
  expect(sha1('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
  );
});

test('any text, of any length around a block', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(anyText, (text) => sha1(text) === createHash('sha1').update(text).digest('hex')),
    { numRuns: 50 },
  );
  for (let length = 50; length < 130; length++) {
    expect(sha1('x'.repeat(length))).toBe(createHash('sha1').update('x'.repeat(length)).digest('hex'));
  }
});

test('however many texts there are', () => {
  for (let at = 0; at < 300; at++) expect(sha1(`é${at}`)).toBe(createHash('sha1').update(`é${at}`).digest('hex'));
});
