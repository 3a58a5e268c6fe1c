import type { Span } from '../../text/source.js';
import { textOf, unknown, type Value } from '../../text/value.js';
import { concatAt, field, isUndecided, itemsOf, reasonOf, truth } from './configuration.js';
import { type Draft, type DraftMap, locate, locateBy, locateEntries } from './draft.js';

/** What one event asks of the preflight of its path. */
export interface Cors {
  /** The `cors` setting. */
  readonly setting: Value;
  /** Null where a list of origins is given instead. */
  readonly origin: Value | null;
  readonly origins: readonly Value[];
  readonly headers: readonly Value[];
  readonly methods: readonly Value[];
  /** Null where not allowed; unknown where that is. */
  readonly credentials: Value | null;
  readonly maxAge: Value | undefined;
  readonly cacheControl: Value | undefined;
}

/** What differs between the framework's own events and those of its plugins. */
export interface CorsStyle {
  readonly headers: readonly string[];
  /** Several origins are written into one header, which no browser accepts, instead of being matched. */
  readonly joinsOrigins: boolean;
}

const commonHeaders = [
  'Content-Type',
  'X-Amz-Date',
  'Authorization',
  'X-Api-Key',
  'X-Amz-Security-Token',
  'X-Amz-User-Agent',
];

export const frameworkCors: CorsStyle = { headers: [...commonHeaders, 'X-Amzn-Trace-Id'], joinsOrigins: false };
export const pluginCors: CorsStyle = { headers: commonHeaders, joinsOrigins: true };

/**
 * The `cors` of an `http` event: `true` or an object; null where it is off.
 * https://github.com/oss-serverless/serverless/blob/main/docs/events/apigateway.md#enabling-cors
 */
export function readCors(setting: Value | undefined, method: Value, style: CorsStyle): Cors | null {
  if (setting === undefined || truth(setting) === false || isUndecided(setting)) return null;
  const written = setting.kind === 'map' ? setting : undefined;
  const origins = field(written, 'origins');
  const origin = field(written, 'origin') ?? (origins ? null : locateBy('*', setting));
  const headers = itemsOf(field(written, 'headers'));
  const methods = itemsOf(field(written, 'methods')) ?? [];
  const credentials = field(written, 'allowCredentials');
  const own = ['OPTIONS', textOf(method)?.toUpperCase()].map((name) => (name ? locateBy(name, setting) : method));
  return {
    setting,
    origin,
    origins: itemsOf(origins) ?? [unknown(reasonOf(origins ?? setting), setting.span)],
    headers: headers && headers.length > 0 ? headers : style.headers.map((name) => locateBy(name, setting)),
    methods: union(methods, own),
    credentials: credentials && truth(credentials) !== false ? credentials : null,
    maxAge: field(written, 'maxAge'),
    cacheControl: field(written, 'cacheControl'),
  };
}

/** The settings of one path's events, later ones first: lists are united, and the last single origin counts. */
export function mergeCors(before: Cors | undefined, next: Cors): Cors {
  if (!before) return next;
  return {
    setting: next.setting,
    origin: next.origin,
    origins: union(next.origins, before.origins),
    headers: union(next.headers, before.headers),
    methods: union(next.methods, before.methods),
    credentials:
      [before.credentials, next.credentials].find((one) => one && truth(one)) ?? before.credentials ?? next.credentials,
    maxAge: next.maxAge ?? before.maxAge,
    cacheControl: next.cacheControl ?? before.cacheControl,
  };
}

/** The preflight method's integration: a mock that answers with the headers. */
export function preflightIntegration(cors: Cors, style: CorsStyle): DraftMap {
  const origins = originsOf(cors);
  const matched = origins.length > 0 && !style.joinsOrigins;
  const [first = singleOrigin(cors)] = origins;
  const headers: [string, Draft][] = [
    ['Access-Control-Allow-Origin', quoted(style.joinsOrigins && origins.length > 0 ? joined(origins, cors) : first)],
    ['Access-Control-Allow-Headers', quoted(joined(cors.headers, cors))],
    ['Access-Control-Allow-Methods', quoted(allowedMethods(cors))],
  ];
  if (cors.credentials) headers.push(['Access-Control-Allow-Credentials', quoted(cors.credentials)]);
  if (cors.maxAge) headers.push(['Access-Control-Max-Age', quoted(cors.maxAge)]);
  if (cors.cacheControl) headers.push(['Cache-Control', quoted(cors.cacheControl)]);
  return {
    Type: 'MOCK',
    IntegrationResponses: [
      {
        StatusCode: '200',
        ResponseParameters: responseParameters(headers, cors.setting.span),
        ...(matched && {
          ResponseTemplates: locateEntries([['application/json', originTemplate(origins, cors)]], cors.setting.span),
        }),
      },
    ],
  };
}

/** The headers that the answers of an `http` or `lambda` integration carry for a page of another origin. */
export function responseHeaders(cors: Cors): [string, Value][] {
  const origin = cors.origins.length > 0 ? joined(cors.origins, cors) : singleOrigin(cors);
  const headers: [string, Value][] = [['Access-Control-Allow-Origin', quoted(origin)]];
  // the framework leaves out the quotes here
  if (cors.credentials)
    headers.push(['Access-Control-Allow-Credentials', concatAt(cors.credentials, [cors.credentials])]);
  return headers;
}

/** Headers as an integration response names them. */
export function responseParameters(headers: Iterable<readonly [string, Draft]>, span: Span): Value {
  return locateEntries(
    Array.from(headers, ([name, value]) => [`method.response.header.${name}`, value] as const),
    span,
  );
}

/** A single origin may be a comma list. */
function originsOf(cors: Cors): readonly Value[] {
  const text = textOf(cors.origin ?? undefined);
  if (!cors.origin || text === undefined || !text.includes(',')) return cors.origins;
  const { origin } = cors;
  return text.split(',').map((part) => locateBy(part.trim(), origin));
}

function singleOrigin(cors: Cors): Value {
  return cors.origin ?? locate('undefined', cors.setting.span);
}

function allowedMethods(cors: Cors): Value {
  const all = cors.methods.flatMap((method) =>
    textOf(method) === 'ANY'
      ? ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'].map((name) => locateBy(name, method))
      : [method],
  );
  return joined(all, cors);
}

function joined(values: readonly Value[], cors: Cors): Value {
  const place = values[0] ?? cors.setting;
  return concatAt(
    place,
    values.flatMap((value, index) => (index === 0 ? [value] : [',', value])),
  );
}

/** Constants of a mapping are written in single quotes. */
function quoted(value: Value): Value {
  return concatAt(value, ["'", value, "'"]);
}

/**
 * The response template that echoes the caller's origin where it is one of the list. `*` in an origin stands for one or
 * more characters; only the first one of an origin does.
 */
function originTemplate(origins: readonly Value[], cors: Cors): Value {
  const tests = origins.flatMap((origin, index) => {
    const text = textOf(origin);
    const pattern = text === undefined ? origin : text.replaceAll('.', '[.]').replace('*', '.+');
    return [index === 0 ? '' : ' || ', '$origin.matches("', pattern, '")'];
  });
  return concatAt(origins[0] ?? cors.setting, [
    '#set($origin = $input.params("Origin"))#if(',
    ...tests,
    ') #set($context.responseOverride.header.Access-Control-Allow-Origin = $origin) #end',
  ]);
}

function union(first: readonly Value[], second: readonly Value[]): Value[] {
  const seen = new Set<string>();
  return [...first, ...second].filter((value) => {
    const text = reasonOf(value);
    return !seen.has(text) && seen.add(text);
  });
}
