import { expect, it } from 'vitest';
import {
  asksForKey,
  authorizationOf,
  canBeAuthorized,
  protectedRoutes,
} from '../../../src/graph/derive/authorization.js';
import { isPreflight } from '../../../src/graph/derive/preflight.js';
import { api, authorizer, integration, mock, route, said, unsaid, words } from '../build-graph.js';

it('takes a missing authorization type for none', () => {
  expect(words(authorizationOf(route(api(), 'GET /pets')))).toBe('none');
});

it.each([
  ['AWS_IAM', 'iam'],
  ['COGNITO_USER_POOLS', 'cognito'],
  ['CUSTOM', 'lambda'],
  ['JWT', 'jwt'],
] as const)('reads %s as %s', (type, authorization) => {
  expect(words(authorizationOf(route(api(), 'GET /pets', { authorizationType: said(type) })))).toBe(authorization);
});

it('does not count an authorizer that is named beside NONE', () => {
  const shop = api();
  const check = authorizer(shop);
  const list = route(shop, 'GET /pets', { authorizer: said(check), namesAuthorizer: said(true) });
  expect(words(authorizationOf(list))).toBe('none');
});

it('does not know an authorization type from a parameter', () => {
  const list = route(api(), 'GET /pets', { authorizationType: unsaid('parameter AuthType has no default') });
  expect(words(authorizationOf(list))).toBe('unknown: parameter AuthType has no default');
});

it('can authorize only $connect of a WebSocket API', () => {
  const chat = api({ kind: 'websocket' });
  expect(words(canBeAuthorized(route(chat, '$connect')))).toBe(true);
  expect(words(canBeAuthorized(route(chat, '$disconnect')))).toBe(false);
  expect(words(canBeAuthorized(route(chat, 'sendMessage')))).toBe(false);
});

it('asks for no API key in an HTTP API, whatever the route says', () => {
  const keyed = { apiKeyRequired: said(true) };
  expect(words(asksForKey(route(api(), 'GET /pets', keyed)))).toBe(true);
  expect(words(asksForKey(route(api({ kind: 'http' }), 'GET /pets', keyed)))).toBe(false);
});

it('names the protected routes of an API, preflights left out', () => {
  const shop = api();
  route(shop, 'GET /pets');
  const guarded = route(shop, 'POST /pets', { authorizationType: said('AWS_IAM') });
  route(shop, 'OPTIONS /pets', { integration: mock() });
  expect([...protectedRoutes(shop)]).toEqual([guarded]);
});

it('knows a preflight by its integration, not by its verb alone', () => {
  const shop = api();
  expect(words(isPreflight(route(shop, 'OPTIONS /pets', { integration: mock() })))).toBe(true);
  expect(words(isPreflight(route(shop, 'OPTIONS /pets')))).toBe(false);
  expect(words(isPreflight(route(shop, 'GET /health', { integration: mock() })))).toBe(false);
  expect(words(isPreflight(route(shop, 'OPTION /pets', { integration: mock() })))).toBe(false);
});

it('does not know a preflight whose integration is not known', () => {
  const type = unsaid('parameter BackendType has no default');
  const options = route(api(), 'OPTIONS /pets', { integration: said(integration({ type })) });
  expect(words(isPreflight(options))).toBe('unknown: parameter BackendType has no default');
});

it('takes every OPTIONS route of an HTTP API for a route: its preflights have none', () => {
  expect(words(isPreflight(route(api({ kind: 'http' }), 'OPTIONS /pets', { integration: mock() })))).toBe(false);
});
