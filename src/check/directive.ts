import type { Span } from '../text/source.js';
import type { Finding, Suppression } from './finding.js';

/** Findings that a person accepts, wherever it was said. */
export interface Directive {
  readonly kind: Exclude<Suppression['kind'], 'baseline'>;
  readonly rules: readonly string[];
  /** Null where none was given: then it has no effect. */
  readonly reason: string | null;
  /** ISO date: the last day on which it holds. */
  readonly until: string | null;
  /** Where it stands. */
  readonly span: Span;
  /** Whether a finding of one of its rules is meant. */
  readonly covers: (finding: Finding) => boolean;
}
