import { type Fact, known, mapFact, thenFact, unknownFact } from '../../graph/fact.js';
import type { HeaderValue, Integration } from '../../graph/model.js';
import { flagOf, label, type Properties, unknownReason } from '../../graph/read.js';
import { get, type Value } from '../../text/value.js';

/** How a format spells the parts of an integration: CloudFormation in Pascal case, OpenAPI in camel case. */
export interface Spelling {
  readonly type: string;
  readonly uri: string;
  readonly connectionType: string;
  readonly credentials: string;
  readonly tlsConfig: string;
  readonly cacheKeyParameters: string;
  readonly subtype: string;
  readonly responseParameters: string;
  readonly responseTemplates: string;
}

export const openApiSpelling: Spelling = {
  type: 'type',
  uri: 'uri',
  connectionType: 'connectionType',
  credentials: 'credentials',
  tlsConfig: 'tlsConfig',
  cacheKeyParameters: 'cacheKeyParameters',
  subtype: 'integrationSubtype',
  responseParameters: 'responseParameters',
  responseTemplates: 'responseTemplates',
};

export const cloudFormationSpelling: Spelling = {
  type: 'Type',
  uri: 'Uri',
  connectionType: 'ConnectionType',
  credentials: 'Credentials',
  tlsConfig: 'TlsConfig',
  cacheKeyParameters: 'CacheKeyParameters',
  subtype: 'IntegrationSubtype',
  responseParameters: 'ResponseParameters',
  responseTemplates: 'ResponseTemplates',
};

/** `AWS::ApiGatewayV2::Integration` names some properties differently. */
export const versionTwoSpelling: Spelling = {
  ...cloudFormationSpelling,
  type: 'IntegrationType',
  uri: 'IntegrationUri',
  credentials: 'CredentialsArn',
};

/**
 * An integration. `AWS_PROXY` is a Lambda function unless an HTTP API's subtype says otherwise; `AWS` is told by its
 * URI, whose path is `lambda:path/…` for functions.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export function readIntegration(properties: Properties, spelling: Spelling): Integration {
  const raw = properties.read<string | null>(spelling.type, null, (value) =>
    value.kind === 'scalar' ? value.text.toUpperCase() : undefined,
  );
  const uri = properties.label(spelling.uri);
  const backend = backendOf(raw, properties.has(spelling.uri));
  const type = thenFact(backend, (kind): Integration['type'] => {
    if (kind !== 'aws') return mapFact(backend, () => kind);
    if (raw.known && raw.value === 'AWS_PROXY')
      return { ...raw, value: properties.has(spelling.subtype) ? 'aws' : 'lambda' };
    return mapFact(uri, (text) => (isLambdaUri(text ?? '') ? 'lambda' : 'aws'));
  });
  const tls = properties.value(spelling.tlsConfig);
  return {
    backend,
    type,
    uri,
    proxy: raw.known ? { ...raw, value: raw.value?.endsWith('_PROXY') ?? false } : raw,
    connection: properties.read<'internet' | 'vpc-link'>(spelling.connectionType, 'internet', (value) => {
      const text = value.kind === 'scalar' ? value.text.toUpperCase() : '';
      return text === 'VPC_LINK' ? 'vpc-link' : text === 'INTERNET' ? 'internet' : undefined;
    }),
    credentials: properties.label(spelling.credentials),
    skipsTlsVerification: insecure(properties, tls),
    tlsConfig: tls ? properties.known(true, tls) : properties.absent(false),
    cacheKeyParameters: properties.texts(spelling.cacheKeyParameters),
    span: properties.value(spelling.type)?.span ?? properties.map?.span ?? properties.span,
  };
}

/** A type is required: without one, and with a URI, nobody knows what answers. */
function backendOf(raw: Fact<string | null>, hasUri: boolean): Integration['backend'] {
  if (!raw.known) return raw;
  switch (raw.value) {
    case 'MOCK':
      return { ...raw, value: 'mock' };
    case 'HTTP':
    case 'HTTP_PROXY':
      return { ...raw, value: 'http' };
    case 'AWS':
    case 'AWS_PROXY':
      return { ...raw, value: 'aws' };
    case null:
      return hasUri ? unknownFact('the integration names no type', raw.span) : { ...raw, value: 'mock' };
    default:
      return unknownFact(`integration type ${raw.value}`, raw.span);
  }
}

function insecure(properties: Properties, tls: Value | undefined): Fact<boolean> {
  const flag = get(tls, 'insecureSkipVerification') ?? get(tls, 'InsecureSkipVerification');
  if (flag === undefined) return properties.absent(false);
  const reason = unknownReason(flag);
  if (reason !== null) return properties.unknown(reason, flag);
  return properties.known(flagOf(flag) ?? false, flag);
}

function isLambdaUri(uri: string): boolean {
  const has = (first: string, then: string): boolean => {
    const at = uri.indexOf(first);
    return at >= 0 && uri.includes(then, at + first.length);
  };
  return (
    uri.includes(':lambda:path/') ||
    uri.includes('.invoke_arn}') ||
    has(':lambda:', ':function:') ||
    has('functions/', '/invocations')
  );
}

/**
 * The response headers that an integration's responses set, and their templates.
 * `responses` are the values of one response each.
 */
export function readResponses(
  responses: readonly Properties[],
  spelling: Spelling,
): { headers: Fact<readonly HeaderValue[]> | null; templates: Fact<string>[] } {
  const headers: HeaderValue[] = [];
  const templates: Fact<string>[] = [];
  let unknown: Fact<readonly HeaderValue[]> | null = null;
  for (const response of responses) {
    const parameters = response.nested(spelling.responseParameters);
    if (parameters.hidden) unknown = { known: false, reason: parameters.hidden.reason, span: parameters.hidden.span };
    headers.push(...headerValues(parameters, /^method\.response\.header\.(.+)$/i));
    const texts = response.nested(spelling.responseTemplates);
    for (const key of texts.map?.entries.keys() ?? []) {
      const text = texts.label(key);
      if (text.known && text.value !== null) templates.push({ ...text, value: text.value });
      else if (!text.known) templates.push(text);
    }
  }
  const first = headers[0]?.value;
  return { headers: unknown ?? (first ? known(headers, first.span) : null), templates };
}

/** The headers whose mapping key matches, with their mapping expressions. */
export function headerValues(parameters: Properties, pattern: RegExp): HeaderValue[] {
  const headers: HeaderValue[] = [];
  for (const { key, value } of parameters.map?.entries.values() ?? []) {
    const name = pattern.exec(key)?.[1];
    if (name === undefined) continue;
    const reason = value.kind === 'unknown' ? value.reason : null;
    const text = label(value);
    headers.push({
      name: name.toLowerCase(),
      value:
        reason !== null || text === null
          ? parameters.unknown(reason ?? `${key} is no text`, value)
          : parameters.known(text, value),
    });
  }
  return headers;
}
