import { CHOMPING_MODE, EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import { plainScalar, tagged, templateLength } from './located.js';
import type { Source, Span } from './source.js';
import { type Entry, listOf, scalar, type Value } from './value.js';
import { lineEnd, trimmedEnd } from './yaml-events.js';

/**
 * Most templates are written in a small part of YAML: maps, lists and texts by indentation, brackets and quotes within a
 * line, short tags. Such a text is read here, at half the cost of a parser of all YAML. Null for whatever may be anything
 * else, mistakes included: such a text is read from its start by that parser.
 */
export function simpleDocument(source: Source): Value | null {
  const { text } = source;
  return text.length > templateLength || foreign.test(text) ? null : new SimpleReader(source).document();
}

/** What no line of such a text holds: tabs, carriage returns, what cannot be seen, halves of characters. */
const foreign = /[^\n\x20-\x7e\xa0-\ud7ff]/;

/** Lines that are empty or comments, and the indentation of the next one. */
const gap = /(?: *(?:#[^\n]*)?(?:\n|$))* */y;
/** The rest of a line that holds nothing or a comment, and the gap behind it. */
const restOfLine = /(?: +#[^\n]*| *)(?:\n|$)(?: *(?:#[^\n]*)?(?:\n|$))* */y;
const tag = /![A-Za-z0-9]+(?= |\n|$)/y;
const blockHeader = /[|>]-? *\n\n*/y;
const quoted = /'(?:[^'\n]|'')*'|"(?:[^"\\\n]|\\["\\/bfnrt])*"/y;
// texts without quotes end before ': ' and ' #'; a key cannot begin with a mark of YAML's, or the end of a document
const key = /(?:[A-Za-z0-9_$/](?:[^\s:#]|:(?=\S)|(?<=\S)#| +(?=[^\s:#]))*|'[^'\n]*'|"[^"\\\n]*")(?= *:(?: |\n|$))/y;
const keyInBrackets = /(?:[A-Za-z0-9_$/](?:[^\s:#,[\]{}]|:(?=[^\s,[\]{}]))*|'[^'\n]*'|"[^"\\\n]*")(?= *: )/y;
const plain = /(?:[^\s,[\]{}#&*!|>'"%@`:?-]|[:?-](?=\S))(?:[^\s:#]|:(?=\S)|(?<=\S)#| +(?=[^\s:#]))*/y;
const plainInBrackets = /[^\s,[\]{}#&*!|>'"%@`:?-](?:[^\s:#,[\]{}]|:(?=[^\s,[\]{}])|(?<=\S)#| +(?=[^\s:#,[\]{}]))*/y;

/** Levels of nesting that are read here. Templates need about 30. */
const levels = 50;

/** Reads a text from its start; whatever answers null has met something that is not simple. */
class SimpleReader {
  readonly #source: Source;
  readonly #text: string;
  #at = 0;
  /** The column where the line begins that is read next; -1 at the end of the text. */
  #indent = 0;
  /** Where the text of the last value ends. */
  #end = 0;

  constructor(source: Source) {
    this.#source = source;
    this.#text = source.text;
  }

  document(): Value | null {
    if (this.#text.startsWith('---\n')) this.#at = 4;
    if (this.#isAt(gap)) this.#toLine(gap.lastIndex);
    const value = this.#block(this.#indent, 0);
    return this.#indent < 0 ? value : null;
  }

  #block(indent: number, depth: number): Value | null {
    if (depth > levels) return null;
    return this.#isItem() ? this.#list(indent, depth) : this.#map(indent, depth);
  }

  #map(indent: number, depth: number): Value | null {
    const start = this.#at;
    const entries = new Map<string, Entry>();
    do {
      if (!this.#isAt(key)) return null;
      const keySpan = this.#span(this.#at, key.lastIndex);
      const name = this.#content(keySpan);
      this.#at = this.#text.indexOf(':', keySpan.end) + 1;
      this.#end = keySpan.end;
      const value = this.#behind(indent, depth, true);
      if (!value || entries.has(name)) return null;
      entries.set(name, { key: name, keySpan, value });
    } while (this.#indent === indent);
    return { kind: 'map', entries, span: this.#span(start, this.#end) };
  }

  #list(indent: number, depth: number): Value | null {
    const start = this.#at;
    const items: Value[] = [];
    this.#end = start;
    do {
      this.#at += 1;
      const item = this.#behind(indent, depth, false);
      if (!item) return null;
      items.push(item);
    } while (this.#indent === indent && this.#isItem());
    return listOf(items, this.#span(start, this.#end));
  }

  /** The value behind a key or a dash of this indentation, with what of it stands in the next lines. */
  #behind(indent: number, depth: number, isKey: boolean): Value | null {
    const from = this.#at;
    this.#skipBlanks();
    if (this.#isLineEnd()) {
      this.#at = from;
      if (!this.#isLineOver()) return null;
      const isBelow = this.#indent > indent || (isKey && this.#indent === indent && this.#isItem());
      if (!isBelow) return plainScalar('', this.#span(this.#end, this.#end));
      if (this.#isItem() || this.#isAt(key)) return this.#block(this.#indent, depth + 1);
    } else if (!isKey && (this.#isItem() || this.#isAt(key)))
      return this.#block(indent + 1 + this.#at - from, depth + 1);
    const start = this.#at;
    const name = this.#tag();
    let value: Value | null;
    if (name !== null && this.#isLineOver())
      value = this.#indent > indent ? this.#block(this.#indent, depth + 1) : null;
    else {
      value = this.#isAt(blockHeader) ? this.#blockText(indent) : this.#inLine(plain, depth);
      // what stands deeper than the key would go on with a text of one line
      if (!this.#isLineOver() || this.#indent > indent) return null;
    }
    return value && name !== null ? tagged(value, name, this.#span(start, this.#end)) : value;
  }

  /** A text by indentation, up to the end of its last line. */
  #blockText(indent: number): Value | null {
    const start = this.#at;
    this.#at = blockHeader.lastIndex;
    const line = this.#at;
    this.#skipBlanks();
    const margin = this.#text.slice(line, this.#at);
    if (margin.length <= indent || this.#at === this.#text.length || this.#text[this.#at] === '\n') return null;
    let end = lineEnd(this.#text, line);
    for (let next = end + 1; next < this.#text.length; next = lineEnd(this.#text, next) + 1) {
      if (this.#text.startsWith(margin, next)) end = lineEnd(this.#text, next);
      else if (this.#text[next] !== '\n') break;
    }
    this.#at = end;
    this.#end = trimmedEnd(this.#text, end);
    const content = getScalarValue(this.#text, {
      type: EVENT_ID.SCALAR,
      style: this.#text[start] === '|' ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK,
      chomping: this.#text[start + 1] === '-' ? CHOMPING_MODE.STRIP : CHOMPING_MODE.CLIP,
      valueStart: lineEnd(this.#text, start) + 1,
      valueEnd: end,
      indent: margin.length,
      fast: false,
      anchorStart: -1,
      anchorEnd: -1,
      tagStart: -1,
      tagEnd: -1,
    });
    return scalar(content, this.#span(start, this.#end));
  }

  /** A scalar or brackets. */
  #inLine(pattern: RegExp, depth: number): Value | null {
    if (depth > levels) return null;
    const character = this.#text[this.#at];
    if (character === '[') return this.#listInBrackets(depth);
    if (character === '{') return this.#mapInBrackets(depth);
    const isQuoted = character === "'" || character === '"';
    const form = isQuoted ? quoted : pattern;
    if (!this.#isAt(form)) return null;
    const span = this.#span(this.#at, form.lastIndex);
    this.#at = this.#end = span.end;
    const content = this.#content(span);
    return isQuoted ? scalar(content, span) : plainScalar(content, span);
  }

  #listInBrackets(depth: number): Value | null {
    const start = this.#at;
    const items: Value[] = [];
    this.#at += 1;
    if (!this.#passes(']')) {
      do {
        const item = this.#inBrackets(depth + 1);
        if (!item) return null;
        items.push(item);
      } while (this.#passes(','));
      if (!this.#passes(']')) return null;
    }
    this.#end = this.#at;
    return listOf(items, this.#span(start, this.#end));
  }

  #mapInBrackets(depth: number): Value | null {
    const start = this.#at;
    const entries = new Map<string, Entry>();
    this.#at += 1;
    if (!this.#passes('}')) {
      do {
        this.#skipBlanks();
        if (!this.#isAt(keyInBrackets)) return null;
        const keySpan = this.#span(this.#at, keyInBrackets.lastIndex);
        const name = this.#content(keySpan);
        this.#at = this.#text.indexOf(':', keySpan.end) + 1;
        const value = this.#inBrackets(depth + 1);
        if (!value || entries.has(name)) return null;
        entries.set(name, { key: name, keySpan, value });
      } while (this.#passes(','));
      if (!this.#passes('}')) return null;
    }
    this.#end = this.#at;
    return { kind: 'map', entries, span: this.#span(start, this.#end) };
  }

  #inBrackets(depth: number): Value | null {
    this.#skipBlanks();
    const start = this.#at;
    const name = this.#tag();
    const value = this.#inLine(plainInBrackets, depth);
    return value && name !== null ? tagged(value, name, this.#span(start, this.#end)) : value;
  }

  #passes(character: ',' | ']' | '}'): boolean {
    this.#skipBlanks();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  /** The tag that stands here, if one does; passes over it. */
  #tag(): string | null {
    if (this.#text[this.#at] !== '!' || !this.#isAt(tag)) return null;
    const name = this.#text.slice(this.#at, tag.lastIndex);
    this.#at = tag.lastIndex;
    if (this.#text[this.#at] === ' ') this.#skipBlanks();
    return name;
  }

  /** Whether the line holds nothing more; if so, the next one is read. */
  #isLineOver(): boolean {
    if (!this.#isAt(restOfLine)) return false;
    this.#toLine(restOfLine.lastIndex);
    return true;
  }

  #toLine(at: number): void {
    let start = at;
    while (this.#text.charCodeAt(start - 1) === 0x20) start -= 1;
    this.#at = at;
    this.#indent = at < this.#text.length ? at - start : -1;
  }

  #skipBlanks(): void {
    while (this.#text.charCodeAt(this.#at) === 0x20) this.#at += 1;
  }

  /** Whether a line ends here, or its comment begins. */
  #isLineEnd(): boolean {
    const character = this.#text[this.#at];
    return character === '\n' || character === '#' || character === undefined;
  }

  /** Whether a dash and what is no text stands here. */
  #isItem(): boolean {
    if (this.#text[this.#at] !== '-') return false;
    const next = this.#text[this.#at + 1];
    return next === ' ' || next === '\n' || next === undefined;
  }

  #isAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  /** The text of a key or a scalar, without its quotes. The escapes that are read here are those of JSON. */
  #content({ start, end }: Span): string {
    const written = this.#text.slice(start, end);
    if (written.startsWith("'")) return written.slice(1, -1).replaceAll("''", "'");
    if (!written.startsWith('"')) return written;
    return written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
  }

  #span(start: number, end: number): Span {
    return { source: this.#source, start, end };
  }
}
