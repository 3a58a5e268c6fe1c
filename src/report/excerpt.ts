import { withoutSecrets } from '../text/secrets.js';
import type { Source, Span } from '../text/source.js';
import { firstLineOf } from './place.js';

/** A line of the source with the columns to underline; cut where it is too wide, tabs as blanks, secrets as stars. */
export interface Excerpt {
  readonly line: number;
  readonly text: string;
  /** 0-based, within `text`. */
  readonly from: number;
  readonly length: number;
}

/** Characters that are looked at beside what is shown: a secret may begin or end there. */
const margin = 200;

/** Takes as long as the excerpt is wide, however long the line: a minified template is one line of megabytes. */
export function excerptOf(span: Span, width: number): Excerpt {
  const place = firstLineOf(span);
  const { source } = span;
  const lineStart = source.lineStarts[place.startLine - 1] ?? 0;
  const lineEnd = lineStart + lengthOfLine(source, place.startLine);
  const first = span.start - lineStart;
  const blanks = source.text.slice(lineStart, Math.min(lineEnd, lineStart + margin)).search(/\S|$/);
  const indent = Math.min(blanks, first);
  // The deciding text may be far to the right (one-line JSON): show what is around it.
  const isFar = first - indent > width - 20;
  const begin = isFar ? first - 20 : indent;
  const shown = shownText(span, lineStart + begin, Math.min(lineEnd, lineStart + begin + width + 1), lineEnd);
  let text = isFar ? `…${shown}` : shown;
  const from = first - begin + (isFar ? 1 : 0);
  if (text.length > width) text = `${text.slice(0, width - 1)}…`;
  const length = Math.max(1, Math.min(place.endColumn - place.startColumn, text.length - from));
  return { line: place.startLine, text, from, length };
}

function lengthOfLine({ lineStarts, text }: Source, line: number): number {
  const start = lineStarts[line - 1] ?? 0;
  const end = (lineStarts[line] ?? text.length + 1) - 1;
  return end - start - (text[end - 1] === '\r' && end > start ? 1 : 0);
}

/** The text between two places of a line, secrets that begin before it or end behind it masked too. */
function shownText({ source }: Span, from: number, to: number, lineEnd: number): string {
  const before = Math.max(0, from - margin);
  return withoutSecrets(source.shown(before, Math.min(to + margin, lineEnd)))
    .slice(from - before, to - before)
    .replaceAll('\t', ' ');
}
