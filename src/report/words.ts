import type { ApiKind } from '../graph/model.js';
import { findingsOf, type ReportContext, type Summary } from './reporter.js';

export const kindNames: Record<ApiKind, string> = { rest: 'REST API', http: 'HTTP API', websocket: 'WebSocket API' };

/** `3 routes`, `1 route`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** What was looked at: `2 APIs with 14 routes and 3 stages in 5 files`. */
export function seen({ files, apis, routes, stages }: Summary): string {
  if (apis === 0) return `No API Gateway API in ${count(files, 'file')}`;
  return `${count(apis, 'API')} with ${count(routes, 'route')} and ${count(stages, 'stage')} in ${count(files, 'file')}`;
}

/** How to mend a finding, in one line; nothing where its rule has no such line, or several rules are undecided together. */
export function mendOf([rule, another]: readonly string[], { rules }: ReportContext): readonly string[] {
  const mend = rule !== undefined && another === undefined ? rules.get(rule)?.mend : undefined;
  return mend ? [mend] : [];
}

/** What did not become a finding: `2 undecided`, `1 suppressed`, `1 error`. */
export function restOf({ summary, undecided }: ReportContext): readonly string[] {
  const how = undecided === 'count' ? ' (--undecided show)' : '';
  return [
    ...(summary.undecided > 0 && undecided !== 'hide' ? [`${summary.undecided} undecided${how}`] : []),
    ...(summary.suppressed > 0 ? [`${summary.suppressed} suppressed`] : []),
    ...(summary.errors > 0 ? [count(summary.errors, 'error')] : []),
  ];
}

/** `12 findings`, or `No findings`. */
export function total(summary: Summary): string {
  const number = findingsOf(summary);
  return number === 0 ? 'No findings' : count(number, 'finding');
}
