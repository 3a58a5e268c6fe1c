import type { Fact } from '../fact.js';
import type { Stage } from '../model.js';
import { concluded, someFact } from './combine.js';
import { labelsWhere } from './logging.js';
import { type EffectiveSettings, settingsOf } from './settings.js';

/**
 * Whether a method's answers are cached: the stage has a cache and caching is on for the method. With a cache, GET
 * methods are cached unless a setting says otherwise.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html ("By default, only GET methods
 * are cached"); https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html
 */
export function isCached(stage: Stage, settings: EffectiveSettings): Fact<boolean> {
  if (!stage.cacheCluster.known) return stage.cacheCluster;
  if (!stage.cacheCluster.value) return { ...stage.cacheCluster, value: false };
  const { caching, method } = settings;
  if (!caching.known) return caching;
  if (caching.assumed !== null)
    return { ...stage.cacheCluster, value: method === null || method === 'GET' || method === 'ANY' };
  if (caching.value && !settings.cachingIsOwn && method !== null && method !== 'GET' && method !== 'ANY')
    return { ...caching, value: false };
  return caching;
}

/** Whether some method is cached at all. */
export function cachesSomething(stage: Stage): Fact<boolean> {
  return someFact(
    settingsOf(stage).map((settings) => isCached(stage, settings)),
    concluded(false, stage.span),
  );
}

/** Whether some method is cached whose data is not encrypted. */
export function cachesUnencrypted(stage: Stage): Fact<boolean> {
  return someFact(
    settingsOf(stage).map((settings): Fact<boolean> => {
      const cached = isCached(stage, settings);
      const { cacheEncrypted } = settings;
      if (cached.known && !cached.value) return cached;
      if (cacheEncrypted.known && cacheEncrypted.value) return { ...cacheEncrypted, value: false };
      if (!cached.known) return cached;
      return cacheEncrypted.known ? { ...cacheEncrypted, value: true } : cacheEncrypted;
    }),
    concluded(false, stage.span),
  );
}

/** The methods of `cachesUnencrypted`. */
export function unencryptedRoutes(stage: Stage): readonly string[] {
  return labelsWhere(stage, (settings) => {
    const cached = isCached(stage, settings);
    return cached.known && cached.value && settings.cacheEncrypted.known && !settings.cacheEncrypted.value;
  });
}

/**
 * Whether any caller may make API Gateway drop a cached answer. CloudFormation cannot say it; the default is to ask for
 * authorization.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html#invalidate-method-caching
 */
export function cacheControlOpen(stage: Stage): Fact<boolean> {
  return someFact(
    settingsOf(stage).map((settings): Fact<boolean> => {
      const cached = isCached(stage, settings);
      const { cacheControlAuthorized } = settings;
      if (cached.known && !cached.value) return cached;
      if (cacheControlAuthorized.known && cacheControlAuthorized.value)
        return { ...cacheControlAuthorized, value: false };
      if (!cached.known) return cached;
      return cacheControlAuthorized.known ? { ...cacheControlAuthorized, value: true } : cacheControlAuthorized;
    }),
    concluded(false, stage.span),
  );
}
