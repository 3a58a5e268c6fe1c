import type { Source, Span } from '../../text/source.js';
import { type ReferenceValue, scalar, type UnknownValue, unknown, type Value } from '../../text/value.js';
import { isOfAws } from './address.js';
import { argument, expressionsOf } from './arguments.js';
import { dataAttribute } from './data-source.js';
import { derivedAttribute } from './derived.js';
import { withNames } from './hcl/evaluate.js';
import type { Scope } from './hcl/known.js';
import { type Block, type Expression, type TemplatePart, wordsOf } from './hcl/syntax.js';
import { documentOf, isPolicyDocument } from './iam-document.js';
import { isNull, type TerraformResource } from './resource.js';

/** What an instance needs of its module, and of the root above it. */
export interface InstanceModule extends Scope {
  readonly address: string;
  instance(address: string): Instance | undefined;
  /** An attribute that a plan knows. */
  planned(address: string, name: string, span: Span): Value | undefined;
  nested(span: Span, then: () => Value): Value;
  region(provider: string): string | null;
  parseTemplate(source: Source): readonly TemplatePart[] | null;
  templateScope(names: ReadonlyMap<string, Value>): Scope;
  mentioned(expressions: readonly Expression[], suffix: string, forEach: Expression | undefined): ReadonlySet<string>;
}

/** One instance of a resource or data source of the configuration. */
export class Instance implements TerraformResource {
  readonly type: string;
  readonly name: string;
  readonly #memo = new Map<string, Value | undefined>();
  readonly #busy = new Set<string>();

  constructor(
    readonly inModule: InstanceModule,
    readonly block: Block,
    readonly mode: 'managed' | 'data',
    readonly address: string,
    /** The index in its address; empty where it has none. */
    readonly suffix: string,
    /** `each` or `count`. */
    readonly names: ReadonlyMap<string, Value>,
    readonly maybe: string | null,
  ) {
    this.type = block.labels[0] ?? '';
    this.name = block.labels[1] ?? '';
  }

  get module(): string {
    return this.inModule.address;
  }

  get span(): Span {
    return this.block.header;
  }

  attribute(name: string): Value | undefined {
    if (this.#memo.has(name)) return this.#memo.get(name);
    const place = this.block.body.attributes.get(name)?.span ?? this.span;
    if (this.#busy.has(name)) return unknown(`${this.address}.${name} refers to itself`, place);
    this.#busy.add(name);
    const scope = withNames(this.inModule, this.names);
    const value = this.inModule.nested(place, () => argument(this.block.body, name, scope) ?? scalar(null, place));
    this.#busy.delete(name);
    const result = isNull(value) ? undefined : value;
    this.#memo.set(name, result);
    return result;
  }

  mentions(name: string): readonly string[] {
    const forEach = this.block.body.attributes.get('for_each')?.expression;
    return [...this.inModule.mentioned(expressionsOf(this.block.body, name), this.suffix, forEach)];
  }

  /** An attribute as an expression reads it: one that only AWS fills in is a reference to it. */
  read(name: string, span: Span): Value {
    if (this.mode === 'data') return this.#data(name, span);
    const written = this.attribute(name);
    if (written && written.kind !== 'unknown') return written;
    const planned = this.inModule.planned(this.address, name, span);
    if (planned) return planned;
    if (!written && this.block.body.attributes.has(name)) return scalar(null, span);
    return this.#exported(name, span);
  }

  #exported(name: string, span: Span): Value {
    const self = this.#reference(name, span);
    if (self.kind === 'unknown') return self;
    return (
      derivedAttribute(this.type, self, (address, wanted) => this.inModule.instance(address)?.known(wanted, span)) ??
      self
    );
  }

  #reference(attribute: string, span: Span): ReferenceValue | UnknownValue {
    const { address } = this;
    if (isOfAws(address)) return { kind: 'reference', target: address, attribute, span };
    const name = `${address}.${attribute}`;
    return unknown(`${name} is known after apply`, span, name);
  }

  /** An attribute that is written, or that follows from what is written. */
  known(name: string, span: Span): Value {
    const written = this.attribute(name);
    if (written && written.kind !== 'unknown') return written;
    return this.inModule.nested(span, () => this.#exported(name, span));
  }

  #data(name: string, span: Span): Value {
    if (isPolicyDocument(this.type, name)) return documentOf(this);
    const planned = this.inModule.planned(this.address, name, span);
    if (planned) return planned;
    const { inModule } = this;
    const provider = this.block.body.attributes.get('provider')?.expression;
    const known = dataAttribute(this, name, span, {
      region: inModule.region(provider ? wordsOf(provider) : 'aws'),
      parseTemplate: (source) => inModule.parseTemplate(source),
      templateScope: (names) => inModule.templateScope(names),
    });
    return known ?? this.attribute(name) ?? this.#reference(name, span);
  }
}
