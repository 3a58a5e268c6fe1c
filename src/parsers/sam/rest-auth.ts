import { get, listOf, type MapValue, unknown, type Value } from '../../text/value.js';
import { apiKeyDefinition, iamDefinition, restDefinition } from './authorizers.js';
import type { Definition } from './definition.js';
import type { ApiEvent } from './events.js';
import { type Content, generate, generateMap, type Origin, sameValue, withEntry } from './generate.js';
import { isGiven, isIntrinsic, isPresent, stringOf } from './intrinsics.js';
import { addCustomStatements, addPathStatements } from './resource-policy.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

const authKeys = [
  'Authorizers',
  'DefaultAuthorizer',
  'InvokeRole',
  'AddDefaultAuthorizerToCorsPreflight',
  'AddApiKeyRequiredToCorsPreflight',
  'ApiKeyRequired',
  'ResourcePolicy',
  'UsagePlan',
];

/** The API's `Auth` property; undefined where there is none. */
export function authOf(api: SamResource): MapValue | undefined {
  const auth = get(api.properties, 'Auth');
  return auth?.kind === 'map' && auth.entries.size > 0 ? auth : undefined;
}

/** The authorizers of `Auth.Authorizers` that are maps, by name; their place is that of the name. */
export function authorizersOf(
  auth: MapValue | undefined,
  api: SamResource,
  translation: Translation,
): [string, MapValue][] {
  const authorizers = get(auth, 'Authorizers');
  if (!isGiven(authorizers)) return [];
  if (authorizers.kind !== 'map' || isIntrinsic(authorizers)) {
    translation.reject('sam-auth', authorizers, `Auth.Authorizers of ${api.id} must be a map`);
    return [];
  }
  return [...authorizers.entries.values()].flatMap(({ key, keySpan, value }) => {
    if (value.kind === 'map') return [[key, { ...value, span: keySpan }] as [string, MapValue]];
    translation.reject('sam-auth', value, `Authorizer ${key} of ${api.id} must be a map`);
    return [];
  });
}

/**
 * `Auth` of a REST API: security definitions, what each method asks of its callers, the resource policy.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiauth.html
 */
export function addRestAuth(
  definition: Definition,
  auth: MapValue,
  api: SamResource,
  stage: Content,
  translation: Translation,
): void {
  for (const { key, keySpan } of auth.entries.values())
    if (!authKeys.includes(key))
      translation.reject('sam-auth', { span: keySpan }, `Auth of ${api.id} does not take ${key}`);
  addAuthorizers(definition, auth, api, translation);
  const required = get(auth, 'ApiKeyRequired');
  if (isGiven(translation.parameters.resolve(required)) && required) {
    define(definition, 'api_key', apiKeyDefinition(required), api, translation);
    const onPreflight = isSet(get(auth, 'AddApiKeyRequiredToCorsPreflight'), translation);
    for (const path of definition.paths.keys())
      definition.editOperations(path, (operation, method) =>
        withDefaultKey(operation, { method, path, origin: required, onPreflight }, translation),
      );
  }
  const policy = get(auth, 'ResourcePolicy');
  if (isIntrinsic(policy) && policy)
    translation.warn(
      'sam-resource-policy',
      policy,
      `ResourcePolicy of ${api.id} has no effect: functions are not read here`,
    );
  if (isGiven(policy) && policy.kind === 'map') {
    for (const path of definition.paths.keys()) addPathStatements(definition, policy, path, stage, translation);
    addCustomStatements(definition, policy);
  } else if (isGiven(policy)) {
    translation.reject('sam-resource-policy', policy, `Auth.ResourcePolicy of ${api.id} must be a map`);
  }
}

