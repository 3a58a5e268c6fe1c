import type { Severity } from '../check/finding.js';
import { firstLineOf } from './place.js';
import { type MakeReporter, shown } from './reporter.js';
import { rootPaths } from './root-path.js';

/** GitLab Code Quality (docs.gitlab.com, 'Code Quality report format'): one JSON array, paths without `./`. */
export const gitlab: MakeReporter = ({ write, cwd, root, undecided }) => {
  const pathOf = rootPaths(cwd, root);
  let separator = '';
  write('[');
  return {
    input(checked) {
      for (const finding of shown(checked.findings, undecided)) {
        const { file, startLine } = firstLineOf(finding.span);
        const issue = {
          description: finding.message,
          check_name: finding.rule,
          fingerprint: finding.fingerprint,
          severity: finding.status === 'undecided' ? 'info' : severities[finding.severity],
          location: { path: pathOf(file) ?? file, lines: { begin: startLine } },
        };
        write(`${separator}\n${JSON.stringify(issue)}`);
        separator = ',';
      }
    },
    end() {
      write(`${separator && '\n'}]\n`);
    },
  };
};

const severities: Record<Severity, string> = { critical: 'blocker', high: 'critical', medium: 'major', low: 'minor' };
