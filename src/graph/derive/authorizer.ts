import { type Fact, mapFact, thenFact, unknownFact } from '../fact.js';
import type { Authorizer, Route } from '../model.js';
import { byDefault, concluded, hiddenFrom, saidBy, someFact } from './combine.js';

/**
 * Seconds that an authorizer's answer is kept; null where answers of its kind are never kept. WebSocket APIs keep none.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html
 */
export function resultTtl(authorizer: Authorizer): Fact<number | null> {
  if (authorizer.api.kind === 'websocket') return byDefault(null, authorizer);
  return thenFact(authorizer.type, (type): Fact<number | null> => {
    return type === 'token' || type === 'request' ? authorizer.ttl : byDefault(null, authorizer);
  });
}

/**
 * Whether the key of kept answers names the caller's credential, so that one caller's answer is not given to another.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html
 */
export function cacheKeyIsCredential(authorizer: Authorizer): Fact<boolean> {
  return thenFact(authorizer.identitySources, (sources): Fact<boolean> => {
    const place = { ...authorizer.identitySources, known: true as const, assumed: null };
    if (sources.length === 0) return mapFact(authorizer.identitySources, () => false);
    if (sources.some((source) => kindOfSource(source) === 'credential')) return { ...place, value: true };
    const unclear = sources.find((source) => kindOfSource(source) === 'unclear');
    if (unclear === undefined) return { ...place, value: false };
    return {
      ...authorizer.identitySources,
      known: false,
      reason: `${unclear} may or may not be the caller's credential`,
    };
  });
}

/** Headers and query parameters by what their names say; of a name that says nothing nobody can tell. */
function kindOfSource(source: string): 'credential' | 'other' | 'unclear' {
  if (/^\$?context\.identity\.(apiKey|accessKey|userArn|clientCert\.)/.test(source)) return 'credential';
  if (/^\$?(context|stageVariables)\./.test(source)) return 'other';
  const name = source.split('.').at(-1)?.toLowerCase() ?? '';
  if (
    /auth|token|cookie|jwt|session|secret|signature|credential|password|passwd|bearer|api-?_?key|access-?_?key|verify|ticket/.test(
      name,
    )
  )
    return 'credential';
  return ordinary.has(name) ? 'other' : 'unclear';
}

/** Names of headers and query parameters that carry no credential. */
const ordinary = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'content-length',
  'content-type',
  'date',
  'host',
  'origin',
  'referer',
  'user-agent',
  'via',
  'x-amzn-trace-id',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'lang',
  'language',
  'limit',
  'locale',
  'page',
  'tenant',
  'tenantid',
  'x-tenant',
  'x-tenant-id',
  'version',
]);

/** An authorizer, or a route that names one or needs one: where the two belong together. */
export type Attachment =
  | { readonly of: 'authorizer'; readonly authorizer: Authorizer }
  | { readonly of: 'route'; readonly route: Route };

/** Whether an authorizer is used, or a route's authorizer belongs to it. */
export function isAttached(attachment: Attachment): Fact<boolean> {
  return attachment.of === 'authorizer' ? isUsed(attachment.authorizer) : hasItsAuthorizer(attachment.route);
}

function isUsed(authorizer: Authorizer): Fact<boolean> {
  const { api } = authorizer;
  if (api.external)
    return unknownFact('its API is defined elsewhere, and so may be the routes that use it', authorizer.span);
  const uses = api.routes.map((route) =>
    saidBy(
      mapFact(route.authorizer, (named) => named === authorizer),
      route,
    ),
  );
  const hidden = hiddenFrom(api);
  return someFact([...uses, ...(hidden ? [hidden] : [])], concluded(false, authorizer.span));
}

function hasItsAuthorizer(route: Route): Fact<boolean> {
  return thenFact(route.authorizationType, (type): Fact<boolean> => {
    const named = route.namesAuthorizer;
    if (type === 'AWS_IAM') return concluded(true, route.span);
    if (type === 'NONE') return mapFact(named, (names) => !names);
    if (!named.known || !named.value) return named;
    return thenFact(route.authorizer, (authorizer): Fact<boolean> => {
      const place = { ...route.authorizer, known: true as const, assumed: null };
      return { ...place, value: authorizer === null || authorizer.api === route.api };
    });
  });
}

/** What is wrong with an attachment, in words. */
export function attachmentProblem(attachment: Attachment): string {
  if (attachment.of === 'authorizer') return 'no route uses it, so it checks nobody';
  const { route } = attachment;
  const type = route.authorizationType.known ? route.authorizationType.value : '';
  if (type === 'NONE') return 'it names an authorizer, but its AuthorizationType is NONE, so nobody asks it';
  if (route.namesAuthorizer.known && !route.namesAuthorizer.value)
    return `its AuthorizationType is ${type}, but it names no authorizer`;
  return 'it names an authorizer of another API';
}
