import type { Source } from '../../../text/source.js';
import type { TemplateText } from './syntax.js';

/** A stretch of a template's source without holes. */
export interface Stretch {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  /** Backslash escapes count; not so in heredocs. */
  readonly quoted: boolean;
  /** Characters to take off at the start of each line. */
  readonly indent: number;
  readonly trimStart: boolean;
  readonly trimEnd: boolean;
}

const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** The text that a stretch means, in parts that each stand in the source as they are, or are one escape. */
export function templateText(stretch: Stretch): TemplateText[] {
  const { source } = stretch;
  let { start, end } = stretch;
  const whole = source.text.slice(start, end);
  if (stretch.trimStart) start += blankBefore(whole, stretch.quoted);
  if (stretch.trimEnd) end = Math.max(start, end - blankAfter(whole, stretch.quoted));
  const parts: TemplateText[] = [];
  const push = (from: number, to: number, text?: string): void => {
    if (to > from)
      parts.push({ kind: 'text', text: text ?? source.text.slice(from, to), span: { source, start: from, end: to } });
  };
  const special = stretch.quoted ? /\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|\$\$\{|%%\{/gs : /\$\$\{|%%\{|\n/g;
  const offset = start;
  let from = start + indentAt(stretch, start, end);
  // in the stretch alone: a search in the file would go on to its end for every text that has nothing special
  for (const match of source.text.slice(start, end).matchAll(special)) {
    const at = offset + match.index;
    const [text] = match;
    const next = at + text.length;
    if (text === '\n') {
      const skip = indentAt(stretch, next, end);
      if (skip === 0) continue;
      push(from, next);
      from = next + skip;
    } else {
      push(from, at);
      push(at, next, unescaped(text));
      from = next;
    }
  }
  push(from, end);
  return parts;
}

/** Characters of white space at the start of a written text, as it is or as escapes. */
function blankBefore(text: string, escapes: boolean): number {
  for (let at = 0; ; ) {
    if (isBlank(text[at])) at += 1;
    else if (escapes && text[at] === '\\' && isBlankEscape(text[at + 1])) at += 2;
    else return at;
  }
}

/** The same at its end. */
function blankAfter(text: string, escapes: boolean): number {
  for (let end = text.length; ; ) {
    if (isBlank(text[end - 1])) end -= 1;
    else if (escapes && isBlankEscape(text[end - 1]) && isEscaped(text, end - 1)) end -= 2;
    else return text.length - end;
  }
}

const isBlank = (letter: string | undefined): boolean => letter !== undefined && letter.trim() === '';
const isBlankEscape = (letter: string | undefined): boolean => letter === 'n' || letter === 'r' || letter === 't';

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/** How many characters `<<-` takes off at a place: none where it is not a line's start. */
function indentAt({ source, indent }: Stretch, at: number, end: number): number {
  if (indent === 0 || source.text[at - 1] !== '\n') return 0;
  let skip = 0;
  while (skip < indent && at + skip < end && (source.text[at + skip] === ' ' || source.text[at + skip] === '\t'))
    skip++;
  return skip;
}

function unescaped(text: string): string {
  if (text === '$${') return '${';
  if (text === '%%{') return '%{';
  const code = /^\\[uU]([0-9a-fA-F]+)$/.exec(text)?.[1];
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : text;
  }
  return escapes.get(text.slice(1)) ?? text;
}

/** The text of a quoted string without holes, such as a block's label. */
export function quotedText(written: string): string {
  return written.slice(1, -1).replace(/\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|\$\$\{|%%\{/gs, unescaped);
}
