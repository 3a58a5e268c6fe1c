import { expect, it } from 'vitest';
import {
  corsOf,
  insecureOrigin,
  openOrigin,
  openOriginEffect,
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

it('tells pages that may only send requests from pages that may read the answers', () => {
  const open = { 'access-control-allow-origin': "'*'" };
  expect(openOriginEffect(rest(open))).toBe('may send it requests of any kind');
  const refusing = api();
  gatewayResponse(refusing, open);
  expect(openOriginEffect(refusing)).toBe('may send it requests of any kind');
  const answering = rest(open);
  route(answering, 'GET /pets', { responseHeaders: headers(open) });
  expect(openOriginEffect(answering)).toBe('can call it and read the answers');
  expect(openOriginEffect(http(['*']))).toBe('can call it and read the answers');
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

it.each([
  ['https://*.example.com', false],
  ['HTTPS://*', true],
  ['*://*', true],
  ['x-null', false],
  ['https://a.org https://*', false],
])('takes %s for everybody: %s', (origin, open) => {
  expect(words(openOrigin(http([origin])))).toBe(open ? origin : null);
});

it.each(['http://127.0.0.1:8080', 'http://[::1]', 'http://127.100.20.3/', 'ahttp://shop.example.com'])(
  'takes %s for an origin that does not travel in clear',
  (origin) => expect(words(insecureOrigin(http([origin])))).toBe(null),
);

it.each(['http://localhost.example.com', 'http://127.0.0.1.example.com', 'HTTP://shop.example.com'])(
  'takes %s for an origin in clear',
  (origin) => expect(words(insecureOrigin(http([origin])))).toBe(origin),
);

it('reads a header of a response as its mapping expression means it', () => {
  const read = (expression: string) => words(openOrigin(rest({ 'access-control-allow-origin': expression })));
  expect(read(" '*' ")).toBe('*');
  expect(read("'*' + 'x'")).toBe(null);
  expect(read(' method.request.header.Origin ')).toBe('the caller’s own');
  expect(read('method.request.header.origin2')).toBe(null);
  expect(read('context.method.request.header.origin')).toBe(null);
  expect(read('${Header}')).toBe('unknown: the header ${Header} is known only at deploy');
  expect(read("'${Origin} '")).toBe('unknown: origin ${Origin}  is known only at deploy');
  expect(read("'${Origin}.example.com'")).toBe(null);
});

const template = (text: string) => rest({}, text);
const header = '$context.responseOverride.header.';

it.each([
  [`#set(${header}Access-Control-Allow-Origin = "*")`, '*'],
  [`#set( ${header}"Access-Control-Allow-Origin"='*' )`, '*'],
  [`#set (${header}['Access-Control-Allow-Origin'] = '*')`, null],
  [`#set(${header}Access-Control-Allow-Origin = "https://www.example.com")`, null],
  [`#set(${header}Access-Control-Allow-Origin = $input.params("Origin"))\n`, 'the caller’s own'],
  [`#set(${header}Access-Control-Allow-Origin = $origin) #end`, 'the caller’s own'],
  [`#if($origin.endsWith(".example.com"))#set(${header}Access-Control-Allow-Origin = $origin)#end`, null],
  [`#if($origin == "https://a.org")#set(${header}Access-Control-Allow-Origin = $origin)#end`, null],
  [`#if($origin == '*')#set(${header}Access-Control-Allow-Origin = $origin)#end`, '*'],
  [`#set(${header}Access-Control-Allow-Origin = origin)`, null],
  [`#set(${header}Content-Type = "*")`, null],
])('reads the mapping template %s', (text, open) => {
  expect(words(openOrigin(template(text)))).toBe(open);
});

it.each([
  ['^https://(.+)[.]example[.]com$', 'https://(*).example.com'],
  ['(https://a\\.org)', 'https://a.org'],
  ['((https://a\\\\.org))', 'https://a.org'],
  ['https://.*?[.]example[.]com', 'https://*.example.com'],
])('reads the pattern %s as %s', (pattern, origin) => {
  const text = `#if($origin.matches( '${pattern}' ))#set(${header}Access-Control-Allow-Origin = $origin)#end`;
  expect(words(corsOf(template(text)))).toEqual({ origins: [origin], credentials: false });
});

it.each([
  [`#set(${header}Access-Control-Allow-Credentials = "true")`, true],
  [`#set(${header}"Access-Control-Allow-Credentials" = true)`, true],
  [`#set(${header}'Access-Control-Allow-Credentials'='true')`, true],
  [`#set(${header}Access-Control-Allow-Credentials = "false")`, false],
  ['', false],
])('minds the credentials that the template %s sets', (more, with_) => {
  const text = `#set(${header}Access-Control-Allow-Origin = $origin)\n${more}`;
  expect(words(openOriginWithCredentials(template(text)))).toBe(with_ ? 'the caller’s own' : null);
});

it.each([
  ["'true'", true],
  ['true', true],
  [" 'TRUE' ", true],
  ["'untrue'", false],
  ["'true, false'", false],
])('reads the credentials header %s as %s', (text, with_) => {
  const both = { 'access-control-allow-origin': "'*'", 'access-control-allow-credentials': text };
  expect(words(openOriginWithCredentials(rest(both)))).toBe(with_ ? '*' : null);
});

it('looks at no other header', () => {
  const shop = rest({
    'access-control-allow-methods': "'*'",
    'x-flag': "'true'",
    'access-control-allow-origin': "'https://*'",
  });
  expect(words(corsOf(shop))).toEqual({ origins: ['https://*'], credentials: false });
  expect(words(openOriginWithCredentials(shop))).toBe(null);
  expect(words(openOrigin(rest({ 'access-control-allow-methods': "'*'" })))).toBe(null);
});

it('says nothing of WebSocket APIs', () => {
  const chat = api({ kind: 'websocket' });
  route(chat, 'send', { responseHeaders: headers({ 'access-control-allow-origin': "'*'" }) });
  expect(words(openOrigin(chat))).toBe(null);
});

it('does not know headers and configurations that are not known', () => {
  const shop = api();
  route(shop, 'GET /pets', { responseHeaders: unsaid('parameter Headers') });
  expect(words(openOrigin(shop))).toBe('unknown: parameter Headers');
  expect(words(openOrigin(api({ kind: 'http', cors: unsaid('parameter Cors') })))).toBe('unknown: parameter Cors');
  expect(words(openOrigin(api({ kind: 'http', cors: byAws(null) })))).toBe(null);
});

it('passes over a template that is known only at deploy', () => {
  const shop = api();
  route(shop, 'OPTIONS /pets', {
    responseTemplates: [unsaid('parameter Template'), said(`#set(${header}Access-Control-Allow-Origin = "*")`)],
  });
  expect(words(openOrigin(shop))).toBe('*');
});

it('says whose text it is, and all places that say the same', () => {
  const shop = rest({ 'access-control-allow-origin': "'*'" });
  gatewayResponse(shop, { 'access-control-allow-origin': "'*'" });
  route(shop, 'GET /fine', { responseHeaders: headers({ 'access-control-allow-origin': "'https://a.org'" }) });
  expect(openOrigin(shop)).toMatchObject({ by: 'OPTIONS /pets', alike: [{ by: 'Denied', value: '*' }] });
});

it('does not know whether an open origin comes with credentials that are not known', () => {
  const unclear = { origins: said(['*']), credentials: unsaid('parameter Credentials') };
  expect(words(openOriginWithCredentials(api({ kind: 'http', cors: said(unclear) })))).toBe(
    'unknown: parameter Credentials',
  );
  const listed = { ...unclear, origins: said(['https://a.org']) };
  expect(words(openOriginWithCredentials(api({ kind: 'http', cors: said(listed) })))).toBe(null);
});

it('tells what an API says to browsers, or that it says nothing', () => {
  expect(words(corsOf(http(['https://a.org', 'https://b.org', 'https://a.org'], true)))).toEqual({
    origins: ['https://a.org', 'https://b.org'],
    credentials: true,
  });
  expect(words(corsOf(http([], true)))).toEqual({ origins: [], credentials: true });
  expect(words(corsOf(api({ kind: 'http' })))).toBe(null);
  expect(words(corsOf(http(['${Origin}', '*'])))).toBe('unknown: origin ${Origin} is known only at deploy');
});
