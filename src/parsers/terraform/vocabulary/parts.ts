import { type Entry, listOf, unknown, type Value } from '../../../text/value.js';
import type { TerraformResource } from '../resource.js';

/** A value that another resource says of the one that it is part of in CloudFormation. */
export function owned<V extends Value>(value: V, owner: string): V {
  return { ...value, owner };
}

/** A list of values that other resources say; the first one's speaks for the list. */
export function ownedList(items: readonly Value[]): Value | undefined {
  const [first] = items;
  if (!first) return undefined;
  const list = listOf(items, first.span);
  return first.owner === undefined ? list : owned(list, first.owner);
}

/** The value, or unknown where it is not known whether the resource that says it will exist. */
export function certain(value: Value, resource: TerraformResource): Value {
  return resource.maybe === null
    ? value
    : unknown(`whether ${resource.address} exists is not known: ${resource.maybe}`, resource.span);
}

export function entry(key: string, value: Value): Entry {
  return { key, keySpan: value.span, value };
}
