import { nearest } from './nearest.js';
import type { Diagnostic, Span } from './source.js';
import type { Value } from './value.js';

/** A JSON Schema compiled by ajv ahead of time, with `allErrors` and `verbose`. */
export interface ShapeCheck {
  (data: unknown): boolean;
  errors?: readonly ShapeError[] | null | undefined;
}

export interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly parentSchema?: unknown;
  readonly data?: unknown;
}

/** Keys and indices from a value's root to one of its parts. */
export type Route = readonly (string | number)[];

/**
 * A located value as plain data. Maps have no prototype, so that no key can pollute one; an expression is null.
 */
export function dataOf(value: Value): unknown {
  switch (value.kind) {
    case 'map': {
      const data: Record<string, unknown> = Object.create(null);
      for (const [key, entry] of value.entries) data[key] = dataOf(entry.value);
      return data;
    }
    case 'list':
      return value.items.map(dataOf);
    case 'scalar':
      return value.value;
    default:
      return null;
  }
}

/** Where a part of a value stands: the key of a map's entry, or the item of a list. */
export function placeOf(value: Value, route: Route): Span {
  let here = value;
  let span = value.span;
  for (const step of route) {
    if (here.kind === 'map') {
      const entry = here.entries.get(String(step));
      if (!entry) return span;
      span = entry.keySpan;
      here = entry.value;
    } else if (here.kind === 'list') {
      const item = here.items[Number(step)];
      if (!item) return span;
      span = item.span;
      here = item;
    } else return span;
  }
  return span;
}

/** Checks a value against a schema; each diagnostic says what is wrong, where, and what was perhaps meant. */
export function checkShape(
  value: Value,
  check: ShapeCheck,
  code: string,
): { data: unknown; diagnostics: Diagnostic[] } {
  const data = dataOf(value);
  if (check(data)) return { data, diagnostics: [] };
  const errors = check.errors ?? [];
  const deepest = errors.filter((error) => !isConsequence(error, errors));
  const diagnostics = deepest.map((error): Diagnostic => {
    const { route, message } = explain(error, errors);
    return { code, message, severity: 'error', span: placeOf(value, route) };
  });
  return { data, diagnostics };
}

/** True for the failure of a choice that a failure within it explains better. */
function isConsequence(error: ShapeError, errors: readonly ShapeError[]): boolean {
  if (error.keyword === 'if') return true;
  // What a wrong key fails is said as the key's own failure, at its place.
  if (errors.some((other) => other.keyword === 'propertyNames' && isAboutKey(error, other))) return true;
  if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf' && error.keyword !== 'const') return false;
  return errors.some(
    (other) => other !== error && other.instancePath.startsWith(error.instancePath) && other.keyword !== 'const',
  );
}

/** Whether `error` says why the key that `names` complains of is wrong. */
function isAboutKey(error: ShapeError, names: ShapeError): boolean {
  return error !== names && error.instancePath === names.instancePath && error.data === names.params.propertyName;
}

function explain(error: ShapeError, errors: readonly ShapeError[]): { route: Route; message: string } {
  const route = error.instancePath.split('/').slice(1).map(plainStep);
  const { keyword, params } = error;
  const at = route.length === 0 ? '' : `${route.join('.')}: `;
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      return {
        route: [...route, key],
        message: `${at}unknown key '${key}'${suggestion(key, keysOf(error.parentSchema))}`,
      };
    }
    case 'propertyNames': {
      const key = String(params.propertyName);
      const allowed = errors.find((other) => other.keyword === 'enum' && isAboutKey(other, error))?.params
        .allowedValues;
      const message = allowed ? notOneOf(key, allowed as string[]) : `'${key}' is no valid name here`;
      return { route: [...route, key], message: `${at}${message}` };
    }
    case 'required':
      return { route, message: `${at}'${String(params.missingProperty)}' is missing` };
    case 'enum': {
      const said = typeof error.data === 'string' ? error.data : JSON.stringify(error.data);
      return { route, message: `${at}${notOneOf(said, (params.allowedValues as unknown[]).map(String))}` };
    }
    case 'type': {
      const types = [params.type].flat().join(' or ');
      return { route, message: `${at}${types} is needed here` };
    }
    default:
      return { route, message: `${at}${error.message ?? 'is not valid'}` };
  }
}

function notOneOf(said: string, allowed: readonly string[]): string {
  return `'${said}' is not one of ${few(allowed)}${suggestion(said, allowed)}`;
}

function suggestion(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === null ? '' : `; did you mean '${near}'?`;
}

/** A long list of allowed values says little: the suggestion says more. */
function few(values: readonly string[]): string {
  return values.length > 12 ? `${values.length} known ones` : values.join(', ');
}

function keysOf(schema: unknown): string[] {
  const { properties = {} } = (schema ?? {}) as { properties?: object };
  return Object.keys(properties);
}

function plainStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
