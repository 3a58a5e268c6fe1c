import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Attempt, draftsOf, filesOf, run } from './attempt.js';
import { Coverage } from './coverage.js';
import type { Edit } from './edits.js';
import { numbers } from './numbers.js';
import { Program } from './program.js';
import { readSeeds, type Seeds, type Target, targets } from './seeds.js';

/**
 * Tries many attempts and goes on after a failure: the smallest form of each kind of failure is told at once, with the
 * files that show it. Half of the attempts are made of the campaign's seed and their own number; the other half are
 * earlier ones that reached code which none before them had reached, changed a little. Started by `scripts/fuzz.mjs`,
 * which puts in the counters.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    rounds: { type: 'string', default: '20000' },
    target: { type: 'string' },
    attempt: { type: 'string' },
    out: { type: 'string' },
  },
});

const seed = Number(values.seed);
const chosen: readonly Target[] = values.target ? targets.filter((one) => one === values.target) : targets;
const all = await readSeeds(['fixtures', '../shared/corpus']);
const program = new Program();
const seen = new Map<string, number>();
const coverage = new Coverage();
const corpus: Attempt[] = [];

if (values.attempt !== undefined) await consider(0, JSON.parse(values.attempt) as Attempt);
else
  for (let round = Number(values.from); round < Number(values.rounds); round++) {
    const attempt = attemptOf(round);
    process.send?.({ round, target: attempt.target, sites: coverage.sites, corpus: corpus.length });
    coverage.clear();
    await consider(round, attempt);
    if (coverage.isNew()) corpus.push(attempt);
  }
program.remove();
process.send?.({ done: true, failures: Object.fromEntries(seen) });

async function consider(round: number, attempt: Attempt): Promise<void> {
  const failure = await failureOf(attempt, all[attempt.target]);
  if (failure === null) return;
  const kind = `${attempt.target}: ${failure}`;
  const before = seen.get(kind) ?? 0;
  seen.set(kind, before + 1);
  if (before === 0) await tell(round, kind, await smallest(attempt, failure));
}

function attemptOf(round: number): Attempt {
  const next = numbers(Math.imul(seed, 0x9e3779b1) ^ Math.imul(round, 0x85ebca6b));
  next();
  const known = corpus.length > 0 && next() % 2 === 0 ? corpus[next() % corpus.length] : undefined;
  if (known) return changed(known, next);
  const target = chosen[next() % chosen.length] as Target;
  // small seeds more often: their rounds are short
  const start = Math.floor((next() / 2 ** 32) ** 2 * all[target].seeds.length);
  const edits = Array.from({ length: next() % 5 }, () => editOf(next));
  return { target, seed: start, edits, style: next() >>> 1, question: next() >>> 1 };
}

function editOf(next: () => number): Edit {
  return { kind: next() >>> 1, at: next() >>> 1, pick: next() >>> 1 };
}

/** An attempt with an edit more, fewer or another, and perhaps another question. */
function changed(attempt: Attempt, next: () => number): Attempt {
  const edits = [...attempt.edits];
  const at = next() % (edits.length + 1);
  const way = next() % 4;
  if (way === 0 && edits.length > 0) edits.splice(at, 1);
  else if (way === 1 && edits[at]) edits[at] = { ...edits[at], [next() % 2 ? 'at' : 'pick']: next() >>> 1 };
  else edits.splice(at, 0, editOf(next));
  const question = next() % 2 ? attempt.question : next() >>> 1;
  return { ...attempt, edits: edits.slice(0, 12), question };
}

/** What went wrong, in a form that is the same for the same mistake; null where nothing did. */
async function failureOf(attempt: Attempt, seeds: Seeds): Promise<string | null> {
  try {
    await run(attempt, seeds, program);
    return null;
  } catch (error) {
    if (!(error instanceof Error)) return `threw ${String(error)}`;
    if (error.name === 'Error' && !/\n\s+at .*src\//.test(error.stack ?? '')) return kindOf(error.message);
    const frames = [...(error.stack ?? '').matchAll(/at (?:async )?(\S+) /g)].slice(0, 2).map(([, name]) => name);
    return `${error.name}: ${kindOf(error.message)} in ${frames.join(' < ')}`;
  }
}

/** A message without what differs between inputs: the relation and the rule, not whom they speak of. */
function kindOf(message: string): string {
  const found = /^([^:]+): (lost|new) \["([^"]+)","([^"]+)"/.exec(message);
  return found ? found.slice(1).join(' ') : message.replace(/\d+/g, 'N').slice(0, 80);
}

async function smallest(attempt: Attempt, failure: string): Promise<Attempt> {
  for (let at = attempt.edits.length - 1; at >= 0; at--) {
    const smaller = { ...attempt, edits: attempt.edits.filter((_, index) => index !== at) };
    if ((await failureOf(smaller, all[attempt.target])) === failure) return smallest(smaller, failure);
  }
  return attempt;
}

async function tell(round: number, kind: string, attempt: Attempt): Promise<void> {
  const { seeds } = all[attempt.target];
  let message = '';
  try {
    await run(attempt, all[attempt.target], program);
  } catch (error) {
    message = (error instanceof Error && error.stack) || String(error);
  }
  console.log(
    `\nround ${round}: ${kind}\n  of ${seeds[attempt.seed % seeds.length]?.name}\n  ${JSON.stringify(attempt)}`,
  );
  console.log(message.split('\n').slice(0, 12).join('\n').slice(0, 3000));
  if (values.out === undefined) return;
  const folder = join(values.out, `${attempt.target}-${round}`);
  for (const [name, content] of filesOf(attempt, draftsOf(attempt, all[attempt.target]))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  writeFileSync(join(folder, 'failure.txt'), `${kind}\n${JSON.stringify(attempt)}\n${message}\n`);
}
