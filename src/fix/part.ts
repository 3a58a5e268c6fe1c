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
 * with its key (YAML 1.2.2, 8.2.2: all that belongs to it is indented more than the key is).
 */
export function partOf(
  document: Document,
  places: readonly (readonly Segment[])[],
  edits: readonly Edit[],
): Part | null {
  const { source, syntax } = document;
  const { text } = source;
  if (syntax === 'hcl') return null;
  let value = document.value;
  let part: (Omit<Part, 'plain'> & { readonly entry: Entry }) | null = null;
  let end = text.length;
  for (let depth = 0; value.kind === 'map'; depth += 1) {
    const key = places[0]?.[depth];
    const entry = typeof key === 'string' ? value.entries.get(key) : undefined;
    if (!entry || !isOwn(value, entry) || isAlias(entry) || places.some((place) => place[depth] !== key)) break;
    let start = entry.value.span.start;
    if (syntax === 'json') {
      if (entry.value.kind !== 'map') break;
      ({ end } = entry.value.span);
    } else {
      start = text.lastIndexOf('\n', entry.keySpan.start - 1) + 1;
      if (/[^ ]/.test(text.slice(start, entry.keySpan.start))) break;
      for (const { keySpan } of value.entries.values())
        if (keySpan.start > start && keySpan.start < end && keySpan !== entry.keySpan && keySpan.source === source)
          end = text.lastIndexOf('\n', keySpan.start - 1) + 1;
    }
    const from = syntax === 'json' ? start : entry.keySpan.end;
    if (edits.some(({ span }) => span.start < from || span.end > end)) break;
    part = { start, end, entry, depth: syntax === 'json' ? depth + 1 : depth };
    value = entry.value;
  }
  if (!part || dependsOnOthers.test(text.slice(part.start, part.end))) return null;
  const { entry, ...rest } = part;
  const plain = plainOf(entry.value);
  return { ...rest, plain: syntax === 'json' ? plain : new Map([[entry.key, plain]]) };
}

/** YAML's anchors, aliases and the marks between documents, and what merely looks like them. */
const dependsOnOthers = /(?:^|[\s[{,:])[&*][^\s,[\]{}]|^(?:---|\.\.\.|%)/m;
