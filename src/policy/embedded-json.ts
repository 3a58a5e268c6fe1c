import type { Span } from '../text/source.js';
import { listOf, mapOf, type ScalarValue, scalar, type TemplateValue, type Value } from '../text/value.js';

type Part = TemplateValue['parts'][number];

/** Stand for the n-th hole of a template while its JSON is parsed. */
const open = '\u{E001}';
const close = '\u{E002}';
const mark = new RegExp(`${open}(\\d+)${close}`);

/**
 * The value that a string holds as JSON; a template's holes come out as templates inside its strings, or as themselves
 * where they stand for a whole value. Everything gets the outer string's span. Null where it is no JSON.
 */
export function embeddedJson(value: ScalarValue | TemplateValue): Value | null {
  const parts: readonly Part[] = value.kind === 'scalar' ? [value] : value.parts;
  const holes = parts.filter((part) => part.kind !== 'scalar');
  let text = '';
  let inString = false;
  for (const part of parts) {
    if (part.kind === 'scalar') {
      text += part.text;
      inString = endsInString(part.text, inString);
    } else {
      const marked = `${open}${holes.indexOf(part)}${close}`;
      text += inString ? marked : `"${marked}"`;
    }
  }
  try {
    return locate(JSON.parse(text), holes, value.span);
  } catch {
    return null;
  }
}

function endsInString(text: string, before: boolean): boolean {
  let inString = before;
  for (let at = 0; at < text.length; at++) {
    if (inString && text[at] === '\\') at++;
    else if (text[at] === '"') inString = !inString;
  }
  return inString;
}

function locate(json: unknown, holes: readonly Part[], span: Span): Value {
  if (Array.isArray(json)) {
    return listOf(
      json.map((item) => locate(item, holes, span)),
      span,
    );
  }
  if (typeof json === 'object' && json !== null) {
    const entries = Object.entries(json).map(([key, value]) => ({
      key,
      keySpan: span,
      value: locate(value, holes, span),
    }));
    return mapOf(entries, span);
  }
  if (typeof json === 'string') return fill(json, holes, span);
  return scalar(typeof json === 'number' || typeof json === 'boolean' ? json : null, span);
}

function fill(text: string, holes: readonly Part[], span: Span): Value {
  // Splitting at a pattern with a group gives literal, index, literal, index, …, literal.
  const parts = text.split(mark).flatMap((piece, at): Part[] => {
    if (at % 2 === 0) return piece === '' ? [] : [scalar(piece, span)];
    const hole = holes[Number(piece)];
    return hole ? [{ ...hole, span }] : [];
  });
  const [only] = parts;
  if (only === undefined) return scalar('', span);
  return parts.length === 1 ? only : { kind: 'template', parts, span };
}
