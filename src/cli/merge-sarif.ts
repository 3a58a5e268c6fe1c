import type { Severity } from '../check/finding.js';
import { bare, Fingerprints } from '../check/fingerprint.js';
import { type ReportContext, severities } from '../report/reporter.js';
import { SarifResults, scores, writeLog } from '../report/sarif-log.js';
import { distinct } from './distinct.js';

/** The one run of a SARIF file of ours, as far as merging looks into it. */
export interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly object[];
  }[];
  readonly results: readonly SarifResult[];
}

interface SarifDriver {
  readonly name: string;
  readonly version: string;
  readonly rules: readonly SarifRule[];
}

interface SarifRule {
  readonly id: string;
  readonly properties: { readonly 'security-severity': string };
}

interface SarifResult {
  readonly ruleId: string;
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: { readonly startLine: number; readonly startColumn: number };
      };
    },
  ];
  readonly partialFingerprints: { readonly [own]: string };
  readonly properties?: { readonly severity?: Severity; readonly status?: 'undecided' };
}

const own = 'gatelintFingerprint/v1';

/** What is wrong with the content of a file as SARIF of ours, in words; null where nothing is. */
export function notOurSarif(log: unknown): string | null {
  const runs = at(log, 'runs');
  if (at(log, 'version') !== '2.1.0') return 'its version is not 2.1.0';
  if (!Array.isArray(runs) || runs.length !== 1) return 'it does not have exactly one run';
  const [run] = runs;
  const driver = at(at(run, 'tool'), 'driver');
  if (at(driver, 'name') !== 'gatelint' || typeof at(driver, 'version') !== 'string') return 'gatelint did not make it';
  if (!every(at(driver, 'rules'), isRule)) return 'its rules are not as gatelint writes them';
  if (!every(at(run, 'invocations'), isInvocation)) return 'its invocations are not as gatelint writes them';
  if (!every(at(run, 'results'), isResult)) return 'its results are not as gatelint writes them';
  return null;
}

/** What the results of a merged log amount to. */
export interface Merged {
  readonly results: readonly { readonly severity: Severity; readonly undecided: boolean }[];
  readonly successful: boolean;
}

/** Several runs as one, by the same rules as `mergeReports`; rules that only some of them describe are kept. */
export function mergeRuns(
  runs: readonly [SarifRun, ...SarifRun[]],
  output: Pick<ReportContext, 'write' | 'warn'>,
): Merged {
  const rules = new Map(runs.flatMap(({ tool }) => tool.driver.rules).map((rule) => [rule.id, rule]));
  const ruleIndex = new Map([...rules.keys()].map((id, index) => [id, index]));
  const fingerprints = new Fingerprints();
  const joined = distinct(
    runs.map((run) => run.results),
    identityOf,
  ).sort(inOrder);
  const results = new SarifResults();
  const amount = joined.map((result) => {
    const severity = severityOf(result, rules.get(result.ruleId));
    const { partialFingerprints, ruleId } = result;
    const numbered = {
      ...result,
      ruleIndex: ruleIndex.get(ruleId) ?? -1,
      partialFingerprints: { ...partialFingerprints, [own]: fingerprints.next(bare(partialFingerprints[own])) },
    };
    results.add(severity, JSON.stringify(numbered));
    return { severity, undecided: result.properties?.status === 'undecided' };
  });
  const notes = distinct(
    runs.map((run) => run.invocations.flatMap((one) => one.toolExecutionNotifications)),
    (note) => JSON.stringify(note),
  ).sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b)));
  const successful = runs.every((run) => run.invocations.every((one) => one.executionSuccessful));
  const driver = { ...runs[0].tool.driver, rules: [...rules.values()] };
  writeLog(output, { driver, results, notes, successful });
  return { results: amount, successful };
}

function severityOf({ properties }: SarifResult, rule: SarifRule | undefined): Severity {
  const score = rule?.properties['security-severity'];
  return properties?.severity ?? severities.find((severity) => scores[severity] === score) ?? 'critical';
}

/** All but the number of its fingerprint and the place of its rule. */
function identityOf(result: SarifResult): string {
  const { partialFingerprints } = result;
  return JSON.stringify({
    ...result,
    ruleIndex: 0,
    partialFingerprints: { ...partialFingerprints, [own]: bare(partialFingerprints[own]) },
  });
}

function inOrder(a: SarifResult, b: SarifResult): number {
  const [one, other] = [a.locations[0].physicalLocation, b.locations[0].physicalLocation];
  return (
    compare(one.artifactLocation.uri, other.artifactLocation.uri) ||
    one.region.startLine - other.region.startLine ||
    compare(a.ruleId, b.ruleId) ||
    compare(identityOf(a), identityOf(b))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isRule(rule: unknown): boolean {
  return typeof at(rule, 'id') === 'string' && typeof at(at(rule, 'properties'), 'security-severity') === 'string';
}

function isInvocation(one: unknown): boolean {
  return typeof at(one, 'executionSuccessful') === 'boolean' && every(at(one, 'toolExecutionNotifications'), isMap);
}

function isResult(result: unknown): boolean {
  const locations = at(result, 'locations');
  const [location] = Array.isArray(locations) && locations.length === 1 ? locations : [];
  const place = at(location, 'physicalLocation');
  const severity = at(at(result, 'properties'), 'severity');
  return (
    typeof at(result, 'ruleId') === 'string' &&
    typeof at(at(place, 'artifactLocation'), 'uri') === 'string' &&
    Number.isInteger(at(at(place, 'region'), 'startLine')) &&
    typeof at(at(result, 'partialFingerprints'), own) === 'string' &&
    (severity === undefined || severities.some((each) => each === severity))
  );
}

function every(list: unknown, holds: (item: unknown) => boolean): boolean {
  return Array.isArray(list) && list.every(holds);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
