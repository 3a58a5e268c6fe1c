import type { Span } from '../text/source.js';
import { get, type MapValue, type Value } from '../text/value.js';
import { assumed, type Fact, type Known, known, type Unknown } from './fact.js';

/** What a hole of a string is called in text for people: `${Name}`. Null for maps and lists. */
export function label(value: Value): string | null {
  switch (value.kind) {
    case 'scalar':
      return value.value === null ? '' : value.text;
    case 'unknown':
      return `\${${value.name ?? value.reason}}`;
    case 'reference':
      return `\${${value.target}${value.attribute === null ? '' : `.${value.attribute}`}}`;
    case 'template':
      return value.parts.map(label).join('');
    default:
      return null;
  }
}

/** Why a value is not known, in words; null where it is. */
export function unknownReason(value: Value): string | null {
  if (value.kind === 'unknown') return value.reason;
  if (value.kind === 'reference') return `${label(value)} is known only at deploy`;
  if (value.kind !== 'template') return null;
  const hole = value.parts.find((part) => part.kind !== 'scalar');
  return hole?.kind === 'unknown' ? hole.reason : hole ? `${label(hole)} is known only at deploy` : null;
}

/**
 * The properties of one map as facts. `span` is where a missing property would be written; `by` names the resource
 * that says it, where that is not the node that is being made.
 */
export class Properties {
  constructor(
    readonly map: MapValue | undefined,
    readonly span: Span,
    readonly by?: string,
    /** Set where the map itself is unknown: then all of its properties are. */
    readonly hidden?: { reason: string; span: Span },
  ) {}

  has(key: string): boolean {
    return this.value(key) !== undefined;
  }

  /** The value; undefined where absent or null. */
  value(key: string): Value | undefined {
    const value = get(this.map, key);
    return value?.kind === 'scalar' && value.value === null ? undefined : value;
  }

  /** The properties of a nested map. */
  nested(key: string): Properties {
    const value = this.value(key);
    return value === undefined ? new Properties(undefined, this.span, this.by, this.hidden) : this.of(value);
  }

  /** The properties of another map that belongs to the same owner, e.g. an item of a list. */
  of(value: Value): Properties {
    return propertiesOf(value, this.by);
  }

  known<T>(value: T, from: Value): Known<T> {
    const { span, via } = from;
    const by = from.owner ?? this.by;
    const fact: Known<T> = via ? { known: true, value, span, assumed: null, via } : known(value, span);
    return by === undefined ? fact : { by, ...fact };
  }

  unknown(reason: string, from: Value): Unknown {
    const { span, via } = from;
    const by = from.owner ?? this.by;
    return { known: false, reason, span, ...(via && { via }), ...(by !== undefined && { by }) };
  }

  /** What holds where the property is absent. */
  absent<T>(value: T, whose?: string): Fact<T> {
    const { hidden, by, span } = this;
    if (hidden) {
      const fact = { known: false as const, reason: hidden.reason, span: hidden.span };
      return by === undefined ? fact : { by, ...fact };
    }
    const fact = assumed(value, span, whose);
    return by === undefined ? fact : { by, ...fact };
  }

  /** The fact of a property by a reader of its value; `fallback` where it is absent. */
  read<T>(key: string, fallback: T, read: (value: Value) => T | undefined, whose?: string): Fact<T> {
    const value = this.value(key);
    if (value === undefined) return this.absent(fallback, whose);
    const reason = unknownReason(value);
    if (reason !== null) return this.unknown(reason, value);
    const result = read(value);
    return result === undefined
      ? this.unknown(`${key} has a value that gatelint does not understand`, value)
      : this.known(result, value);
  }

  /** Text; unknown where it has holes. */
  text(key: string): Fact<string | null>;
  text<F extends string | null>(key: string, fallback: F): Fact<string | F>;
  text(key: string, fallback: string | null = null): Fact<string | null> {
    return this.read<string | null>(key, fallback, (value) => (value.kind === 'scalar' ? value.text : undefined));
  }

  /** Text for people and for matching: holes are written as `${…}`; only a wholly unknown value is unknown. */
  label(key: string): Fact<string | null> {
    const value = this.value(key);
    if (value === undefined) return this.absent(null);
    if (value.kind === 'unknown') return this.unknown(value.reason, value);
    const text = label(value);
    return text === null ? this.unknown(`${key} is no text`, value) : this.known(text, value);
  }

  /** The same for text that is looked into: what is nothing but a reference says nothing. */
  words(key: string): Fact<string | null> {
    const value = this.value(key);
    return value?.kind === 'reference' ? this.unknown(unknownReason(value) ?? key, value) : this.label(key);
  }

  flag(key: string, fallback: boolean, whose?: string): Fact<boolean> {
    return this.read(key, fallback, flagOf, whose);
  }

  number(key: string): Fact<number | null> {
    return this.read<number | null>(key, null, numberOf);
  }

  /** Upper-case text out of a set; anything else is unknown. */
  oneOf<T extends string>(key: string, fallback: T, allowed: readonly T[], whose?: string): Fact<T> {
    return this.read(
      key,
      fallback,
      (value) => {
        const text = value.kind === 'scalar' ? value.text.toUpperCase() : undefined;
        return allowed.find((one) => one.toUpperCase() === text);
      },
      whose,
    );
  }

  /** A list of texts (one text counts as a list of one); holes are written as `${…}`. */
  texts(key: string): Fact<readonly string[]> {
    return this.#list(key, false);
  }

  /** The same where it matters that there are some: an item of a list that is not known is one all the same, `${…}`. */
  labels(key: string): Fact<readonly string[]> {
    return this.#list(key, true);
  }

  #list(key: string, takesUnknown: boolean): Fact<readonly string[]> {
    const value = this.value(key);
    if (value === undefined) return this.absent<readonly string[]>([]);
    const items = value.kind === 'list' ? value.items : [value];
    const texts: string[] = [];
    for (const item of items) {
      const text = item.kind === 'unknown' && !(takesUnknown && item !== value) ? null : label(item);
      if (text === null) return this.unknown(unknownReason(item) ?? `${key} holds something that is no text`, item);
      texts.push(text);
    }
    return this.known(texts, value);
  }

  /** The items of a list; `[]` where absent. One map counts as a list of one. Null where the list itself is unknown. */
  items(key: string): readonly Properties[] | null {
    const value = this.value(key);
    if (value === undefined) return this.hidden ? null : [];
    if (value.kind === 'list') return value.items.map((item) => this.of(item));
    return value.kind === 'map' ? [this.of(value)] : null;
  }
}

/** The properties of a map that no resource holds, or the one that says it where the map itself does not tell. */
export function propertiesOf(value: Value, owner?: string): Properties {
  const by = value.owner ?? owner;
  const reason = unknownReason(value);
  if (reason !== null) return new Properties(undefined, value.span, by, { reason, span: value.span });
  return new Properties(value.kind === 'map' ? value : undefined, value.span, by);
}

/** CloudFormation reads YAML 1.1, where `yes` and `on` are true; strings of booleans are accepted everywhere. */
export function flagOf(value: Value): boolean | undefined {
  if (value.kind !== 'scalar') return undefined;
  if (typeof value.value === 'boolean') return value.value;
  const text = value.text.toLowerCase();
  if (text === 'true' || text === 'yes' || text === 'on') return true;
  if (text === 'false' || text === 'no' || text === 'off' || text === '') return false;
  return undefined;
}

export function numberOf(value: Value): number | undefined {
  if (value.kind !== 'scalar' || value.text.trim() === '') return undefined;
  const number = Number(value.text);
  return Number.isFinite(number) ? number : undefined;
}
