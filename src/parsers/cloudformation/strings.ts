import type { Span } from '../../text/source.js';
import {
  type ReferenceValue,
  type ScalarValue,
  scalar,
  type TemplateValue,
  type UnknownValue,
  unknown,
  type Value,
} from '../../text/value.js';

type Part = ScalarValue | UnknownValue | ReferenceValue;

/** Characters and holes that a text may have: each text may be twice the one before. A template has 1 MB at most. */
const lengthLimit = 1_000_000;

/** Joins resolved pieces to one string: a plain one where all are known, else a template; null where one is no string. */
export function joinParts(pieces: readonly Value[], span: Span): Value | null {
  const merged: Part[] = [];
  let length = 0;
  for (const piece of pieces) {
    if (piece.kind === 'map' || piece.kind === 'list') return null;
    for (const part of piece.kind === 'template' ? piece.parts : [piece]) {
      length += part.kind === 'scalar' ? part.text.length : 1;
      if (part.kind !== 'scalar') {
        merged.push(part);
        continue;
      }
      const text = part.value === null ? '' : part.text;
      const last = merged.at(-1);
      if (last?.kind === 'scalar') merged[merged.length - 1] = scalar(last.text + text, last.span);
      else merged.push(scalar(text, part.span));
    }
    if (length > lengthLimit) return unknown(`a text of more than ${lengthLimit} characters`, span);
  }
  const holes = merged.filter((part) => part.kind !== 'scalar' || part.text !== '');
  const only = holes[0];
  if (only === undefined) return scalar('', span);
  if (holes.length === 1) return { ...only, span };
  return { kind: 'template', parts: holes, span } satisfies TemplateValue;
}

/** The pieces of `Fn::Sub` text: literals and names of variables. `${!Name}` is the literal `${Name}`. */
export function substitutions(text: string): ({ literal: string } | { name: string })[] {
  if (!text.includes('${')) return text === '' ? [] : [{ literal: text }];
  const pieces: ({ literal: string } | { name: string })[] = [];
  let isName = false;
  for (const part of text.split(/\$\{([^{}]*)\}/)) {
    const name = part.trim();
    if (isName) pieces.push(name.startsWith('!') ? { literal: `\${${name.slice(1)}}` } : { name });
    else if (part !== '') pieces.push({ literal: part });
    isName = !isName;
  }
  return pieces;
}

/**
 * Splits a string at `{{resolve:ssm:…}}` dynamic references, which CloudFormation resolves when it deploys.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function withDynamicReferences(value: ScalarValue): Value {
  if (typeof value.value !== 'string' || !value.value.includes('{{resolve:')) return value;
  const pieces: Value[] = [];
  let end = 0;
  for (const match of value.value.matchAll(/\{\{resolve:([^{}]*)\}\}/g)) {
    if (match.index > end) pieces.push(scalar(value.value.slice(end, match.index), value.span));
    pieces.push({ kind: 'unknown', reason: `dynamic reference ${match[0]}`, name: match[0], span: value.span });
    end = match.index + match[0].length;
  }
  if (end < value.value.length) pieces.push(scalar(value.value.slice(end), value.span));
  const joined = joinParts(pieces, value.span) ?? value;
  return value.via ? { ...joined, via: value.via } : joined;
}
