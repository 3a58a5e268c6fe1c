import type { Parser } from 'web-tree-sitter';
import { Source, type Span } from '../../../text/source.js';
import type { Entry, MapValue, ScalarValue, Value } from '../../../text/value.js';
import { readTemplate } from './native-syntax.js';
import type { Attribute, Block, Body, Expression, TemplatePart } from './syntax.js';

/** Top-level block types with the number of their labels. */
const labelled = new Map([
  ['resource', 2],
  ['data', 2],
  ['ephemeral', 2],
  ['variable', 1],
  ['output', 1],
  ['module', 1],
  ['provider', 1],
  ['check', 1],
  ['locals', 0],
  ['terraform', 0],
  ['moved', 0],
  ['import', 0],
  ['removed', 0],
]);

/** Arguments of a variable or an output that hold words of the language, not expressions. */
const typeWords = new Set(['type']);

/**
 * The JSON form of a configuration (`.tf.json`). Inside a resource the JSON does not tell blocks from arguments: both
 * are read as arguments, so a nested block is an object or a list of objects.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function jsonBody(value: Value, parser: Parser): Body {
  const blocks: Block[] = [];
  const attributes = new Map<string, Attribute>();
  for (const entry of entriesOf(value)) {
    const labels = labelled.get(entry.key);
    if (labels === undefined) {
      const attribute = attributeOf(entry, parser);
      attributes.set(attribute.name, attribute);
    } else if (labels === 0) {
      for (const content of objectsOf(entry.value)) blocks.push(blockOf(entry.key, [], content, entry.keySpan, parser));
    } else collect(entry.key, [], labels, entry.value, entry.keySpan, blocks, parser);
  }
  return { attributes, blocks, span: value.span };
}

function collect(
  type: string,
  labels: readonly string[],
  depth: number,
  value: Value,
  header: Span,
  into: Block[],
  parser: Parser,
): void {
  for (const content of objectsOf(value)) {
    if (depth === 0) into.push(blockOf(type, labels, content, header, parser));
    else
      for (const entry of entriesOf(content))
        collect(type, [...labels, entry.key], depth - 1, entry.value, entry.keySpan, into, parser);
  }
}

function blockOf(type: string, labels: readonly string[], content: Value, header: Span, parser: Parser): Block {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (const entry of entriesOf(content)) {
    if (entry.key === 'dynamic') {
      collect('dynamic', [], 1, entry.value, entry.keySpan, blocks, parser);
      continue;
    }
    if (type === 'dynamic' && entry.key === 'content') {
      for (const one of objectsOf(entry.value)) blocks.push(blockOf('content', [], one, entry.keySpan, parser));
      continue;
    }
    if ((type === 'variable' || type === 'output') && typeWords.has(entry.key)) continue;
    const attribute = attributeOf(entry, parser);
    attributes.set(attribute.name, attribute);
  }
  const span = { ...header, end: Math.max(header.end, content.span.end) };
  return { type, labels, body: { attributes, blocks, span: content.span }, header, span };
}

function attributeOf(entry: Entry, parser: Parser): Attribute {
  const span = { ...entry.keySpan, end: Math.max(entry.keySpan.end, entry.value.span.end) };
  return { name: entry.key, expression: jsonExpression(entry.value, parser), span };
}

/** A JSON value as an expression: strings are templates. */
export function jsonExpression(value: Value, parser: Parser): Expression {
  const { span } = value;
  if (value.kind === 'list')
    return { kind: 'tuple', items: value.items.map((item) => jsonExpression(item, parser)), span };
  if (value.kind === 'map')
    return {
      kind: 'object',
      items: entriesOf(value).map((entry) => ({
        key: /[$%]\{/.test(entry.key) ? template(entry.key, entry.keySpan, parser) : entry.key,
        keySpan: entry.keySpan,
        value: jsonExpression(entry.value, parser),
      })),
      span,
    };
  if (value.kind !== 'scalar') return { kind: 'invalid', span };
  return typeof value.value === 'string'
    ? stringExpression(value, parser)
    : { kind: 'literal', value: value.value, span };
}

function stringExpression(value: ScalarValue, parser: Parser): Expression {
  const { text, span } = value;
  if (!/[$%]\{/.test(text)) return { kind: 'template', parts: [{ kind: 'text', text, span: inner(text, span) }], span };
  return template(text, span, parser);
}

function template(text: string, span: Span, parser: Parser): Expression {
  const parts = readTemplate(new Source(span.source.file, text), parser);
  return parts ? { kind: 'template', parts: placed(parts, text, span), span } : { kind: 'invalid', span };
}

/** A string's content within its quotes, where it stands there as it is; else the whole string. */
function inner(text: string, span: Span): Span {
  const within = { ...span, start: span.start + 1, end: span.end - 1 };
  return span.source.text.slice(within.start, within.end) === text ? within : span;
}

/** Moves spans of the string's text to their place in the file; to the whole string where escapes shift them. */
function placed(parts: readonly TemplatePart[], text: string, span: Span): readonly TemplatePart[] {
  const within = inner(text, span);
  const exact = within !== span;
  const move = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(move);
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => {
        if (key !== 'span' && key !== 'keySpan') return [key, move(child)];
        const local = child as Span;
        return [key, exact ? { ...within, start: within.start + local.start, end: within.start + local.end } : span];
      }),
    );
  };
  return move(parts) as readonly TemplatePart[];
}

/** The entries of an object, without the `//` that stand for comments. */
function entriesOf(value: Value): Entry[] {
  if (value.kind === 'list') return value.items.flatMap(entriesOf);
  return value.kind === 'map' ? [...value.entries.values()].filter((entry) => entry.key !== '//') : [];
}

function objectsOf(value: Value): MapValue[] {
  if (value.kind === 'list') return value.items.flatMap(objectsOf);
  return value.kind === 'map' ? [value] : [];
}
