import type { Span } from '../../../text/source.js';
import { type Entry, listOf, mapOf, scalar, unknown, type Value, withStep } from '../../../text/value.js';
import { callFunction } from './functions.js';
import { jsonText } from './json-text.js';
import {
  equal,
  failed,
  failsWithin,
  isFailed,
  isSet,
  isTrue,
  type Scope,
  whyPartlyUnknown,
  whyUnknown,
} from './known.js';
import { numberValue } from './numbers.js';
import { joined, textIn, textValue } from './strings.js';
import {
  type Expression,
  type ForExpression,
  splatItem,
  type Template,
  type TemplateFor,
  type TemplatePart,
} from './syntax.js';

/** Names bound to values, in front of another scope. */
export function withNames(scope: Scope, names: ReadonlyMap<string, Value>): Scope {
  return {
    local: (name) => names.get(name) ?? scope.local(name),
    named: (root, path, span) => scope.named(root, path, span),
    attribute: (target, name, span) => scope.attribute(target, name, span),
    files: scope.files,
    exhausted: () => scope.exhausted(),
  };
}

/** Items that one collection may have. */
const itemLimit = 10_000;

export function evaluate(expression: Expression, scope: Scope): Value {
  const { span } = expression;
  if (scope.exhausted()) return exhausted(span);
  switch (expression.kind) {
    case 'literal':
      return scalar(expression.value, span);
    case 'template':
      return template(expression, scope);
    case 'tuple':
      return listOf(
        expression.items.map((item) => evaluate(item, scope)),
        span,
      );
    case 'object':
      return object(expression, scope);
    case 'variable':
    case 'attribute':
    case 'index':
      return reference(expression, scope);
    case 'splat':
      return splat(evaluate(expression.of, scope), expression.each, scope, span);
    case 'call':
      return call(expression, scope);
    case 'conditional':
      return conditional(expression, scope);
    case 'operation':
      return operation(
        expression.operator,
        expression.operands.map((operand) => evaluate(operand, scope)),
        span,
      );
    case 'for':
      return loop(expression, scope);
    case 'invalid':
      return unknown('the expression could not be read', span);
  }
}

/** `a.b.c`: the longest named object first, then one access after the other. */
function reference(expression: Expression, scope: Scope): Value {
  const names: string[] = [];
  let here = expression;
  while (here.kind === 'attribute') {
    names.unshift(here.name);
    here = here.of;
  }
  if (here.kind === 'index') {
    let value = access(evaluate(here.of, scope), evaluate(here.key, scope), scope, here.span);
    for (const name of names) value = access(value, textValue(name, expression.span), scope, expression.span);
    return value;
  }
  if (here.kind !== 'variable') {
    let value = evaluate(here, scope);
    for (const name of names) value = access(value, textValue(name, expression.span), scope, expression.span);
    return value;
  }
  const local = scope.local(here.name);
  const { value: found, used } = local ? { value: local, used: 0 } : scope.named(here.name, names, expression.span);
  let value = found;
  for (const name of names.slice(used)) value = access(value, textValue(name, expression.span), scope, expression.span);
  const { source, start, end } = expression.span;
  return reached(value, source.text.slice(start, end), expression.span);
}

/** Notes a stop on the way of a value that was written elsewhere. */
function reached(value: Value, words: string, span: Span): Value {
  if (value.span.source === span.source && value.span.start === span.start) return value;
  if ((value.via?.length ?? 0) >= 8) return value;
  return withStep(value, { span, message: `${words.length > 60 ? `${words.slice(0, 60)}…` : words} is used here` });
}

/** `value[key]` and `value.key`. */
export function access(value: Value, key: Value, scope: Scope, span: Span): Value {
  if (value.kind === 'unknown') return value;
  const reason = whyUnknown(key);
  if (reason !== null) return representative(value) ?? unknown(reason, span);
  if (key.kind !== 'scalar') return failed('an index is no text or number', span);
  const name = textIn(key);
  if (value.kind === 'reference') {
    if (value.attribute !== null) return { ...value, attribute: `${value.attribute}.${name}` };
    return typeof key.value === 'number' ? value : scope.attribute(value.target, name, span);
  }
  if (value.kind === 'map') return value.entries.get(name)?.value ?? failed(`there is no '${name}'`, span);
  if (value.kind === 'list') {
    const index = Number(name);
    return (Number.isInteger(index) ? value.items[index] : undefined) ?? failed(`there is no item ${name}`, span);
  }
  if (value.kind === 'template') return unknown(whyUnknown(value) ?? 'text has no attributes', span);
  return failed(`'${name}' of something that has no attributes`, span);
}

