import type { Input } from '../graph/world.js';
import type { RuleSet } from '../rules/run.js';
import type { Baseline } from './baseline.js';
import { checkInput } from './check.js';
import type { CheckedInput } from './finding.js';
import { Fingerprints } from './fingerprint.js';
import type { Suppressions } from './suppress.js';

export interface CheckOptions {
  readonly rules: RuleSet;
  /** Null: show everything (`--no-suppressions`). */
  readonly suppressions: Suppressions | null;
  readonly baseline: Baseline | null;
  /** What an earlier version had: reported no more than what the baseline holds. */
  readonly before?: Baseline | null;
}

/**
 * Checks inputs as they come and lets go of each: what is held is what tells findings of different inputs apart. What
 * the suppressions say of themselves comes last.
 */
export async function* checkInputs(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  { rules, suppressions, baseline, before }: CheckOptions,
): AsyncGenerator<CheckedInput> {
  const fingerprints = new Fingerprints();
  for await (const input of inputs) {
    let checked = checkInput(input, rules, fingerprints);
    if (suppressions) checked = { ...checked, findings: suppressions.apply(checked.findings, input) };
    if (baseline) checked = { ...checked, findings: baseline.apply(checked.findings) };
    if (before) checked = { ...checked, findings: before.apply(checked.findings) };
    yield checked;
  }
  const findings = suppressions?.notes(fingerprints) ?? [];
  if (findings.length > 0) {
    yield { findings, diagnostics: [], counts: { files: 0, apis: 0, routes: 0, stages: 0 } };
  }
}
