import type { Span } from '../../text/source.js';
import { type Entry, listOf, type MapValue, mapOf, unknown, type Value } from '../../text/value.js';
import { nestedName } from './configuration.js';
import { evaluate, itemsOf, withNames } from './hcl/evaluate.js';
import type { Scope } from './hcl/known.js';
import { type Attribute, type Block, type Body, type Expression, wordsOf } from './hcl/syntax.js';
import { isNull } from './resource.js';

export function isLiteral(attribute: Attribute | undefined, value: boolean): boolean {
  return attribute?.expression.kind === 'literal' && attribute.expression.value === value;
}

/** An argument of a body, or its nested blocks of a name as a list. */
export function argument(body: Body, name: string, scope: Scope): Value | undefined {
  const attribute = body.attributes.get(name);
  if (attribute) return evaluate(attribute.expression, scope);
  const blocks = body.blocks.filter((block) => nestedName(block) === name);
  const [first] = blocks;
  return first && nested(blocks, first, scope);
}

function nested(blocks: readonly Block[], first: Block, scope: Scope): Value {
  const items: Value[] = [];
  for (const block of blocks) {
    if (block.type !== 'dynamic') {
      items.push(bodyValue(block.body, block.header, scope));
      continue;
    }
    const made = dynamic(block, scope);
    if (!Array.isArray(made)) return unknown(made.reason, block.header);
    items.push(...made);
  }
  return listOf(items, first.header);
}

/** https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
function dynamic(block: Block, scope: Scope): Value[] | { reason: string } {
  const collection = block.body.attributes.get('for_each');
  const content = block.body.blocks.find((inner) => inner.type === 'content');
  if (!collection || !content) return [];
  const items = itemsOf(evaluate(collection.expression, scope));
  if (!Array.isArray(items)) return items;
  const iterator = block.body.attributes.get('iterator')?.expression;
  const name = (iterator && wordsOf(iterator)) || nestedName(block);
  return items.map(({ key, value }) => {
    if (scope.exhausted()) return unknown('the configuration takes too much work to evaluate', block.header);
    const item = mapOf(
      [
        { key: 'key', keySpan: key.span, value: key },
        { key: 'value', keySpan: value.span, value },
      ],
      value.span,
    );
    return bodyValue(content.body, block.header, withNames(scope, new Map([[name, item]])));
  });
}

function bodyValue(body: Body, span: Span, scope: Scope): MapValue {
  const entries: Entry[] = [];
  for (const attribute of body.attributes.values()) {
    const value = evaluate(attribute.expression, scope);
    const keySpan = { ...attribute.span, end: attribute.span.start + attribute.name.length };
    if (!isNull(value)) entries.push({ key: attribute.name, keySpan, value });
  }
  for (const name of new Set(body.blocks.map(nestedName))) {
    const value = argument(body, name, scope);
    if (value) entries.push({ key: name, keySpan: span, value });
  }
  return mapOf(entries, span);
}

/** All expressions of an argument, nested blocks included. */
export function expressionsOf(body: Body, name: string): Expression[] {
  const attribute = body.attributes.get(name);
  const blocks = body.blocks.filter((block) => nestedName(block) === name);
  return [...(attribute ? [attribute.expression] : []), ...blocks.flatMap((block) => allExpressions(block.body))];
}

function allExpressions(body: Body): Expression[] {
  return [
    ...Array.from(body.attributes.values(), (attribute) => attribute.expression),
    ...body.blocks.flatMap((block) => allExpressions(block.body)),
  ];
}
