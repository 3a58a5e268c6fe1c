import type { Fact } from '../fact.js';
import type { Route } from '../model.js';
import { asksForKey, authorizationOf, protectedRoutes } from './authorization.js';
import { concluded, isTrue } from './combine.js';
import { demandsClientCertificate, type Entrance, entrancesOf } from './entrance.js';
import { isPreflight } from './preflight.js';
import { routeReach } from './reach.js';

/** What a caller must show. `client certificate` stands beside the others. */
export type Credential = 'none' | 'API key' | 'AWS credentials' | 'token' | 'unknown';

/** Who can call a route, and from where. */
export interface Exposure {
  readonly credential: Credential;
  /** Nobody gets in without a client certificate. */
  readonly clientCertificate: Fact<boolean>;
  readonly reach: 'internet' | 'restricted' | 'nobody' | 'undecided';
  /** `anyone on the internet`, `anyone from addresses 203.0.113.0/24`. */
  readonly from: string;
  readonly entrances: readonly Entrance[];
  readonly preflight: boolean;
}

export function exposureOf(route: Route): Exposure {
  const { reach } = routeReach(route);
  return {
    credential: credentialOf(route),
    clientCertificate: demandsClientCertificate(route.api),
    reach,
    from: callersOf(route),
    entrances: entrancesOf(route.api),
    preflight: isTrue(isPreflight(route)),
  };
}

function credentialOf(route: Route): Credential {
  const authorization = authorizationOf(route);
  if (!authorization.known) return 'unknown';
  if (authorization.value === 'iam') return 'AWS credentials';
  if (authorization.value !== 'none') return 'token';
  const key = asksForKey(route);
  if (!key.known) return 'unknown';
  return key.value ? 'API key' : 'none';
}

/** Who reaches the route, in words. */
export function callersOf(route: Route): string {
  const { reach, reason } = routeReach(route);
  switch (reach) {
    case 'internet':
      return 'anyone on the internet';
    case 'restricted':
      return `anyone ${reason.replace(/^only /, '')}`;
    case 'nobody':
      return 'nobody';
    case 'undecided':
      return 'it is not known who';
  }
}

/** How much one open route opens, in words that follow its name; empty for an ordinary one. */
export function breadthOf(route: Route): string {
  const path = route.path.known ? route.path.value : '';
  if (path === '$default') return ' (every other request)';
  const greedy = /\{[^{}]*\+\}/.test(path);
  const any = route.method.known && route.method.value === 'ANY';
  if (greedy && any) return ' (every method and path below it)';
  if (greedy) return ' (every path below it)';
  return any ? ' (every method)' : '';
}

/** What a person should know about an open route, in words that follow the message's main sentence. */
export function openingOf(route: Route): string {
  const { api } = route;
  if (api.external) return ' (its API is defined elsewhere)';
  if (api.rootSecurity !== null && route.authorizationType.known && route.authorizationType.assumed !== null)
    return ' (API Gateway does not apply the root-level security)';
  const guarded = protectedRoutes(api);
  const others = guarded.size - (guarded.has(route) ? 1 : 0);
  if (others > 0) return ` (${others} other ${others === 1 ? 'route is' : 'routes are'} protected)`;
  return '';
}

/** Words as a fact, for messages. */
export function inWords(text: string, route: Route): Fact<string> {
  return concluded(text, route.span);
}
