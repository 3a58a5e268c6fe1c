import { type Limits, raising } from '../../files/limits.js';
import type { Incomplete } from '../../graph/model.js';
import { label } from '../../graph/read.js';
import type { Diagnostic, Source, Span } from '../../text/source.js';
import { at, get, type MapValue, mapOf, textOf, type Value, withStep } from '../../text/value.js';
import type { Chooser } from './choices.js';
import { Evaluator } from './intrinsics.js';
import type { Resource } from './resource.js';
import { type Owner, type Stack, type Surroundings, section } from './stack.js';

/** Nested stacks below nested stacks, at most. */
const nestingLimit = 16;

/** What a composition needs from outside: files, and other templates of the run. */
export interface Outside {
  readonly limits: Pick<Limits, 'stacks'>;
  readonly region: string | null;
  include(location: string, from: Span, what: string): Value | null;
  /** The template of a nested stack; null where it is not a local file of the input. */
  nested(location: string, from: Span, key: string, given: ReadonlyMap<string, Value>): Stack | null;

  report(diagnostic: Diagnostic): void;
}

/**
 * The stacks of one input in one world: templates that are linked by exports, each with its nested stacks. Evaluates
 * what the graph needs, and nothing else.
 */
export class Composition implements Surroundings {
  readonly region: string | null;
  readonly incomplete: Incomplete[] = [];
  readonly #evaluators = new Map<string, Evaluator>();
  readonly #exports = new Map<string, { evaluator: Evaluator; value: Value }>();
  readonly #resolving = new Set<string>();

  constructor(
    readonly roots: readonly Stack[],
    readonly chooser: Chooser,
    readonly outside: Outside,
  ) {
    this.region = outside.region;
    for (const stack of roots) this.#add(stack);
  }

  include(location: string, from: Span): Value | null {
    return this.outside.include(location, from, 'AWS::Include');
  }

  report(diagnostic: Diagnostic): void {
    this.outside.report(diagnostic);
  }

  exported(name: string): Value | undefined {
    const found = this.#exports.get(name);
    return found && this.#once(`export ${name}`, () => found.evaluator.resolve(found.value));
  }

  output(stackKey: string, name: string): Value | undefined {
    const evaluator = this.#evaluators.get(stackKey) ?? this.#nested(stackKey);
    const value = evaluator && at(section(evaluator.stack.template, 'Outputs'), name, 'Value');
    return value && this.#once(`${stackKey} ${name}`, () => evaluator.resolve(value));
  }

  /** The resources that exist in this world, expressions resolved. */
  resources(): Resource[] {
    return this.roots.flatMap((stack) => this.#resourcesOf(stack));
  }

  ownersOf(): readonly Owner[] {
    return [...this.#evaluators.values()].flatMap((evaluator) => evaluator.stack.owners);
  }

  #add(stack: Stack): Evaluator {
    const evaluator = new Evaluator(stack, this.chooser, this);
    this.#evaluators.set(stack.prefix.replace(/\.$/, ''), evaluator);
    const outputs = section(stack.template, 'Outputs');
    for (const { value: output } of outputs?.entries.values() ?? []) {
      const name = at(output, 'Export', 'Name');
      const value = get(output, 'Value');
      if (!name || !value) continue;
      const text = label(evaluator.resolve(name) ?? name);
      if (text !== null && !this.#exports.has(text)) this.#exports.set(text, { evaluator, value });
    }
    return evaluator;
  }

  #once(key: string, resolve: () => Value | undefined): Value | undefined {
    if (this.#resolving.has(key)) return undefined;
    this.#resolving.add(key);
    try {
      return resolve();
    } finally {
      this.#resolving.delete(key);
    }
  }

  #resourcesOf(stack: Stack): Resource[] {
    const evaluator = this.#evaluators.get(stack.prefix.replace(/\.$/, ''));
    if (!evaluator) return [];
    const resources: Resource[] = [];
    for (const { id, span, type, condition, value } of stack.relevant) {
      if (condition !== undefined && !evaluator.condition(condition, span)) continue;
      const resource = this.#resource(evaluator, id, type, value, span);
      if (type === 'AWS::CloudFormation::Stack') {
        const nested = this.#nestedOf(resource, value, stack.source);
        if (nested) resources.push(...this.#resourcesOf(nested));
        continue;
      }
      resources.push(resource);
    }
    return resources;
  }

  #resource(evaluator: Evaluator, id: string, type: string, value: Value, span: Span): Resource {
    const { stack } = evaluator;
    const properties = get(value, 'Properties');
    const resolved = properties && evaluator.resolve(properties);
    const written = resolved?.kind === 'map' ? resolved : mapOf([], span);
    const known = withBody.has(type) ? this.#withDefinition(written, id, stack.source) : written;
    const before = stack.resources.get(known);
    if (before?.id === id) return before;
    const path = textOf(at(value, 'Metadata', 'aws:cdk:path')) ?? stack.constructs.get(id);
    const resource: Resource = {
      key: `${stack.prefix}${id}`,
      id,
      name: stack.names.get(id) ?? id,
      type,
      properties: known,
      span,
      ...(path !== undefined && { construct: { path: constructOf(path), template: stack.source.file } }),
      ...(stack.generated.has(id) && { generated: true }),
    };
    stack.resources.set(known, resource);
    return resource;
  }

  /**
   * `aws cloudformation package` and `sam package` upload the local file that `BodyS3Location` names as it is: it takes
   * the place of the body, so that its routes are seen.
   * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
   */
  #withDefinition(properties: MapValue, id: string, from: Source): MapValue {
    const location = get(properties, 'BodyS3Location');
    const path = textOf(location);
    if (!location || path === undefined || isElsewhere(path) || properties.entries.has('Body')) return properties;
    const content = this.outside.include(path, placeIn(from, location.span), 'API definition');
    if (content === null) return properties;
    const entries = new Map(properties.entries);
    entries.delete('BodyS3Location');
    const value = withStep(content, { span: location.span, message: `${path} is the definition of ${id}` });
    entries.set('Body', { key: 'Body', keySpan: location.span, value });
    return { ...properties, entries };
  }

