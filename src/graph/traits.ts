import type { Restriction } from '../policy/verdict.js';
import type { Span } from '../text/source.js';
import { accessLogging } from './derive/access-log.js';
import { corsOf, openOrigin } from './derive/cors.js';
import { demandsClientCertificate } from './derive/entrance.js';
import { type Exposure, exposureOf } from './derive/exposure.js';
import { logsEveryExecution, logsRequestData, routesWithoutExecutionLog } from './derive/logging.js';
import { domainAdmitsStrangers, policyVerdict, routeReach } from './derive/reach.js';
import { stageDefaults } from './derive/settings.js';
import { planThrottles, routesWithoutLimits, throttlesEveryRoute } from './derive/throttling.js';
import { tlsStrength } from './derive/tls.js';
import { isBehindWebAcl, webAclOf } from './derive/web-acl.js';
import { rowOf } from './exposure-table.js';
import type { Fact } from './fact.js';
import type { Api, Domain, Graph, Route, Stage } from './model.js';

/** One thing that protects or exposes, in a form that two versions of an input can be compared by. */
export interface Trait {
  /** `callers`, `web ACL`, `TLS`, … */
  readonly aspect: string;
  /** What it is, for people; equal words mean that nothing changed. */
  readonly words: string;
  /** How open it is, in independent respects; more is more open. */
  readonly openness: readonly Openness[];
  readonly span: Span;
}

/** A level, or the set of what is let in (`all`: everything); null where there is no order. */
export type Openness = number | ReadonlySet<string> | 'all' | { readonly unknown: string } | null;

const strengths: Readonly<Record<string, number | null>> = {
  'AWS credentials': 0,
  token: 0,
  'API key': 1,
  none: 2,
  unknown: null,
};

/** Who can call a route: the credential that is asked for, from where, and the scopes that a token needs. */
export function routeTraits(route: Route): Trait[] {
  const exposure = exposureOf(route);
  const { from } = exposure;
  const { credential } = rowOf(route);
  const { reach, reason, to } = routeReach(route);
  const scopes = exposure.credential === 'token' ? scopesOf(route) : null;
  const words =
    credential === 'none' || reach === 'nobody'
      ? from
      : `${credential}${scopes ? ` with ${scopes.words}` : ''}${placeOf(exposure)}`;
  return [
    {
      aspect: 'callers',
      words,
      openness: [
        exposure.preflight ? 0 : (strengths[exposure.credential] ?? null),
        reach === 'undecided' ? { unknown: reason } : reach === 'internet' ? 'all' : admitted(to),
        scopes ? scopes.openness : 'all',
      ],
      span: route.authorizationType.span,
    },
  ];
}

/** From where, behind a credential; nothing for the internet. */
function placeOf({ reach, from }: Exposure): string {
  if (reach === 'internet') return '';
  return reach === 'undecided' ? ', from where is not known' : `, ${from.replace(/^anyone /, '')}`;
}

/**
 * Whom a policy lets in, one by one where they are of one kind (addresses, VPCs); else as a whole, since several kinds
 * may stand beside each other or narrow each other down.
 */
function admitted(to: readonly Restriction[]): ReadonlySet<string> {
  const [only, another] = to;
  if (only && !another && only.values.length > 0) return new Set(only.values.map((value) => `${only.kind} ${value}`));
  return new Set(only ? [to.map(({ words }) => words).join(', ')] : []);
}

/** Anyone on the internet can call the route without any credential. */
export function isOpen(route: Route): boolean {
  return rowOf(route).open;
}

/** One of the scopes is enough. */
function scopesOf({ scopes }: Route): { words: string; openness: Openness } | null {
  if (!scopes.known) return { words: `scopes unknown: ${scopes.reason}`, openness: { unknown: scopes.reason } };
  if (scopes.value.length === 0) return null;
  return { words: `scope ${[...scopes.value].sort().join(' or ')}`, openness: new Set(scopes.value) };
}

export function apiTraits(api: Api): Trait[] {
  return [
    trait('endpoint', api.endpoint, (type) => type, { private: 0, regional: 1, edge: 1 }),
    trait('default endpoint', api.defaultEndpoint, (state) => state, { disabled: 0, enabled: 1 }),
    trait('client certificate', demandsClientCertificate(api), (is) => (is ? 'asked of every caller' : 'not asked'), {
      'asked of every caller': 0,
      'not asked': 1,
    }),
    corsTrait(api),
    ...(api.kind === 'rest' ? [policyTrait(api), tlsTrait(api.securityPolicy, api)] : []),
  ];
}

/** An API without a policy is as open as one whose policy lets in everybody, unless it is private. */
function policyTrait(api: Api): Trait {
  const fact = policyVerdict(api);
  const { span } = fact;
  const aspect = 'resource policy';
  if (!fact.known) return { aspect, words: unknown(fact), openness: [{ unknown: fact.reason }], span };
  if (fact.value === null) {
    const { endpoint } = api;
    return {
      aspect,
      words: 'none',
      openness: [endpoint.known ? (endpoint.value === 'private' ? 0 : 'all') : null],
      span,
    };
  }
  const { verdict, to } = fact.value;
  const words = to.length > 0 ? `${verdict} to ${to.map((one) => one.words).join(', ')}` : verdict;
  return { aspect, words, openness: [verdict === 'public' ? 'all' : admitted(to)], span };
}

