import { assumed, type Fact, unknownFact } from '../../graph/fact.js';
import type { ApiKind, AuthorizationType, Authorizer } from '../../graph/model.js';
import { numberOf, type Properties, propertiesOf, unknownReason } from '../../graph/read.js';
import type { Span } from '../../text/source.js';
import { type Entry, get, type MapValue, textOf, type Value } from '../../text/value.js';

/** What a security scheme of an API definition means to API Gateway. */
export type Scheme =
  | { readonly kind: 'api-key' }
  | { readonly kind: 'iam' }
  | { readonly kind: 'authorizer'; readonly authorizer: Omit<Authorizer, 'id' | 'resource' | 'api'> }
  /** A scheme that API Gateway does not enforce: it has no authorizer. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * The security schemes of a definition by name. A scheme counts only through `x-amazon-apigateway-authtype`,
 * `x-amazon-apigateway-authorizer` or as the `x-api-key` header.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
export function readSchemes(
  definition: MapValue,
  api: ApiKind,
  resolve: (value: Value) => Value,
): ReadonlyMap<string, Scheme> {
  const schemes = new Map<string, Scheme>();
  const sections = [get(definition, 'securityDefinitions'), get(get(definition, 'components'), 'securitySchemes')];
  for (const section of sections) {
    if (section?.kind !== 'map') continue;
    for (const entry of section.entries.values()) schemes.set(entry.key, readScheme(entry, api, resolve(entry.value)));
  }
  return schemes;
}

function readScheme(entry: Entry, api: ApiKind, value: Value): Scheme {
  const reason = unknownReason(value);
  if (reason !== null) return { kind: 'unknown', reason };
  const authorizer = get(value, 'x-amazon-apigateway-authorizer');
  const authtype = textOf(get(value, 'x-amazon-apigateway-authtype'))?.toLowerCase();
  if (authtype === 'awssigv4') return { kind: 'iam' };
  if (authorizer) return { kind: 'authorizer', authorizer: readAuthorizer(entry, api, value, authorizer) };
  if (
    textOf(get(value, 'type'))?.toLowerCase() === 'apikey' &&
    textOf(get(value, 'name'))?.toLowerCase() === 'x-api-key'
  )
    return { kind: 'api-key' };
  return { kind: 'ignored' };
}

function readAuthorizer(
  entry: Entry,
  api: ApiKind,
  scheme: Value,
  extension: Value,
): Omit<Authorizer, 'id' | 'resource' | 'api'> {
  const properties = propertiesOf(extension);
  const header = textOf(get(scheme, 'in'))?.toLowerCase() === 'header' ? textOf(get(scheme, 'name')) : undefined;
  const type = authorizerType(properties, 'type', textOf(get(scheme, 'x-amazon-apigateway-authtype')));
  const jwt = properties.nested('jwtConfiguration');
  const written = properties.texts('identitySource');
  const sources: Fact<readonly string[]> = !written.known
    ? written
    : written.value.length > 0
      ? { ...written, value: written.value.flatMap(splitSources) }
      : type.known && (type.value === 'token' || type.value === 'cognito') && header !== undefined
        ? { ...written, value: [`method.request.header.${header}`] }
        : written;
  return {
    node: 'authorizer',
    span: entry.keySpan,
    name: properties.known(entry.key, extension),
    type,
    identitySources: sources,
    ttl: ttlOf(properties, 'authorizerResultTtlInSeconds', type, api),
    validationExpression: properties.text('identityValidationExpression'),
    audience: jwt.labels('audience'),
    issuer: issuerOf(jwt, 'issuer'),
  };
}

/**
 * The address of who issues tokens; unknown where its beginning is, which says how it is reached. A user pool's is https:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html (ProviderURL)
 */
export function issuerOf(jwt: Properties, key: string): Fact<string | null> {
  const value = jwt.value(key);
  if (value?.kind === 'reference' && value.attribute === 'ProviderURL')
    return jwt.known(`https://\${${value.target}.ProviderName}`, value);
  const first = value?.kind === 'template' ? value.parts[0] : undefined;
  const reason = first && unknownReason(first);
  return value && reason ? jwt.unknown(reason, value) : jwt.words(key);
}

/** Identity sources are one comma-separated text in REST definitions. */
export function splitSources(text: string): string[] {
  return text
    .split(',')
    .map((source) => source.trim())
    .filter((source) => source !== '');
}

