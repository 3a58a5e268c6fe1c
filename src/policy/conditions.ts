import type { Span } from '../text/source.js';
import type { Value } from '../text/value.js';
import { allAddresses, globRanges, holds, parseBlock, type Range, union } from './addresses.js';
import { doubtOf, isConcrete, plain, show, type Text, textFrom } from './holes.js';
import { canonicalKey, typeOfKey } from './keys.js';
import { answerWithoutKey, type Operator, parseOperator, type Relation } from './operators.js';
import { arnGlob, glob, literal, matches, type Pattern, takesEverything } from './pattern.js';
import { any, type Doubt, not, type Truth } from './truth.js';

/** One operator on one key, e.g. `"NotIpAddress": {"aws:SourceIp": ["203.0.113.0/24"]}`. */
export interface Condition {
  /** Lower case, and one name for keys that tell the same. */
  readonly key: string;
  readonly operator: Operator;
  readonly values: readonly Comparand[];
  /** The values as the policy writes them. */
  readonly texts: readonly string[];
  /** Where the key stands. */
  readonly span: Span;
}

/** What a value of the key is compared with. */
export type Comparand =
  /** `text` is what it reads like where it has no wildcards. */
  | { readonly type: 'pattern'; readonly pattern: Pattern; readonly text: string }
  | { readonly type: 'ranges'; readonly ranges: readonly Range[] }
  | { readonly type: 'number'; readonly relation: Relation; readonly value: number }
  /** For `Null`: is the key to be absent? */
  | { readonly type: 'absence'; readonly absent: boolean }
  /** One plain value (one bounded block) that is known only at deploy; strangers don't have it. */
  | { readonly type: 'unknown'; readonly name: string; readonly doubt: Doubt }
  /** Something that may match whatever `within` takes. */
  | { readonly type: 'doubt'; readonly within: Pattern | null; readonly doubt: Doubt }
  /** A moment or number that is compared with something unknown: there are callers on both sides. */
  | { readonly type: 'either' }
  /** The policy variable of the key itself. */
  | { readonly type: 'itself' }
  | { readonly type: 'never' };

/** A value that a key may have in a request, or a set of values that all conditions treat alike. */
export type Candidate =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'range'; readonly range: Range }
  | { readonly kind: 'number'; readonly value: number }
  /** The value of an unknown X. */
  | { readonly kind: 'unknown'; readonly name: string; readonly doubt: Doubt };

interface Source {
  readonly operator: string;
  readonly key: string;
  readonly span: Span;
  readonly value: Value;
  /** Whether `${…}` are policy variables: since version 2012-10-17. */
  readonly variables: boolean;
  readonly effect: 'Allow' | 'Deny' | Doubt;
}

/** Reads a condition, or says in words why AWS would reject it. */
export function readCondition({
  operator: name,
  key: written,
  span,
  value,
  variables,
  effect,
}: Source): Condition | string {
  const operator = parseOperator(name);
  if (!operator) return `"${name}" is no condition operator`;
  const key = canonicalKey(written);
  const items = value.kind === 'list' ? value.items : [value];
  if (items.length === 0) return `${written} has no values`;
  const values: Comparand[] = [];
  const texts: string[] = [];
  // An unknown list of addresses that are kept out is not taken for one of all addresses.
  const blocks = operator.negated ? effect === 'Allow' : effect === 'Deny';
  for (const item of items) {
    const text = textFrom(item);
    if (!text) return `a value of ${written} is no string`;
    const comparand = readComparand(text, operator, key, variables, blocks);
    if (typeof comparand === 'string') return comparand;
    values.push(comparand);
    texts.push(show(text));
  }
  const ranges = values.flatMap((one) => (one.type === 'ranges' ? one.ranges : []));
  const others = values.filter((one) => one.type !== 'ranges');
  const merged: Comparand[] = ranges.length > 0 ? [{ type: 'ranges', ranges: union(ranges) }] : [];
  return { key, operator, values: [...merged, ...others], texts, span };
}

function readComparand(
  text: Text,
  operator: Operator,
  key: string,
  variables: boolean,
  blocks: boolean,
): Comparand | string {
  const written = plain(text);
  const { comparison } = operator;
  if (comparison === 'bool' || comparison === 'null') {
    if (written !== null && !/^(true|false)$/i.test(written)) return `"${written}" is neither true nor false`;
  }
  if (comparison === 'null') {
    if (written === null) return { type: 'doubt', within: null, doubt: doubtOf(text) };
    return { type: 'absence', absent: written.toLowerCase() === 'true' };
  }
  if (written !== null && variables && namesVariable(written)) return readVariable(written, text.span, operator, key);
  switch (comparison) {
    case 'address':
      return readAddress(text, key, blocks);
    case 'date':
    case 'number':
      return readNumber(text, operator, key);
    default:
      return typeOfKey(key) === 'address' ? readAddressText(text, operator) : readText(text, operator, key);
  }
}

/** Whether a value has a policy variable, `${…}`. */
function namesVariable(text: string): boolean {
  const at = text.indexOf('${');
  return at >= 0 && text.includes('}', at);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function readVariable(written: string, span: Span, operator: Operator, key: string): Comparand {
  const name = /^\$\{\s*([^},\s]+)\s*\}$/.exec(written)?.[1];
  if (name !== undefined && canonicalKey(name) === key) return { type: 'itself' };
  const escaped = written.replace(/\$\{([*?$])\}/g, '$1');
  if (!escaped.includes('${') && operator.comparison === 'equals') {
    return { type: 'pattern', pattern: literal(escaped), text: escaped };
  }
  return { type: 'doubt', within: null, doubt: { reason: `${written} depends on the request`, span } };
}

