import { scalar, textOf, unknown, type Value } from '../../../text/value.js';
import { lambdaUri, restAuthorization } from '../authorizers.js';
import { field, isUndecided, reasonOf, truth } from '../configuration.js';
import { type Cors, frameworkCors, readCors, responseHeaders, responseParameters } from '../cors.js';
import { type Draft, type DraftMap, locateBy } from '../draft.js';
import { type RestRoute, type RouteGroup, upperCase } from '../rest.js';
import type { FunctionEvent, Service } from '../service.js';
import { functionTarget } from '../target.js';

/** Status codes of a `lambda` integration whose event names none. */
const lambdaStatusCodes = ['200', '400', '401', '403', '404', '422', '500', '502', '504'];

/**
 * Routes of the functions' `http` events.
 * https://github.com/oss-serverless/serverless/blob/main/docs/events/apigateway.md
 */
export function httpRoutes(service: Service): RouteGroup {
  const events = service.events(service.functions, 'http');
  return {
    routes: events.flatMap((event) => routeOf(service, event)),
    corsStyle: frameworkCors,
    readsOldSettings: false,
  };
}

function routeOf(service: Service, event: FunctionEvent): RestRoute[] {
  const place = methodAndPath(event.value);
  if (!place) return unread(service, event);
  const { owner, value } = event;
  const settings = value.kind === 'map' ? value : undefined;
  const corsSetting = field(settings, 'cors');
  if (isUndecided(corsSetting)) service.undecided(`cors of an http event of ${owner.name}`, corsSetting);
  const cors = readCors(corsSetting, place.method, frameworkCors);
  const arn = functionTarget(owner);
  const apiKey = field(settings, 'private');
  return [
    {
      origin: { name: owner.name, span: event.span },
      ...place,
      authorization: restAuthorization(field(settings, 'authorizer'), service),
      cors,
      request: field(settings, 'request'),
      invokes: { name: owner.name, arn },
      properties: {
        ApiKeyRequired:
          truth(apiKey) === false ? undefined : isUndecided(apiKey) ? apiKey : apiKey && locateBy(true, apiKey),
        Integration: integrationOf(settings, arn, cors),
      },
    },
  ];
}

/** Says that an event is none that the framework understands; one that is unknown as a whole has been said. */
export function unread(service: Service, { type, owner, span, value }: FunctionEvent): [] {
  if (!isUndecided(value))
    service.warn(
      'serverless-setting',
      `An ${type} event of ${owner.name} has no method and path: it is not read`,
      span,
    );
  return [];
}

/** `GET /path`, or an object with both; null where the event is unknown as a whole or has neither. */
export function methodAndPath(event: Value): Pick<RestRoute, 'method' | 'path'> | null {
  if (event.kind === 'map') {
    const method = field(event, 'method');
    const path = field(event, 'path');
    return method && path ? { method: upperCase(method), path: trimmedPath(path) } : null;
  }
  const text = textOf(event);
  if (text !== undefined) {
    const [method = '', path] = text.split(' ');
    return path === undefined
      ? null
      : { method: locateBy(method.toUpperCase(), event), path: trimmedPath(locateBy(path, event)) };
  }
  if (event.kind !== 'template') return null;
  // `GET /${…}`: the method is known where the text before the hole has it
  const [first] = event.parts;
  const method = first?.kind === 'scalar' ? /^([A-Za-z]+) /.exec(first.text)?.[1] : undefined;
  const hole = unknown(reasonOf(event).replace(/^\S+ \/?/, ''), event.span);
  return {
    method: method ? scalar(method.toUpperCase(), event.span) : unknown(reasonOf(event), event.span),
    path: hole,
  };
}

function trimmedPath(path: Value): Value {
  const text = textOf(path);
  if (text !== undefined) return locateBy(text.replace(/^\//, '').replace(/\/$/, ''), path);
  return unknown(reasonOf(path).replace(/^\//, ''), path.span);
}

function integrationOf(settings: Value | undefined, arn: Draft, cors: Cors | null): Draft {
  const written = field(settings, 'integration');
  if (isUndecided(written)) return written;
  const type = integrationType(textOf(written), settings);
  const draft: DraftMap = {
    Type: type,
    ...targetOf(type, settings, arn),
    IntegrationResponses: responsesOf(type, settings, cors),
  };
  return written ? locateBy(draft, written) : draft;
}

function integrationType(written: string | undefined, settings: Value | undefined): string {
  const type = written?.toUpperCase().replace('-', '_');
  if (type === 'LAMBDA' || (type === undefined && truth(field(settings, 'async')))) return 'AWS';
  return type === undefined || type === 'LAMBDA_PROXY' ? 'AWS_PROXY' : type;
}

function targetOf(type: string, settings: Value | undefined, arn: Draft): DraftMap {
  if (type === 'AWS' || type === 'AWS_PROXY') return { IntegrationHttpMethod: 'POST', Uri: lambdaUri(arn) };
  if (type === 'MOCK') return {};
  const connection = field(settings, 'connectionType');
  const name = textOf(connection)?.toUpperCase().replace('-', '_');
  const method = field(settings, 'request', 'method') ?? field(settings, 'method');
  return {
    IntegrationHttpMethod: method && upperCase(method),
    Uri: field(settings, 'request', 'uri'),
    ConnectionType: connection && (name ? locateBy(name, connection) : connection),
    ConnectionId: field(settings, 'connectionId'),
  };
}

/** The headers that the integration's answers set; proxies leave them to the function. */
function responsesOf(type: string, settings: Value | undefined, cors: Cors | null): Draft | undefined {
  if (type.endsWith('_PROXY')) return undefined;
  const response = field(settings, 'response');
  if (isUndecided(response)) return response;
  const codes = field(response, 'statusCodes');
  const written = codes?.kind === 'map' ? Array.from(codes.entries.values()) : [];
  const all =
    written.length > 0 || type !== 'AWS'
      ? written.map((entry) => [entry.key, entry.value] as const)
      : lambdaStatusCodes.map((code) => [code, undefined] as const);
  const span = response?.span ?? cors?.setting.span ?? settings?.span;
  if (span === undefined) return undefined;
  const responses = all.map(([code, own]): DraftMap => {
    const headers = new Map<string, Value>(cors ? responseHeaders(cors) : []);
    for (const more of [field(response, 'headers'), field(own, 'headers')])
      if (more?.kind === 'map') for (const entry of more.entries.values()) headers.set(entry.key, entry.value);
    return { StatusCode: code, ResponseParameters: headers.size > 0 ? responseParameters(headers, span) : undefined };
  });
  return responses.some((one) => one.ResponseParameters !== undefined) ? responses : undefined;
}
