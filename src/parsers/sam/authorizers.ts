import { get, type MapValue, textOf, type Value } from '../../text/value.js';
import { addPermission } from './functions.js';
import { type Content, type Fields, generateMap, type Origin } from './generate.js';
import { isGiven, isPresent, ref, stringOf, sub } from './intrinsics.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

const authorizerKey = 'x-amazon-apigateway-authorizer';
const typeKey = 'x-amazon-apigateway-authtype';

/** The security definition by which callers sign their requests with IAM credentials. */
export function iamDefinition(origin: Origin): MapValue {
  return generateMap({ [typeKey]: 'awsSigv4', type: 'apiKey', name: 'Authorization', in: 'header' }, origin);
}

export function apiKeyDefinition(origin: Origin): MapValue {
  return generateMap({ type: 'apiKey', name: 'x-api-key', in: 'header' }, origin);
}

/**
 * The security definition of a REST API's authorizer: Cognito where it names user pools, else a Lambda function.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiauth.html
 */
export function restDefinition(
  name: string,
  authorizer: MapValue,
  api: SamResource,
  translation: Translation,
): MapValue {
  const identity = identityOf(name, authorizer, api, translation);
  const pools = get(authorizer, 'UserPoolArn');
  const scopes = get(authorizer, 'AuthorizationScopes');
  if (isPresent(scopes) && scopes.kind !== 'list')
    translation.reject('sam-auth', scopes, `AuthorizationScopes of authorizer ${name} must be a list`);
  const cognito = isGiven(translation.parameters.resolve(pools));
  const payload = payloadTypeOf(name, authorizer, translation);
  if (payload === 'REQUEST') requireIdentitySource(name, authorizer, identity, translation);
  const header = get(identity, 'Header');
  const expression = get(identity, 'ValidationExpression');
  const role = get(authorizer, 'FunctionInvokeRole');
  const request = !cognito && payload === 'REQUEST';
  const details: Fields = cognito
    ? { type: 'cognito_user_pools', providerARNs: pools?.kind === 'list' ? pools : [pools ?? null] }
    : {
        type: request ? 'request' : 'token',
        authorizerUri: functionUri(translation.partition, get(authorizer, 'FunctionArn')),
        authorizerResultTtlInSeconds: presentOr(get(identity, 'ReauthorizeEvery')),
        authorizerCredentials: isGiven(role) && textOf(role) !== 'NONE' ? role : undefined,
        identitySource: request ? joined(restSources(name, identity, translation)) : undefined,
      };
  return generateMap(
    {
      type: 'apiKey',
      name: request ? 'Unused' : isGiven(header) ? header : 'Authorization',
      in: 'header',
      [typeKey]: cognito ? 'cognito_user_pools' : 'custom',
      [authorizerKey]: {
        ...details,
        identityValidationExpression: !request && isGiven(expression) ? expression : undefined,
      },
    },
    authorizer,
  );
}

function payloadTypeOf(name: string, authorizer: MapValue, translation: Translation): string {
  const written = get(authorizer, 'FunctionPayloadType');
  if (!isGiven(written)) return 'TOKEN';
  const type = textOf(translation.parameters.resolve(written));
  if (type === 'TOKEN' || type === 'REQUEST') return type;
  translation.reject('sam-auth', written, `FunctionPayloadType of authorizer ${name} must be TOKEN or REQUEST`);
  return 'TOKEN';
}

function identityOf(
  name: string,
  authorizer: MapValue,
  api: SamResource,
  translation: Translation,
): MapValue | undefined {
  const identity = get(authorizer, 'Identity');
  if (identity?.kind === 'map' || !isGiven(identity)) return identity?.kind === 'map' ? identity : undefined;
  translation.reject('sam-auth', identity, `Identity of authorizer ${name} of ${api.id} must be a map`);
  return undefined;
}

/** A REQUEST authorizer without identity sources must not cache its answers. */
function requireIdentitySource(
  name: string,
  authorizer: MapValue,
  identity: MapValue | undefined,
  translation: Translation,
): void {
  const sources = ['Headers', 'QueryStrings', 'StageVariables', 'Context'];
  if (sources.some((source) => isGiven(get(identity, source)))) return;
  const ttl = Number(textOf(translation.parameters.resolve(get(identity, 'ReauthorizeEvery'))) ?? 'unknown');
  if (ttl <= 0) return;
  translation.reject(
    'sam-auth',
    identity ?? get(authorizer, 'FunctionPayloadType') ?? authorizer,
    `Authorizer ${name} must say which headers, query strings, stage variables or context identify the caller`,
  );
}

function restSources(name: string, identity: MapValue | undefined, translation: Translation): string[] {
  return sourcesOf(name, identity, translation, {
    Headers: 'method.request.header.',
    QueryStrings: 'method.request.querystring.',
    StageVariables: 'stageVariables.',
    Context: 'context.',
  });
}

function httpSources(name: string, identity: MapValue, translation: Translation): string[] {
  return sourcesOf(name, identity, translation, {
    Headers: '$request.header.',
    QueryStrings: '$request.querystring.',
    StageVariables: '$stageVariables.',
    Context: '$context.',
  });
}

