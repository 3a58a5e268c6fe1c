import type { Finding, Fix } from '../check/finding.js';
import type { Diagnostic } from '../text/source.js';
import { placeOf } from './place.js';
import { errorsOf, type MakeReporter } from './reporter.js';

/**
 * The JSON report: a contract, documented by `schema/report.schema.json`. One line for each finding, so that reports
 * can be compared line by line; all findings, undecided and suppressed ones too.
 */
export const json: MakeReporter = ({ write, tool, summary }) => {
  const errors: string[] = [];
  let separator = '';
  write(`{"version":1,"tool":${JSON.stringify(tool)},"findings":[`);
  return {
    input(checked) {
      for (const finding of checked.findings) {
        write(`${separator}\n${JSON.stringify(findingJson(finding))}`);
        separator = ',';
      }
      errors.push(...errorsOf(checked).map((error) => JSON.stringify(errorJson(error))));
    },
    end() {
      write(
        `${separator && '\n'}],"errors":[${errors.map((error) => `\n${error}`).join(',')}${errors.length ? '\n' : ''}],`,
      );
      write(`"summary":${JSON.stringify(summary)}}\n`);
    },
  };
};

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
  };
}

export function errorJson({ span, code, message }: Diagnostic) {
  const { file, startLine, startColumn } = placeOf(span);
  return { file, line: startLine, column: startColumn, code, message };
}
