import { type Entry, get, type MapValue, mapOf, textOf, type Value } from '../../text/value.js';
import { generate, generateMap, mergeEntries, type Origin, withEntry, withoutEntry } from './generate.js';
import { branches, inEachBranch, isGiven, isIntrinsic, isPresent, ref } from './intrinsics.js';
import type { Translation } from './translation.js';

export const integrationKey = 'x-amazon-apigateway-integration';
const anyKey = 'x-amazon-apigateway-any-method';
/** Keys of a path item that are no methods, as far as the transform knows. */
const noMethods = new Set(['summary', 'description', 'parameters']);

/** The definition that the transform starts with where the API has none of its own. */
export function skeleton(version: 'swagger' | 'openapi', origin: Origin): MapValue {
  return generateMap(
    {
      ...(version === 'swagger' ? { swagger: '2.0' } : { openapi: '3.0.1' }),
      info: { version: '1.0', title: ref('AWS::StackName') },
      paths: {},
    },
    origin,
  );
}

/** Whether the transform can edit the value: paths, and `swagger` or an `openapi` of version 3. */
export function isDefinition(value: Value | undefined): value is MapValue {
  if (value?.kind !== 'map' || get(value, 'paths')?.kind !== 'map') return false;
  return isGiven(get(value, 'swagger')) || isOpenApi3(value);
}

export function isOpenApi3(definition: Value): boolean {
  return isVersion3(textOf(get(definition, 'openapi')));
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

export function pathsOf(definition: MapValue): MapValue {
  const paths = get(definition, 'paths');
  return paths?.kind === 'map' ? paths : mapOf([], definition.span);
}

/** Method names as definitions have them: lower case, and a word of its own for any method. */
export function methodKey(method: string): string {
  const lower = method.toLowerCase();
  return lower === 'any' ? anyKey : lower;
}

/** Whether an operation is there and has an integration, in each branch of its path. */
export function hasIntegration(definition: MapValue, path: string, method: string): boolean {
  const item = get(pathsOf(definition), path);
  if (item === undefined) return false;
  return branches(item).every((branch) => {
    const operation = get(branch, methodKey(method));
    return operation !== undefined && branches(operation).some(isIntegrated);
  });
}

function isIntegrated(operation: Value): boolean {
  return isGiven(get(operation, integrationKey));
}

type EditOperation = (operation: MapValue, method: string) => MapValue;

/** Changes each operation of a path that has an integration. */
export function editOperations(definition: MapValue, path: string, edit: EditOperation): MapValue {
  return editPathItem(definition, path, (item) => {
    let changed = item;
    for (const { key, value } of item.entries.values())
      if (!noMethods.has(key)) changed = withEntry(changed, key, editIntegrated(value, methodKey(key), edit));
    return changed;
  });
}

/** Changes the operation of one method where it has an integration. */
export function editOperation(definition: MapValue, path: string, method: string, edit: EditOperation): MapValue {
  const key = methodKey(method);
  return editPathItem(definition, path, (item) => {
    const operation = get(item, key);
    return operation ? withEntry(item, key, editIntegrated(operation, key, edit)) : item;
  });
}

function editIntegrated(operation: Value, method: string, edit: EditOperation): Value {
  return inEachBranch(operation, (branch) =>
    branch.kind === 'map' && isIntegrated(branch) ? edit(branch, method) : branch,
  );
}

/** Changes the item of a path, in each branch of its `Fn::If`. */
export function editPathItem(definition: MapValue, path: string, edit: (item: MapValue) => MapValue): MapValue {
  const paths = pathsOf(definition);
  const item = get(paths, path);
  if (item === undefined) return definition;
  const edited = inEachBranch(item, (branch) => (branch.kind === 'map' ? edit(branch) : branch));
  return edited === item ? definition : withEntry(definition, 'paths', withEntry(paths, path, edited));
}

/** The definition with an operation at a path and method, made of what is there before. */
export function withOperation(
  definition: MapValue,
  path: string,
  key: string,
  origin: Origin,
  make: (before: Value | undefined) => Value,
): MapValue {
  const paths = pathsOf(definition);
  const item = get(paths, path) ?? generateMap({}, origin);
  const edited = inEachBranch(item, (branch) =>
    branch.kind === 'map'
      ? withEntry(branch, key, make(get(branch, key)), branch.entries.get(key)?.keySpan ?? origin.span)
      : branch,
  );
  return withEntry(definition, 'paths', withEntry(paths, path, edited));
}

/** Sets a value below nested maps, making those that are missing; a value of another kind is replaced. */
export function withDeep(map: MapValue, keys: readonly string[], value: Value): MapValue {
  const [key, ...rest] = keys;
  if (key === undefined) return map;
  if (rest.length === 0) return withEntry(map, key, value);
  const inner = get(map, key);
  return withEntry(map, key, withDeep(inner?.kind === 'map' ? inner : mapOf([], value.span), rest, value));
}

/** The map under a key, or an empty one where there is none. */
export function mapUnder(map: MapValue, key: string): MapValue {
  const value = get(map, key);
  return value?.kind === 'map' ? value : mapOf([], map.span);
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
export function checkDefinition(definition: MapValue, translation: Translation): void {
  for (const { key: path, value } of pathsOf(definition).entries.values()) {
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
export function finished(definition: MapValue, openApiVersion: string | undefined): MapValue {
  if (isPresent(get(definition, 'swagger'))) return definition;
  if (!isVersion3(openApiVersion ?? textOf(get(definition, 'openapi')))) return definition;
  let made = definition;
  for (const [from, to] of [
    ['securityDefinitions', 'securitySchemes'],
    ['definitions', 'schemas'],
  ] as const) {
    const moved = get(made, from);
    if (isGiven(moved)) made = withDeep(withoutEntry(made, from), ['components', to], moved);
  }
  let paths = pathsOf(made);
  for (const { key, value } of paths.entries.values())
    if (value.kind === 'map') paths = withEntry(paths, key, withOpenApiPreflight(value));
  return get(made, 'paths') ? withEntry(made, 'paths', paths) : made;
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

/** The managed definition with the version that `OpenApiVersion` asks for. */
export function withVersion(definition: MapValue, openApiVersion: Value | undefined): MapValue {
  const version = textOf(openApiVersion);
  if (!openApiVersion || !isVersion3(version)) return definition;
  return withEntry(withoutEntry(definition, 'swagger'), 'openapi', generate(version ?? '', openApiVersion));
}

/** Swagger has the setting at the top, OpenAPI 3 in every server. */
export function withDefaultEndpoint(definition: MapValue, disabled: Value): MapValue {
  const keys = ['x-amazon-apigateway-endpoint-configuration', 'disableExecuteApiEndpoint'];
  if (!isOpenApi3(definition)) return withDeep(definition, keys, disabled);
  const written = get(definition, 'servers');
  const servers = written?.kind === 'list' && written.items.length > 0 ? written.items : [generateMap({}, disabled)];
  const items = servers.map((server) => (server.kind === 'map' ? withDeep(server, keys, disabled) : server));
  return withEntry(definition, 'servers', generate(items, written ?? disabled));
}
