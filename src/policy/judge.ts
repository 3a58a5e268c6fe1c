import type { Value } from '../text/value.js';
import { isPolicy, type Policy, readPolicy, type Statement } from './document.js';
import { type Inquiry, inquire } from './inquiry.js';
import { anonymous } from './principal.js';
import { type Restrictions, restriction, restrictionsOf } from './restrictions.js';
import { type Doubt, isDoubt } from './truth.js';
import type { PolicyContext, RequestPattern, Restriction, Verdict } from './verdict.js';
import { witnessOf } from './witness.js';

export const anyRequest: RequestPattern = { stage: null, method: null, path: null };

/**
 * Who gets in by a resource policy (a resolved value: a map, or a string that holds JSON) for the routes that the
 * request pattern means; for all of them by default, and then the most open verdict over the routes. The policy alone
 * decides: for what an authorizer makes of it see `reachOf`. It never throws.
 */
export function judgePolicy(document: Value, context: PolicyContext, request: RequestPattern = anyRequest): Verdict {
  const policy = readPolicy(document);
  if (!isPolicy(policy)) return undecided(policy);
  if (context.endpoint !== 'unknown') return judge(policy, context, request);
  const regional = judge(policy, { ...context, endpoint: 'regional' }, request);
  const inVpc = judge(policy, { ...context, endpoint: 'private' }, request);
  if (regional.verdict === inVpc.verdict) return regional;
  return undecided({ reason: 'the endpoint type is known only at deploy', span: policy.span });
}

function judge(policy: Policy, context: PolicyContext, request: RequestPattern): Verdict {
  const inquiry = inquire(policy, context, request);
  const open = inquiry.forSomeRoutes((routes) => inquiry.explore(routes, anonymous, 'allowed').strangers);
  if (isDoubt(open)) return undecided(open);
  if (open) return publicVerdict(inquiry, context.owner ?? 'api');
  const authorization = context.authorization ?? 'none';
  const leavesOpen = authorization === 'iam' || authorization === 'lambda' || authorization === 'unknown';
  if (leavesOpen && policy.statements.every(({ effect }) => effect === 'Deny')) return denyOnly(inquiry, authorization);
  if (!letsSomebody(inquiry, 'allowed')) return closedVerdict(inquiry);
  const { to, by } = restrictionsOf(inquiry);
  return notPublic('restricted', inquiry, `only ${words(to)} can call it`, to, by);
}

function undecided({ reason, span }: Doubt): Verdict {
  return { verdict: 'undecided', to: [], reason, span, statement: null, witness: null, partial: false };
}

function letsSomebody(inquiry: Inquiry, goal: 'allowed' | 'undenied'): boolean {
  const classes = inquiry.suppositions?.flat() ?? [];
  for (const { caller, network } of inquiry.callers()) {
    if (classes.some((routes) => inquiry.explore(routes, caller, goal, network).anyone !== false)) return true;
  }
  return false;
}

/** Without an Allow every call that is not denied is left to the identity policy or the Lambda authorizer. */
function denyOnly(inquiry: Inquiry, authorization: 'iam' | 'lambda' | 'unknown'): Verdict {
  if (!letsSomebody(inquiry, 'undenied')) return closedVerdict(inquiry);
  const { to, by }: Restrictions = restrictionsOf(inquiry);
  const all = [...to, restriction(authorization === 'iam' ? 'accounts' : 'authorizer', [])];
  return notPublic('restricted', inquiry, 'it only denies: whoever it spares is left to the authorizer', all, by);
}

function publicVerdict(inquiry: Inquiry, owner: 'api' | 'domain'): Verdict {
  const classes = inquiry.suppositions?.[0] ?? [];
  const opened = classes.filter((routes) => inquiry.explore(routes, anonymous, 'allowed').strangers === true);
  const found = opened.map((routes) => ({ routes, found: inquiry.explore(routes, anonymous, 'allowed') }));
  const shown = found.find((one) => one.found.ordinary) ?? found[0];
  const allow = shown?.found.allow ?? null;
  const where = inquiry.isPrivate ? 'any VPC of any account' : 'the internet';
  const witness = shown ? witnessOf(shown.found, shown.routes, inquiry.isPrivate, owner) : null;
  const partial = opened.length < classes.length;
  return {
    verdict: 'public',
    to: [],
    reason: `statement ${(allow?.index ?? 0) + 1} lets unsigned callers in from ${where}${partial ? ' for some routes' : ''}`,
    span: (allow ?? inquiry.policy).span,
    statement: allow?.index ?? null,
    witness,
    partial,
  };
}

function closedVerdict(inquiry: Inquiry): Verdict {
  const { statements } = inquiry.policy;
  const deny = statements.find(({ effect, action }) => effect === 'Deny' && action !== false);
  const allowsSome = statements.some(({ effect, action }) => effect !== 'Deny' && action !== false);
  const reason = allowsSome ? 'nobody meets its statements' : 'no statement allows anybody to invoke the API';
  return notPublic('closed', inquiry, reason, [], allowsSome ? (deny ?? null) : null);
}

function notPublic(
  verdict: 'restricted' | 'closed',
  inquiry: Inquiry,
  reason: string,
  to: readonly Restriction[],
  by: Statement | null,
): Verdict {
  const span = (by ?? inquiry.policy).span;
  return { verdict, to, reason, span, statement: by?.index ?? null, witness: null, partial: false };
}

function words(to: readonly Restriction[]): string {
  return to.length === 0 ? 'listed callers' : to.map((one) => one.words).join(' and ');
}
