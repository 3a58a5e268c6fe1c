import type { Span } from '../../text/source.js';
import {
  type Entry,
  listOf,
  mapOf,
  type ReferenceValue,
  scalar,
  type UnknownValue,
  unknown,
  type Value,
} from '../../text/value.js';
import { isOfAws } from './address.js';
import { derivedAttribute } from './derived.js';
import { joined, textValue } from './hcl/strings.js';
import { documentOf, isPolicyDocument } from './iam-document.js';
import { argumentAt, isObject, type Json, member, objectAt, type Planned } from './plan-file.js';
import type { Place, References, Resolved, Target } from './references.js';
import type { TerraformResource } from './resource.js';

/**
 * Arguments that the provider's schema calls optional and computed: left out, they are unknown in a plan that creates
 * the resource, although nobody set them; `body` too, where a provider leaves it open.
 */
const optionalComputed = new Set([
  'api_key_source',
  'authorizer_result_ttl_in_seconds',
  'binary_media_types',
  'body',
  'cache_data_encrypted',
  'cache_namespace',
  'cache_ttl_in_seconds',
  'caching_enabled',
  'cloudwatch_role_arn',
  'data_trace_enabled',
  'deployment_id',
  'description',
  'disable_execute_api_endpoint',
  'endpoint_access_mode',
  'endpoint_configuration',
  'ip_address_type',
  'logging_level',
  'metrics_enabled',
  'minimum_compression_size',
  'passthrough_behavior',
  'policy',
  'private_dns_enabled',
  'require_authorization_for_cache_control',
  'security_policy',
  'statement_id',
  'timeout_milliseconds',
  'unauthorized_cache_control_header_strategy',
  'value',
  'vpc_endpoint_ids',
]);

/** Arguments whose values are words of API Gateway's own: no secrets, whatever they came from. */
const vocabulary = new Set([
  'api_key_source',
  'authorization',
  'authorization_type',
  'authorizer_type',
  'connection_type',
  'endpoint_type',
  'http_method',
  'integration_http_method',
  'integration_method',
  'integration_type',
  'logging_level',
  'protocol_type',
  'response_type',
  'security_policy',
  'type',
  'types',
]);

/** Arguments that are an id or an ARN of another resource as it is. */
const idName = /(^|_)(ids?|arns?|uri|credentials)$/;
const idNames = new Map<string, boolean>();

function isIdName(name: string): boolean {
  const before = idNames.get(name);
  if (before !== undefined) return before;
  // a source ARN goes on after the API's
  const isId = name !== 'source_arn' && idName.test(name);
  if (idNames.size < 1_000) idNames.set(name, isId);
  return isId;
}

/** Texts of a policy statement. */
const statementArguments = new Set(['resources', 'not_resources', 'identifiers', 'values']);

/** A value that the plan holds and that must not be shown. */
export interface Masked extends UnknownValue {
  readonly masked: true;
}

export function isMasked(value: Value): boolean {
  return 'masked' in value;
}

function masked(span: Span): Masked {
  return { kind: 'unknown', reason: 'a sensitive value', span, masked: true };
}

/** Lists and objects in each other that a value may have; no argument of the provider's comes near it. */
const depthLimit = 100;

const nothing: readonly string[] = [];
const unreferenced: Resolved = { targets: [], dead: [] };
/** Attributes by which resources that exist already are named. */
const identities = ['id', 'arn', 'execution_arn', 'root_resource_id'];

/**
 * What was converted before; null while it is converted. A resource has a few of them: a chain is smaller than a map, and
 * found as fast.
 */
interface Converted {
  readonly name: string;
  value: Value | undefined | null;
  readonly before: Converted | null;
}

/** A resource of a plan: its values, and what its configuration refers to where they are not known. */
export class PlanResource implements TerraformResource {
  readonly maybe = null;
  #converted: Converted | null = null;
  #block: Json | undefined | null = null;
  #inBlock: Json | undefined | null = null;

