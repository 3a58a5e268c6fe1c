import { copyOf, get, type MapValue, textOf, type Value } from '../../text/value.js';
import { type Definition, integrationKey, mapUnder, withDeep } from './definition.js';
import type { ApiEvent } from './events.js';
import { type Content, generate, generateMap, type Origin, withEntry } from './generate.js';
import { isGiven, isPresent, isTrue, stringOf } from './intrinsics.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

const validatorsKey = 'x-amazon-apigateway-request-validators';

/** `Models` of the API; their names become lower case. */
export function addModels(definition: Definition, models: Value, api: SamResource, translation: Translation): void {
  if (models.kind !== 'map') return;
  const before = definition.mapUnder('definitions');
  const entries = copyOf(before.entries);
  for (const entry of models.entries.values()) {
    const { key, value } = entry;
    if (value.kind !== 'map') translation.reject('sam-model', value, `Model ${key} of ${api.id} must be a map`);
    else if (!isGiven(get(value, 'type')))
      translation.reject('sam-model', value, `Model ${key} of ${api.id} lacks a type`);
    entries.set(key.toLowerCase(), { ...entry, key: key.toLowerCase() });
  }
  definition.set('definitions', { ...before, entries });
}

/**
 * `RequestModel` of an event: the model of its method's body, and a validator where it says what to validate.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-requestmodel.html
 */
export function addRequestModel(
  definition: Definition,
  event: ApiEvent,
  api: SamResource,
  translation: Translation,
): void {
  const request = get(event.properties, 'RequestModel');
  const written = get(request, 'Model');
  if (!isGiven(request) || !isGiven(written)) return;
  const reject = (origin: Origin, message: string) =>
    translation.reject('sam-event', origin, `Event ${event.id} of ${event.owner.id}: ${message}`);
  const name = stringOf(written);
  const models = get(api.properties, 'Models');
  if (name === undefined || !isGiven(get(models, name)))
    reject(written, `${api.id} has no model ${name ?? 'of that name'}`);
  if (name === undefined) return;
  definition.editOperation(event.path, event.method, (operation) =>
    withBodyModel(operation, name.toLowerCase(), get(request, 'Required'), definition.isOpenApi3, written),
  );
  addValidator(definition, event, request, reject);
}

function withBodyModel(
  operation: MapValue,
  model: string,
  required: Value | undefined,
  openApi: boolean,
  origin: Origin,
): MapValue {
  const needed = isPresent(required) ? required : undefined;
  if (openApi) {
    const schema = { $ref: `#/components/schemas/${model}` };
    const body = { content: { 'application/json': { schema } }, required: needed };
    return withEntry(operation, 'requestBody', generateMap(body, origin));
  }
  const parameter = { in: 'body', name: model, schema: { $ref: `#/definitions/${model}` }, required: needed };
  return withParameters(operation, [parameter], origin);
}

function withParameters(operation: MapValue, parameters: readonly Content[], origin: Origin): MapValue {
  const before = get(operation, 'parameters');
  const own = before?.kind === 'list' ? before.items : [];
  return withEntry(operation, 'parameters', generate([...own, ...parameters], origin));
}

function addValidator(
  definition: Definition,
  event: ApiEvent,
  request: Value,
  reject: (origin: Origin, message: string) => void,
): void {
  const [body, parameters] = [get(request, 'ValidateBody'), get(request, 'ValidateParameters')];
  if (!isPresent(body) && !isPresent(parameters)) return;
  for (const flag of [body, parameters])
    if (isPresent(flag) && !(flag.kind === 'scalar' && typeof flag.value === 'boolean'))
      reject(flag, 'ValidateBody and ValidateParameters must be true or false');
  const origin = body ?? parameters ?? request;
  const [onBody, onParameters] = [isTrue(body), isTrue(parameters)];
  const name = validatorName(onBody, onParameters);
  const flags = { validateRequestBody: onBody, validateRequestParameters: onParameters };
  if (!definition.mapUnder(validatorsKey).entries.has(name))
    definition.setDeep([validatorsKey, name], generate(flags, origin));
  definition.editOperation(event.path, event.method, (operation) =>
    withEntry(operation, 'x-amazon-apigateway-request-validator', generate(name, origin)),
  );
}

function validatorName(body: boolean, parameters: boolean): string {
  if (body) return parameters ? 'body-and-params' : 'body-only';
  return parameters ? 'params-only' : 'no-validation';
}

/**
 * `RequestParameters` of an event; they are validated only where a validator says so.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-requestparameter.html
 */
