import type { Span } from '../text/source.js';
import { entrancesOf } from './derive/entrance.js';
import { routeLabel } from './derive/route-label.js';
import { emptyGraph } from './empty-graph.js';
import { homeOf } from './home.js';
import { jointWorlds } from './joint-worlds.js';
import type { Api, ApiKind, Domain, Graph, Route, Stage } from './model.js';
import { apiTraits, domainTraits, isOpen, type Openness, routeTraits, stageTraits, type Trait } from './traits.js';
import { whenOf } from './when.js';
import type { Input, World } from './world.js';

/**
 * - `more`: something is let in that was not, or a protection is gone. `less`: the other way round.
 * - `mixed`: wider in one respect, narrower or not known in another.
 * - `other`: it changed, but neither way that can be told (an authorizer for another, a value that is not known).
 */
export type Direction = 'more' | 'less' | 'mixed' | 'other';

export interface Change {
  /** Null for a domain. */
  readonly api: { readonly id: string; readonly kind: ApiKind; readonly name: string } | null;
  readonly subject: 'api' | 'route' | 'stage' | 'domain';
  /** `POST /orders`, the stage's or the domain's name; the API's for itself. */
  readonly name: string;
  readonly change: 'appeared' | 'vanished' | 'changed';
  /** What changed of it; null where it appeared or vanished. */
  readonly aspect: string | null;
  /** In words; null on the side where it is not there. */
  readonly before: string | null;
  readonly after: string | null;
  readonly direction: Direction;
  /** Where the text stands that says it now, or that said it before it vanished. */
  readonly span: Span;
  /** The conditions under which it changed (`Stage is prod`); `[]` where it always did. */
  readonly when: readonly string[];
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** Files of which not all combinations of parameters were compared. */
  readonly incomplete: readonly string[];
}

/**
 * What changed in who can call what, and in what stands before it, between two versions of the same infrastructure.
 * APIs are matched by id, in the same file where several have it; routes by method and path, stages and domains by name.
 */
export function compareInputs(base: readonly Input[], head: readonly Input[]): Comparison {
  const changes: Change[] = [];
  const incomplete = new Set<string>();
  for (const [before, after] of matched(thingsOf(base), thingsOf(head))) {
    const one = before ?? after;
    if (!one) continue;
    const { worlds, complete } = jointWorlds(
      before?.input.worlds ?? [{ choices: [], graph: empty }],
      after?.input.worlds ?? [{ choices: [], graph: empty }],
    );
    if (!complete) incomplete.add(one.file);
    const found = new Map<string, { readonly change: Omit<Change, 'when'>; readonly worlds: World[] }>();
    for (const { world, base, head } of worlds) {
      for (const change of one.compare(sideOf(base.graph, before), sideOf(head.graph, after))) {
        const { api, subject, name, aspect, before, after } = change;
        const key = JSON.stringify([api?.id, subject, name, aspect, before, after, change.change, change.direction]);
        const known = found.get(key);
        if (known) known.worlds.push(world);
        else found.set(key, { change, worlds: [world] });
      }
    }
    const all = worlds.map(({ world }) => world);
    for (const { change, worlds } of found.values()) changes.push({ ...change, when: whenOf(worlds, all) });
  }
  return { changes, incomplete: [...incomplete] };
}

/** What is matched between the two sides, with the input that it is in. */
interface Thing {
  readonly input: Input;
  readonly id: string;
  /** Of the template that holds it. */
  readonly file: string;
  compare(base: Side, head: Side): Omit<Change, 'when'>[];
}

/** One of the two versions in one world, with the file that holds the thing there. */
interface Side {
  readonly graph: Graph;
  readonly file: string | null;
}

function sideOf(graph: Graph, thing: Thing | null): Side {
  return { graph, file: thing?.file ?? null };
}

