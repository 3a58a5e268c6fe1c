/**
 * One file's text and the places in it. Offsets are UTF-16 code units; lines and columns are computed only when
 * somebody asks, since most files have no finding.
 */
export class Source {
  /** Path as it is reported: relative to the working directory, with `/`. */
  readonly file: string;
  readonly text: string;
  #lineStarts: number[] | null = null;
  /** Starts of what must not be shown → their ends. */
  readonly #hidden = new Map<number, number>();
  #hiddenStarts: readonly number[] | null = null;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  get lineStarts(): readonly number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
    return starts;
  }

  /** 1-based line and column (UTF-16 code units, as SARIF wants them) of an offset. */
  position(offset: number): { line: number; column: number } {
    const line = this.lineAt(offset);
    return { line, column: offset - (this.lineStarts[line - 1] ?? 0) + 1 };
  }

  /** The 1-based line of an offset. */
  lineAt(offset: number): number {
    return lastUpTo(this.lineStarts, offset) + 1;
  }

  /** The text of a 1-based line, without its line end. */
  line(number: number): string {
    const start = this.lineStarts[number - 1];
    if (start === undefined) return '';
    const end = this.lineStarts[number] ?? this.text.length + 1;
    const line = this.text.slice(start, end - 1);
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  }

  /** Says that a part of the text is a secret: it must not be shown. */
  hide({ start, end }: Span): void {
    this.#hidden.set(start, end);
    this.#hiddenStarts = null;
  }

  /** The parts of the text that must not be shown, as offsets. */
  get hidden(): readonly (readonly [start: number, end: number])[] {
    return [...this.#hidden];
  }

  /** A part of the text as it may be shown, of the same length: stars stand for what is hidden. */
  shown(start: number, end: number): string {
    this.#hiddenStarts ??= [...this.#hidden.keys()].sort((a, b) => a - b);
    const starts = this.#hiddenStarts;
    let text = this.text.slice(start, end);
    for (let at = lastUpTo(starts, start); (starts[at] ?? end) < end; at++) {
      const from = Math.max((starts[at] ?? 0) - start, 0);
      const to = Math.min((this.#hidden.get(starts[at] ?? 0) ?? 0) - start, text.length);
      if (from < to) text = text.slice(0, from) + '*'.repeat(to - from) + text.slice(to);
    }
    return text;
  }
}

/** The index of the last of some sorted numbers that is no larger than a limit; 0 where there is none. */
export function lastUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A piece of a source; `end` is exclusive. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** Something about an input that a person should know; `code` is stable and documented in `docs/errors.md`. */
export interface Diagnostic {
  readonly code: string;
  readonly message: string;
  /**
   * `error`: something could not be read and the run exits with 2. The others have no effect on the exit status:
   * `notice` is always said, `warning` where much is asked for.
   */
  readonly severity: 'error' | 'notice' | 'warning';
  readonly span: Span;
}
