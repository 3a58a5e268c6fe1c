import { get, textOf, type Value } from '../../text/value.js';
import type { ApiDraft } from './api-draft.js';
import { addAuthorizerPermissions } from './authorizers.js';
import { addPreflights } from './cors.js';
import { checkDefinition, type Definition, finishVersion, isIncomplete, setDefaultEndpoint } from './definition.js';
import { definitionAt, type Location } from './definition-uri.js';
import { addRestDomain } from './domain.js';
import { type Content, eachNode, type Fields, generate, generateMap, only } from './generate.js';
import type { Include } from './include.js';
import { isGiven, isPresent, isTrue, ref, stringOf } from './intrinsics.js';
import { deploymentId, stageId } from './logical-ids.js';
import { addGatewayResponses, addModels } from './models.js';
import type { SamResource } from './resources.js';
import { addRestAuth, authOf } from './rest-auth.js';
import type { Translation } from './translation.js';
import type { UsagePlans } from './usage-plan.js';

/** Properties that the REST API, or its stage, has under the same name. */
const apiProperties = [
  'BinaryMediaTypes',
  'MinimumCompressionSize',
  'FailOnWarnings',
  'Name',
  'Description',
  'Mode',
  'ApiKeySourceType',
  'Policy',
  'SecurityPolicy',
  'EndpointAccessMode',
];
const stageProperties = [
  'StageName',
  'CacheClusterEnabled',
  'CacheClusterSize',
  'Variables',
  'MethodSettings',
  'AccessLogSetting',
  'CanarySetting',
  'TracingEnabled',
];

/**
 * `AWS::Serverless::Api`: the REST API with its definition, a deployment, a stage, and what belongs to them.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html
 */
export function translateRestApi(draft: ApiDraft, plans: UsagePlans, include: Include, translation: Translation): void {
  const { resource: api } = draft;
  const { id, properties } = api;
  translation.replace(api, 'AWS::ApiGateway::RestApi', {
    ...only(properties, apiProperties),
    ...endpointOf(api, translation),
    ...definitionOf(draft, include, translation),
    Tags: propagatedTags(api),
  });
  const deployment = deploymentId(id);
  const version = get(properties, 'OpenApiVersion');
  // Without OpenApiVersion the deployment makes a second stage, beside the one that is asked for.
  translation.addGenerated(api, deployment, {
    type: 'AWS::ApiGateway::Deployment',
    properties: { RestApiId: ref(id), StageName: isGiven(version) ? undefined : 'Stage' },
  });
  const stage = stageId(id, stringOf(get(properties, 'StageName')));
  const tags = get(properties, 'Tags');
  translation.add(api, stage, {
    type: 'AWS::ApiGateway::Stage',
    properties: {
      ...only(properties, stageProperties),
      RestApiId: ref(id),
      DeploymentId: ref(deployment),
      Tags: isGiven(tags) ? tagList(tags) : undefined,
    },
  });
  translation.references.set(`${id}.Stage`, stage);
  translation.references.set(`${id}.Deployment`, deployment);
  addAuthorizerPermissions(
    api,
    translation.partition,
    (authorizer) => !isGiven(get(authorizer, 'DisableFunctionDefaultPermissions')),
    translation,
  );
  addRestDomain(api, translation);
  plans.add(api, stage, translation);
}

function definitionOf(draft: ApiDraft, include: Include, translation: Translation): Location {
  const { resource: api } = draft;
  const { properties } = api;
  const uri = get(properties, 'DefinitionUri');
  const hasBody = draft.managed || isGiven(draft.body);
  if (isGiven(uri) && hasBody)
    translation.reject('sam-definition', uri, `${api.id} has a DefinitionUri and a DefinitionBody`);
  if (isGiven(uri) && isGiven(get(properties, 'MergeDefinitions')))
    translation.reject('sam-definition', uri, `MergeDefinitions of ${api.id} does not work with a DefinitionUri`);
  const version = get(properties, 'OpenApiVersion');
  if (isGiven(version) && !get(version, 'Ref') && !/^[23](\.\d)(\.\d)?$/.test(textOf(version) ?? ''))
    translation.reject('sam-definition', version, `OpenApiVersion of ${api.id} must look like 3.0.1`);
  if (isGiven(uri) && !hasBody) {
    for (const name of ['Cors', 'Auth', 'GatewayResponses', 'Models', 'DisableExecuteApiEndpoint'])
      rejectWithoutBody(api, name, translation);
    return definitionAt(uri, api, include, translation);
  }
  if (!draft.editable) return { Body: unedited(draft, translation) };
  complete(draft.editable, api, translation);
  return { Body: draft.editable.toValue() };
}

