import type { Span } from '../../text/source.js';
import type { MapValue, Value } from '../../text/value.js';

/**
 * One instance of a Terraform resource or data source, from a plan or from configuration text. Its attributes are
 * evaluated when they are asked for: nested blocks are lists of maps, and what Terraform would only learn by applying
 * is a reference, a template or unknown.
 */
export interface TerraformResource {
  /** Absolute, with index: `module.service["billing"].aws_api_gateway_stage.this[0]`. */
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** The address of its module instance; empty for the root. */
  readonly module: string;
  /** `resource "type" "name"`, or the best place that is known. */
  readonly span: Span;
  /** Why it may not exist or exist more than once (an unknown `count`); null where it exists just once. */
  readonly maybe: string | null;
  /** Names of attributes that only AWS fills in and that are known, since the resource exists already. */
  readonly exported?: readonly string[];
  /** An attribute as it is written or planned; undefined where it is absent or null. */
  attribute(name: string): Value | undefined;
  /** Addresses of the resources that the attribute's expression names, whatever it makes of them. */
  mentions(name: string): readonly string[];
}

/** Where a string that a resource exports has other resources in it: `execution_arn`, `invoke_arn`, … */
export type AttributeOf = (address: string, name: string) => Value | undefined;

export function isNull(value: Value | undefined): boolean {
  return value === undefined || (value.kind === 'scalar' && value.value === null);
}

/** The maps of a nested block: a list of them, or one that was given as an object. */
export function blocksOf(value: Value | undefined): readonly MapValue[] {
  if (value?.kind === 'map') return [value];
  return value?.kind === 'list' ? value.items.filter((item) => item.kind === 'map') : [];
}
