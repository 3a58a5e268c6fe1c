import type { CheckedInput, Finding } from '../check/finding.js';
import { severities } from './reporter.js';

/**
 * Findings of one rule with one cause, or all that one unknown thing keeps open: to a person they are one thing, with
 * the routes that it affects.
 */
export interface Group {
  readonly first: Finding;
  readonly findings: readonly Finding[];
  /** Each once; several only where one unknown thing keeps them open. */
  readonly rules: readonly string[];
  readonly message: string;
}

/** Where groups belong: an API, or one of its stages, or neither. */
export interface Section {
  readonly api: Finding['api'];
  readonly stage: string | null;
  readonly groups: readonly Group[];
}

/** One after the other: the findings of no API, those of each API, of its stages; most severe first in each. */
export function sectionsOf(findings: CheckedInput['findings']): readonly Section[] {
  const sections = groupBy(findings, ({ api, stage }) => JSON.stringify([api?.kind, api?.id, stage]));
  return sections
    .flatMap((members) => {
      const [first] = members;
      return first ? [{ api: first.api, stage: first.stage, groups: groupsOf(members) }] : [];
    })
    .sort(
      (a, b) =>
        Number(a.api !== null) - Number(b.api !== null) ||
        compare(a.api?.id, b.api?.id) ||
        Number(a.stage !== null) - Number(b.stage !== null) ||
        compare(a.stage, b.stage),
    );
}

export function groupsOf(findings: readonly Finding[]): readonly Group[] {
  const groups = groupBy(findings, ({ rule, cause, status, severity, unknown, api, span }) =>
    JSON.stringify(
      unknown === null ? [rule, cause, status, severity] : [unknown, api?.kind, api?.id, span.source.file, span.start],
    ),
  );
  return groups
    .flatMap((members) => (members[0] ? [groupOf(members[0], members)] : []))
    .sort(
      (a, b) =>
        Number(a.first.status === 'undecided') - Number(b.first.status === 'undecided') ||
        severities.indexOf(a.first.severity) - severities.indexOf(b.first.severity),
    );
}

function groupOf(first: Finding, findings: readonly Finding[]): Group {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const of = first.api ? ` for API ${first.api.name}` : '';
  const message = rules.length > 1 ? `${rules.length} rules cannot decide${of}: ${first.unknown}` : first.message;
  return { first, findings, rules, message };
}

/** The routes of a group, each once; empty where its findings are not about routes. */
export function routesOf(group: Group): readonly string[] {
  return [...new Set(group.findings.flatMap(({ route }) => route ?? []))];
}

function groupBy(findings: readonly Finding[], key: (finding: Finding) => string): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(key(finding));
    if (group) group.push(finding);
    else groups.set(key(finding), [finding]);
  }
  return [...groups.values()];
}

function compare(a: string | null | undefined, b: string | null | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
