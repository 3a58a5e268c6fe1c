import type { Span } from '../text/source.js';

/** Who authorizes the route's callers besides the resource policy. `unknown` where that is not known before deploy. */
export type Authorization = 'none' | 'iam' | 'lambda' | 'cognito' | 'unknown';

export interface PolicyContext {
  /** The API's endpoint type; `unknown` decides only what holds for all of them. */
  readonly endpoint: 'regional' | 'edge' | 'private' | 'unknown';
  /**
   * Default `none`. It changes a verdict only where the policy has no Allow at all: with `iam` and `lambda` such a policy
   * leaves the decision to the identity policy or the authorizer, else it closes the API.
   */
  readonly authorization?: Authorization;
  /** What the policy is attached to: a REST API (default) or a private custom domain name. */
  readonly owner?: 'api' | 'domain';
  /** The owner's key in the graph's input, to tell a `Resource` that names it from one that names another API. */
  readonly self?: string;
}

/** The routes that are asked about; null means any. The stage should be null unless the API has that one stage only. */
export interface RequestPattern {
  readonly stage: string | null;
  /** Upper case; null and `ANY` mean any. */
  readonly method: string | null;
  /** As the route has it: `/pets/{id}`, `/{proxy+}`. */
  readonly path: string | null;
}

/**
 * What a resource policy says about who gets in.
 * - `public`: an unsigned caller whom nobody listed: from the internet (more than a /8 of IPv4 or a /16 of IPv6), or for
 *   a private API from any VPC and endpoint of any account.
 * - `restricted`: only those that `to` names. `closed`: nobody.
 * - `undecided`: it depends on a value that is known only at deploy, or AWS would reject the document.
 */
export interface Verdict {
  readonly verdict: 'public' | 'restricted' | 'closed' | 'undecided';
  /** Empty unless restricted. */
  readonly to: readonly Restriction[];
  /** One plain sentence. */
  readonly reason: string;
  /** The deciding statement, or the text that could not be decided. */
  readonly span: Span;
  /** The deciding statement's index (from 0); null where it is no single one. */
  readonly statement: number | null;
  /** Public: a request that gets in. */
  readonly witness: Witness | null;
  /** True where only some routes are public. */
  readonly partial: boolean;
}

export type RestrictionKind =
  | 'addresses'
  | 'vpc'
  | 'vpce'
  | 'accounts'
  | 'principals'
  | 'organization'
  | 'service'
  /** Any signed caller of any account. */
  | 'any-aws-principal'
  /** Whoever the API's Lambda authorizer or the identity policies of its account let in. */
  | 'authorizer';

export interface Restriction {
  readonly kind: RestrictionKind;
  /** As the policy writes them; an unknown value X is `${X}`. Empty where the kind says it all. */
  readonly values: readonly string[];
  /** For a sentence: `addresses 203.0.113.0/24`. */
  readonly words: string;
}

/** An example request that the policy lets in. Values that the policy does not look at are ordinary ones. */
export interface Witness {
  readonly principal: 'anonymous';
  readonly sourceIp: string | null;
  readonly sourceVpc: string | null;
  readonly sourceVpce: string | null;
  readonly vpcSourceIp: string | null;
  readonly method: string;
  /** Starts with `/`. */
  readonly path: string;
  /** `${X}` where the policy names it by an unknown X. */
  readonly stage: string;
  /** Headers that the policy looks at, as the caller would send them; null: the header is left out. */
  readonly headers: Readonly<Record<string, string | null>>;
  /** ISO 8601, where the policy looks at the clock. */
  readonly time: string | null;
}

/** Who reaches a route, with whatever credential its authorization asks for. */
export interface Reach {
  /**
   * `internet`: from anywhere. `restricted`: only from where `to` says (for a private API that is at least a VPC
   * endpoint). `nobody`: no caller with that kind of credential.
   */
  readonly reach: 'internet' | 'restricted' | 'nobody' | 'undecided';
  readonly to: readonly Restriction[];
  readonly reason: string;
  /** Null where no policy decides. */
  readonly span: Span | null;
  readonly statement: number | null;
  readonly witness: Witness | null;
}

/** A yes or no about a policy, with what proves it. */
export interface Answer {
  readonly answer: 'yes' | 'no' | 'undecided';
  readonly reason: string;
  readonly span: Span;
  readonly statement: number | null;
  readonly witness: Witness | null;
}
