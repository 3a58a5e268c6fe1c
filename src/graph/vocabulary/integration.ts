import { concluded } from '../derive/combine.js';
import { schemeOf, usesCallerCredentials } from '../derive/integration.js';
import { routeLabel } from '../derive/route-label.js';
import { mapFact } from '../fact.js';
import type { Integration, Route } from '../model.js';
import { flag, one, subject, text, texts } from './field.js';

/** An integration as one of the routes that use it sees it. */
export interface RouteIntegration {
  readonly route: Route;
  readonly integration: Integration;
}

export const integration = subject<RouteIntegration>({
  doc: 'What answers a route: a backend, or API Gateway itself.',
  list: (graph) =>
    graph.apis.flatMap((api) =>
      api.routes.flatMap((route) =>
        route.integration.known && route.integration.value ? [{ route, integration: route.integration.value }] : [],
      ),
    ),
  apiOf: ({ route }) => route.api,
  describe: ({ route, integration }) => ({
    api: route.api,
    resource: route.resource,
    route: routeLabel(route),
    stage: null,
    span: integration.span,
    construct: route.construct ?? route.api.construct ?? null,
    id: `${route.id} integration`,
  }),
  fields: {
    route: one('The route that it answers.', 'route', ({ route }: RouteIntegration) => concluded(route, route.span)),
    backend: text(
      'What answers: an AWS service (functions too), an HTTP server, or API Gateway itself.',
      ({ integration }: RouteIntegration) => integration.backend,
      ['aws', 'http', 'mock'],
    ),
    type: text('What kind of backend it is.', ({ integration }: RouteIntegration) => integration.type, [
      'lambda',
      'http',
      'aws',
      'mock',
    ]),
    proxy: flag('Requests are handed on as they are.', ({ integration }: RouteIntegration) => integration.proxy),
    uri: text('The backend’s URI, with holes as `${…}`.', ({ integration }: RouteIntegration) => integration.uri),
    scheme: text(
      'The scheme of the URI; absent for ARNs.',
      ({ route, integration }: RouteIntegration) => schemeOf(integration, route.api.kind),
      ['http', 'https'],
    ),
    connection: text(
      'Over the internet or a VPC link.',
      ({ integration }: RouteIntegration) => integration.connection,
      ['internet', 'vpc-link'],
    ),
    credentials: text(
      'The role that API Gateway takes on for it.',
      ({ integration }: RouteIntegration) => integration.credentials,
    ),
    callerCredentials: flag(
      'It hands on the caller’s own credentials, or takes on any role.',
      ({ integration }: RouteIntegration) =>
        mapFact(integration.credentials, (credentials) => credentials !== null && usesCallerCredentials(credentials)),
    ),
    skipsTlsVerification: flag(
      'The backend’s certificate is not verified.',
      ({ integration }: RouteIntegration) => integration.skipsTlsVerification,
    ),
    tlsConfig: flag(
      'TLS is configured for a private integration.',
      ({ integration }: RouteIntegration) => integration.tlsConfig,
    ),
    cacheKeyParameters: texts(
      'Parameters that keep cached answers apart.',
      ({ integration }: RouteIntegration) => integration.cacheKeyParameters,
    ),
  },
});
