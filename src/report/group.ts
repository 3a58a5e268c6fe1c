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

/**
 * One after the other: the findings of no API, those of each API, of its stages; most severe first in each. What keeps
 * something of the API open and something of its stages too is said with the API.
 */
export function sectionsOf(findings: CheckedInput['findings']): readonly Section[] {
  const ofApis = new Set(findings.filter(({ stage }) => stage === null).map(unknownOf));
  const stageOf = (finding: Finding) =>
    finding.unknown !== null && ofApis.has(unknownOf(finding)) ? null : finding.stage;
  const sections = groupBy(findings, (finding) =>
    JSON.stringify([finding.api?.kind, finding.api?.id, stageOf(finding)]),
  );
  return sections
    .flatMap((members) => {
      const [first] = members;
      return first ? [{ api: first.api, stage: stageOf(first), groups: groupsOf(members) }] : [];
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
  const groups = groupBy(findings, (finding) => {
    const { rule, cause, status, severity, unknown } = finding;
    return unknown === null ? JSON.stringify([rule, cause, status, severity]) : unknownOf(finding);
  });
  return groups
    .flatMap((members) => (members[0] ? [groupOf(members[0], members)] : []))
    .sort(
      (a, b) =>
        Number(a.first.status === 'undecided') - Number(b.first.status === 'undecided') ||
        severities.indexOf(a.first.severity) - severities.indexOf(b.first.severity),
    );
}

/** Equal for what one unknown thing keeps open. */
function unknownOf({ unknown, api, span }: Finding): string {
  return JSON.stringify([unknown, api?.kind, api?.id, span.source.file, span.start]);
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
