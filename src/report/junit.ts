import type { CheckedInput, Finding } from '../check/finding.js';
import { xml } from './escape.js';
import { firstLineOf } from './place.js';
import { errorsOf, type MakeReporter, type ReportContext, shown } from './reporter.js';
import { mendOf } from './words.js';

/**
 * JUnit XML, which Jenkins, GitLab, Azure, CircleCI and Bitbucket read: a test suite for each file, a failed test case
 * for each finding, an error for each file that could not be read. A file without findings is one test that passed.
 */
export const junit: MakeReporter = (context) => {
  const { write } = context;
  let suites = 0;
  write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gatelint">\n');
  return {
    input(checked) {
      for (const [file, cases] of casesOf(checked, context)) {
        suites++;
        write(suite(file, cases));
      }
    },
    end() {
      if (suites === 0) write(suite('gatelint', [{ name: 'nothing to report', outcome: 'passed', body: '' }]));
      write('</testsuites>\n');
    },
  };
};

interface TestCase {
  readonly name: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly body: string;
}

function casesOf(checked: CheckedInput, context: ReportContext): ReadonlyMap<string, readonly TestCase[]> {
  const files = new Map<string, TestCase[]>();
  const add = (file: string, testCase: TestCase) => files.set(file, [...(files.get(file) ?? []), testCase]);
  for (const { span, code, message } of errorsOf(checked)) {
    add(span.source.file, { name: code, outcome: 'error', body: element('error', code, message, '') });
  }
  for (const finding of shown(checked.findings, context.undecided)) {
    add(finding.span.source.file, caseOf(finding, context));
  }
  return files;
}

function caseOf(finding: Finding, context: ReportContext): TestCase {
  const { file, startLine, startColumn } = firstLineOf(finding.span);
  const subject = finding.route ?? finding.stage ?? finding.resource;
  const name = `${finding.rule}: ${subject}`;
  if (finding.status === 'undecided') {
    return { name, outcome: 'skipped', body: `<skipped message="${xml(finding.message)}"/>` };
  }
  const lines = [
    `${file}:${startLine}:${startColumn}`,
    ...(finding.decided === '' ? [] : [finding.decided]),
    ...(finding.when.length > 0 ? [`only when: ${finding.when.join(' and ')}`] : []),
    ...mendOf([finding.rule], context).map((mend) => `mend: ${mend}`),
  ];
  return { name, outcome: 'failure', body: element('failure', finding.severity, finding.message, lines.join('\n')) };
}

function suite(file: string, cases: readonly TestCase[]): string {
  const number = (outcome: TestCase['outcome']) => cases.filter((testCase) => testCase.outcome === outcome).length;
  const counts = `tests="${cases.length}" failures="${number('failure')}" errors="${number('error')}" skipped="${number('skipped')}"`;
  const lines = cases.map(
    ({ name, body }) => `    <testcase classname="${xml(file)}" name="${xml(name)}">${body}</testcase>\n`,
  );
  return `  <testsuite name="${xml(file)}" ${counts}>\n${lines.join('')}  </testsuite>\n`;
}

function element(tag: string, type: string, message: string, text: string): string {
  return `<${tag} type="${xml(type)}" message="${xml(message)}">${xml(text)}</${tag}>`;
}
