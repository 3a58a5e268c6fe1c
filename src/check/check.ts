import type { Fact } from '../graph/fact.js';
import { homeOf } from '../graph/home.js';
import type { Api } from '../graph/model.js';
import { whenOf } from '../graph/when.js';
import type { Input, World } from '../graph/world.js';
import { type RawFinding, type RuleSet, runRules } from '../rules/run.js';
import type { Span } from '../text/source.js';
import type { CheckedInput, Finding, Place } from './finding.js';
import { fingerprintOf } from './fingerprint.js';
import { missingParts, notAllWorlds } from './notes.js';
import { inOrder } from './order.js';

/** Runs the rules over all worlds of an input. Equal fingerprints are not told apart yet. */
export function checkInput(input: Input, rules: RuleSet): CheckedInput {
  const findings = merged(input.worlds, rules)
    .map(({ raw, worlds }) =>
      findingOf(raw, worlds.size === input.worlds.length ? always : whenOf([...worlds], input.worlds)),
    )
    .concat(input.notAllWorlds ? [notAllWorlds(input.notAllWorlds)] : [], missingParts(input))
    .sort(inOrder);
  return { findings, diagnostics: input.diagnostics, counts: countsOf(input) };
}

const always: readonly string[] = [];

interface Merged {
  readonly raw: RawFinding;
  readonly subject: string;
  readonly worlds: Set<World>;
}

/**
 * Findings that mean the same in several worlds are one. What fails in one world and is undecided in another is a
 * failure: the person learns for certain that it can happen.
 */
function merged(worlds: readonly World[], rules: RuleSet): Merged[] {
  const [only] = worlds;
  if (only && worlds.length === 1) return distinct(runRules(only.graph, rules), new Set([only]));
  const byMeaning = new Map<string, Merged>();
  const failing = new Set<string>();
  for (const world of worlds) {
    for (const raw of runRules(world.graph, rules)) {
      const subject = subjectKey(raw);
      if (raw.status === 'fail') failing.add(subject);
      const key = `${subject}\n${raw.status}\n${raw.deciding}`;
      const before = byMeaning.get(key);
      if (before) before.worlds.add(world);
      else byMeaning.set(key, { raw, subject, worlds: new Set([world]) });
    }
  }
  return [...byMeaning.values()].filter(({ raw, subject }) => raw.status === 'fail' || !failing.has(subject));
}

/** Findings of one world: what is said twice of one subject is said once. */
function distinct(findings: readonly RawFinding[], worlds: Set<World>): Merged[] {
  const seen = new Set<string>();
  const found: Merged[] = [];
  for (const raw of findings) {
    const before = seen.size;
    const subject = subjectKey(raw);
    seen.add(`${subject}\n${raw.status}\n${raw.deciding}`);
    if (seen.size > before) found.push({ raw, subject, worlds });
  }
  return found;
}

function subjectKey({ rule, subject }: RawFinding): string {
  return `${rule}\n${homeOf(subject.api ?? subject)}\n${subject.api?.id}\n${subject.id}\n${subject.route}\n${subject.stage}`;
}

function findingOf(raw: RawFinding, when: readonly string[]): Finding {
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
  const lineEnd = (lineStarts[span.source.position(span.start).line] ?? text.length + 1) - 1;
  if (span.end <= lineEnd) return span;
  const end = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  return { ...span, end: Math.max(span.start, end) };
}

/** What the input holds, each thing once over all worlds; APIs and stages that are defined elsewhere do not count. */
function countsOf(input: Input): CheckedInput['counts'] {
  const apis = new Set<string>();
  const routes = new Set<string>();
  const stages = new Set<string>();
  for (const { graph } of input.worlds) {
    for (const api of graph.apis) {
      const key = `${homeOf(api)}\n${api.id}`;
      if (!api.external) apis.add(key);
      for (const route of api.routes) routes.add(`${key}\n${route.id}`);
      for (const stage of api.stages) if (!stage.external) stages.add(`${key}\n${stage.id}`);
    }
  }
  const files = input.worlds.length > 0 ? input.sources.length : 0;
  return { files, apis: apis.size, routes: routes.size, stages: stages.size };
}
