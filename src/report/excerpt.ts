import type { Span } from '../text/source.js';
import { firstLineOf, lineText } from './place.js';

/** A line of the source with the columns to underline; cut where it is too wide, tabs as blanks. */
export interface Excerpt {
  readonly line: number;
  readonly text: string;
  /** 0-based, within `text`. */
  readonly from: number;
  readonly length: number;
}

export function excerptOf(span: Span, width: number): Excerpt {
  const place = firstLineOf(span);
  const line = lineText(span).replaceAll('\t', ' ');
  const indent = Math.min(line.search(/\S|$/), place.startColumn - 1);
  let from = place.startColumn - 1 - indent;
  let text = line.slice(indent);
  if (from > width - 20) {
    // The deciding text is far to the right (one-line JSON): show what is around it.
    const cut = from - 20;
    text = `…${text.slice(cut)}`;
    from -= cut - 1;
  }
  if (text.length > width) text = `${text.slice(0, width - 1)}…`;
  const length = Math.max(1, Math.min(place.endColumn - place.startColumn, text.length - from));
  return { line: place.startLine, text, from, length };
}
