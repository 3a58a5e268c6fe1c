import type { Span } from '../text/source.js';
import type { Value } from '../text/value.js';
import { isPolicy, readPolicy } from './document.js';
import type { Goal } from './explore.js';
import { type Inquiry, inquire } from './inquiry.js';
import { anyRequest } from './judge.js';
import { anonymous, type Caller } from './principal.js';
import { restriction, restrictionsOf } from './restrictions.js';
import { any, type Doubt, isDoubt, or, type Truth } from './truth.js';
import type { Authorization, PolicyContext, Reach, RequestPattern, Restriction } from './verdict.js';
import { witnessOf } from './witness.js';

/** What the resource policy says to a call: an Allow without a Deny, an explicit Deny, or neither. */
export type PolicyResult = 'allow' | 'neither' | 'deny';

/** What becomes of the call. */
export type Outcome = 'in' | 'out' | 'identity-policy-decides' | 'authorizer-decides';

/**
 * API Gateway's authorization flow: the policy's result together with the route's authorization. A Cognito token is
 * looked at before the policy, an identity policy may also deny what the resource policy allows. `account` is the
 * signed caller's, as seen from the API's.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function flow(
  result: PolicyResult,
  authorization: Exclude<Authorization, 'unknown'>,
  account: 'same' | 'other' = 'same',
): Outcome {
  if (result === 'deny') return 'out';
  switch (authorization) {
    case 'none':
    case 'cognito':
      return result === 'allow' ? 'in' : 'out';
    case 'lambda':
      return 'authorizer-decides';
    case 'iam':
      if (account === 'same') return result === 'allow' ? 'in' : 'identity-policy-decides';
      return result === 'allow' ? 'identity-policy-decides' : 'out';
  }
}

/**
 * From where callers with the route's kind of credential reach it: by an API's resource policy, where it has one (null:
 * none), and its endpoint type. With a Lambda authorizer it is who reaches the authorizer, with IAM who gets as far as
 * the identity policies of the API's own account. Give the route as the request pattern; the stage should be null.
 */
export function reachOf(policy: Value | null, context: PolicyContext, request: RequestPattern = anyRequest): Reach {
  const { endpoint, authorization = 'none' } = context;
  if (endpoint === 'unknown') {
    const places = (['regional', 'private'] as const).map((one) =>
      reachOf(policy, { ...context, endpoint: one }, request),
    );
    return agreed(places, 'the endpoint type is known only at deploy');
  }
  if (policy === null) return withoutPolicy(endpoint);
  if (authorization === 'unknown') {
    const kinds = (['none', 'iam', 'lambda'] as const).map((one) => ({ ...context, authorization: one }));
    return agreed(
      kinds.map((one) => reachOf(policy, one, request)),
      "the route's authorization is known only at deploy",
    );
  }
  const read = readPolicy(policy);
  if (!isPolicy(read)) return undecided(read.reason, read.span);
  return reachThrough(inquire(read, context, request), authorization, context.owner ?? 'api');
}

/** A private API without a policy refuses every call. */
function withoutPolicy(endpoint: 'regional' | 'edge' | 'private'): Reach {
  const open = endpoint !== 'private';
  const reason = open ? 'the API has no resource policy' : 'a private API without a resource policy lets nobody in';
  return { reach: open ? 'internet' : 'nobody', to: [], reason, span: null, statement: null, witness: null };
}

function agreed(reaches: readonly Reach[], why: string): Reach {
  const [first, ...others] = reaches;
  if (first && others.every((other) => other.reach === first.reach)) return first;
  return undecided(why, first?.span ?? null);
}

function undecided(reason: string, span: Span | null): Reach {
  return { reach: 'undecided', to: [], reason, span, statement: null, witness: null };
}

function reachThrough(
  inquiry: Inquiry,
  authorization: Exclude<Authorization, 'unknown'>,
  owner: 'api' | 'domain',
): Reach {
  const signed = authorization === 'iam';
  // What the API's own authorizer or identity policies may still let in counts as reaching them.
  const goal: Goal = flow('neither', authorization) === 'out' ? 'allowed' : 'undenied';
  const callers = Array.from(inquiry.callers(), ({ caller }) => caller).filter((caller) =>
    signed ? caller.kind === 'aws' || caller.kind === 'other' : caller === anonymous,
  );
  const asked = (measure: 'strangers' | 'anyone') =>
    inquiry.forSomeRoutes((routes) => any(callers, (caller) => inquiry.explore(routes, caller, goal)[measure]));
  const strangers = asked('strangers');
  if (strangers === true) return open(inquiry, callers, goal, owner);
  const anyone: Truth = or(strangers, asked('anyone'));
  const { to, by } = restrictionsOf(inquiry);
  const span = (by ?? inquiry.policy).span;
  const statement = by?.index ?? null;
  if (anyone === false) {
    const reason = `the policy lets in no ${signed ? 'signed' : 'unsigned'} caller`;
    return { reach: 'nobody', to: [], reason, span, statement, witness: null };
  }
  const doubt: Doubt | null = isDoubt(strangers) ? strangers : null;
  if (doubt && !inquiry.isPrivate) return undecided(doubt.reason, doubt.span);
  const where = places(doubt ? [] : to, inquiry.isPrivate);
  const reason = `only from ${where.map((one) => one.words).join(' and ') || 'listed places'}`;
  return { reach: 'restricted', to: where, reason, span, statement, witness: null };
}

function open(inquiry: Inquiry, callers: readonly Caller[], goal: Goal, owner: 'api' | 'domain'): Reach {
  const all = (inquiry.suppositions?.[0] ?? []).flatMap((routes) =>
    callers.map((caller) => ({ routes, found: inquiry.explore(routes, caller, goal) })),
  );
  const shown = all.find(({ found }) => found.strangers === true);
  const allow = shown?.found.allow ?? null;
  const to = inquiry.isPrivate ? places([], true) : [];
  return {
    reach: inquiry.isPrivate ? 'restricted' : 'internet',
    to,
    reason: inquiry.isPrivate ? 'through any VPC endpoint of any account' : 'from anywhere on the internet',
    span: (allow ?? inquiry.policy).span,
    statement: allow?.index ?? null,
    witness:
      shown && callers.includes(anonymous) ? witnessOf(shown.found, shown.routes, inquiry.isPrivate, owner) : null,
  };
}

/** The restrictions that speak of places; a private API is at least behind VPC endpoints. */
function places(to: readonly Restriction[], isPrivate: boolean): Restriction[] {
  const where = to.filter(({ kind }) => kind === 'addresses' || kind === 'vpc' || kind === 'vpce');
  if (!isPrivate || where.some(({ kind }) => kind !== 'addresses')) return where;
  return [...where, { ...restriction('vpce', []), words: 'any VPC endpoint' }];
}
