/**
 * The syntax of the framework's variables: `${type(param, param):address, fallback, …}`, where a fallback is another
 * source or a literal, and texts nest. `${AWS::Region}` and `${Name}` are foreign (CloudFormation's) and stay text.
 */

/** Text with variables; neighbouring strings may follow each other. */
export type Text = readonly (string | Variable)[];

export interface Variable {
  /** As written, from `${` to `}`. */
  readonly raw: string;
  /** The first one that has a value counts. */
  readonly sources: readonly VariableSource[];
}

export type VariableSource = Call | Literal;

export interface Call {
  readonly kind: 'call';
  readonly type: string;
  readonly params: readonly Text[];
  /** Null where there is none: `${self:}`. */
  readonly address: Text | null;
}

export interface Literal {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

export class VariableSyntaxError extends Error {}

/** Variables inside the addresses of variables, at most. */
const nestingLimit = 40;

/**
 * The text with its variables; null where there are none, so that the text stands as it is.
 *
 * @throws VariableSyntaxError with a message for the person
 */
export function parseVariables(text: string): Text | null {
  if (!text.includes('${')) return null;
  const parsed = new Parser(text).text();
  return parsed.every((piece) => typeof piece === 'string') && parsed.join('') === text ? null : parsed;
}

class Parser {
  #at = 0;
  #depth = 0;

  constructor(readonly input: string) {}

