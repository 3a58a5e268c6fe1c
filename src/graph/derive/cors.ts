import { type Fact, known, mapFact, thenFact } from '../fact.js';
import type { Api, HeaderValue } from '../model.js';
import { concluded, everyFact, firstText, hiddenFrom, isTrue, saidBy, someFact } from './combine.js';
import {
  type AllowedOrigin,
  admitsEverybody,
  isInsecure,
  listedOrigin,
  mappedOrigin,
  templateAdmitsCredentials,
  templateOrigins,
} from './origin.js';
import { isPreflight } from './preflight.js';

/** An origin that the API admits, and whether with credentials: of one response, or of the HTTP API's configuration. */
interface Admission {
  readonly origin: Fact<AllowedOrigin | null>;
  /** Asked only of origins where it matters. */
  readonly credentials: () => Fact<boolean>;
  /** Only preflights and refusals say it: whether pages may read an answer, who answers decides. */
  readonly isAsked?: true;
}

/**
 * All that the API itself tells browsers. REST: the headers of integration responses (preflights among them), of mapping
 * templates and of gateway responses. HTTP: its CORS configuration. What a proxied backend answers is not seen here.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
function admissionsOf(api: Api): readonly Admission[] {
  let admissions = perApi.get(api);
  if (!admissions) {
    admissions = readAdmissions(api);
    perApi.set(api, admissions);
  }
  return admissions;
}

const perApi = new WeakMap<Api, readonly Admission[]>();

function readAdmissions(api: Api): Admission[] {
  if (api.kind === 'http') return configured(api);
  if (api.kind === 'websocket') return [];
  const admissions: Admission[] = [];
  for (const route of api.routes) {
    // most routes say nothing to browsers
    if (isSilent(route.responseHeaders) && route.responseTemplates.length === 0) continue;
    const owner = { resource: route.resource };
    const asked = isTrue(isPreflight(route)) ? { isAsked: true as const } : {};
    const templates = route.responseTemplates;
    const credentials = () =>
      someFact(
        [
          admitsCredentials(route.responseHeaders),
          ...templates.map((template) => mapFact(template, templateAdmitsCredentials)),
        ],
        concluded(false, route.span),
      );
    for (const origin of headerOrigins(route.responseHeaders))
      admissions.push({ origin: saidBy(origin, owner), credentials, ...asked });
    for (const template of templates) {
      if (!template.known) continue; // a template that is known only at deploy sets headers in the rarest of cases
      for (const origin of templateOrigins(template.value))
        admissions.push({ origin: saidBy({ ...template, value: origin }, owner), credentials, ...asked });
    }
  }
  for (const response of api.gatewayResponses) {
    const credentials = () => admitsCredentials(response.headers);
    for (const origin of headerOrigins(response.headers))
      admissions.push({ origin: saidBy(origin, response), credentials, isAsked: true });
  }
  const hidden = hiddenFrom(api);
  if (hidden) admissions.push({ origin: hidden, credentials: () => hidden });
  return admissions;
}

function isSilent(headers: Fact<readonly HeaderValue[]>): boolean {
  return headers.known && headers.value.length === 0;
}

function configured(api: Api): Admission[] {
  const { cors } = api;
  if (!cors.known) return [{ origin: cors, credentials: () => cors }];
  if (cors.value === null) return [];
  const { origins, credentials: said } = cors.value;
  const credentials = () => said;
  if (!origins.known) return [{ origin: origins, credentials }];
  return origins.value.map((text) => ({ origin: listedOrigin(text, origins), credentials }));
}

function headerOrigins(headers: Fact<readonly HeaderValue[]>): Fact<AllowedOrigin | null>[] {
  if (!headers.known) return [headers];
  return headers.value.filter((header) => header.name === 'access-control-allow-origin').map(mappedOrigin);
}

function admitsCredentials(headers: Fact<readonly HeaderValue[]>): Fact<boolean> {
  return thenFact(headers, (all) =>
    someFact(
      all
        .filter((header) => header.name === 'access-control-allow-credentials')
        .map((header) => mapFact(header.value, (text) => /^'?true'?$/i.test(text.trim()))),
      { ...headers, known: true, value: null, assumed: null },
    ),
  );
}

function textWhere(origin: Fact<AllowedOrigin | null>, test: (origin: AllowedOrigin) => boolean): Fact<string | null> {
  return mapFact(origin, (one) => (one !== null && test(one) ? one.text : null));
}

/** An origin that admits everybody's pages; absent where there is none. */
export function openOrigin(api: Api): Fact<string | null> {
  const origins = admissionsOf(api).map(({ origin }) => textWhere(origin, admitsEverybody));
  const first = firstText(origins, concluded(null, api.span));
  if (!first.known || first.value === null) return first;
  return { ...first, alike: origins.filter((one) => one !== first && one.known && one.value !== null) };
}

