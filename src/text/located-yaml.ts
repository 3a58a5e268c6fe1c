import type { Diagnostic, Source, Span } from './source.js';
import { type Entry, type ListValue, listOf, type MapValue, type ScalarValue, scalar, type Value } from './value.js';

/** What a parser makes of a text: the value as far as it could be read, and what was wrong with the text. */
export interface Parsed {
  readonly value: Value | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Levels of nesting that a text may have. */
export const depthLimit = 200;
/** Nodes that a text may have with its aliases expanded. */
export const nodeLimit = 1_000_000;

/**
 * A plain scalar by the core schema of YAML 1.2; anything that is no number, boolean or null is text, dates included.
 * https://yaml.org/spec/1.2.2/#103-core-schema
 */
export function plainScalar(text: string, span: Span): ScalarValue {
  return { kind: 'scalar', value: plainValue(text), text, span };
}

function plainValue(text: string): string | number | boolean | null {
  switch (text.charCodeAt(0)) {
    case 0x74: // t
    case 0x54: // T
      return text === 'true' || text === 'True' || text === 'TRUE' ? true : text;
    case 0x66: // f
    case 0x46: // F
      return text === 'false' || text === 'False' || text === 'FALSE' ? false : text;
    case 0x6e: // n
    case 0x4e: // N
      return text === 'null' || text === 'Null' || text === 'NULL' ? null : text;
    case 0x7e: // ~
      return text === '~' ? null : text;
  }
  if (text === '') return null;
  if (/^[-+]?[0-9]+$/.test(text)) return Number(text);
  if (/^0o[0-7]+$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) return Number(text);
  if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(text)) return Number(text);
  if (/^[-+]?\.(inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^\.(nan|NaN|NAN)$/.test(text)) return Number.NaN;
  return text;
}

/**
 * A value with its tag. CloudFormation's short tags become the long form (`!Sub x` is `{Fn::Sub: x}`), the standard
 * tags set a scalar's type, others are passed over.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function tagged(value: Value, tag: string, span: Span): Value {
  if (tag.startsWith('!!') || tag.startsWith('!<'))
    return standard(value, tag.replace(/^!!|^!<tag:yaml.org,2002:|>$/g, ''));
  const name = tag.slice(1);
  if (name === '') return value.kind === 'scalar' ? { ...value, value: value.text } : value;
  const key = name === 'Ref' || name === 'Condition' ? name : name.startsWith('Fn::') ? name : `Fn::${name}`;
  const argument = name === 'GetAtt' && value.kind === 'scalar' ? attributeOf(value) : value;
  const entry: Entry = { key, keySpan: span, value: argument };
  return { kind: 'map', entries: new Map([[key, entry]]), span };
}

function standard(value: Value, name: string): Value {
  if (value.kind !== 'scalar') return value;
  if (name === 'str') return { ...value, value: value.text };
  if (name === 'int' || name === 'float' || name === 'bool' || name === 'null')
    return { ...value, value: plainValue(value.text) };
  return value;
}

/** `Api.RootResourceId` is the resource up to the first dot and the attribute after it. */
function attributeOf(value: ScalarValue): ListValue {
  const dot = value.text.indexOf('.');
  const parts = dot < 0 ? [value.text] : [value.text.slice(0, dot), value.text.slice(dot + 1)];
  return listOf(
    parts.map((part) => scalar(part, value.span)),
    value.span,
  );
}

/** Collects a map's entries: the last of equal keys wins, merge keys (`<<`) fill what is absent. */
export class MapBuilder {
  readonly #entries = new Map<string, Entry>();
  readonly #merged: Value[] = [];

  constructor(readonly diagnostics: Diagnostic[]) {}

  add(key: string, keySpan: Span, value: Value, isPlain: boolean): void {
    if (key === '<<' && isPlain) {
      this.#merged.push(value);
      return;
    }
    if (this.#entries.has(key)) {
      this.diagnostics.push({
        code: 'duplicate-key',
        message: `Key ${key} is written twice: the last one holds`,
        severity: 'warning',
        span: keySpan,
      });
      this.#entries.delete(key);
    }
    this.#entries.set(key, { key, keySpan, value });
  }

  finish(span: Span): MapValue {
    for (const merged of this.#merged) {
      for (const one of merged.kind === 'list' ? merged.items : [merged]) {
        if (one.kind !== 'map') continue;
        for (const entry of one.entries.values())
          if (!this.#entries.has(entry.key)) this.#entries.set(entry.key, entry);
      }
    }
    return { kind: 'map', entries: this.#entries, span };
  }
}

/** Says where a text is nested too deeply, or grows too large through its aliases; null where it is fine. */
export function overLimit(value: Value, source: Source): Diagnostic | null {
  const sizes = new Map<Value, number>();
  const measure = (node: Value): number => {
    if (node.kind !== 'map' && node.kind !== 'list') return 1;
    const before = sizes.get(node);
    if (before !== undefined) return before;
    sizes.set(node, 1);
    let size = 1;
    if (node.kind === 'list') for (const item of node.items) size += measure(item);
    else for (const entry of node.entries.values()) size += measure(entry.value);
    sizes.set(node, size);
    return size;
  };
  if (measure(value) <= nodeLimit) return null;
  return {
    code: 'too-large',
    message: `The aliases of this file expand to more than ${nodeLimit} values`,
    severity: 'error',
    span: { source, start: 0, end: 0 },
  };
}
