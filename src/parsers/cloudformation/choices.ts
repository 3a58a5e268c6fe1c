import type { Choice } from '../../graph/world.js';

interface Question {
  readonly key: string;
  readonly parameter: string;
  /** The classes in words, the default's first. */
  readonly of: readonly string[];
}

/**
 * Answers the questions that a build asks ('which class is parameter Stage in?'), always the same within one world.
 * Worlds are found by asking: a world's build is repeated with other answers until all combinations were met, so a
 * parameter that only matters under a condition splits only there.
 */
export class Chooser {
  readonly #answers: ReadonlyMap<string, number>;
  readonly asked = new Map<string, { question: Question; answer: number }>();

  constructor(answers: ReadonlyMap<string, number> = new Map()) {
    this.#answers = answers;
  }

  choose(question: Question): number {
    const before = this.asked.get(question.key);
    if (before) return before.answer;
    const answer = Math.min(this.#answers.get(question.key) ?? 0, question.of.length - 1);
    this.asked.set(question.key, { question, answer });
    return answer;
  }

  get choices(): Choice[] {
    return [...this.asked.values()].map(({ question, answer }) => ({
      parameter: question.parameter,
      is: question.of[answer] ?? '',
      of: question.of,
    }));
  }
}

/**
 * Builds once for every consistent combination of answers, the default world (first answers) first. `complete` is false
 * where there are more than `limit`: then the default world and those that differ from it in one answer are built.
 */
export function eachWorld<T>(
  build: (chooser: Chooser) => T,
  limit: number,
): {
  worlds: { choices: readonly Choice[]; made: T }[];
  complete: boolean;
} {
  const worlds: { choices: readonly Choice[]; made: T }[] = [];
  const run = (answers: ReadonlyMap<string, number>): Chooser => {
    const chooser = new Chooser(answers);
    const made = build(chooser);
    worlds.push({ choices: chooser.choices, made });
    return chooser;
  };
  const first = run(new Map());
  let last = first;
  for (;;) {
    const next = following(last);
    if (!next) return { worlds, complete: true };
    if (worlds.length >= limit) break;
    last = run(next);
  }
  worlds.length = 1;
  for (const [key, { question }] of first.asked)
    for (let answer = 1; answer < question.of.length && worlds.length < limit; answer++) run(new Map([[key, answer]]));
  return { worlds, complete: false };
}

/** The answers of the next world in depth-first order: the last question that has one more answer gets it. */
function following(chooser: Chooser): Map<string, number> | null {
  const asked = [...chooser.asked.entries()];
  for (let at = asked.length - 1; at >= 0; at--) {
    const entry = asked[at];
    if (!entry) continue;
    const [key, { question, answer }] = entry;
    if (answer + 1 < question.of.length) {
      const answers = new Map(asked.slice(0, at).map(([earlier, given]) => [earlier, given.answer]));
      return answers.set(key, answer + 1);
    }
  }
  return null;
}