  constructor(
    readonly planned: Planned,
    readonly references: References,
    /** Where its block stands, or the plan. */
    readonly span: Span,
    readonly others: (address: string) => PlanResource | undefined,
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

  get exported(): readonly string[] {
    const { values } = this.planned;
    if (typeof member(values, 'id') !== 'string') return nothing;
    return identities.filter((name) => typeof member(values, name) === 'string');
  }

  attribute(name: string): Value | undefined {
    const { values, unknown: hidden } = this.planned;
    const plain = values[name];
    if (plain === undefined || plain === null) {
      const isHidden = hidden === true || argumentAt(hidden, name) === true;
      return isHidden ? this.#kept(name, plain) : undefined;
    }
    if (typeof plain === 'object') return this.#kept(name, plain);
    // what is plain is cheaper to convert again than to keep, and its expression matters only where it must not be shown
    const sensitive = this.#isSensitive(name);
    const expression = sensitive === true ? argumentAt(this.#expressions, name) : undefined;
    return this.#convert(name, plain, undefined, sensitive, expression);
  }

  #kept(name: string, plain: unknown): Value | undefined {
    for (let one = this.#converted; one; one = one.before)
      if (one.name === name) return one.value === null ? unknown('it refers to itself', this.span) : one.value;
    const made: Converted = { name, value: null, before: this.#converted };
    this.#converted = made;
    const { unknown: hidden } = this.planned;
    const expression = argumentAt(this.#expressions, name);
    made.value = this.#convert(name, plain, shapeAt(hidden, name), this.#isSensitive(name), expression);
    return made.value;
  }

  #isSensitive(name: string): unknown {
    const { sensitive } = this.planned;
    return sensitive === true || argumentAt(sensitive, name);
  }

  mentions(name: string): readonly string[] {
    const { targets, dead } = this.#resolve(argumentAt(this.#expressions, name));
    const found = targets.map((target) => target.address);
    return dead.some((one) => one.startsWith('local.')) ? [...found, ...this.references.inModule(this.module)] : found;
  }

  /** Its block in the plan's configuration. */
  get #configuration(): Json | undefined {
    if (this.#block === null) this.#block = this.references.resource(this.planned);
    return this.#block;
  }

  get #expressions(): Json | undefined {
    if (this.#inBlock === null) this.#inBlock = objectAt(this.#configuration, 'expressions');
    return this.#inBlock;
  }

  #resolve(expression: unknown): Resolved {
    if (expression === undefined) return unreferenced;
    const place: Place = {
      module: this.module,
      key: this.planned.key,
      forEach: member(this.#configuration, 'for_each_expression'),
    };
    return this.references.resolve(expression, place);
  }

  #convert(
    name: string,
    plain: unknown,
    hidden: unknown,
    sensitive: unknown,
    expression: unknown,
    depth = 0,
  ): Value | undefined {
    if (plain === undefined || plain === null) return hidden === true ? this.#unknown(name, expression) : undefined;
    if (typeof plain === 'object' && depth > depthLimit) return unknown('its value is nested too deeply', this.span);
    if (Array.isArray(plain)) return this.#list(name, plain, hidden, sensitive, expression, depth + 1);
    if (isObject(plain)) return this.#map(plain, hidden, sensitive, expression, depth + 1);
    if (typeof plain !== 'string')
      return typeof plain === 'number' || typeof plain === 'boolean' ? scalar(plain, this.span) : undefined;
    if (sensitive !== true || vocabulary.has(name)) return textValue(plain, this.span);
    // a literal is written in the source, whatever it is
    return member(expression, 'constant_value') === undefined
      ? masked(this.span)
      : textValue('(sensitive value)', this.span);
  }

  #list(
    name: string,
    plain: readonly unknown[],
    hidden: unknown,
    sensitive: unknown,
    expression: unknown,
    depth: number,
  ): Value {
    const blocks = Array.isArray(expression) ? matched(plain, expression) : null;
    const items = plain.map((item, at) => {
      const inner = blocks ? blocks[at] : expression;
      return (
        this.#convert(name, item, shapeAt(hidden, at), shapeAt(sensitive, at), inner, depth) ??
        this.#unknown(name, inner) ??
        scalar(null, this.span)
      );
    });
    return listOf(items, this.span);
  }

  #map(plain: Json, hidden: unknown, sensitive: unknown, expression: unknown, depth: number): Value {
    const entries: Entry[] = [];
    const inner =
      isObject(expression) && !('references' in expression || 'constant_value' in expression) ? expression : undefined;
    const whole = inner ? undefined : expression;
    const names = isObject(hidden) ? new Set([...Object.keys(plain), ...Object.keys(hidden)]) : Object.keys(plain);
    for (const name of names) {
      const value = this.#convert(
        name,
        member(plain, name),
        shapeAt(hidden, name),
        shapeAt(sensitive, name),
        inner ? member(inner, name) : whole,
        depth,
      );
      if (value !== undefined) entries.push({ key: name, keySpan: this.span, value });
    }
    return mapOf(entries, this.span);
  }

  /** A value that is known only when the plan is applied; undefined where nobody set it. */
  #unknown(name: string, expression: unknown): Value | undefined {
    if (expression === undefined)
      return optionalComputed.has(name) ? undefined : unknown('known after apply', this.span);
    const direct = this.references.direct(expression, this.module);
    if (direct && isOfAws(direct.address) && isIdName(name) && isIdName(direct.attribute)) {
      const reference = this.#reference(direct);
      return this.#derived(reference) ?? reference;
    }
    const { targets, dead } = this.#resolve(expression);
    const [target] = targets;
    if (optionalComputed.has(name) && targets.length === 0 && dead.every((one) => one.startsWith('var.')))
      return undefined;
    const isId = isIdName(name);
    const resources = targets.filter(({ address }) => isOfAws(address));
    if (resources.length === 1 && targets.length === 1 && target?.exact && dead.length === 0) {
      const reference = this.#reference(target);
      const document = this.#document(reference);
      if (document) return document;
      if (isId && isIdName(target.attribute)) return this.#derived(reference) ?? reference;
      if (name === 'source_arn' && isIdName(target.attribute)) return this.#beginning(reference);
    }
    if (isId && resources.length > 1 && !resources.some(({ exact }) => exact)) {
      const [{ address = '' } = {}, ...others] = resources;
      const some =
        others.length === 1 ? `${address} or ${others[0]?.address}` : `${address} or one of ${others.length} others`;
      return unknown(`whether it is ${some} is known after apply`, this.span);
    }
    if (resources.length > 0 && (isId || statementArguments.has(name))) return this.#composed(resources);
    const words = [...targets.map((one) => (one.attribute ? `${one.address}.${one.attribute}` : one.address)), ...dead];
    const [first] = words;
    return first === undefined
      ? unknown('known after apply', this.span)
      : unknown(`${first} is known after apply`, this.span, first);
  }

  #reference({ address, attribute }: Target): ReferenceValue {
    return { kind: 'reference', target: address, attribute: attribute || null, span: this.span };
  }

  /** The policy document that a data source makes, whose statements are in the plan although its text is not. */
  #document({ target, attribute }: ReferenceValue): Value | undefined {
    if (attribute !== 'json' && attribute !== 'minified_json') return undefined;
    const other = this.others(target);
    return other && isPolicyDocument(other.type, attribute) ? documentOf(other) : undefined;
  }

  /** An ARN whose parts are known although its value is not. */
  #derived(reference: ReferenceValue): Value | undefined {
    if (reference.attribute === 'id') return undefined;
    const other = this.others(reference.target);
    if (!other) return undefined;
    return derivedAttribute(other.type, reference, (address, name) => {
      const value = this.others(address)?.attribute(name);
      return value && value.kind !== 'unknown' ? value : { ...reference, target: address, attribute: name };
    });
  }

  /** A text that begins with an attribute of another resource; the rest of it is not in a plan. */
  #beginning(reference: ReferenceValue): Value {
    return joined([this.#derived(reference) ?? reference, unknown('known after apply', this.span)], this.span);
  }

  /** A text that is made of several references; what stands between them is not in a plan. */
  #composed(targets: readonly Target[]): Value {
    const gap = unknown('known after apply', this.span);
    return {
      kind: 'template',
      parts: [gap, ...targets.flatMap((target) => [this.#reference(target), gap])],
      span: this.span,
    };
  }
}

/** Part of a shape like `after_unknown`: `true` holds for everything below. */
function shapeAt(shape: unknown, key: string | number): unknown {
  if (shape === true) return true;
  return Array.isArray(shape) ? shape[Number(key)] : member(shape, String(key));
}

/** Blocks of the configuration for the planned ones: sets change their order, constants tell which is which. */
function matched(plain: readonly unknown[], blocks: readonly unknown[]): unknown[] {
  const free = [...blocks];
  return plain.map((item) => {
    const at = free.findIndex((block) => fits(item, block));
    return at < 0 ? undefined : free.splice(at, 1)[0];
  });
}

function fits(item: unknown, block: unknown): boolean {
  if (!isObject(item) || !isObject(block)) return true;
  return Object.keys(block).every((name) => {
    const constant = member(member(block, name), 'constant_value');
    const value = member(item, name);
    return (
      constant === undefined ||
      typeof constant === 'object' ||
      value === undefined ||
      value === null ||
      String(constant) === String(value)
    );
  });
}
