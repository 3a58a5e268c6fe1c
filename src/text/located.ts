import type { Diagnostic, Span } from './source.js';
import {
  type Entry,
  type ListValue,
  listOf,
  type MapValue,
  type ScalarValue,
  scalar,
  unknown,
  type Value,
} from './value.js';

/** What a parser makes of a text: the value as far as it could be read, and what was wrong with the text. */
export interface Parsed {
  readonly value: Value | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Diagnostics of one code that are said of one file; more help nobody. */
const diagnosticLimit = 20;

/** Adds a diagnostic, unless enough of its kind were said. */
export function report(
  diagnostics: Diagnostic[],
  severity: Diagnostic['severity'],
  code: string,
  message: string,
  span: Span,
  limit = diagnosticLimit,
): void {
  let said = 0;
  for (const one of diagnostics) if (one.code === code) said += 1;
  if (said < limit) diagnostics.push({ code, message, severity, span });
}

/**
 * Characters of the longest template that CloudFormation takes.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const templateLength = 1_000_000;
/** Levels of nesting that a text may have, aliases followed. Templates need about 30. */
export const depthLimit = 200;
/** Nodes that the aliases of a text may add to those that are written. */
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
  if (!/^[-+.0-9]/.test(text)) return text;
  if (/^[-+]?[0-9]+$/.test(text)) return Number(text);
  if (/^0o[0-7]+$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) return Number(text);
  if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(text)) return Number(text);
  if (/^[-+]?\.(inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^\.(nan|NaN|NAN)$/.test(text)) return Number.NaN;
  return text;
}

/**
 * A value with its tag. CloudFormation's short tags become the long form (`!Sub x` is `{Fn::Sub: x}`), the standard
 * tags set a scalar's type, others are passed over. The span is the whole tagged node.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function tagged(value: Value, tag: string, span: Span): Value {
  if (tag === '!') return value.kind === 'scalar' ? { ...value, value: value.text } : value;
  if (!/^![A-Za-z][\w:-]*$/.test(tag)) return standard(value, tag);
  const name = tag.slice(1);
  const key = name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? name : `Fn::${name}`;
  const argument = key === 'Fn::GetAtt' && value.kind === 'scalar' ? attributeOf(value) : value;
  const keySpan = { ...span, end: span.start + tag.length };
  return { kind: 'map', entries: new Map([[key, { key, keySpan, value: argument }]]), span };
}

function standard(value: Value, tag: string): Value {
  if (value.kind !== 'scalar') return value;
  const name = /^!!(\w+)$/.exec(tag)?.[1] ?? /^!<tag:yaml\.org,2002:(\w+)>$/.exec(tag)?.[1];
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

/** True for a map that was written as one, and not made of a short tag. */
function isOwnMap(value: Value): value is MapValue {
  if (value.kind !== 'map') return false;
  const [first] = value.entries.values();
  return first === undefined || first.keySpan.source.text[first.keySpan.start] !== '!';
}

/** Collects a map's entries: the last of equal keys wins, merge keys (`<<`) fill what is absent. */
export class MapBuilder {
  readonly #entries = new Map<string, Entry>();
  #merged: MapValue[] | null = null;

  constructor(readonly diagnostics: Diagnostic[]) {}

  add(key: string, keySpan: Span, value: Value, isPlain: boolean): void {
    if (key === '<<' && isPlain && this.#merge(value, keySpan)) return;
    const earlier = this.#entries.get(key);
    if (earlier) {
      const { line } = keySpan.source.position(earlier.keySpan.start);
      report(
        this.diagnostics,
        'warning',
        'duplicate-key',
        `Key ${key} is written twice, first in line ${line}: the last one holds`,
        keySpan,
      );
      this.#entries.delete(key);
    }
    this.#entries.set(key, { key, keySpan, value });
  }

  /** False where the value is neither a map nor a list of maps. */
  #merge(value: Value, keySpan: Span): boolean {
    const maps = value.kind === 'list' ? value.items : [value];
    if (maps.every(isOwnMap)) {
      this.#merged ??= [];
      for (const map of maps) this.#merged.push(map);
      return true;
    }
    if (value.kind === 'unknown') return true;
    report(
      this.diagnostics,
      'warning',
      'merge-key',
      'The value of << is no map and no list of maps: it was read as an ordinary key',
      keySpan,
    );
    return false;
  }

  finish(span: Span): MapValue {
    for (const map of this.#merged ?? []) {
      for (const entry of map.entries.values()) if (!this.#entries.has(entry.key)) this.#entries.set(entry.key, entry);
    }
    return { kind: 'map', entries: this.#entries, span };
  }
}

/**
 * The anchors of one document. An alias is the value of its anchor, which costs no memory; but whoever walks the tree
 * meets it as often as it is used, so what aliases add in size and depth is limited.
 */
export class Anchors {
  readonly #values = new Map<string, Value>();
  readonly #extents = new Map<Value, Extent>();
  #added = 0;

  constructor(readonly diagnostics: Diagnostic[]) {}

  set(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  /** What an alias stands for at a depth; an unknown value, and a diagnostic, where it cannot be followed. */
  follow(name: string, depth: number, span: Span): Value {
    const value = this.#values.get(name);
    if (!value) return this.#refuse('unknown-alias', `Alias *${name} has no anchor &${name} before it`, span);
    const { size, height } = this.#extent(value);
    if (depth + height > depthLimit)
      return this.#refuse('too-deep', `Alias *${name} makes this file nest more than ${depthLimit} levels deep`, span);
    if (this.#added + size > nodeLimit)
      return this.#refuse('too-large', `Alias *${name} makes this file hold more than ${nodeLimit} values`, span);
    this.#added += size;
    return value;
  }

  #refuse(code: string, message: string, span: Span): Value {
    // One message for each limit; a bomb has thousands of aliases beyond it.
    const limit = code === 'unknown-alias' ? diagnosticLimit : 1;
    report(this.diagnostics, 'error', code, message, span, limit);
    return unknown(message, span);
  }

  /** Cannot recurse too deeply: no value nests deeper than the limit, aliases included. */
  #extent(value: Value): Extent {
    if (value.kind !== 'map' && value.kind !== 'list') return leaf;
    const before = this.#extents.get(value);
    if (before) return before;
    let size = 1;
    let height = 0;
    const children = value.kind === 'list' ? value.items : Array.from(value.entries.values(), (entry) => entry.value);
    for (const child of children) {
      const extent = this.#extent(child);
      size += extent.size;
      height = Math.max(height, extent.height);
    }
    const extent = { size, height: height + 1 };
    this.#extents.set(value, extent);
    return extent;
  }
}

/** Nodes of a tree, and levels of maps and lists in it, each alias counted as what it stands for. */
interface Extent {
  readonly size: number;
  readonly height: number;
}

const leaf: Extent = { size: 1, height: 0 };

/** What stands for a map or list below the depth limit. */
export function tooDeep(diagnostics: Diagnostic[], span: Span): Value {
  const message = `This file is nested more than ${depthLimit} levels deep`;
  if (!diagnostics.some((one) => one.code === 'too-deep'))
    diagnostics.push({
      code: 'too-deep',
      message: `${message}: what lies below was not read`,
      severity: 'error',
      span,
    });
  return unknown(message, span);
}

/** Says that a map or list is used as a key: no format that is read here has one. */
export function reportComplexKey(diagnostics: Diagnostic[], span: Span): void {
  report(diagnostics, 'warning', 'complex-key', 'A map or list is used as a key: this entry was not read', span);
}
