import { depthLimit, MapBuilder, type Parsed, report, tooDeep } from './located.js';
import type { Diagnostic, Source, Span } from './source.js';
import type { ScalarValue, Value } from './value.js';

/**
 * JSON as located values. A text with errors is read as far as possible, each error with its place; comments and
 * trailing commas are read past with a warning. https://www.rfc-editor.org/rfc/rfc8259
 */
export function parseJson(source: Source): Parsed {
  const scanner = new Scanner(source);
  const value = scanner.read();
  return { value, diagnostics: scanner.diagnostics };
}

/** An object or array that is being read. */
interface Open {
  /** Offset of its bracket. */
  readonly start: number;
  readonly closer: '}' | ']';
  readonly members: MapBuilder | null;
  readonly items: Value[] | null;
  key: { readonly text: string; readonly span: Span } | null;
  /** Offset of the comma that was read last, if nothing came after it. */
  comma: number;
  /** Whether the next value needs a comma before it. */
  isAfterValue: boolean;
}

const word = /[^\s,:{}[\]"]+/y;
const blanks = /[ \t\n\r\ufeff]*/y;
/** The characters of a string up to its end, or to that of its line. */
const stringBody = /[^"\\\n]*(?:\\[\s\S]?[^"\\\n]*)*/y;
const numberForm = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;

/** Reads one JSON text from start to end with a stack of its own, so that no nesting can exhaust that of the machine. */
class Scanner {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: Source;
  readonly #text: string;
  readonly #open: Open[] = [];
  #at = 0;
  #root: Value | null = null;

  constructor(source: Source) {
    this.#source = source;
    this.#text = source.text;
  }

  read(): Value | null {
    const text = this.#text;
    for (;;) {
      this.#skipBlanks();
      if (this.#at >= text.length) break;
      const innermost = this.#open.at(-1);
      if (!innermost && this.#root !== null) {
        this.#error('Nothing may follow the value that ends here', this.#at, this.#at + 1);
        break;
      }
      this.#token(innermost);
    }
    const unclosed = this.#open[0];
    if (unclosed) {
      const { line } = this.#source.position(this.#open.at(-1)?.start ?? unclosed.start);
      this.#error(`The text ends before the bracket that line ${line} opens is closed`, text.length, text.length);
      while (this.#open.length > 0) this.#close(text.length);
    }
    return this.#root;
  }

  #token(innermost: Open | undefined): void {
    const start = this.#at;
    switch (this.#text[start]) {
      case '{':
      case '[':
        this.#expectValue(innermost, start);
        this.#at += 1;
        this.#begin(start);
        break;
      case '}':
      case ']':
        this.#at += 1;
        this.#end(start);
        break;
      case ',':
        this.#at += 1;
        this.#comma(innermost, start);
        break;
      case ':':
        this.#at += 1;
        this.#error('A colon stands where none is expected', start, start + 1);
        break;
      case '"':
        this.#scalar(innermost, this.#string());
        break;
      default:
        this.#scalar(innermost, this.#word());
    }
  }

  /** A scalar is a key where an object waits for one, and a value everywhere else. */
  #scalar(innermost: Open | undefined, value: ScalarValue): void {
    if (!innermost?.members || innermost.key) {
      this.#expectValue(innermost, value.span.start);
      this.#add(value);
      return;
    }
    this.#expectComma(innermost, value.span.start);
    innermost.comma = -1;
    const isQuoted = this.#text[value.span.start] === '"';
    if (!isQuoted) this.#error(`The key ${value.text} needs double quotes`, value.span.start, value.span.end);
    this.#skipBlanks();
    const next = this.#text[this.#at];
    if (next === ',' || next === '}' || next === undefined) {
      this.#error(`A colon and a value are missing after ${value.text}`, value.span.start, value.span.end);
      innermost.isAfterValue = true;
      return;
    }
    if (next === ':') this.#at += 1;
    else this.#error(`A colon is missing after ${value.text}`, value.span.start, value.span.end);
    innermost.key = { text: value.text, span: value.span };
  }

  /** Reports what is missing where a value begins. */
  #expectValue(innermost: Open | undefined, start: number): void {
    if (!innermost) return;
    if (innermost.members && !innermost.key) {
      this.#expectComma(innermost, start);
      this.#error('A key is missing before this value', start, start + 1);
      innermost.key = { text: '', span: this.#span(start, start) };
    } else if (innermost.items) this.#expectComma(innermost, start);
    innermost.comma = -1;
  }