function readAddress(text: Text, key: string, blocks: boolean): Comparand | string {
  const written = plain(text);
  if (written === null) return readUnknownBlock(text, blocks);
  const range = parseBlock(written);
  if (!range) return `"${written}" is no address block`;
  return typeOfKey(key) === 'address' ? { type: 'ranges', ranges: [range] } : mismatch(key, text);
}

/** `${Ip}/32` is a small block wherever it lies; a parameter alone may be `0.0.0.0/0`. */
function readUnknownBlock(text: Text, blocks: boolean): Comparand {
  const doubt = doubtOf(text);
  const last = text.parts.at(-1);
  const prefix = typeof last === 'string' ? /\/(\d{1,3})$/.exec(last)?.[1] : undefined;
  const v6 = text.parts.some((part) => typeof part === 'string' && part.includes(':'));
  if (Number(prefix) === 0) {
    const everyone = parseBlock(v6 ? '::/0' : '0.0.0.0/0');
    if (everyone) return { type: 'ranges', ranges: [everyone] };
  }
  const bounded = prefix === undefined ? isConcrete(text) : Number(prefix) >= (v6 ? 16 : 8);
  return bounded || blocks ? { type: 'unknown', name: show(text), doubt } : { type: 'doubt', within: null, doubt };
}

function readAddressText(text: Text, { comparison }: Operator): Comparand {
  const written = plain(text);
  const wild = comparison === 'like';
  if (written === null) {
    const doubt = doubtOf(text);
    return wild && !isConcrete(text)
      ? { type: 'doubt', within: null, doubt }
      : { type: 'unknown', name: show(text), doubt };
  }
  if (comparison === 'arn' || comparison === 'bool') return { type: 'never' };
  if (wild && /[*?]/.test(written)) {
    const ranges = globRanges(written);
    if (ranges) return { type: 'ranges', ranges };
    return { type: 'doubt', within: null, doubt: { reason: `"${written}" is no block of addresses`, span: text.span } };
  }
  const range = written.includes('/') ? null : parseBlock(written);
  return range ? { type: 'ranges', ranges: [range] } : { type: 'never' };
}

function readText(text: Text, { comparison }: Operator, key: string): Comparand {
  if (typeOfKey(key) !== 'text') return { type: 'either' };
  const written = plain(text);
  const toPattern = comparison === 'arn' ? arnGlob : comparison === 'like' ? glob : null;
  if (written !== null) {
    const ignoreCase = comparison === 'equals-ignoring-case' || comparison === 'bool';
    const pattern = toPattern ? toPattern(written) : literal(written, ignoreCase);
    return { type: 'pattern', pattern, text: written };
  }
  const doubt = doubtOf(text);
  const literals = text.parts.filter((part) => typeof part === 'string').join('');
  if (!toPattern || (isConcrete(text) && !/[*?]/.test(literals))) return { type: 'unknown', name: show(text), doubt };
  const within = text.parts.flatMap((part) => (typeof part === 'string' ? glob(part) : glob('*')));
  return { type: 'doubt', within, doubt };
}

function readNumber(text: Text, { comparison, relation }: Operator, key: string): Comparand | string {
  const written = plain(text);
  const number = written === null ? null : comparison === 'date' ? parseDate(written) : parseNumber(written);
  if (written !== null && number === null) return `"${written}" is no ${comparison}`;
  const type = typeOfKey(key);
  if (type === 'text' || type === 'address') return mismatch(key, text);
  if (number === null || (type === 'number' && comparison === 'date')) return { type: 'either' };
  return { type: 'number', relation, value: type === 'moment' && comparison === 'number' ? number * 1000 : number };
}

function mismatch(key: string, text: Text): Comparand {
  return {
    type: 'doubt',
    within: null,
    doubt: { reason: `${key} holds nothing to compare with that`, span: text.span },
  };
}

function parseNumber(text: string): number | null {
  return /^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}

/** ISO 8601 or seconds since 1970; in milliseconds since 1970. */
function parseDate(text: string): number | null {
  if (/^\d{5,}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const time = /^\d{4}(-|$)/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** Whether the condition holds for requests whose key has the value. `either` counts as matching where `side` says so. */
export function holdsFor(condition: Condition, candidate: Candidate, side = true): Truth {
  const { operator, values } = condition;
  if (operator.comparison === 'null') {
    return any(values, (value) => {
      if (value.type === 'absence') return value.absent === (candidate.kind === 'absent');
      return value.type === 'doubt' ? value.doubt : false;
    });
  }
  if (candidate.kind === 'absent') return answerWithoutKey(operator);
  const matched = any(values, (value) => matchesComparand(value, candidate, side));
  return operator.negated ? not(matched) : matched;
}

function matchesComparand(value: Comparand, candidate: Candidate, side: boolean): Truth {
  switch (value.type) {
    case 'pattern':
      if (candidate.kind === 'text') return matches(value.pattern, candidate.text);
      return candidate.kind === 'unknown' ? takesEverything(value.pattern) || candidate.doubt : false;
    case 'ranges':
      if (candidate.kind === 'range') return holds(value.ranges, candidate.range);
      if (candidate.kind !== 'unknown') return false;
      return allAddresses.every((all) => holds(value.ranges, all)) || candidate.doubt;
    case 'number':
      return candidate.kind === 'number' && compare(candidate.value, value.relation, value.value);
    case 'unknown':
      return candidate.kind === 'unknown' && candidate.name === value.name;
    case 'doubt':
      return value.within && candidate.kind === 'text' && !matches(value.within, candidate.text) ? false : value.doubt;
    case 'either':
      return side;
    case 'itself':
      return true;
    default:
      return false;
  }
}

function compare(left: number, relation: Relation, right: number): boolean {
  switch (relation) {
    case '=':
      return left === right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
