import type { Span } from '../text/source.js';
import type { Step } from '../text/value.js';

/**
 * A property of a node, three-valued: known, or unknown for a stated reason. Absent is not unknown: where the text says
 * nothing, the documented default is known, with the owner's span and `assumed` naming whose default it is.
 */
export type Fact<T> = Known<T> | Unknown;

interface Placed {
  /** Where the deciding text stands; for an assumed value, where it would be written (its owner). */
  readonly span: Span;
  readonly via?: readonly Step[];
  /** The resource whose text says it, as the person named it; absent where it is the node's own. */
  readonly by?: string;
  /** The text beside which an assumed value would be written, where that is not its owner's header. */
  readonly beside?: Span;
  /** Other places that say the same, each of which would decide alone. */
  readonly alike?: readonly Fact<unknown>[];
}

export interface Known<T> extends Placed {
  readonly known: true;
  readonly value: T;
  /** Null where the text says it; else whose default it is: `AWS default`, `SAM default`, … */
  readonly assumed: string | null;
}

export interface Unknown extends Placed {
  readonly known: false;
  readonly reason: string;
}

export function known<T>(value: T, span: Span): Known<T> {
  return { known: true, value, span, assumed: null };
}

export function assumed<T>(value: T, span: Span, whose = 'AWS default'): Known<T> {
  return { known: true, value, span, assumed: whose };
}

export function unknownFact(reason: string, span: Span): Unknown {
  return { known: false, reason, span };
}

/** The fact with its value changed; unknown stays unknown, places stay. */
export function mapFact<T, U>(fact: Fact<T>, change: (value: T) => U): Fact<U> {
  return fact.known ? withValue(fact, change(fact.value)) : fact;
}

/** Another value at the same place. Mostly made field by field: rules ask this a thousand times for each template. */
export function withValue<U>(fact: Known<unknown>, value: U): Known<U> {
  const { span, assumed, via, by, beside, alike } = fact;
  if (via || beside || alike) return { ...fact, value };
  return by === undefined ? { known: true, value, span, assumed } : { known: true, value, span, assumed, by };
}

/** The fact that follows from another one, at the place of the one that decides. */
export function thenFact<T, U>(fact: Fact<T>, next: (value: T) => Fact<U>): Fact<U> {
  return fact.known ? next(fact.value) : fact;
}
