import { copyOf, type Entry, get, type MapValue, mapOf, textOf, type Value } from '../../text/value.js';
import { generate, generateMap, mergeEntries, type Origin, withEntry, withoutEntry } from './generate.js';
import { branches, inEachBranch, isGiven, isIntrinsic, isPresent, ref } from './intrinsics.js';
import { PolicyDraft } from './policy-draft.js';
import type { Translation } from './translation.js';

export const integrationKey = 'x-amazon-apigateway-integration';
const policyKey = 'x-amazon-apigateway-policy';
const anyKey = 'x-amazon-apigateway-any-method';
/** Keys of a path item that are no methods, as far as the transform knows. */
const noMethods = new Set(['summary', 'description', 'parameters']);

/** The definition that the transform starts with where the API has none of its own. */
export function skeleton(version: 'swagger' | 'openapi', origin: Origin): Definition {
  const whole = generateMap(
    {
      ...(version === 'swagger' ? { swagger: '2.0' } : { openapi: '3.0.1' }),
      info: { version: '1.0', title: ref('AWS::StackName') },
      paths: {},
    },
    origin,
  );
  return new Definition(whole);
}

/** Whether the transform can edit the value: paths, and `swagger` or an `openapi` of version 3. */
export function isDefinition(value: Value | undefined): value is MapValue {
  if (value?.kind !== 'map' || get(value, 'paths')?.kind !== 'map') return false;
  return isGiven(get(value, 'swagger')) || isVersion3(textOf(get(value, 'openapi')));
}

export function isVersion3(version: string | undefined): boolean {
  return version !== undefined && /^3(\.\d)?(\.\d)?$/.test(version);
}

/** A definition in which something is included from a place that is not in the input; nothing can be said against it. */
export function isIncomplete(definition: Value | undefined): boolean {
  if (definition === undefined) return false;
  if (definition.kind !== 'map') return definition.kind !== 'scalar' && definition.kind !== 'list';
  if (definition.entries.has('Fn::Transform') || isIntrinsic(definition)) return true;
  const paths = get(definition, 'paths');
  return paths !== undefined && paths.kind !== 'scalar' && isIncomplete(paths);
}

/** Method names as definitions have them: lower case, and a word of its own for any method. */
export function methodKey(method: string): string {
  const lower = method.toLowerCase();
  return lower === 'any' ? anyKey : lower;
}

type EditOperation = (operation: MapValue, method: string) => MapValue;

/** An API definition while the transform writes into it. The text that it is made of stays as it is. */
export class Definition {
  readonly #whole: MapValue;
  readonly #entries: Map<string, Entry>;
  /** Path items by path. */
  readonly paths: Map<string, Entry>;
  readonly policy: PolicyDraft;

