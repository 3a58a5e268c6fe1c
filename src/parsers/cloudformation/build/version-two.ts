import { assumed, type Fact, known, unknownFact } from '../../../graph/fact.js';
import type {
  Api,
  ApiKind,
  AuthorizationType,
  Authorizer,
  CorsConfiguration,
  Integration,
  Route,
  Stage,
} from '../../../graph/model.js';
import { label, type Properties, unknownReason } from '../../../graph/read.js';
import type { Value } from '../../../text/value.js';
import { readDefinition } from '../../openapi/definition.js';
import { readIntegration, versionTwoSpelling } from '../../openapi/integration.js';
import { authorizerType, issuerOf, ttlOf } from '../../openapi/security.js';
import type { Resource } from '../resource.js';
import { ownerOf } from '../stack.js';
import { askedAt, nodeOf, type Registry } from './registry.js';
import { authorizerOf, definitionElsewhere, disabledWhere, hasBody, policyOf } from './rest.js';
import { accessLogOf, addDeployment, certificateOf, routeSettingsOf, variablesOf } from './stages.js';

const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'JWT'] as const;

/**
 * HTTP and WebSocket APIs: `AWS::ApiGatewayV2::Api`, `Route`, `Integration`, `Authorizer`, `Stage`, `Deployment`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGatewayV2.html
 */
export function buildVersionTwoApis(registry: Registry): void {
  const attachments: (() => void)[] = [];
  for (const resource of registry.ofType('AWS::ApiGatewayV2::Api')) attachments.push(addApi(registry, resource));
  for (const attach of attachments) attach();
  for (const type of ['Authorizer', 'Route', 'Stage'] as const)
    for (const resource of registry.ofType(`AWS::ApiGatewayV2::${type}`)) {
      const properties = registry.properties(resource);
      if (tellsWebSocket[type](properties)) registry.expectKind(properties.value('ApiId'), 'websocket', resource);
    }
  for (const resource of registry.ofType('AWS::ApiGatewayV2::Authorizer')) addAuthorizer(registry, resource);
  for (const resource of registry.ofType('AWS::ApiGatewayV2::Route')) addRoute(registry, resource);
  for (const resource of registry.ofType('AWS::ApiGatewayV2::Deployment')) addDeployment(registry, resource, 'ApiId');
  for (const resource of registry.ofType('AWS::ApiGatewayV2::Stage')) addStage(registry, resource);
  for (const resource of registry.ofType('AWS::ApiGatewayV2::Api')) addQuickCreate(registry, resource);
}

/**
 * The kind of an API; where the protocol is not known, an expression that selects routes tells: WebSocket APIs need one,
 * and HTTP APIs have no other than the method and the path.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
function kindByProtocol(properties: Properties): ApiKind {
  const protocol = properties.text('ProtocolType');
  if (protocol.known) return protocol.value?.toUpperCase() === 'WEBSOCKET' ? 'websocket' : 'http';
  const expression = properties.label('RouteSelectionExpression');
  return expression.known && /^\$\{?request\.(body|header|querystring)/.test(expression.value ?? '')
    ? 'websocket'
    : 'http';
}

/**
 * What only WebSocket APIs have, and so tells the kind of one that is not in the input:
 * - identity sources without the `$` that those of HTTP APIs begin with
 *   https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html
 * - route keys without a method and a path, but for `$default`
 *   https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html
 * - execution logs and data traces
 *   https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigatewayv2-stage-routesettings.html
 */
const tellsWebSocket = {
  Authorizer(properties: Properties): boolean {
    const sources = properties.texts('IdentitySource');
    return sources.known && sources.value.some((source) => /^(route\.request|stageVariables|context)\./.test(source));
  },
  Route(properties: Properties): boolean {
    const key = properties.text('RouteKey');
    return key.known && key.value !== null && /^(?!\$default$)[^ ]+$/.test(key.value);
  },
  Stage(properties: Properties): boolean {
    const routes = properties.nested('RouteSettings');
    const settings = [properties.nested('DefaultRouteSettings')];
    for (const key of routes.map?.entries.keys() ?? []) settings.push(routes.nested(key));
    return settings.some((one) => one.has('LoggingLevel') || one.has('DataTraceEnabled'));
  },
};

