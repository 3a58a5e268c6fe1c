import type { Value } from '../../src/text/value.js';

/** Plain data of a template: what a snippet of a rule's help is put into. */
export type Plain = string | number | boolean | null | Plain[] | PlainMap;
export interface PlainMap {
  [key: string]: Plain;
}

export function plainOf(value: Value): Plain {
  switch (value.kind) {
    case 'map':
      return Object.fromEntries(Array.from(value.entries.values(), (entry) => [entry.key, plainOf(entry.value)]));
    case 'list':
      return value.items.map(plainOf);
    case 'scalar':
      return value.value;
    default:
      throw new Error(`a text has no ${value.kind}`);
  }
}

export const isMap = (value: Plain | undefined): value is PlainMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isIntrinsic = (value: Plain) => isMap(value) && Object.keys(value).some((key) => /^(Ref|Fn::\w+)$/.test(key));

/** Maps whose entries a person names: the one of a snippet stands for each that is there. */
const collections = new Set(['Authorizers', 'authorizers', 'Models', 'Events']);

/** Maps are merged deep down, events by their kind; anything else takes the place of what was there. */
export function merged(before: Plain | undefined, after: Plain, key = ''): Plain {
  if (key === 'events' && Array.isArray(before) && Array.isArray(after)) return before.map((one) => event(one, after));
  if (!isMap(before) || !isMap(after) || isIntrinsic(before) || isIntrinsic(after)) return after;
  const [only, ...others] = Object.values(after);
  if (collections.has(key) && only !== undefined && others.length === 0 && Object.keys(before).length > 0)
    return Object.fromEntries(Object.entries(before).map(([name, value]) => [name, merged(value, only)]));
  const result: PlainMap = { ...before };
  for (const [name, value] of Object.entries(after)) result[name] = merged(before[name], value, name);
  return result;
}

/** A Serverless event with what a snippet sets for those of its kind; what it listens to stays. */
function event(before: Plain, snippets: readonly Plain[]): Plain {
  if (!isMap(before)) return before;
  const result = { ...before };
  for (const snippet of snippets.filter(isMap))
    for (const [kind, settings] of Object.entries(snippet)) {
      if (!isMap(result[kind]) || !isMap(settings)) continue;
      const { path, method, ...rest } = settings;
      result[kind] = merged(result[kind], rest);
    }
  return result;
}

/** What a snippet is about: the resources that a finding names, and how much of the snippet is a template's. */
export interface Place {
  /** Logical ids that the finding names. */
  readonly resources: readonly string[];
  /** Keys that stand at the top of a document of the format. */
  readonly top: readonly string[];
  /** Where the resources of a document stand. */
  readonly section: readonly string[];
  /** What is wrong is what stands there: the snippet takes its place instead of being added. */
  readonly replaces: boolean;
}

/** A document with a snippet in it, as a person would put it there; null where its place cannot be told. */
export function withSnippet(document: PlainMap, snippet: Plain, place: Place): PlainMap | null {
  if (Array.isArray(snippet)) return withStatements(document, snippet);
  if (!isMap(snippet)) return null;
  const entries = Object.entries(snippet);
  if (entries.every(([, value]) => isMap(value) && typeof value.Type === 'string' && value.Type.includes('::')))
    return withResources(document, snippet, place);
  if (entries.every(([key]) => place.top.includes(key))) {
    const { resources, ...rest } = snippet;
    const own = isMap(resources) && isMap(resources.Resources) ? resources.Resources : null;
    const whole = merged(document, own ? rest : snippet) as PlainMap;
    return own ? withResources(whole, own, place) : whole;
  }
  return withFragment(document, snippet, place);
}

/** Statements are added to the policy that is there. */
function withStatements(document: PlainMap, statements: Plain[]): PlainMap | null {
  const changed = changedWhere(document, ['Statement', 'resourcePolicy'], (before) => [
    ...(Array.isArray(before) ? before : [before]),
    ...statements,
  ]);
  return changed;
}

function withResources(document: PlainMap, snippet: PlainMap, place: Place): PlainMap {
  const resources = inside(document, place.section);
  const result: PlainMap = { ...resources };
  for (const [name, resource] of Object.entries(snippet)) {
    if (!isMap(resource)) continue;
    const alike = Object.keys(resources).filter((id) => (resources[id] as PlainMap).Type === resource.Type);
    const meant = alike.filter((id) => place.resources.includes(id));
    const ids = meant.length > 0 ? meant : alike.length === 1 ? alike : [name];
    for (const id of ids) result[id] = place.replaces ? resource : merged(result[id], resource);
  }
  return setInside(document, place.section, result);
}