  #expectComma(innermost: Open, start: number): void {
    if (innermost.isAfterValue) this.#error('A comma is missing before this', start, start + 1);
    innermost.isAfterValue = false;
  }

  #comma(innermost: Open | undefined, start: number): void {
    if (!innermost?.isAfterValue) this.#error('A value is missing before this comma', start, start + 1);
    if (!innermost) return;
    innermost.key = null;
    innermost.isAfterValue = false;
    innermost.comma = start;
  }

  #begin(start: number): void {
    if (this.#open.length >= depthLimit) {
      this.#skipNested();
      this.#add(tooDeep(this.diagnostics, this.#span(start, this.#at)));
      return;
    }
    const isObject = this.#text[start] === '{';
    this.#open.push({
      start,
      closer: isObject ? '}' : ']',
      members: isObject ? new MapBuilder(this.diagnostics) : null,
      items: isObject ? null : [],
      key: null,
      comma: -1,
      isAfterValue: false,
    });
  }

  #end(start: number): void {
    const closer = this.#text[start];
    if (!this.#open.some((open) => open.closer === closer)) {
      this.#error(`This ${closer} closes nothing`, start, start + 1);
      return;
    }
    while (this.#open.at(-1)?.closer !== closer) {
      const { line } = this.#source.position(this.#open.at(-1)?.start ?? 0);
      this.#error(`This ${closer} stands where the bracket of line ${line} is still open`, start, start + 1);
      this.#close(start);
    }
    this.#close(start + 1);
  }

  #close(end: number): void {
    const open = this.#open.pop();
    if (!open) return;
    if (open.comma >= 0) {
      const message = 'No comma is allowed after the last value';
      this.#warn('json-trailing-comma', message, open.comma, open.comma + 1);
    }
    if (open.key) this.#error(`The value of ${open.key.text} is missing`, open.key.span.start, open.key.span.end);
    const span = this.#span(open.start, end);
    this.#add(open.members ? open.members.finish(span) : { kind: 'list', items: open.items ?? [], span });
  }

  #add(value: Value): void {
    const innermost = this.#open.at(-1);
    if (!innermost) {
      this.#root = value;
      return;
    }
    innermost.isAfterValue = true;
    innermost.comma = -1;
    innermost.items?.push(value);
    if (innermost.key) innermost.members?.add(innermost.key.text, innermost.key.span, value, false);
    innermost.key = null;
  }

  #string(): ScalarValue {
    const text = this.#text;
    const start = this.#at;
    stringBody.lastIndex = start + 1;
    stringBody.test(text);
    const end = stringBody.lastIndex;
    if (text[end] === '"') this.#at = end + 1;
    else {
      this.#at = Math.min(end, text.length);
      this.#error('The string that begins here does not end in its line', start, this.#at);
      return this.#scalarOf(text.slice(start + 1, this.#at).trimEnd(), start);
    }
    const written = text.slice(start + 1, end);
    return this.#scalarOf(written.includes('\\') ? this.#unescaped(written, start) : written, start);
  }

  #unescaped(written: string, start: number): string {
    try {
      // Tabs may stand in strings of templates, though not in those of JSON.
      return JSON.parse(`"${written.replaceAll('\t', '\\t')}"`) as string;
    } catch {
      this.#error('The string has an escape that JSON does not know', start, this.#at);
      return written;
    }
  }

  #word(): ScalarValue {
    const start = this.#at;
    word.lastIndex = start;
    const text = word.exec(this.#text)?.[0] ?? this.#text[start] ?? '';
    this.#at = start + text.length;
    const scalar = this.#scalarOf(text, start);
    if (text === 'true' || text === 'false') return { ...scalar, value: text === 'true' };
    if (text === 'null') return { ...scalar, value: null };
    if (numberForm.test(text)) return { ...scalar, value: Number(text) };
    const innermost = this.#open.at(-1);
    // A key is told that it needs quotes by whoever reads it as a key.
    if (!innermost?.members || innermost.key) this.#error(`${text} is no JSON value`, start, this.#at);
    return scalar;
  }

  #scalarOf(text: string, start: number): ScalarValue {
    return { kind: 'scalar', value: text, text, span: this.#span(start, this.#at) };
  }

  /** Passes over everything up to the bracket that closes the one before. */
  #skipNested(): void {
    const mark = /["{}[\]]/g;
    for (let depth = 1; depth > 0; ) {
      mark.lastIndex = this.#at;
      const found = mark.exec(this.#text)?.[0];
      this.#at = found === undefined ? this.#text.length : mark.lastIndex - 1;
      if (found === undefined) return;
      if (found === '"') this.#string();
      else {
        this.#at += 1;
        depth += found === '{' || found === '[' ? 1 : -1;
      }
    }
  }

  /** Passes over white space and over comments, which JSON does not have. */
  #skipBlanks(): void {
    const text = this.#text;
    for (;;) {
      blanks.lastIndex = this.#at;
      blanks.test(text);
      this.#at = blanks.lastIndex;
      const character = text[this.#at];
      if (character === '#' || (character === '/' && text[this.#at + 1] === '/')) this.#comment('\n');
      else if (character === '/' && text[this.#at + 1] === '*') this.#comment('*/');
      else return;
    }
  }

  #comment(terminator: string): void {
    const start = this.#at;
    const end = this.#text.indexOf(terminator, start);
    this.#at = end < 0 ? this.#text.length : end + terminator.length;
    this.#warn('json-comment', 'JSON has no comments', start, this.#at);
  }

  #error(message: string, start: number, end: number): void {
    report(this.diagnostics, 'error', 'syntax-error', message, this.#span(start, end));
  }

  /** Said once for each file. */
  #warn(code: string, message: string, start: number, end: number): void {
    report(this.diagnostics, 'warning', code, message, this.#span(start, end), 1);
  }

  #span(start: number, end: number): Span {
    return { source: this.#source, start, end: Math.min(end, this.#text.length) };
  }
}
