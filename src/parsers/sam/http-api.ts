import { get, type MapValue, mapOf, textOf, type Value } from '../../text/value.js';
import type { ApiDraft } from './api-draft.js';
import { addAuthorizerPermissions, httpScheme, iamDefinition } from './authorizers.js';
import { setHttpCors } from './cors.js';
import { checkDefinition, type Definition, integrationKey, isIncomplete, setDefaultEndpoint } from './definition.js';
import { definitionAt, type Location } from './definition-uri.js';
import { addHttpDomain } from './domain.js';
import { generate, generateMap, withEntry } from './generate.js';
import type { Include } from './include.js';
import { inEachBranch, isGiven, isNoValue, isPresent, isTrue, ref, stringOf } from './intrinsics.js';
import { hashSuffix, isAlphanumeric } from './logical-ids.js';
import type { SamResource } from './resources.js';
import { authOf, authorizersOf } from './rest-auth.js';
import type { Translation } from './translation.js';

const tagName = 'httpapi:createdBy';
const authKeys = ['Authorizers', 'DefaultAuthorizer', 'EnableIamAuthorizer'];

/**
 * `AWS::Serverless::HttpApi`: the API with everything in its definition, and a stage that deploys by itself.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-httpapi.html
 */
export function translateHttpApi(draft: ApiDraft, include: Include, translation: Translation): void {
  const { resource: api } = draft;
  const { id, properties } = api;
  const tags = tagsOf(api);
  translation.replace(api, 'AWS::ApiGatewayV2::Api', {
    ...definitionOf(draft, tags, include, translation),
    FailOnWarnings: given(properties, 'FailOnWarnings'),
  });
  addAuthorizerPermissions(
    api,
    '${AWS::Partition}',
    (authorizer) => isGiven(get(authorizer, 'EnableFunctionDefaultPermissions')),
    translation,
  );
  const shared = isGiven(get(properties, 'DefinitionUri')) ? get(properties, 'Tags') : tags;
  addHttpDomain(api, tagName, shared, translation);
  const name = given(properties, 'StageName');
  const stage = httpStageId(id, name);
  translation.add(api, stage, {
    type: 'AWS::ApiGatewayV2::Stage',
    properties: {
      ApiId: ref(id),
      StageName: name ?? '$default',
      StageVariables: get(properties, 'StageVariables'),
      AccessLogSettings: get(properties, 'AccessLogSettings'),
      DefaultRouteSettings: get(properties, 'DefaultRouteSettings'),
      RouteSettings: get(properties, 'RouteSettings'),
      AutoDeploy: true,
      Tags: shared,
    },
  });
  translation.references.set(`${id}.Stage`, stage);
}

function httpStageId(api: string, name: Value | undefined): string {
  if (name === undefined) return `${api}ApiGatewayDefaultStage`;
  const text = stringOf(name);
  if (text === '$default') return `${api}ApiGatewayDefaultStage`;
  if (text === undefined) return `${api}Stage`;
  return isAlphanumeric(text) ? `${api}${text}Stage` : `${api}Stage${hashSuffix(text)}`;
}

function tagsOf(api: SamResource): MapValue {
  const own = get(api.properties, 'Tags');
  const tags = own?.kind === 'map' ? own : mapOf([], api.header);
  return withEntry(tags, tagName, generate('SAM', { span: api.header }));
}

function definitionOf(draft: ApiDraft, tags: MapValue, include: Include, translation: Translation): Location {
  const { resource: api } = draft;
  const { properties } = api;
  const uri = get(properties, 'DefinitionUri');
  const hasBody = draft.managed || isGiven(draft.body);
  if (isGiven(uri) && hasBody)
    translation.reject('sam-definition', uri, `${api.id} has a DefinitionUri and a DefinitionBody`);
  if (isGiven(uri) && !hasBody) {
    for (const name of ['CorsConfiguration', 'Auth', 'Tags', 'DisableExecuteApiEndpoint', 'Name', 'Description']) {
      const value = get(properties, name);
      const asked = name === 'DisableExecuteApiEndpoint' ? isPresent(value) : isGiven(value);
      if (asked && value)
        translation.reject('sam-definition', value, `${name} of ${api.id} works only with a DefinitionBody`);
    }
    return definitionAt(uri, api, include, translation);
  }
  if (draft.editable?.isOpenApi3) {
    complete(draft.editable, api, tags, translation);
    return { Body: draft.editable.toValue() };
  }
  const { body } = draft;
  if (body && !isIncomplete(body))
    translation.reject('sam-definition', body, `DefinitionBody of ${api.id} is no OpenAPI 3 definition`);
  return { Body: body };
}