/** A part of a resource takes the place of the part of that name, else it is added to the resource's properties. */
function withFragment(document: PlainMap, snippet: PlainMap, place: Place): PlainMap | null {
  const resources = inside(document, place.section);
  let whole = document;
  for (const [key, value] of Object.entries(snippet)) {
    const [id] = place.resources.filter((one) => isMap(resources[one]));
    const own = id === undefined ? undefined : inside(whole, [...place.section, id]);
    const put = (before: Plain) => (place.replaces ? value : merged(before, value, key));
    const changed = own && changedWhere(own, [key], put);
    if (changed && id !== undefined) whole = setInside(whole, [...place.section, id], changed);
    else {
      const anywhere = changedWhere(whole, [key], put);
      if (anywhere) whole = anywhere;
      else if (own && id !== undefined) {
        const properties = { ...(isMap(own.Properties) ? own.Properties : {}), [key]: value };
        whole = setInside(whole, [...place.section, id], { ...own, Properties: properties });
      } else return null;
    }
  }
  return whole;
}

/** The map with each value under one of the keys changed, however deep; null where there is none. */
function changedWhere(map: PlainMap, keys: readonly string[], change: (before: Plain) => Plain): PlainMap | null {
  let found = false;
  const visit = (value: Plain): Plain => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isMap(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (!keys.includes(key)) return [key, visit(inner)];
        found = true;
        return [key, change(inner)];
      }),
    );
  };
  const result = visit(map) as PlainMap;
  return found ? result : null;
}

function inside(map: PlainMap, path: readonly string[]): PlainMap {
  let here: Plain | undefined = map;
  for (const key of path) here = isMap(here) ? here[key] : undefined;
  return isMap(here) ? here : {};
}

function setInside(map: PlainMap, path: readonly string[], value: PlainMap): PlainMap {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  return { ...map, [key]: setInside(inside(map, [key]), rest, value) };
}

/** What snippets refer to without saying it, so that nothing in a mended document points nowhere. */
const taken: Readonly<Record<string, PlainMap>> = {
  UserPool: { Type: 'AWS::Cognito::UserPool' },
  UserPoolClient: { Type: 'AWS::Cognito::UserPoolClient' },
  IntegrationRole: { Type: 'AWS::IAM::Role' },
  LoggingRole: { Type: 'AWS::IAM::Role' },
  LogGroup: { Type: 'AWS::Logs::LogGroup' },
  Endpoint: { Type: 'AWS::EC2::VPCEndpoint' },
  WebAcl: { Type: 'AWS::WAFv2::WebACL', Properties: { DefaultAction: { Block: {} } } },
  EdgeAcl: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'CLOUDFRONT', DefaultAction: { Block: {} } } },
};

/** The document with those of them that it names. */
export function withTaken(document: PlainMap, section: readonly string[]): PlainMap {
  const text = JSON.stringify(document);
  const named = Object.entries(taken).filter(([name]) => new RegExp(`["{]${name}["}.]`).test(text));
  return setInside(document, section, { ...Object.fromEntries(named), ...inside(document, section) });
}

/** A snippet that calls the API as the document calls it, and its only authorizer too. */
export function renamed(snippet: Plain, document: PlainMap, section: readonly string[]): Plain {
  const resources = inside(document, section);
  const apis = Object.keys(resources).filter((id) => /Api$/.test(String((resources[id] as PlainMap).Type)));
  const [api, ...more] = apis;
  let text = JSON.stringify(snippet);
  for (const name of ['Api', 'HttpApi', 'ApiGatewayRestApi'])
    if (api !== undefined && more.length === 0 && !(name in resources))
      text = text.replaceAll(`"Ref":"${name}"`, `"Ref":"${api}"`).replaceAll(`\${${name}`, `\${${api}`);
  const inDocument = firstUnder(document, 'Authorizers');
  const inSnippet = firstUnder(snippet, 'Authorizers');
  if (inDocument && inSnippet) text = text.replaceAll(`"${inSnippet}"`, `"${inDocument}"`);
  return JSON.parse(text) as Plain;
}

function firstUnder(value: Plain, key: string): string | undefined {
  if (Array.isArray(value)) return value.map((one) => firstUnder(one, key)).find((one) => one !== undefined);
  if (!isMap(value)) return undefined;
  const own = value[key];
  if (isMap(own)) return Object.keys(own)[0];
  return firstUnder(Object.values(value), key);
}
