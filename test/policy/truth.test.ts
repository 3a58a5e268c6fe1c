import { describe, expect, it } from 'vitest';
import { and, any, not, or, type Truth } from '../../src/policy/truth.js';
import { located } from './values.js';

const { span } = located('');
const maybe: Truth = { reason: 'known only at deploy', span };
const perhaps: Truth = { reason: 'another one', span };

describe("Kleene's three values", () => {
  it.each<[Truth, Truth, Truth, Truth]>([
    [true, true, true, true],
    [true, false, false, true],
    [false, true, false, true],
    [false, false, false, false],
    [true, maybe, maybe, true],
    [maybe, true, maybe, true],
    [false, maybe, false, maybe],
    [maybe, false, false, maybe],
    [maybe, perhaps, maybe, maybe],
  ])('%j, %j: both %j, one %j', (left, right, both, one) => {
    expect([and(left, right), or(left, right)]).toEqual([both, one]);
  });
  it('are turned round, but for the third', () => {
    expect([not(true), not(false), not(maybe)]).toEqual([false, true, maybe]);
  });
  it('are true of some where they are of one, in doubt where they may be', () => {
    const some = (...truths: Truth[]) => any(truths, (truth) => truth);
    expect([some(), some(false, maybe, true), some(false, maybe, perhaps, false)]).toEqual([false, true, maybe]);
  });
});