  #nested(key: string): Evaluator | undefined {
    const dot = key.lastIndexOf('.');
    const parent = this.#evaluators.get(dot < 0 ? '' : key.slice(0, dot)) ?? this.#parentOf(key);
    const id = key.slice((parent?.stack.prefix ?? '').length);
    const entry = parent && section(parent.stack.template, 'Resources')?.entries.get(id);
    const type = textOf(get(entry?.value, 'Type'));
    if (!parent || !entry || type !== 'AWS::CloudFormation::Stack') return undefined;
    const resource = this.#resource(parent, id, type, entry.value, entry.keySpan);
    const nested = this.#nestedOf(resource, entry.value, parent.stack.source);
    return nested && this.#evaluators.get(nested.prefix.replace(/\.$/, ''));
  }

  #parentOf(key: string): Evaluator | undefined {
    return [...this.#evaluators.values()].find(
      ({ stack }) => key.startsWith(stack.prefix) && !key.slice(stack.prefix.length).includes('.'),
    );
  }

  #nestedOf(resource: Resource, value: Value, from: Source): Stack | undefined {
    const before = this.#evaluators.get(resource.key);
    if (before) return before.stack;
    const asset = textOf(at(value, 'Metadata', 'aws:asset:path'));
    const url = get(resource.properties, 'TemplateURL');
    const location = asset ?? (url && textOf(url));
    const given = new Map<string, Value>();
    const parameters = get(resource.properties, 'Parameters');
    if (parameters?.kind === 'map') for (const entry of parameters.entries.values()) given.set(entry.key, entry.value);
    const deep = resource.key.split('.').length > nestingLimit;
    if (deep) {
      this.report({
        code: 'nested-too-deep',
        message: `Stacks are nested more than ${nestingLimit} levels deep: ${resource.name} is not read`,
        severity: 'error',
        span: resource.span,
      });
    }
    const { stacks } = this.outside.limits;
    const many = !deep && this.#evaluators.size >= stacks;
    if (many) {
      this.report({
        code: 'too-many-stacks',
        message: `More than ${stacks} stacks are nested (${raising('stacks')}): ${resource.name} is not read`,
        severity: 'error',
        span: resource.span,
      });
    }
    const local = location !== undefined && !isElsewhere(location) && !deep && !many;
    const place = placeIn(from, url?.span, resource.span);
    const stack = local ? this.outside.nested(location, place, resource.key, given) : null;
    if (!stack) {
      const words = location ?? (url && label(url)) ?? 'an unknown place';
      this.incomplete.push({
        reason: `nested stack ${resource.name} (${words}) is not in the input`,
        span: resource.span,
      });
      return undefined;
    }
    this.#add(stack);
    return stack;
  }
}

/** Resources whose body may stand in a file. */
const withBody = new Set(['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api']);

function isElsewhere(location: string): boolean {
  return /^(https?|s3):/i.test(location);
}

/** A path is relative to the template, whatever file it was written in. */
function placeIn(source: Source, ...spans: readonly (Span | undefined)[]): Span {
  return spans.find((span) => span?.source === source) ?? { source, start: 0, end: 0 };
}

/** The construct that a person wrote: a construct library calls its main resource `Resource` or `Default`. */
export function constructOf(path: string): string {
  return path.replace(/\/(Resource|Default)$/, '');
}

/** The range of every resource in the source, so that a place in it can be given its owner's name. */
export function resourceRanges(template: MapValue, name: (id: string) => string = (id) => id): Owner[] {
  const owners: Owner[] = [];
  for (const entry of section(template, 'Resources')?.entries.values() ?? [])
    owners.push({
      span: {
        source: entry.keySpan.source,
        start: entry.keySpan.start,
        end: Math.max(entry.value.span.end, entry.keySpan.end),
      },
      name: name(entry.key),
    });
  return owners;
}
