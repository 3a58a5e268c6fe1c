import type { Span } from '../../text/source.js';
import type { Value } from '../../text/value.js';
import type { Instance } from './instance.js';
import type { ModuleInstance, Root } from './module.js';
import { overlay } from './overlay.js';
import type { Planned } from './plan-file.js';
import type { PlanResource } from './plan-resource.js';
import { namesOf } from './references.js';
import type { TerraformResource } from './resource.js';

/** Where a planned resource stands in the configuration. */
export interface Place {
  readonly span: Span;
  /** What the configuration says of it, evaluated; null where only its block, or its module's call, was found. */
  readonly instance: Instance | null;
}

/**
 * The block of a planned resource: that of its instance, else the one of its name; for a module that is not on disk the
 * `module` block that calls it. Null where the configuration is another one.
 */
export function locate(planned: Planned, root: Root): Place | null {
  const instance = root.instance(planned.address);
  if (instance) return { span: instance.span, instance };
  let module: ModuleInstance | undefined = root.top;
  let call: Span | null = null;
  for (const name of namesOf(planned.module)) {
    const block = module?.configuration.modules.get(name);
    call = block?.header ?? call;
    module = module?.calls(name).modules[0];
  }
  const blocks = planned.mode === 'data' ? module?.configuration.data : module?.configuration.resources;
  const block = blocks?.get(`${planned.type}.${planned.name}`);
  const span = block?.header ?? call;
  return span && { span, instance: null };
}

/** A planned resource whose values stand where the configuration says them. */
export class LocatedResource implements TerraformResource {
  readonly #memo = new Map<string, Value | undefined>();

  constructor(
    readonly planned: PlanResource,
    readonly instance: Instance,
  ) {}

  get address(): string {
    return this.planned.address;
  }

  get mode(): 'managed' | 'data' {
    return this.planned.mode;
  }

  get type(): string {
    return this.planned.type;
  }

  get name(): string {
    return this.planned.name;
  }

  get module(): string {
    return this.planned.module;
  }

  get span(): Span {
    return this.instance.span;
  }

  get maybe(): null {
    return null;
  }

  get exported(): readonly string[] {
    return this.planned.exported;
  }

  attribute(name: string): Value | undefined {
    if (this.#memo.has(name)) return this.#memo.get(name);
    const planned = this.planned.attribute(name);
    const written = this.instance.attribute(name);
    // what is written as null is left to AWS, like what is not written at all
    const isLeft = planned?.kind === 'unknown' && !written && this.instance.block.body.attributes.has(name);
    const value = planned && !isLeft ? overlay(planned, written, this.#place(name)) : undefined;
    this.#memo.set(name, value);
    return value;
  }

  mentions(name: string): readonly string[] {
    const own = this.instance.mentions(name);
    return own.length > 0 ? own : this.planned.mentions(name);
  }

  /** The line of an argument where it is written, else the block's. */
  #place(name: string): Span {
    const { body } = this.instance.block;
    return body.attributes.get(name)?.span ?? body.blocks.find((block) => block.type === name)?.header ?? this.span;
  }
}
