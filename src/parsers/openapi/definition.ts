import { type Fact, known, mapFact } from '../../graph/fact.js';
import type { Api, ApiKind, Authorizer, CorsConfiguration, Incomplete, Route } from '../../graph/model.js';
import { Properties, unknownReason } from '../../graph/read.js';
import type { Span } from '../../text/source.js';
import { get, type MapValue, textOf, type Value } from '../../text/value.js';
import { headerValues } from './integration.js';
import { type Operation, readOperations } from './operation.js';
import { readSchemes } from './security.js';

/** Steps that a chain of local references may take. */
const referenceLimit = 32;

/** What an API definition says of the API itself; undefined where it says nothing. */
export interface Definition {
  readonly kind: ApiKind;
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
  /** Gives the API routes and the rest; `resourceAt` names the resource that the text at a place belongs to. */
  attach(api: Api, resourceAt?: (span: Span) => string): void;
}

/** Worlds share the definitions that are the same in all of them. */
const definitions = new WeakMap<Value, Definition>();

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
  const before = definitions.get(document);
  if (before?.kind === kind) return before;
  const definition = document.kind === 'map' ? definitionOf(document, kind) : unreadable(document, kind);
  definitions.set(document, definition);
  return definition;
}

function unreadable(document: Value, kind: ApiKind): Definition {
  const reason = unknownReason(document) ?? 'the API definition is no map';
  return { kind, rootSecurity: null, incomplete: [{ reason, span: document.span }], attach: () => {} };
}

function definitionOf(document: MapValue, kind: ApiKind): Definition {
  const root = new Properties(document, document.span);
  const paths = get(document, 'paths');
  const hidden = paths && unknownReason(paths);
  const incomplete: Incomplete[] = hidden ? [{ reason: hidden, span: paths.span }] : [];
  const endpoint = endpointOf(root);
  const cors = root.value('x-amazon-apigateway-cors');
  const security = root.value('security');
  return {
    kind,
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
    attach: attachment(document, kind, root),
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

/** What is in a definition is read once, for all APIs that it is attached to. */
function attachment(document: MapValue, kind: ApiKind, root: Properties): Definition['attach'] {
  const resolve = (value: Value): Value => followReference(document, value);
  const schemes = readSchemes(document, kind, resolve);
  const security = root.value('security');
  const paths = get(document, 'paths');
  const { operations, incomplete } =
    paths?.kind === 'map'
      ? readOperations({ kind, root, security, schemes, resolve }, paths)
      : { operations: [], incomplete: [] };
  return (api, resourceAt = () => api.resource) => {
    const authorizers = new Map<string | null, Authorizer>();
    for (const [name, scheme] of schemes) {
      if (scheme.kind !== 'authorizer') continue;
      const authorizer = { id: `${api.id} ${name}`, resource: api.resource, api, ...scheme.authorizer };
      authorizers.set(name, authorizer);
      api.authorizers.push(authorizer);
    }
    api.incomplete.push(...incomplete);
    for (const operation of operations) {
      const authorizer = mapFact(operation.authorizer, (name) => authorizers.get(name) ?? null);
      api.routes.push(routeOf(api, operation, authorizer, resourceAt(operation.span)));
    }
    attachModels(api, document);
    attachGatewayResponses(api, root);
  };
}

/** Made field by field: it takes a fraction of the time that copying an operation and adding to the copy does. */
function routeOf(api: Api, operation: Operation, authorizer: Fact<Authorizer | null>, resource: string): Route {
  return {
    node: 'route',
    id: `${api.id} ${operation.id}`,
    resource,
    span: operation.span,
    api,
    method: operation.method,
    path: operation.path,
    authorizationType: operation.authorizationType,
    authorizer,
    namesAuthorizer: operation.namesAuthorizer,
    scopes: operation.scopes,
    apiKeyRequired: operation.apiKeyRequired,
    integration: operation.integration,
    validator: operation.validator,
    requestModels: operation.requestModels,
    requestParameters: operation.requestParameters,
    responseHeaders: operation.responseHeaders,
    responseTemplates: operation.responseTemplates,
  };
}

function attachGatewayResponses(api: Api, root: Properties): void {
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