function corsTrait(api: Api): Trait {
  const aspect = 'CORS';
  const fact = corsOf(api);
  const { span } = fact;
  if (!fact.known) return { aspect, words: unknown(fact), openness: [{ unknown: fact.reason }], span };
  if (fact.value === null) return { aspect, words: 'no origins', openness: [new Set(), 0], span };
  const { origins, credentials } = fact.value;
  const open = openOrigin(api);
  const isAll = open.known && open.value !== null;
  return {
    aspect,
    words: `${[...origins].sort().join(', ') || 'no origins'}${credentials ? ', with credentials' : ''}`,
    openness: [isAll ? 'all' : new Set(origins), credentials ? 1 : 0],
    span,
  };
}

export function stageTraits(graph: Graph, stage: Stage): Trait[] {
  const isRest = stage.api.kind === 'rest';
  return [
    ...(isRest ? [webAclTrait(graph, stage)] : []),
    protection('access log', accessLogging(stage)),
    ...(stage.api.kind === 'http'
      ? []
      : [
          protection('execution log', logsEveryExecution(stage), routesWithoutExecutionLog(stage)),
          trait('request data in logs', logsRequestData(stage), (is) => (is ? 'on' : 'off'), { off: 0, on: 1 }),
          trait(
            'certificate for backends',
            stage.clientCertificate,
            (certificate) => (certificate === null ? 'none' : 'shown'),
            { shown: 0, none: 1 },
          ),
        ]),
    throttleTrait(stage),
    ...(isRest ? [protection('throttling by usage plan', planThrottles(graph, stage))] : []),
  ];
}

function webAclTrait(graph: Graph, stage: Stage): Trait {
  const behind = isBehindWebAcl(graph, stage);
  const acl = webAclOf(graph, stage);
  const named = acl.known && acl.value ? acl.value.id : 'one defined elsewhere';
  return trait('web ACL', behind, (is) => (is ? named : 'none'), { none: 1 }, 0);
}

function throttleTrait(stage: Stage): Trait {
  const { rate, burst } = stageDefaults(stage);
  const every = throttlesEveryRoute(stage);
  const without = routesWithoutLimits(stage);
  const limit = (fact: Fact<number | null>) =>
    !fact.known ? unknown(fact) : fact.value === null || fact.value < 0 ? 'none' : String(fact.value);
  const words =
    limit(rate) === 'none' && limit(burst) === 'none'
      ? listed('none for', without) || 'none'
      : `rate ${limit(rate)}, burst ${limit(burst)}${listed(', but none for', without)}`;
  const level = (fact: Fact<number | null>): Openness =>
    !fact.known ? null : fact.value === null || fact.value < 0 ? Number.POSITIVE_INFINITY : fact.value;
  return {
    aspect: 'throttling',
    words,
    openness: [level(rate), level(burst), every.known ? (every.value ? 0 : 1) : null],
    span: rate.span,
  };
}

export function domainTraits(domain: Domain): Trait[] {
  return [
    tlsTrait(domain.tls, domain),
    trait('mutual TLS', domain.mutualTls, (is) => (is ? 'on' : 'off'), { on: 0, off: 1 }),
    trait('endpoint', domain.endpoint, (type) => type, { private: 0, regional: 1, edge: 1 }),
    ...(domain.policy.known && domain.policy.value === null
      ? []
      : [
          trait('policy', domainAdmitsStrangers(domain), (is) => (is ? 'open to strangers' : 'keeps strangers out'), {
            'keeps strangers out': 0,
            'open to strangers': 1,
          }),
        ]),
  ];
}

function tlsTrait(policy: Fact<string | null>, owner: { readonly span: Span }): Trait {
  const strength = tlsStrength(policy, owner);
  const rank = strength.known && strength.value !== null ? (strength.value === 'weak' ? 1 : 0) : null;
  return {
    aspect: 'TLS',
    words: policy.known ? (policy.value ?? 'not stated') : unknown(policy),
    openness: [rank],
    span: policy.span,
  };
}

/** On or off, where off is more open; off for some routes only names these. */
function protection(aspect: string, fact: Fact<boolean>, routes?: Fact<readonly string[]>): Trait {
  const without = routes?.known ? routes.value : [];
  const off = without.length === 0 ? 'off' : `off for ${without.join(', ')}`;
  return trait(aspect, fact, (is) => (is ? 'on' : off), { on: 0 }, 1);
}

function listed(before: string, routes: Fact<readonly string[]>): string {
  return routes.known && routes.value.length > 0 ? `${before} ${routes.value.join(', ')}` : '';
}

/** A fact by its words, each with a level. */
function trait<T>(
  aspect: string,
  fact: Fact<T>,
  words: (value: T) => string,
  levels: Readonly<Record<string, number>>,
  other: Openness = null,
): Trait {
  const { span } = fact;
  if (!fact.known) return { aspect, words: unknown(fact), openness: [{ unknown: fact.reason }], span };
  const said = words(fact.value);
  return { aspect, words: said, openness: [Object.hasOwn(levels, said) ? (levels[said] ?? null) : other], span };
}

function unknown(fact: Fact<unknown>): string {
  return fact.known ? '' : `unknown: ${fact.reason}`;
}
