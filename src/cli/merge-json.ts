import { bare, Fingerprints } from '../check/fingerprint.js';
import type { ErrorJson, FindingJson, ReportJson } from '../report/json.js';
import { emptySummary, severities } from '../report/reporter.js';
import { distinct } from './distinct.js';

/**
 * Several reports as one: what more than one of them has stands there once, in the order of the report's schema; equal
 * fingerprints are numbered anew. What was looked at is added up.
 */
export function mergeReports(reports: readonly [ReportJson, ...ReportJson[]]): ReportJson {
  const findings = distinct(
    reports.map((report) => report.findings),
    (finding) => JSON.stringify({ ...finding, fingerprint: bare(finding.fingerprint) }),
  ).sort(inOrder);
  const errors = distinct(
    reports.map((report) => report.errors),
    (error) => JSON.stringify(error),
  ).sort(errorsInOrder);
  const fingerprints = new Fingerprints();
  const [{ version, tool }] = reports;
  return {
    version,
    tool,
    findings: findings.map((one) => ({ ...one, fingerprint: fingerprints.next(bare(one.fingerprint)) })),
    errors,
    summary: summaryOf(reports, findings, errors),
  };
}

function summaryOf(
  reports: readonly ReportJson[],
  findings: readonly FindingJson[],
  errors: readonly ErrorJson[],
): ReportJson['summary'] {
  const summary = emptySummary();
  for (const one of reports) {
    summary.files += one.summary.files;
    summary.apis += one.summary.apis;
    summary.routes += one.summary.routes;
    summary.stages += one.summary.stages;
  }
  const open = findings.filter(({ suppressed }) => !suppressed);
  summary.suppressed = findings.length - open.length;
  summary.undecided = open.filter(({ status }) => status === 'undecided').length;
  for (const severity of severities)
    summary.findings[severity] = open.filter((one) => one.status === 'fail' && one.severity === severity).length;
  summary.errors = errors.length;
  return summary;
}

function inOrder(a: FindingJson, b: FindingJson): number {
  return (
    compare(a.location.file, b.location.file) ||
    a.location.startLine - b.location.startLine ||
    compare(a.rule, b.rule) ||
    compare(a.route ?? '', b.route ?? '') ||
    compare(a.stage ?? '', b.stage ?? '') ||
    compare(a.resource, b.resource) ||
    compare(bare(a.fingerprint), bare(b.fingerprint)) ||
    compare(withoutNumber(a), withoutNumber(b))
  );
}

/** The whole of it, so that the order does not depend on that of the reports. */
function withoutNumber(finding: FindingJson): string {
  return JSON.stringify({ ...finding, fingerprint: '' });
}

function errorsInOrder(a: ErrorJson, b: ErrorJson): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
