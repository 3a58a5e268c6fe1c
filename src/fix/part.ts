import type { Entry } from '../text/value.js';
import { type Plain, plainOf, type Segment } from './data.js';
import { type Document, isAlias, isOwn } from './document.js';
import type { Edit } from './edit.js';

/** A part of a document that can be read on its own: what it says does not depend on what stands around it. */
export interface Part {
  /** Offsets in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly plain: Plain;
  /** How many segments lead from the document's root to it. */
  readonly depth: number;
}

/**
 * The smallest part that holds all edits and the places that they are to change: reading it anew tells as much about the
 * edits as reading the document. In JSON it is the text of a value; in YAML, the lines of an entry of a block mapping,
 * with its key (YAML 1.2.2, 8.2.2: all that belongs to it is indented more than the key is); in HCL, a top-level block.
 */
export function partOf(
  document: Document,
  places: readonly (readonly Segment[])[],
  edits: readonly Edit[],
): Part | null {
  const { source, syntax } = document;
  const { text } = source;
  let value = document.value;
  let part: { start: number; end: number; readonly entry: Entry; readonly depth: number } | null = null;
  let end = text.length;
  for (let depth = 0; value.kind === 'map' && (syntax !== 'hcl' || depth === 0); depth += 1) {
    const key = places[0]?.[depth];
    const entry = typeof key === 'string' ? value.entries.get(key) : undefined;
    if (!entry || !isOwn(value, entry) || isAlias(entry) || places.some((place) => place[depth] !== key)) break;
    const { keySpan } = entry;
    const inner = entry.value.span;
    let { start } = keySpan;
    if (syntax === 'yaml') {
      start = text.lastIndexOf('\n', keySpan.start - 1) + 1;
      if (/[^ ]/.test(text.slice(start, keySpan.start))) break;
      for (const { keySpan: next } of value.entries.values())
        if (next.start > keySpan.start && next.start < end && next.source === source)
          end = text.lastIndexOf('\n', next.start - 1) + 1;
    } else {
      // of two blocks with one name the second has another key here than on its own
      if (entry.value.kind !== 'map' || (syntax === 'hcl' && /#\d+$/.test(entry.key))) break;
      if (syntax === 'json') ({ start } = inner);
      ({ end } = inner);
    }
    const from = syntax === 'json' ? start : keySpan.end;
    if (edits.some(({ span }) => span.start < from || span.end > end)) break;
    part = { start, end, entry, depth: syntax === 'json' ? depth + 1 : depth };
    value = entry.value;
  }
  if (!part || (syntax !== 'hcl' && dependsOnOthers.test(text.slice(part.start, part.end)))) return null;
  const { entry, ...rest } = part;
  const plain = plainOf(entry.value);
  return { ...rest, plain: syntax === 'json' ? plain : new Map([[entry.key, plain]]) };
}

/** YAML's anchors, aliases and the marks between documents, and what merely looks like them. */
const dependsOnOthers = /(?:^|[\s[{,]|":)[&*][^\s,[\]{}]|^(?:---|\.\.\.|%)/m;
