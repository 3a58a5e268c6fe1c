import { type Fact, mapFact, unknownFact } from '../fact.js';
import type { Route } from '../model.js';
import { byDefault } from './combine.js';

/**
 * A preflight is an OPTIONS method that API Gateway answers by itself. Judged by the integration, not by the verb
 * alone: an OPTIONS method that reaches a backend is a route like any other. HTTP APIs answer preflights without any
 * route, and browsers send none for WebSocket connections.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export function isPreflight(route: Route): Fact<boolean> {
  const { api, method, integration } = route;
  if (api.kind !== 'rest') return byDefault(false, route);
  if (!method.known) return method;
  if (method.value !== 'OPTIONS') return byDefault(false, route);
  if (integration.known && !integration.value) return unknownFact('its integration is not in the input', route.span);
  return isMock(route);
}

/** Answered by API Gateway itself. */
export function isMock(route: Route): Fact<boolean> {
  const { integration } = route;
  if (!integration.known) return integration;
  return integration.value
    ? mapFact(integration.value.backend, (backend) => backend === 'mock')
    : byDefault(false, route);
}
