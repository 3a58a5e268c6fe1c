import { concluded } from '../derive/combine.js';
import { schemeOf, usesCallerCredentials } from '../derive/integration.js';
import { routeLabel } from '../derive/route-label.js';
import { type Known, mapFact } from '../fact.js';
import type { Integration, Route } from '../model.js';
import { flag, one, subject, text, texts } from './field.js';

/** An integration as one of the routes that use it sees it: the route itself. */
type AnsweredRoute = Route & { readonly integration: Known<Integration> };

function isAnswered(route: Route): route is AnsweredRoute {
  return route.integration.known && route.integration.value !== null;
}

export const integration = subject<AnsweredRoute>({
  doc: 'What answers a route: a backend, or API Gateway itself.',
  list: (graph) => graph.apis.flatMap((api) => api.routes.filter(isAnswered)),
  apiOf: (node) => node.api,
  describe: (node) => ({
    api: node.api,
    resource: node.resource,
    route: routeLabel(node),
    stage: null,
    span: node.integration.value.span,
    construct: node.construct ?? node.api.construct ?? null,
    id: `${node.id} integration`,
  }),
  fields: {
    route: one('The route that it answers.', 'route', (node: AnsweredRoute) => concluded(node, node.span)),
    backend: text(
      'What answers: an AWS service (functions too), an HTTP server, or API Gateway itself.',
      ({ integration }: AnsweredRoute) => integration.value.backend,
      ['aws', 'http', 'mock'],
    ),
    type: text('What kind of backend it is.', ({ integration }: AnsweredRoute) => integration.value.type, [
      'lambda',
      'http',
      'aws',
      'mock',
    ]),
    proxy: flag('Requests are handed on as they are.', ({ integration }: AnsweredRoute) => integration.value.proxy),
    uri: text('The backend’s URI, with holes as `${…}`.', ({ integration }: AnsweredRoute) => integration.value.uri),
    scheme: text(
      'The scheme of the URI; absent for ARNs.',
      ({ api, integration }: AnsweredRoute) => schemeOf(integration.value, api.kind),
      ['http', 'https'],
    ),
    connection: text(
      'Over the internet or a VPC link.',
      ({ integration }: AnsweredRoute) => integration.value.connection,
      ['internet', 'vpc-link'],
    ),
    credentials: text(
      'The role that API Gateway takes on for it.',
      ({ integration }: AnsweredRoute) => integration.value.credentials,
    ),
    callerCredentials: flag(
      'It hands on the caller’s own credentials, or takes on any role.',
      ({ integration }: AnsweredRoute) =>
        mapFact(
          integration.value.credentials,
          (credentials) => credentials !== null && usesCallerCredentials(credentials),
        ),
    ),
    skipsTlsVerification: flag(
      'The backend’s certificate is not verified.',
      ({ integration }: AnsweredRoute) => integration.value.skipsTlsVerification,
    ),
    tlsConfig: flag(
      'TLS is configured for a private integration.',
      ({ integration }: AnsweredRoute) => integration.value.tlsConfig,
    ),
    cacheKeyParameters: texts(
      'Parameters that keep cached answers apart.',
      ({ integration }: AnsweredRoute) => integration.value.cacheKeyParameters,
    ),
  },
});
