import type { Span } from '../../../text/source.js';
import type { ListValue, MapValue, UnknownValue, Value } from '../../../text/value.js';

/** What an expression may refer to, and what evaluation is limited to. */
export interface Scope {
  /** A name that is bound here (`each`, `count`, a `for` variable); undefined where it is not. */
  local(name: string): Value | undefined;
  /**
   * A named object of the module: `var.x`, `local.x`, `module.m.out`, `data.type.name`, `type.name`, `path.module`.
   * `used` is the number of names that it took.
   */
  named(root: string, names: readonly string[], span: Span): { value: Value; used: number };
  /** An attribute of a resource or module that a reference without attribute stands for. */
  attribute(target: string, name: string, span: Span): Value;
  /** Functions that read files: the module's surroundings answer them. */
  files: FileFunctions;
  /** Counts the work; true where there was too much of it. */
  exhausted(): boolean;
}

export interface FileFunctions {
  /** The text of a file below the root; unknown with a reason where it can't be read. */
  read(path: string, span: Span): Value;
  exists(path: string): boolean;
  /** A file as a template with the given variables. */
  template(path: string, variables: MapValue, span: Span): Value;
}

/** What an evaluation that fails gives: unknown like any other, but `try` and `can` see it. */
interface Failed extends UnknownValue {
  readonly failed: true;
}

export function failed(reason: string, span: Span): UnknownValue {
  return { kind: 'unknown', reason, span, failed: true } as Failed;
}

export function isFailed(value: Value): boolean {
  return value.kind === 'unknown' && 'failed' in value;
}

/** Whether a part of a value fails: Terraform cannot evaluate the whole of it then. */
export function failsWithin(value: Value): boolean {
  if (value.kind === 'list') return value.items.some(failsWithin);
  if (value.kind === 'map') return [...value.entries.values()].some((entry) => failsWithin(entry.value));
  return isFailed(value);
}

/** A list whose items have no numbers: a loop over it gives each item as its own key. */
interface SetValue extends ListValue {
  readonly isSet: true;
}

export function asSet(list: ListValue): ListValue {
  return { ...list, isSet: true } as SetValue;
}

export function isSet(value: ListValue): boolean {
  return 'isSet' in value;
}

/** Why a value is not a plain one; null where it is, as far as one can see without looking into maps and lists. */
export function whyUnknown(value: Value): string | null {
  switch (value.kind) {
    case 'unknown':
      return value.reason;
    case 'reference':
      return `${value.attribute === null ? value.target : `${value.target}.${value.attribute}`} is known after apply`;
    case 'template':
      return value.parts.map(whyUnknown).find((reason) => reason !== null) ?? null;
    default:
      return null;
  }
}

/** The first reason in a value, maps and lists included. */
export function whyPartlyUnknown(value: Value): string | null {
  if (value.kind === 'list') return firstReason(value.items);
  if (value.kind === 'map') return firstReason([...value.entries.values()].map((entry) => entry.value));
  return whyUnknown(value);
}

function firstReason(values: readonly Value[]): string | null {
  for (const value of values) {
    const reason = whyPartlyUnknown(value);
    if (reason !== null) return reason;
  }
  return null;
}

export function isTrue(value: Value): boolean {
  return value.kind === 'scalar' && (value.value === true || value.value === 'true');
}

/** Whether two values are equal; null where that is not known. */
export function equal(a: Value, b: Value): boolean | null {
  if (a.kind === 'scalar' && b.kind === 'scalar') {
    if (a.value === null || b.value === null) return a.value === b.value;
    return a.value === b.value || (typeof a.value !== typeof b.value && a.text === b.text);
  }
  if (a.kind === 'reference' && b.kind === 'reference' && a.target === b.target && a.attribute === b.attribute)
    return true;
  if (whyUnknown(a) !== null || whyUnknown(b) !== null)
    return a.kind === 'reference' && isNull(b) ? false : b.kind === 'reference' && isNull(a) ? false : null;
  if (a.kind === 'list' && b.kind === 'list') {
    if (a.items.length !== b.items.length) return false;
    return every(a.items.map((item, index) => [item, b.items[index]]));
  }
  if (a.kind === 'map' && b.kind === 'map') {
    if (a.entries.size !== b.entries.size) return false;
    return every([...a.entries.values()].map((entry) => [entry.value, b.entries.get(entry.key)?.value]));
  }
  return false;
}

function every(pairs: (readonly [Value, Value | undefined])[]): boolean | null {
  let result: boolean | null = true;
  for (const [one, other] of pairs) {
    const same = other ? equal(one, other) : false;
    if (same === false) return false;
    if (same === null) result = null;
  }
  return result;
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}
