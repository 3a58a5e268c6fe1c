import type { Diagnostic, Source, Span } from '../../text/source.js';
import {
  type Entry,
  listOf,
  type MapValue,
  mapOf,
  type ScalarValue,
  scalar,
  textOf,
  unknown,
  type Value,
  withStep,
} from '../../text/value.js';
import { wayOut } from './service.js';

/** Values inside values that a script may have. */
const depthLimit = 100;

/**
 * The literal that `serverless.js` or `serverless.ts` exports (`module.exports = {…}`, `export default {…}`, or a
 * constant's name), read as data: nothing is run. What is no literal inside it is unknown. Null where the export as a
 * whole is no literal.
 */
export function readServerlessScript(source: Source): MapValue | null {
  const script = new Script(source);
  const value = script.exported();
  return value?.kind === 'map' ? value : null;
}

/** What to say of a script that `readServerlessScript` cannot read. */
export function scriptDiagnostic(source: Source): Diagnostic {
  return {
    code: 'serverless-script',
    message: `${source.file} builds its configuration with code, which is not run: ${wayOut.replace(' as well', '')}`,
    severity: 'error',
    span: { source, start: 0, end: source.line(1).length },
  };
}

/** Where a literal ends and what follows makes it part of an expression. */
class NoLiteral extends Error {}

class Script {
  #at = 0;
  #depth = 0;
  readonly #constants = new Map<string, number>();
  readonly #values = new Map<string, Value | null>();

  constructor(readonly source: Source) {}

