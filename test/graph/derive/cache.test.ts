import { describe, expect, it } from 'vitest';
import {
  cacheKeyNamesCaller,
  cachesInClear,
  cachesSomething,
  invalidatesForAnybody,
  isAuthorized,
  routesCachedInClear,
  stagesThatCache,
} from '../../../src/graph/derive/cache.js';
import type { MethodSettings, Stage } from '../../../src/graph/model.js';
import { api, authorizer, byAws, integration, route, said, settings, stage, unsaid, words } from '../build-graph.js';

describe('a cache key tells callers apart', () => {
  const keyed = (...names: string[]) =>
    route(api(), 'GET /pets', { integration: said(integration({ cacheKeyParameters: said(names) })) });

  it.each([
    ['method.request.header.Authorization', true],
    ['method.request.multivalueheader.cookie', true],
    ['method.request.header.x-api-key', true],
    ['context.identity.sourceIp', true],
    ['context.authorizer.principalId', true],
    ['method.request.header.Accept', false],
    ['method.request.header.x-authorization', false],
    ['method.request.querystring.authorization', false],
    ['my.context.identity.x', false],
    [
      'integration.request.header.who',
      "unknown: cache key parameter integration.request.header.who may carry the caller's identity",
    ],
  ])('by %s: %s', (name, tells) => {
    expect(words(cacheKeyNamesCaller(keyed(name)))).toBe(tells);
  });

  it('where one of its parameters does', () => {
    expect(words(cacheKeyNamesCaller(keyed()))).toBe(false);
    expect(words(cacheKeyNamesCaller(keyed('method.request.path.id', 'context.identity.user')))).toBe(true);
    expect(words(cacheKeyNamesCaller(keyed('integration.request.path.id', 'context.identity.user')))).toBe(true);
  });

  it('where one is what the authorizer looks at', () => {
    const owner = api();
    const sources = said(['method.request.querystring.auth']);
    const made = route(owner, 'GET /pets', {
      authorizer: said(authorizer(owner, { identitySources: sources })),
      integration: said(integration({ cacheKeyParameters: said(['method.request.querystring.auth']) })),
    });
    expect(words(cacheKeyNamesCaller(made))).toBe(true);
    expect(words(cacheKeyNamesCaller({ ...made, authorizer: unsaid('import') }))).toBe(false);
  });

  it('is missed where caching is switched on, unless parameters are named', () => {
    const shop = api();
    const silent = route(shop, 'GET /pets', { integration: said(integration()) });
    const caching = said(true);
    stage(shop, 'prod', { cacheCluster: said(true), methodSettings: said([settings('*', { caching })]) });
    expect(cacheKeyNamesCaller(silent)).toMatchObject({ value: false, beside: caching.span, by: 'prod' });
    const named = said(['method.request.path.id']);
    const keyed = route(shop, 'GET /pets/{id}', { integration: said(integration({ cacheKeyParameters: named })) });
    expect(cacheKeyNamesCaller(keyed)).toMatchObject({ value: false, span: named.span });
    expect(cacheKeyNamesCaller(keyed).beside).toBeUndefined();
  });

  it('never without an integration, and nobody knows of an unknown one', () => {
    expect(words(cacheKeyNamesCaller(route(api(), 'GET /a', { integration: byAws(null) })))).toBe(false);
    expect(words(cacheKeyNamesCaller(route(api(), 'GET /b', { integration: unsaid('import') })))).toBe(
      'unknown: import',
    );
  });
});

it('a route is authorized where somebody checks its callers', () => {
  expect(words(isAuthorized(route(api(), 'GET /a')))).toBe(false);
  expect(words(isAuthorized(route(api(), 'GET /b', { authorizationType: said('AWS_IAM') })))).toBe(true);
});

const on = said([settings('*', { caching: said(true) })]);
const cached = (key: string, parts: Partial<Stage> = {}) => {
  const shop = api();
  route(shop, key);
  return stage(shop, 'prod', { cacheCluster: said(true), methodSettings: on, ...parts });
};

