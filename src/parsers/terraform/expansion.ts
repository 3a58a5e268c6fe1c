import type { Span } from '../../text/source.js';
import { type Entry, listOf, mapOf, type ReferenceValue, scalar, unknown, type Value } from '../../text/value.js';
import { escaped } from './address.js';
import { itemsOf } from './hcl/evaluate.js';
import { whyUnknown } from './hcl/known.js';
import { textIn, textValue } from './hcl/strings.js';
import type { Block, Expression } from './hcl/syntax.js';

/** The instances that `count` or `for_each` make of a block. */
export interface Expansion<T> {
  /** What the block's name stands for in expressions: one reference, a list or an object of them. */
  readonly value: Value;
  readonly items: readonly T[];
}

export interface InstanceKey {
  /** The index in the address: `[0]`, `["a"]`; empty where there is none. */
  readonly suffix: string;
  /** `each` or `count`. */
  readonly names: ReadonlyMap<string, Value>;
  /** Why it is not known whether it exists just once. */
  readonly maybe: string | null;
}

export interface ExpansionContext {
  evaluate(expression: Expression): Value;
  /** The keys that a plan has; they help where the configuration does not tell. */
  readonly planned: readonly (string | number | null)[] | undefined;
  readonly limit: number;
  overLimit(): void;
}

/** https://developer.hashicorp.com/terraform/language/meta-arguments/for_each */
export function expand<T>(
  block: Block,
  make: (key: InstanceKey) => { item: T; target: string },
  context: ExpansionContext,
): Expansion<T> {
  const items: T[] = [];
  const add = (
    suffix: string,
    names: ReadonlyMap<string, Value> = new Map(),
    maybe: string | null = null,
  ): ReferenceValue => {
    const { item, target } = make({ suffix, names, maybe });
    items.push(item);
    return { kind: 'reference', target, attribute: null, span: block.header };
  };
  const count = block.body.attributes.get('count');
  const forEach = block.body.attributes.get('for_each');
  let value: Value;
  if (count) value = counted(context.evaluate(count.expression), block.header, add, context);
  else if (forEach) value = keyed(context.evaluate(forEach.expression), block.header, add, context);
  else value = add('');
  return { value, items };
}

type Add = (suffix: string, names?: ReadonlyMap<string, Value>, maybe?: string | null) => ReferenceValue;

function counted(given: Value, span: Span, add: Add, { planned, limit, overLimit }: ExpansionContext): Value {
  const number = given.kind === 'scalar' && given.value !== null ? Number(given.text) : Number.NaN;
  const known = Number.isInteger(number)
    ? number
    : planned?.every((key) => typeof key === 'number')
      ? planned.length
      : null;
  if (known === null) return unknownInstances(given, ['count', 'index'], add);
  if (known > limit) overLimit();
  const items = Array.from({ length: Math.max(0, Math.min(known, limit)) }, (_, index) =>
    add(`[${index}]`, new Map([['count', object(given.span, [['index', scalar(index, given.span)]])]])),
  );
  return listOf(items, span);
}

function keyed(given: Value, span: Span, add: Add, { planned, limit, overLimit }: ExpansionContext): Value {
  const items = itemsOf(given);
  const pairs: { key: string; value: Value }[] = [];
  if (Array.isArray(items)) {
    for (const { key, value } of items) {
      const name = given.kind === 'map' ? key : value;
      if (name.kind !== 'scalar') return unknownInstances(name, ['each', 'key', 'value'], add);
      pairs.push({ key: textIn(name), value });
    }
  } else if (planned?.every((key) => typeof key === 'string')) {
    for (const key of planned) pairs.push({ key: String(key), value: unknown(items.reason, given.span) });
  } else return unknownInstances(given, ['each', 'key', 'value'], add);
  if (pairs.length > limit) overLimit();
  const entries = pairs.slice(0, limit).map(({ key, value }): Entry => {
    const each = object(value.span, [
      ['key', textValue(key, value.span)],
      ['value', value],
    ]);
    return { key, keySpan: value.span, value: add(`["${escaped(key)}"]`, new Map([['each', each]])) };
  });
  return mapOf(entries, span);
}

/** Nobody knows how many there will be: one instance stands for all of them. */
function unknownInstances(given: Value, [name = '', ...fields]: readonly string[], add: Add): Value {
  const reason = whyUnknown(given) ?? `${name === 'count' ? 'count' : 'for_each'} is no number or collection`;
  const hidden = unknown(reason, given.span);
  return add(
    '',
    new Map([
      [
        name,
        object(
          given.span,
          fields.map((field) => [field, hidden]),
        ),
      ],
    ]),
    reason,
  );
}

function object(span: Span, fields: readonly (readonly [string, Value])[]): Value {
  return mapOf(
    fields.map(([key, value]) => ({ key, keySpan: span, value })),
    span,
  );
}
