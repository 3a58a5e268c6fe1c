/**
 * Condition operators.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export interface Operator {
  /** What is compared with what; `null` asks whether the key is there. */
  readonly comparison:
    | 'equals'
    | 'equals-ignoring-case'
    | 'like'
    | 'arn'
    | 'number'
    | 'date'
    | 'bool'
    | 'address'
    | 'null';
  /** For numbers and dates. */
  readonly relation: Relation;
  readonly negated: boolean;
  readonly ifExists: boolean;
  readonly set: 'all' | 'any' | null;
}

export type Relation = '=' | '<' | '<=' | '>' | '>=';

const comparisons = new Map<string, Operator['comparison']>([
  ['StringEquals', 'equals'],
  ['StringEqualsIgnoreCase', 'equals-ignoring-case'],
  ['StringLike', 'like'],
  ['BinaryEquals', 'equals'],
  ['Bool', 'bool'],
  ['IpAddress', 'address'],
  ['ArnEquals', 'arn'],
  ['ArnLike', 'arn'],
  ['Null', 'null'],
]);

const negations = new Map([
  ['StringNotEquals', 'StringEquals'],
  ['StringNotEqualsIgnoreCase', 'StringEqualsIgnoreCase'],
  ['StringNotLike', 'StringLike'],
  ['NotIpAddress', 'IpAddress'],
  ['ArnNotEquals', 'ArnEquals'],
  ['ArnNotLike', 'ArnLike'],
  ['NumericNotEquals', 'NumericEquals'],
  ['DateNotEquals', 'DateEquals'],
]);

const relations = new Map<string, Relation>([
  ['Equals', '='],
  ['LessThan', '<'],
  ['LessThanEquals', '<='],
  ['GreaterThan', '>'],
  ['GreaterThanEquals', '>='],
]);

/** Null where AWS knows no such operator; case matters. */
export function parseOperator(text: string): Operator | null {
  const [, prefix, body = '', suffix] = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(text) ?? [];
  const positive = negations.get(body) ?? body;
  const [, type, relation = ''] = /^(Numeric|Date)([A-Za-z]+)$/.exec(positive) ?? [];
  const comparison = type === undefined ? comparisons.get(positive) : type === 'Date' ? 'date' : 'number';
  const related = type === undefined ? '=' : relations.get(relation);
  if (comparison === undefined || related === undefined) return null;
  if (comparison === 'null' && (prefix !== undefined || suffix !== undefined)) return null;
  return {
    comparison,
    relation: related,
    negated: positive !== body,
    ifExists: suffix !== undefined,
    set: prefix === 'ForAllValues' ? 'all' : prefix === 'ForAnyValue' ? 'any' : null,
  };
}

/**
 * What the operator answers where the request does not have the key. Not for `Null`. `IfExists` changes nothing behind
 * `ForAnyValue:`, as people found out: https://repost.aws/questions/QU9HFmDzP0QGuU-fd7rS6B7w
 */
export function answerWithoutKey({ set, ifExists, negated }: Operator): boolean {
  if (set === 'any') return false;
  return set === 'all' || ifExists || negated;
}