function thingsOf(inputs: readonly Input[]): Thing[] {
  const things = new Map<string, Thing>();
  const add = (thing: Thing) => {
    const key = `${thing.id}\n${thing.file}`;
    if (!things.has(key)) things.set(key, thing);
  };
  for (const input of inputs) {
    for (const { graph } of input.worlds) {
      for (const api of graph.apis)
        add({
          input,
          id: api.id,
          file: homeOf(api),
          compare: (before, after) => compareApi(api.id, before, after),
        });
      for (const domain of graph.domains) {
        const name = domainName(domain);
        const compare = (before: Side, after: Side) => compareDomain(name, before, after);
        add({ input, id: `domain ${name}`, file: homeOf(domain), compare });
      }
    }
  }
  return [...things.values()];
}

/** Pairs of what is the same on both sides: by id and file, then by id where only one is left on each side. */
function matched(base: readonly Thing[], head: readonly Thing[]): [Thing | null, Thing | null][] {
  const left = new Set(base);
  const partner = new Map<Thing, Thing>();
  const pair = (isSame: (one: Thing, other: Thing) => boolean) => {
    for (const after of head) {
      if (partner.has(after)) continue;
      const before = [...left].filter((one) => isSame(one, after));
      const rivals = head.filter((other) => !partner.has(other) && before[0] && isSame(before[0], other));
      if (before.length !== 1 || rivals.length !== 1 || !before[0]) continue;
      partner.set(after, before[0]);
      left.delete(before[0]);
    }
  };
  pair((one, other) => one.id === other.id && one.file === other.file);
  pair((one, other) => one.id === other.id);
  return [
    ...head.map((after): [Thing | null, Thing] => [partner.get(after) ?? null, after]),
    ...Array.from(left, (before): [Thing, null] => [before, null]),
  ];
}

type Found = Omit<Change, 'when'>;
type Subject = Pick<Change, 'api' | 'subject' | 'name'>;

function compareApi(id: string, base: Side, head: Side): Found[] {
  const find = ({ graph, file }: Side) => graph.apis.find((api) => api.id === id && homeOf(api) === file);
  const before = find(base);
  const after = find(head);
  const any = after ?? before;
  if (!any) return [];
  const api = { id, kind: any.kind, name: any.name.known ? any.name.value : id };
  const self: Subject = { api, subject: 'api', name: api.name };
  const routes = (owner: Api | undefined) => keyed(owner?.routes ?? [], routeKey);
  const stages = (owner: Api | undefined) => keyed(owner?.stages ?? [], stageName);
  return [
    ...compareOne(self, before, after, (owner) => apiTraits(owner), { words: () => '', direction: () => 'other' }),
    ...(before && after ? wayIn(self, before, after) : []),
    ...compareAll(
      routes(before),
      routes(after),
      (route) => ({ api, subject: 'route', name: labelOf(route) }),
      routeTraits,
      {
        words: (route) =>
          routeTraits(route)
            .map(({ words }) => words)
            .join(', '),
        direction: newRoute,
      },
    ),
    ...compareAll(
      stages(before),
      stages(after),
      (stage) => ({ api, subject: 'stage', name: stageName(stage) }),
      (stage, side) => stageTraits((side === 'base' ? base : head).graph, stage),
      { words: () => '', direction: () => 'other' },
    ),
  ];
}

/** A route that anybody can call is news; others that come with a lock are none. */
function newRoute(route: Route): Direction {
  return isOpen(route) ? 'more' : 'other';
}

/** That an API can be reached at all, as far as the input shows. */
function wayIn(self: Subject, before: Api, after: Api): Found[] {
  const trait = (api: Api): Trait => {
    const is = entrancesOf(api).length > 0;
    return {
      aspect: 'way in',
      words: is ? 'yes' : 'none that the input shows',
      openness: [is ? 1 : 0],
      span: api.span,
    };
  };
  return compareTraits(self, [trait(before)], [trait(after)]);
}

function compareDomain(name: string, base: Side, head: Side): Found[] {
  const find = ({ graph, file }: Side) =>
    graph.domains.find((domain) => domainName(domain) === name && homeOf(domain) === file);
  const self: Subject = { api: null, subject: 'domain', name };
  return compareOne(self, find(base), find(head), domainTraits, {
    words: (domain) =>
      domainTraits(domain)
        .map(({ aspect, words }) => `${aspect} ${words}`)
        .join(', '),
    direction: () => 'other',
  });
}

/** How a node is told of that is on one side only. */
interface Whole<N> {
  words(node: N): string;
  direction(node: N): Direction;
}

