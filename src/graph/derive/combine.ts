import type { Span } from '../../text/source.js';
import { assumed, type Fact, type Known, type Unknown, unknownFact, withValue } from '../fact.js';
import type { Api, Graph, Stage } from '../model.js';

/** Known to be true. */
export const isTrue = (fact: Fact<boolean> | undefined): boolean => fact?.known === true && fact.value;

/** Known to be false. */
export const isFalse = (fact: Fact<boolean> | undefined): boolean => fact?.known === true && !fact.value;

/** True as soon as one is true, else unknown if one is, else false at the place of `none`. */
export function someFact(facts: Iterable<Fact<boolean>>, none: Known<unknown>): Fact<boolean> {
  let unknown: Unknown | null = null;
  for (const fact of facts) {
    if (!fact.known) unknown ??= fact;
    else if (fact.value) return fact;
  }
  return unknown ?? withValue(none, false);
}

/** The same, with all places that are true: to change it, each has to. */
export function someFactWithAll(facts: readonly Fact<boolean>[], none: Known<unknown>): Fact<boolean> {
  const decisive = someFact(facts, none);
  return isTrue(decisive)
    ? { ...decisive, alike: facts.filter((fact) => fact !== decisive && isTrue(fact)) }
    : decisive;
}

/** False as soon as one is false, else unknown if one is, else true at the place of `all`. */
export function everyFact(facts: Iterable<Fact<boolean>>, all: Known<unknown>): Fact<boolean> {
  let unknown: Unknown | null = null;
  for (const fact of facts) {
    if (!fact.known) unknown ??= fact;
    else if (!fact.value) return fact;
  }
  return unknown ?? withValue(all, true);
}

/** A conclusion of gatelint's that no single text says; its place is where one would write something else. */
export function concluded<T>(value: T, span: Span): Known<T> {
  return { known: true, value, span, assumed: null };
}

/** AWS's default at the place of its owner. */
export function byDefault<T>(value: T, owner: { readonly span: Span }): Known<T> {
  return assumed(value, owner.span);
}

/** The fact as another node sees it: its text belongs to `owner`, unless it already names somebody. */
export function saidBy<T>(fact: Fact<T>, owner: { readonly resource: string }): Fact<T> {
  return fact.by === undefined ? { by: owner.resource, ...fact } : fact;
}

/** The first text that there is, else unknown if one is, else absent at the place of `none`. */
export function firstText(facts: Iterable<Fact<string | null>>, none: Known<unknown>): Fact<string | null> {
  let unknown: Unknown | null = null;
  for (const fact of facts) {
    if (!fact.known) unknown ??= fact;
    else if (fact.value !== null) return fact;
  }
  return unknown ?? withValue(none, null);
}

/** What may be hidden from a list: the API's first reason why routes may be missing. */
export function hiddenFrom(api: Api): Unknown | null {
  const reason = api.incomplete[0];
  return reason ? unknownFact(reason.reason, reason.span) : null;
}

/** That nothing of the graph belongs to a stage: not known either where the stage is defined elsewhere. */
export function unlessElsewhere<T>(graph: Graph, stage: Stage, absent: Known<T>): Fact<T> {
  return stage.external ? definedElsewhere(stage) : unlessHidden(graph, absent);
}

/** What a stage outside the input does not show here. */
export function definedElsewhere({ span }: Stage): Unknown {
  return unknownFact('the stage is defined elsewhere', span);
}

/** That something is not in the graph: not known where parts of the input could not be read. */
export function unlessHidden<T>(graph: Graph, absent: Known<T>): Fact<T> {
  const reason = graph.incomplete[0];
  return reason ? { known: false, reason: reason.reason, span: reason.span } : absent;
}
