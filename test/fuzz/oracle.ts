import type { Files, Outcome } from './program.js';

/** What of a report must be so whatever the input. */
export interface Report {
  readonly findings: readonly ReportedFinding[];
  readonly errors: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly code: string;
  }[];
  readonly summary: { readonly errors: number };
}

export interface ReportedFinding {
  readonly rule: string;
  readonly status: 'fail' | 'undecided';
  readonly severity: string;
  readonly message: string;
  readonly api: { readonly id: string; readonly kind: string } | null;
  readonly resource: string;
  readonly route: string | null;
  readonly stage: string | null;
  readonly when: readonly string[];
  readonly location: Place;
  readonly related: readonly { readonly location: Place }[];
  readonly suppressed: unknown;
}

interface Place {
  readonly file: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A promise that the program did not keep. */
export class Broken extends Error {}

function demand(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Broken(promise);
}

/**
 * A JSON report that keeps the contract: the exit status is what findings and errors make it, every place lies inside a
 * file that is there, an error says what is wrong.
 */
export function soundReport({ status, out, err }: Outcome, files: Files): Report {
  let report: Report;
  try {
    report = JSON.parse(out) as Report;
  } catch {
    throw new Broken(`the report is no JSON (status ${status}): ${out.slice(0, 200)} ${err.slice(0, 200)}`);
  }
  const { findings, errors, summary } = report;
  const fails = findings.some(
    ({ status, severity, suppressed }) => status === 'fail' && suppressed === null && severity !== 'low',
  );
  const promised = errors.length > 0 ? 2 : fails ? 1 : 0;
  demand(status === promised, `exit status ${status} where the report promises ${promised}`);
  demand(summary.errors === errors.length, `${summary.errors} errors are counted, ${errors.length} told`);
  const lengths = new Map<string, number[]>();
  for (const { file, line, column } of errors)
    demand(
      isInside(file, line, column, files, lengths) || line === 1,
      `an error is placed at ${file}:${line}:${column}`,
    );
  for (const finding of findings) {
    demand(finding.message !== '', `a finding of ${finding.rule} says nothing`);
    for (const place of [finding.location, ...finding.related.map(({ location }) => location)])
      demand(
        isInside(place.file, place.startLine, place.startColumn, files, lengths) &&
          isInside(place.file, place.endLine, place.endColumn, files, lengths) &&
          (place.startLine < place.endLine ||
            (place.startLine === place.endLine && place.startColumn <= place.endColumn)),
        `a finding of ${finding.rule} is placed at ${JSON.stringify(place)}`,
      );
  }
  return report;
}

function isInside(file: string, line: number, column: number, files: Files, lengths: Map<string, number[]>): boolean {
  let lines = lengths.get(file);
  if (!lines) {
    const content = files.get(file);
    if (content === undefined) return false;
    lines = content
      .toString()
      .split('\n')
      .map(({ length }) => length);
    lengths.set(file, lines);
  }
  const length = lines[line - 1];
  return length !== undefined && column >= 1 && column <= length + 1;
}

/**
 * What is found, without places, fingerprints and messages: of several reasons or routes a message names the first. What
 * belongs to no one API is told of the first resource that it concerns.
 */
export function meaning({ findings }: Report, rename: (text: string) => string = (text) => text): string[] {
  return findings
    .map(({ rule, status, severity, api, resource, route, stage, when }) =>
      rename(
        JSON.stringify([rule, status, severity, api?.kind, api?.id, api && resource, route, stage, [...when].sort()]),
      ),
    )
    .sort();
}

/** The first difference between two lists that should be equal. */
export function difference(before: readonly string[], after: readonly string[]): string | null {
  const gone = before.find((line, at) => line !== before[at - 1] && count(before, line) > count(after, line));
  if (gone !== undefined) return `lost ${gone}`;
  const come = after.find((line, at) => line !== after[at - 1] && count(after, line) > count(before, line));
  return come === undefined ? null : `new ${come}`;
}

function count(list: readonly string[], line: string): number {
  return list.filter((one) => one === line).length;
}
