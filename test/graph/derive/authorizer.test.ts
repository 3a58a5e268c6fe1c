import { expect, it } from 'vitest';
import {
  attachmentProblem,
  cacheKeyIsCredential,
  isAttached,
  resultTtl,
} from '../../../src/graph/derive/authorizer.js';
import { api, authorizer, byAws, place, route, said, unsaid, words } from '../build-graph.js';

it('is used where a route names it', () => {
  const shop = api();
  const check = authorizer(shop);
  expect(words(isAttached({ of: 'authorizer', authorizer: check }))).toBe(false);
  route(shop, 'GET /pets', { authorizer: said(check) });
  expect(words(isAttached({ of: 'authorizer', authorizer: check }))).toBe(true);
});

it('may be used by routes that are hidden, or of an API elsewhere', () => {
  const hidden = api({ incomplete: [{ reason: 'the API definition is in S3', span: place() }] });
  expect(words(isAttached({ of: 'authorizer', authorizer: authorizer(hidden) }))).toBe(
    'unknown: the API definition is in S3',
  );
  expect(words(isAttached({ of: 'authorizer', authorizer: authorizer(api({ external: true })) }))).toMatch(/unknown/);
});

const attached = (type: 'NONE' | 'AWS_IAM' | 'CUSTOM', names: boolean) => {
  const shop = api();
  const check = authorizer(shop);
  const list = route(shop, 'GET /pets', {
    authorizationType: said(type),
    authorizer: names ? said(check) : byAws(null),
    namesAuthorizer: said(names),
  });
  return { of: 'route' as const, route: list };
};

it('belongs to a route whose type asks for it', () => {
  expect(words(isAttached(attached('CUSTOM', true)))).toBe(true);
  expect(words(isAttached(attached('AWS_IAM', false)))).toBe(true);
  expect(words(isAttached(attached('NONE', false)))).toBe(true);
});

it('does not belong to a route of type NONE, and is missing where the type asks for one', () => {
  expect(words(isAttached(attached('NONE', true)))).toBe(false);
  expect(attachmentProblem(attached('NONE', true))).toMatch(/AuthorizationType is NONE/);
  expect(words(isAttached(attached('CUSTOM', false)))).toBe(false);
  expect(attachmentProblem(attached('CUSTOM', false))).toMatch(/names no authorizer/);
});

it('does not belong to a route of another API', () => {
  const foreign = authorizer(api());
  const list = route(api(), 'GET /pets', {
    authorizationType: said('CUSTOM'),
    authorizer: said(foreign),
    namesAuthorizer: said(true),
  });
  expect(words(isAttached({ of: 'route', route: list }))).toBe(false);
});

it('does not know an authorizer outside the input', () => {
  const list = route(api(), 'GET /pets', {
    authorizationType: said('CUSTOM'),
    authorizer: unsaid('ImportValue core-Authorizer'),
    namesAuthorizer: said(true),
  });
  expect(words(isAttached({ of: 'route', route: list }))).toBe('unknown: ImportValue core-Authorizer');
});

it('keeps answers as long as its TTL, and only Lambda authorizers keep any', () => {
  expect(words(resultTtl(authorizer(api())))).toBe(300);
  expect(words(resultTtl(authorizer(api(), { ttl: said(0) })))).toBe(0);
  expect(words(resultTtl(authorizer(api(), { type: said('cognito') })))).toBe(null);
  expect(words(resultTtl(authorizer(api({ kind: 'websocket' }))))).toBe(null);
});

it.each([
  ['method.request.header.Authorization', true],
  ['$request.header.X-Api-Key', true],
  ['method.request.querystring.token', true],
  ['context.identity.apiKey', true],
  ['context.httpMethod', false],
  ['stageVariables.tenant', false],
  ['context.identity.sourceIp', false],
  ['method.request.header.Accept', false],
  ['method.request.header.X-Shop', "unknown: method.request.header.X-Shop may or may not be the caller's credential"],
])('keeps answers apart by %s: %s', (source, apart) => {
  expect(words(cacheKeyIsCredential(authorizer(api(), { identitySources: said([source]) })))).toBe(apart);
});

it('needs one credential among several sources, and some source at all', () => {
  const sources = (...all: string[]) => words(cacheKeyIsCredential(authorizer(api(), { identitySources: said(all) })));
  expect(sources('context.httpMethod', 'method.request.header.Authorization')).toBe(true);
  expect(sources()).toBe(false);
});

it('keeps answers as long as it is told where the time is said, with or without a source', () => {
  const web = api({ kind: 'http' });
  expect(words(resultTtl(authorizer(web, { ttl: said(60), identitySources: byAws([]) })))).toBe(60);
  expect(words(resultTtl(authorizer(web, { ttl: unsaid('parameter Ttl'), identitySources: byAws([]) })))).toBe(
    'unknown: parameter Ttl',
  );
  expect(words(resultTtl(authorizer(api(), { identitySources: byAws([]) })))).toBe(300);
  expect(words(resultTtl(authorizer(api(), { type: said('token') })))).toBe(300);
});

it.each(['X-Api_Key', 'apikey', 'X-Access-Key', 'access_key', 'accesskey', 'Ticket', 'X-Tenant-Signature'])(
  'takes the header %s for a credential',
  (name) => {
    const sources = said([`method.request.header.${name}`]);
    expect(words(cacheKeyIsCredential(authorizer(api(), { identitySources: sources })))).toBe(true);
  },
);

it('is not told by a header that is named like a context value', () => {
  const sources = said(['method.request.header.context.shop']);
  expect(words(cacheKeyIsCredential(authorizer(api(), { identitySources: sources })))).toMatch(/^unknown/);
});

it('is not used by routes that name another one', () => {
  const shop = api();
  route(shop, 'GET /pets', { authorizer: said(authorizer(shop)) });
  expect(words(isAttached({ of: 'authorizer', authorizer: authorizer(shop) }))).toBe(false);
  expect(attachmentProblem({ of: 'authorizer', authorizer: authorizer(shop) })).toBe(
    'no route uses it, so it checks nobody',
  );
});

it('says why it may be used where its API is elsewhere', () => {
  expect(words(isAttached({ of: 'authorizer', authorizer: authorizer(api({ external: true })) }))).toBe(
    'unknown: its API is defined elsewhere, and so may be the routes that use it',
  );
});

it('needs no authorizer of its own that is known only at deploy', () => {
  const shop = api();
  const list = route(shop, 'GET /pets', {
    authorizationType: said('CUSTOM'),
    namesAuthorizer: said(true),
    authorizer: byAws(null),
  });
  expect(words(isAttached({ of: 'route', route: list }))).toBe(true);
});
