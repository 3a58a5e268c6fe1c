import { type Fact, known } from '../../graph/fact.js';
import type {
  Api,
  ApiKind,
  CorsConfiguration,
  HeaderValue,
  Incomplete,
  RequestParameter,
  Route,
  Validator,
} from '../../graph/model.js';
import { flagOf, Properties, unknownReason } from '../../graph/read.js';
import type { Span } from '../../text/source.js';
import { type Entry, get, type MapValue, textOf, type Value } from '../../text/value.js';
import { headerValues, openApiSpelling, readIntegration, readResponses } from './integration.js';
import { operationSecurity, readSchemes, type Scheme } from './security.js';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
const anyMethod = 'x-amazon-apigateway-any-method';
/** Steps that a chain of local references may take. */
const referenceLimit = 32;

/** What an API definition says of the API itself; undefined where it says nothing. `attach` adds routes and the rest. */
export interface Definition {
  readonly name?: Fact<string>;
  readonly policy?: Fact<Value | null>;
  readonly cors?: Fact<CorsConfiguration | null>;
  readonly vpcEndpointIds?: Fact<readonly string[]>;
  readonly endpointTypes?: Fact<readonly string[]>;
  readonly defaultEndpoint?: Fact<'enabled' | 'disabled'>;
  readonly securityPolicy?: Fact<string | null>;
  readonly endpointAccessMode?: Fact<string | null>;
  readonly rootSecurity: Span | null;
  readonly incomplete: readonly Incomplete[];
  attach(api: Api): void;
}

/** Whether a document is an API definition that is made for API Gateway. */
export function isGatewayDefinition(document: Value): boolean {
  return (
    (get(document, 'swagger') !== undefined || get(document, 'openapi') !== undefined) &&
    get(document, 'paths')?.kind === 'map'
  );
}

