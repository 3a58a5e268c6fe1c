import type { Policy, Statement } from './document.js';
import { explore, type Found, type Goal, KeyClasses } from './explore.js';
import type { Text } from './holes.js';
import type { Scenario } from './keys.js';
import { type Caller, callersOf } from './principal.js';
import { type ResourceElement, type RouteClass, routeClasses } from './resource.js';
import { type Supposition, suppositions } from './supposition.js';
import { type Doubt, isDoubt, or, type Truth } from './truth.js';
import type { PolicyContext, RequestPattern } from './verdict.js';

/** The routes of one class, supposing one thing about what is unknown. */
export interface Routes {
  readonly supposition: Supposition;
  readonly routes: RouteClass;
}

/**
 * One policy, where it is attached, and the routes that are asked about. Holds what all questions about them share:
 * suppositions about unknown parts of `Resource`, classes of routes, classes of condition values.
 */
export class Inquiry {
  readonly policy: Policy;
  readonly isPrivate: boolean;
  readonly keys: KeyClasses;
  /** By supposition; null where there is too much unknown to suppose anything. */
  readonly suppositions: readonly (readonly Routes[])[] | null;
  /** Shared by all inquiries about the policy: for most of them the routes fall into the same few classes. */
  readonly #found: Map<string, Found>;

  constructor(policy: Policy, context: PolicyContext, request: RequestPattern) {
    this.policy = policy;
    this.isPrivate = context.endpoint === 'private' || context.owner === 'domain';
    const { keys, found } = sharedBy(policy);
    this.keys = keys;
    this.#found = found;
    const elements = policy.statements.map((statement) => statement.resource ?? everyRoute);
    const of = (deny: boolean) =>
      policy.statements.flatMap(({ effect, resource }) =>
        (effect === 'Deny') === deny ? (resource?.texts ?? []) : [],
      );
    this.suppositions = routesBySupposition(elements, of(false), of(true), context, request);
  }

  get network(): Scenario['network'] {
    return this.isPrivate ? 'vpc-endpoint' : 'internet';
  }

  explore({ routes }: Routes, caller: Caller, goal: Goal, network = this.network): Found {
    const covered = routes.covered.map((truth) => (isDoubt(truth) ? truth.reason : truth));
    const name = JSON.stringify([covered, caller, goal, network]);
    const found =
      this.#found.get(name) ?? explore(this.policy, this.keys, coveredBy(routes), { caller, network }, goal);
    this.#found.set(name, found);
    return found;
  }

  /**
   * Whether something holds for some of the routes, whatever is supposed about the unknown: in doubt where suppositions
   * lead to different answers.
   */
  forSomeRoutes(test: (routes: Routes) => Truth): Truth {
    if (!this.suppositions) return this.tooMuchUnknown;
    const answers = this.suppositions.map((classes) => {
      let answer: Truth = false;
      for (const one of classes) {
        answer = or(answer, test(one));
        if (answer === true) break;
      }
      return answer;
    });
    const [first = false, ...others] = answers;
    if (others.every((answer) => answer === first)) return first;
    return answers.find(isDoubt) ?? this.unknownResource;
  }

  /** Everybody whom the policy tells apart, through every network that it tells apart. */
  *callers(): Iterable<Scenario> {
    const principals = this.policy.statements.flatMap(({ principal }) => principal ?? []);
    const endpoints = this.keys.has('aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip');
    const named = this.policy.statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ key, texts }) => (/^aws:principal(arn|account)$/.test(key) ? texts : [])),
    );
    for (const caller of callersOf(principals, named)) {
      yield { caller, network: this.network };
      if (!this.isPrivate && endpoints) yield { caller, network: 'named-endpoint' };
    }
  }

  get unknownResource(): Doubt {
    for (const { resource } of this.policy.statements) {
      for (const text of resource?.texts ?? []) {
        for (const part of text.parts) if (typeof part === 'object') return part.doubt;
      }
    }
    return { reason: 'its Resources name several APIs, of which one may be this one', span: this.policy.span };
  }

  get tooMuchUnknown(): Doubt {
    return { reason: 'too much of its Resources is known only at deploy', span: this.policy.span };
  }
}

function coveredBy(routes: RouteClass): (statement: Statement) => Truth {
  return (statement) => routes.covered[statement.index] ?? false;
}

interface Shared {
  readonly keys: KeyClasses;
  readonly found: Map<string, Found>;
}

const shared = new WeakMap<Policy, Shared>();

function sharedBy(policy: Policy): Shared {
  const known = shared.get(policy) ?? { keys: new KeyClasses(policy), found: new Map() };
  shared.set(policy, known);
  return known;
}

const inquiries = new WeakMap<Policy, Map<string, Inquiry>>();

/** One inquiry for all questions about a policy in the same place and the same routes. */
export function inquire(policy: Policy, context: PolicyContext, request: RequestPattern): Inquiry {
  const known = inquiries.get(policy) ?? new Map<string, Inquiry>();
  inquiries.set(policy, known);
  const { endpoint, owner, self } = context;
  const name = JSON.stringify([endpoint === 'private', owner, self, request.stage, request.method, request.path]);
  const inquiry = known.get(name) ?? new Inquiry(policy, context, request);
  known.set(name, inquiry);
  return inquiry;
}

/** For a statement that is unknown as a whole. */
const everyRoute: ResourceElement = { negated: true, texts: [] };

function routesBySupposition(
  elements: readonly ResourceElement[],
  allowed: readonly Text[],
  denied: readonly Text[],
  { owner = 'api', self }: PolicyContext,
  request: RequestPattern,
): Routes[][] | null {
  const supposed = suppositions(allowed, denied, request.stage);
  if (!supposed) return null;
  const bySupposition: Routes[][] = [];
  for (const supposition of supposed) {
    const classes = routeClasses(elements, owner, request, supposition, self);
    if (!classes) return null;
    bySupposition.push(classes.map((routes) => ({ supposition, routes })));
  }
  return bySupposition;
}