export function addRequestParameters(definition: Definition, event: ApiEvent, translation: Translation): void {
  const written = get(event.properties, 'RequestParameters');
  if (written?.kind !== 'list') return;
  const reject = (origin: Origin, message: string) =>
    translation.reject('sam-event', origin, `Event ${event.id} of ${event.owner.id}: ${message}`);
  for (const item of written.items) {
    const [entry] = item.kind === 'map' ? item.entries.values() : [];
    const name = entry?.key ?? stringOf(item);
    const place = name?.match(/^method\.request\.(querystring|path|header)\.(.+)$/s);
    if (!name || !place) {
      reject(item, 'RequestParameters must look like method.request.header.Authorization');
      continue;
    }
    for (const setting of entry?.value.kind === 'map' ? entry.value.entries.values() : [])
      if (setting.key !== 'Required' && setting.key !== 'Caching')
        reject({ span: setting.keySpan }, `a request parameter does not take ${setting.key}`);
    if (entry && entry.value.kind !== 'map')
      reject(entry.value, 'a request parameter must be a map with Required and Caching');
    const parameter = {
      in: place[1] === 'querystring' ? 'query' : place[1],
      name: place[2],
      required: get(entry?.value, 'Required') ?? false,
      type: 'string',
    };
    const cached = isGiven(get(entry?.value, 'Caching'));
    definition.editOperation(event.path, event.method, (operation) => {
      const edited = withParameters(operation, [parameter], item);
      return cached ? withCacheKey(edited, name, item) : edited;
    });
  }
}

function withCacheKey(operation: MapValue, name: string, origin: Origin): MapValue {
  const integration = mapUnder(operation, get(operation, integrationKey));
  const before = get(integration, 'cacheKeyParameters');
  const keys = generate([...(before?.kind === 'list' ? before.items : []), name], origin);
  return withDeep(operation, [integrationKey, 'cacheKeyParameters'], keys);
}

const responseKeys = ['ResponseParameters', 'ResponseTemplates', 'StatusCode'];
const parameterPrefixes: ReadonlyMap<string, string> = new Map([
  ['Headers', 'gatewayresponse.header.'],
  ['Paths', 'gatewayresponse.path.'],
  ['QueryStrings', 'gatewayresponse.querystring.'],
]);

/**
 * `GatewayResponses` of the API.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html#sam-api-gatewayresponses
 */
export function addGatewayResponses(
  definition: Definition,
  responses: Value,
  api: SamResource,
  translation: Translation,
): void {
  if (responses.kind !== 'map') return;
  const section = 'x-amazon-apigateway-gateway-responses';
  let made = definition.mapUnder(section);
  for (const { key: type, keySpan, value } of responses.entries.values()) {
    const words = `Gateway response ${type} of ${api.id}`;
    if (value.kind !== 'map' || (value.entries.size === 1 && [...value.entries.keys()][0]?.startsWith('Fn::'))) {
      translation.reject('sam-gateway-response', value, `${words} must be a map`);
      continue;
    }
    for (const entry of value.entries.values())
      if (!responseKeys.includes(entry.key))
        translation.reject('sam-gateway-response', { span: entry.keySpan }, `${words} does not take ${entry.key}`);
    const status = get(value, 'StatusCode');
    if (isGiven(status) && !/^\d{1,3}$/.test(textOf(status) ?? ''))
      translation.reject('sam-gateway-response', status, `${words}: StatusCode must be a number`);
    const response = {
      responseParameters: responseParameters(value, words, translation),
      responseTemplates: get(value, 'ResponseTemplates') ?? {},
      statusCode: isGiven(status) ? (textOf(status) ?? status) : undefined,
    };
    made = withEntry(made, type, generateMap(response, value), keySpan);
  }
  definition.set(section, made);
}

function responseParameters(response: MapValue, words: string, translation: Translation): MapValue {
  const written = get(response, 'ResponseParameters');
  const entries = written?.kind === 'map' ? [...written.entries.values()] : [];
  if (isGiven(written) && written.kind !== 'map')
    translation.reject('sam-gateway-response', written, `${words}: ResponseParameters must be a map`);
  let made = generateMap({}, written ?? response);
  for (const { key, keySpan, value } of entries) {
    const prefix = parameterPrefixes.get(key);
    if (prefix === undefined || value.kind !== 'map') {
      translation.reject(
        'sam-gateway-response',
        { span: keySpan },
        `${words}: ResponseParameters does not take ${key} like this`,
      );
      continue;
    }
    for (const entry of value.entries.values())
      made = withEntry(made, `${prefix}${entry.key}`, entry.value, entry.keySpan);
  }
  return made;
}
