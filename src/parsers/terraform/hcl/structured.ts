import { parseTextSync } from '../../../text/parse.js';
import { Source, type Span } from '../../../text/source.js';
import { type Entry, listOf, mapOf, type ReferenceValue, type UnknownValue, type Value } from '../../../text/value.js';
import { joined, type Piece, piecesOf, textIn, textValue } from './strings.js';

type Hole = UnknownValue | ReferenceValue;

// Characters that stand for a hole while the text around it is parsed; no text has them by chance.
const open = '\u{E000}';
const close = '\u{E001}';

/**
 * Reads a string that holds JSON or YAML (a policy, an API definition), holes included: its values have the places
 * where they stand in the string's own text. Null where it is neither.
 */
export function parseStructured(value: Value): Value | null {
  if (value.kind === 'map' || value.kind === 'list') return value;
  if (value.kind !== 'scalar' && value.kind !== 'template') return null;
  const pieces: Piece[] = [];
  const holes: Hole[] = [];
  for (const part of value.kind === 'template' ? value.parts : [value]) {
    if (part.kind === 'scalar') for (const piece of piecesOf(part)) pieces.push(piece);
    else pieces.push({ text: `${open}${holes.push(part) - 1}${close}`, span: part.span });
  }
  const text = withQuotedHoles(pieces);
  // the name tells the parser which of the two it is; places are put right afterwards
  const parsed = parseTextSync(new Source(isJson(text.text) ? 'text.json' : 'text.yaml', text.text)).value;
  if (parsed?.kind !== 'map' && parsed?.kind !== 'list') return null;
  return new Relocation(text.pieces, holes, value.span).of(parsed);
}

function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** JSON needs quotes around a hole that stands for a whole value; YAML does not mind them. */
function withQuotedHoles(pieces: readonly Piece[]): { text: string; pieces: Piece[] } {
  const whole = pieces.map((piece) => piece.text).join('');
  if (!isJson(whole)) return { text: whole, pieces: [...pieces] };
  let quoted = false;
  let escaped = false;
  const all = pieces.map((piece) => {
    if (piece.text.startsWith(open)) return quoted ? piece : { ...piece, text: `"${piece.text}"` };
    for (const letter of piece.text) {
      if (escaped) escaped = false;
      else if (letter === '\\') escaped = quoted;
      else if (letter === '"') quoted = !quoted;
    }
    return piece;
  });
  return { text: all.map((piece) => piece.text).join(''), pieces: all };
}

/** Puts parsed values back to where their text was written, and the holes back into their strings. */
class Relocation {
  readonly #pieces: readonly Piece[];
  readonly #starts: number[] = [];

  constructor(
    pieces: readonly Piece[],
    readonly holes: readonly Hole[],
    readonly whole: Span,
  ) {
    this.#pieces = pieces;
    let at = 0;
    for (const piece of pieces) {
      this.#starts.push(at);
      at += piece.text.length;
    }
  }

  of(value: Value): Value {
    const span = this.#span(value.span);
    switch (value.kind) {
      case 'map':
        return mapOf(
          Array.from(
            value.entries.values(),
            (entry): Entry => ({
              key: this.#key(entry.key),
              keySpan: this.#span(entry.keySpan),
              value: this.of(entry.value),
            }),
          ),
          span,
        );
      case 'list':
        return listOf(
          value.items.map((item) => this.of(item)),
          span,
        );
      case 'scalar':
        return typeof value.value === 'string' && value.text.includes(open)
          ? this.#withHoles(value.text, span)
          : { ...value, span };
      default:
        return { ...value, span };
    }
  }

  #key(key: string): string {
    if (!key.includes(open)) return key;
    const value = this.#withHoles(key, this.whole);
    const parts = value.kind === 'template' ? value.parts : [value];
    return parts
      .map((part) => {
        if (part.kind === 'scalar') return textIn(part);
        if (part.kind === 'unknown') return `\${${part.name ?? part.reason}}`;
        return part.kind === 'reference' ? `\${${part.target}}` : '';
      })
      .join('');
  }

  #withHoles(text: string, span: Span): Value {
    const parts: Value[] = [];
    for (const [index, stretch] of text.split(open).entries()) {
      const end = index === 0 ? -1 : stretch.indexOf(close);
      const hole = end < 0 ? undefined : this.holes[Number(stretch.slice(0, end))];
      if (hole) parts.push(hole);
      parts.push(textValue(stretch.slice(end + 1), span));
    }
    return joined(parts, span);
  }

  #span({ start, end }: Span): Span {
    const from = this.#place(start, false);
    const to = this.#place(Math.max(start, end), true);
    if (from.source === to.source && to.at >= from.at) return { source: from.source, start: from.at, end: to.at };
    // the last hole was filled from elsewhere: the text before it is in the same place
    for (let piece = to.piece; piece >= from.piece; piece--) {
      const span = this.#pieces[piece]?.span;
      if (span?.source === from.source && span.end >= from.at) return { ...span, start: from.at };
    }
    return this.whole;
  }

  /** The place of an offset; an end belongs to the piece before it. */
  #place(offset: number, isEnd: boolean): { source: Source; at: number; piece: number } {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const start = this.#starts[middle] ?? 0;
      if (isEnd ? start < offset : start <= offset) low = middle;
      else high = middle - 1;
    }
    const piece = this.#pieces[low];
    if (!piece) return { source: this.whole.source, at: this.whole.start, piece: low };
    const { span, text } = piece;
    const within = offset - (this.#starts[low] ?? 0);
    // text that stands in the source as it is has a place for each character; an escape or a hole is one place
    if (text.length === span.end - span.start) return { source: span.source, at: span.start + within, piece: low };
    return { source: span.source, at: isEnd ? span.end : span.start, piece: low };
  }
}
