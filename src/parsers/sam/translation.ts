import type { Diagnostic } from '../../text/source.js';
import { type Entry, get, type MapValue, textOf, type Value } from '../../text/value.js';
import { type Fields, generateMap, type Origin, only } from './generate.js';
import { isGiven } from './intrinsics.js';
import { type KnownParameters, partitionOf } from './parameters.js';
import type { SamResource } from './resources.js';

/** Attributes of a resource that every resource made of it inherits. */
const inherited = ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy'] as const;

/** Types of which a resource that the template has may take the place of the made one. */
const shareable = new Set([
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::DomainNameV2',
  'AWS::ApiGateway::BasePathMapping',
  'AWS::ApiGateway::BasePathMappingV2',
]);

/** Attributes that a resource keeps when the transform replaces it. */
const kept = ['DependsOn', 'UpdatePolicy', 'Metadata', ...inherited] as const;

/** A resource that the transform makes. */
interface Made {
  readonly type: string;
  readonly properties: Fields | MapValue;
  /** Where it stands; the source resource's header without it. */
  readonly origin?: Origin;
  /** Attributes instead of those that it inherits. */
  readonly attributes?: Fields;
}

/** What the transform has made so far, and what all its parts need to know. */
export class Translation {
  readonly diagnostics: Diagnostic[] = [];
  readonly resources = new Map<string, Entry>();
  readonly conditions = new Map<string, Entry>();
  /** Logical id → logical id in the source. */
  readonly names = new Map<string, string>();
  readonly generated = new Set<string>();
  /** `Api.Stage` → the logical id of that stage. */
  readonly references = new Map<string, string>();

  readonly #said = new Set<string>();

  constructor(
    readonly template: MapValue,
    readonly parameters: KnownParameters,
    readonly region: string | undefined,
  ) {}

  /** The partition that the transform writes into ARNs: that of the region it runs in. */
  get partition(): string {
    return this.region === undefined ? 'aws' : partitionOf(this.region);
  }

  /** Says what the transform would reject; the rest of the template is still translated. */
  reject(code: string, origin: Origin, message: string): void {
    this.#say({ code, message, severity: 'error', span: origin.span });
  }

  warn(code: string, origin: Origin, message: string): void {
    this.#say({ code, message, severity: 'warning', span: origin.span });
  }

  #say(diagnostic: Diagnostic): void {
    const key = `${diagnostic.span.start} ${diagnostic.message}`;
    if (!this.#said.has(key)) this.diagnostics.push(diagnostic);
    this.#said.add(key);
  }

  /** The resource that takes the place of one in the source: it keeps its attributes. */
  replace(source: SamResource, type: string, properties: Fields | MapValue): void {
    this.#put(source, source.id, { type, properties, attributes: only(source.whole, kept) });
  }

  /** A resource beside those of the source. */
  add(source: SamResource, id: string, made: Made): void {
    const taken = get(get(this.template, 'Resources'), id);
    if (taken && !(shareable.has(made.type) && textOf(get(taken, 'Type')) === made.type)) {
      this.reject(
        'sam-duplicate-id',
        taken,
        `${source.id} makes a resource named ${id} (${made.type}), and this template has one of that name`,
      );
      return;
    }
    this.#put(source, id, made);
  }

  /** A resource that no text of the person's could change. */
  addGenerated(source: SamResource, id: string, made: Made): void {
    this.add(source, id, made);
    this.generated.add(id);
  }

  #put(source: SamResource, id: string, { type, properties, origin, attributes }: Made): void {
    const place = origin ?? { span: source.header };
    const shared = attributes ?? this.inheritedAttributes(source);
    const value = generateMap({ ...shared, Type: type, Properties: properties }, place);
    this.resources.set(id, { key: id, keySpan: place.span, value });
    this.names.set(id, source.id);
  }

  inheritedAttributes(source: SamResource): Fields {
    const attributes: Record<string, Value> = {};
    for (const name of inherited) {
      const value = get(source.whole, name);
      if (isGiven(value)) attributes[name] = value;
    }
    return attributes;
  }
}
