/**
 * One file's text and the places in it. Offsets are UTF-16 code units; lines and columns are computed only when
 * somebody asks, since most files have no finding.
 */
export class Source {
  /** Path as it is reported: relative to the working directory, with `/`. */
  readonly file: string;
  readonly text: string;
  #lineStarts: number[] | null = null;

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
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** The text of a 1-based line, without its line end. */
  line(number: number): string {
    const start = this.lineStarts[number - 1];
    if (start === undefined) return '';
    const end = this.lineStarts[number] ?? this.text.length + 1;
    return this.text.slice(start, end - 1).replace(/\r$/, '');
  }
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
  /** `error`: something could not be read and the run exits with 2; `warning`: said, without effect on the exit status. */
  readonly severity: 'error' | 'warning';
  readonly span: Span;
}