type TraitsOf<N> = (node: N, side: 'base' | 'head') => readonly Trait[];

function compareAll<N extends { readonly span: Span }>(
  base: ReadonlyMap<string, N>,
  head: ReadonlyMap<string, N>,
  subject: (node: N) => Subject,
  traits: TraitsOf<N>,
  whole: Whole<N>,
): Found[] {
  return [...new Set([...head.keys(), ...base.keys()])].flatMap((key) => {
    const [before, after] = [base.get(key), head.get(key)];
    const any = after ?? before;
    return any ? compareOne(subject(any), before, after, traits, whole) : [];
  });
}

function compareOne<N extends { readonly span: Span }>(
  subject: Subject,
  before: N | undefined,
  after: N | undefined,
  traits: TraitsOf<N>,
  whole: Whole<N>,
): Found[] {
  if (before && after) return compareTraits(subject, traits(before, 'base'), traits(after, 'head'));
  if (after) {
    const direction = whole.direction(after);
    return [
      {
        ...subject,
        change: 'appeared',
        aspect: null,
        before: null,
        after: whole.words(after),
        direction,
        span: after.span,
      },
    ];
  }
  if (!before) return [];
  const words = whole.words(before);
  return [
    { ...subject, change: 'vanished', aspect: null, before: words, after: null, direction: 'less', span: before.span },
  ];
}

function compareTraits(subject: Subject, base: readonly Trait[], head: readonly Trait[]): Found[] {
  return head.flatMap((after): Found[] => {
    const before = base.find(({ aspect }) => aspect === after.aspect);
    if (!before || before.words === after.words) return [];
    const { aspect, span } = after;
    const direction = directionOf(before.openness, after.openness);
    return [{ ...subject, change: 'changed', aspect, before: before.words, after: after.words, direction, span }];
  });
}

function directionOf(before: readonly Openness[], after: readonly Openness[]): Direction {
  const signs = after.map((value, at) => sign(before[at] ?? null, value));
  const isWider = signs.includes(1);
  const isNarrower = signs.includes(-1);
  if (isWider) return isNarrower || signs.includes(null) ? 'mixed' : 'more';
  return isNarrower && !signs.includes(null) ? 'less' : 'other';
}

/** 1 for more open, -1 for less, 0 for the same; null where there is no order. */
function sign(before: Openness, after: Openness): -1 | 0 | 1 | null {
  if (before === null || after === null) return null;
  if (isUnknown(before) || isUnknown(after))
    return isUnknown(before) && isUnknown(after) && before.unknown === after.unknown ? 0 : null;
  if (typeof before === 'number' || typeof after === 'number') {
    if (typeof before !== 'number' || typeof after !== 'number') return null;
    return before === after ? 0 : after > before ? 1 : -1;
  }
  const grows = isWithin(before, after);
  const shrinks = isWithin(after, before);
  return grows && shrinks ? 0 : grows ? 1 : shrinks ? -1 : null;
}

function isUnknown(openness: Openness): openness is { readonly unknown: string } {
  return typeof openness === 'object' && openness !== null && 'unknown' in openness;
}

function isWithin(inner: ReadonlySet<string> | 'all', outer: ReadonlySet<string> | 'all'): boolean {
  if (outer === 'all') return true;
  return inner !== 'all' && [...inner].every((one) => outer.has(one));
}

function keyed<N>(nodes: readonly N[], keyOf: (node: N) => string): Map<string, N> {
  const byKey = new Map<string, N>();
  for (const node of nodes) if (!byKey.has(keyOf(node))) byKey.set(keyOf(node), node);
  return byKey;
}

/** Method and path; a path parameter's name means nothing. */
function routeKey(route: Route): string {
  return (routeLabel(route) ?? route.id).replace(/\{[^{}+]*(\+?)\}/g, '{$1}');
}

function labelOf(route: Route): string {
  return routeLabel(route) ?? route.resource;
}

function stageName({ name, id }: Stage): string {
  return name.known ? name.value : id;
}

function domainName({ name, id }: Domain): string {
  return name.known ? name.value : id;
}

const empty = emptyGraph([], 'cloudformation');
