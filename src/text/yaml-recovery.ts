import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseAllDocuments,
  Scalar,
} from 'yaml';
import { depthLimit, MapBuilder, type Parsed, plainScalar, tagged } from './located-yaml.js';
import type { Diagnostic, Source, Span } from './source.js';
import { listOf, scalar, type Value } from './value.js';

/** Errors that are said of one file; more help nobody. */
const errorLimit = 20;

/**
 * The tolerant path: YAML with several errors, each with its place, and the rest of the text as values.
 * One value for each document.
 */
export function recoveredDocuments(source: Source): Parsed[] {
  const documents = parseAllDocuments(source.text, {
    lineCounter: new LineCounter(),
    logLevel: 'silent',
    prettyErrors: false,
    uniqueKeys: false,
    strict: false,
    schema: 'failsafe',
  });
  if (!Array.isArray(documents)) return [];
  return documents.map((document) => recovered(document as Document.Parsed<ParsedNode>, source));
}

function recovered(document: Document.Parsed<ParsedNode>, source: Source): Parsed {
  const diagnostics: Diagnostic[] = document.errors.slice(0, errorLimit).map((error) => ({
    code: 'syntax-error',
    message: sentence(error.message),
    severity: 'error',
    span: { source, start: error.pos[0], end: Math.max(error.pos[1], error.pos[0]) },
  }));
  const anchors = new Map<string, Value>();
  const span = (start: number, end: number): Span => ({ source, start, end });
  let tooDeep = false;

  const convert = (node: ParsedNode | null, depth: number, fallback: number): { value: Value; end: number } => {
    if (node === null) return { value: scalar(null, span(fallback, fallback)), end: fallback };
    const [start, valueEnd] = node.range;
    if (depth > depthLimit) {
      tooDeep = true;
      return { value: scalar(null, span(start, start)), end: start };
    }
    if (isAlias(node)) {
      const value = anchors.get(node.source) ?? scalar(null, span(start, valueEnd));
      return { value, end: valueEnd };
    }
    let value: Value;
    let end = valueEnd;
    if (isMap(node)) {
      const builder = new MapBuilder(diagnostics);
      end = start;
      for (const pair of node.items) {
        const key = convert(pair.key as ParsedNode | null, depth + 1, end);
        const item = convert(pair.value as ParsedNode | null, depth + 1, key.end);
        end = Math.max(item.end, key.end);
        const plain = isScalar(pair.key) && pair.key.type === Scalar.PLAIN;
        if (key.value.kind === 'scalar') builder.add(key.value.text, key.value.span, item.value, plain);
      }
      if (node.flow) end = valueEnd;
      value = builder.finish(span(start, end));
    } else if (isSeq(node)) {
      const items: Value[] = [];
      end = start;
      for (const item of node.items) {
        const one = convert(item as ParsedNode | null, depth + 1, end);
        items.push(one.value);
        end = one.end;
      }
      if (node.flow) end = valueEnd;
      value = listOf(items, span(start, end));
    } else {
      const text = String(node.value ?? '');
      const isBlock = node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL;
      end = isBlock ? trimmedEnd(source.text, valueEnd) : valueEnd;
      const isEmpty = text === '' && valueEnd <= start && node.anchor === undefined && node.tag === undefined;
      if (isEmpty) end = fallback;
      const own = isEmpty ? span(fallback, fallback) : span(start, end);
      value = node.type === Scalar.PLAIN || node.type === undefined ? plainScalar(text, own) : scalar(text, own);
    }
    const { tag } = node;
    if (tag?.startsWith('!')) {
      const tagStart = Math.max(source.text.lastIndexOf(tag, start), 0);
      value = tagged(value, tag, span(tagStart, end));
    } else if (tag?.startsWith('tag:yaml.org,2002:') && isScalar(node))
      value = tagged(value, `!!${tag.slice('tag:yaml.org,2002:'.length)}`, value.span);
    if (node.anchor !== undefined) anchors.set(node.anchor, value);
    return { value, end };
  };

  const { value } = convert(document.contents, 0, 0);
  if (tooDeep)
    diagnostics.push({
      code: 'too-deep',
      message: `This file is nested more than ${depthLimit} levels deep: what lies below was not read`,
      severity: 'error',
      span: span(0, 0),
    });
  return { value: value.kind === 'scalar' && value.value === null ? null : value, diagnostics };
}

function sentence(message: string): string {
  const line = message.split('\n')[0] ?? message;
  return line.replace(/ at line \d+, column \d+:?$/, '');
}

function trimmedEnd(text: string, end: number): number {
  let here = end;
  while (here > 0 && /\s/.test(text[here - 1] ?? '')) here--;
  return here;
}
