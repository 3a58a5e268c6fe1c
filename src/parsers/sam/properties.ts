import { get, type MapValue, unknown, type Value } from '../../text/value.js';
import { withEntry, withoutEntry } from './generate.js';
import { isPresent } from './intrinsics.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

type Kind = 'string' | 'boolean' | 'integer' | 'list' | 'map';

/** The properties that a resource or event takes, and the kinds of value that the transform accepts for each. */
export interface Shape {
  readonly required: readonly string[];
  readonly kinds: Readonly<Record<string, Kind | readonly Kind[]>>;
}

/** Properties that the transform reads itself: a function that is evaluated later won't do. */
const literal = new Set(['MergeDefinitions', 'AlwaysDeploy', 'UnescapeMappingTemplate']);

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html */
export const apiShape: Shape = {
  required: ['StageName'],
  kinds: {
    Name: ['string', 'map'],
    StageName: ['string', 'map'],
    Tags: 'map',
    PropagateTags: 'boolean',
    DefinitionBody: 'map',
    DefinitionUri: ['string', 'map'],
    MergeDefinitions: 'boolean',
    CacheClusterEnabled: 'boolean',
    CacheClusterSize: 'string',
    Variables: 'map',
    EndpointConfiguration: ['string', 'map'],
    MethodSettings: 'list',
    BinaryMediaTypes: 'list',
    MinimumCompressionSize: 'integer',
    Cors: ['string', 'map'],
    Auth: 'map',
    GatewayResponses: 'map',
    AccessLogSetting: 'map',
    CanarySetting: 'map',
    TracingEnabled: 'boolean',
    OpenApiVersion: ['string', 'integer'],
    Models: 'map',
    Domain: 'map',
    FailOnWarnings: 'boolean',
    Description: 'string',
    Mode: 'string',
    DisableExecuteApiEndpoint: 'boolean',
    ApiKeySourceType: 'string',
    AlwaysDeploy: 'boolean',
    Policy: ['string', 'map'],
    SecurityPolicy: 'string',
    EndpointAccessMode: 'string',
  },
};

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html */
export const httpApiShape: Shape = {
  required: [],
  kinds: {
    Name: ['string', 'boolean', 'integer', 'list', 'map'],
    StageName: ['string', 'map'],
    Tags: 'map',
    PropagateTags: 'boolean',
    DefinitionBody: 'map',
    DefinitionUri: ['string', 'map'],
    StageVariables: 'map',
    CorsConfiguration: ['boolean', 'map'],
    AccessLogSettings: 'map',
    DefaultRouteSettings: 'map',
    Auth: 'map',
    RouteSettings: 'map',
    Domain: 'map',
    FailOnWarnings: 'boolean',
    Description: 'string',
    DisableExecuteApiEndpoint: 'boolean',
  },
};

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html */
export const webSocketApiShape: Shape = {
  required: ['Routes', 'RouteSelectionExpression'],
  kinds: {
    ApiKeySelectionExpression: 'string',
    AccessLogSettings: 'map',
    Auth: 'map',
    DefaultRouteSettings: 'map',
    Description: 'string',
    DisableExecuteApiEndpoint: 'boolean',
    Domain: 'map',
    DisableSchemaValidation: 'boolean',
    FailOnWarnings: 'boolean',
    IpAddressType: 'string',
    Name: 'string',
    PropagateTags: 'boolean',
    Routes: 'map',
    RouteSettings: 'map',
    RouteSelectionExpression: 'string',
    StageName: ['string', 'map'],
    StageVariables: 'map',
    Tags: 'map',
  },
};

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html */
export const apiEventShape: Shape = {
  required: [],
  kinds: {
    Path: 'string',
    Method: 'string',
    RestApiId: ['string', 'map'],
    Stage: 'string',
    Auth: 'map',
    RequestModel: 'map',
    RequestParameters: 'list',
    TimeoutInMillis: 'integer',
    ResponseTransferMode: 'string',
  },
};

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-statemachine-statemachineapi.html */
export const stateMachineEventShape: Shape = {
  required: [],
  kinds: {
    Path: 'string',
    Method: 'string',
    RestApiId: ['string', 'map'],
    Stage: 'string',
    Auth: 'map',
    UnescapeMappingTemplate: 'boolean',
  },
};

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-httpapi.html */
export const httpApiEventShape: Shape = {
  required: [],
  kinds: {
    Path: 'string',
    Method: 'string',
    ApiId: ['string', 'map'],
    Stage: 'string',
    Auth: 'map',
    TimeoutInMillis: 'integer',
    RouteSettings: 'map',
    PayloadFormatVersion: 'string',
  },
};

/** The resource, where the value of a property that the transform would not take is unknown; each of them is reported. */
export function checkedResource(resource: SamResource, accepted: Shape, translation: Translation): SamResource {
  for (const name of accepted.required)
    if (!isPresent(get(resource.properties, name)))
      translation.reject('sam-property', { span: resource.header }, `${resource.id} lacks the property ${name}`);
  return { ...resource, properties: checkedProperties(resource.properties, accepted, resource.id, translation) };
}

/** The same for properties of an event; a property that is not in this list may be newer than it. */
export function checkedProperties(
  properties: MapValue,
  accepted: Shape,
  owner: string,
  translation: Translation,
): MapValue {
  let checked = properties;
  for (const { key, keySpan, value } of properties.entries.values()) {
    const kinds = Object.hasOwn(accepted.kinds, key) ? accepted.kinds[key] : undefined;
    if (kinds === undefined)
      translation.warn(
        'sam-unknown-property',
        { span: keySpan },
        `${owner} has a property ${key} that SAM does not know`,
      );
    else if (!isPresent(value)) checked = withoutEntry(checked, key);
    else if ((literal.has(key) || !isExpression(value)) && !isOfKind(value, kinds)) {
      const words = [kinds].flat().map(withArticle).join(' or ');
      translation.reject('sam-property', value, `${key} of ${owner} must be ${words}`);
      checked = withEntry(checked, key, unknown(`SAM rejects its ${key}`, value.span));
    }
  }
  return checked;
}

/** A map with one key may be a function that is evaluated later; what is unknown cannot be judged. */
function isExpression(value: Value): boolean {
  return (value.kind === 'map' && value.entries.size === 1) || !['map', 'list', 'scalar'].includes(value.kind);
}

function isOfKind(value: Value, kind: Kind | readonly Kind[]): boolean {
  if (typeof kind !== 'string') return kind.some((one) => isOfKind(value, one));
  if (value.kind !== 'scalar') return value.kind === kind;
  if (kind === 'integer') return typeof value.value === 'number' || typeof value.value === 'boolean';
  return typeof value.value === kind;
}

function withArticle(kind: Kind): string {
  return kind === 'integer' ? 'an integer' : `a ${kind}`;
}
