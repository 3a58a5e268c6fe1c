import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseAllDocuments,
  Scalar,
} from 'yaml';
import {
  Anchors,
  depthLimit,
  MapBuilder,
  type Parsed,
  plainScalar,
  report,
  reportComplexKey,
  tagged,
  tooDeep,
} from './located.js';
import type { Diagnostic, Source, Span } from './source.js';
import { listOf, scalar, type Value } from './value.js';
import { trimmedEnd } from './yaml-events.js';

/** Characters that are read again after an error; this parser is slow, and no person wrote a longer text. */
const lengthLimit = 4_000_000;

/**
 * The tolerant path: YAML with several errors, each with its place, and the rest of the text as values.
 * One value for each document. `text` is the source's, or a repaired one of the same length.
 */
export function recoveredDocuments(source: Source, text = source.text): Parsed[] {
  if (text.length > lengthLimit)
    return [
      unread(source, 'syntax-error', `${source.file} has a syntax error and is too long to be read in spite of it`),
    ];
  try {
    const documents = parseAllDocuments(text, {
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
      strict: false,
      schema: 'failsafe',
    });
    if (!Array.isArray(documents)) return [];
    return documents.map((document) => recovered(document as Document.Parsed<ParsedNode>, source));
  } catch (error) {
    // The parser recurses without a limit of its own.
    if (!(error instanceof RangeError)) throw error;
    return [
      unread(source, 'too-deep', `${source.file} is nested more than ${depthLimit} levels deep: it was not read`),
    ];
  }
}

function unread(source: Source, code: string, message: string): Parsed {
  return { value: null, diagnostics: [{ code, message, severity: 'error', span: { source, start: 0, end: 0 } }] };
}

function recovered(document: Document.Parsed<ParsedNode>, source: Source): Parsed {
  const diagnostics = syntaxErrors(document, source);
  const anchors = new Anchors(diagnostics);
  const span = (start: number, end: number): Span => ({ source, start, end });

  const convert = (node: ParsedNode | null, depth: number, fallback: number): { value: Value; end: number } => {
    if (node === null) return { value: scalar(null, span(fallback, fallback)), end: fallback };
    const [start, valueEnd] = node.range;
    if (isAlias(node)) return { value: anchors.follow(node.source, depth, span(start, valueEnd)), end: valueEnd };
    let value: Value;
    let end = valueEnd;
    if (!isScalar(node) && depth >= depthLimit) value = tooDeep(diagnostics, span(start, valueEnd));
    else if (isMap(node)) {
      const builder = new MapBuilder(diagnostics);
      end = start;
      for (const pair of node.items) {
        const key = convert(pair.key as ParsedNode | null, depth + 1, end);
        const item = convert(pair.value as ParsedNode | null, depth + 1, key.end);
        end = Math.max(item.end, key.end);
        const plain = isScalar(pair.key) && pair.key.type === Scalar.PLAIN;
        if (key.value.kind === 'scalar') builder.add(key.value.text, key.value.span, item.value, plain);
        else reportComplexKey(diagnostics, key.value.span);
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
  return { value: value.kind === 'scalar' && value.value === null ? null : value, diagnostics };
}

/**
 * The parser's errors: the first one of each line, since one mistake often makes several. Aliases without anchor are
 * found when the aliases are followed.
 */
function syntaxErrors(document: Document.Parsed<ParsedNode>, source: Source): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const lines = new Set<number>();
  const { length } = source.text;
  for (const { code, message, pos } of document.errors) {
    const start = Math.min(pos[0], length);
    const end = Math.min(Math.max(pos[1], start), length);
    const { line } = source.position(start);
    if (code === 'BAD_ALIAS' || lines.has(line)) continue;
    lines.add(line);
    report(diagnostics, 'error', 'syntax-error', plainWords[code] ?? message, { source, start, end });
  }
  return diagnostics;
}

/** The parser's messages are for those who know the specification; these are for the others. */
const plainWords: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'The indentation fits neither the line above nor any key before it',
  BLOCK_AS_IMPLICIT_KEY: 'A second key: value pair stands where only a value can; does the text need quotes?',
  MULTILINE_IMPLICIT_KEY: 'A colon and a blank are missing after this key',
  TAB_AS_INDENT: 'Tabs cannot indent: YAML wants blanks',
};
