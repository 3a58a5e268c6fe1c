import { allAddresses, internalAddresses, type Range } from './addresses.js';
import { everything, literal, type Pattern } from './pattern.js';
import type { Caller } from './principal.js';
import type { RestrictionKind } from './verdict.js';

/**
 * Global condition keys: which requests to API Gateway have them, and with which values.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */

/** One kind of request: who calls, and through what. */
export interface Scenario {
  readonly caller: Caller;
  /**
   * `named-endpoint`: a VPC endpoint that the policy of a regional or edge API names. Calls to such an API never come
   * through one, but the policy is meant to restrict to it.
   */
  readonly network: 'internet' | 'vpc-endpoint' | 'named-endpoint';
}

/** What a key can be in a scenario. The caller, or the search for one, may choose among the values. */
export type Domain =
  | { readonly type: 'absent' }
  | { readonly type: 'addresses'; readonly ranges: readonly Range[]; readonly measured: boolean }
  /** Ids that AWS makes: the prefix and 17 hexadecimal digits, the first of them 0. */
  | { readonly type: 'ids'; readonly prefix: string }
  | { readonly type: 'texts'; readonly texts: readonly string[] }
  /** Any text of the language, but not one of `except`. */
  | {
      readonly type: 'any-text';
      readonly optional: boolean;
      readonly language: Pattern;
      readonly except?: readonly string[];
    }
  | { readonly type: 'moments'; readonly optional: boolean }
  | { readonly type: 'numbers'; readonly optional: boolean }
  /** AWS's pages leave open (or contradict each other on) which of these it is: nobody can choose. */
  | { readonly type: 'disputed'; readonly of: readonly Domain[] };

/** How the values of a key are compared. */
export type KeyType = 'address' | 'moment' | 'number' | 'text';

/** `aws:EpochTime` tells the same clock as `aws:CurrentTime`; names of keys ignore case. */
export function canonicalKey(key: string): string {
  const lower = key.toLowerCase();
  return lower === 'aws:epochtime' ? 'aws:currenttime' : lower;
}

export function typeOfKey(key: string): KeyType {
  if (key === 'aws:sourceip' || key === 'aws:vpcsourceip') return 'address';
  if (key === 'aws:currenttime' || key === 'aws:tokenissuetime') return 'moment';
  return key === 'aws:multifactorauthage' ? 'number' : 'text';
}

const absent: Domain = { type: 'absent' };
/** Ids and names never have a wildcard in them: `*` in StringEquals is a value that nobody has. */
export const plainTexts: Pattern = [{ chars: null, but: '*?', many: true }];
const optionalText: Domain = { type: 'any-text', optional: true, language: plainTexts };
const someText: Domain = { type: 'any-text', optional: false, language: plainTexts };

export function domainOf(key: string, { caller, network }: Scenario): Domain {
  const signed = caller.kind === 'aws' || caller.kind === 'other';
  const service = caller.kind === 'service';
  switch (key) {
    case 'aws:sourceip':
      if (network !== 'vpc-endpoint') return { type: 'addresses', ranges: allAddresses, measured: true };
      // IAM: absent for requests through an endpoint; API Gateway may rewrite it.
      return { type: 'disputed', of: [absent, { type: 'addresses', ranges: internalAddresses(), measured: false }] };
    case 'aws:vpcsourceip':
      return network === 'internet' ? absent : { type: 'addresses', ranges: allAddresses, measured: false };
    case 'aws:sourcevpc':
      return network === 'internet' ? absent : { type: 'ids', prefix: 'vpc-' };
    case 'aws:sourcevpce':
      return network === 'internet' ? absent : { type: 'ids', prefix: 'vpce-' };
    case 'aws:viaawsservice':
      // IAM: in every request; API Gateway does not list it.
      return { type: 'disputed', of: [absent, { type: 'texts', texts: [String(service)] }] };
    case 'aws:referer':
    case 'aws:useragent':
      return { type: 'any-text', optional: true, language: everything };
    case 'aws:currenttime':
      return { type: 'moments', optional: false };
    case 'aws:securetransport':
      return { type: 'texts', texts: ['true'] };
    case 'aws:principalisawsservice':
      return caller.kind === 'anonymous' ? absent : { type: 'texts', texts: [String(service)] };
    case 'aws:principalarn':
      return caller.kind === 'aws' ? arnsOf(caller) : signed ? someText : absent;
    case 'aws:principalaccount':
      if (caller.kind === 'aws' && isWritten(caller.account)) return { type: 'texts', texts: [caller.account] };
      return signed ? someText : anonymousOrAbsent(caller, 'anonymous');
    case 'aws:principaltype':
      return signed ? someText : anonymousOrAbsent(caller, 'Anonymous');
    case 'aws:userid':
      return signed ? someText : anonymousOrAbsent(caller, 'anonymous');
    case 'aws:multifactorauthpresent':
      return signed ? optionalText : absent;
    case 'aws:multifactorauthage':
      return signed ? { type: 'numbers', optional: true } : absent;
    case 'aws:tokenissuetime':
      return signed ? { type: 'moments', optional: true } : absent;
    case 'aws:sourceaccount':
    case 'aws:sourcearn':
    case 'aws:sourceorgid':
    case 'aws:sourceorgpaths':
    case 'aws:principalservicename':
    case 'aws:principalservicenameslist':
      return service ? optionalText : absent;
    case 'aws:username':
    case 'aws:sourceidentity':
    case 'aws:federatedprovider':
    case 'aws:rolesessionname':
      return signed ? optionalText : absent;
    default:
      if (key.startsWith('aws:principal')) return signed ? optionalText : absent;
      return { type: 'disputed', of: [absent, someText] };
  }
}

/** A role's session has the role's ARN in `aws:PrincipalArn`, whose path its own ARN does not tell. */
function arnsOf({ account, arn, others }: Extract<Caller, { kind: 'aws' }>): Domain {
  if (arn !== null && isWritten(arn) && !arn.includes(':assumed-role/')) return { type: 'texts', texts: [arn] };
  if (!isWritten(account)) return someText;
  const partition = { chars: null, but: ':', many: true };
  const language = [...literal('arn:'), partition, ...literal(`:iam::${account}:`), ...plainTexts];
  return { type: 'any-text', optional: false, language, except: others };
}

/** False for unknown texts, which are shown as `${X}`. */
function isWritten(text: string | null): text is string {
  return text !== null && !text.includes('${');
}

/** IAM says that anonymous requests carry such a value, API Gateway that the key needs IAM authorization. */
function anonymousOrAbsent(caller: Caller, value: string): Domain {
  return caller.kind === 'anonymous' ? { type: 'disputed', of: [absent, { type: 'texts', texts: [value] }] } : absent;
}

/** True for keys whose value the caller chooses or that everybody has, so that a condition on them keeps nobody out. */
export function isWeakKey(key: string): boolean {
  return ['aws:referer', 'aws:useragent', 'aws:currenttime', 'aws:securetransport'].includes(key);
}

/** To what a condition on the key restricts. */
export function restrictionOfKey(key: string): RestrictionKind {
  if (key === 'aws:sourceip' || key === 'aws:vpcsourceip') return 'addresses';
  if (key === 'aws:sourcevpc') return 'vpc';
  if (key === 'aws:sourcevpce') return 'vpce';
  if (key.startsWith('aws:principalorg') || key.startsWith('aws:sourceorg')) return 'organization';
  if (key === 'aws:principalaccount') return 'accounts';
  if (/^aws:(source(account|arn)|principal(isawsservice|servicename.*))$/.test(key)) return 'service';
  return 'principals';
}
