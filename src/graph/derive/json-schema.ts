import { get, textOf, type Value } from '../../text/value.js';
import { type Fact, thenFact } from '../fact.js';
import type { Model } from '../model.js';
import { concluded } from './combine.js';

/**
 * Whether the model describes an object and lets properties pass that it does not name. Responses are not checked by
 * theirs.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function admitsAnyProperty(model: Model): Fact<boolean> {
  return thenFact(model.schema, (schema): Fact<boolean> => {
    const place = { ...model.schema, known: true as const, assumed: null };
    if (isBuiltIn(model) || model.ofResponses || schema === null || !isObject(schema))
      return { ...place, value: false };
    const rule = get(schema, 'additionalProperties');
    if (rule === undefined) return { ...concluded(true, model.span), ...(place.by !== undefined && { by: place.by }) };
    if (rule.kind === 'unknown') return { known: false, reason: rule.reason, span: rule.span };
    // a schema for further properties checks them
    return { ...place, value: rule.kind === 'scalar' && textOf(rule) !== 'false', span: rule.span };
  });
}

/** Every API has these two from the start; exported definitions list them. */
function isBuiltIn(model: Model): boolean {
  return model.name.known && (model.name.value === 'Empty' || model.name.value === 'Error');
}

function isObject(schema: Value): boolean {
  const type = get(schema, 'type');
  if (type?.kind === 'list') return type.items.some((item) => textOf(item) === 'object');
  return textOf(type) === 'object';
}
