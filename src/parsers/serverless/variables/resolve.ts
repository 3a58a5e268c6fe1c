import type { Diagnostic, Span } from '../../../text/source.js';
import {
  listOf,
  type MapValue,
  mapOf,
  type ScalarValue,
  scalar,
  textOf,
  unknown,
  type Value,
  withStep,
} from '../../../text/value.js';
import { concatAt, isNull, isUndecided, reasonOf } from '../configuration.js';
import { type Call, parseVariables, type Text, type Variable, VariableSyntaxError } from './parse.js';
import { type Engine, type Found, found, undecided } from './source.js';
import { type Settings, Sources } from './sources.js';

/** Variables that one service may have. */
const countLimit = 50_000;
/** Variables that may lead to each other, together with the maps and lists around them. */
const depthLimit = 250;
/** Values that one value may unfold to, and characters that one text may grow to. */
const sizeLimit = 200_000;
/** Characters that all texts with variables may have together. */
const charactersLimit = 20_000_000;

/**
 * Resolves the framework's variables, each one when somebody asks for it. A value that a variable stands for keeps its
 * own place, with the variable as a step on the way. What only the deploy can know (`${ssm:…}`) becomes unknown, or a
 * template where it is part of a text.
 *
 * Every value is resolved at most once, whatever the number of variables that lead to it.
 */
export class Variables implements Engine {
  readonly #sources: Sources;
  readonly #resolved = new Map<ScalarValue, Value>();
  readonly #unfolded = new Map<Value, Value>();
  readonly #sizes = new Map<Value, number>();
  readonly #open = new Set<Value>();
  readonly #said = new Set<string>();
  #count = 0;
  #characters = 0;
  #depth = 0;

  constructor(
    readonly root: MapValue,
    readonly settings: Settings,
    readonly report: (diagnostic: Diagnostic) => void,
  ) {
    this.#sources = new Sources(this, settings);
  }

  /** The stage, as `--stage`, `provider.stage` or `dev` say. */
  get stage(): Value {
    return this.#sources.stage;
  }

  /** The region, as `--region`, `provider.region` or `us-east-1` say. */
  get region(): Value {
    return this.#sources.region;
  }

  /** The value itself without variables; what lies inside a map or a list stays as it is. */
  shallow(value: Value): Value {
    if (value.kind !== 'scalar' || typeof value.value !== 'string' || !value.value.includes('${')) return value;
    const before = this.#resolved.get(value);
    if (before) return before;
    const resolved = this.#guarded(value, () => this.#scalar(value));
    this.#resolved.set(value, resolved);
    return resolved;
  }

  /** The value with all that lies inside it, without variables. */
  deep(value: Value): Value {
    const here = this.shallow(value);
    if (here.kind !== 'map' && here.kind !== 'list') return here;
    const before = this.#unfolded.get(here);
    if (before) return before;
    const unfolded = this.#guarded(here, () => this.#unfold(here));
    this.#unfolded.set(here, unfolded);
    return unfolded;
  }

  /**
   * What stands at a path, resolved as far as the path needs. Null where nothing stands there. Inside something unknown
   * everything is.
   */
  walk(value: Value, keys: readonly string[]): Value | null {
    let here = this.shallow(value);
    for (const key of keys) {
      if (isUndecided(here)) return unknown(reasonOf(here), here.span);
      const next = child(here, key);
      if (next === undefined) return null;
      here = this.shallow(next);
    }
    return isNull(here) ? null : here;
  }

