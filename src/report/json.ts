import type { Finding, Fix } from '../check/finding.js';
import type { Diagnostic } from '../text/source.js';
import { placeOf } from './place.js';
import { errorsOf, type MakeReporter, type ReportContext, type Summary } from './reporter.js';

/**
 * The JSON report: a contract, documented by `schema/report.schema.json`. All findings, undecided and suppressed ones
 * too.
 */
export const json: MakeReporter = ({ write, tool, summary }) => {
  const errors: ErrorJson[] = [];
  const report = writeReport(write, tool);
  return {
    input(checked) {
      for (const finding of checked.findings) report.finding(findingJson(finding));
      errors.push(...errorsOf(checked).map(errorJson));
    },
    end() {
      report.end(errors, summary);
    },
  };
};

export interface ReportJson {
  readonly version: 1;
  readonly tool: ReportContext['tool'];
  readonly findings: readonly FindingJson[];
  readonly errors: readonly ErrorJson[];
  readonly summary: Summary;
}

export type FindingJson = ReturnType<typeof findingJson>;
export type ErrorJson = ReturnType<typeof errorJson>;

/** Writes a report as it comes; one line for each finding, so that reports can be compared line by line. */
export function writeReport(write: ReportContext['write'], tool: ReportContext['tool']) {
  let separator = '';
  write(`{"version":1,"tool":${JSON.stringify(tool)},"findings":[`);
  return {
    finding(finding: FindingJson): void {
      write(`${separator}\n${JSON.stringify(finding)}`);
      separator = ',';
    },
    end(errors: readonly ErrorJson[], summary: Summary): void {
      const lines = errors.map((error) => `\n${JSON.stringify(error)}`);
      write(`${separator && '\n'}],"errors":[${lines.join(',')}${lines.length ? '\n' : ''}],`);
      write(`"summary":${JSON.stringify(summary)}}\n`);
    },
  };
}

export function findingJson(finding: Finding) {
  const { rule, status, severity, message, api, resource, decidedBy, route, stage, when, fingerprint, suppressed } =
    finding;
  return {
    rule,
    status,
    severity,
    message,
    api,
    resource,
    decidedBy,
    route,
    stage,
    construct: finding.construct?.path ?? null,
    location: placeOf(finding.span),
    related: finding.related.map(({ span, message }) => ({ location: placeOf(span), message })),
    when,
    fingerprint,
    suppressed,
    fix: finding.fix && fixJson(finding.fix),
  };
}

function fixJson(fix: Fix) {
  return {
    description: fix.description,
    edits: fix.edits.map(({ span, text }) => ({ location: placeOf(span), text })),
    suggestion: fix.suggestion,
  };
}

export function errorJson({ span, code, message }: Diagnostic) {
  const { file, startLine, startColumn } = placeOf(span);
  return { file, line: startLine, column: startColumn, code, message };
}