/** `authtype` tells Cognito where an old definition's authorizer has no type. */
export function authorizerType(
  properties: Properties,
  key: string,
  authtype?: string,
): Fact<'cognito' | 'token' | 'request' | 'jwt'> {
  const fallback = authtype?.toLowerCase() === 'cognito_user_pools' ? 'cognito' : 'token';
  return properties.read<'cognito' | 'token' | 'request' | 'jwt'>(key, fallback, (value) => {
    switch (value.kind === 'scalar' ? value.text.toLowerCase() : '') {
      case 'token':
        return 'token';
      case 'request':
        return 'request';
      case 'jwt':
        return 'jwt';
      case 'cognito_user_pools':
        return 'cognito';
      default:
        return undefined;
    }
  });
}

/**
 * Seconds that an authorizer's result is cached. Unless said otherwise it is 300 in a REST API, while an HTTP API caches
 * only where somebody asks for it; JWT authorizers have no such result.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html#http-api-lambda-authorizer.caching
 */
export function ttlOf(
  properties: Properties,
  key: string,
  type: Fact<'cognito' | 'token' | 'request' | 'jwt'>,
  api: ApiKind,
): Fact<number | null> {
  const fallback = type.known && type.value === 'jwt' ? null : api === 'http' ? 0 : 300;
  return properties.read<number | null>(key, fallback, numberOf);
}

export interface OperationSecurity {
  readonly authorizationType: Fact<AuthorizationType>;
  /** The name of the authorizer's scheme. */
  readonly authorizer: Fact<string | null>;
  readonly apiKeyRequired: Fact<boolean>;
  readonly scopes: Fact<readonly string[]>;
}

/**
 * What an operation's `security` demands. API Gateway reads several requirements as all of them, so an authorizer and
 * an API key in two list items are both asked for. A name without an enforced scheme (`NONE`) demands nothing.
 */
export function operationSecurity(
  operation: Properties,
  keySpan: Span,
  schemes: ReadonlyMap<string, Scheme>,
  kind: ApiKind,
  rootSecurity: Value | undefined,
): OperationSecurity {
  const auth = operation.value('x-amazon-apigateway-auth');
  const own = auth && operation.of(auth);
  const security = operation.value('security');
  const requirements = security?.kind === 'list' ? security.items : [];
  const hidden = security && [security, ...requirements].find((one) => unknownReason(one) !== null);
  if (hidden) {
    const unknown = operation.unknown(unknownReason(hidden) ?? '', hidden);
    return { authorizationType: unknown, authorizer: unknown, apiKeyRequired: unknown, scopes: unknown };
  }
  let authorizationType: Fact<AuthorizationType> | null = null;
  let authorizer: Fact<string | null> | null = null;
  let apiKeyRequired: Fact<boolean> | null = null;
  let scopes: Fact<readonly string[]> | null = null;
  for (const requirement of requirements) {
    if (requirement.kind !== 'map') continue;
    for (const { key, keySpan: span, value } of requirement.entries.values()) {
      const scheme = schemes.get(key);
      const at: Value = { kind: 'scalar', value: key, text: key, span };
      if (scheme?.kind === 'api-key') apiKeyRequired = operation.known(true, at);
      if (scheme?.kind === 'iam') authorizationType = operation.known<AuthorizationType>('AWS_IAM', at);
      if (scheme?.kind === 'unknown') authorizationType = operation.unknown(scheme.reason, at);
      if (scheme?.kind === 'authorizer') {
        const { type } = scheme.authorizer;
        authorizationType = type.known ? operation.known(authorizationBy(type.value), at) : type;
        authorizer = operation.known<string | null>(key, at);
        const reason = unknownReason(value);
        const texts = value.kind === 'list' ? value.items.map((item) => textOf(item) ?? '') : [];
        scopes = reason === null ? operation.known<readonly string[]>(texts, value) : operation.unknown(reason, value);
      }
    }
  }
  if (!authorizationType && own?.has('type'))
    authorizationType = own.oneOf<AuthorizationType>('type', 'NONE', ['AWS_IAM', 'NONE']);
  if (!authorizationType && security) authorizationType = operation.known('NONE', security);
  // AWS documents no root-level `security` for HTTP APIs, nor that it is ignored there as it is for REST APIs.
  if (!authorizationType && kind === 'http' && rootSecurity?.kind === 'list' && rootSecurity.items.length > 0)
    authorizationType = unknownFact(
      'it is not documented whether an HTTP API applies the definition-wide security',
      rootSecurity.span,
    );
  return {
    authorizationType: authorizationType ?? assumed('NONE', keySpan),
    authorizer: authorizer ?? assumed(null, keySpan),
    apiKeyRequired: apiKeyRequired ?? assumed(false, keySpan),
    scopes: scopes ?? assumed([], keySpan),
  };
}

function authorizationBy(type: 'cognito' | 'token' | 'request' | 'jwt'): AuthorizationType {
  return type === 'cognito' ? 'COGNITO_USER_POOLS' : type === 'jwt' ? 'JWT' : 'CUSTOM';
}