/** Security definitions of all authorizers, and the default one where a method has none. */
function addAuthorizers(definition: Definition, auth: MapValue, api: SamResource, translation: Translation): void {
  const authorizers = new Map(authorizersOf(auth, api, translation));
  const written = get(auth, 'DefaultAuthorizer');
  const resolved = translation.parameters.resolve(written);
  const name = stringOf(resolved);
  const iam = name === 'AWS_IAM';
  const open = isGiven(resolved) && translation.parameters.isOpen(resolved);
  if (authorizers.size === 0 && !iam && !open) {
    if (isGiven(resolved) && !isGiven(get(auth, 'Authorizers')))
      translation.warn('sam-auth', resolved, `DefaultAuthorizer of ${api.id} has no effect: there are no Authorizers`);
    return;
  }
  if (iam && written && !authorizers.has('AWS_IAM'))
    define(definition, 'AWS_IAM', iamDefinition(written), api, translation, 'replace');
  for (const [key, authorizer] of authorizers)
    define(definition, key, restDefinition(key, authorizer, api, translation), api, translation, 'replace');
  if (!isGiven(written) || !isGiven(resolved)) return;
  if (name === undefined && !open)
    translation.reject('sam-auth', written, `DefaultAuthorizer of ${api.id} must be the name of an authorizer`);
  else if (name !== undefined && !iam && !authorizers.has(name))
    translation.reject('sam-auth', written, `DefaultAuthorizer of ${api.id}: there is no authorizer ${name}`);
  if (name === undefined && !open) return;
  const known = ['AWS_IAM', ...authorizers.keys()];
  const scopes = name === undefined ? undefined : get(authorizers.get(name), 'AuthorizationScopes');
  const security: Value =
    name === undefined
      ? unknown(`DefaultAuthorizer of ${api.id} is known only at deploy`, written.span)
      : generateMap({ [name]: isPresent(scopes) ? scopes : [] }, written);
  const onPreflight = isSet(get(auth, 'AddDefaultAuthorizerToCorsPreflight'), translation);
  let signed = false;
  for (const path of definition.paths.keys())
    definition.editOperations(path, (operation, method) => {
      if (method === 'options' && !onPreflight) return operation;
      const edited = withDefaultSecurity(operation, { method, path, known, security, origin: written }, translation);
      signed ||= firstScheme(edited) === 'AWS_IAM';
      return edited;
    });
  if (signed) define(definition, 'AWS_IAM', iamDefinition(written), api, translation);
}

/** Settings that are on unless something says otherwise. */
function isSet(value: Value | undefined, translation: Translation): boolean {
  return value === undefined || isGiven(translation.parameters.resolve(value));
}

function firstScheme(operation: MapValue): string | undefined {
  const security = get(operation, 'security');
  const first = security?.kind === 'list' ? security.items[0] : undefined;
  return first?.kind === 'map' ? [...first.entries.keys()][0] : undefined;
}

/** The method's own security, split by whether an entry names one of the schemes. */
function splitSecurity(
  operation: MapValue,
  schemes: readonly string[],
  about: { method: string; path: string },
  translation: Translation,
): { named: MapValue[]; others: MapValue[] } | undefined {
  const security = get(operation, 'security');
  if (security === undefined) return { named: [], others: [] };
  const where = `Security of method ${about.method} at path ${about.path}`;
  if (security.kind !== 'list') {
    if (security.kind !== 'unknown') translation.reject('sam-definition', security, `${where} must be a list`);
    return undefined;
  }
  const maps = security.items.filter((item) => item.kind === 'map');
  for (const item of security.items)
    if (item.kind !== 'map') translation.reject('sam-definition', item, `${where} must be a list of maps`);
  const isNamed = (item: MapValue) => schemes.some((scheme) => item.entries.has(scheme));
  return { named: maps.filter(isNamed), others: maps.filter((item) => !isNamed(item)) };
}

/** A method keeps the authorizer that it names; `NONE` keeps the default one away. */
function withDefaultSecurity(
  operation: MapValue,
  about: { method: string; path: string; known: readonly string[]; security: Value; origin: Value },
  translation: Translation,
): MapValue {
  const split = splitSecurity(operation, about.known, about, translation);
  if (!split) return operation;
  const none = split.others.findIndex((item) => item.entries.has('NONE'));
  if (none < 0 && split.named.length === 0 && about.security.kind === 'unknown')
    return withEntry(operation, 'security', about.security);
  const rest = split.others.filter((_, at) => at !== none);
  const own = none >= 0 ? [] : split.named.length > 0 ? split.named : [about.security];
  const security = [...rest, ...own];
  return security.length > 0 ? withEntry(operation, 'security', listAt(security, own[0] ?? about.origin)) : operation;
}

function withDefaultKey(
  operation: MapValue,
  about: { method: string; path: string; origin: Value; onPreflight: boolean },
  translation: Translation,
): MapValue {
  const split = splitSecurity(operation, ['api_key', 'api_key_false'], about, translation);
  if (!split) return operation;
  const refused = split.named.some((item) => item.entries.has('api_key_false'));
  const skipped = refused || (about.method === 'options' && !about.onPreflight);
  const key = skipped ? [] : [generateMap({ api_key: [] }, about.origin)];
  const security = listAt([...split.others, ...key], split.others[0] ?? about.origin);
  const before = get(operation, 'security') ?? listOf([], about.origin.span);
  return sameValue(before, security) ? operation : withEntry(operation, 'security', security);
}

