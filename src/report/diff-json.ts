import type { DiffReport } from './diff-words.js';
import type { errorJson } from './json.js';

/**
 * What changed in exposure as JSON: `changes[]` with `api`, `subject` (`api`, `route`, `stage`, `domain`), `name`,
 * `change` (`appeared`, `vanished`, `changed`), `aspect`, `before`, `after`, `direction` (`more`, `mixed`, `other`,
 * `less`), `when` and `location`; `impacts[]` of a CloudFormation deployment; `notes[]`; `errors[]` as in the report.
 */
export function diffJson(
  { base, head, changes, impacts, notes }: DiffReport,
  errors: readonly ReturnType<typeof errorJson>[],
): string {
  return `${JSON.stringify({ version: 1, base, head, changes, impacts, notes, errors }, null, 1)}\n`;
}
