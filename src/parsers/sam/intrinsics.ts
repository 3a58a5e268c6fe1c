import { copyOf, get, type ListValue, type MapValue, textOf, type Value } from '../../text/value.js';
import { type Content, type Fields, generateMap, type Origin } from './generate.js';

/** A map with a single key that names a function: `Ref`, `Condition` or `Fn::…`. */
export function isIntrinsic(value: Value | undefined): boolean {
  if (value?.kind !== 'map' || value.entries.size !== 1) return false;
  for (const key of value.entries.keys()) return key === 'Ref' || key === 'Condition' || key.startsWith('Fn::');
  return false;
}

export function isNoValue(value: Value): boolean {
  return isIntrinsic(value) && textOf(get(value, 'Ref')) === 'AWS::NoValue';
}

/** Whether the transform takes the value for given: not absent, null, false, zero or empty. */
export function isGiven(value: Value | undefined): value is Value {
  if (value === undefined) return false;
  if (value.kind === 'map') return value.entries.size > 0;
  if (value.kind === 'list') return value.items.length > 0;
  if (value.kind === 'scalar') return Boolean(value.value);
  return true;
}

/** Whether the value is there and not null. */
export function isPresent(value: Value | undefined): value is Value {
  return value !== undefined && !(value.kind === 'scalar' && value.value === null);
}

export function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'scalar' && value.value === true;
}

/** A string scalar's text; numbers and booleans are no strings to the transform. */
export function stringOf(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

export function ref(id: string): Fields {
  return { Ref: id };
}

export function sub(text: string, variables?: Fields): Fields {
  return { 'Fn::Sub': variables ? [text, variables] : text };
}

export function getAtt(id: string, attribute: string): Fields {
  return { 'Fn::GetAtt': [id, attribute] };
}

/** The content under a condition; without one, the content itself. */
export function onlyIf(condition: string | undefined, content: Content): Content {
  return condition === undefined ? content : { 'Fn::If': [condition, content, ref('AWS::NoValue')] };
}

/** The branches of an `Fn::If` that are not `AWS::NoValue`, or the value itself. */
export function branches(value: Value): Value[] {
  const choice = choiceOf(value);
  return choice ? choice.items.slice(1).flatMap(branches) : isNoValue(value) ? [] : [value];
}

/** Changes each branch of an `Fn::If` (`AWS::NoValue` stays), or the value itself. */
export function inEachBranch(value: Value, change: (branch: Value) => Value): Value {
  const choice = choiceOf(value);
  if (!choice || value.kind !== 'map') return isNoValue(value) ? value : change(value);
  const items = choice.items.map((item, at) => (at === 0 ? item : inEachBranch(item, change)));
  const entries = copyOf(value.entries);
  const entry = entries.get('Fn::If');
  if (entry) entries.set('Fn::If', { ...entry, value: { ...choice, items } });
  return { ...value, entries };
}

function choiceOf(value: Value): ListValue | undefined {
  if (value.kind !== 'map' || value.entries.size !== 1) return undefined;
  const choice = get(value, 'Fn::If');
  return choice?.kind === 'list' ? choice : undefined;
}

/** The value under one condition, as a map that stands at the origin. */
export function conditional(condition: string, value: Value, origin: Origin): MapValue {
  return generateMap({ 'Fn::If': [condition, value, ref('AWS::NoValue')] }, origin);
}
