import { label } from '../../../graph/read.js';
import type { ReferenceValue, Value } from '../../../text/value.js';
import { typeOfAddress } from '../address.js';
import { whyUnknown } from '../hcl/known.js';
import { textIn } from '../hcl/strings.js';
import type { TerraformResource } from '../resource.js';
import type { Arguments } from './shape.js';

/** Attributes by which other resources name one, in plans of what exists already. */
const identities = ['id', 'arn', 'execution_arn', 'root_resource_id'];

/** The resources of a root, and who names whom. */
export class Inventory {
  readonly #byAddress = new Map<string, TerraformResource>();
  readonly #byType = new Map<string, TerraformResource[]>();
  readonly #byIdentity = new Map<string, { target: string; attribute: string }>();

  constructor(readonly resources: readonly TerraformResource[]) {
    for (const resource of resources) {
      this.#byAddress.set(resource.address, resource);
      const list = this.#byType.get(resource.type);
      if (list) list.push(resource);
      else this.#byType.set(resource.type, [resource]);
      for (const name of resource.exported ?? []) this.#identify(resource, name);
    }
  }

  #identify(resource: TerraformResource, name: string): void {
    if (!identities.includes(name)) return;
    const value = resource.attribute(name);
    if (value?.kind !== 'scalar') return;
    const key = `${resource.type} ${textIn(value)}`;
    if (!this.#byIdentity.has(key)) this.#byIdentity.set(key, { target: resource.address, attribute: name });
  }

  get(address: string): TerraformResource | undefined {
    return this.#byAddress.get(address);
  }

  ofType(...types: readonly string[]): readonly TerraformResource[] {
    const [only] = types;
    if (types.length === 1 && only !== undefined) return this.#byType.get(only) ?? [];
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  /** The resource of one of the types that an argument names; null where it is none of the input's, or not known. */
  named(
    from: Arguments,
    name: string,
    types: readonly string[],
    value: Value | undefined = from.attribute(name),
  ): ReferenceValue | null {
    if (value === undefined) return null;
    const direct = this.identified(value, types);
    if (direct) return direct;
    if (value.kind === 'scalar' || value.kind === 'map' || value.kind === 'list') return null;
    const candidates = this.candidates(from, name, types);
    const [only] = candidates;
    if (!only || candidates.length !== 1) return null;
    return { kind: 'reference', target: only, attribute: 'id', span: value.span };
  }

  /** The resources of the types that an argument may mean. */
  candidates(from: Arguments, name: string, types: readonly string[]): readonly string[] {
    const mentions = this.#byAddress.get(from.address)?.mentions(name) ?? [];
    return mentions.filter((address) => isOfType(address, types));
  }

  /** The resource of one of the types that a value stands for. */
  identified(value: Value, types: readonly string[]): ReferenceValue | null {
    if (value.kind === 'reference') return isOfType(value.target, types) ? value : null;
    if (value.kind === 'template') {
      const part = value.parts.findLast((one) => one.kind === 'reference' && isOfType(one.target, types));
      return part?.kind === 'reference' ? { ...part, span: value.span } : null;
    }
    if (value.kind !== 'scalar' || value.value === null) return null;
    for (const type of types) {
      const written = textIn(value);
      const found =
        this.#byIdentity.get(`${type} ${written}`) ??
        this.#byIdentity.get(`${type} ${written.slice(written.lastIndexOf('/') + 1)}`);
      if (found) return { kind: 'reference', ...found, span: value.span };
    }
    return null;
  }

  /** Words that are equal for values that mean the same: what resources are joined by. */
  key(value: Value | undefined, types: readonly string[]): string {
    if (value === undefined) return '';
    const reference = this.identified(value, types);
    return reference ? `${reference.target}.${reference.attribute ?? 'id'}` : (label(value) ?? whyUnknown(value) ?? '');
  }
}

/** Whether an address is one of the types' resources. */
function isOfType(address: string, types: readonly string[]): boolean {
  if (address.startsWith('module.')) return types.includes(typeOfAddress(address));
  return types.some((type) => address.startsWith(type) && address[type.length] === '.');
}
