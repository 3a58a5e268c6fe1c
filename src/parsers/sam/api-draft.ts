import { copyOf, get, type Value } from '../../text/value.js';
import { Definition, isDefinition, mapUnder, methodKey, setVersion, skeleton } from './definition.js';
import { type ApiEvent, groupBy } from './events.js';
import { generateMap, mergeEntries, withEntry } from './generate.js';
import type { Globals } from './globals.js';
import { pathCondition } from './implicit.js';
import { conditional, isGiven, stringOf } from './intrinsics.js';
import { apiShape, checkedResource, httpApiShape } from './properties.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

/** A REST or HTTP API while events write into its definition. */
export interface ApiDraft {
  /** With Globals, and without what the transform would not take. */
  readonly resource: SamResource;
  readonly kind: 'rest' | 'http';
  /** True where the transform makes the definition: then events are its only routes. */
  readonly managed: boolean;
  /** What the person wrote; undefined where the transform makes the definition. */
  readonly body: Value | undefined;
  /** The definition that is written into, where the body has paths. */
  readonly definition: Definition | undefined;
  /** The definition as far as the transform takes it for one. */
  readonly editable: Definition | undefined;
}

/** The API with the paths of its events, still without integrations. */
export function draftApi(
  written: SamResource,
  events: readonly ApiEvent[],
  globals: Globals,
  translation: Translation,
): ApiDraft {
  const kind = written.type === 'AWS::Serverless::Api' ? 'rest' : 'http';
  const managed = !['DefinitionBody', 'DefinitionUri'].some((key) => isGiven(get(written.properties, key)));
  const shape = kind === 'rest' ? apiShape : httpApiShape;
  const own = events.filter((event) => event.kind === kind);
  const resource = checkedResource(globals.applyTo(withRouteSettings(written, own), translation), shape, translation);
  if (managed) {
    const definition = skeleton(kind === 'rest' ? 'swagger' : 'openapi', { span: written.header });
    if (kind === 'rest') setVersion(definition, get(resource.properties, 'OpenApiVersion'));
    addEventPaths(definition, own, translation);
    return { resource, kind, managed, body: undefined, definition, editable: definition };
  }
  const body = get(resource.properties, 'DefinitionBody');
  const definition = body?.kind === 'map' && get(body, 'paths')?.kind === 'map' ? new Definition(body) : undefined;
  return { resource, kind, managed, body, definition, editable: isDefinition(body) ? definition : undefined };
}

/** Settings that events of an HTTP API ask for stand under their route's key: `GET /pets`, or the path for any method. */
function withRouteSettings(api: SamResource, events: readonly ApiEvent[]): SamResource {
  if (!events.some((event) => get(event.properties, 'RouteSettings'))) return api;
  const written = mapUnder({ span: api.header }, get(api.properties, 'RouteSettings'));
  const entries = copyOf(written.entries);
  for (const event of events) {
    const asked = get(event.properties, 'RouteSettings');
    if (asked?.kind !== 'map') continue;
    const origin = { span: event.header };
    const key = event.method.startsWith('x-') ? event.path : `${event.method.toUpperCase()} ${event.path}`;
    const settings = event.condition === undefined ? asked : conditional(event.condition, asked, origin);
    const before = mapUnder(origin, entries.get(key)?.value);
    entries.set(key, { key, keySpan: origin.span, value: mergeEntries(before, settings) });
  }
  return { ...api, properties: withEntry(api.properties, 'RouteSettings', { ...written, entries }) };
}

/** A path exists under a condition where all its methods do. */
function addEventPaths(definition: Definition, events: readonly ApiEvent[], translation: Translation): void {
  for (const event of events) {
    const origin = { span: event.header };
    definition.setOperation(event.path, methodKey(event.method), origin, () => generateMap({}, origin));
  }
  for (const [path, own] of groupBy(events, (event) => event.path)) {
    const condition = pathCondition(path, own, translation);
    const entry = definition.paths.get(path);
    if (condition === undefined || !entry) continue;
    definition.paths.set(path, { ...entry, value: conditional(condition, entry.value, { span: entry.keySpan }) });
  }
}

/** The stage's name where it is written out; else `Stage`, as the transform has it in names and policies of events. */
export function stageWord(draft: ApiDraft | undefined): string {
  return stringOf(get(draft?.resource.properties, 'StageName')) ?? 'Stage';
}
