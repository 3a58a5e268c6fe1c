import { parseText } from '../text/parse.js';
import { lastUpTo, Source, type Span } from '../text/source.js';
import type { Entry, MapValue, Value } from '../text/value.js';

/** A text as it is written, for edits. */
export interface Document {
  readonly source: Source;
  readonly value: Value;
  readonly syntax: 'yaml' | 'json' | 'hcl';
}

/** Reads Terraform's native syntax as written values; null where the text does not parse. */
export type ReadHcl = (source: Source) => Promise<MapValue | null>;

/** Keys and indices from a document's root to one of its parts. */
export type Path = readonly (string | number)[];

/** Null where the text does not parse, or holds nothing. */
export async function documentOf(source: Source, readHcl: ReadHcl): Promise<Document | null> {
  if (/\.(tf|tofu)$/.test(source.file)) {
    const value = await readHcl(source);
    return value && { source, value, syntax: 'hcl' };
  }
  const { value, diagnostics } = await parseText(source);
  const isBroken = diagnostics.some(({ severity, code }) => severity === 'error' || code === 'duplicate-key');
  if (!value || isBroken) return null;
  return { source, value, syntax: /^\s*[{[]/.test(source.text) ? 'json' : 'yaml' };
}

/** The same document with another text. */
export function withText(document: Document, text: string, readHcl: ReadHcl): Promise<Document | null> {
  return documentOf(new Source(document.source.file, text), readHcl);
}

/** The innermost part that a place is: an entry for a place in its key, else the part whose text holds the place. */
export function pathAt({ value, source }: Document, { start, end }: Span): Path {
  const path: (string | number)[] = [];
  let here: Value = value;
  for (;;) {
    const [step, next, isKey] = childAt(here, start) ?? [];
    if (step === undefined || next === undefined) return path;
    path.push(step);
    const isWhole = next.span.start === start && next.span.end === end;
    if (isKey || isWhole || next.span.source.file !== source.file) return path;
    here = next;
  }
}

function childAt(value: Value, at: number): [step: string | number, next: Value, isKey: boolean] | null {
  if (value.kind === 'map') {
    const { entries, starts } = ownEntries(value);
    const entry = entries[lastUpTo(starts, at)];
    if (!entry) return null;
    if (holds(entry.keySpan, at)) return [entry.key, entry.value, true];
    if (!isAlias(entry) && holds(entry.value.span, at)) return [entry.key, entry.value, false];
  } else if (value.kind === 'list') {
    const index = value.items.findIndex((item) => holds(item.span, at) && contains(value.span, item.span));
    const item = value.items[index];
    if (item) return [index, item, false];
  }
  return null;
}

interface OwnEntries {
  readonly entries: readonly Entry[];
  readonly starts: readonly number[];
}

const ofMaps = new WeakMap<MapValue, OwnEntries>();

/** The entries that are written in a map, in the order of the text; looked for once, since each finding asks. */
function ownEntries(map: MapValue): OwnEntries {
  let own = ofMaps.get(map);
  if (!own) {
    const entries = [...map.entries.values()]
      .filter((entry) => isOwn(map, entry))
      .sort((a, b) => a.keySpan.start - b.keySpan.start);
    own = { entries, starts: entries.map(({ keySpan }) => keySpan.start) };
    ofMaps.set(map, own);
  }
  return own;
}

/** The part at a path; undefined where there is none. */
export function partAt(value: Value | undefined, path: Path): Value | undefined {
  let here = value;
  for (const step of path) {
    if (here?.kind === 'map') here = here.entries.get(String(step))?.value;
    else if (here?.kind === 'list') here = here.items[Number(step)];
    else return undefined;
  }
  return here;
}

/** False for an entry that a merge key brought in from elsewhere. */
export function isOwn(map: MapValue, { keySpan }: Entry): boolean {
  return contains(map.span, keySpan);
}

/** True where the value is written elsewhere: YAML's `key: *name`. */
export function isAlias({ keySpan, value }: Entry): boolean {
  return value.span.start < keySpan.end;
}

/** The anchor of the value that follows `from`, where an alias shares it. */
export function sharedAnchor({ source: { text }, syntax }: Document, from: number, value: Value): string | null {
  if (syntax === 'hcl') return null;
  const start = Math.min(value.span.start, text.length);
  const name = /(?:^|[\s[{,:-])&([^\s,[\]{}]+)/.exec(text.slice(from, start + 80).slice(0, start - from + 1))?.[1];
  if (name === undefined) return null;
  const pattern = new RegExp(`\\*${name.replace(/[.*+?^$()|\\]/g, '\\$&')}(?![^\\s,\\[\\]{}])`);
  return pattern.test(text) ? name : null;
}

function contains(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** An empty span holds its own place. */
function holds({ start, end }: Span, at: number): boolean {
  return at === start || (start < at && at < end);
}
