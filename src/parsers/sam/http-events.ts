import { get, textOf } from '../../text/value.js';
import type { ApiDraft } from './api-draft.js';
import { type Definition, integrationKey, methodKey, withDeep } from './definition.js';
import type { ApiEvent } from './events.js';
import { addPermission, invocationArn, type Target } from './functions.js';
import { generate, generateMap, mergeEntries, type Origin, withEntry } from './generate.js';
import { branches, isGiven, isTrue, onlyIf, ref, stringOf, sub } from './intrinsics.js';
import { withWildcards } from './resource-policy.js';
import { authOf, withSecurity } from './rest-auth.js';
import type { Translation } from './translation.js';

const partition = '${AWS::Partition}';
const anyKey = 'x-amazon-apigateway-any-method';

/**
 * An `HttpApi` event of a function: the permission for API Gateway to call it, and the route. Other than with REST APIs
 * a definition of the person's own gets the route, unless it has an integration there.
 */
export function addHttpApiEvent(
  draft: ApiDraft | undefined,
  event: ApiEvent,
  target: Target,
  translation: Translation,
): void {
  const definition = draft?.editable;
  addEventPermission(definition, event, target, translation);
  if (!draft || !definition) return;
  const origin = { span: event.header };
  const there = definition.hasIntegration(event.path, event.method);
  if (there && draft.managed) {
    reject(event, origin, `${event.method} ${event.path} is defined more than once`, translation);
    return;
  }
  if (!there) addRoute(definition, event, target, origin);
  addEventAuth(definition, draft, event, translation);
  for (const [key, name] of [
    ['timeoutInMillis', 'TimeoutInMillis'],
    ['payloadFormatVersion', 'PayloadFormatVersion'],
  ] as const) {
    const value = get(event.properties, name);
    if (isGiven(value))
      definition.editOperation(event.path, event.method, (one) => withDeep(one, [integrationKey, key], value));
  }
  addPathParameters(definition, event, origin);
}

function addRoute(definition: Definition, event: ApiEvent, target: Target, origin: Origin): void {
  const key = methodKey(event.method);
  const uri = invocationArn(partition, target, false, origin);
  definition.setOperation(event.path, key, origin, (before) => {
    const fields = generateMap(
      {
        [integrationKey]: {
          type: 'aws_proxy',
          httpMethod: 'POST',
          payloadFormatVersion: '2.0',
          uri: onlyIf(event.condition, uri),
        },
        isDefaultRoute: event.path === '$default' && key === anyKey ? true : undefined,
        responses: get(before, 'responses') ?? {},
      },
      origin,
    );
    const route = before?.kind === 'map' ? mergeEntries(before, fields) : fields;
    return generate(onlyIf(event.condition, route), origin);
  });
}

/** The function that has the catch-all route may be called from anywhere in the API already. */
function addEventPermission(
  definition: Definition | undefined,
  event: ApiEvent,
  target: Target,
  translation: Translation,
): void {
  const catchAll = event.path === '$default';
  if (!catchAll && definition && isCatchAllOf(definition, target)) return;
  const method = ['any', anyKey].includes(event.method.toLowerCase()) ? '*' : event.method.toUpperCase();
  const path = catchAll ? '' : withWildcards(event.path.replace(/^(.+)\/$/s, '$1'));
  const place = event.method.toLowerCase() === 'any' && path === '/$default' ? path : `/${method}${path}`;
  const arn = `arn:${partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/\${__Stage__}`;
  addPermission(
    event.owner,
    `${event.owner.id}${event.id}Permission`,
    {
      function: ref(target.id),
      sourceArn: sub(`${arn}${place}`, { __ApiId__: event.reference, __Stage__: '*' }),
      origin: { span: event.header },
    },
    translation,
  );
}

/** Routes to an alias are not recognized, which only costs a permission more. */
function isCatchAllOf(definition: Definition, target: Target): boolean {
  const item = definition.paths.get('$default')?.value;
  if (!item || !definition.hasIntegration('$default', anyKey)) return false;
  const operations = branches(item).flatMap((branch) => {
    const operation = get(branch, anyKey);
    return operation ? branches(operation) : [];
  });
  return operations.every((operation) => {
    const uri = get(get(operation, integrationKey), 'uri');
    return uri !== undefined && branches(uri).every((one) => calledBy(textOf(get(one, 'Fn::Sub'))) === target.id);
  });
}

function calledBy(uri: string | undefined): string | undefined {
  return uri?.match(/(?<![A-Za-z0-9])([A-Za-z0-9]+)\.Arn/)?.[1];
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-httpapifunctionauth.html */
function addEventAuth(definition: Definition, draft: ApiDraft, event: ApiEvent, translation: Translation): void {
  const auth = get(event.properties, 'Auth');
  if (!isGiven(auth)) return;
  const apiAuth = authOf(draft.resource);
  const fallback = get(apiAuth, 'DefaultAuthorizer');
  const written = [get(auth, 'Authorizer'), fallback].find(isGiven);
  if (!written) {
    reject(event, auth, 'Auth needs an Authorizer, or an API with a DefaultAuthorizer', translation);
    return;
  }
  const name = stringOf(written);
  const authorizer = name === undefined ? undefined : get(get(apiAuth, 'Authorizers'), name);
  const builtIn = name === 'AWS_IAM' && isTrue(get(apiAuth, 'EnableIamAuthorizer'));
  if (name === undefined) reject(event, written, 'Authorizer must be the name of an authorizer', translation);
  else if (name === 'NONE' && !isGiven(fallback))
    reject(event, written, 'Authorizer NONE needs an API with a DefaultAuthorizer', translation);
  else if (name !== 'NONE' && !builtIn && !isGiven(authorizer))
    reject(event, written, `there is no authorizer ${name} in the API`, translation);
  if (name === undefined) return;
  const scopes = get(auth, 'AuthorizationScopes');
  if (isGiven(scopes) && scopes.kind !== 'list')
    reject(event, scopes, 'AuthorizationScopes must be a list', translation);
  const own = isGiven(scopes) ? scopes : get(authorizer, 'AuthorizationScopes');
  const scoped = name !== 'NONE' && name !== 'AWS_IAM' && isGiven(own);
  const security = generateMap({ [name]: scoped ? own : [] }, written);
  definition.editOperation(event.path, event.method, (operation) => withSecurity(operation, security));
}

function addPathParameters(definition: Definition, event: ApiEvent, origin: Origin): void {
  const names = [...event.path.matchAll(/\{(.*?)\}/g)].map(([, name]) => name ?? '');
  if (names.length === 0) return;
  definition.editOperation(event.path, event.method, (operation) => {
    const before = get(operation, 'parameters');
    let items = before?.kind === 'list' ? [...before.items] : [];
    for (const name of names) {
      const parameter = generateMap({ name, in: 'path', required: true }, origin);
      const known = items.some((item) => textOf(get(item, 'name')) === name);
      if (!known) items.push(parameter);
      else
        items = items.map((item) =>
          item.kind === 'map' && textOf(get(item, 'name')) === name ? mergeEntries(item, parameter) : item,
        );
    }
    return withEntry(operation, 'parameters', generate(items, origin));
  });
}

function reject(event: ApiEvent, origin: Origin, message: string, translation: Translation): void {
  translation.reject('sam-event', origin, `Event ${event.id} of ${event.owner.id}: ${message}`);
}
