import { textOf, type Value } from '../../../text/value.js';
import { field, isUndecided, reasonOf, truth } from '../configuration.js';
import { type Draft, type DraftMap, locate, locateBy, locateEntries } from '../draft.js';
import { methodAndPath } from '../events/http.js';
import { merge } from '../merge.js';
import { httpApiStageId } from '../naming.js';
import type { FunctionEvent, Service } from '../service.js';
import type { MethodPatch, StagePatch } from '../stage.js';
import type { Template } from '../template.js';

/** Rate (requests per second) and burst (requests) where the plugin's settings name none. */
const standard = { maxRequestsPerSecond: 10_000, maxConcurrentRequests: 5_000 };
const allMethods = ['GET', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/**
 * serverless-api-gateway-throttling: limits for the stage and for single events, of REST and HTTP APIs.
 * https://github.com/DianaIonita/serverless-api-gateway-throttling#examples
 */
export function throttle(service: Service, template: Template): StagePatch | null {
  const settings = service.custom('apiGatewayThrottling');
  if (settings === undefined) return null;
  throttleHttpApi(service, template, settings);
  const events = service.events(service.functions, 'http');
  return {
    origin: { name: 'custom.apiGatewayThrottling', span: settings.span },
    defaults: limits(settings, settings),
    methods: events.flatMap((event) => methodLimits(event, settings)),
  };
}

function methodLimits(event: FunctionEvent, global: Value): MethodPatch[] {
  const place = methodAndPath(event.value);
  const own = ownLimits(event, global);
  const path = place && textOf(place.path);
  const method = place && textOf(place.method);
  if (!own || path === undefined || path === null || !method) return [];
  const { span } = event;
  return (method === 'ANY' ? allMethods : [method]).map((verb) => ({ path, method: verb, span, settings: own }));
}

function throttleHttpApi(service: Service, template: Template, settings: Value): void {
  const stage = template.resources.get(httpApiStageId);
  if (!stage) return;
  const routes = service.events(service.functions, 'httpApi').flatMap((event): [string, Draft][] => {
    const place = methodAndPath(event.value);
    const own = ownLimits(event, settings);
    return place && own ? [[`${reasonOf(place.method)} /${reasonOf(place.path)}`, locate(own, event.span)]] : [];
  });
  const properties = {
    DefaultRouteSettings: locateBy(limits(settings, settings), settings),
    ...(routes.length > 0 && { RouteSettings: locateEntries(routes, settings.span) }),
  };
  const value = merge(stage.value, locate({ Properties: properties }, settings.span));
  template.resources.set(httpApiStageId, { ...stage, value });
}

/** The event's own limits, filled up from the global ones; null where it has none. */
function ownLimits(event: FunctionEvent, global: Value): DraftMap | null {
  const own = field(event.value.kind === 'map' ? event.value : undefined, 'throttling');
  if (own === undefined) return null;
  if (isUndecided(own)) return { ThrottlingRateLimit: own, ThrottlingBurstLimit: own };
  const disabled = field(own, 'disabled');
  if (disabled && truth(disabled))
    return { ThrottlingRateLimit: locateBy(-1, disabled), ThrottlingBurstLimit: locateBy(-1, disabled) };
  return limits(own, global);
}

function limits(own: Value, global: Value): DraftMap {
  const limit = (key: keyof typeof standard): Draft => field(own, key) ?? field(global, key) ?? standard[key];
  return { ThrottlingRateLimit: limit('maxRequestsPerSecond'), ThrottlingBurstLimit: limit('maxConcurrentRequests') };
}
