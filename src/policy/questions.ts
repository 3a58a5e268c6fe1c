import type { Value } from '../text/value.js';
import type { Condition } from './conditions.js';
import { isPolicy, type Policy, readPolicy, type Statement } from './document.js';
import { explore, type Found, holdsForStrangers } from './explore.js';
import { type Inquiry, inquire, type Routes } from './inquiry.js';
import { anyRequest, judgePolicy } from './judge.js';
import { anonymous } from './principal.js';
import { and, type Doubt, isDoubt, not, type Truth } from './truth.js';
import type { Answer, PolicyContext, RequestPattern } from './verdict.js';
import { witnessOf } from './witness.js';

/** Does the policy let in unsigned callers whom nobody listed: from the internet, or from any VPC of any account? */
export function admitsAnybody(document: Value, context: PolicyContext, request: RequestPattern = anyRequest): Answer {
  const { verdict, reason, span, statement, witness } = judgePolicy(document, context, request);
  if (verdict === 'undecided') return unsure({ reason, span });
  return { answer: verdict === 'public' ? 'yes' : 'no', reason, span, statement, witness };
}

/**
 * Does the policy limit a private API's callers by `aws:SourceIp`? Their requests do not have it (or not as they sent
 * it): only `aws:VpcSourceIp` tells their address.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export function limitsBySourceIp(document: Value): Answer {
  const policy = readPolicy(document);
  if (!isPolicy(policy)) return unsure(policy);
  for (const statement of policy.statements) {
    const condition = statement.conditions.find(({ key }) => key === 'aws:sourceip');
    if (!condition || statement.action === false) continue;
    const reason = 'aws:SourceIp is not the address of a caller in a VPC: use aws:VpcSourceIp';
    return { answer: 'yes', reason, span: condition.span, statement: statement.index, witness: null };
  }
  return no('no statement looks at aws:SourceIp', policy);
}

/**
 * Are addresses limited by an Allow only, while a Lambda authorizer decides too? Then strangers are only implicitly
 * denied, and API Gateway asks the authorizer about them: before it asks, it looks for an explicit Deny only.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 * The request pattern should mean a route that has a Lambda authorizer; by default all routes are supposed to.
 */
export function bypassesAllowList(
  document: Value,
  context: PolicyContext,
  request: RequestPattern = anyRequest,
): Answer {
  const policy = readPolicy(document);
  if (!isPolicy(policy)) return unsure(policy);
  if (context.endpoint === 'unknown') {
    const regional = bypassesAllowList(document, { ...context, endpoint: 'regional' }, request);
    const inVpc = bypassesAllowList(document, { ...context, endpoint: 'private' }, request);
    if (regional.answer === inVpc.answer) return regional;
    return unsure({ reason: 'the endpoint type is known only at deploy', span: policy.span });
  }
  const inquiry = inquire(policy, context, request);
  const bypassed = inquiry.forSomeRoutes((routes) => bypassOf(inquiry, routes)?.truth ?? false);
  if (isDoubt(bypassed)) return unsure(bypassed);
  for (const routes of inquiry.suppositions?.flat() ?? []) {
    const bypass = bypassOf(inquiry, routes);
    if (bypass?.truth !== true) continue;
    const { statement, condition } = bypass.list;
    const reason = `statement ${statement.index + 1} allows ${condition.texts.join(', ')}, but no Deny stops other addresses before the authorizer`;
    const witness = witnessOf(bypass.found, routes, inquiry.isPrivate, context.owner ?? 'api');
    return { answer: 'yes', reason, span: condition.span, statement: statement.index, witness };
  }
  return no('no address list is left to an Allow alone', policy);
}

interface AddressList {
  readonly statement: Statement;
  readonly condition: Condition;
}

interface Bypass {
  readonly list: AddressList;
  readonly truth: Truth;
  /** Requests from addresses that the list does not have, and that reach the authorizer. */
  readonly found: Found;
}

/** Whether the list on the routes is one that strangers go around; null where there is no list. */
function bypassOf(inquiry: Inquiry, routes: Routes): Bypass | null {
  const list = listFor(inquiry, routes);
  if (!list) return null;
  const found = unansweredUnlisted(inquiry, routes, list);
  // In a VPC that may be callers through a listed endpoint too: the list is about their addresses.
  const unlisted = inquiry.isPrivate ? found.anyone : found.strangers;
  return { list, found, truth: and(unlisted, not(inquiry.explore(routes, anonymous, 'allowed').strangers)) };
}

/** An Allow of the routes that asks for a listed address. */
function listFor(inquiry: Inquiry, { routes }: Routes): AddressList | null {
  for (const statement of inquiry.policy.statements) {
    if (statement.effect === 'Deny' || statement.action === false || routes.covered[statement.index] === false)
      continue;
    const condition = statement.conditions.find((one) => limitsAddresses(inquiry, one));
    if (condition) return { statement, condition };
  }
  return null;
}

/** Requests with an address that the list does not have and that are neither allowed nor denied. */
function unansweredUnlisted(inquiry: Inquiry, { routes }: Routes, { condition }: AddressList): Found {
  const { span } = condition;
  const listed: Statement = {
    index: inquiry.policy.statements.length,
    span,
    effect: 'Deny',
    principal: null,
    action: true,
    resource: null,
    conditions: [condition],
    doubt: null,
  };
  const policy: Policy = { span, statements: [...inquiry.policy.statements, listed] };
  const covered = (statement: Statement) => statement === listed || (routes.covered[statement.index] ?? false);
  return explore(policy, inquiry.keys, covered, { caller: anonymous, network: inquiry.network }, 'unanswered');
}

function limitsAddresses(inquiry: Inquiry, condition: Condition): boolean {
  if (condition.key !== 'aws:sourceip' && condition.key !== 'aws:vpcsourceip') return false;
  const place = inquiry.keys.place(condition);
  const classes = inquiry.keys.of(condition.key, { caller: anonymous, network: inquiry.network });
  if (condition.key === 'aws:sourceip') return !holdsForStrangers(classes.filter((one) => one.answers[place] === true));
  return classes.some((one) => one.answers[place] !== true);
}

function unsure({ reason, span }: Doubt): Answer {
  return { answer: 'undecided', reason, span, statement: null, witness: null };
}

function no(reason: string, { span }: { span: Answer['span'] }): Answer {
  return { answer: 'no', reason, span, statement: null, witness: null };
}