  /** Walks over the statements: notes constants, and reads the last thing that is exported. */
  exported(): Value | null {
    let start: number | null = null;
    for (;;) {
      this.#space();
      if (this.#at >= this.source.text.length) break;
      const word = this.#match(/[A-Za-z_$][\w$]*/y);
      if (word === null) this.#skipOne();
      else if (word === 'const' || word === 'let' || word === 'var') this.#constant();
      else if (word === 'export' && this.#match(/\s+default\b|\s*=(?![=>])/y) !== null) start = this.#at;
      else if (word === 'module' && this.#match(/\s*\.\s*exports\s*=(?![=>])/y) !== null) start = this.#at;
    }
    return start === null ? null : this.#valueAt(start);
  }

  #constant(): void {
    this.#space();
    const name = this.#match(/[A-Za-z_$][\w$]*/y);
    if (name === null) return;
    this.#space();
    if (this.source.text[this.#at] === ':') this.#skipTo(/=(?![=>])/y);
    if (this.#match(/=(?![=>])/y) !== null) this.#constants.set(name, this.#at);
  }

  #valueAt(start: number): Value {
    const before = this.#at;
    this.#at = start;
    try {
      return this.#value();
    } finally {
      this.#at = before;
    }
  }

  /** A literal, or something unknown up to where the expression ends. */
  #value(): Value {
    this.#space();
    const start = this.#at;
    if (++this.#depth > depthLimit) return this.#unknownFrom(start);
    try {
      return this.#sum();
    } catch (error) {
      if (!(error instanceof NoLiteral)) throw error;
      return this.#unknownFrom(start);
    } finally {
      this.#depth--;
    }
  }

  #unknownFrom(start: number): Value {
    this.#at = start;
    this.#skipTo(/[,;\])}]/y);
    const end = Math.max(this.#at, start);
    return unknown(`code in ${this.source.file}, which is not run`, { source: this.source, start, end });
  }

  /** A literal, or texts that are added up. */
  #sum(): Value {
    let value = this.#primary();
    for (;;) {
      const before = this.#at;
      this.#space();
      if (this.#match(/(as|satisfies)\b/y) !== null) this.#skipTo(/[,;\])}\n]/y);
      else if (this.source.text[this.#at] === '+' && this.source.text[this.#at + 1] !== '+') {
        this.#at++;
        this.#space();
        value = added(value, this.#primary());
      } else {
        const next = this.source.text[this.#at];
        const isNewStatement = this.source.text.slice(before, this.#at).includes('\n') && /[\w$]/.test(next ?? '');
        if (next === undefined || ',;])}'.includes(next) || isNewStatement) return value;
        throw new NoLiteral();
      }
    }
  }

  #primary(): Value {
    const start = this.#at;
    const next = this.source.text[start];
    switch (next) {
      case '{':
        return this.#object();
      case '[':
        return this.#array();
      case "'":
      case '"':
        return this.#string(next);
      case '`':
        return this.#template();
      case '(':
        return this.#parenthesised();
      default:
        return this.#word();
    }
  }

  #parenthesised(): Value {
    this.#at++;
    const value = this.#value();
    this.#space();
    if (value.kind === 'unknown' || this.#match(/\)/y) === null) throw new NoLiteral();
    return value;
  }

  #word(): Value {
    const start = this.#at;
    const number = this.#match(/-?(0[xX][\da-fA-F]+|\d[\d_]*(\.\d+)?([eE][+-]?\d+)?)(?![\w$])/y);
    if (number !== null) return scalar(Number(number.replaceAll('_', '')), this.#spanFrom(start));
    const name = this.#match(/[A-Za-z_$][\w$]*/y);
    const span = this.#spanFrom(start);
    if (name === 'true' || name === 'false') return scalar(name === 'true', span);
    if (name === 'null' || name === 'undefined') return scalar(null, span);
    const value = name === null ? null : this.#constantValue(name);
    if (value === null) throw new NoLiteral();
    return withStep(value, { span, message: `the constant ${name}` });
  }

  #constantValue(name: string): Value | null {
    const start = this.#constants.get(name);
    if (start === undefined) return null;
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    // a constant that leads back to itself is none
    this.#values.set(name, null);
    const value = this.#valueAt(start);
    const result = value.kind === 'unknown' ? null : value;
    this.#values.set(name, result);
    return result;
  }

  #object(): Value {
    const start = this.#at++;
    const entries = new Map<string, Entry>();
    for (;;) {
      this.#space();
      if (this.#match(/\}/y) !== null) return mapOf(entries.values(), this.#spanFrom(start));
      if (this.#match(/\.\.\./y) !== null) {
        const spread = this.#value();
        if (spread.kind !== 'map') throw new NoLiteral();
        for (const entry of spread.entries.values()) entries.set(entry.key, entry);
      } else {
        const entry = this.#entry();
        entries.set(entry.key, entry);
      }
      this.#space();
      if (this.#match(/,/y) === null && this.source.text[this.#at] !== '}') throw new NoLiteral();
    }
  }

  #entry(): Entry {
    const start = this.#at;
    const key = this.#key();
    const keySpan = this.#spanFrom(start);
    this.#space();
    if (this.#match(/:/y) !== null) return { key, keySpan, value: this.#value() };
    if (!/^[A-Za-z_$]/.test(key) || !/[,}]/.test(this.source.text[this.#at] ?? '')) throw new NoLiteral();
    // `{ name }`: the constant of that name, or something imported
    const value = this.#constantValue(key) ?? unknown(`code in ${this.source.file}, which is not run`, keySpan);
    return { key, keySpan, value };
  }

  #key(): string {
    const next = this.source.text[this.#at];
    if (next === "'" || next === '"') return this.#string(next).text;
    if (next !== '[') return this.#match(/[\w$]+/y) ?? fail();
    this.#at++;
    const key = textOf(this.#value());
    this.#space();
    if (key === undefined || this.#match(/\]/y) === null) throw new NoLiteral();
    return key;
  }

  #array(): Value {
    const start = this.#at++;
    const items: Value[] = [];
    for (;;) {
      this.#space();
      if (this.#match(/\]/y) !== null) return listOf(items, this.#spanFrom(start));
      if (this.#match(/\.\.\./y) !== null) {
        const spread = this.#value();
        if (spread.kind !== 'list') throw new NoLiteral();
        for (const item of spread.items) items.push(item);
      } else items.push(this.#value());
      this.#space();
      if (this.#match(/,/y) === null && this.source.text[this.#at] !== ']') throw new NoLiteral();
    }
  }

  #string(quote: string): ScalarValue {
    const start = this.#at++;
    let text = '';
    while (this.source.text[this.#at] !== quote) {
      const next = this.source.text[this.#at];
      if (next === undefined || next === '\n') throw new NoLiteral();
      text += next === '\\' ? this.#escape() : this.#take();
    }
    this.#at++;
    return scalar(text, this.#spanFrom(start));
  }

  #template(): Value {
    const start = this.#at++;
    let text = '';
    while (this.source.text[this.#at] !== '`') {
      const next = this.source.text[this.#at];
      if (next === undefined) throw new NoLiteral();
      if (next === '\\') text += this.#escape();
      else if (this.#match(/\$\{/y) !== null) {
        text += textOf(this.#value()) ?? fail();
        this.#space();
        if (this.#match(/\}/y) === null) throw new NoLiteral();
      } else text += this.#take();
    }
    this.#at++;
    return scalar(text, this.#spanFrom(start));
  }

  #escape(): string {
    const code = this.#match(/\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\})/y);
    if (code !== null)
      return String.fromCodePoint(Math.min(Number.parseInt(code.replace(/\\.|[{}]/g, ''), 16), 0x10ffff));
    this.#at++;
    const next = this.#take();
    const known: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0', '\n': '' };
    return Object.hasOwn(known, next) ? (known[next] ?? '') : next;
  }

  /** Moves to the next match outside brackets, strings and comments. */
  #skipTo(stop: RegExp): void {
    while (this.#at < this.source.text.length) {
      stop.lastIndex = this.#at;
      if (stop.test(this.source.text)) return;
      if (/[\])}]/.test(this.source.text[this.#at] ?? '')) return;
      this.#skipOne();
    }
  }

  /** Moves over one token, a bracket with all that is in it. */
  #skipOne(): void {
    const { text } = this.source;
    const start = this.#at;
    if (this.#match(/\/\/[^\n]*|\/\*[\s\S]*?\*\//y) !== null) return;
    if (this.#match(/'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y) !== null) return;
    if (this.#match(/[\w$]+|[ \t\r]+/y) !== null) return;
    const next = text[start] ?? '';
    if (next === '`') {
      this.#skipTemplate();
      return;
    }
    if (next === '/' && /[(,=:[!&|?{};\n]\s*$/.test(text.slice(Math.max(0, start - 20), start))) {
      if (this.#match(/\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y) !== null) return;
    }
    this.#at++;
    if ('([{'.includes(next)) this.#skipBrackets();
  }

  #skipBrackets(): void {
    if (++this.#depth > depthLimit * 2) this.#at = this.source.text.length;
    while (this.#at < this.source.text.length) {
      if (')]}'.includes(this.source.text[this.#at] ?? ' ')) {
        this.#at++;
        break;
      }
      this.#skipOne();
    }
    this.#depth--;
  }

  #skipTemplate(): void {
    this.#at++;
    while (this.#at < this.source.text.length) {
      if (this.#match(/`/y) !== null) return;
      if (this.#match(/\$\{/y) !== null) this.#skipBrackets();
      else if (this.#match(/\\[\s\S]/y) === null) this.#at++;
    }
  }

  #space(): void {
    while (this.#match(/\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y) !== null);
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.source.text)?.[0];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  #take(): string {
    return this.source.text[this.#at++] ?? '';
  }

  #spanFrom(start: number): Span {
    return { source: this.source, start, end: this.#at };
  }
}

function fail(): never {
  throw new NoLiteral();
}

/** Texts (and numbers) one after the other. */
function added(left: Value, right: Value): Value {
  const [one, other] = [textOf(left), textOf(right)];
  const isText =
    left.kind === 'scalar' &&
    right.kind === 'scalar' &&
    [left.value, right.value].some((value) => typeof value === 'string');
  if (!isText || one === undefined || other === undefined) throw new NoLiteral();
  const { source, start } = left.span;
  return scalar(one + other, { source, start, end: Math.max(right.span.end, left.span.end) });
}