function listAt(items: readonly Value[], origin: Origin): Value {
  return generate(items, origin);
}

/** Adds a security definition; one of the person's own under that name stays unless it is to be replaced. */
function define(
  definition: Definition,
  name: string,
  made: MapValue,
  api: SamResource,
  translation: Translation,
  existing: 'keep' | 'replace' = 'keep',
): void {
  const key = 'securityDefinitions';
  const before = definition.get(key);
  if (isGiven(before) && before.kind !== 'map')
    translation.reject('sam-definition', before, `${key} of ${api.id} must be a map`);
  else if (existing === 'replace' || !definition.mapUnder(key).entries.has(name)) definition.setDeep([key, name], made);
}

/**
 * `Auth` of an event: its authorizer, API key and resource policy go to the method.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-apifunctionauth.html
 */
export function addEventAuth(
  definition: Definition,
  event: ApiEvent,
  api: SamResource,
  stage: Content,
  translation: Translation,
): void {
  const auth = get(event.properties, 'Auth');
  if (!isGiven(auth)) return;
  if (isIntrinsic(auth))
    translation.warn('sam-auth', auth, `Auth of event ${event.id} has no effect: functions are not read here`);
  const apiAuth = authOf(api);
  addEventAuthorizer(definition, event, auth, apiAuth, api, translation);
  const key = get(auth, 'ApiKeyRequired');
  if (isPresent(key)) {
    const required = isGiven(key);
    if (!required && !isGiven(get(apiAuth, 'ApiKeyRequired')))
      reject(event, key, 'ApiKeyRequired can be false only where the API asks for keys', translation);
    if (required) define(definition, 'api_key', apiKeyDefinition(key), api, translation);
    const marker = generateMap({ [required ? 'api_key' : 'api_key_false']: [] }, key);
    definition.editOperation(event.path, event.method, (operation) => withSecurity(operation, marker));
  }
  const policy = get(auth, 'ResourcePolicy');
  if (!isGiven(policy)) return;
  if (policy.kind !== 'map') {
    reject(event, policy, 'Auth.ResourcePolicy must be a map', translation);
    return;
  }
  addPathStatements(definition, policy, event.path, stage, translation);
  addCustomStatements(definition, policy);
}

function addEventAuthorizer(
  definition: Definition,
  event: ApiEvent,
  auth: Value,
  apiAuth: MapValue | undefined,
  api: SamResource,
  translation: Translation,
): void {
  const written = get(auth, 'Authorizer');
  const scopes = get(auth, 'AuthorizationScopes');
  if (isGiven(scopes) && scopes.kind !== 'list')
    reject(event, scopes, 'AuthorizationScopes must be a list', translation);
  if (isGiven(scopes) && !isGiven(written))
    reject(event, scopes, 'AuthorizationScopes work only with an Authorizer', translation);
  if (!isGiven(written)) return;
  const name = stringOf(written);
  const authorizers = get(apiAuth, 'Authorizers');
  const authorizer = name === undefined ? undefined : get(authorizers, name);
  if (name === undefined) reject(event, written, 'Authorizer must be the name of an authorizer', translation);
  else if (name === 'NONE' && !isGiven(get(apiAuth, 'DefaultAuthorizer')))
    reject(event, written, 'Authorizer NONE needs an API with a DefaultAuthorizer', translation);
  else if (name !== 'NONE' && name !== 'AWS_IAM' && !isGiven(authorizer))
    reject(event, written, `there is no authorizer ${name} in the API`, translation);
  if (name === undefined) return;
  const own = isPresent(scopes) ? scopes : get(authorizer, 'AuthorizationScopes');
  const granted = name !== 'NONE' && isPresent(authorizer) && isPresent(own) ? own : [];
  const security = generateMap({ [name]: granted }, written);
  let signed = false;
  definition.editOperation(event.path, event.method, (operation) => {
    const edited = withSecurity(operation, security);
    signed ||= firstScheme(edited) === 'AWS_IAM';
    return edited;
  });
  if (signed) define(definition, 'AWS_IAM', iamDefinition(written), api, translation);
}

/** The method's security with one more entry. */
export function withSecurity(operation: MapValue, entry: MapValue): MapValue {
  const before = get(operation, 'security');
  const items = before?.kind === 'list' ? before.items : [];
  return withEntry(operation, 'security', listAt([...items, entry], entry), entry.span);
}

function reject(event: ApiEvent, origin: Origin, message: string, translation: Translation): void {
  translation.reject('sam-event', origin, `Event ${event.id} of ${event.owner.id}: ${message}`);
}
