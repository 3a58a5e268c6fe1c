import { asksForKey, authorizationOf, authorizations, canBeAuthorized } from '../derive/authorization.js';
import { cacheKeyNamesCaller, isAuthorized, stagesThatCache } from '../derive/cache.js';
import { concluded, hiddenFrom } from '../derive/combine.js';
import { breadthOf, callersOf, inWords, openingOf } from '../derive/exposure.js';
import { isPreflight } from '../derive/preflight.js';
import { reachFact, reachKinds } from '../derive/reach.js';
import { routeLabel } from '../derive/route-label.js';
import { isValidated, needsValidation, unvalidated, validationGap, validatorFlags } from '../derive/validation.js';
import { mapFact, type Unknown } from '../fact.js';
import type { Api, Graph, Route } from '../model.js';
import { flag, one, subject, text, texts } from './field.js';

const standIns = new WeakMap<Api, Route>();

/** Stands for the routes of an API that the input hides: nothing is known of it, for that one reason. */
function hiddenRoute(api: Api, hidden: Unknown): Route {
  const before = standIns.get(api);
  if (before) return before;
  const route: Route = {
    node: 'route',
    id: `${api.id} hidden routes`,
    resource: api.resource,
    span: hidden.span,
    api,
    method: hidden,
    path: hidden,
    authorizationType: hidden,
    authorizer: hidden,
    namesAuthorizer: hidden,
    scopes: hidden,
    apiKeyRequired: hidden,
    integration: hidden,
    validator: hidden,
    requestModels: hidden,
    requestParameters: hidden,
    responseHeaders: hidden,
    responseTemplates: [],
  };
  standIns.set(api, route);
  return route;
}

/** A route in a sentence: `GET /pets`, or its resource where it has no known name. */
export function routeName(route: Route): string {
  return standIns.get(route.api) === route ? 'some route' : (routeLabel(route) ?? route.resource);
}

/** The routes of an API, with one that stands for those that the input hides. */
export function routesOf(api: Api): readonly Route[] {
  const hidden = hiddenFrom(api);
  return hidden ? [...api.routes, hiddenRoute(api, hidden)] : api.routes;
}

export function allRoutes(graph: Graph): Route[] {
  return graph.apis.flatMap(routesOf);
}

export const route = subject<Route>({
  doc: 'A method of a REST API, or a route of an HTTP or WebSocket API.',
  list: allRoutes,
  apiOf: (node) => node.api,
  describe: (node) => ({
    api: node.api,
    resource: node.resource,
    route: routeLabel(node),
    stage: null,
    span: node.span,
    construct: node.construct ?? node.api.construct ?? null,
    id: node.id,
  }),
  fields: {
    api: one('The API that it belongs to.', 'api', (node: Route) => concluded(node.api, node.api.span)),
    label: text('What it is called: `GET /pets`, `ANY $default`, a route key.', (node: Route) =>
      inWords(routeName(node), node),
    ),
    method: text('The verb in upper case, `ANY` for all; absent for WebSocket routes.', (node: Route) => node.method),
    path: text(
      'The path; `$default` for the catch-all of an HTTP API; the route key of a WebSocket API.',
      (node: Route) => node.path,
    ),
    authorization: text('Who checks its callers; `none` where nothing is said.', authorizationOf, authorizations),
    canBeAuthorized: flag('API Gateway can check its callers: of WebSocket routes only $connect.', canBeAuthorized),
    authorizer: one('The authorizer that it names.', 'authorizer', (node: Route) => node.authorizer),
    scopes: texts('Scopes of which the caller’s token must have one.', (node: Route) => node.scopes),
    apiKeyRequired: flag('It asks for an API key; never for HTTP APIs, which know none.', asksForKey),
    preflight: flag('It is an OPTIONS method that API Gateway answers by itself.', isPreflight),
    reach: text('From where it can be called, by endpoint type and resource policy.', reachFact, reachKinds),
    callers: text('Who reaches it, in words.', (node: Route) => inWords(callersOf(node), node)),
    breadth: text('How much a greedy route opens, in words after its name; empty for others.', (node: Route) =>
      inWords(breadthOf(node), node),
    ),
    opening: text('What to know about it where it is open, in words after a sentence; may be empty.', (node: Route) =>
      inWords(openingOf(node), node),
    ),
    integration: one('What answers it.', 'integration', (node: Route) =>
      mapFact(node.integration, (integration) => integration && node),
    ),
    needsValidation: flag('It takes a body or required parameters to a backend.', needsValidation),
    validated: flag('What it declares of its requests is checked.', isValidated),
    validationGap: text('What its validation lacks, in words.', (node: Route) => inWords(validationGap(node), node)),
    unvalidated: text('What comes of that, in words.', (node: Route) => inWords(unvalidated(node), node)),
    validatesBody: flag('Its validator checks bodies.', (node: Route) =>
      mapFact(validatorFlags(node), (flags) => flags.body),
    ),
    validatesParameters: flag('Its validator checks parameters.', (node: Route) =>
      mapFact(validatorFlags(node), (flags) => flags.parameters),
    ),
    models: texts('Content types whose bodies have a model.', (node: Route) => node.requestModels),
    authorized: flag('Somebody checks its callers.', isAuthorized),
    cachedIn: texts('Stages that cache its responses.', stagesThatCache),
    cacheKeyNamesCaller: flag('Its cache key has a parameter that carries the caller’s identity.', cacheKeyNamesCaller),
  },
});