describe('caching for the whole stage', () => {
  it('reaches GET, by itself or within ANY, and no other method', () => {
    const caches = (key: string) => words(cachesSomething(cached(key)));
    expect([caches('GET /a'), caches('ANY /a'), caches('POST /a'), caches('HEAD /a')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is there for REST APIs only', () => {
    const web = api({ kind: 'http' });
    route(web, 'GET /a');
    expect(words(cachesSomething(stage(web, 'prod', { cacheCluster: said(true), methodSettings: on })))).toBe(false);
  });

  it('counts for routes that the input does not show', () => {
    expect(words(cachesSomething(stage(api(), 'prod', { cacheCluster: said(true), methodSettings: on })))).toBe(true);
  });

  it('is known to be off without a cluster or without the setting, whatever the other', () => {
    const cluster = unsaid('parameter Cluster');
    const off = said([settings('*', { caching: said(false) })]);
    const open = said([settings('*', { caching: unsaid('parameter Caching') })]);
    expect(words(cachesSomething(cached('GET /a', { cacheCluster: cluster })))).toBe('unknown: parameter Cluster');
    expect(words(cachesSomething(cached('GET /a', { cacheCluster: cluster, methodSettings: off })))).toBe(false);
    expect(words(cachesSomething(cached('GET /a', { methodSettings: open })))).toBe('unknown: parameter Caching');
    expect(words(cachesSomething(cached('GET /a', { cacheCluster: said(false), methodSettings: open })))).toBe(false);
  });
});

describe('a cache in clear', () => {
  const encrypted = (value: boolean) => said([settings('*', { caching: said(true), cacheEncrypted: said(value) })]);

  it('is one that nothing encrypts', () => {
    expect(words(cachesInClear(cached('GET /a', { methodSettings: encrypted(true) })))).toBe(false);
    expect(words(cachesInClear(cached('GET /a', { methodSettings: encrypted(false) })))).toBe(true);
    expect(words(cachesInClear(cached('POST /a', { methodSettings: encrypted(false) })))).toBe(false);
  });

  it('is no question where the encryption is known, even if the caching is not', () => {
    const both = said([settings('*', { caching: unsaid('parameter Caching'), cacheEncrypted: said(true) })]);
    expect(words(cachesInClear(cached('GET /a', { methodSettings: both })))).toBe(false);
  });

  it('would be mended beside the text that switches caching on, where nothing is said of encryption', () => {
    const entry = settings('*', { caching: said(true) });
    expect(cachesInClear(cached('GET /a', { methodSettings: said([entry]) }))).toMatchObject({
      beside: entry.caching?.span,
    });
    expect(cachesInClear(cached('GET /a', { methodSettings: encrypted(false) }))).not.toHaveProperty('beside');
  });

  it('names its routes', () => {
    const shop = api();
    route(shop, 'GET /a');
    route(shop, 'GET /b');
    const own = said([settings('GET /b', { caching: said(true) })]);
    expect(words(routesCachedInClear(stage(shop, 'prod', { cacheCluster: said(true), methodSettings: own })))).toEqual([
      'GET /b',
    ]);
  });
});

it('lets anybody drop cached answers only where authorization for it is switched off', () => {
  const drop = (parts: Partial<MethodSettings>) =>
    words(
      invalidatesForAnybody(
        cached('GET /a', { methodSettings: said([settings('*', { caching: said(true), ...parts })]) }),
      ),
    );
  expect(drop({})).toBe(false);
  expect(drop({ cacheControlAuthorized: said(true) })).toBe(false);
  expect(drop({ cacheControlAuthorized: said(false) })).toBe(true);
  expect(drop({ cacheControlAuthorized: said(false), caching: said(false) })).toBe(false);
});

it('names each stage once that caches a route, and does not know of others', () => {
  const shop = api();
  const list = route(shop, 'ANY /a');
  const entries = said([settings('GET /a', { caching: said(true) }), settings('PUT /a', { caching: said(true) })]);
  stage(shop, 'test', { cacheCluster: unsaid('parameter Cluster'), methodSettings: entries });
  expect(words(stagesThatCache(list))).toBe('unknown: parameter Cluster');
  stage(shop, 'prod', { cacheCluster: said(true), methodSettings: entries });
  expect(words(stagesThatCache(list))).toEqual(['prod']);
  expect(stagesThatCache(list).by).toBe('prod');
});