function rejectWithoutBody(api: SamResource, name: string, translation: Translation): void {
  const value = get(api.properties, name);
  const asked = name === 'DisableExecuteApiEndpoint' ? isPresent(value) : isGiven(value);
  if (asked && value)
    translation.reject('sam-definition', value, `${name} of ${api.id} works only with a DefinitionBody`);
}

/** A body that the transform cannot read is passed on; it matters only where something must be written into it. */
function unedited(draft: ApiDraft, translation: Translation): Value | undefined {
  const { resource: api, body } = draft;
  const asked = ['Cors', 'Auth', 'GatewayResponses', 'Models', 'DisableExecuteApiEndpoint'].some((name) =>
    isPresent(get(api.properties, name)),
  );
  if (asked && body && !isIncomplete(body))
    translation.reject('sam-definition', body, `DefinitionBody of ${api.id} is no API definition`);
  return draft.definition?.toValue() ?? body;
}

/** What the API's properties write into its definition; preflights come first, so that they get the authorizer too. */
function complete(definition: Definition, api: SamResource, translation: Translation): void {
  const { properties } = api;
  checkDefinition(definition, translation);
  const cors = get(properties, 'Cors');
  if (isGiven(cors)) addPreflights(definition, cors, api, translation);
  const auth = authOf(api);
  if (auth) addRestAuth(definition, auth, api, get(properties, 'StageName') ?? null, translation);
  const responses = get(properties, 'GatewayResponses');
  if (isGiven(responses)) addGatewayResponses(definition, responses, api, translation);
  const media = get(properties, 'BinaryMediaTypes');
  if (isGiven(media)) definition.set('x-amazon-apigateway-binary-media-types', withSlashes(media));
  const models = get(properties, 'Models');
  if (isGiven(models)) addModels(definition, models, api, translation);
  const disabled = get(properties, 'DisableExecuteApiEndpoint');
  if (isPresent(disabled)) setDefaultEndpoint(definition, disabled);
  const version = get(properties, 'OpenApiVersion');
  finishVersion(definition, isGiven(version) ? textOf(version) : undefined);
}

function withSlashes(media: Value): Value {
  return eachNode(media, (part) => {
    const text = stringOf(part);
    return text?.includes('~1') ? generate(text.replaceAll('~1', '/'), part) : part;
  });
}

/** A region without edge-optimized endpoints has regional ones. */
function endpointOf(api: SamResource, translation: Translation): Fields {
  const written = get(api.properties, 'EndpointConfiguration');
  const regional = translation.partition !== 'aws';
  if (!isGiven(written)) return regional ? endpointFields(generate('REGIONAL', { span: api.header })) : {};
  const type = get(written, 'Type');
  if (!isGiven(type)) return endpointFields(written);
  const [upper, lower] = [get(written, 'VPCEndpointIds'), get(written, 'VpcEndpointIds')];
  if (upper && lower)
    translation.reject(
      'sam-property',
      upper,
      `EndpointConfiguration of ${api.id} has VPCEndpointIds and VpcEndpointIds`,
    );
  return endpointFields(type, {
    VpcEndpointIds: isGiven(upper) ? upper : lower,
    IpAddressType: get(written, 'IpAddressType'),
  });
}

function endpointFields(type: Value, more: Fields = {}): Fields {
  return {
    EndpointConfiguration: generateMap({ Types: [type], ...more }, type),
    Parameters: generateMap({ endpointConfigurationTypes: type }, type),
  };
}

function propagatedTags(api: SamResource): Content | undefined {
  const tags = get(api.properties, 'Tags');
  return isTrue(get(api.properties, 'PropagateTags')) && isGiven(tags) ? tagList(tags) : undefined;
}

function tagList(tags: Value): Content {
  if (tags.kind !== 'map') return tags;
  return [...tags.entries.values()].map(({ key, value }) => ({ Key: key, Value: isPresent(value) ? value : '' }));
}
