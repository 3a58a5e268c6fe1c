import { expect, it } from 'vitest';
import {
  corsOf,
  insecureOrigin,
  openOrigin,
  openOriginRisk,
  openOriginWithCredentials,
} from '../../../src/graph/derive/cors.js';
import type { Api } from '../../../src/graph/model.js';
import { api, byAws, gatewayResponse, headers, mock, route, said, unsaid, words } from '../build-graph.js';

const http = (origins: string[], credentials = false) =>
  api({ kind: 'http', cors: said({ origins: said(origins), credentials: said(credentials) }) });

/** A REST API whose preflight sends these headers. */
function rest(texts: Record<string, string>, template?: string): Api {
  const shop = api();
  route(shop, 'OPTIONS /pets', {
    integration: mock(),
    responseHeaders: headers(texts),
    responseTemplates: template === undefined ? [] : [said(template)],
  });
  return shop;
}

it.each(['*', 'https://*', 'http://*', 'null'])('admits everybody by %s', (origin) => {
  expect(words(openOrigin(http([origin])))).toBe(origin);
  expect(words(openOrigin(rest({ 'access-control-allow-origin': `'${origin}'` })))).toBe(origin);
});

it('does not admit everybody by a listed origin', () => {
  expect(words(openOrigin(http(['https://www.example.com', 'https://*.example.com'])))).toBe(null);
  expect(words(openOrigin(rest({ 'access-control-allow-origin': "'https://www.example.com'" })))).toBe(null);
});

it('says nothing of what a backend answers', () => {
  const shop = rest({ 'access-control-allow-origin': 'integration.response.header.origin' });
  expect(words(openOrigin(shop))).toBe(null);
  expect(words(corsOf(shop))).toBe(null);
});

it('looks at integration responses of every method and at gateway responses', () => {
  const shop = api();
  route(shop, 'GET /pets', { responseHeaders: headers({ 'access-control-allow-origin': "'*'" }) });
  expect(words(openOrigin(shop))).toBe('*');
  const other = api();
  gatewayResponse(other, { 'access-control-allow-origin': "'*'" });
  expect(words(openOrigin(other))).toBe('*');
});

it('minds credentials of the same response', () => {
  const both = { 'access-control-allow-origin': "'*'", 'access-control-allow-credentials': "'true'" };
  expect(words(openOriginWithCredentials(rest(both)))).toBe('*');
  expect(words(openOriginWithCredentials(rest({ 'access-control-allow-origin': "'*'" })))).toBe(null);
  expect(words(openOriginWithCredentials(http(['*'], true)))).toBe('*');
  expect(words(openOriginWithCredentials(http(['https://www.example.com'], true)))).toBe(null);
});

it('does not mix the credentials of one response with the origin of another', () => {
  const shop = rest({ 'access-control-allow-origin': "'*'" });
  route(shop, 'OPTIONS /orders', {
    integration: mock(),
    responseHeaders: headers({
      'access-control-allow-origin': "'https://www.example.com'",
      'access-control-allow-credentials': "'true'",
    }),
  });
  expect(words(openOriginWithCredentials(shop))).toBe(null);
});

const set = '#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)';

it('takes an origin that is sent back as it came for everybody’s', () => {
  const echo = rest(
    { 'access-control-allow-credentials': "'true'" },
    `#set($origin = $input.params("Origin"))\n${set}`,
  );
  expect(words(openOriginWithCredentials(echo))).toBe('the caller’s own');
  const denied = api();
  gatewayResponse(denied, { 'access-control-allow-origin': 'method.request.header.origin' });
  expect(words(openOrigin(denied))).toBe('the caller’s own');
});

it('takes an origin that is sent back where it fits a pattern for that pattern', () => {
  const guarded = (pattern: string) =>
    rest({}, `#set($origin = $input.params("Origin"))\n#if($origin.matches("${pattern}"))${set}#end`);
  expect(words(openOrigin(guarded('https://.+[.]example[.]com')))).toBe(null);
  expect(words(corsOf(guarded('https://.+[.]example[.]com|https://a[.]org')))).toEqual({
    origins: ['https://*.example.com', 'https://a.org'],
    credentials: false,
  });
  expect(words(openOrigin(guarded('.*')))).toBe('*');
  expect(words(openOrigin(guarded('http://.+')))).toBe('http://*');
});

it('finds origins that are not https, but for one’s own machine', () => {
  expect(words(insecureOrigin(http(['http://shop.example.com'])))).toBe('http://shop.example.com');
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1', 'https://shop.example.com', 'http://*'])
    expect(words(insecureOrigin(http([origin])))).toBe(null);
});

it('does not know origins from a parameter', () => {
  const unknown = api({ kind: 'http', cors: said({ origins: unsaid('parameter Origin'), credentials: byAws(false) }) });
  expect(words(openOrigin(unknown))).toBe('unknown: parameter Origin');
  expect(words(openOrigin(http(['${Origin}'])))).toBe('unknown: origin ${Origin} is known only at deploy');
  expect(words(openOrigin(http(['https://${Domain}'])))).toBe(null);
});

it('prefers what is known to be open over what is not known', () => {
  expect(words(openOrigin(http(['${Origin}', '*'])))).toBe('*');
});

it('does not know the origins of routes that are hidden', () => {
  const hidden = api({ incomplete: [{ reason: 'the API definition is in S3', span: api().span }] });
  expect(words(openOrigin(hidden))).toBe('unknown: the API definition is in S3');
});

it('tells an open origin that browsers refuse from one that they obey', () => {
  expect(openOriginRisk('*')).toMatch(/browsers refuse that pair/);
  for (const origin of ['*', 'https://*'])
    expect(openOriginRisk(origin).length, 'messages cut longer values').toBeLessThan(80);
  expect(openOriginRisk('https://*')).toMatch(/acts with that user's cookies/);
});
