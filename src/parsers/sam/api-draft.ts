import { get, type MapValue, type Value } from '../../text/value.js';
import {
  isDefinition,
  mapUnder,
  methodKey,
  pathsOf,
  skeleton,
  withDeep,
  withOperation,
  withVersion,
} from './definition.js';
import type { ApiEvent } from './events.js';
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
  definition: Value | undefined;
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
  const own = events.filter((event) => event.api === written.id && event.kind === kind);
  const resource = checkedResource(globals.applyTo(withRouteSettings(written, own), translation), shape, translation);
  const draft: ApiDraft = { resource, kind, managed, definition: get(resource.properties, 'DefinitionBody') };
  if (!managed) return draft;
  const start = skeleton(kind === 'rest' ? 'swagger' : 'openapi', { span: written.header });
  draft.definition = withEventPaths(
    kind === 'rest' ? withVersion(start, get(resource.properties, 'OpenApiVersion')) : start,
    own,
    translation,
  );
  return draft;
}

/** Settings that events of an HTTP API ask for stand under their route's key: `GET /pets`, or the path for any method. */
function withRouteSettings(api: SamResource, events: readonly ApiEvent[]): SamResource {
  let { properties } = api;
  for (const event of events) {
    const asked = get(event.properties, 'RouteSettings');
    if (asked?.kind !== 'map') continue;
    const origin = { span: event.header };
    const key = event.method.startsWith('x-') ? event.path : `${event.method.toUpperCase()} ${event.path}`;
    const settings = event.condition === undefined ? asked : conditional(event.condition, asked, origin);
    const all = mapUnder(properties, 'RouteSettings');
    properties = withDeep(properties, ['RouteSettings', key], mergeEntries(mapUnder(all, key), settings));
  }
  return { ...api, properties };
}

/** A path exists under a condition where all its methods do. */
function withEventPaths(start: MapValue, events: readonly ApiEvent[], translation: Translation): MapValue {
  let definition = start;
  for (const event of events) {
    const origin = { span: event.header };
    definition = withOperation(definition, event.path, methodKey(event.method), origin, () => generateMap({}, origin));
  }
  for (const { key: path, keySpan, value } of pathsOf(definition).entries.values()) {
    const condition = pathCondition(events[0]?.api ?? '', path, events, translation);
    if (condition === undefined) continue;
    const paths = withEntry(pathsOf(definition), path, conditional(condition, value, { span: keySpan }));
    definition = withEntry(definition, 'paths', paths);
  }
  return definition;
}

/** The definition as far as the transform can edit it. */
export function editable(draft: ApiDraft): MapValue | undefined {
  return isDefinition(draft.definition) ? draft.definition : undefined;
}

/** The stage's name where it is written out; else `Stage`, as the transform has it in names and policies of events. */
export function stageWord(draft: ApiDraft | undefined): string {
  return stringOf(get(draft?.resource.properties, 'StageName')) ?? 'Stage';
}