  /** A text with its variables filled in: one value where it is one variable, else text, with holes where need be. */
  #fill(text: Text, place: Value): Value {
    const [only] = text;
    if (text.length === 1 && only !== undefined && typeof only !== 'string') return this.#variable(only, place);
    const pieces = text.map((piece) => (typeof piece === 'string' ? piece : this.#piece(piece, place)));
    const filled = concatAt(place, pieces);
    const size = reasonOf(filled).length;
    this.#characters += size;
    if (size > sizeLimit || this.#characters > charactersLimit)
      return this.#limit('A text grows without bounds through its variables', place.span);
    return filled;
  }

  /** Says once that something is not resolved, and why; the value is unknown. */
  refuse(code: string, message: string, span: Span, severity: Diagnostic['severity'] = 'error'): Value {
    const key = `${code} ${message}`;
    if (!this.#said.has(key)) this.report({ code, message, severity, span });
    this.#said.add(key);
    return unknown(message, span);
  }

  #limit(message: string, span: Span): Value {
    return this.refuse('serverless-variable-limit', message, span);
  }

  #guarded(value: Value, resolve: () => Value): Value {
    if (this.#open.has(value)) {
      const text = textOf(value) ?? 'a value that contains itself';
      return this.refuse('serverless-variable-cycle', `The variable leads back to itself: ${text}`, value.span);
    }
    if (this.#depth >= depthLimit)
      return this.#limit(`Variables lead to each other more than ${depthLimit} levels deep`, value.span);
    this.#open.add(value);
    this.#depth++;
    try {
      return resolve();
    } finally {
      this.#open.delete(value);
      this.#depth--;
    }
  }

  #scalar(value: ScalarValue): Value {
    if (++this.#count > countLimit) return this.#limit(`The service has more than ${countLimit} variables`, value.span);
    let text: Text | null;
    try {
      text = parseVariables(String(value.value));
    } catch (error) {
      if (!(error instanceof VariableSyntaxError)) throw error;
      return this.refuse('serverless-variable-syntax', `A variable cannot be read: ${error.message}`, value.span);
    }
    return text === null ? value : this.#fill(text, value);
  }

  #unfold(value: Extract<Value, { kind: 'map' | 'list' }>): Value {
    const unfolded =
      value.kind === 'list'
        ? listOf(
            value.items.map((item) => this.deep(item)),
            value.span,
          )
        : mapOf(
            Array.from(value.entries.values(), (entry) => ({ ...entry, value: this.deep(entry.value) })),
            value.span,
          );
    const children =
      unfolded.kind === 'list' ? unfolded.items : Array.from(unfolded.entries.values(), (entry) => entry.value);
    const size = children.reduce((sum, item) => sum + (this.#sizes.get(item) ?? 1), 1);
    if (size > sizeLimit) return this.#limit(`A value unfolds to more than ${sizeLimit} values`, value.span);
    const result = value.via ? { ...unfolded, via: value.via } : unfolded;
    this.#sizes.set(result, size);
    return result;
  }

  /** A variable inside a text: it has to be one that can be written as text. */
  #piece(variable: Variable, place: Value): Value {
    const value = this.#variable(variable, place);
    if (value.kind !== 'map' && value.kind !== 'list' && !isNull(value)) return value;
    return this.refuse(
      'serverless-variable-missing',
      `${variable.raw} is no text, so it cannot be part of one`,
      place.span,
      'warning',
    );
  }

  #variable(variable: Variable, place: Value): Value {
    const last = variable.sources.length - 1;
    let why = '';
    for (const [index, source] of variable.sources.entries()) {
      if (source.kind === 'literal') return scalar(source.value, place.span);
      const found = this.#call(source, variable, place, index === last);
      if (found.value !== null) {
        const step = { span: place.span, message: `read by ${variable.raw}` };
        return found.value.span === place.span ? found.value : withStep(found.value, step);
      }
      why = found.missing;
    }
    return this.refuse('serverless-variable-missing', `${variable.raw}: ${why}`, place.span, 'warning');
  }

  #call(call: Call, variable: Variable, place: Value, isLast: boolean): Found {
    const params = call.params.map((param) => this.#fill(param, place));
    const address = call.address === null ? null : this.#fill(call.address, place);
    for (const part of [...params, address])
      if (part !== null && textOf(part) === undefined) return found(undecided(variable.raw, place.span));
    return this.#sources.read({
      type: call.type,
      params: params.map((param) => textOf(param) ?? ''),
      address: address === null ? null : (textOf(address) ?? ''),
      raw: variable.raw,
      place,
      isLast,
    });
  }
}

/** What stands under a key: an entry, an item or the length of a list, as JavaScript reads them. */
function child(value: Value, key: string): Value | undefined {
  if (value.kind === 'map') return value.entries.get(key)?.value;
  if (value.kind !== 'list') return undefined;
  if (key === 'length') return scalar(value.items.length, value.span);
  return /^(0|[1-9]\d*)$/.test(key) ? value.items[Number(key)] : undefined;
}
