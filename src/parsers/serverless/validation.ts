import type { Entry, Value } from '../../text/value.js';
import { scalar, textOf, unknown } from '../../text/value.js';
import { entryOf, field, isUndecided, reasonOf, truth } from './configuration.js';
import { type Draft, type DraftMap, locateEntries, ref } from './draft.js';
import { ownModelId, sharedModelId, validatorId } from './naming.js';
import type { Service } from './service.js';
import type { Origin, Template } from './template.js';

interface Validated {
  readonly origin: Origin;
  readonly method: Value;
  readonly path: Value;
  readonly request: Value | undefined;
}

/**
 * What a method checks of a request. One validator with both flags on serves the whole service; a method has it where a
 * parameter is required or a schema is given.
 * https://github.com/oss-serverless/serverless/blob/main/docs/events/apigateway.md#request-schema-validators
 */
export function validationOf(service: Service, template: Template, route: Validated, api: Draft): DraftMap {
  const { request } = route;
  if (request === undefined) return {};
  if (isUndecided(request)) return { RequestValidatorId: request, RequestModels: request, RequestParameters: request };
  const parameters = requestParameters(request);
  const required = parameters.map(([, value]) => truth(value));
  const schemas = field(request, 'schemas');
  if (field(request, 'schema'))
    service.warn(
      'serverless-ignored-setting',
      'request.schema is not read since version 3 of the framework: write request.schemas',
      entryOf(request, 'schema')?.keySpan ?? request.span,
    );
  const validated = schemas !== undefined || required.includes(true);
  const undecided = parameters.find(([, value]) => isUndecided(value))?.[1];
  return {
    RequestParameters: parameters.length > 0 ? locateEntries(parameters, request.span) : undefined,
    RequestModels: schemas && modelsOf(service, template, route, schemas, api),
    RequestValidatorId: validated
      ? ref(addValidator(service, template, route.origin, api))
      : undecided && unknown(reasonOf(undecided), undecided.span),
  };
}

/** `method.request.querystring.page` → whether it is required; an object without `required` means that it is. */
function requestParameters(request: Value): [string, Value][] {
  const places = { querystrings: 'querystring', paths: 'path', headers: 'header' };
  return Object.entries(places).flatMap(([key, place]) => {
    const written = field(request, 'parameters', key);
    if (written?.kind !== 'map') return [];
    return Array.from(written.entries.values(), ({ key: name, keySpan, value }): [string, Value] => [
      `method.request.${place}.${name}`,
      value.kind === 'map' ? (field(value, 'required') ?? scalar(true, keySpan)) : value,
    ]);
  });
}

function addValidator(service: Service, template: Template, origin: Origin, api: Draft): string {
  const id = validatorId(textOf(service.name) ?? '');
  if (!template.resources.has(id))
    template.add(id, 'AWS::ApiGateway::RequestValidator', origin, {
      RestApiId: api,
      ValidateRequestBody: true,
      ValidateRequestParameters: true,
    });
  return id;
}

function modelsOf(service: Service, template: Template, route: Validated, schemas: Value, api: Draft): Draft {
  if (schemas.kind !== 'map') return isUndecided(schemas) ? schemas : unknown('schemas that are no map', schemas.span);
  const models = Array.from(schemas.entries.values(), (entry): [string, Draft] => [
    entry.key,
    ref(addModel(service, template, route, entry, api)),
  ]);
  return locateEntries(models, schemas.span);
}

/** A schema is named (one of the provider's), or stands in the event as itself or as `{name, schema}`. */
function addModel(service: Service, template: Template, route: Validated, entry: Entry, api: Draft): string {
  const name = textOf(entry.value);
  const shared = name === undefined ? undefined : service.provider('apiGateway', 'request', 'schemas', name);
  const isShared = name !== undefined && shared !== undefined;
  const definition = isShared ? shared : entry.value;
  const id = isShared ? sharedModelId(name) : ownModelId(reasonOf(route.path), reasonOf(route.method), entry.key);
  template.add(
    id,
    'AWS::ApiGateway::Model',
    { name: isShared ? 'provider' : route.origin.name, span: isShared ? definition.span : entry.keySpan },
    {
      RestApiId: api,
      ContentType: isShared ? 'application/json' : entry.key,
      Name: field(definition, 'schema') ? field(definition, 'name') : undefined,
      Schema: field(definition, 'schema') ?? definition,
    },
  );
  return id;
}
