import { type Fact, known, mapFact } from '../../graph/fact.js';
import type { ApiKind, HeaderValue, Incomplete, RequestParameter, Route, Validator } from '../../graph/model.js';
import { flagOf, Properties, propertiesOf, unknownReason } from '../../graph/read.js';
import { type Entry, get, type MapValue, textOf, type Value } from '../../text/value.js';
import { openApiSpelling, readIntegration, readResponses } from './integration.js';
import { operationSecurity, type Scheme } from './security.js';

/** What a definition says of a route, whatever API it is given to; an authorizer by the name of its scheme. */
export interface Operation extends Omit<Route, 'resource' | 'api' | 'authorizer'> {
  readonly authorizer: Fact<string | null>;
}

/** What the operations of a definition have in common. */
export interface Context {
  readonly kind: ApiKind;
  readonly root: Properties;
  readonly security: Value | undefined;
  readonly schemes: ReadonlyMap<string, Scheme>;
  resolve(value: Value): Value;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
const anyMethod = 'x-amazon-apigateway-any-method';

/** The operations of a definition's paths, and the paths and operations that are not known. */
export function readOperations(
  context: Context,
  paths: MapValue,
): { operations: readonly Operation[]; incomplete: readonly Incomplete[] } {
  const operations: Operation[] = [];
  const incomplete: Incomplete[] = [];
  const mapIn = ({ keySpan, value }: Entry): MapValue | null => {
    const resolved = context.resolve(value);
    const reason = unknownReason(resolved);
    if (reason !== null) incomplete.push({ reason, span: keySpan });
    return resolved.kind === 'map' ? resolved : null;
  };
  for (const path of paths.entries.values()) {
    if (path.key.startsWith('x-') && !path.key.startsWith('x-amazon-apigateway-any')) continue;
    const item = mapIn(path);
    for (const entry of item?.entries.values() ?? []) {
      if (!methods.has(entry.key.toLowerCase()) && entry.key !== anyMethod) continue;
      const value = mapIn(entry);
      if (item && value) operations.push(readOperation(context, path, item, entry, value));
    }
  }
  return { operations, incomplete };
}

function readOperation(context: Context, path: Entry, item: MapValue, entry: Entry, value: MapValue): Operation {
  const { kind, root, resolve } = context;
  const { keySpan } = entry;
  const operation = new Properties(value, keySpan, value.owner);
  const verb = entry.key === anyMethod ? 'ANY' : entry.key.toUpperCase();
  const integrationValue = operation.value('x-amazon-apigateway-integration');
  const integration = integrationValue && propertiesOf(resolve(integrationValue));
  const responses = integration?.nested('responses');
  const { headers, templates } = readResponses(
    Array.from(responses?.map?.entries.values() ?? [], (one) => propertiesOf(one.value, integration?.by)),
    openApiSpelling,
  );
  const secured = operationSecurity(operation, keySpan, context.schemes, kind, context.security);
  const catchAll = kind === 'http' && /^\/?\$default$/.test(path.key);
  const parameters = parametersOf(context, item, operation);
  return {
    node: 'route',
    id: `${verb} ${path.key}`,
    span: keySpan,
    method: known<string | null>(catchAll ? 'ANY' : verb, keySpan),
    path: known(catchAll ? '$default' : path.key, path.keySpan),
    authorizationType: secured.authorizationType,
    authorizer: secured.authorizer,
    namesAuthorizer: mapFact(secured.authorizer, (name) => name !== null),
    scopes: secured.scopes,
    apiKeyRequired: secured.apiKeyRequired,
    integration: integration
      ? integration.hidden
        ? { known: false, ...integration.hidden }
        : known(readIntegration(integration, openApiSpelling), integration.span)
      : operation.absent(null),
    validator: validatorOf(root, operation),
    requestModels: parameters.models,
    requestParameters: parameters.declared,
    responseHeaders: responses?.hidden
      ? { known: false, ...responses.hidden }
      : (headers ?? operation.absent<readonly HeaderValue[]>([])),
    responseTemplates: templates,
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-request-validators.html */
function validatorOf(root: Properties, operation: Properties): Fact<Validator | null> {
  const key = 'x-amazon-apigateway-request-validator';
  const named = operation.has(key) ? operation : root.has(key) ? root : undefined;
  if (named === undefined) return operation.absent(null);
  const name = named.text(key);
  if (!name.known) return name;
  const validators = root.nested('x-amazon-apigateway-request-validators');
  const value = validators.value(name.value ?? '');
  if (value === undefined) return validators.hidden ? { known: false, ...validators.hidden } : { ...name, value: null };
  const validator = validators.of(value);
  if (validator.hidden) return { known: false, ...validator.hidden };
  return {
    ...name,
    value: {
      body: validator.flag('validateRequestBody', false),
      parameters: validator.flag('validateRequestParameters', false),
    },
  };
}

const locations = new Map([
  ['header', 'header'],
  ['query', 'querystring'],
  ['path', 'path'],
]);

function parametersOf(
  context: Context,
  item: MapValue,
  operation: Properties,
): { models: Fact<readonly string[]>; declared: Fact<readonly RequestParameter[]> } {
  const declared: RequestParameter[] = [];
  const models: string[] = [];
  for (const list of [get(item, 'parameters'), operation.value('parameters')]) {
    if (list && unknownReason(list) !== null) {
      const unknown = operation.unknown(unknownReason(list) ?? '', list);
      return { models: unknown, declared: unknown };
    }
    for (const written of list?.kind === 'list' ? list.items : []) {
      const parameter = context.resolve(written);
      const place = textOf(get(parameter, 'in')) ?? '';
      const name = textOf(get(parameter, 'name')) ?? '';
      const required = get(parameter, 'required');
      if (place === 'body' && get(parameter, 'schema')) models.push('application/json');
      const where = locations.get(place);
      if (where)
        declared.push({ name: `method.request.${where}.${name}`, required: (required && flagOf(required)) ?? false });
    }
  }
  const body = operation.value('requestBody');
  const content = body && get(context.resolve(body), 'content');
  if (content?.kind === 'map')
    for (const { key, value } of content.entries.values()) if (get(value, 'schema')) models.push(key);
  const place = operation.value('parameters') ?? body;
  return {
    models: place ? operation.known<readonly string[]>(models, place) : operation.absent(models),
    declared: place ? operation.known<readonly RequestParameter[]>(declared, place) : operation.absent(declared),
  };
}
