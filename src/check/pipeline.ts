import { defaultTimeout, failureOf, within } from '../files/time-limit.js';
import type { Input } from '../graph/world.js';
import type { RuleSet } from '../rules/run.js';
import { type Diagnostic, Source } from '../text/source.js';
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
  /** Seconds that checking one input may take; 0 for any time. */
  readonly timeout?: number;
}

/**
 * Checks inputs as they come and lets go of each: what is held is what tells findings of different inputs apart. What
 * the suppressions say of themselves comes last.
 */
export async function* checkInputs(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  { rules, suppressions, baseline, before, timeout = defaultTimeout }: CheckOptions,
): AsyncGenerator<CheckedInput> {
  const fingerprints = new Fingerprints();
  for await (const input of inputs) {
    let checked: CheckedInput;
    try {
      checked = within(timeout, () => {
        const { findings, ...rest } = checkInput(input, rules, fingerprints);
        const judged = suppressions?.apply(findings, input) ?? findings;
        const known = baseline?.apply(judged) ?? judged;
        return { ...rest, findings: before?.apply(known) ?? known };
      });
    } catch (error) {
      checked = notChecked(input, error);
    }
    yield checked;
  }
  const findings = suppressions?.notes(fingerprints) ?? [];
  if (findings.length > 0) {
    yield { findings, diagnostics: [], counts: { files: 0, apis: 0, routes: 0, stages: 0 } };
  }
}

/** An input whose check failed, whatever the reason: that is said, and the others are checked. */
function notChecked({ sources, diagnostics }: Input, error: unknown): CheckedInput {
  const source = sources[0] ?? new Source('', '');
  const { code, message } = failureOf(error);
  const failure: Diagnostic = {
    code,
    message: `${source.file} ${message}`,
    severity: 'error',
    span: { source, start: 0, end: 0 },
  };
  return { findings: [], diagnostics: [...diagnostics, failure], counts: { files: 0, apis: 0, routes: 0, stages: 0 } };
}
