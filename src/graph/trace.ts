import { withoutSecrets } from '../text/secrets.js';
import type { Step } from '../text/value.js';
import { authorizationOf } from './derive/authorization.js';
import { demandsClientCertificate } from './derive/entrance.js';
import { isPreflight } from './derive/preflight.js';
import { policyVerdict, reachFact, routeReach, witnessWords } from './derive/reach.js';
import { type Fact, mapFact } from './fact.js';
import type { Route } from './model.js';

/** A fact that has a part in who can call a route. */
export interface TracedFact {
  readonly name: string;
  /** Its value in words, where it is known. */
  readonly fact: Fact<string>;
  /** What follows from it, or an example; empty where there is nothing to add. */
  readonly more: readonly Step[];
}

/** The facts behind who can call a route, from what the route says to what follows. */
export function traceOf(route: Route): TracedFact[] {
  const { api } = route;
  const facts: TracedFact[] = [];
  const add = <T>(name: string, fact: Fact<T>, words: (value: T) => string = String, more: readonly Step[] = []) =>
    facts.push({ name, fact: mapFact(fact, words), more });
  const yesNo = (is: boolean) => (is ? 'yes' : 'no');

  add('authorization type', route.authorizationType);
  add('authorization', authorizationOf(route));
  add('authorizer', route.authorizer, (authorizer) => {
    if (authorizer === null) return 'none';
    const { name, type, resource } = authorizer;
    return `${name.known ? name.value : resource}${type.known ? ` (${type.value})` : ''}`;
  });
  add('scopes', route.scopes, (scopes) => scopes.join(', ') || 'none');
  add('API key', route.apiKeyRequired, (is) => (is ? 'asked for' : 'not asked for'));
  add('preflight', isPreflight(route), yesNo);
  add('integration', route.integration, (integration) => {
    if (integration === null) return 'none';
    const { type, uri } = integration;
    const kind = type.known ? type.value : `unknown: ${type.reason}`;
    return uri.known && uri.value !== null ? `${kind} ${withoutSecrets(uri.value)}` : kind;
  });
  add('endpoint type', api.endpoint);
  add('default endpoint', api.defaultEndpoint);
  const verdict = policyVerdict(api);
  const witness = verdict.known ? verdict.value?.witness : null;
  add('resource policy', verdict, (policy) => (policy === null ? 'none' : `${policy.verdict}: ${policy.reason}`), [
    ...(witness ? [{ span: verdict.span, message: `for example, ${witnessWords({ witness })}` }] : []),
  ]);
  for (const { domain } of api.mappings) {
    if (!domain.known) {
      add('custom domain', domain, () => '');
      continue;
    }
    const { name, mutualTls } = domain.value;
    const called = name.known ? name.value : domain.value.resource;
    add('custom domain', { ...domain, value: called });
    add(`mutual TLS of ${called}`, mutualTls, (is) => (is ? 'on' : 'off'));
  }
  add('client certificate', demandsClientCertificate(api), (is) => (is ? 'asked of every caller' : 'not asked for'));
  add('reach', reachFact(route), (reach) => `${reach}: ${routeReach(route).reason}`);
  return facts;
}
