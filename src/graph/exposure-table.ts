import { authorizationOf, canBeAuthorized } from './derive/authorization.js';
import type { Entrance } from './derive/entrance.js';
import { type Exposure, exposureOf } from './derive/exposure.js';
import { routeLabel } from './derive/route-label.js';
import type { Fact } from './fact.js';
import type { Api, ApiKind, Route } from './model.js';
import { whenOf } from './when.js';
import type { Input, World } from './world.js';

/** Who can call what, from where, through what: one table for each API, in words for people. */
export interface ExposureTable {
  readonly api: { readonly id: string; readonly kind: ApiKind; readonly name: string };
  readonly file: string;
  /** Conditions under which the API is like this; `[]` where it always is. */
  readonly when: readonly string[];
  /** Reasons why routes may be missing. */
  readonly incomplete: readonly string[];
  readonly rows: readonly ExposureRow[];
}

export interface ExposureRow {
  readonly route: string;
  /** `none`, `API key`, `AWS credentials`, `token (Cognito)`, `preflight`, … */
  readonly credential: string;
  readonly from: string;
  /** `default endpoint`, `api.example.com (mutual TLS)`. */
  readonly through: string;
  /** `lambda`, `http`, `aws`, `mock`. */
  readonly to: string;
  /** Anyone on the internet can call it without any credential. */
  readonly open: boolean;
  readonly level: ExposureLevel;
}

/**
 * How exposed a route is, the most exposed first. `aside`: API Gateway answers it by itself (preflights), or checks its
 * callers elsewhere (messages of a WebSocket connection).
 */
export const exposureLevels = ['open', 'credential', 'restricted', 'nobody', 'unknown', 'aside'] as const;
export type ExposureLevel = (typeof exposureLevels)[number];

/** The APIs of an input; one that differs between worlds has a table for each variant. */
export function exposureTables(input: Input): readonly ExposureTable[] {
  const variants = new Map<string, { readonly table: Omit<ExposureTable, 'when'>; readonly worlds: World[] }>();
  for (const world of input.worlds) {
    for (const api of world.graph.apis) {
      const table = tableOf(api);
      const key = JSON.stringify(table);
      const variant = variants.get(key);
      if (variant) variant.worlds.push(world);
      else variants.set(key, { table, worlds: [world] });
    }
  }
  return Array.from(variants.values(), ({ table, worlds }) => ({ ...table, when: whenOf(worlds, input.worlds) }));
}

function tableOf(api: Api): Omit<ExposureTable, 'when'> {
  return {
    api: { id: api.id, kind: api.kind, name: api.name.known ? api.name.value : api.id },
    file: api.span.source.file,
    incomplete: [...new Set(api.incomplete.map(({ reason }) => reason))],
    rows: api.routes.map(rowOf),
  };
}

export function rowOf(route: Route): ExposureRow {
  const exposure = exposureOf(route);
  const credential = credentialOf(route, exposure);
  return {
    route: routeLabel(route) ?? '?',
    credential,
    from: exposure.from.replace(/^anyone from /, ''),
    through: exposure.entrances.map(throughOf).join(', ') || 'nothing',
    to: backendOf(route),
    open: credential === 'none' && exposure.reach === 'internet',
    level: levelOf(credential, exposure),
  };
}

function levelOf(credential: string, { preflight, reach, credential: asked }: Exposure): ExposureLevel {
  if (preflight || credential === asConnect) return 'aside';
  if (reach === 'nobody' || reach === 'restricted') return reach;
  if (reach === 'undecided' || asked === 'unknown') return 'unknown';
  return credential === 'none' ? 'open' : 'credential';
}

const asConnect = 'as $connect';

const tokens = {
  none: 'none',
  iam: 'AWS credentials',
  cognito: 'Cognito token',
  lambda: 'Lambda authorizer',
  jwt: 'JWT',
};

function credentialOf(route: Route, exposure: Exposure): string {
  if (exposure.preflight) return 'preflight';
  const own = canBeAuthorized(route);
  if (own.known && !own.value) return asConnect;
  const authorization = authorizationOf(route);
  const certificate = exposure.clientCertificate.known && exposure.clientCertificate.value;
  const asked = !authorization.known
    ? unknown(authorization)
    : authorization.value === 'none'
      ? exposure.credential === 'unknown'
        ? unknown(route.apiKeyRequired)
        : exposure.credential
      : tokens[authorization.value];
  if (!certificate) return asked;
  return asked === 'none' ? 'client certificate' : `${asked} + client certificate`;
}

function throughOf(entrance: Entrance): string {
  if (entrance.of === 'default-endpoint') return 'default endpoint';
  if (!entrance.domain) return 'a domain defined elsewhere';
  const { name, mutualTls } = entrance.domain;
  return `${name.known ? name.value : unknown(name)}${mutualTls.known && mutualTls.value ? ' (mutual TLS)' : ''}`;
}

function backendOf({ integration }: Route): string {
  if (!integration.known) return unknown(integration);
  if (integration.value === null) return 'nothing';
  const { type } = integration.value;
  return type.known ? type.value : unknown(type);
}

function unknown(fact: Fact<unknown>): string {
  return fact.known ? '' : `unknown: ${fact.reason}`;
}
