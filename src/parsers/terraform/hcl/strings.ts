import type { Span } from '../../../text/source.js';
import {
  type ReferenceValue,
  type ScalarValue,
  type TemplateValue,
  type UnknownValue,
  unknown,
  type Value,
} from '../../../text/value.js';

/** A stretch of a string's text and where it was written. */
export interface Piece {
  readonly text: string;
  readonly span: Span;
}

/** A string that remembers where its pieces stand, so that JSON or YAML inside of it can be located. */
interface PiecedText extends ScalarValue {
  readonly pieces: readonly Piece[];
}

type Part = ScalarValue | UnknownValue | ReferenceValue;

/** Strings of more characters and holes are given up: they could only be made to exhaust the memory. */
export const lengthLimit = 4_000_000;

/** A string of more pieces than a person writes is one piece: loops make millions of them. */
const pieceLimit = 100_000;

export function textValue(text: string, span: Span, pieces?: readonly Piece[]): ScalarValue {
  const value: ScalarValue = { kind: 'scalar', value: text, text, span };
  if (!pieces) return value;
  const pieced: PiecedText = { ...value, pieces };
  return pieced;
}

export function piecesOf(value: ScalarValue): readonly Piece[] {
  return 'pieces' in value ? (value as PiecedText).pieces : [{ text: textIn(value), span: value.span }];
}

/** The text that a scalar has inside a string. */
export function textIn(value: ScalarValue): string {
  return value.value === null ? '' : value.text;
}

/** Strings put one after the other: a plain string where all are known, else a template. */
export function joined(values: readonly Value[], span: Span): Value {
  const parts: Part[] = [];
  let run: Piece[] = [];
  let length = 0;
  const flush = (): void => {
    const [first, ...rest] = run;
    if (!first) return;
    const last = rest.at(-1) ?? first;
    const place =
      first.span.source === last.span.source
        ? { ...first.span, end: Math.max(first.span.end, last.span.end) }
        : first.span;
    const text = run.map((piece) => piece.text).join('');
    parts.push(textValue(text, place, run.length > pieceLimit ? [{ text, span: place }] : run));
    run = [];
  };
  const add = (value: Value): UnknownValue | null => {
    if (value.kind === 'map' || value.kind === 'list')
      return unknown('a list or an object stands where text is expected', span);
    if (value.kind === 'template') {
      for (const part of value.parts) add(part);
      return null;
    }
    if (value.kind === 'scalar') {
      length += value.text.length;
      for (const piece of piecesOf(value)) if (piece.text !== '') run.push(piece);
      return null;
    }
    length += 1;
    flush();
    parts.push(value);
    return null;
  };
  for (const value of values) {
    const problem = add(value);
    if (problem) return problem;
    if (length > lengthLimit) return unknown(`the text is longer than ${lengthLimit} characters`, span);
  }
  flush();
  const [only] = parts;
  if (only === undefined) return textValue('', span);
  if (parts.length > 1) return { kind: 'template', parts, span } satisfies TemplateValue;
  return only.kind === 'scalar' ? textValue(only.text, span, piecesOf(only)) : only;
}
