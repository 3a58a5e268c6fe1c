import type { CheckedInput, Finding } from '../check/finding.js';
import { severities } from './reporter.js';

/** Findings of one rule with one cause: to a person they are one thing, with the routes that it affects. */
export interface Group {
  readonly first: Finding;
  readonly findings: readonly Finding[];
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
  const groups = groupBy(findings, ({ rule, cause, status, severity }) =>
    JSON.stringify([rule, cause, status, severity]),
  );
  return groups
    .flatMap((members) => (members[0] ? [{ first: members[0], findings: members }] : []))
    .sort(
      (a, b) =>
        Number(a.first.status === 'undecided') - Number(b.first.status === 'undecided') ||
        severities.indexOf(a.first.severity) - severities.indexOf(b.first.severity),
    );
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
