import type { Entry } from '../../text/value.js';
import { get, mapOf, textOf, type Value } from '../../text/value.js';
import { type ApiEvent, implicitHttpApi, implicitRestApi } from './events.js';
import { type Fields, generate, generateMap, type Origin } from './generate.js';
import type { Globals } from './globals.js';

import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

/**
 * The APIs that events ask for without naming one. They take the place of a resource of the same name. Where Globals
 * has a section for them, it is their header: nowhere else could a person write their settings.
 */
export function implicitApis(events: readonly ApiEvent[], globals: Globals, translation: Translation): SamResource[] {
  const rest = implicitApi(implicitRestApi, 'Api', events, globals, translation);
  const http = implicitApi(implicitHttpApi, 'HttpApi', events, globals, translation);
  return [rest, http].filter((api) => api !== undefined);
}

function implicitApi(
  id: string,
  section: 'Api' | 'HttpApi',
  events: readonly ApiEvent[],
  globals: Globals,
  translation: Translation,
): SamResource | undefined {
  const own = events.filter((event) => event.api === id);
  const [first] = own;
  if (!first) return undefined;
  const header = globals.section(section)?.keySpan ?? first.header;
  const origin = { span: header };
  const isRest = section === 'Api';
  const properties = generateMap(
    {
      StageName: isRest ? 'Prod' : undefined,
      ...propagatedTags(own, globals),
    },
    origin,
  );
  const attributes: Fields = {
    Condition: conditionOfAll(id, own, translation, origin),
    DeletionPolicy: strongest(own, 'DeletionPolicy', ['Retain', 'Delete']),
    UpdateReplacePolicy: strongest(own, 'UpdateReplacePolicy', ['Retain', 'Snapshot', 'Delete']),
  };
  const type = `AWS::Serverless::${section}`;
  return { id, type, header, whole: generateMap({ Type: type, ...attributes }, origin), properties };
}

/** The tags of functions that pass them on. */
function propagatedTags(events: readonly ApiEvent[], globals: Globals): Fields {
  const entries = new Map<string, Entry>();
  for (const { owner } of events) {
    const merged = globals.tagsOf(owner);
    if (merged && globals.propagates(owner)) for (const entry of merged.entries.values()) entries.set(entry.key, entry);
  }
  const [first] = entries.values();
  return first ? { Tags: mapOf(entries.values(), first.keySpan), PropagateTags: true } : {};
}

function strongest(events: readonly ApiEvent[], attribute: string, order: readonly string[]): string | undefined {
  const values = new Set(events.map(({ owner }) => textOf(get(owner.whole, attribute))));
  return order.find((value) => values.has(value));
}

/** The condition under which an API exists whose routes are all conditional. */
function conditionOfAll(
  id: string,
  events: readonly ApiEvent[],
  translation: Translation,
  origin: Origin,
): string | undefined {
  return anyOf(`${id}Condition`, lastConditions(events), translation, origin);
}

/** Of several events for one route the last one's condition counts. */
function lastConditions(events: readonly ApiEvent[]): (string | undefined)[] {
  const byRoute = new Map(events.map((event) => [JSON.stringify([event.path, event.method]), event.condition]));
  return [...byRoute.values()];
}

/** The condition of a path, of which these are all events, where all its methods are conditional. */
export function pathCondition(path: string, events: readonly ApiEvent[], translation: Translation): string | undefined {
  const [first] = events;
  if (!first || events.every(({ condition }) => condition === undefined)) return undefined;
  const name = path.replaceAll('/', 'SLASH').replaceAll('{', 'OB').replaceAll('}', 'CB');
  return anyOf(`${first.api}${name}PathCondition`, lastConditions(events), translation, { span: first.header });
}

/** `Fn::Or` takes ten conditions at most. */
const orLimit = 10;

/**
 * The one condition that all have, or a new one that holds where any of them does; undefined where one of them is
 * unconditional.
 */
export function anyOf(
  name: string,
  conditions: readonly (string | undefined)[],
  translation: Translation,
  origin: Origin,
): string | undefined {
  const unconditional = conditions.length === 0 || conditions.includes(undefined);
  if (unconditional) return undefined;
  let rest = [...new Set(conditions)].filter((condition) => condition !== undefined).sort();
  if (rest.length === 1) return rest[0];
  let number = Math.floor((rest.length - 2) / (orLimit - 1));
  while (rest.length > 1) {
    const made = number > 0 ? `${name}${number--}` : name;
    const value: Value = generate({ 'Fn::Or': rest.slice(0, orLimit).map((one) => ({ Condition: one })) }, origin);
    translation.conditions.set(made, { key: made, keySpan: origin.span, value });
    rest = [...rest.slice(orLimit), made];
  }
  return rest[0];
}