/** What stands for all instances of a resource whose `count` or `for_each` is not known. */
function representative(value: Value): Value | null {
  return value.kind === 'reference' && value.attribute === null ? value : null;
}

function template(expression: Template, scope: Scope): Value {
  const [only, ...more] = expression.parts;
  if (only?.kind === 'hole' && more.length === 0) return evaluate(only.expression, scope);
  return joined(textParts(expression.parts, scope), expression.span);
}

/** The text of a file or a string that is a template. */
export function evaluateTemplate(parts: readonly TemplatePart[], scope: Scope, span: Span): Value {
  return joined(textParts(parts, scope), span);
}

function textParts(parts: readonly TemplatePart[], scope: Scope): Value[] {
  return parts.flatMap((part): Value[] => {
    if (part.kind === 'text') return [textValue(part.text, part.span, [part])];
    if (part.kind === 'hole') return [asText(evaluate(part.expression, scope))];
    if (part.kind === 'for') return repeated(part, scope);
    const condition = evaluate(part.condition, scope);
    const reason = whyUnknown(condition);
    if (reason !== null) return [unknown(reason, part.span)];
    return textParts(isTrue(condition) ? part.then : part.otherwise, scope);
  });
}

/** Pieces that the loops of one template may make. */
const partLimit = 100_000;

function repeated(part: TemplateFor, scope: Scope): Value[] {
  const items = itemsOf(evaluate(part.collection, scope));
  if (!Array.isArray(items)) return [unknown(items.reason, part.span)];
  const all: Value[] = [];
  for (const { key, value } of items) {
    if (scope.exhausted() || all.length > partLimit) return [exhausted(part.span)];
    for (const text of textParts(part.body, withNames(scope, bound(part.names, key, value)))) all.push(text);
  }
  return all;
}

function object(expression: Extract<Expression, { kind: 'object' }>, scope: Scope): Value {
  const entries: Entry[] = [];
  for (const item of expression.items) {
    const key = typeof item.key === 'string' ? textValue(item.key, item.keySpan) : evaluate(item.key, scope);
    const reason = whyUnknown(key);
    if (reason !== null) return unknown(reason, expression.span);
    if (key.kind !== 'scalar') return failed('a key of an object is no text', item.keySpan);
    entries.push({ key: textIn(key), keySpan: item.keySpan, value: evaluate(item.value, scope) });
  }
  return mapOf(entries, expression.span);
}

function call(expression: Extract<Expression, { kind: 'call' }>, scope: Scope): Value {
  const { name, parameters, span } = expression;
  // these two decide by whether an argument can be evaluated at all
  if (name === 'can') {
    const value = parameters[0] ? evaluate(parameters[0], scope) : failed('can needs an argument', span);
    return value.kind === 'unknown' && !isFailed(value) ? value : scalar(!failsWithin(value), span);
  }
  if (name === 'try') {
    for (const parameter of parameters) {
      const value = evaluate(parameter, scope);
      if (!failsWithin(value)) return value;
    }
    return failed('no argument of try can be evaluated', span);
  }
  const values = parameters.map((parameter) => evaluate(parameter, scope));
  if (expression.expand) {
    const last = values.pop();
    if (last?.kind !== 'list') return unknown((last && whyUnknown(last)) ?? 'the arguments are no list', span);
    if (last.items.length > itemLimit) return unknown(`there are more than ${itemLimit} arguments`, span);
    values.push(...last.items);
  }
  return callFunction(name, values, scope, span);
}

function conditional(expression: Extract<Expression, { kind: 'conditional' }>, scope: Scope): Value {
  const condition = evaluate(expression.condition, scope);
  const reason = whyUnknown(condition);
  if (isFailed(condition)) return condition;
  if (reason === null) return evaluate(isTrue(condition) ? expression.then : expression.otherwise, scope);
  const then = evaluate(expression.then, scope);
  const otherwise = evaluate(expression.otherwise, scope);
  return equal(then, otherwise) === true ? then : unknown(reason, expression.span);
}

function splat(value: Value, each: Expression, scope: Scope, span: Span): Value {
  if (value.kind === 'unknown') return value;
  const items = value.kind === 'list' ? value.items : value.kind === 'scalar' && value.value === null ? [] : [value];
  return listOf(
    items.map((item) => evaluate(each, withNames(scope, new Map([[splatItem, item]])))),
    span,
  );
}

