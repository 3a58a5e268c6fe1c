/**
 * Regular expressions that cannot hang: a pattern becomes a nondeterministic automaton whose states are all followed at
 * once, so that a match takes time in proportion to text times pattern, whatever either holds.
 *
 * The language is JavaScript's without back-references, look-around, named groups and Unicode classes; `(?i)` at the
 * start ignores case. A match may begin and end anywhere unless `^` and `$` hold it.
 */
export type Pattern = (text: string) => boolean;

/** Says what is wrong with a pattern, for the person who wrote it. */
export class PatternError extends Error {}

type Step =
  | { readonly kind: 'character'; readonly admits: (code: number) => boolean }
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'jump'; to: number }
  | { readonly kind: 'assert'; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: 'match' };

type Syntax =
  | { readonly kind: 'one'; readonly step: Step }
  | { readonly kind: 'sequence'; readonly parts: readonly Syntax[] }
  | { readonly kind: 'choice'; readonly branches: readonly Syntax[] }
  | { readonly kind: 'repeat'; readonly part: Syntax; readonly least: number; readonly most: number };

/** States that one pattern may need; `(a{100}){100}` is over it. */
const mostSteps = 5000;

/** Groups within groups: more than a person writes, fewer than the stack holds. */
const deepestGroup = 100;

/** Throws {@link PatternError} where the pattern is wrong or asks for what is not supported. */
export function compilePattern(pattern: string): Pattern {
  const program = emit(new Parser(pattern).parse());
  return (text) => run(program, text);
}

class Parser {
  #at = 0;
  #depth = 0;
  readonly #ignoreCase: boolean;
  readonly #pattern: string;

  constructor(pattern: string) {
    this.#ignoreCase = pattern.startsWith('(?i)');
    this.#pattern = this.#ignoreCase ? pattern.slice(4) : pattern;
  }

