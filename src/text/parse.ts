import { parseJson } from './json.js';
import type { Parsed } from './located.js';
import type { Diagnostic, Source } from './source.js';
import { documentsOf } from './yaml-events.js';
import { simpleDocument } from './yaml-simple.js';

type Recover = (source: Source, text: string) => Parsed[];

/** The tolerant YAML parser, once a broken text was met: loading it takes longer than reading most templates. */
let recover: Recover | null = null;
/** How many texts were broken while the tolerant parser was not loaded. */
let misses = 0;

async function loadRecovery(): Promise<void> {
  recover ??= (await import('./yaml-recovery.js')).recoveredDocuments;
}

/**
 * A YAML or JSON text as located values: the first document that holds something. JSON is what starts with a bracket in a
 * file named `.json` or `.template`; everything else is YAML, which includes most JSON.
 *
 * CloudFormation short tags come in long form, merge keys are merged, aliases are the value of their anchor. A text with
 * errors is read as far as possible. Diagnostics: `syntax-error`, `unknown-alias`, `too-deep`, `too-large` (errors);
 * `duplicate-key`, `merge-key`, `complex-key`, `json-comment`, `json-trailing-comma` (warnings).
 *
 * A source is parsed once, however often it is asked for: what mends findings reads the texts that were checked.
 */
export async function parseText(source: Source): Promise<Parsed> {
  return withRecovery(() => parseTextSync(source));
}

/**
 * The same without waiting. A broken YAML text comes out as one error without a value until the tolerant parser is
 * loaded: work that parses runs inside `withRecovery`, or else `unlessBroken`, which see to that.
 */
export function parseTextSync(source: Source): Parsed {
  const before = parsedSources.get(source);
  if (before) return before;
  const missed = misses;
  const parsed = isJson(source) ? parseJson(source) : (simpleParsed(source) ?? firstOf(yamlDocuments(source)));
  if (misses === missed) parsedSources.set(source, parsed);
  return parsed;
}

const parsedSources = new WeakMap<Source, Parsed>();

/**
 * Does work that parses texts; once more, with the tolerant parser, where a text turned out to need it. So the result is
 * the same whatever was parsed before, and the work must not have effects of its own.
 */
export async function withRecovery<T>(work: () => T | Promise<T>): Promise<T> {
  const before = misses;
  const result = await work();
  if (misses === before) return result;
  await loadRecovery();
  return work();
}

/** Does work that parses texts; null where a text needs the tolerant parser, which is not loaded: `withRecovery` does it. */
export function unlessBroken<T>(work: () => T): { readonly made: T } | null {
  const before = misses;
  const made = work();
  return misses === before ? { made } : null;
}

function simpleParsed(source: Source): Parsed | null {
  const value = simpleDocument(source);
  return value && { value, diagnostics: [] };
}

function yamlDocuments(source: Source): Parsed[] {
  const read = documentsOf(source);
  if ('documents' in read) return read.documents;
  if (recover) return recover(source, read.broken);
  misses += 1;
  const message = `${source.file} has a syntax error`;
  return [
    {
      value: null,
      diagnostics: [{ code: 'syntax-error', message, severity: 'error', span: { source, start: 0, end: 0 } }],
    },
  ];
}

/** The first document that holds something, with what was said of those before it. */
function firstOf(documents: readonly Parsed[]): Parsed {
  const diagnostics: Diagnostic[] = [];
  for (const document of documents) {
    diagnostics.push(...document.diagnostics);
    if (document.value !== null) return { value: document.value, diagnostics };
  }
  return { value: null, diagnostics };
}

function isJson({ file, text }: Source): boolean {
  return /\.(json|template)$/i.test(file) && /^[\ufeff\s]*[{[]/.test(text);
}
