import type { Fact } from '../graph/fact.js';
import { homeOf } from '../graph/home.js';
import type { Api } from '../graph/model.js';
import { whenOf } from '../graph/when.js';
import type { Input, World } from '../graph/world.js';
import { explain } from '../rules/explain.js';
import { type RuleSet, runRules, type Verdict } from '../rules/run.js';
import type { Span } from '../text/source.js';
import type { CheckedInput, Finding, Place } from './finding.js';
import { fingerprintOf } from './fingerprint.js';
import { missingParts, notAllWorlds } from './notes.js';
import { inOrder } from './order.js';

/** Runs the rules over all worlds of an input. Equal fingerprints are not told apart yet. */
export function checkInput(input: Input, rules: RuleSet): CheckedInput {
  const findings = merged(input.worlds, rules)
    .map(({ verdict, worlds }) =>
      findingOf(verdict, worlds.length === input.worlds.length ? always : whenOf(worlds, input.worlds)),
    )
    .concat(input.notAllWorlds ? [notAllWorlds(input.notAllWorlds)] : [], missingParts(input))
    .sort(inOrder);
  return { findings, diagnostics: input.diagnostics, counts: countsOf(input) };
}

const always: readonly string[] = [];

interface Merged {
  readonly verdict: Verdict;
  readonly worlds: World[];
  /** All that the rule says of the subject. */
  readonly same: readonly Merged[];
}

/**
 * Findings that mean the same in several worlds are one. What fails in one world and is undecided in another is a
 * failure: the person learns for certain that it can happen.
 */
function merged(worlds: readonly World[], rules: RuleSet): Merged[] {
  const all: Merged[] = [];
  const bySubject = new Map<string, Merged[]>();
  for (const world of worlds) {
    for (const verdict of runRules(world.graph, rules)) {
      const key = subjectKey(verdict);
      const same = bySubject.get(key) ?? [];
      if (same.length === 0) bySubject.set(key, same);
      const before = same.find((one) => meansTheSame(one.verdict, verdict));
      if (!before) {
        const first = { verdict, worlds: [world], same };
        same.push(first);
        all.push(first);
      } else if (before.worlds.at(-1) !== world) before.worlds.push(world);
    }
  }
  if (worlds.length === 1) return all;
  return all.filter(({ verdict, same }) => verdict.status === 'fail' || !same.some(fails));
}

function meansTheSame(one: Verdict, other: Verdict): boolean {
  return one.status === other.status && one.deciding === other.deciding;
}

function fails({ verdict }: Merged): boolean {
  return verdict.status === 'fail';
}

function subjectKey({ active, subject }: Verdict): string {
  const { api, id, route, stage } = subject;
  return `${active.rule.id}\n${homeOf(api ?? subject)}\n${api?.id}\n${id}\n${route}\n${stage}`;
}

function findingOf(verdict: Verdict, when: readonly string[]): Finding {
  const raw = explain(verdict);
  const { rule, status, severity, message, subject, decidedBy, decided, unknown, cause } = raw;
  const { api, resource, route, stage, construct } = subject;
  return {
    rule,
    status,
    severity,
    message,
    api: api && { id: api.id, kind: api.kind, name: nameOf(api) },
    resource,
    decidedBy,
    route,
    stage,
    construct,
    span: firstLine(raw.span),
    related: raw.related.map((step) => ({ ...step, span: firstLine(step.span) })),
    when,
    fingerprint: fingerprintOf(raw),
    cause,
    decided,
    unknown,
    suppressed: null,
    fix: null,
    origin: { subject: subject.span, places: raw.places.map(placeOf) },
  };
}

function placeOf(fact: Fact<unknown>): Place {
  return { span: fact.span, beside: fact.beside ?? null, isSaid: fact.known && fact.assumed === null };
}

function nameOf(api: Api): string {
  return api.name.known ? api.name.value : api.id;
}

/** A place of several lines is cut down to its first one: people and code hosts show one line. */
function firstLine(span: Span): Span {
  const { text, lineStarts } = span.source;
  // not by a search in the text: all of a minified template is one line
  const lineEnd = (lineStarts[span.source.lineAt(span.start)] ?? text.length + 1) - 1;
  if (span.end <= lineEnd) return span;
  const end = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  return { ...span, end: Math.max(span.start, end) };
}

/** What the input holds, each thing once over all worlds; APIs and stages that are defined elsewhere do not count. */
function countsOf(input: Input): CheckedInput['counts'] {
  const apis = new Map<string, Counted>();
  for (const { graph } of input.worlds) {
    for (const api of graph.apis) {
      const key = `${homeOf(api)}\n${api.id}`;
      let counted = apis.get(key);
      if (!counted) {
        counted = { isOurs: false, routes: new Set(), stages: new Set() };
        apis.set(key, counted);
      }
      if (!api.external) counted.isOurs = true;
      for (const route of api.routes) counted.routes.add(route.id);
      for (const stage of api.stages) if (!stage.external) counted.stages.add(stage.id);
    }
  }
  const counts = { files: input.worlds.length > 0 ? input.sources.length : 0, apis: 0, routes: 0, stages: 0 };
  for (const { isOurs, routes, stages } of apis.values()) {
    if (isOurs) counts.apis += 1;
    counts.routes += routes.size;
    counts.stages += stages.size;
  }
  return counts;
}

/** Of an API over all worlds: whether it is one of the input's, and the ids of what it has. */
interface Counted {
  isOurs: boolean;
  readonly routes: Set<string>;
  readonly stages: Set<string>;
}
