import { describe, expect, it } from 'vitest';
import { cacheKeyNamesCaller, isAuthorized } from '../../../src/graph/derive/cache.js';
import { api, authorizer, byAws, integration, route, said, unsaid, words } from '../build-graph.js';

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