function addApi(registry: Registry, resource: Resource): () => void {
  const properties = registry.properties(resource);
  const body = properties.value('Body');
  const bucket = properties.value('BodyS3Location');
  const kind = kindByProtocol(properties);
  const definition = body && readDefinition(body, kind);
  const name = properties.label('Name');
  const cors = properties.value('CorsConfiguration');
  const api: Api = {
    node: 'api',
    ...nodeOf(resource),
    kind,
    external: false,
    name: !name.known
      ? known(resource.name, name.span)
      : name.value === null
        ? (definition?.name ?? { ...name, value: resource.name })
        : { ...name, value: name.value },
    endpoint: assumed('regional', resource.span),
    vpcEndpointIds: properties.absent<readonly string[]>([]),
    defaultEndpoint: properties.has('DisableExecuteApiEndpoint')
      ? disabledWhere(properties.flag('DisableExecuteApiEndpoint', false))
      : (definition?.defaultEndpoint ?? properties.absent('enabled')),
    policy: policyOf(properties, 'Policy') ?? definition?.policy ?? properties.absent(null),
    cors: cors ? corsOf(properties, cors) : (definition?.cors ?? properties.absent(null)),
    securityPolicy: properties.absent(null),
    endpointAccessMode: properties.absent(null),
    body: hasBody(registry, properties, body ?? bucket),
    ownRouteResources: [],
    rootSecurity: definition?.rootSecurity ?? null,
    incomplete: [...(definition?.incomplete ?? [])],
    routes: [],
    stages: [],
    authorizers: [],
    models: [],
    gatewayResponses: [],
    deployments: [],
    mappings: [],
  };
  if (bucket) api.incomplete.push(definitionElsewhere(bucket));
  registry.addApi(api, resource.key);
  return () => definition?.attach(api, (span) => ownerOf(registry.owners, span) ?? api.resource);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigatewayv2-api-cors.html */
function corsOf(properties: Properties, value: Value): Fact<CorsConfiguration | null> {
  const reason = unknownReason(value);
  if (reason !== null) return properties.unknown(reason, value);
  const cors = properties.of(value);
  return properties.known<CorsConfiguration | null>(
    { origins: cors.texts('AllowOrigins'), credentials: cors.flag('AllowCredentials', false) },
    value,
  );
}

function addAuthorizer(registry: Registry, resource: Resource): void {
  const properties = registry.properties(resource);
  const api = registry.apiOf(properties.value('ApiId'), 'http', resource);
  const type = authorizerType(properties, 'AuthorizerType');
  const jwt = properties.nested('JwtConfiguration');
  const name = properties.label('Name');
  const authorizer: Authorizer = {
    node: 'authorizer',
    ...nodeOf(resource),
    api,
    name: name.known ? { ...name, value: name.value ?? resource.name } : name,
    type,
    identitySources: properties.texts('IdentitySource'),
    ttl: ttlOf(properties, 'AuthorizerResultTtlInSeconds', type, api.kind),
    validationExpression: properties.text('IdentityValidationExpression'),
    audience: jwt.labels('Audience'),
    issuer: issuerOf(jwt, 'Issuer'),
  };
  api.authorizers.push(authorizer);
  registry.authorizers.set(resource.key, authorizer);
}

function addRoute(registry: Registry, resource: Resource): void {
  const properties = registry.properties(resource);
  const key = properties.label('RouteKey');
  const exact = properties.text('RouteKey');
  const text = key.known ? (key.value ?? '') : '';
  const api = registry.apiOf(properties.value('ApiId'), 'http', resource);
  if (!api.external) api.ownRouteResources.push(askedAt(resource, properties.value('RouteKey')));
  const named = properties.value('AuthorizerId');
  const space = text.indexOf(' ');
  const httpMethod = text === '$default' || space < 0 ? 'ANY' : text.slice(0, space).toUpperCase();
  const place = properties.value('RouteKey');
  const span = place?.span ?? resource.span;
  const unknownKey = exact.known || (key.known && space > 0 && !text.slice(0, space).includes('$')) ? null : exact;
  const path: Fact<string> =
    unknownKey && !unknownKey.known
      ? unknownKey
      : api.kind === 'websocket' || space < 0
        ? known(text, span)
        : exact.known
          ? known(text.slice(space + 1).trim(), span)
          : exact;
  const owner = ownerOf(registry.owners, resource.span);
  api.routes.push({
    node: 'route',
    ...nodeOf(resource),
    resource: owner ?? resource.name,
    api,
    method:
      api.kind === 'websocket'
        ? known(null, span)
        : unknownKey && !unknownKey.known
          ? unknownKey
          : known(httpMethod, span),
    path,
    authorizationType: properties.oneOf<AuthorizationType>('AuthorizationType', 'NONE', authorizationTypes),
    authorizer: authorizerOf(registry, properties, 'AuthorizerId'),
    namesAuthorizer: named ? properties.known(true, named) : properties.absent(false),
    scopes: properties.texts('AuthorizationScopes'),
    apiKeyRequired: properties.flag('ApiKeyRequired', false),
    integration: integrationOf(registry, properties),
    ...withoutRestParts(properties),
  });
}

function withoutRestParts(
  properties: Properties,
): Pick<Route, 'validator' | 'requestModels' | 'requestParameters' | 'responseHeaders' | 'responseTemplates'> {
  return {
    validator: properties.absent(null),
    requestModels: properties.absent([]),
    requestParameters: properties.absent([]),
    responseHeaders: properties.absent([]),
    responseTemplates: [],
  };
}

/** A route's `Target` is `integrations/<id>`. */
function integrationOf(registry: Registry, properties: Properties): Fact<Integration | null> {
  const value = properties.value('Target');
  if (value === undefined) return properties.absent(null);
  const part = value.kind === 'template' ? value.parts.find((one) => one.kind === 'reference') : value;
  const resource = part?.kind === 'reference' ? registry.resources.get(part.target) : undefined;
  if (!resource) return properties.unknown(unknownReason(value) ?? 'the integration is not in the input', value);
  const integration = readIntegration(registry.properties(resource, resource.name), versionTwoSpelling);
  return properties.known<Integration | null>(integration, value);
}

function addStage(registry: Registry, resource: Resource): void {
  const properties = registry.properties(resource);
  const api = registry.apiOf(properties.value('ApiId'), 'http', resource);
  const name = properties.text('StageName', '');
  const stage: Stage = {
    node: 'stage',
    ...nodeOf(resource),
    api,
    name,
    external: false,
    unintended: false,
    accessLog: accessLogOf(properties, 'AccessLogSettings'),
    methodSettings: routeSettingsOf(properties),
    tracing: assumed(false, resource.span),
    clientCertificate: certificateOf(properties),
    cacheCluster: assumed(false, resource.span),
    variables: variablesOf(properties, 'StageVariables'),
  };
  api.stages.push(stage);
  registry.stages.set(resource.key, stage);
}

/**
 * An API with a `Target` gets a catch-all route without authorization and a `$default` stage.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop.html#http-api-examples
 */
function addQuickCreate(registry: Registry, resource: Resource): void {
  const properties = registry.properties(resource);
  const target = properties.value('Target');
  const api = registry.apis.get(resource.key);
  if (target === undefined || !api) return;
  const overrides = registry.ofType('AWS::ApiGatewayV2::ApiGatewayManagedOverrides').find((one) => {
    const owner = one.properties.entries.get('ApiId')?.value;
    return owner?.kind === 'reference' && owner.target === resource.key;
  });
  const changed = overrides ? registry.properties(overrides, overrides.name) : undefined;
  const route = changed?.nested('Route');
  const key = properties.text('RouteKey', '$default');
  const text = key.known ? key.value : '$default';
  const space = text.indexOf(' ');
  const uri = label(target) ?? '';
  const reason = target.kind === 'unknown' ? target.reason : null;
  const settings = changed?.nested('Stage') ?? registry.properties(resource).nested('no such property');
  const isHttp = /^https?:\/\//i.test(uri);
  const fact = <T>(value: T): Fact<T> => known(value, target.span);
  const integration: Integration = {
    backend: reason === null ? fact(isHttp ? 'http' : 'aws') : unknownFact(reason, target.span),
    type: reason === null ? fact(isHttp ? 'http' : 'lambda') : unknownFact(reason, target.span),
    proxy: fact(true),
    uri: fact(uri),
    connection: fact('internet'),
    credentials: properties.label('CredentialsArn'),
    skipsTlsVerification: fact(false),
    tlsConfig: fact(false),
    cacheKeyParameters: fact([]),
    span: target.span,
  };
  api.routes.push({
    node: 'route',
    ...nodeOf(resource),
    id: `${api.id} ${text}`,
    api,
    method: key.known ? known(space < 0 ? 'ANY' : text.slice(0, space).toUpperCase(), key.span) : key,
    path: key.known ? known(space < 0 ? text : text.slice(space + 1), key.span) : key,
    authorizationType: (route ?? properties).oneOf<AuthorizationType>('AuthorizationType', 'NONE', authorizationTypes),
    authorizer: authorizerOf(registry, route ?? properties, 'AuthorizerId'),
    namesAuthorizer: fact(route?.has('AuthorizerId') ?? false),
    scopes: (route ?? properties).texts('AuthorizationScopes'),
    apiKeyRequired: properties.absent(false),
    integration: fact<Integration | null>(integration),
    ...withoutRestParts(properties),
  });
  if (api.stages.some((stage) => stage.name.known && stage.name.value === '$default')) return;
  api.stages.push({
    node: 'stage',
    ...nodeOf(resource),
    id: `${api.id} $default`,
    api,
    name: assumed('$default', resource.span),
    external: false,
    unintended: false,
    accessLog: accessLogOf(settings, 'AccessLogSettings'),
    methodSettings: routeSettingsOf(settings),
    tracing: assumed(false, resource.span),
    clientCertificate: assumed(null, resource.span),
    cacheCluster: assumed(false, resource.span),
    variables: variablesOf(settings, 'StageVariables'),
  });
}
