import { type Fact, mapFact, thenFact, unknownFact } from '../fact.js';
import type { Route } from '../model.js';
import { byDefault } from './combine.js';

/**
 * A preflight is an OPTIONS method that API Gateway answers by itself. Judged by the integration, not by the verb
 * alone: an OPTIONS method that reaches a backend is a route like any other. HTTP APIs answer preflights without any
 * route, and browsers send none for WebSocket connections.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export function isPreflight(route: Route): Fact<boolean> {
  if (route.api.kind !== 'rest') return byDefault(false, route);
  return thenFact(route.method, (method) => {
    if (method !== 'OPTIONS') return byDefault(false, route);
    return thenFact(route.integration, (integration) =>
      integration ? isMock(route) : unknownFact('its integration is not in the input', route.span),
    );
  });
}

/** Answered by API Gateway itself. */
export function isMock(route: Route): Fact<boolean> {
  return thenFact(route.integration, (integration) =>
    integration ? mapFact(integration.backend, (backend) => backend === 'mock') : byDefault(false, route),
  );
}
