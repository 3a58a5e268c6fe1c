import { expect, it } from 'vitest';
import {
  isValidated,
  needsValidation,
  unvalidated,
  validationGap,
  validatorFlags,
} from '../../../src/graph/derive/validation.js';
import type { Route } from '../../../src/graph/model.js';
import { api, integration, mock, route, said, unsaid, words } from '../build-graph.js';

const needs = (key: string, parts: Partial<Route> = {}) => words(needsValidation(route(api(), key, parts)));
const validated = (key: string, parts: Partial<Route>) => words(isValidated(route(api(), key, parts)));
const required = said([{ name: 'method.request.querystring.page', required: true }]);
const optional = said([{ name: 'method.request.querystring.page', required: false }]);
const models = said(['application/json']);
const flags = (body: boolean, parameters: boolean) => said({ body: said(body), parameters: said(parameters) });

it('needs validation for methods that take a body and for required parameters', () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'ANY']) expect(needs(`${method} /pets`)).toBe(true);
  for (const method of ['GET', 'DELETE', 'HEAD']) expect(needs(`${method} /pets`)).toBe(false);
  expect(needs('GET /pets', { requestParameters: required })).toBe(true);
  expect(needs('GET /pets', { requestParameters: optional })).toBe(false);
});

it('needs none where API Gateway answers by itself, or for an HTTP API', () => {
  expect(needs('POST /pets', { integration: mock() })).toBe(false);
  expect(needs('OPTIONS /pets', { integration: mock(), requestParameters: required })).toBe(false);
  expect(words(needsValidation(route(api({ kind: 'http' }), 'POST /pets')))).toBe(false);
});

it('is not validated without a validator', () => {
  expect(validated('POST /pets', { requestModels: models })).toBe(false);
});

it('checks the body where it has a model', () => {
  expect(validated('POST /pets', { requestModels: models, validator: flags(true, false) })).toBe(true);
  expect(validated('POST /pets', { requestModels: models, validator: flags(false, true) })).toBe(false);
});

it('checks required parameters where there is no model', () => {
  expect(validated('GET /pets', { requestParameters: required, validator: flags(false, true) })).toBe(true);
  expect(validated('GET /pets', { requestParameters: required, validator: flags(true, false) })).toBe(false);
});

it('takes a validator without anything to check for none, but for ANY', () => {
  expect(validated('POST /pets', { validator: flags(true, true) })).toBe(false);
  expect(validated('ANY /pets', { validator: flags(true, true) })).toBe(true);
});

it('takes a validator that is switched off for none', () => {
  expect(validated('ANY /pets', { validator: flags(false, false) })).toBe(false);
  expect(validated('ANY /pets', { validator: flags(false, true) })).toBe(true);
  expect(validationGap(route(api(), 'ANY /pets', { validator: flags(false, false) }))).toBe(
    'a validator that is switched off',
  );
});

it('does not know a validator that is not known', () => {
  expect(validated('POST /pets', { validator: unsaid('parameter Validator') })).toBe('unknown: parameter Validator');
});

it('says what is missing', () => {
  const gap = (parts: Partial<Route>) => validationGap(route(api(), 'POST /pets', parts));
  expect(gap({})).toBe('no validator and no model, only a proxy');
  expect(gap({ integration: said(integration({ proxy: said(false) })) })).toBe('no validator');
  expect(gap({ validator: flags(true, true) })).toBe('a validator without anything to check');
  expect(gap({ validator: flags(false, false), requestModels: models })).toBe(
    'a validator that is switched off for what it declares',
  );
});

it('says what comes of it: without a body only parameters are at stake', () => {
  const risk = (key: string, parts: Partial<Route> = {}) => unvalidated(route(api(), key, parts));
  expect(risk('POST /pets')).toBe('bodies and parameters of any form reach the backend');
  expect(risk('GET /pets', { requestParameters: required })).toBe(
    'requests without its required parameters reach the backend',
  );
  expect(risk('GET /pets', { requestModels: models })).toMatch(/^bodies/);
});

it('tells the flags of the validator, none without one', () => {
  const told = (parts: Partial<Route>) => words(validatorFlags(route(api(), 'POST /pets', parts)));
  expect(told({})).toEqual({ body: false, parameters: false });
  expect(told({ validator: flags(true, false) })).toEqual({ body: true, parameters: false });
  expect(told({ validator: unsaid('parameter Validator') })).toBe('unknown: parameter Validator');
  expect(told({ validator: said({ body: said(true), parameters: unsaid('parameter Check') }) })).toBe(
    'unknown: parameter Check',
  );
});