  constructor(whole: MapValue) {
    this.#whole = whole;
    this.#entries = copyOf(whole.entries);
    const paths = get(whole, 'paths');
    this.paths = paths?.kind === 'map' ? copyOf(paths.entries) : new Map();
    this.policy = new PolicyDraft(get(whole, policyKey));
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key)?.value;
  }

  /** The map under a key, or an empty one where there is none. */
  mapUnder(key: string): MapValue {
    return mapUnder(this.#whole, this.get(key));
  }

  set(key: string, value: Value): void {
    this.#entries.set(key, { key, keySpan: this.#entries.get(key)?.keySpan ?? value.span, value });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  /** Sets a value below nested maps, making those that are missing. */
  setDeep(keys: readonly [string, ...string[]], value: Value): void {
    const [first, ...rest] = keys;
    this.set(first, rest.length === 0 ? value : withDeep(this.mapUnder(first), rest, value));
  }

  get isOpenApi3(): boolean {
    return isVersion3(textOf(this.get('openapi')));
  }

  /** Whether an operation is there and has an integration, in each branch of its path. */
  hasIntegration(path: string, method: string): boolean {
    const item = this.paths.get(path)?.value;
    if (item === undefined) return false;
    return branches(item).every((branch) => {
      const operation = get(branch, methodKey(method));
      return operation !== undefined && branches(operation).some(isIntegrated);
    });
  }

  /** Sets the operation of a path, made of what is there before. */
  setOperation(path: string, key: string, origin: Origin, make: (before: Value | undefined) => Value): void {
    if (!this.paths.has(path))
      this.paths.set(path, { key: path, keySpan: origin.span, value: generateMap({}, origin) });
    this.editPathItem(path, (item) =>
      withEntry(item, key, make(get(item, key)), item.entries.get(key)?.keySpan ?? origin.span),
    );
  }

  /** Changes the item of a path, in each branch of its `Fn::If`. */
  editPathItem(path: string, edit: (item: MapValue) => MapValue): void {
    const entry = this.paths.get(path);
    if (!entry) return;
    const value = inEachBranch(entry.value, (branch) => (branch.kind === 'map' ? edit(branch) : branch));
    this.paths.set(path, { ...entry, value });
  }

  /** Changes each operation of a path that has an integration. */
  editOperations(path: string, edit: EditOperation): void {
    this.editPathItem(path, (item) => {
      let changed = item;
      for (const { key, value } of item.entries.values())
        if (!noMethods.has(key)) changed = withEntry(changed, key, editIntegrated(value, methodKey(key), edit));
      return changed;
    });
  }

  /** Changes the operation of one method where it has an integration. */
  editOperation(path: string, method: string, edit: EditOperation): void {
    const key = methodKey(method);
    this.editPathItem(path, (item) => {
      const operation = get(item, key);
      return operation ? withEntry(item, key, editIntegrated(operation, key, edit)) : item;
    });
  }

  toValue(): MapValue {
    const policy = this.policy.finish();
    if (policy) this.set(policyKey, policy);
    const paths = this.mapUnder('paths');
    if (this.#entries.has('paths')) this.set('paths', { ...paths, entries: this.paths });
    return { ...this.#whole, entries: copyOf(this.#entries) };
  }
}

function isIntegrated(operation: Value): boolean {
  return isGiven(get(operation, integrationKey));
}

function editIntegrated(operation: Value, method: string, edit: EditOperation): Value {
  return inEachBranch(operation, (branch) =>
    branch.kind === 'map' && isIntegrated(branch) ? edit(branch, method) : branch,
  );
}

/** Sets a value below nested maps, making those that are missing; a value of another kind is replaced. */
export function withDeep(map: MapValue, keys: readonly string[], value: Value): MapValue {
  const [key, ...rest] = keys;
  if (key === undefined) return map;
  if (rest.length === 0) return withEntry(map, key, value);
  const inner = get(map, key);
  return withEntry(map, key, withDeep(inner?.kind === 'map' ? inner : mapOf([], value.span), rest, value));
}

/** The value where it is a map, or an empty one where the owner stands. */
export function mapUnder(owner: Origin, value: Value | undefined): MapValue {
  return value?.kind === 'map' ? value : mapOf([], owner.span);
}

/**
 * What an event brings, merged into the operation of a definition of the person's own: of the operation's keys the
 * event's win, the others stay.
 */
export function mergeOperation(existing: Value | undefined, generated: Value): Value {
  if (existing?.kind !== 'map') return generated;
  return inEachBranch(generated, (branch) => (branch.kind === 'map' ? mergeEntries(existing, branch) : branch));
}

/** Says what the transform would reject in a definition before it edits it. */
export function checkDefinition(definition: Definition, translation: Translation): void {
  for (const { key: path, value } of definition.paths.values()) {
    if (get(value, 'Fn::If') !== undefined && get(value, 'Fn::If')?.kind !== 'list')
      translation.reject('sam-definition', value, `Path ${path}: Fn::If must be a list`);
    for (const item of branches(value)) {
      if (item.kind === 'scalar' || item.kind === 'list')
        translation.reject('sam-definition', item, `Path ${path} must be a map`);
    }
  }
}

/**
 * The last step for REST APIs: a definition of OpenAPI 3 keeps its security definitions and models under `components`.
 * A definition that says `swagger` is left as it is.
 */
export function finishVersion(definition: Definition, openApiVersion: string | undefined): void {
  if (isPresent(definition.get('swagger'))) return;
  if (!isVersion3(openApiVersion ?? textOf(definition.get('openapi')))) return;
  for (const [from, to] of [
    ['securityDefinitions', 'securitySchemes'],
    ['definitions', 'schemas'],
  ] as const) {
    const moved = definition.get(from);
    if (!isGiven(moved)) continue;
    definition.delete(from);
    definition.setDeep(['components', to], moved);
  }
  for (const [path, entry] of definition.paths)
    if (entry.value.kind === 'map') definition.paths.set(path, { ...entry, value: withOpenApiPreflight(entry.value) });
}

/** Preflight operations say neither `consumes` nor `produces` in OpenAPI 3, and their headers have a schema. */
function withOpenApiPreflight(item: MapValue): MapValue {
  const operation = get(item, 'options');
  if (operation?.kind !== 'map') return item;
  let made = withoutEntry(withoutEntry(operation, 'consumes'), 'produces');
  const headers = get(get(get(operation, 'responses'), '200'), 'headers');
  if (headers?.kind === 'map') {
    const entries = new Map<string, Entry>();
    for (const entry of headers.entries.values())
      entries.set(entry.key, { ...entry, value: generate({ schema: entry.value }, entry.value) });
    made = withDeep(made, ['responses', '200', 'headers'], { ...headers, entries });
  }
  return withEntry(item, 'options', made);
}

/** The managed definition gets the version that `OpenApiVersion` asks for. */
export function setVersion(definition: Definition, openApiVersion: Value | undefined): void {
  const version = textOf(openApiVersion);
  if (!openApiVersion || version === undefined || !isVersion3(version)) return;
  definition.delete('swagger');
  definition.set('openapi', generate(version, openApiVersion));
}

/** Swagger has the setting at the top, OpenAPI 3 in every server. */
export function setDefaultEndpoint(definition: Definition, disabled: Value): void {
  const keys = ['x-amazon-apigateway-endpoint-configuration', 'disableExecuteApiEndpoint'] as const;
  if (!definition.isOpenApi3) {
    definition.setDeep(keys, disabled);
    return;
  }
  const written = definition.get('servers');
  const servers = written?.kind === 'list' && written.items.length > 0 ? written.items : [generateMap({}, disabled)];
  const items = servers.map((server) => (server.kind === 'map' ? withDeep(server, keys, disabled) : server));
  definition.set('servers', generate(items, written ?? disabled));
}
