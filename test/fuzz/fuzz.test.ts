import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { type Attempt, run } from './attempt.js';
import { Program } from './program.js';
import { readSeeds, targets } from './seeds.js';

/**
 * Odd and broken inputs: a report or an error with a place comes out, the exit status is what the report makes it, a
 * second run says the same, and what must not matter does not. A short look in every test run, elsewhere with
 * `FUZZ_SEED` and longer with `FUZZ_ROUNDS`; `npm run fuzz` looks for what is new and goes on after a failure.
 */
const seeds = await readSeeds(['fixtures'], 25);
const program = new Program();
afterAll(() => program.remove());

const rounds = Number(process.env.FUZZ_ROUNDS ?? 40);

const number = fc.nat(2 ** 31 - 1);
const edit = fc.record({ kind: number, at: number, pick: number });

describe.each(targets)('whatever is done to %s', (target) => {
  it('the program keeps its promises', async () => {
    const attempt: fc.Arbitrary<Attempt> = fc.record({
      target: fc.constant(target),
      seed: fc.nat(seeds[target].seeds.length - 1),
      edits: fc.array(edit, { maxLength: 4 }),
      style: number,
      question: number,
    });
    await fc.assert(
      fc.asyncProperty(attempt, (one) => run(one, seeds[target], program)),
      { numRuns: target === 'text' ? 10 * rounds : rounds },
    );
  });
});
