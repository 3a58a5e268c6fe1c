import { type Fact, mapFact, thenFact } from '../fact.js';
import type { Route } from '../model.js';
import { byDefault, concluded, everyFact, isFalse, isTrue, someFact } from './combine.js';
import { isMock, isPreflight } from './preflight.js';

const withBody = new Set(['POST', 'PUT', 'PATCH', 'ANY']);

/**
 * Whether there is something to check in the route's requests: a method that takes a body, or declared parameters that
 * are required. API Gateway answers a MOCK by itself.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export function needsValidation(route: Route): Fact<boolean> {
  if (route.api.kind !== 'rest') return byDefault(false, route);
  const sends = someFact([takesBody(route), hasRequiredParameters(route)], concluded(false, route.span));
  if (isFalse(sends)) return sends;
  const isAsked = mapFact(isPreflight(route), (preflight) => !preflight);
  const isHandedOn = mapFact(isMock(route), (mock) => !mock);
  return everyFact([isAsked, isHandedOn, sends], concluded(true, route.span));
}

function takesBody(route: Route): Fact<boolean> {
  return mapFact(route.method, (method) => withBody.has(method ?? ''));
}

function hasRequiredParameters(route: Route): Fact<boolean> {
  return mapFact(route.requestParameters, (parameters) => parameters.some((one) => one.required));
}

function hasModel(route: Route): Fact<boolean> {
  return mapFact(route.requestModels, (models) => models.length > 0);
}

/** What a validator checks of a route's requests: its flags, where there is something to check. */
export interface Validation {
  readonly body: boolean;
  readonly parameters: boolean;
}

/** The flags that hold for the route; both false where no validator is attached. */
export function validatorFlags(route: Route): Fact<Validation> {
  return thenFact(route.validator, (validator) => {
    if (validator === null) return { ...placeOf(route), value: { body: false, parameters: false } };
    return thenFact(validator.body, (body) =>
      mapFact(validator.parameters, (parameters): Validation => ({ body, parameters })),
    );
  });
}

function placeOf(route: Route) {
  const { validator } = route;
  return { known: true as const, span: validator.span, assumed: validator.known ? validator.assumed : null };
}

/**
 * Whether what the route declares is checked: its body where that has a model, else its required parameters. A validator
 * that has nothing to check is as good as none for POST, PUT and PATCH, and one that is switched off for ANY.
 */
export function isValidated(route: Route): Fact<boolean> {
  return thenFact(route.validator, (validator): Fact<boolean> => {
    if (validator === null) return { ...placeOf(route), value: false };
    return thenFact(hasModel(route), (model): Fact<boolean> => {
      if (model) return validator.body;
      return thenFact(hasRequiredParameters(route), (required): Fact<boolean> => {
        if (required) return validator.parameters;
        return thenFact(route.method, (method): Fact<boolean> => {
          // what an ANY method takes is not said, so any flag may be the one that counts
          if (method === 'ANY')
            return someFact([validator.body, validator.parameters], concluded(false, validator.body.span));
          return concluded(!withBody.has(method ?? ''), route.validator.span);
        });
      });
    });
  });
}

/** What comes of it, in words for a message: where no body is meant, only parameters are at stake. */
export function unvalidated(route: Route): string {
  return isFalse(takesBody(route)) && isFalse(hasModel(route))
    ? 'requests without its required parameters reach the backend'
    : 'bodies and parameters of any form reach the backend';
}

const switchedOff = 'a validator that is switched off';

/** What is missing, in words for a message. */
export function validationGap(route: Route): string {
  const { validator } = route;
  const model = hasModel(route);
  if (validator.known && validator.value === null) {
    const integration = route.integration.known ? route.integration.value : null;
    return isTrue(integration?.proxy) && isFalse(model) ? 'no validator and no model, only a proxy' : 'no validator';
  }
  const required = hasRequiredParameters(route);
  const isAny = route.method.known && route.method.value === 'ANY';
  if (isFalse(model) && isFalse(required)) return isAny ? switchedOff : 'a validator without anything to check';
  return `${switchedOff} for what it declares`;
}
