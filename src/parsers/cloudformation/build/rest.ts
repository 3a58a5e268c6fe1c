import { type Fact, known } from '../../../graph/fact.js';
import type {
  Api,
  AuthorizationType,
  Authorizer,
  Incomplete,
  RequestParameter,
  Route,
  Validator,
} from '../../../graph/model.js';
import { flagOf, label, type Properties, unknownReason } from '../../../graph/read.js';
import { textOf, type Value } from '../../../text/value.js';
import { type Definition, readDefinition } from '../../openapi/definition.js';
import { cloudFormationSpelling, headerValues, readIntegration, readResponses } from '../../openapi/integration.js';
import { authorizerType, splitSources, ttlOf } from '../../openapi/security.js';
import type { Resource } from '../resource.js';
import { ownerOf } from '../stack.js';
import { isOfResponses, type ModelUses, modelUses } from './model-uses.js';
import { askedAt, nodeOf, type Registry } from './registry.js';

const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const;
/** Resources above a method's own, at most. */
const pathDepthLimit = 200;

/**
 * `AWS::ApiGateway::RestApi` with its body, and `Method`, `Authorizer`, `Model`, `GatewayResponse`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGateway.html
 */
export function buildRestApis(registry: Registry): void {
  const attachments: (() => void)[] = [];
  for (const resource of registry.ofType('AWS::ApiGateway::RestApi')) attachments.push(addRestApi(registry, resource));
  for (const attach of attachments) attach();
  for (const resource of registry.ofType('AWS::ApiGateway::Authorizer')) addAuthorizer(registry, resource);
  for (const resource of registry.ofType('AWS::ApiGateway::Method')) addMethod(registry, resource);
  const models = registry.ofType('AWS::ApiGateway::Model');
  const uses = models.length > 0 ? modelUses(registry) : null;
  for (const resource of models) addModel(registry, resource, uses);
  for (const resource of registry.ofType('AWS::ApiGateway::GatewayResponse')) addGatewayResponse(registry, resource);
}

