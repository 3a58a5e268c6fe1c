import { isPolicy, readPolicy } from '../../policy/document.js';
import { reachOf } from '../../policy/flow.js';
import { plain } from '../../policy/holes.js';
import { judgePolicy } from '../../policy/judge.js';
import { admitsAnybody, bypassesAllowList, limitsBySourceIp } from '../../policy/questions.js';
import type {
  Answer,
  Authorization as PolicyAuthorization,
  PolicyContext,
  Reach,
  RequestPattern,
  Verdict,
} from '../../policy/verdict.js';
import type { Value } from '../../text/value.js';
import { type Fact, mapFact, thenFact, unknownFact } from '../fact.js';
import type { Api, Domain, Route } from '../model.js';
import { authorizationOf } from './authorization.js';
import { concluded, everyFact, someFact } from './combine.js';
import { stageName } from './stage-name.js';

/** From where a route can be called; null where that is not known. */
export type ReachKind = 'internet' | 'restricted' | 'nobody';

export const reachKinds: readonly ReachKind[] = ['internet', 'restricted', 'nobody'];

const perRoute = new WeakMap<Route, Reach>();

/**
 * From where callers with the route's kind of credential reach it. HTTP and WebSocket APIs have no resource policy and
 * are reached from the internet; an API outside the input is supposed to have AWS's defaults.
 */
export function routeReach(route: Route): Reach {
  let reach = perRoute.get(route);
  if (!reach) {
    reach = ask(route);
    perRoute.set(route, reach);
  }
  return reach;
}

function ask(route: Route): Reach {
  const { api } = route;
  if (api.kind !== 'rest') return open(`${api.kind === 'http' ? 'HTTP' : 'WebSocket'} APIs have no resource policy`);
  const { policy } = api;
  if (!policy.known) return undecided(policy.reason, policy.span);
  const reach = judge(route, policy.value);
  // an unknown endpoint type is said at its own place, unless every type has the same answer
  if (!api.endpoint.known && reach.reach === 'undecided') return undecided(api.endpoint.reason, api.endpoint.span);
  return reach;
}

const perApi = new WeakMap<Api, Map<PolicyAuthorization, Reach>>();

/** A policy that speaks of all routes alike is asked once for each kind of authorization. */
function judge(route: Route, policy: Value | null): Reach {
  const { api } = route;
  const authorization = policyAuthorization(route);
  const context = contextOf(api, authorization);
  if (policy !== null && !speaksOfAllRoutes(policy)) return reachOf(policy, context, patternOf(route));
  const known = perApi.get(api) ?? new Map<PolicyAuthorization, Reach>();
  perApi.set(api, known);
  const reach = known.get(authorization) ?? reachOf(policy, context);
  known.set(authorization, reach);
  const { witness } = reach;
  if (witness === null) return reach;
  const { method, path } = patternOf(route);
  return { ...reach, witness: { ...witness, ...(method && method !== 'ANY' && { method }), ...(path && { path }) } };
}

function speaksOfAllRoutes(policy: Value): boolean {
  const read = readPolicy(policy);
  return (
    isPolicy(read) &&
    read.statements.every(({ resource }) =>
      resource?.texts.every((text) => /^(\*|(execute-api:|arn:[^/]*)\/\*(\/\*)*)$/.test(plain(text) ?? '')),
    )
  );
}

function open(reason: string): Reach {
  return { reach: 'internet', to: [], reason, span: null, statement: null, witness: null };
}

function undecided(reason: string, span: Reach['span']): Reach {
  return { reach: 'undecided', to: [], reason, span, statement: null, witness: null };
}

/** The reach as a fact at the place that decides it: the policy's statement, else the API's endpoint type. */
export function reachFact(route: Route): Fact<ReachKind> {
  const { api } = route;
  const reach = routeReach(route);
  const span = reach.span ?? api.endpoint.span;
  const by = api.resource;
  if (reach.reach === 'undecided') return { known: false, reason: reach.reason, span, by };
  return { known: true, value: reach.reach, span, assumed: null, by };
}

function contextOf(api: Api, authorization?: PolicyAuthorization): PolicyContext {
  return {
    endpoint: api.endpoint.known ? api.endpoint.value : 'unknown',
    ...(authorization && { authorization }),
    ...(api.key !== undefined && { self: api.key }),
  };
}

function policyAuthorization(route: Route): PolicyAuthorization {
  const authorization = authorizationOf(route);
  if (!authorization.known) return 'unknown';
  return authorization.value === 'jwt' ? 'cognito' : authorization.value;
}

