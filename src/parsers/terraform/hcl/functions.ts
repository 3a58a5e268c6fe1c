import { toPlain } from '../../../text/plain.js';
import type { Span } from '../../../text/source.js';
import { unknown, type Value } from '../../../text/value.js';
import { setOf } from './collections.js';
import { computed, ofSets, textAt } from './computed-functions.js';
import { plainValue } from './json-text.js';
import { failed, isFailed, type Scope, whyPartlyUnknown } from './known.js';
import { structure, textOf } from './structural-functions.js';

/**
 * Terraform's built-in functions. Those that move values about keep their places; those that make new text or numbers
 * stand where they are called.
 * https://developer.hashicorp.com/terraform/language/functions
 */
export function callFunction(name: string, given: readonly Value[], scope: Scope, span: Span): Value {
  const plainName = name.replace(/^core::/, '');
  const broken = given.find(isFailed);
  if (broken) return broken;
  const structural = structure.get(plainName);
  if (structural) return structural(given, span, scope);
  const compute = computed.get(plainName);
  if (!compute) return unknown(`${plainName}() is known after apply`, span);
  const plain: unknown[] = [];
  for (const [at, value] of given.entries()) {
    const one = toPlain(at === textAt(plainName) ? textOf(value) : value);
    if (one === undefined) return unknown(whyPartlyUnknown(value) ?? 'a value is not known', span);
    plain.push(one);
  }
  const result = compute(plain);
  if (Array.isArray(result) && ofSets.has(plainName)) return setOf(plainValue(result, span), span);
  return result === undefined ? failed(`${plainName}() can't be evaluated`, span) : plainValue(result, span);
}
