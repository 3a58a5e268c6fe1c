import type { Span } from '../text/source.js';

/** Lines and columns are 1-based, columns in UTF-16 code units, the end exclusive. */
export interface Place {
  readonly file: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function placeOf(span: Span): Place {
  const start = span.source.position(span.start);
  const end = span.source.position(Math.max(span.start, span.end));
  return {
    file: span.source.file,
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/**
 * The place cut down to its first line, at least one column wide: GitHub shows an alert in a pull request only where
 * all of its lines were changed.
 */
export function firstLineOf(span: Span): Place {
  const place = placeOf(span);
  const line = span.source.line(place.startLine);
  const lineEnd = line.length + 1;
  const end = place.endLine === place.startLine ? place.endColumn : Math.max(lineEnd, place.startColumn + 1);
  return { ...place, endLine: place.startLine, endColumn: Math.max(end, place.startColumn + 1) };
}