function loop(expression: ForExpression, scope: Scope): Value {
  const { span } = expression;
  const items = itemsOf(evaluate(expression.collection, scope));
  if (!Array.isArray(items)) return unknown(items.reason, span);
  const results: Value[] = [];
  const entries = new Map<string, Entry>();
  const groups = new Map<string, Value[]>();
  for (const { key, value } of items) {
    if (scope.exhausted()) return exhausted(span);
    const inner = withNames(scope, bound(expression.names, key, value));
    if (expression.condition) {
      const condition = evaluate(expression.condition, inner);
      const reason = whyUnknown(condition);
      if (reason !== null) return unknown(reason, span);
      if (!isTrue(condition)) continue;
    }
    const result = evaluate(expression.value, inner);
    if (!expression.key) {
      results.push(result);
      continue;
    }
    const name = evaluate(expression.key, inner);
    const reason = whyUnknown(name);
    if (reason !== null) return unknown(reason, span);
    if (name.kind !== 'scalar') return failed('a key of an object is no text', span);
    const text = textIn(name);
    if (expression.grouped) groups.set(text, [...(groups.get(text) ?? []), result]);
    else entries.set(text, { key: text, keySpan: name.span, value: result });
  }
  if (!expression.key) return listOf(results, span);
  for (const [key, group] of groups) entries.set(key, { key, keySpan: span, value: listOf(group, span) });
  return mapOf(entries.values(), span);
}

function bound(names: readonly string[], key: Value, value: Value): Map<string, Value> {
  const [first, second] = names;
  if (first === undefined) return new Map();
  return second === undefined
    ? new Map([[first, value]])
    : new Map([
        [first, key],
        [second, value],
      ]);
}

/** What a loop runs over; the reason where that is not known. */
export function itemsOf(value: Value): { key: Value; value: Value }[] | { reason: string } {
  if (value.kind === 'list') {
    if (value.items.length > itemLimit) return { reason: `a loop runs over more than ${itemLimit} items` };
    return value.items.map((item, index) => ({ key: isSet(value) ? item : scalar(index, item.span), value: item }));
  }
  if (value.kind === 'map')
    return [...value.entries.values()]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map((entry) => ({ key: textValue(entry.key, entry.keySpan), value: entry.value }));
  return { reason: whyUnknown(value) ?? 'a loop runs over something that is no collection' };
}

/** A value inside a string; a collection can only be one that was encoded as JSON. */
function asText(value: Value): Value {
  return value.kind === 'map' || value.kind === 'list' ? jsonText(value) : value;
}

function operation(operator: string, operands: readonly Value[], span: Span): Value {
  const [left, right] = operands;
  if (!left) return unknown('the expression could not be read', span);
  if (operator === '==' || operator === '!=') {
    const same = right ? equal(left, right) : null;
    if (same === null)
      return unknown(whyPartlyUnknown(left) ?? (right && whyPartlyUnknown(right)) ?? 'a comparison is not known', span);
    return scalar(same === (operator === '=='), span);
  }
  const reasons = operands.map(whyUnknown);
  if (right && (operator === '&&' || operator === '||')) {
    const decisive = operator === '||';
    if (operands.some((operand, index) => reasons[index] === null && isTrue(operand) === decisive))
      return scalar(decisive, span);
    const reason = reasons.find((one) => one !== null);
    return reason ? unknown(reason, span) : scalar(!decisive, span);
  }
  const broken = operands.find(isFailed);
  if (broken) return broken;
  const reason = reasons.find((one) => one !== null);
  if (reason) return unknown(reason, span);
  if (operator === '!') return scalar(!isTrue(left), span);
  const [a, b] = operands.map((operand) =>
    operand.kind === 'scalar' && operand.value !== null ? Number(operand.text) : Number.NaN,
  );
  const result = arithmetic(operator, a ?? Number.NaN, b);
  if (result === null || Number.isNaN(result)) return failed(`'${operator}' needs numbers`, span);
  return typeof result === 'number' ? numberValue(result, span) : scalar(result, span);
}

function arithmetic(operator: string, a: number, b: number | undefined): number | boolean | null {
  if (b === undefined) return operator === '-' ? -a : null;
  if (Number.isNaN(a) || Number.isNaN(b)) return null;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? null : a / b;
    case '%':
      return b === 0 ? null : a % b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    default:
      return null;
  }
}

function exhausted(span: Span): Value {
  return unknown('the configuration takes too much work to evaluate', span);
}