function addRestApi(registry: Registry, resource: Resource): () => void {
  const properties = registry.properties(resource);
  if (resource.elsewhere !== undefined) return addPolicyOfExternalApi(registry, resource, properties);
  const body = properties.value('Body');
  const bucket = properties.value('BodyS3Location');
  const clone = properties.value('CloneFrom');
  const definition: Definition | undefined = body && readDefinition(body, 'rest');
  const title = definition?.name;
  const name = properties.label('Name');
  const endpoint = properties.nested('EndpointConfiguration');
  const types = endpoint.has('Types')
    ? endpoint.texts('Types')
    : (definition?.endpointTypes ?? endpoint.absent<readonly string[]>([]));
  const api: Api = {
    node: 'api',
    ...nodeOf(resource),
    key: resource.key,
    kind: 'rest',
    external: false,
    name: name.known
      ? name.value === null
        ? (title ?? { ...name, value: resource.name })
        : { ...name, value: name.value }
      : known(resource.name, name.span),
    endpoint: endpointOf(types),
    vpcEndpointIds: endpoint.has('VpcEndpointIds')
      ? endpoint.texts('VpcEndpointIds')
      : (definition?.vpcEndpointIds ?? endpoint.absent<readonly string[]>([])),
    defaultEndpoint: properties.has('DisableExecuteApiEndpoint')
      ? disabledWhere(properties.flag('DisableExecuteApiEndpoint', false))
      : (definition?.defaultEndpoint ?? properties.absent('enabled')),
    policy: policyOf(properties, 'Policy') ?? definition?.policy ?? properties.absent(null),
    cors: properties.absent(null),
    securityPolicy: properties.has('SecurityPolicy')
      ? properties.text('SecurityPolicy')
      : (definition?.securityPolicy ?? properties.absent(null)),
    endpointAccessMode: properties.has('EndpointAccessMode')
      ? properties.text('EndpointAccessMode')
      : (definition?.endpointAccessMode ?? properties.absent(null)),
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
  if (clone && !body) api.incomplete.push({ reason: `the API is cloned from ${label(clone)}`, span: clone.span });
  registry.addApi(api, resource.key);
  return () => definition?.attach(api, (span) => ownerOf(registry.owners, span) ?? api.resource);
}

/** Whether an API has a definition. Terraform leaves out a body that is null, which a value that is not known may be. */
export function hasBody(registry: Registry, properties: Properties, body: Value | undefined): Fact<boolean> {
  if (body === undefined) return properties.absent(false);
  const mayBeNull = registry.graph.format === 'terraform' && body.kind === 'unknown';
  return mayBeNull ? properties.unknown(body.reason, body) : properties.known(true, body);
}

/** A definition in a bucket, or in a file that could not be read. */
export function definitionElsewhere(location: Value): Incomplete {
  const path = textOf(location);
  const where = path === undefined || /^s3:/i.test(path) ? 'in S3' : `${path}, which could not be read`;
  return { reason: `the API definition is ${where}`, span: location.span };
}

/** An API that the input only gives a policy. */
function addPolicyOfExternalApi(registry: Registry, resource: Resource, properties: Properties): () => void {
  const policy = policyOf(properties, 'Policy');
  registry.apiOf(properties.value('RestApiId'), 'rest', resource, policy && { policy });
  return () => {};
}

/**
 * Absent is EDGE. An API has one type, so PRIVATE beside a public one says nothing that can be relied on.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_EndpointConfiguration.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
 */
function endpointOf(types: Fact<readonly string[]>): Fact<'regional' | 'edge' | 'private'> {
  if (!types.known) return types;
  const texts = types.value.map((text) => text.toUpperCase());
  if (texts.length === 0) return { ...types, value: 'edge', assumed: types.assumed ?? 'AWS default' };
  if (texts.includes('PRIVATE') && texts.some((text) => text !== 'PRIVATE'))
    return { known: false, reason: `an API has one endpoint type, not ${types.value.join(' and ')}`, span: types.span };
  if (texts.includes('PRIVATE')) return { ...types, value: 'private' };
  if (texts.includes('REGIONAL')) return { ...types, value: 'regional' };
  if (texts.includes('EDGE')) return { ...types, value: 'edge' };
  return { known: false, reason: `endpoint type ${types.value.join(', ')}`, span: types.span };
}

export function disabledWhere(flag: Fact<boolean>): Fact<'enabled' | 'disabled'> {
  return flag.known ? { ...flag, value: flag.value ? 'disabled' : 'enabled' } : flag;
}

/** A resource policy; undefined where there is none. The Serverless Framework writes '' for none. */
export function policyOf(properties: Properties, key: string): Fact<Value | null> | undefined {
  const value = properties.value(key);
  if (value === undefined) return properties.hidden ? properties.absent(null) : undefined;
  if (value.kind === 'scalar' && value.text.trim() === '') return undefined;
  if (value.kind === 'map' && value.entries.size === 0) return undefined;
  return value.kind === 'unknown'
    ? properties.unknown(value.reason, value)
    : properties.known<Value | null>(value, value);
}

function addAuthorizer(registry: Registry, resource: Resource): void {
  const properties = registry.properties(resource);
  const api = registry.apiOf(properties.value('RestApiId'), 'rest', resource);
  const type = authorizerType(properties, 'Type', properties.has('ProviderARNs') ? 'cognito_user_pools' : undefined);
  const sources = properties.texts('IdentitySource');
  const name = properties.label('Name');
  const authorizer: Authorizer = {
    node: 'authorizer',
    ...nodeOf(resource),
    api,
    name: name.known ? { ...name, value: name.value ?? resource.name } : name,
    type,
    identitySources: sources.known ? { ...sources, value: sources.value.flatMap(splitSources) } : sources,
    ttl: ttlOf(properties, 'AuthorizerResultTtlInSeconds', type, api.kind),
    validationExpression: properties.text('IdentityValidationExpression'),
    audience: properties.absent<readonly string[]>([]),
    issuer: properties.absent(null),
  };
  api.authorizers.push(authorizer);
  registry.authorizers.set(resource.key, authorizer);
}

/** The authorizer that a property names: known null where absent, unknown where it is not in the input. */
export function authorizerOf(registry: Registry, properties: Properties, key: string): Fact<Authorizer | null> {
  const value = properties.value(key);
  if (value === undefined) return properties.absent(null);
  const authorizer = value.kind === 'reference' ? registry.authorizers.get(value.target) : undefined;
  if (authorizer) return properties.known<Authorizer | null>(authorizer, value);
  return properties.unknown(unknownReason(value) ?? `authorizer ${label(value)} is not in the input`, value);
}

function addMethod(registry: Registry, resource: Resource): void {
  const properties = registry.properties(resource);
  const api = registry.apiOf(properties.value('RestApiId'), 'rest', resource);
  if (!api.external) api.ownRouteResources.push(askedAt(resource, properties.value('HttpMethod')));
  const integrationValue = properties.value('Integration');
  const integration = integrationValue && properties.of(integrationValue);
  const responses = integration?.items('IntegrationResponses');
  const { headers, templates } = readResponses(responses ?? [], cloudFormationSpelling);
  const method = properties.text('HttpMethod', 'ANY');
  const authorizer = authorizerOf(registry, properties, 'AuthorizerId');
  const named = properties.value('AuthorizerId');
  const verb = method.known ? method.value.toUpperCase().replace(/^\*$/, 'ANY') : null;
  const path = pathOf(registry, properties, api);
  const owner = ownerOf(registry.owners, resource.span);
  const route: Route = {
    node: 'route',
    ...nodeOf(resource),
    resource: owner ?? resource.name,
    api,
    method: method.known ? { ...method, value: verb } : method,
    path,
    authorizationType: properties.oneOf<AuthorizationType>('AuthorizationType', 'NONE', authorizationTypes),
    authorizer,
    namesAuthorizer: named ? properties.known(true, named) : properties.absent(false),
    scopes: properties.texts('AuthorizationScopes'),
    apiKeyRequired: properties.flag('ApiKeyRequired', false),
    integration: integration
      ? integration.hidden
        ? { known: false, ...integration.hidden }
        : properties.known(readIntegration(integration, cloudFormationSpelling), integrationValue)
      : properties.absent(null),
    validator: validatorOf(registry, properties),
    requestModels: modelsOf(properties),
    requestParameters: requestParametersOf(properties),
    responseHeaders: responses === null && integration ? integration.absent([]) : (headers ?? properties.absent([])),
    responseTemplates: templates,
  };
  api.routes.push(route);
}

function validatorOf(registry: Registry, properties: Properties): Fact<Validator | null> {
  const value = properties.value('RequestValidatorId');
  if (value === undefined) return properties.absent(null);
  const resource = value.kind === 'reference' ? registry.resources.get(value.target) : undefined;
  if (!resource) return properties.unknown(unknownReason(value) ?? 'the validator is not in the input', value);
  const validator = registry.properties(resource, resource.name);
  return properties.known<Validator | null>(
    {
      body: validator.flag('ValidateRequestBody', false),
      parameters: validator.flag('ValidateRequestParameters', false),
    },
    value,
  );
}

function modelsOf(properties: Properties): Fact<readonly string[]> {
  return properties.read<readonly string[]>('RequestModels', [], (value) =>
    value.kind === 'map' ? [...value.entries.keys()] : undefined,
  );
}

function requestParametersOf(properties: Properties): Fact<readonly RequestParameter[]> {
  return properties.read<readonly RequestParameter[]>('RequestParameters', [], (value) =>
    value.kind === 'map'
      ? Array.from(value.entries.values(), ({ key, value: required }) => ({
          name: key,
          required: flagOf(required) ?? false,
        }))
      : undefined,
  );
}

/** A method's path: the path parts from its resource up to the API's root. */
function pathOf(registry: Registry, properties: Properties, api: Api): Fact<string> {
  const parts: string[] = [];
  const first = properties.value('ResourceId');
  if (first === undefined) return properties.absent('/');
  let here: Value | undefined = first;
  for (let depth = 0; depth < pathDepthLimit; depth++) {
    if (here?.kind !== 'reference')
      return properties.unknown(
        (here && unknownReason(here)) ?? `resource ${here ? label(here) : '?'} is not in the input`,
        first,
      );
    const resource = registry.resources.get(here.target);
    if (resource === undefined || resource.type === 'AWS::ApiGateway::RestApi')
      return resource || registry.apis.get(here.target) === api
        ? properties.known(`/${parts.reverse().join('/')}`, first)
        : properties.unknown(`resource ${label(here)} is not in the input`, first);
    if (resource.type !== 'AWS::ApiGateway::Resource')
      return properties.unknown(`${resource.name} is no resource of an API`, first);
    const own = registry.properties(resource);
    const part = own.value('PathPart');
    const reason = part && unknownReason(part);
    if (part === undefined || reason) return properties.unknown(reason ?? `${resource.name} has no PathPart`, first);
    parts.push(label(part) ?? '');
    here = own.value('ParentId');
    if (here === undefined) return properties.known(`/${parts.reverse().join('/')}`, first);
  }
  return properties.unknown('resources refer to each other in a circle', first);
}

function addModel(registry: Registry, resource: Resource, uses: ModelUses | null): void {
  const properties = registry.properties(resource);
  const api = registry.apiOf(properties.value('RestApiId'), 'rest', resource);
  const name = properties.label('Name');
  const schema = properties.value('Schema');
  api.models.push({
    node: 'model',
    ...nodeOf(resource),
    api,
    name: name.known ? { ...name, value: name.value ?? resource.name } : name,
    schema: !schema
      ? properties.absent(null)
      : schema.kind === 'unknown'
        ? properties.unknown(schema.reason, schema)
        : properties.known<Value | null>(schema, schema),
    ofResponses: uses !== null && isOfResponses(uses, resource, name.known ? name.value : null),
  });
}

function addGatewayResponse(registry: Registry, resource: Resource): void {
  const properties = registry.properties(resource);
  const api = registry.apiOf(properties.value('RestApiId'), 'rest', resource);
  const parameters = properties.nested('ResponseParameters');
  const type = properties.text('ResponseType');
  api.gatewayResponses.push({
    node: 'gateway-response',
    ...nodeOf(resource),
    api,
    type: type.known ? { ...type, value: type.value ?? '' } : type,
    headers: parameters.hidden
      ? { known: false, ...parameters.hidden }
      : known(headerValues(parameters, /^gatewayresponse\.header\.(.+)$/i), parameters.map?.span ?? resource.span),
  });
}
