import type { Diagnostic, Span } from '../../../text/source.js';
import { type MapValue, type UnknownValue, unknown, type Value } from '../../../text/value.js';

/** One use of a source of variables (`self`, `env`, …), its arguments without variables. */
export interface Use {
  readonly type: string;
  readonly params: readonly string[];
  readonly address: string | null;
  /** The variable as written. */
  readonly raw: string;
  readonly place: Value;
  /** No fallback follows. */
  readonly isLast: boolean;
}

export interface Found {
  /** Null: the source has no such value, so that the fallback counts. */
  readonly value: Value | null;
  /** What is missing, in words. */
  readonly missing: string;
}

export function found(value: Value): Found {
  return { value, missing: '' };
}

/** What a variable stands for where only a deploy, code or a person knows; named by the variable itself. */
export function undecided(raw: string, span: Span, reason = raw): UnknownValue {
  return unknown(reason, span, raw.slice(2, -1));
}

export function missing(reason: string): Found {
  return { value: null, missing: reason };
}

/** What a source may ask of the engine that resolves variables. */
export interface Engine {
  readonly root: MapValue;
  readonly report: (diagnostic: Diagnostic) => void;
  /** What stands at a path, resolved as far as the path needs; null where nothing does. */
  walk(value: Value, keys: readonly string[]): Value | null;
  shallow(value: Value): Value;
  /** Says once that something is not resolved, and why; the value is unknown. */
  refuse(code: string, message: string, span: Span, severity?: Diagnostic['severity']): Value;
}
