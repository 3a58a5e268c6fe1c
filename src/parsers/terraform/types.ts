import { type Entry, listOf, mapOf, scalar, type Value } from '../../text/value.js';
import type { Expression } from './hcl/syntax.js';
import { isNull } from './resource.js';

/**
 * A value as a variable's type constraint makes it: optional attributes of objects get their defaults, sets their
 * order. `evaluate` reads the defaults.
 * https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 */
export function convert(
  value: Value,
  type: Expression | undefined,
  evaluate: (expression: Expression) => Value,
): Value {
  if (type?.kind !== 'call') return type?.kind === 'variable' ? primitive(value, type.name) : value;
  const [inner] = type.parameters;
  switch (type.name) {
    case 'list':
    case 'set':
    case 'tuple': {
      if (value.kind !== 'list') return value;
      const types = type.name === 'tuple' && inner?.kind === 'tuple' ? inner.items : null;
      const items = value.items.map((item, at) => convert(item, types ? types[at] : inner, evaluate));
      const converted = {
        ...listOf(type.name === 'set' ? sorted(items) : items, value.span),
        ...(value.via && { via: value.via }),
      };
      return converted;
    }
    case 'map': {
      if (value.kind !== 'map') return value;
      const entries = Array.from(value.entries.values(), (entry) => ({
        ...entry,
        value: convert(entry.value, inner, evaluate),
      }));
      return { ...value, entries: mapOf(entries, value.span).entries };
    }
    case 'object':
      return value.kind === 'map' && inner?.kind === 'object' ? object(value, inner, evaluate) : value;
    case 'optional':
      return convert(value, inner, evaluate);
    default:
      return value;
  }
}

function object(
  value: Extract<Value, { kind: 'map' }>,
  type: Extract<Expression, { kind: 'object' }>,
  evaluate: (expression: Expression) => Value,
): Value {
  const entries = new Map<string, Entry>(value.entries);
  for (const { key, value: wanted } of type.items) {
    if (typeof key !== 'string') continue;
    const given = entries.get(key);
    const optional = wanted.kind === 'call' && wanted.name === 'optional';
    const fallback = optional ? wanted.parameters[1] : undefined;
    const before = given && !(isNull(given.value) && fallback) ? given.value : undefined;
    const now = before ?? (fallback ? evaluate(fallback) : scalar(null, value.span));
    if (!given && !optional) continue;
    entries.set(key, {
      key,
      keySpan: given?.keySpan ?? wanted.span,
      value: isNull(now) ? now : convert(now, wanted, evaluate),
    });
  }
  return { ...value, entries };
}

function primitive(value: Value, type: string): Value {
  if (value.kind !== 'scalar' || value.value === null) return value;
  if (type === 'bool' && (value.text === 'true' || value.text === 'false'))
    return { ...value, value: value.text === 'true' };
  if (
    type === 'number' &&
    typeof value.value === 'string' &&
    value.text.trim() !== '' &&
    !Number.isNaN(Number(value.text))
  )
    return { ...value, value: Number(value.text) };
  return type === 'string' && typeof value.value !== 'string' ? { ...value, value: value.text } : value;
}

/** Sets of strings are in their order, each once. */
function sorted(items: readonly Value[]): readonly Value[] {
  if (!items.every((item) => item.kind === 'scalar')) return items;
  const once = new Map(items.map((item) => [item.kind === 'scalar' ? item.text : '', item]));
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
