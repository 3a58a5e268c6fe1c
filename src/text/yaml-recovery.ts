import {
  Composer,
  type CST,
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type ParsedNode,
  Parser,
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
  templateLength,
  tooDeep,
} from './located.js';
import type { Diagnostic, Source, Span } from './source.js';
import { listOf, scalar, type Value } from './value.js';
import { lineEnd, trimmedEnd } from './yaml-events.js';

/** Stray tokens after which the rest of a text is not worth reading. */
const strayLimit = 100;

/** Levels that the parser surely reads without running out of stack. */
const nestingBound = 500;

/**
 * The tolerant path: YAML with several errors, each with its place, and the rest of the text as values.
 * One value for each document. `text` is the source's, or a repaired one of the same length.
 */
export function recoveredDocuments(source: Source, text = source.text): Parsed[] {
  // this parser is slow
  if (text.length > templateLength)
    return [
      unread(source, 'syntax-error', `${source.file} has a syntax error and is too long to be read in spite of it`),
    ];
  const tokens = tokensOf(text);
  if (!tokens)
    return [
      unread(source, 'too-deep', `${source.file} is nested more than ${depthLimit} levels deep: it was not read`),
    ];
  const composer = new Composer({
    logLevel: 'silent',
    prettyErrors: false,
    uniqueKeys: false,
    strict: false,
    schema: 'failsafe',
  });
  const documents = composer.compose(tokens, true, text.length);
  return Array.from(documents, (document) => recovered(document as Document.Parsed<ParsedNode>, source));
}

/**
 * The tokens of a text, until too many of them are stray; null where the parser would recurse until the machine's stack
 * ends, from which Node does not always come back. No token nests deeper than the stack on which the parser makes it.
 */
function tokensOf(text: string): CST.Token[] | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let stray = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') stray += 1;
      if (stray > strayLimit) return tokens;
      tokens.push(token);
    }
    if (parser.stack.length > nestingBound) return null;
  }
  tokens.push(...parser.end());
  return tokens;
}

function unread(source: Source, code: string, message: string): Parsed {
  return { value: null, diagnostics: [{ code, message, severity: 'error', span: { source, start: 0, end: 0 } }] };
}

function recovered(document: Document.Parsed<ParsedNode>, source: Source): Parsed {
  const diagnostics = syntaxErrors(document, source);
  const anchors = new Anchors(diagnostics);
  // In a broken text the parser's ranges may overlap, or reach beyond the end.
  const { length } = source.text;
  const span = (start: number, end: number): Span => {
    const from = Math.min(start, length);
    return { source, start: from, end: Math.min(Math.max(from, end), length) };
  };

  const convert = (node: ParsedNode | null, depth: number, fallback: number): { value: Value; end: number } => {
    if (node === null) return { value: plainScalar('', span(fallback, fallback)), end: fallback };
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
      const isEmpty = text === '' && valueEnd <= start;
      const properties = (node.tag === undefined ? 0 : 1) + (node.anchor === undefined ? 0 : 1);
      const from = isEmpty ? behindProperties(source.text, fallback, properties) : start;
      end = isEmpty ? from : isBlock ? trimmedEnd(source.text, valueEnd) : valueEnd;
      const own = span(from, end);
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

  const { value } = convert(document.contents, 0, document.range?.[0] ?? 0);
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
    report(diagnostics, 'error', 'syntax-error', plainWords[code] ?? shortened(message), { source, start, end });
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

/** Some messages quote the text, which may be long. */
function shortened(message: string): string {
  return message.length > 150 ? `${message.slice(0, 150)}…` : message;
}

/** Where the tag and anchor of a value without text end; where it has none, the text before it. */
function behindProperties(text: string, before: number, properties: number): number {
  let end = before;
  for (let count = properties; count > 0; count -= 1) {
    let at = end;
    while (at < text.length && text[at] !== '!' && text[at] !== '&') at = text[at] === '#' ? lineEnd(text, at) : at + 1;
    while (at < text.length && !/[\s,[\]{}]/.test(text[at] ?? '')) at += 1;
    end = at;
  }
  return end;
}