/**
 * Reads a Swagger 2.0 or OpenAPI 3.0 definition as API Gateway imports it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function readDefinition(document: Value, kind: ApiKind): Definition {
  const reason = unknownReason(document);
  if (document.kind !== 'map')
    return {
      rootSecurity: null,
      incomplete: [{ reason: reason ?? 'the API definition is no map', span: document.span }],
      attach: () => {},
    };
  const root = new Properties(document, document.span);
  const paths = get(document, 'paths');
  const hidden = paths && unknownReason(paths);
  const incomplete: Incomplete[] = hidden ? [{ reason: hidden, span: paths.span }] : [];
  const endpoint = endpointOf(root);
  const cors = root.value('x-amazon-apigateway-cors');
  const security = root.value('security');
  return {
    ...(get(get(document, 'info'), 'title') && { name: titleOf(root) }),
    ...(root.has('x-amazon-apigateway-policy') && { policy: policyOf(root) }),
    ...(cors && kind === 'http' && { cors: corsOf(root, cors) }),
    ...endpoint,
    ...(root.has('x-amazon-apigateway-security-policy') && {
      securityPolicy: root.text('x-amazon-apigateway-security-policy'),
    }),
    ...(root.has('x-amazon-apigateway-endpoint-access-mode') && {
      endpointAccessMode: root.text('x-amazon-apigateway-endpoint-access-mode'),
    }),
    rootSecurity: security?.kind === 'list' && security.items.length > 0 ? security.span : null,
    incomplete,
    attach: (api) => attach(api, document, root, security),
  };
}

function titleOf(root: Properties): Fact<string> {
  const title = root.nested('info').label('title');
  return title.known ? { ...title, value: title.value ?? '' } : title;
}

/** The resource policy as a property: unknown where its whole is. */
function policyOf(root: Properties): Fact<Value | null> {
  const value = root.value('x-amazon-apigateway-policy');
  if (value === undefined) return root.absent(null);
  return value.kind === 'unknown' ? root.unknown(value.reason, value) : root.known<Value | null>(value, value);
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-cors-configuration.html */
function corsOf(root: Properties, value: Value): Fact<CorsConfiguration | null> {
  const reason = unknownReason(value);
  if (reason !== null) return root.unknown(reason, value);
  const cors = root.of(value);
  return root.known<CorsConfiguration | null>(
    { origins: cors.texts('allowOrigins'), credentials: cors.flag('allowCredentials', false) },
    value,
  );
}

/**
 * `x-amazon-apigateway-endpoint-configuration` stands at the top of a Swagger definition and in a server of OpenAPI 3.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-endpoint-configuration.html
 */
function endpointOf(
  root: Properties,
): Partial<Pick<Definition, 'vpcEndpointIds' | 'endpointTypes' | 'defaultEndpoint'>> {
  const key = 'x-amazon-apigateway-endpoint-configuration';
  const places = [root, ...(root.items('servers') ?? [])]
    .filter((place) => place.has(key))
    .map((place) => place.nested(key));
  const result: { -readonly [K in 'vpcEndpointIds' | 'endpointTypes' | 'defaultEndpoint']?: Definition[K] } = {};
  for (const place of places) {
    if (place.has('vpcEndpointIds')) result.vpcEndpointIds = place.texts('vpcEndpointIds');
    if (place.has('types')) result.endpointTypes = place.texts('types');
    if (place.has('disableExecuteApiEndpoint')) {
      const flag = place.flag('disableExecuteApiEndpoint', false);
      result.defaultEndpoint = flag.known ? { ...flag, value: flag.value ? 'disabled' : 'enabled' } : flag;
    }
  }
  return result;
}

function attach(api: Api, document: MapValue, root: Properties, security: Value | undefined): void {
  const resolve = (value: Value): Value => followReference(document, value);
  const schemes = readSchemes(document, api, resolve);
  for (const scheme of schemes.values()) if (scheme.kind === 'authorizer') api.authorizers.push(scheme.authorizer);
  const paths = get(document, 'paths');
  if (paths?.kind === 'map') {
    for (const entry of paths.entries.values()) {
      if (entry.key.startsWith('x-') && !entry.key.startsWith('x-amazon-apigateway-any')) continue;
      const item = resolve(entry.value);
      const reason = unknownReason(item);
      if (reason !== null) api.incomplete.push({ reason, span: entry.keySpan });
      if (item.kind !== 'map') continue;
      for (const operation of item.entries.values())
        if (methods.has(operation.key.toLowerCase()) || operation.key === anyMethod)
          attachOperation({ api, document, root, security, schemes, resolve }, entry, item, operation);
    }
  }
  attachModels(api, document);
  const responses = root.nested('x-amazon-apigateway-gateway-responses');
  for (const { key, keySpan, value } of responses.map?.entries.values() ?? []) {
    const parameters = responses.of(value).nested('responseParameters');
    api.gatewayResponses.push({
      node: 'gateway-response',
      id: `${api.id} ${key}`,
      resource: api.resource,
      span: keySpan,
      api,
      type: known(key, keySpan),
      headers: parameters.hidden
        ? { known: false, ...parameters.hidden }
        : known(headerValues(parameters, /^gatewayresponse\.header\.(.+)$/i), parameters.map?.span ?? keySpan),
    });
  }
}

interface Context {
  readonly api: Api;
  readonly document: MapValue;
  readonly root: Properties;
  readonly security: Value | undefined;
  readonly schemes: ReadonlyMap<string, Scheme>;
  resolve(value: Value): Value;
}

function attachOperation(context: Context, path: Entry, item: MapValue, entry: Entry): void {
  const { api, root, resolve } = context;
  const value = resolve(entry.value);
  const reason = unknownReason(value);
  if (reason !== null) api.incomplete.push({ reason, span: entry.keySpan });
  if (value.kind !== 'map') return;
  const operation = new Properties(value, entry.keySpan, value.owner);
  const verb = entry.key === anyMethod ? 'ANY' : entry.key.toUpperCase();
  const integrationValue = operation.value('x-amazon-apigateway-integration');
  const integration = integrationValue && new Properties(undefined, entry.keySpan).of(resolve(integrationValue));
  const responses = integration?.nested('responses');
  const responseItems = [...(responses?.map?.entries.values() ?? [])].map(
    (one) => integration?.of(one.value) ?? operation,
  );
  const { headers, templates } = readResponses(responseItems, openApiSpelling);
  const secured = operationSecurity(operation, entry.keySpan, context.schemes, api.kind, context.security);
  const catchAll = api.kind === 'http' && /^\/?\$default$/.test(path.key);
  const parameters = parametersOf(context, item, operation);
  const hiddenHeaders = responses?.hidden;
  const route: Route = {
    node: 'route',
    id: `${api.id} ${verb} ${path.key}`,
    resource: api.resource,
    span: entry.keySpan,
    api,
    method: known<string | null>(catchAll ? 'ANY' : verb, entry.keySpan),
    path: known(catchAll ? '$default' : path.key, path.keySpan),
    ...secured,
    namesAuthorizer: secured.authorizer.known
      ? { ...secured.authorizer, value: secured.authorizer.value !== null }
      : secured.authorizer,
    integration: integration
      ? integration.hidden
        ? { known: false, ...integration.hidden }
        : known(readIntegration(integration, openApiSpelling), integration.span)
      : operation.absent(null),
    validator: validatorOf(root, operation),
    requestModels: parameters.models,
    requestParameters: parameters.declared,
    responseHeaders: hiddenHeaders
      ? { known: false, ...hiddenHeaders }
      : (headers ?? operation.absent<readonly HeaderValue[]>([])),
    responseTemplates: templates,
  };
  api.routes.push(route);
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

function attachModels(api: Api, document: MapValue): void {
  if (api.kind === 'http') return; // HTTP APIs have no models
  let uses: ReferenceUses | null = null;
  for (const section of [get(document, 'definitions'), get(get(document, 'components'), 'schemas')]) {
    if (section?.kind !== 'map') continue;
    for (const { key, keySpan, value } of section.entries.values())
      api.models.push({
        node: 'model',
        id: `${api.id} ${key}`,
        resource: api.resource,
        span: keySpan,
        api,
        name: known(key, keySpan),
        schema: known<Value | null>(value, value.span),
        get ofResponses() {
          uses ??= referenceUses(document);
          return uses.ofResponses(key);
        },
      });
  }
}

interface ReferenceUses {
  ofResponses(name: string): boolean;
}

/** What `$ref` names, in the responses of operations and anywhere else. */
function referenceUses(document: MapValue): ReferenceUses {
  const [inResponses, elsewhere] = [new Set<string>(), new Set<string>()];
  const visit = (value: Value, ofResponse: boolean): void => {
    if (value.kind === 'list') for (const item of value.items) visit(item, ofResponse);
    if (value.kind !== 'map') return;
    for (const { key, value: inner } of value.entries.values()) {
      const name = key === '$ref' ? textOf(inner)?.split('/').at(-1) : undefined;
      if (name !== undefined) (ofResponse ? inResponses : elsewhere).add(name);
      visit(inner, ofResponse || key === 'responses');
    }
  };
  visit(document, false);
  return { ofResponses: (name) => inResponses.has(name) && !elsewhere.has(name) };
}

/** Follows `$ref: '#/…'` within the document; anything else becomes unknown. */
function followReference(document: MapValue, value: Value): Value {
  let here = value;
  for (let steps = 0; steps < referenceLimit; steps++) {
    const reference = textOf(get(here, '$ref'));
    if (reference === undefined) return here;
    if (!reference.startsWith('#/'))
      return { kind: 'unknown', reason: `reference ${reference} to another document`, span: here.span };
    let target: Value | undefined = document;
    for (const part of reference.slice(2).split('/'))
      target = get(target, decodeURIComponentSafely(part).replaceAll('~1', '/').replaceAll('~0', '~'));
    if (target === undefined)
      return { kind: 'unknown', reason: `reference ${reference} leads nowhere`, span: here.span };
    here = target;
  }
  return { kind: 'unknown', reason: 'references go in a circle', span: value.span };
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
