import { at, get, listOf, type MapValue, scalar, textOf, type Value } from '../../text/value.js';
import type { Written } from './relevant.js';

/**
 * The classes that a parameter's values fall into as far as conditions can tell: each literal that it is compared
 * with or that is allowed, and 'anything else' where the allowed values leave room for it.
 */
export interface ParameterClasses {
  readonly literals: readonly string[];
  /** True where values beside the literals are possible. */
  readonly open: boolean;
  /** Places of the classes among the literals, that of the default first; 'anything else' stands behind them. */
  readonly order: readonly number[];
  /** The classes in words that follow the parameter's name, in the same order. */
  readonly words: readonly string[];
}

const pseudo = new Set(['AWS::Region', 'AWS::Partition', 'AWS::AccountId', 'AWS::StackName', 'AWS::URLSuffix']);

/** The parameters that the conditions of relevant resources read, with the classes that matter. */
export function parameterClasses(template: MapValue, relevant: readonly Written[]): Map<string, ParameterClasses> {
  const conditions = get(template, 'Conditions');
  const classes = new Map<string, ParameterClasses>();
  if (conditions?.kind !== 'map') return classes;
  const compared = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const read = (value: Value | undefined): void => {
    if (value?.kind === 'list') for (const item of value.items) read(item);
    if (value?.kind !== 'map') return;
    const equals = get(value, 'Fn::Equals');
    if (equals?.kind === 'list' && equals.items.length === 2) {
      const [left, right] = equals.items;
      for (const [one, other] of [
        [left, right],
        [right, left],
      ]) {
        const name = textOf(get(one, 'Ref'));
        const literal = textOf(other);
        if (name === undefined) continue;
        const literals = compared.get(name) ?? new Set();
        compared.set(name, literals);
        if (literal !== undefined) literals.add(literal);
      }
    }
    const ref = textOf(get(value, 'Ref'));
    if (ref !== undefined && !compared.has(ref)) compared.set(ref, new Set());
    const named = textOf(get(value, 'Condition'));
    if (named !== undefined) readNamed(named);
    for (const entry of value.entries.values()) read(entry.value);
  };
  const readNamed = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    read(get(conditions, name));
  };
  for (const name of conditionsOf(relevant)) readNamed(name);
  for (const [name, literals] of compared) {
    const parameter = at(template, 'Parameters', name);
    if (parameter === undefined && !pseudo.has(name)) continue;
    const allowed = get(parameter, 'AllowedValues');
    const values =
      allowed?.kind === 'list' ? allowed.items.map((item) => textOf(item)).filter((text) => text !== undefined) : null;
    if (values === null && literals.size === 0) continue;
    // the classes of a secret would be shown; its conditions are chosen one by one
    if (isSecret(parameter)) continue;
    classes.set(name, classesOf(values ?? [...literals], values === null, textOf(get(parameter, 'Default'))));
  }
  return classes;
}

function classesOf(literals: readonly string[], open: boolean, fallback: string | undefined): ParameterClasses {
  const written = fallback === undefined ? -1 : literals.indexOf(fallback);
  const first = written >= 0 ? written : open ? literals.length : 0;
  const order = [first];
  for (let at = 0; at < literals.length + (open ? 1 : 0); at++) if (at !== first) order.push(at);
  return { literals, open, order, words: order.map((at) => classWords(literals, at)) };
}

/** A parameter's value, which is a list of texts where its type says so. */
export function ofType(parameter: Value | undefined, value: Value): Value {
  const type = textOf(get(parameter, 'Type')) ?? '';
  if (value.kind !== 'scalar' || !(type === 'CommaDelimitedList' || type.startsWith('List<'))) return value;
  const items = value.text === '' ? [] : value.text.split(',');
  return listOf(
    items.map((item) => scalar(item.trim(), value.span)),
    value.span,
  );
}

/** A parameter whose value must not be shown, whoever gives it. */
export function isSecret(parameter: Value | undefined): boolean {
  return textOf(get(parameter, 'NoEcho'))?.toLowerCase() === 'true';
}

/** Names of the conditions that decide about resources or values within them. */
function conditionsOf(resources: readonly Written[]): Set<string> {
  const names = new Set<string>();
  const visited = new Set<Value>();
  const walk = (value: Value): void => {
    if ((value.kind !== 'map' && value.kind !== 'list') || visited.has(value)) return; // anchors share values
    visited.add(value);
    if (value.kind === 'list') {
      for (const item of value.items) walk(item);
      return;
    }
    const branch = get(value, 'Fn::If');
    const name = branch?.kind === 'list' ? textOf(branch.items[0]) : undefined;
    if (name !== undefined) names.add(name);
    for (const { value: inner } of value.entries.values()) if (inner.kind !== 'scalar') walk(inner);
  };
  for (const { condition, value } of resources) {
    if (condition !== undefined) names.add(condition);
    const properties = get(value, 'Properties');
    if (properties) walk(properties);
  }
  return names;
}

/** The class at a place among the literals, or behind them, in words that follow the parameter's name. */
export function classWords(literals: readonly string[], at: number): string {
  const literal = literals[at];
  if (literal !== undefined) return `is ${literal === '' ? 'empty' : literal}`;
  const names = literals.map((text) => (text === '' ? 'empty' : text));
  if (names.length === 0) return 'is anything';
  if (names.length === 1) return `is not ${names[0]}`;
  return `is neither ${names.slice(0, -1).join(', ')} nor ${names.at(-1)}`;
}
