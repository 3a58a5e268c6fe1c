import { type Fact, mapFact } from '../fact.js';
import type { Api, AuthorizationType, Route } from '../model.js';
import { byDefault, isFalse } from './combine.js';
import { isPreflight } from './preflight.js';

/** Who checks a route's callers. */
export type Authorization = 'none' | 'iam' | 'cognito' | 'lambda' | 'jwt';

export const authorizations: readonly Authorization[] = ['none', 'iam', 'cognito', 'lambda', 'jwt'];

const byType: Readonly<Record<AuthorizationType, Authorization>> = {
  NONE: 'none',
  AWS_IAM: 'iam',
  COGNITO_USER_POOLS: 'cognito',
  CUSTOM: 'lambda',
  JWT: 'jwt',
};

/**
 * The type alone decides: an authorizer that is named beside NONE is not asked.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html (authorizationType)
 */
export function authorizationOf(route: Route): Fact<Authorization> {
  return mapFact(route.authorizationType, (type) => byType[type]);
}

/**
 * Whether the route can be authorized at all. In a WebSocket API only `$connect` can: the others are messages over a
 * connection that was let in there.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html
 */
export function canBeAuthorized(route: Route): Fact<boolean> {
  if (route.api.kind !== 'websocket') return byDefault(true, route);
  return mapFact(route.path, (path) => path === '$connect');
}

/** HTTP APIs know no API keys. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html */
export function asksForKey(route: Route): Fact<boolean> {
  return route.api.kind === 'http' ? byDefault(false, route) : route.apiKeyRequired;
}

const perApi = new WeakMap<Api, ReadonlySet<Route>>();

/** The routes of an API that somebody checks the callers of, preflights left out. */
export function protectedRoutes(api: Api): ReadonlySet<Route> {
  let routes = perApi.get(api);
  if (!routes) {
    routes = new Set(
      api.routes.filter((route) => {
        const authorization = authorizationOf(route);
        return authorization.known && authorization.value !== 'none' && isFalse(isPreflight(route));
      }),
    );
    perApi.set(api, routes);
  }
  return routes;
}
