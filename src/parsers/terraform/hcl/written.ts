import type { Source } from '../../../text/source.js';
import { type Entry, listOf, type MapValue, mapOf, scalar, unknown, type Value } from '../../../text/value.js';
import { hclParser } from './load.js';
import { readNative } from './native-syntax.js';
import { type Body, type Expression, type ObjectItem, wordsOf } from './syntax.js';

/**
 * A file of Terraform's native syntax as it is written, for edits: blocks and objects are maps, and everything that is
 * no constant is unknown, with its text as the reason. A block's key is its type and its labels with dots between
 * (`resource.aws_api_gateway_stage.prod`, `settings`), with `#2` behind it where that is taken. Null where the text has
 * a syntax error.
 */
export async function writtenHcl(source: Source): Promise<MapValue | null> {
  const { body, diagnostics } = readNative(source, await hclParser());
  return diagnostics.length > 0 ? null : mapOf(entriesOf(body).values(), body.span);
}

function entriesOf({ attributes, blocks }: Body): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const add = (name: string, keySpan: Entry['keySpan'], value: Value) => {
    let key = name;
    for (let at = 2; entries.has(key); at++) key = `${name}#${at}`;
    entries.set(key, { key, keySpan, value });
  };
  for (const { name, span, expression } of attributes.values())
    add(name, { ...span, end: span.start + name.length }, valueIn(expression));
  for (const block of blocks)
    add([block.type, ...block.labels].join('.'), block.header, {
      ...mapOf(entriesOf(block.body).values(), block.span),
      span: { ...block.span, start: block.span.source.text.indexOf('{', block.header.end) },
    });
  return entries;
}

function valueIn(expression: Expression): Value {
  const { span } = expression;
  switch (expression.kind) {
    case 'literal':
      return scalar(expression.value, span);
    case 'template': {
      const texts = expression.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
      const isPlain = texts.length === expression.parts.length && span.source.text[span.start] === '"';
      return isPlain ? scalar(texts.join(''), span) : written(expression);
    }
    case 'tuple':
      return listOf(expression.items.map(valueIn), span);
    case 'object':
      return mapOf(expression.items.map(entryOf), span);
    default:
      return written(expression);
  }
}

function entryOf({ key, keySpan, value }: ObjectItem): Entry {
  return { key: wordsOf(key) || textAt(keySpan), keySpan, value: valueIn(value) };
}

function written({ span }: Expression): Value {
  return unknown(textAt(span), span);
}

function textAt({ source, start, end }: Entry['keySpan']): string {
  return source.text.slice(start, end);
}