function complete(definition: Definition, api: SamResource, tags: MapValue, translation: Translation): void {
  const { properties } = api;
  checkDefinition(definition, translation);
  const cors = knownFlag(get(properties, 'CorsConfiguration'), translation);
  if (isGiven(cors)) setHttpCors(definition, cors, api, translation);
  const auth = authOf(api);
  if (auth) addHttpAuth(definition, auth, api, translation);
  addTags(definition, tags, translation);
  const disabled = get(properties, 'DisableExecuteApiEndpoint');
  if (isPresent(disabled)) setDefaultEndpoint(definition, disabled);
  const [name, description] = [given(properties, 'Name'), given(properties, 'Description')];
  if (name) setInfo(definition, 'title', name, api, translation);
  if (description) setInfo(definition, 'description', description, api, translation);
  if (isGiven(get(properties, 'FailOnWarnings'))) addLeadingSlash(definition);
}

/** A parameter that is true or false stands for that; anything else stays as it is written. */
function knownFlag(value: Value | undefined, translation: Translation): Value | undefined {
  const known = translation.parameters.resolve(value);
  return known?.kind === 'scalar' && typeof known.value === 'boolean' ? known : value;
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapiauth.html */
function addHttpAuth(definition: Definition, auth: MapValue, api: SamResource, translation: Translation): void {
  for (const { key, keySpan } of auth.entries.values())
    if (!authKeys.includes(key))
      translation.reject('sam-auth', { span: keySpan }, `Auth of ${api.id} does not take ${key}`);
  const authorizers = new Map(authorizersOf(auth, api, translation));
  const iam = get(auth, 'EnableIamAuthorizer');
  const schemes = ['components', 'securitySchemes'] as const;
  if (isTrue(iam) && iam) definition.setDeep([...schemes, 'AWS_IAM'], iamDefinition(iam));
  for (const [name, authorizer] of authorizers)
    definition.setDeep([...schemes, name], httpScheme(name, authorizer, api, translation));
  const fallback = get(auth, 'DefaultAuthorizer');
  if (!isGiven(fallback) || isNoValue(fallback)) return;
  const name = stringOf(fallback);
  if (name === undefined)
    translation.reject('sam-auth', fallback, `DefaultAuthorizer of ${api.id} must be the name of an authorizer`);
  else if (!authorizers.has(name) && !(name === 'AWS_IAM' && isTrue(iam)))
    translation.reject('sam-auth', fallback, `DefaultAuthorizer of ${api.id}: there is no authorizer ${name}`);
  if (name === undefined) return;
  const scopes = get(authorizers.get(name), 'AuthorizationScopes');
  const security = generate([{ [name]: isPresent(scopes) ? scopes : [] }], fallback);
  for (const path of definition.paths.keys())
    definition.editPathItem(path, (item) => withDefaultSecurity(item, path, security, translation));
}

/** Routes that ask for something already, and preflights, are left alone. */
function withDefaultSecurity(item: MapValue, path: string, security: Value, translation: Translation): MapValue {
  let made = item;
  for (const { key, value } of item.entries.values()) {
    if (key === 'parameters' || key === 'options') continue;
    const edit = (operation: Value): Value => {
      if (operation.kind !== 'map') {
        if (operation.kind === 'scalar' || operation.kind === 'list')
          translation.reject('sam-definition', operation, `Method ${key} of path ${path} must be a map`);
        return operation;
      }
      const open = isGiven(get(operation, integrationKey)) && !isGiven(get(operation, 'security'));
      return open ? withEntry(operation, 'security', security) : operation;
    };
    made = withEntry(made, key, inEachBranch(value, edit));
  }
  return made;
}

function addTags(definition: Definition, tags: MapValue, translation: Translation): void {
  const key = 'x-amazon-apigateway-tag-value';
  const before = definition.get('tags');
  if (isGiven(before) && before.kind !== 'list') {
    translation.reject('sam-definition', before, 'The tags of a definition must be a list');
    return;
  }
  const items = before?.kind === 'list' ? [...before.items] : [];
  for (const { key: name, value } of tags.entries.values()) {
    const at = items.findIndex((item) => textOf(get(item, 'name')) === name);
    const known = items[at];
    if (known?.kind === 'map') items[at] = withEntry(known, key, value);
    else items.push(generateMap({ name, [key]: value }, value));
  }
  definition.set('tags', generate(items, before ?? tags));
}

/** A definition that has its own title or description keeps the transform from setting them. */
function setInfo(
  definition: Definition,
  key: 'title' | 'description',
  value: Value,
  api: SamResource,
  translation: Translation,
): void {
  const own = get(definition.mapUnder('info'), key);
  const made = key === 'title' ? textOf(get(own, 'Ref')) === 'AWS::StackName' : !isGiven(own);
  const property = key === 'title' ? 'Name' : 'Description';
  if (made) definition.setDeep(['info', key], value);
  else translation.reject('sam-definition', value, `${property} of ${api.id} is in its definition already`);
}

/** With FailOnWarnings the catch-all route is written like the other paths. */
function addLeadingSlash(definition: Definition): void {
  const route = definition.paths.get('$default');
  if (!route) return;
  definition.paths.delete('$default');
  definition.paths.set('/$default', { ...route, key: '/$default' });
}

function given(properties: MapValue, name: string): Value | undefined {
  const value = get(properties, name);
  return isGiven(value) ? value : undefined;
}
