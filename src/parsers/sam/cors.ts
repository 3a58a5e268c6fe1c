import { get, type MapValue, type Value } from '../../text/value.js';
import type { Definition } from './definition.js';
import {
  type Content,
  eachNode,
  type Fields,
  generate,
  generateMap,
  mergeEntries,
  type Origin,
  withEntry,
} from './generate.js';
import { isGiven, isIntrinsic, isPresent, isTrue, stringOf } from './intrinsics.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

const anyMethod = 'x-amazon-apigateway-any-method';
const everyMethod = 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT';
const restKeys = ['AllowMethods', 'AllowHeaders', 'AllowOrigin', 'MaxAge', 'AllowCredentials'];

/**
 * `Cors` of a REST API: every path gets an OPTIONS method that is answered by a mock, unless it has one.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-corsconfiguration.html
 */
export function addPreflights(definition: Definition, cors: Value, api: SamResource, translation: Translation): void {
  const settings = cors.kind === 'map' && !isIntrinsic(cors) ? cors : generateMap({ AllowOrigin: cors }, cors);
  for (const { key, keySpan } of settings.entries.values())
    if (!restKeys.includes(key))
      translation.reject('sam-cors', { span: keySpan }, `Cors of ${api.id} does not take ${key}`);
  const origin = get(settings, 'AllowOrigin');
  const credentials = get(settings, 'AllowCredentials');
  if (origin && !isGiven(origin))
    translation.reject('sam-cors', origin, `Cors of ${api.id} must name the origins that are allowed`);
  if (isTrue(credentials) && (origin === undefined || stringOf(origin) === "'*'"))
    translation.reject('sam-cors', credentials ?? cors, `Cors of ${api.id} allows credentials to any origin`);
  /** By the methods that they allow: paths with the same ones share a preflight. */
  const preflights = new Map<Content, MapValue>();
  const seen = new Set<string>();
  for (const path of definition.paths.keys()) {
    const plain = path === '/' ? path : path.replace(/(?<!\/)\/+$/, '');
    if (seen.has(plain)) continue;
    seen.add(plain);
    const written = get(settings, 'AllowMethods');
    let methods: Content | undefined = isGiven(written) ? written : undefined;
    definition.editPathItem(path, (item) => {
      if (item.entries.has('options')) return item;
      methods ??= `'${methodsOf(item)}'`;
      const options = preflights.get(methods) ?? preflight(settings, methods, cors);
      preflights.set(methods, options);
      return withEntry(item, 'options', options);
    });
  }
}

function methodsOf(item: MapValue): string {
  if (item.entries.has(anyMethod)) return everyMethod;
  const names = [...item.entries.keys(), 'options'].map((key) => key.toUpperCase());
  return [...new Set(names)].sort().join(',');
}

function preflight(settings: MapValue, methods: Content, cors: Origin): MapValue {
  const credentials = get(settings, 'AllowCredentials');
  const maxAge = get(settings, 'MaxAge');
  const headers = get(settings, 'AllowHeaders');
  const values: [string, Content | undefined, string][] = [
    ['Origin', get(settings, 'AllowOrigin') ?? "'*'", 'string'],
    ['Headers', isGiven(headers) ? headers : undefined, 'string'],
    ['Methods', methods, 'string'],
    ['Credentials', isTrue(credentials) && credentials ? generate("'true'", credentials) : undefined, 'string'],
  ];
  const responseParameters: Record<string, Content | undefined> = {};
  const responseHeaders: Record<string, Fields> = {};
  const add = (header: string, value: Content | undefined, type: string) => {
    if (value === undefined) return;
    responseParameters[`method.response.header.${header}`] = value;
    responseHeaders[header] = { type };
  };
  for (const [name, value, type] of values) add(`Access-Control-Allow-${name}`, value, type);
  add('Access-Control-Max-Age', isPresent(maxAge) ? maxAge : undefined, 'integer');
  return generateMap(
    {
      summary: 'CORS support',
      consumes: ['application/json'],
      produces: ['application/json'],
      'x-amazon-apigateway-integration': {
        type: 'mock',
        requestTemplates: { 'application/json': '{\n  "statusCode" : 200\n}\n' },
        responses: {
          default: {
            statusCode: '200',
            responseParameters,
            responseTemplates: { 'application/json': '{}\n' },
          },
        },
      },
      responses: { '200': { description: 'Default response for CORS method', headers: responseHeaders } },
    },
    cors,
  );
}

const httpKeys: ReadonlyMap<string, string> = new Map([
  ['AllowOrigins', 'allowOrigins'],
  ['AllowHeaders', 'allowHeaders'],
  ['AllowMethods', 'allowMethods'],
  ['ExposeHeaders', 'exposeHeaders'],
  ['MaxAge', 'maxAge'],
  ['AllowCredentials', 'allowCredentials'],
]);

/**
 * `CorsConfiguration` of an HTTP API, which answers preflights itself; it goes over what the definition says.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapicorsconfiguration.html
 */
export function setHttpCors(definition: Definition, cors: Value, api: SamResource, translation: Translation): void {
  const key = 'x-amazon-apigateway-cors';
  const set = (settings: Value): void => {
    const before = { ...definition.mapUnder(key), span: cors.span };
    if (settings.kind === 'map') definition.set(key, mergeEntries(before, settings));
  };
  if (isTrue(cors)) set(generateMap({ allowOrigins: ['*'] }, cors));
  else if (isIntrinsic(cors)) set(lowerKeys(cors));
  else if (cors.kind === 'map') set(settingsOf(cors, api, translation));
  else translation.reject('sam-cors', cors, `CorsConfiguration of ${api.id} must be a map or true`);
}

function settingsOf(cors: MapValue, api: SamResource, translation: Translation): MapValue {
  const credentials = get(cors, 'AllowCredentials');
  const origins = get(cors, 'AllowOrigins');
  if (
    isTrue(credentials) &&
    origins?.kind === 'list' &&
    origins.items.length === 1 &&
    stringOf(origins.items[0]) === '*'
  )
    translation.reject(
      'sam-cors',
      credentials ?? cors,
      `CorsConfiguration of ${api.id} allows credentials to any origin`,
    );
  const entries = [...cors.entries.values()].flatMap((entry) => {
    const key = httpKeys.get(entry.key);
    if (key === undefined) {
      translation.reject(
        'sam-cors',
        { span: entry.keySpan },
        `CorsConfiguration of ${api.id} does not take ${entry.key}`,
      );
      return [];
    }
    const kept =
      key === 'maxAge'
        ? isPresent(entry.value)
        : key === 'allowCredentials'
          ? isTrue(entry.value)
          : isGiven(entry.value);
    return kept ? [{ ...entry, key }] : [];
  });
  return { ...cors, entries: new Map(entries.map((entry) => [entry.key, entry])) };
}

/** The settings within a function (`Fn::If`), with the keys as the definition has them. */
function lowerKeys(value: Value): Value {
  return eachNode(value, (part) => {
    if (part.kind !== 'map') return part;
    const entries = [...part.entries.values()].map((entry) => {
      const key = httpKeys.get(entry.key) ?? entry.key;
      return [key, { ...entry, key }] as const;
    });
    return { ...part, entries: new Map(entries) };
  });
}
