import type { Span } from './source.js';

/**
 * Located values: what every parser reads and what travels through the formats' own languages (intrinsics, variables,
 * globals, modules) without losing the place where a person wrote it.
 *
 * `map`, `list` and `scalar` are what the text says. The other three are expressions: `reference` points to a resource
 * of the same input, `template` is a string with holes, `unknown` cannot be known before deploy.
 */
export type Value = MapValue | ListValue | ScalarValue | UnknownValue | ReferenceValue | TemplateValue;

/** A stop on a value's way from the text that decides it to the place that uses it (a default, `Fn::If`, Globals, …). */
export interface Step {
  readonly span: Span;
  readonly message: string;
}

interface Located {
  /** Where the deciding text stands. */
  readonly span: Span;
  /** How it got here, nearest to the deciding text first. */
  readonly via?: readonly Step[];
  /** The resource whose text says it, where that is not the one that holds the value. */
  readonly owner?: string;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Value;
}

export interface MapValue extends Located {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface ListValue extends Located {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

export interface ScalarValue extends Located {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The scalar as written (`0123`, `yes`, `1e3`); for strings the string itself. */
  readonly text: string;
}

export interface UnknownValue extends Located {
  readonly kind: 'unknown';
  /** In words, for the person: `parameter AuthType has no default`, `known after apply`, `ImportValue core-WebAcl`. */
  readonly reason: string;
  /** The reference's text, where there is one short one: `AuthType`, `AWS::Region`, `core-WebAcl`. */
  readonly name?: string;
  /**
   * True where AWS makes the value when it deploys (an attribute or id of a resource that is not in the input, a pseudo
   * parameter): one plain value, so never `*`, a pattern or a wide address block.
   */
  readonly concrete?: true;
}

/** `Ref`/`GetAtt` of a resource that is in the input. */
export interface ReferenceValue extends Located {
  readonly kind: 'reference';
  /** The resource's key in the graph's input: a logical id (prefixed with the file where files are linked) or an address. */
  readonly target: string;
  /** Null for `Ref` (the physical id). */
  readonly attribute: string | null;
}

/** A string with holes, e.g. `arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/prod`. */
export interface TemplateValue extends Located {
  readonly kind: 'template';
  readonly parts: readonly (ScalarValue | UnknownValue | ReferenceValue)[];
}

export function mapOf(entries: Iterable<Entry>, span: Span): MapValue {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) byKey.set(entry.key, entry);
  return { kind: 'map', entries: byKey, span };
}

/** Entries to change. `new Map(entries)` does the same three times slower: it makes two objects of each entry to read it. */
export function copyOf(entries: ReadonlyMap<string, Entry>): Map<string, Entry> {
  const copy = new Map<string, Entry>();
  for (const entry of entries.values()) copy.set(entry.key, entry);
  return copy;
}

export function listOf(items: readonly Value[], span: Span): ListValue {
  return { kind: 'list', items, span };
}

export function scalar(value: string | number | boolean | null, span: Span): ScalarValue {
  return { kind: 'scalar', value, text: String(value), span };
}

export function unknown(reason: string, span: Span, name?: string): UnknownValue {
  return name === undefined ? { kind: 'unknown', reason, span } : { kind: 'unknown', reason, span, name };
}

/** The value under a key of a map; undefined where the key is absent or the value is no map. */
export function get(value: Value | undefined, key: string): Value | undefined {
  return value?.kind === 'map' ? value.entries.get(key)?.value : undefined;
}

/** A value deep inside maps: `at(resource, 'Properties', 'Auth', 'DefaultAuthorizer')`. */
export function at(value: Value | undefined, ...keys: string[]): Value | undefined {
  let here = value;
  for (const key of keys) here = get(here, key);
  return here;
}

/** The string of a scalar (numbers and booleans as written); undefined for anything else, null included. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && value.value !== null ? value.text : undefined;
}

/** The same value, reached over one more step. */
export function withStep<V extends Value>(value: V, step: Step): V {
  return { ...value, via: [...(value.via ?? []), step] };
}