  /** The whole input. A backslash before `${` makes it text; two make a backslash before a variable. */
  text(): Text {
    const pieces: (string | Variable)[] = [];
    while (this.#at < this.input.length) {
      const escaped = /\\+(?=\$\{)/y;
      escaped.lastIndex = this.#at;
      const slashes = escaped.exec(this.input)?.[0].length ?? 0;
      if (slashes > 0) {
        this.#at += slashes;
        pieces.push('\\'.repeat(slashes >> 1));
        if (slashes % 2 === 1) pieces.push(this.#take(2));
      } else if (this.#sees('${')) pieces.push(...this.#opened(false));
      else pieces.push(this.#take(this.#plain(/(?<!\\)\\+(?=\$\{)|\$\{/g)));
    }
    return pieces;
  }

  /** A variable, or foreign text with the variables inside it; the input stands at `${`. */
  #opened(nested: boolean): readonly (string | Variable)[] {
    const start = this.#at;
    if (++this.#depth > nestingLimit)
      throw new VariableSyntaxError(`variables nest deeper than ${nestingLimit} levels`);
    try {
      this.#at += 2;
      const first = this.#firstSource(nested);
      if (first === null) {
        this.#at = start;
        return this.#foreign();
      }
      const sources: VariableSource[] = [first];
      while (this.#next() === ',') {
        this.#at++;
        sources.push(this.#fallback());
      }
      if (this.#next() !== '}') throw this.#unexpected();
      this.#at++;
      return [{ raw: this.input.slice(start, this.#at), sources }];
    } finally {
      this.#depth--;
    }
  }

  /** Null where the text after `${` is no variable of the framework's. Inside a variable it has to be one. */
  #firstSource(nested: boolean): Call | null {
    const type = /[a-z][A-Za-z0-9.-]*(?=[:(])/y;
    type.lastIndex = this.#at;
    const name = type.exec(this.input)?.[0];
    const colons = /[A-Za-z0-9.-]+: *:/y;
    colons.lastIndex = this.#at;
    if (name === undefined || colons.test(this.input)) {
      if (nested) throw this.#unexpected();
      return null;
    }
    this.#at += name.length;
    return this.#call(name);
  }

  #call(type: string): Call {
    const params = this.input[this.#at] === '(' ? this.#params() : [];
    if (this.#next() !== ':') return { kind: 'call', type, params, address: null };
    this.#at++;
    const next = this.#next();
    const address = next === '}' || next === ',' ? null : this.#argument(/[},]/y);
    return { kind: 'call', type, params, address };
  }

  #params(): Text[] {
    const params: Text[] = [];
    this.#at++;
    while (this.#next() !== ')') {
      if (this.#next() === ',') params.push([]);
      else params.push(this.#argument(/[),}]/y));
      if (this.#next() === ',') this.#at++;
      else if (this.#next() !== ')') throw this.#unexpected();
    }
    this.#at++;
    return params;
  }

  /** A quoted string, or text up to (without) a character of `end`, in which variables may stand. */
  #argument(end: RegExp): Text {
    const next = this.#next();
    if (next === '"' || next === "'") return [this.#quoted()];
    const pieces: (string | Variable)[] = [];
    for (;;) {
      end.lastIndex = this.#at;
      if (this.#at >= this.input.length) throw new VariableSyntaxError(`a variable is not closed in ${this.input}`);
      if (end.test(this.input)) break;
      if (this.#sees('${')) pieces.push(...this.#opened(true));
      else pieces.push(this.#take(1));
    }
    return trimmed(pieces);
  }

  #fallback(): VariableSource {
    const next = this.#next();
    if (next === '"' || next === "'") return { kind: 'literal', value: this.#quoted() };
    const word = /[A-Za-z0-9.-][A-Za-z0-9. -]*/y;
    word.lastIndex = this.#at;
    const text = word.exec(this.input)?.[0] ?? '';
    const after = this.input[this.#at + text.length];
    if ((after === ':' || after === '(') && /^[a-z][A-Za-z0-9]*$/.test(text)) {
      this.#at += text.length;
      return this.#call(text);
    }
    const value = literal(text.trim());
    if (text === '' || value === undefined) throw this.#unexpected();
    this.#at += text.length;
    return { kind: 'literal', value };
  }

  /** A string in single quotes is taken as it is, one in double quotes is JSON. */
  #quoted(): string {
    const string = /'[^']*'|"(?:[^"\\]|\\.)*"/sy;
    string.lastIndex = this.#at;
    const raw = string.exec(this.input)?.[0];
    if (raw === undefined) throw this.#unexpected();
    this.#at += raw.length;
    if (raw.startsWith("'")) return raw.slice(1, -1);
    try {
      return String(JSON.parse(raw));
    } catch {
      throw new VariableSyntaxError(`the string ${raw} is not valid JSON`);
    }
  }

  /** Text in braces that is not the framework's, with the variables in it. */
  #foreign(): readonly (string | Variable)[] {
    const pieces: (string | Variable)[] = [this.#take(2)];
    while (this.#at < this.input.length) {
      if (this.#sees('}')) {
        pieces.push(this.#take(1));
        break;
      }
      if (this.#sees('${')) pieces.push(...this.#opened(false));
      else pieces.push(this.#take(this.#plain(/\$\{|\}/g)));
    }
    return pieces;
  }

  /** The next character that is no space; undefined at the end. */
  #next(): string | undefined {
    while (this.input[this.#at] === ' ') this.#at++;
    return this.input[this.#at];
  }

  #sees(text: string): boolean {
    return this.input.startsWith(text, this.#at);
  }

  #take(length: number): string {
    this.#at += length;
    return this.input.slice(this.#at - length, this.#at);
  }

  /** How far it is to the next match, at least one character. */
  #plain(stop: RegExp): number {
    stop.lastIndex = this.#at + 1;
    return (stop.exec(this.input)?.index ?? this.input.length) - this.#at;
  }

  #unexpected(): VariableSyntaxError {
    const rest = this.input.slice(this.#at, this.#at + 20);
    return new VariableSyntaxError(
      rest === '' ? `a variable is not closed in ${this.input}` : `unexpected ${JSON.stringify(rest)} in a variable`,
    );
  }
}

function literal(text: string): string | number | boolean | null | undefined {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text === 'null') return null;
  const number = Number(text);
  return Number.isNaN(number) ? undefined : number;
}

function trimmed(pieces: readonly (string | Variable)[]): Text {
  const joined: (string | Variable)[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  const [first] = joined;
  if (typeof first === 'string') joined[0] = first.trimStart();
  const last = joined.at(-1);
  if (typeof last === 'string') joined[joined.length - 1] = last.trimEnd();
  return joined.filter((piece) => piece !== '');
}
