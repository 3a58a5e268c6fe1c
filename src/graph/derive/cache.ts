import { type Fact, type Known, mapFact, thenFact } from '../fact.js';
import type { Integration, Route, Stage } from '../model.js';
import { authorizationOf } from './authorization.js';
import { byDefault, concluded, isFalse, saidBy, someFact, someFactWithAll } from './combine.js';
import { distinctSettings, type EffectiveSettings, labelsWhere, settingsOf } from './settings.js';
import { stageName } from './stage-name.js';

/**
 * Whether responses under these settings are cached: the stage has a cache cluster and caching is switched on. Settings
 * for the whole stage switch it on for GET methods only.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
function caches(stage: Stage, settings: EffectiveSettings, cluster = stage.cacheCluster): Fact<boolean> {
  if (stage.api.kind !== 'rest') return byDefault(false, stage);
  if (cluster.known && !cluster.value) return cluster;
  const { method, facts } = settings;
  const { caching } = facts;
  const canBeGet = method === null || method === 'GET' || method === 'ANY';
  if (!settings.cachingIsOwn && !canBeGet) return byDefault(false, stage);
  if (caching.known && !caching.value) return caching;
  return cluster.known ? caching : cluster;
}

/**
 * The same, where a stage that does not say whether it has a cluster is taken at the word of its settings: one that says
 * no caches nothing, but one that is silent, or defined elsewhere, gets its cluster elsewhere, or its settings would be
 * there for nothing.
 */
function meansToCache(stage: Stage, settings: EffectiveSettings): Fact<boolean> {
  const { cacheCluster, external, span } = stage;
  const isSilent = external || (cacheCluster.known && !cacheCluster.value && cacheCluster.assumed !== null);
  return caches(stage, settings, isSilent ? concluded(true, span) : cacheCluster);
}

/** The settings of a stage, none where all of them switch caching off, as most do. */
function settingsToCache(stage: Stage): readonly EffectiveSettings[] {
  return distinctSettings(stage).every(({ caching }) => isFalse(caching)) ? [] : settingsOf(stage);
}

/** Whether some route's responses are cached in the stage. */
export function cachesSomething(stage: Stage): Fact<boolean> {
  return someFact(
    settingsToCache(stage).map((settings) => caches(stage, settings)),
    concluded(false, stage.span),
  );
}

/** Whether some route's responses are cached without encryption; the place is that of the encryption. */
export function cachesInClear(stage: Stage): Fact<boolean> {
  return someFactWithAll(
    settingsToCache(stage).map((settings) => cachedWithout(stage, settings, settings.facts.cacheEncrypted)),
    concluded(false, stage.span),
  );
}

export function routesCachedInClear(stage: Stage): Fact<readonly string[]> {
  return labelsWhere(stage, ({ cacheEncrypted }, settings) => cachedWithout(stage, settings, cacheEncrypted));
}

/**
 * Whether anybody may make API Gateway drop some cached response with `Cache-Control: max-age=0`. CloudFormation cannot
 * say it; by default authorization is asked for.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html#invalidate-method-caching
 */
export function invalidatesForAnybody(stage: Stage): Fact<boolean> {
  return someFact(
    settingsToCache(stage).map((settings) => cachedWithout(stage, settings, settings.facts.cacheControlAuthorized)),
    concluded(false, stage.span),
  );
}

function cachedWithout(stage: Stage, settings: EffectiveSettings, protection: Fact<boolean>): Fact<boolean> {
  if (protection.known && protection.value) return { ...protection, value: false };
  const cached = meansToCache(stage, settings);
  if (!cached.known || !cached.value) return cached;
  const inClear = mapFact(protection, (on) => !on);
  // an absent protection would be written where caching is switched on
  const { caching } = settings.facts;
  const isAbsent = protection.known && protection.assumed !== null && caching.known && !caching.assumed;
  return isAbsent ? { ...inClear, beside: caching.span } : inClear;
}

/** Stages in which the route's responses are cached, by name; the place is where caching is switched on. */
export function stagesThatCache(route: Route): Fact<readonly string[]> {
  let unknown: Fact<readonly string[]> | null = null;
  let decisive: Fact<boolean> | null = null;
  const names: string[] = [];
  for (const stage of route.api.stages) {
    if (isFalse(stage.cacheCluster)) continue;
    for (const settings of settingsToCache(stage)) {
      if (settings.route !== route) continue;
      const cached = caches(stage, settings);
      if (!cached.known) unknown ??= cached;
      else if (cached.value) {
        decisive ??= saidBy(cached, stage);
        const name = stageName(stage) ?? stage.resource;
        if (!names.includes(name)) names.push(name);
      }
    }
  }
  if (decisive) return mapFact(decisive, () => names);
  return unknown ?? concluded([], route.span);
}

/**
 * Whether a cached answer of an authorized route is kept apart for each caller: some cache key parameter carries the
 * caller's identity. A parameter of the integration request may be mapped from anything. Where no parameter is named at
 * all, the place is where caching is switched on.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export function cacheKeyNamesCaller(route: Route): Fact<boolean> {
  return thenFact(route.integration, (integration: Integration | null): Fact<boolean> => {
    if (integration === null) return byDefault(false, route);
    const keys = integration.cacheKeyParameters;
    return thenFact(keys, (parameters): Fact<boolean> => {
      const sources = route.authorizer.known ? route.authorizer.value?.identitySources : undefined;
      const identity = sources?.known ? sources.value : [];
      if (parameters.some((name) => isIdentity(name) || identity.includes(name))) return mapFact(keys, () => true);
      const mapped = parameters.find((name) => name.startsWith('integration.request.'));
      if (mapped === undefined)
        return mapFact(keys.known && keys.assumed ? besideCaching(route, keys) : keys, () => false);
      return { ...keys, known: false, reason: `cache key parameter ${mapped} may carry the caller's identity` };
    });
  });
}

function besideCaching<T>(route: Route, keys: Known<T>): Known<T> {
  const { span, by } = stagesThatCache(route);
  return by === undefined ? keys : { ...keys, beside: span, by };
}

function isIdentity(parameter: string): boolean {
  return (
    /^method\.request\.(multivalue)?header\.(authorization|cookie|x-api-key|x-amz-security-token)$/i.test(parameter) ||
    /^context\.(identity|authorizer)\./.test(parameter)
  );
}

/** Somebody checks the route's callers, so that its answers may differ between them. */
export function isAuthorized(route: Route): Fact<boolean> {
  return mapFact(authorizationOf(route), (authorization) => authorization !== 'none');
}
