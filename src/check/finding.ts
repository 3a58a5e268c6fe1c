import type { ApiKind, Construct } from '../graph/model.js';
import type { Severity } from '../rules/rule.js';
import type { Diagnostic, Span } from '../text/source.js';

export type { Severity };

/** What a rule says of one subject. The JSON report (`schema/report.schema.json`) is this with the spans written out. */
export interface Finding {
  readonly rule: string;
  readonly status: 'fail' | 'undecided';
  readonly severity: Severity;
  readonly message: string;
  /** Null where the finding belongs to no one API (a permission, a domain, a usage plan, a key). */
  readonly api: { readonly id: string; readonly kind: ApiKind; readonly name: string } | null;
  /** The subject's own resource, as the person named it. */
  readonly resource: string;
  /** The resource whose text decided, where that is another one; else null. */
  readonly decidedBy: string | null;
  /** `GET /pets`, `ANY $default`, a WebSocket route key, or null. */
  readonly route: string | null;
  readonly stage: string | null;
  /** What made the subject's resource, where an app wrote the template (AWS CDK). */
  readonly construct: Construct | null;
  /** Where the deciding text stands: the primary location. */
  readonly span: Span;
  readonly related: readonly RelatedLocation[];
  /** The worlds in which it holds, as conditions (`Stage is not prod`); `[]` where it holds in all. */
  readonly when: readonly string[];
  readonly fingerprint: string;
  /** Equal for findings of one rule with one cause: reporters for people group by it. */
  readonly cause: string;
  /** What the deciding text says, e.g. `authorization is not set (AWS default: none)`; empty where it speaks for itself. */
  readonly decided: string;
  /** Why it is undecided, in words; null where it is not. Reporters for people say it once for all that it keeps open. */
  readonly unknown: string | null;
  readonly suppressed: Suppression | null;
  readonly fix: Fix | null;
  /** What an edit starts from; reports leave it out. Null where there is nothing to edit. */
  readonly origin: Origin | null;
}

export interface Origin {
  /** The subject's own header. */
  readonly subject: Span;
  /** The places that decide; more than one where each would decide alone. */
  readonly places: readonly Place[];
}

export interface Place {
  /** Where it is said, or whose default it is. */
  readonly span: Span;
  /** The text beside which it would be written, where that is not the owner's header. */
  readonly beside: Span | null;
  /** False for a default. */
  readonly isSaid: boolean;
}

export interface RelatedLocation {
  readonly span: Span;
  readonly message: string;
  /** It only explains: it is neither the subject nor a step to the text that decides, so the finding is not about it. */
  readonly isAside?: true;
}

/** What a finding is about: the text that decides it, the steps on the way to that, its subject where that is elsewhere. */
export function concernedBy({ span, related }: Finding): readonly Span[] {
  return [span, ...related.flatMap((one) => (one.isAside ? [] : [one.span]))];
}

export interface Suppression {
  readonly kind: 'comment' | 'metadata' | 'config' | 'baseline';
  readonly reason: string;
  /** ISO date, or null. */
  readonly until: string | null;
}

/** How to mend a finding: by edits that are safe, or by a text for a person who has to decide. */
export interface Fix {
  readonly description: string;
  /** Text to put in place of spans; empty where there is a suggestion instead. */
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
  /** What to write, and why it is not done without a person. */
  readonly suggestion: { readonly text: string; readonly reason: string } | null;
}

/** What one input contributes to a report. Reporters get these one by one, the summary comes last. */
export interface CheckedInput {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: { readonly files: number; readonly apis: number; readonly routes: number; readonly stages: number };
}
