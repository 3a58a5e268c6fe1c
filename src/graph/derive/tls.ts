import type { Span } from '../../text/source.js';
import { type Fact, thenFact } from '../fact.js';
import { byDefault } from './combine.js';

/** The oldest protocol that a security policy accepts is older than TLS 1.2, or not. */
export type TlsStrength = 'weak' | 'strong';

/**
 * Policies by name. `TLS_1_0` accepts TLS 1.0, `TLS_1_2` and every `SecurityPolicy_TLS12_…` and `…_TLS13_…` accept
 * nothing below TLS 1.2. A name that is not of these forms is unknown: AWS adds new ones.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html
 */
export function tlsStrength(policy: Fact<string | null>, owner: { readonly span: Span }): Fact<TlsStrength | null> {
  return thenFact(policy, (name): Fact<TlsStrength | null> => {
    if (name === null) return byDefault(null, owner);
    if (/^TLS[_-]1[_-][01]$/i.test(name)) return { ...policy, known: true, value: 'weak', assumed: null };
    if (/^TLS[_-]1[_-][23]$/i.test(name) || /^SecurityPolicy_TLS1[23]_/i.test(name))
      return { ...policy, known: true, value: 'strong', assumed: null };
    return { ...policy, known: false, reason: `security policy ${name} is not one that gatelint knows` };
  });
}

/** Enhanced policies need an endpoint access mode. */
export function isEnhanced(policy: string): boolean {
  return policy.startsWith('SecurityPolicy_');
}

/**
 * Policies that Security Hub's control APIGateway.11 accepts.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-11
 */
const recommended = new Set([
  'SecurityPolicy_TLS13_1_3_2025_09',
  'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
  'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_2025_EDGE',
  'SecurityPolicy_TLS12_PFS_2025_EDGE',
]);

export function isRecommended(policy: string): boolean {
  return recommended.has(policy);
}
