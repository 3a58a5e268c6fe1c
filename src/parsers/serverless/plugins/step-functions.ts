import { textOf, type Value } from '../../../text/value.js';
import { restAuthorization } from '../authorizers.js';
import { field, isUndecided, truth } from '../configuration.js';
import { type Cors, pluginCors, readCors, responseHeaders, responseParameters } from '../cors.js';
import { type Draft, type DraftMap, join, locateBy, ref } from '../draft.js';
import { methodAndPath, unread } from '../events/http.js';
import type { RestRoute, RouteGroup } from '../rest.js';
import type { FunctionEvent, Service } from '../service.js';

/**
 * serverless-step-functions: `http` events of state machines, which start an execution without a function.
 * https://github.com/serverless-operations/serverless-step-functions#api-gateway
 */
export function stateMachineRoutes(service: Service): RouteGroup {
  const owners = service.owned('stepFunctions', 'stateMachines');
  const events = service.events(owners, 'http');
  return { routes: events.flatMap((event) => routeOf(service, event)), corsStyle: pluginCors, readsOldSettings: true };
}

function routeOf(service: Service, event: FunctionEvent): RestRoute[] {
  const place = methodAndPath(event.value);
  if (!place) return unread(service, event);
  const settings = event.value.kind === 'map' ? event.value : undefined;
  const corsSetting = field(settings, 'cors');
  if (isUndecided(corsSetting)) service.undecided(`cors of an http event of ${event.owner.name}`, corsSetting);
  const cors = readCors(corsSetting, place.method, pluginCors);
  return [
    {
      origin: { name: event.owner.name, span: event.span },
      ...place,
      authorization: restAuthorization(field(settings, 'authorizer'), service),
      cors,
      request: schemasOnly(field(settings, 'request')),
      invokes: null,
      properties: {
        ApiKeyRequired: apiKeyRequired(field(settings, 'private')),
        Integration: {
          Type: 'AWS',
          IntegrationHttpMethod: 'POST',
          Uri: serviceUri(`states:action/${textOf(field(settings, 'action')) ?? 'StartExecution'}`),
          Credentials: field(settings, 'iamRole'),
          IntegrationResponses: answers(cors, field(settings, 'response', 'headers'), event.value),
        },
      },
    },
  ];
}

/** The plugin reads schemas alone: parameters bring no validator. */
function schemasOnly(request: Value | undefined): Value | undefined {
  const schemas = field(request, 'schemas');
  if (isUndecided(request)) return request;
  return schemas && locateBy({ schemas }, schemas);
}

/** `private` of an event: a key is required where it is on. */
export function apiKeyRequired(setting: Value | undefined): Draft | undefined {
  if (setting === undefined || truth(setting) === false) return undefined;
  return isUndecided(setting) ? setting : locateBy(true, setting);
}

/** The answer's headers, CORS among them. */
export function answers(cors: Cors | null, headers: Value | undefined, place: Value): DraftMap[] | undefined {
  const all = new Map<string, Value>();
  if (headers?.kind === 'map') for (const entry of headers.entries.values()) all.set(entry.key, entry.value);
  for (const [name, value] of cors ? responseHeaders(cors) : []) if (name.endsWith('Origin')) all.set(name, value);
  return all.size === 0 ? undefined : [{ StatusCode: '200', ResponseParameters: responseParameters(all, place.span) }];
}

/** The URI of an AWS service's action. */
export function serviceUri(path: string): Draft {
  return join('arn:', ref('AWS::Partition'), ':apigateway:', ref('AWS::Region'), `:${path}`);
}
