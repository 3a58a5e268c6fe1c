import type { Span } from '../../text/source.js';
import { get, type MapValue, mapOf, textOf, type Value } from '../../text/value.js';
import { generate } from './generate.js';
import { isGiven, isPresent, ref, stringOf } from './intrinsics.js';
import {
  apiEventShape,
  checkedProperties,
  httpApiEventShape,
  type Shape,
  stateMachineEventShape,
} from './properties.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

export const implicitRestApi = 'ServerlessRestApi';
export const implicitHttpApi = 'ServerlessHttpApi';

/** An `Api` or `HttpApi` event: a route that a function or a state machine asks for. */
export interface ApiEvent {
  readonly id: string;
  /** The function or state machine. */
  readonly owner: SamResource;
  readonly kind: 'rest' | 'http';
  /** The event's key: where what is missing would be written. */
  readonly header: Span;
  readonly properties: MapValue;
  /** The API's logical id, and the reference to it as it is written (or made, for an implicit API). */
  readonly api: string;
  readonly reference: Value;
  /** As written, but for the catch-all route of an HTTP API. */
  readonly path: string;
  readonly method: string;
  /** The owner's condition. */
  readonly condition: string | undefined;
}

const anyMethod = 'x-amazon-apigateway-any-method';

/** The events of all functions and state machines that make routes, in the order of the template. */
export function apiEvents(resources: readonly SamResource[], translation: Translation): ApiEvent[] {
  const types = new Map(resources.map((resource) => [resource.id, resource.type]));
  return resources.flatMap((owner) => eventsOf(owner, types, translation));
}

export function groupBy(events: readonly ApiEvent[], key: (event: ApiEvent) => string): Map<string, ApiEvent[]> {
  const groups = new Map<string, ApiEvent[]>();
  for (const event of events) {
    const name = key(event);
    const group = groups.get(name);
    if (group) group.push(event);
    else groups.set(name, [event]);
  }
  return groups;
}

function eventsOf(owner: SamResource, types: ReadonlyMap<string, string>, translation: Translation): ApiEvent[] {
  const isFunction = owner.type === 'AWS::Serverless::Function';
  if (!isFunction && owner.type !== 'AWS::Serverless::StateMachine') return [];
  const events = get(owner.properties, 'Events');
  if (events?.kind !== 'map') return [];
  const found: ApiEvent[] = [];
  for (const { key: id, keySpan: header, value } of events.entries.values()) {
    const type = textOf(get(value, 'Type'));
    if (type !== 'Api' && !(type === 'HttpApi' && isFunction)) {
      if (type === 'HttpApi')
        translation.reject(
          'sam-event',
          { span: header },
          `Event ${id} of ${owner.id}: a state machine takes no HttpApi event`,
        );
      continue;
    }
    const kind = type === 'Api' ? 'rest' : 'http';
    const shape = kind === 'http' ? httpApiEventShape : isFunction ? apiEventShape : stateMachineEventShape;
    const event = readEvent({ id, owner, kind, header }, get(value, 'Properties'), shape, types, translation);
    if (event) found.push(event);
  }
  return found;
}

function readEvent(
  about: Pick<ApiEvent, 'id' | 'owner' | 'kind' | 'header'>,
  written: Value | undefined,
  shape: Shape,
  types: ReadonlyMap<string, string>,
  translation: Translation,
): ApiEvent | undefined {
  const { id, owner, kind, header } = about;
  const name = `Event ${id} of ${owner.id}`;
  if (isGiven(written) && written.kind !== 'map') {
    translation.reject('sam-event', written, `${name}: Properties must be a map`);
    return undefined;
  }
  const given = written?.kind === 'map' ? written : mapOf([], header);
  const apiProperty = kind === 'rest' ? 'RestApiId' : 'ApiId';
  const reference = get(given, apiProperty);
  const api = apiOf(reference, { name, apiProperty, types, ...about }, translation);
  const route = routeOf(given, kind);
  for (const property of ['Path', 'Method'] as const) {
    const value = get(given, property);
    if (!route && !isPresent(value))
      translation.reject('sam-event', { span: header }, `${name} lacks the property ${property}`);
    else if (!route && stringOf(value) === undefined)
      translation.reject('sam-event', value ?? { span: header }, `${name}: ${property} must be a string`);
  }
  if (!route || api === undefined) return undefined;
  const properties = checkedProperties(given, shape, name, translation);
  return {
    api,
    properties,
    reference: reference ?? generate(ref(api), { span: header }),
    condition: textOf(get(owner.whole, 'Condition')),
    ...route,
    ...about,
  };
}

/** An HttpApi event that says neither path nor method takes every request. */
function routeOf(properties: MapValue, kind: ApiEvent['kind']): { path: string; method: string } | undefined {
  const [path, method] = [get(properties, 'Path'), get(properties, 'Method')];
  if (kind === 'http' && !isGiven(path) && !isGiven(method)) return { path: '$default', method: anyMethod };
  const texts = [stringOf(path), stringOf(method)];
  return texts[0] !== undefined && texts[1] !== undefined ? { path: texts[0], method: texts[1] } : undefined;
}

/** The logical id of the event's API; undefined (after a diagnostic) where it is none of this template's. */
function apiOf(
  reference: Value | undefined,
  about: Pick<ApiEvent, 'kind'> & { name: string; apiProperty: string; types: ReadonlyMap<string, string> },
  translation: Translation,
): string | undefined {
  const { kind, name, apiProperty, types } = about;
  if (reference === undefined) return kind === 'rest' ? implicitRestApi : implicitHttpApi;
  const wanted = kind === 'rest' ? 'AWS::Serverless::Api' : 'AWS::Serverless::HttpApi';
  const id = stringOf(reference) ?? stringOf(get(reference, 'Ref'));
  const gotten = get(reference, 'Fn::GetAtt');
  const attributeOf = gotten?.kind === 'list' ? stringOf(gotten.items[0]) : stringOf(gotten)?.split('.')[0];
  if (id === undefined)
    translation.reject(
      'sam-event',
      reference,
      `${name}: ${apiProperty} must be a reference to an API of this template`,
    );
  const found = id ?? attributeOf;
  if (found === undefined) return undefined;
  const resource = get(get(translation.template, 'Resources'), found);
  const type = types.get(found) ?? textOf(get(resource, 'Type'));
  const other = kind === 'rest' ? 'AWS::Serverless::HttpApi' : 'AWS::Serverless::Api';
  const implicit = found === (kind === 'rest' ? implicitRestApi : implicitHttpApi);
  if (type !== other && (resource !== undefined || implicit)) return found;
  translation.reject('sam-event', reference, `${name}: ${apiProperty} must refer to an ${wanted} of this template`);
  return undefined;
}
