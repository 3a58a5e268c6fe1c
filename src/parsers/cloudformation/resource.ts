import type { Construct } from '../../graph/model.js';
import type { Span } from '../../text/source.js';
import type { MapValue } from '../../text/value.js';

/**
 * A resource in CloudFormation's vocabulary (`AWS::ApiGateway::Method`, property names as in the resource reference)
 * with its expressions resolved: no intrinsics are left, only plain values, references, templates and unknowns. All
 * formats end here; `build.ts` makes the graph of it.
 */
export interface Resource {
  /** Unique in the input; what `ReferenceValue.target` names. Logical id, or Terraform address. */
  readonly key: string;
  /** The logical id in the deployed template (or the address), where it is not the key. */
  readonly id?: string;
  /** As the person named it in the source. */
  readonly name: string;
  readonly type: string;
  readonly properties: MapValue;
  /** The header: the logical id's key, or `resource "type" "name"`. */
  readonly span: Span;
  readonly construct?: Construct;
  /** Made by a framework on its own, without any text of the person's that could change it. */
  readonly generated?: boolean;
  /** Set where the input shows parts of it only: why what it does not say is unknown, not absent. */
  readonly elsewhere?: string;
}
