import type { Span } from '../../../text/source.js';
import {
  type Entry,
  get,
  listOf,
  type MapValue,
  type ReferenceValue,
  scalar,
  unknown,
  type Value,
} from '../../../text/value.js';
import { jsonText } from '../hcl/json-text.js';
import { whyUnknown } from '../hcl/known.js';
import { parseStructured } from '../hcl/structured.js';
import { blocksOf } from '../resource.js';
import type { Inventory } from './inventory.js';

/** Something with arguments: a resource, or one of its nested blocks. */
export interface Arguments {
  readonly span: Span;
  /** The resource that it belongs to. */
  readonly address: string;
  attribute(name: string): Value | undefined;
}

/** How one CloudFormation property is made of a resource's arguments; undefined where it is absent. */
export type Property = (from: Arguments, inventory: Inventory) => Value | undefined;

/** CloudFormation properties by name. */
export type Shape = Readonly<Record<string, Property>>;

export function shaped(from: Arguments, shape: Shape, inventory: Inventory, span: Span = from.span): MapValue {
  return { kind: 'map', entries: shapedEntries(from, shape, inventory), span };
}

export function shapedEntries(from: Arguments, shape: Shape, inventory: Inventory): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const key in shape) {
    const value = shape[key]?.(from, inventory);
    if (value !== undefined) entries.set(key, { key, keySpan: value.span, value });
  }
  return entries;
}

/** An argument as it is. */
export function same(name: string): Property {
  return (from) => from.attribute(name);
}

/** An argument that is text; what was encoded as JSON is text again. */
export function text(name: string): Property {
  return (from) => {
    const value = from.attribute(name);
    return value?.kind === 'map' || value?.kind === 'list' ? jsonText(value) : value;
  };
}

/**
 * An argument that holds JSON or YAML as text: its structure. Text that can't be read stays text; what another resource
 * makes is unknown.
 */
export function structured(name: string): Property {
  return (from) => {
    const value = from.attribute(name);
    const structure = value && parseStructured(value);
    if (structure || !value) return structure ?? undefined;
    return value.kind === 'reference' ? unknown(whyUnknown(value) ?? 'known after apply', value.span) : value;
  };
}

/** An argument that the provider fills in where it is absent. */
export function withDefault(name: string, fallback: string | number | boolean): Property {
  return (from) => from.attribute(name) ?? scalar(fallback, from.span);
}

/** An argument that names another resource by its id, its ARN or its name. */
export function idOf(name: string, ...types: readonly string[]): Property {
  return (from, inventory) => {
    const value = from.attribute(name);
    if (value === undefined || value.kind === 'map' || value.kind === 'list') return value;
    return inventory.named(from, name, types, value) ?? value;
  };
}

/** A list of ids. */
export function idsOf(name: string, ...types: readonly string[]): Property {
  return (from, inventory) => {
    const value = from.attribute(name);
    if (value?.kind !== 'list') return value;
    return { ...value, items: value.items.map((item) => inventory.identified(item, types) ?? item) };
  };
}

/** A nested block that may stand once. */
export function block(name: string, shape: Shape): Property {
  return (from, inventory) => {
    const value = from.attribute(name);
    if (value === undefined) return undefined;
    if (whyUnknown(value) !== null) return value;
    const [first] = blocksOf(value);
    return first && shaped(insideOf(first, from), shape, inventory, first.span);
  };
}

/** A nested block that may stand several times. */
export function blocks(name: string, shape: Shape): Property {
  return (from, inventory) => {
    const value = from.attribute(name);
    if (value === undefined || whyUnknown(value) !== null) return value;
    const items = value.kind === 'list' ? value.items : [value];
    if (items.length === 0) return undefined;
    return listOf(
      items.map((item) => (item.kind === 'map' ? shaped(insideOf(item, from), shape, inventory, item.span) : item)),
      value.span,
    );
  };
}

export function insideOf(value: MapValue, from: Arguments): Arguments {
  return {
    span: value.span,
    address: from.address,
    attribute: (name) => {
      const inner = get(value, name);
      return inner?.kind === 'scalar' && inner.value === null ? undefined : inner;
    },
  };
}

export function isReference(value: Value | undefined): value is ReferenceValue {
  return value?.kind === 'reference';
}
