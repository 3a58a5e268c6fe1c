import { judgePolicy } from '../../src/policy/judge.js';
import type { PolicyContext, RequestPattern, Verdict } from '../../src/policy/verdict.js';
import { Source, type Span } from '../../src/text/source.js';
import { listOf, mapOf, scalar, type TemplateValue, unknown, type Value } from '../../src/text/value.js';

/**
 * JSON as the located value that a parser makes of it, each value at its own place. `«X»` in a string is a parameter X
 * without a default, `«X.Arn»` the attribute of a resource, `«X.»` its id, `«=reason»` an unknown without a name; a
 * string that is one of them alone is that value.
 */
export function located(json: unknown): Value {
  const source = new Source('policy.json', JSON.stringify(json) ?? 'null');
  let at = 0;
  const take = (length: number): Span => {
    at += length;
    return { source, start: at - length, end: at };
  };
  const locate = (item: unknown): Value => {
    const start = at;
    const span = (): Span => ({ source, start, end: at });
    if (Array.isArray(item)) {
      const items = item.map((one) => {
        take(1);
        return locate(one);
      });
      take(items.length > 0 ? 1 : 2);
      return listOf(items, span());
    }
    if (typeof item === 'object' && item !== null) {
      const entries = Object.entries(item).map(([key, value]) => {
        take(1);
        const keySpan = take(JSON.stringify(key).length);
        take(1);
        return { key, keySpan, value: locate(value) };
      });
      take(entries.length > 0 ? 1 : 2);
      return mapOf(entries, span());
    }
    return scalarOf(item, take((JSON.stringify(item) ?? 'null').length));
  };
  return locate(json);
}

function scalarOf(item: unknown, span: Span): Value {
  if (typeof item !== 'string')
    return scalar(typeof item === 'number' || typeof item === 'boolean' ? item : null, span);
  const parts = item.split(/«([^»]*)»/).flatMap((piece, at): TemplateValue['parts'][number][] => {
    if (at % 2 === 0) return piece === '' ? [] : [scalar(piece, span)];
    if (piece.startsWith('=')) return [unknown(piece.slice(1), span)];
    const [, target, attribute = ''] = /^(.*?)\.((?:Outputs\.)?[^.]*)$/.exec(piece) ?? [];
    if (target === undefined) return [unknown(`parameter ${piece} has no default`, span, piece)];
    return [{ kind: 'reference', target, attribute: attribute === '' ? null : attribute, span }];
  });
  const [only] = parts;
  if (only === undefined) return scalar('', span);
  return parts.length === 1 ? only : { kind: 'template', parts, span };
}

export const everyone = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };

/** A policy of those statements; what they leave out of principal, action and resource is 'everyone, every route'. */
export function policyOf(...statements: Record<string, unknown>[]): Record<string, unknown> {
  const filled = statements.map((statement) => {
    const defaults = Object.entries(everyone).filter(([key]) => !(`Not${key}` in statement));
    return { ...Object.fromEntries(defaults), ...statement };
  });
  return { Version: '2012-10-17', Statement: filled };
}

export function judge(json: unknown, context: Partial<PolicyContext> = {}, request?: RequestPattern): Verdict {
  return judgePolicy(located(json), { endpoint: 'regional', ...context }, request);
}

/** The verdict's one word, on a regional API unless said otherwise. */
export function verdict(
  json: unknown,
  context: Partial<PolicyContext> = {},
  request?: RequestPattern,
): Verdict['verdict'] {
  return judge(json, context, request).verdict;
}

export const allow = { Effect: 'Allow' };
export const deny = { Effect: 'Deny' };

/** `when('IpAddress', 'aws:SourceIp', '203.0.113.0/24')` as a Condition. */
export function when(operator: string, key: string, value: unknown): { Condition: Record<string, unknown> } {
  return { Condition: { [operator]: { [key]: value } } };
}
