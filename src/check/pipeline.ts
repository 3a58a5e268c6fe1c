import { batchLimits, defaultTimeout, eachWithin, failureOf } from '../files/time-limit.js';
import type { Input } from '../graph/world.js';
import type { RuleSet } from '../rules/run.js';
import { type Diagnostic, Source } from '../text/source.js';
import type { Baseline } from './baseline.js';
import { checkInput } from './check.js';
import type { CheckedInput, Finding } from './finding.js';
import { Fingerprints } from './fingerprint.js';
import type { Memory } from './memory.js';
import type { Suppressions } from './suppress.js';

export interface CheckOptions {
  readonly rules: RuleSet;
  /** Null: show everything (`--no-suppressions`). */
  readonly suppressions: Suppressions | null;
  readonly baseline: Baseline | null;
  /** What an earlier version had: reported no more than what the baseline holds. */
  readonly before?: Baseline | null;
  /** Seconds that checking one input may take; 0 for any time. */
  readonly timeout?: number;
  /** Takes some small inputs at once, which is faster. Else each is checked and given away before the next is taken. */
  readonly inBatches?: boolean;
  /** What earlier runs found. */
  readonly memory?: Memory | null;
  /** Says how the findings of one input are mended. */
  readonly mend?: ((findings: readonly Finding[]) => Promise<readonly Finding[]>) | null;
}

/**
 * Checks inputs as they come and lets go of each: what is held is what tells findings of different inputs apart. What
 * the suppressions say of themselves comes last.
 */
export async function* checkInputs(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  options: CheckOptions,
): AsyncGenerator<CheckedInput> {
  const { rules, suppressions, baseline, before, memory, mend, timeout = defaultTimeout, inBatches = false } = options;
  const fingerprints = new Fingerprints();
  const check = (input: Input): CheckedInput => {
    const { findings, ...rest } = memory?.checked(input) ?? newlyChecked(input);
    const numbered = fingerprints.numbered(findings);
    const judged = suppressions?.apply(numbered, input) ?? numbered;
    const known = baseline?.apply(judged) ?? judged;
    return { ...rest, findings: before?.apply(known) ?? known };
  };
  const newlyChecked = (input: Input): CheckedInput => {
    const checked = checkInput(input, rules);
    memory?.keep(input, checked);
    return checked;
  };
  const mended = async (input: Input, findings: readonly Finding[]): Promise<readonly Finding[]> => {
    if (!mend) return findings;
    const known = memory?.withFixes(input, findings);
    if (known) return known;
    const made = await mend(findings);
    memory?.keepFixes(input, made);
    return made;
  };
  for await (const batch of batches(inputs, inBatches ? batchLimits.items : 1)) {
    const isKnown = memory && batch.every((input) => memory.checked(input));
    const results = isKnown ? batch.map((input) => ({ made: check(input) })) : eachWithin(timeout, batch, check);
    for (const [at, done] of results.entries()) {
      const input = batch[at] as Input;
      if ('made' in done) yield { ...done.made, findings: await mended(input, done.made.findings) };
      else yield notChecked(input, done.error);
    }
  }
  memory?.save();
  const findings = suppressions?.notes(fingerprints) ?? [];
  if (findings.length > 0) {
    yield { findings, diagnostics: [], counts: { files: 0, apis: 0, routes: 0, stages: 0 } };
  }
}

async function* batches(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  limit: number,
): AsyncGenerator<readonly Input[]> {
  let batch: Input[] = [];
  let characters = 0;
  for await (const input of inputs) {
    batch.push(input);
    for (const { text } of input.sources) characters += text.length;
    if (batch.length < limit && characters < batchLimits.size) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

/** An input whose check failed, whatever the reason: that is said, and the others are checked. */
function notChecked(input: Input, error: unknown): CheckedInput {
  const diagnostics = [...input.diagnostics, failureIn(input, error)];
  return { findings: [], diagnostics, counts: { files: 0, apis: 0, routes: 0, stages: 0 } };
}

/** What went wrong when something was asked of an input. */
export function failureIn({ sources }: Input, error: unknown): Diagnostic {
  const source = sources[0] ?? new Source('', '');
  const { code, message } = failureOf(error);
  return { code, message: `${source.file} ${message}`, severity: 'error', span: { source, start: 0, end: 0 } };
}
