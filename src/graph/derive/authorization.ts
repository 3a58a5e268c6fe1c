import { type Fact, mapFact } from '../fact.js';
import type { AuthorizationType, Route } from '../model.js';
import { byDefault } from './combine.js';
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

/** Other routes of the API that somebody checks the callers of: this one was left open among them. */
export function protectedSiblings(route: Route): readonly Route[] {
  return route.api.routes.filter((other) => {
    if (other === route) return false;
    const authorization = authorizationOf(other);
    const preflight = isPreflight(other);
    return authorization.known && authorization.value !== 'none' && preflight.known && !preflight.value;
  });
}