  parse(): Syntax {
    const syntax = this.#choice();
    if (this.#at < this.#pattern.length) throw new PatternError("a ')' without '('");
    return syntax;
  }

  #choice(): Syntax {
    const branches = [this.#sequence()];
    while (this.#take('|')) branches.push(this.#sequence());
    return branches.length === 1 && branches[0] ? branches[0] : { kind: 'choice', branches };
  }

  #sequence(): Syntax {
    const parts: Syntax[] = [];
    for (let next = this.#peek(); next !== '' && next !== '|' && next !== ')'; next = this.#peek()) {
      parts.push(this.#repeat(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #repeat(part: Syntax): Syntax {
    const counts = this.#counts();
    if (!counts) return part;
    if (part.kind === 'one' && part.step.kind === 'assert') throw new PatternError('nothing to repeat');
    this.#take('?'); // lazy or greedy is the same where only the answer counts
    if (this.#counts()) throw new PatternError('nothing to repeat');
    return { kind: 'repeat', part, ...counts };
  }

  #counts(): { least: number; most: number } | null {
    if (this.#take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#take('?')) return { least: 0, most: 1 };
    const braces = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(this.#pattern.slice(this.#at, this.#at + 12));
    if (!braces) return null;
    this.#at += braces[0].length;
    const least = Number(braces[1]);
    const most = braces[2] ? (braces[3] ? Number(braces[3]) : Number.POSITIVE_INFINITY) : least;
    if (most < least) throw new PatternError(`the numbers of ${braces[0]} are out of order`);
    return { least, most };
  }

  #atom(): Syntax {
    const next = this.#next();
    switch (next) {
      case '(': {
        if (this.#take('?') && !this.#take(':')) {
          throw new PatternError(`'(?${this.#peek()}' is not supported: only plain groups and '(?:' are`);
        }
        if (++this.#depth > deepestGroup) throw new PatternError(`more than ${deepestGroup} groups are nested`);
        const group = this.#choice();
        this.#depth -= 1;
        if (!this.#take(')')) throw new PatternError("a '(' without ')'");
        return group;
      }
      case '[':
        return this.#character(this.#set());
      case '.':
        return this.#character((code) => code !== 0x0a && code !== 0x0d && code !== 0x2028 && code !== 0x2029);
      case '^':
        return assertion((_, at) => at === 0);
      case '$':
        return assertion((text, at) => at === text.length);
      case '*':
      case '+':
      case '?':
        throw new PatternError('nothing to repeat');
      case '\\':
        return this.#escape();
      default:
        return this.#character(is(next));
    }
  }

  #escape(): Syntax {
    const next = this.#peek();
    if (next === 'b' || next === 'B') {
      this.#at += 1;
      return assertion((text, at) => atWordEdge(text, at) === (next === 'b'));
    }
    return this.#character(this.#escaped());
  }

  /** The characters that an escape admits, outside and inside of sets. */
  #escaped(): (code: number) => boolean {
    const next = this.#next();
    const named = classes[next];
    if (named) return named;
    const control = controls[next];
    if (control !== undefined) return is(control);
    if (next === '' || /[A-Za-z0-9]/.test(next)) throw new PatternError(`'\\${next}' is not supported`);
    return is(next);
  }

  #set(): (code: number) => boolean {
    const negated = this.#take('^');
    const members: ((code: number) => boolean)[] = [];
    while (!this.#take(']')) {
      if (this.#peek() === '') throw new PatternError("a '[' without ']'");
      const from = this.#member();
      if (typeof from === 'string' && this.#peek() === '-' && this.#pattern[this.#at + 1] !== ']') {
        this.#at += 1;
        const to = this.#member();
        if (typeof to !== 'string' || to < from) throw new PatternError(`a range from '${from}' that ends nowhere`);
        members.push((code) => code >= from.charCodeAt(0) && code <= to.charCodeAt(0));
      } else members.push(typeof from === 'string' ? is(from) : from);
    }
    const admits = this.#eitherCase((code) => members.some((member) => member(code)));
    return negated ? (code) => !admits(code) : admits;
  }

  /** A character that may begin or end a range, or a whole class. */
  #member(): string | ((code: number) => boolean) {
    const next = this.#next();
    if (next !== '\\') return next;
    const escaped = this.#peek();
    if (/[a-zA-Z0-9]/.test(escaped)) return this.#escaped();
    return this.#next();
  }

  #character(admits: (code: number) => boolean): Syntax {
    return { kind: 'one', step: { kind: 'character', admits: this.#eitherCase(admits) } };
  }

  #eitherCase(admits: (code: number) => boolean): (code: number) => boolean {
    if (!this.#ignoreCase) return admits;
    return (code) => admits(code) || admits(otherCase(code));
  }

  #peek(): string {
    return this.#pattern[this.#at] ?? '';
  }

  #next(): string {
    const next = this.#peek();
    this.#at += 1;
    return next;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isWord = (code: number) =>
  isDigit(code) || code === 0x5f || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
const isSpace = (code: number) => /\s/.test(String.fromCharCode(code));

const classes: Readonly<Record<string, (code: number) => boolean>> = {
  d: isDigit,
  D: (code) => !isDigit(code),
  w: isWord,
  W: (code) => !isWord(code),
  s: isSpace,
  S: (code) => !isSpace(code),
};

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' };

function is(character: string): (code: number) => boolean {
  const wanted = character.charCodeAt(0);
  return (code) => code === wanted;
}

/** The same ASCII letter in the other case; anything else is itself. */
function otherCase(code: number): number {
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? code ^ 0x20 : code;
}

function assertion(holds: (text: string, at: number) => boolean): Syntax {
  return { kind: 'one', step: { kind: 'assert', holds } };
}

function atWordEdge(text: string, at: number): boolean {
  const before = at > 0 && isWord(text.charCodeAt(at - 1));
  const after = at < text.length && isWord(text.charCodeAt(at));
  return before !== after;
}

/** Syntax as a program: steps follow one another, splits and jumps say where else to go on. */
function emit(syntax: Syntax): readonly Step[] {
  const program: Step[] = [];
  const add = (step: Step): number => {
    if (program.length >= mostSteps) throw new PatternError('the pattern is too large');
    return program.push(step) - 1;
  };
  const write = (part: Syntax): void => {
    switch (part.kind) {
      case 'one':
        add(part.step);
        return;
      case 'sequence':
        for (const one of part.parts) write(one);
        return;
      case 'choice': {
        const ends: { to: number }[] = [];
        for (const branch of part.branches.slice(0, -1)) {
          const split = { kind: 'split' as const, first: program.length + 1, second: 0 };
          add(split);
          write(branch);
          const jump = { kind: 'jump' as const, to: 0 };
          add(jump);
          ends.push(jump);
          split.second = program.length;
        }
        write(part.branches.at(-1) ?? { kind: 'sequence', parts: [] });
        for (const jump of ends) jump.to = program.length;
        return;
      }
      case 'repeat': {
        for (let count = 0; count < part.least; count++) write(part.part);
        if (part.most === Number.POSITIVE_INFINITY) {
          const split = { kind: 'split' as const, first: program.length + 1, second: 0 };
          const start = add(split);
          write(part.part);
          add({ kind: 'jump', to: start });
          split.second = program.length;
          return;
        }
        const splits: { second: number }[] = [];
        for (let count = part.least; count < part.most; count++) {
          const split = { kind: 'split' as const, first: program.length + 1, second: 0 };
          add(split);
          splits.push(split);
          write(part.part);
        }
        for (const split of splits) split.second = program.length;
      }
    }
  };
  write(syntax);
  add({ kind: 'match' });
  return program;
}

function run(program: readonly Step[], text: string): boolean {
  /** For each step, the position at which it was last reached, so that it is followed once per position. */
  const reached = new Int32Array(program.length).fill(-1);
  let here: number[] = [];
  for (let at = 0; ; at++) {
    const pending = [...here, 0];
    const waiting: number[] = [];
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      if (reached[index] === at) continue;
      reached[index] = at;
      const step = program[index];
      if (!step) continue;
      if (step.kind === 'match') return true;
      if (step.kind === 'split') pending.push(step.second, step.first);
      else if (step.kind === 'jump') pending.push(step.to);
      else if (step.kind === 'character') waiting.push(index);
      else if (step.holds(text, at)) pending.push(index + 1);
    }
    if (at >= text.length) return false;
    const code = text.charCodeAt(at);
    here = [];
    for (const index of waiting) {
      const step = program[index];
      if (step?.kind === 'character' && step.admits(code)) here.push(index + 1);
    }
  }
}