/**
 * What an open origin lets pages do. An HTTP API adds its CORS headers to every answer, and a REST API those of its
 * integration responses; a preflight only lets pages send requests, for the answers of a proxy integration are its
 * backend's.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function openOriginEffect(api: Api): string {
  const isRead = admissionsOf(api).some(({ origin, isAsked }) => {
    const open = textWhere(origin, admitsEverybody);
    return !isAsked && open.known && open.value !== null;
  });
  return isRead ? 'can call it and read the answers' : 'may send it requests of any kind';
}

/** An origin that admits everybody's pages together with the caller's cookies and credentials. */
export function openOriginWithCredentials(api: Api): Fact<string | null> {
  return firstText(
    admissionsOf(api).map((admission) => {
      const open = textWhere(admission.origin, admitsEverybody);
      if (open.known && open.value === null) return open;
      const credentials = admission.credentials();
      if (credentials.known && !credentials.value) return { ...credentials, value: null };
      return credentials.known ? open : credentials;
    }),
    concluded(null, api.span),
  );
}

/**
 * What comes of an open origin with credentials. Browsers send none to a response that admits `*`, so that pair breaks
 * the page that it was written for, and the usual repair opens the API; a pattern is answered with the caller's origin.
 * https://fetch.spec.whatwg.org/#cors-protocol-and-credentials
 */
export function openOriginRisk(origin: string): string {
  return origin === '*'
    ? 'browsers refuse that pair, and echoing origins instead opens it to every page'
    : "any page that a user opens acts with that user's cookies";
}

/** An origin whose pages travel unencrypted. */
export function insecureOrigin(api: Api): Fact<string | null> {
  return firstText(
    admissionsOf(api).map(({ origin }) => textWhere(origin, isInsecure)),
    concluded(null, api.span),
  );
}

/** All origins that the API admits, and whether some of them with credentials; null where it says nothing to browsers. */
export function corsOf(api: Api): Fact<{ readonly origins: readonly string[]; readonly credentials: boolean } | null> {
  const admissions = admissionsOf(api);
  if (api.kind === 'http' && api.cors.known && api.cors.value !== null && admissions.length === 0)
    return mapFact(api.cors.value.credentials, (credentials) => ({ origins: [], credentials }));
  const unknown = everyFact(
    admissions.map(({ origin }) => mapFact(origin, () => true)),
    concluded(true, api.span),
  );
  if (!unknown.known) return unknown;
  const admitted = admissions.flatMap(({ origin }) => (origin.known && origin.value ? [origin] : []));
  const [first] = admitted;
  if (!first) return known(null, api.span);
  const origins = admitted.flatMap(({ value }) => value?.text ?? []);
  const credentials = someFact(
    admissions.map((one) => one.credentials()),
    concluded(false, api.span),
  );
  return thenFact(credentials, (value) => ({
    ...first,
    value: { origins: [...new Set(origins)], credentials: value },
  }));
}