function patternOf(route: Route): RequestPattern {
  return {
    stage: stageOf(route.api),
    method: route.method.known ? route.method.value : null,
    path: route.path.known ? route.path.value : null,
  };
}

/** The API's only stage. */
function stageOf(api: Api): string | null {
  const [stage, another] = api.stages;
  if (!stage || another || api.external || api.incomplete.length > 0) return null;
  return stageName(stage);
}

/**
 * What the API's resource policy says as a whole, the most open over its routes; known null where it has none. How
 * routes are authorized matters only to a policy that denies and never allows.
 */
export function policyVerdict(api: Api): Fact<Verdict | null> {
  return thenFact(api.policy, (policy): Fact<Verdict | null> => {
    if (policy === null || api.kind !== 'rest') return mapFact(api.policy, () => null);
    const verdict = judgePolicy(policy, contextOf(api, weakestAuthorization(api)));
    if (verdict.verdict === 'undecided') return unknownFact(verdict.reason, verdict.span);
    return { ...concluded(verdict, verdict.span), ...byOf(api.policy) };
  });
}

function byOf(fact: Fact<unknown>): { by?: string } {
  return fact.by === undefined ? {} : { by: fact.by };
}

/** The authorization of routes that matters most to a policy that only denies. */
function weakestAuthorization(api: Api): PolicyAuthorization {
  const kinds = new Set(api.routes.map(policyAuthorization));
  for (const kind of ['lambda', 'iam', 'unknown'] as const) if (kinds.has(kind)) return kind;
  return 'none';
}

/** Whether the policy of the API lets in unsigned callers whom nobody listed; for a private API from any VPC. */
export function admitsStrangers(api: Api): Fact<boolean> {
  return ofPolicy(api, (policy) => admitsAnybody(policy, contextOf(api)));
}

/** Whether a private API's policy counts on addresses that it never sees. */
export function countsOnSourceIp(api: Api): Fact<boolean> {
  return ofPolicy(api, limitsBySourceIp);
}

/** Whether strangers get past an address list to a Lambda authorizer. */
export function addressListIsBypassed(api: Api): Fact<boolean> {
  if (api.kind !== 'rest' || (api.policy.known && api.policy.value === null)) return concluded(false, api.span);
  const asked = api.routes.map((route) => {
    const byLambda = mapFact(authorizationOf(route), (authorization) => authorization === 'lambda');
    if (byLambda.known && !byLambda.value) return byLambda;
    const bypassed = ofPolicy(
      api,
      (policy) => bypassesAllowList(policy, contextOf(api), patternOf(route)),
      'reaches the authorizer',
    );
    return everyFact([bypassed, byLambda], bypassed.known ? bypassed : concluded(true, api.span));
  });
  return someFact(asked, concluded(false, api.span));
}

/** Why, in words: the decisive statement and an example of what gets in. */
export function policyReason(api: Api): Fact<string | null> {
  return mapFact(policyVerdict(api), (verdict) => verdict?.reason ?? null);
}

function ofPolicy(api: Api, question: (policy: Value) => Answer, end?: string): Fact<boolean> {
  return thenFact(api.policy, (policy): Fact<boolean> => {
    if (policy === null || api.kind !== 'rest') return mapFact(api.policy, () => false);
    return answered(question(policy), api.policy, end);
  });
}

function answered(answer: Answer, policy: Fact<unknown>, end?: string): Fact<boolean> {
  if (answer.answer === 'undecided') return { ...unknownFact(answer.reason, answer.span), ...byOf(policy) };
  const steps = answer.witness ? [{ span: answer.span, message: witnessWords(answer, end) }] : [];
  return {
    ...concluded(answer.answer === 'yes', answer.span),
    ...byOf(policy),
    ...(steps.length > 0 && { via: steps }),
  };
}

/** `an unsigned GET /pets from 203.0.113.7 gets in`. */
export function witnessWords({ witness }: Pick<Answer, 'witness'>, end = 'gets in'): string {
  if (!witness) return '';
  const from = [witness.sourceIp, witness.vpcSourceIp, witness.sourceVpc, witness.sourceVpce].filter(
    (place) => place !== null,
  );
  return `an unsigned ${witness.method} ${witness.path} from ${from.join(', ') || 'anywhere'} ${end}`;
}

/** Whether a private custom domain's policy lets in callers from any VPC of any account. */
export function domainAdmitsStrangers(domain: Domain): Fact<boolean> {
  return thenFact(domain.policy, (policy): Fact<boolean> => {
    if (policy === null) return mapFact(domain.policy, () => false);
    return answered(admitsAnybody(policy, { endpoint: 'private', owner: 'domain' }), domain.policy);
  });
}
