import type { CheckedInput, Finding, Severity } from '../check/finding.js';
import type { ExposureTable } from '../graph/exposure-table.js';
import type { Diagnostic } from '../text/source.js';

/**
 * Turns findings into one output format. It gets what was checked input by input and writes as it goes, so that a
 * large repository's findings need not fit in memory; the summary comes last.
 */
export interface Reporter {
  /** `exposure` is empty unless the format is one of those that show it. */
  input(checked: CheckedInput, exposure: readonly ExposureTable[]): void;
  end(): void;
}

/** Makes a reporter that writes to `context.write`. */
export type MakeReporter = (context: ReportContext) => Reporter;

export interface ReportContext {
  readonly write: (text: string) => void;
  readonly tool: { readonly name: string; readonly version: string };
  readonly rules: ReadonlyMap<string, RuleText>;
  /** Counts of everything reported so far; complete when `end` is called. */
  readonly summary: Summary;
  readonly undecided: 'count' | 'show' | 'hide' | 'fail';
  /** Absolute. The working directory, which findings' paths are relative to, and the root of the repository. */
  readonly cwd: string;
  readonly root: string;
  readonly color: boolean;
  /** Columns, for formats that people read. */
  readonly width: number;
  readonly quiet: boolean;
  /** Whether a line is part of the change that is looked at; absent where that is not known. */
  readonly isChanged?: (file: string, line: number) => boolean;
  /** Something the person should know about the report itself, e.g. that a limit cut it. */
  readonly warn: (message: string) => void;
}

/** What reports say about a rule. */
export interface RuleText {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Markdown: why it matters, how to mend it in each format, when it is fine to suppress it. */
  readonly help: string;
  /** How to mend it, in one line. */
  readonly mend: string;
  /** A page of AWS that explains it; empty where there is none. */
  readonly url: string;
  /** Standards and subjects, e.g. `external/cwe/cwe-306`. */
  readonly tags: readonly string[];
}

export interface Summary {
  files: number;
  apis: number;
  routes: number;
  stages: number;
  findings: Record<Severity, number>;
  undecided: number;
  suppressed: number;
  errors: number;
}

/** Most severe first. */
export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

export function emptySummary(): Summary {
  return {
    files: 0,
    apis: 0,
    routes: 0,
    stages: 0,
    findings: { critical: 0, high: 0, medium: 0, low: 0 },
    undecided: 0,
    suppressed: 0,
    errors: 0,
  };
}

export function addTo(summary: Summary, checked: CheckedInput): void {
  summary.files += checked.counts.files;
  summary.apis += checked.counts.apis;
  summary.routes += checked.counts.routes;
  summary.stages += checked.counts.stages;
  summary.errors += errorsOf(checked).length;
  for (const finding of checked.findings) {
    if (finding.suppressed) summary.suppressed++;
    else if (finding.status === 'undecided') summary.undecided++;
    else summary.findings[finding.severity]++;
  }
}

export function findingsOf(summary: Summary): number {
  return severities.reduce((sum, severity) => sum + summary.findings[severity], 0);
}

export function errorsOf(checked: CheckedInput): readonly Diagnostic[] {
  return checked.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
}

export function atLeast(severity: Severity, least: Severity | 'never'): boolean {
  return least !== 'never' && severities.indexOf(severity) <= severities.indexOf(least);
}

/**
 * The findings that reports for people and for other tools show: suppressed ones never, undecided ones where they
 * were asked for.
 */
export function shown(findings: readonly Finding[], undecided: ReportContext['undecided']): readonly Finding[] {
  const withUndecided = undecided === 'show' || undecided === 'fail';
  return findings.filter((finding) => !finding.suppressed && (finding.status === 'fail' || withUndecided));
}