function sourcesOf(
  name: string,
  identity: MapValue | undefined,
  translation: Translation,
  prefixes: Record<string, string>,
): string[] {
  return Object.entries(prefixes).flatMap(([property, prefix]) => {
    const list = translation.parameters.resolve(get(identity, property));
    if (!isGiven(list)) return [];
    if (list.kind !== 'list') {
      translation.reject('sam-auth', list, `${property} of authorizer ${name} must be a list`);
      return [];
    }
    return list.items.flatMap((item) => {
      const text = stringOf(item);
      if (text !== undefined) return [`${prefix}${text}`];
      translation.reject('sam-auth', item, `${property} of authorizer ${name} takes texts only`);
      return [];
    });
  });
}

function joined(sources: readonly string[]): string | undefined {
  return sources.length > 0 ? sources.join(', ') : undefined;
}

function functionUri(partition: string, arn: Value | undefined): Fields {
  const path = 'lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations';
  return sub(`arn:${partition}:apigateway:\${AWS::Region}:${path}`, { __FunctionArn__: arn ?? null });
}

function presentOr(value: Value | undefined): Content | undefined {
  return isPresent(value) ? value : undefined;
}

/** What each kind of HTTP API authorizer takes. */
const jwtKeys = ['JwtConfiguration', 'IdentitySource', 'AuthorizationScopes'];
const lambdaKeys = [
  'FunctionArn',
  'FunctionInvokeRole',
  'Identity',
  'AuthorizerPayloadFormatVersion',
  'EnableSimpleResponses',
  'EnableFunctionDefaultPermissions',
];

/**
 * The security scheme of an HTTP API's authorizer: JWT where it has a `JwtConfiguration`, else a Lambda function.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapiauth.html
 */
export function httpScheme(name: string, authorizer: MapValue, api: SamResource, translation: Translation): MapValue {
  const configuration = get(authorizer, 'JwtConfiguration');
  const jwt = isGiven(configuration);
  for (const { key, keySpan, value } of authorizer.entries.values()) {
    if (key === 'OpenIdConnectUrl' || (isPresent(value) && (jwt ? lambdaKeys : jwtKeys).includes(key)))
      translation.reject(
        'sam-auth',
        { span: keySpan },
        `${jwt ? 'JWT' : 'Lambda'} authorizer ${name} of ${api.id} does not take ${key}`,
      );
  }
  for (const key of jwt ? ['IdentitySource'] : ['FunctionArn', 'AuthorizerPayloadFormatVersion'])
    if (!isGiven(get(authorizer, key)))
      translation.reject(
        'sam-auth',
        authorizer,
        `${jwt ? 'JWT' : 'Lambda'} authorizer ${name} of ${api.id} lacks ${key}`,
      );
  return jwt
    ? jwtScheme(name, authorizer, configuration, translation)
    : lambdaScheme(name, authorizer, api, translation);
}

function jwtScheme(name: string, authorizer: MapValue, configuration: Value, translation: Translation): MapValue {
  if (configuration.kind !== 'map')
    translation.reject('sam-auth', configuration, `JwtConfiguration of authorizer ${name} must be a map`);
  const entries =
    configuration.kind === 'map'
      ? [...configuration.entries.values()].map((entry) => ({ ...entry, key: entry.key.toLowerCase() }))
      : [];
  const lowered: MapValue = {
    kind: 'map',
    span: configuration.span,
    entries: new Map(entries.map((entry) => [entry.key, entry])),
    ...(configuration.via && { via: configuration.via }),
  };
  const details = { type: 'jwt', identitySource: get(authorizer, 'IdentitySource'), jwtConfiguration: lowered };
  return generateMap({ type: 'oauth2', [authorizerKey]: details }, authorizer);
}

function lambdaScheme(name: string, authorizer: MapValue, api: SamResource, translation: Translation): MapValue {
  const identity = identityOf(name, authorizer, api, translation);
  const role = get(authorizer, 'FunctionInvokeRole');
  const simple = get(authorizer, 'EnableSimpleResponses');
  return generateMap(
    {
      type: 'apiKey',
      name: 'Unused',
      in: 'header',
      [authorizerKey]: {
        type: 'request',
        authorizerUri: functionUri(translation.partition, get(authorizer, 'FunctionArn')),
        authorizerCredentials: isGiven(role) && textOf(role) !== 'NONE' ? role : undefined,
        authorizerResultTtlInSeconds: presentOr(get(identity, 'ReauthorizeEvery')),
        identitySource: identity && isGiven(identity) ? httpSources(name, identity, translation) : undefined,
        authorizerPayloadFormatVersion: get(authorizer, 'AuthorizerPayloadFormatVersion'),
        enableSimpleResponses: isGiven(simple) ? simple : undefined,
      },
    },
    authorizer,
  );
}

/** Lets an API call its Lambda authorizers. */
export function addAuthorizerPermissions(
  api: SamResource,
  partition: string,
  isWanted: (authorizer: Value) => boolean,
  translation: Translation,
): void {
  const authorizers = get(get(api.properties, 'Auth'), 'Authorizers');
  if (authorizers?.kind !== 'map') return;
  for (const { key: name, value: authorizer } of authorizers.entries.values()) {
    const target = get(authorizer, 'FunctionArn');
    if (!isGiven(target) || !isWanted(authorizer)) continue;
    const arn = `arn:${partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/authorizers/*`;
    addPermission(
      api,
      `${api.id}${name}AuthorizerPermission`,
      { function: target, sourceArn: sub(arn, { __ApiId__: ref(api.id) }), origin: authorizer },
      translation,
    );
  }
}
