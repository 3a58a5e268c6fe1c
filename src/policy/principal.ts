import type { Value } from '../text/value.js';
import { doubtOf, isConcrete, plain, plainOf, segmentsOf, show, type Text, textFrom } from './holes.js';
import { any, type Doubt, not, type Truth } from './truth.js';

/** Somebody who calls: unsigned, an IAM principal, an AWS service, or another signed identity (federated, canonical). */
export type Caller =
  | { readonly kind: 'anonymous' }
  /** Null: a principal that the policy does not name, none of `others`. The account of a principal may be unknown. */
  | {
      readonly kind: 'aws';
      readonly account: string | null;
      readonly arn: string | null;
      readonly others: readonly string[];
    }
  | { readonly kind: 'service'; readonly name: string | null }
  | { readonly kind: 'other'; readonly name: string };

/** A caller who does not sign the request. */
export const anonymous: Caller = { kind: 'anonymous' };

/** A statement's `Principal` or `NotPrincipal`. */
export interface PrincipalElement {
  readonly negated: boolean;
  readonly entries: readonly PrincipalEntry[];
}

export type PrincipalEntry =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'principal'; readonly name: string; readonly account: string | null }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'unknown'; readonly doubt: Doubt };

/** Reads the element, or says in words why AWS would reject it. */
export function readPrincipal(value: Value, negated: boolean): PrincipalElement | string {
  if (value.kind === 'map') {
    if (value.entries.size === 0) return 'the principal is empty';
    const entries: PrincipalEntry[] = [];
    for (const { key, value: named } of value.entries.values()) {
      const items = named.kind === 'list' ? named.items : [named];
      if (items.length === 0) return `the principal's ${key} is empty`;
      for (const item of items) {
        const text = textFrom(item);
        const entry = text ? readEntry(key, text) : `the principal's ${key} is no string`;
        if (typeof entry === 'string') return entry;
        entries.push(entry);
      }
    }
    return { negated, entries };
  }
  const text = textFrom(value);
  if (!text) return 'a principal is "*" or an object';
  if (plain(text) === '*') return { negated, entries: [{ kind: 'everyone' }] };
  if (plain(text) !== null) return `"${show(text)}" is no principal: it is "*" or an object`;
  return { negated, entries: [{ kind: 'unknown', doubt: doubtOf(text) }] };
}

function readEntry(type: string, text: Text): PrincipalEntry | string {
  const name = show(text);
  if (name === '') return `the principal's ${type} is empty`;
  const hidden = text.parts.every((part) => typeof part !== 'string') && !isConcrete(text);
  switch (type) {
    case 'AWS':
      return hidden ? { kind: 'unknown', doubt: doubtOf(text) } : readAwsEntry(text, name);
    case 'Service':
      return { kind: 'service', name };
    case 'Federated':
    case 'CanonicalUser':
      return { kind: 'other', name };
    default:
      return `AWS knows no principal type "${type}"`;
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function readAwsEntry(text: Text, name: string): PrincipalEntry | string {
  if (name === '*') return { kind: 'everyone' };
  const literal = text.parts.filter((part) => typeof part === 'string').join('');
  if (/[*?]/.test(literal)) return `principal "${name}" has a wildcard inside, which AWS does not take`;
  const [only] = text.parts;
  // A pseudo parameter alone is an account id; any other value that AWS makes is an ARN or a unique id.
  if (text.parts.length === 1 && typeof only === 'object') {
    return only.name === 'AWS::AccountId'
      ? { kind: 'account', account: name }
      : { kind: 'principal', name, account: null };
  }
  // Digits of another number stand for an account in examples: whichever it is, it is one account and no stranger.
  if (/^\d+$/.test(name)) return { kind: 'account', account: name };
  const [scheme = [], , service = [], region = [], owner = [], ...rest] = segmentsOf(text);
  const isIdentity = plainOf(scheme) === 'arn' && ['iam', 'sts'].includes(plainOf(service) ?? '');
  if (isIdentity && region.length === 0 && rest.length > 0) {
    const account = show({ parts: owner, span: text.span });
    const isRoot = rest.length === 1 && plainOf(rest[0] ?? []) === 'root';
    return isRoot ? { kind: 'account', account } : { kind: 'principal', name, account };
  }
  // The unique id that stays behind when a user or role is deleted, or a text whose beginning is unknown.
  if (/^A[A-Z0-9]{15,}$/.test(name) || typeof text.parts[0] === 'object')
    return { kind: 'principal', name, account: null };
  return `"${name}" is no AWS principal`;
}

export function matchPrincipal(element: PrincipalElement, caller: Caller): Truth {
  const named = any(element.entries, (entry) => matchEntry(entry, caller));
  return element.negated ? not(named) : named;
}

function matchEntry(entry: PrincipalEntry, caller: Caller): Truth {
  switch (entry.kind) {
    case 'everyone':
      return true;
    case 'account':
      return caller.kind === 'aws' && caller.account === entry.account;
    case 'principal':
      return caller.kind === 'aws' && caller.arn === entry.name;
    case 'service':
      return caller.kind === 'service' && caller.name === entry.name;
    case 'other':
      return caller.kind === 'other' && caller.name === entry.name;
    case 'unknown':
      return entry.doubt;
  }
}

/**
 * Everybody whom a policy tells apart: those whom its principals and the values of its conditions name, and of each kind
 * somebody whom nothing names.
 */
export function callersOf(elements: readonly PrincipalElement[], values: readonly string[]): Caller[] {
  const callers = new Map<string, Caller>();
  const add = (caller: Caller) => callers.set(JSON.stringify(caller), caller);
  add(anonymous);
  const entries = elements.flatMap((element) => element.entries);
  const others = entries.flatMap((entry) => (entry.kind === 'principal' ? [entry.name] : []));
  const accounts = new Set(values.flatMap((value) => value.match(/\d{12}/g) ?? []));
  for (const entry of entries) {
    if (entry.kind === 'principal') add({ kind: 'aws', account: entry.account, arn: entry.name, others: [] });
    if ((entry.kind === 'account' || entry.kind === 'principal') && entry.account !== null) accounts.add(entry.account);
    if (entry.kind === 'service' || entry.kind === 'other') add({ kind: entry.kind, name: entry.name });
  }
  const unnamed = ['000000000000', '000000000001'].find((account) => !accounts.has(account)) ?? null;
  for (const account of [...accounts, unnamed]) add({ kind: 'aws', account, arn: null, others });
  add({ kind: 'service', name: null });
  return Array.from(callers.values());
}
