import { expect, it } from 'vitest';
import { cachesInClear, cachesSomething, stagesThatCache } from '../../../src/graph/derive/cache.js';
import {
  logsEveryExecution,
  logsRequestData,
  needsLoggingRole,
  routesWithoutExecutionLog,
  routesWithRequestData,
  setsLoggingRole,
} from '../../../src/graph/derive/logging.js';
import { settingsOf } from '../../../src/graph/derive/settings.js';
import { throttlesEveryRoute } from '../../../src/graph/derive/throttling.js';
import type { MethodSettings } from '../../../src/graph/model.js';
import { api, byAws, graph, place, route, said, settings, stage, unsaid, words } from '../build-graph.js';

const pets = () => {
  const shop = api();
  route(shop, 'GET /pets');
  route(shop, 'POST /pets');
  return shop;
};
const prod = (entries: MethodSettings[], owner = pets()) => stage(owner, 'prod', { methodSettings: said(entries) });

it('logs nothing by default', () => {
  expect(words(logsEveryExecution(prod([])))).toBe(false);
});

it('lets the settings of all methods hold for each', () => {
  expect(words(logsEveryExecution(prod([settings('*', { loggingLevel: said('ERROR') })])))).toBe(true);
});

it('lets the settings of one method beat those of all', () => {
  const one = prod([
    settings('*', { loggingLevel: said('INFO') }),
    settings('POST /pets', { loggingLevel: said('OFF') }),
  ]);
  expect(words(logsEveryExecution(one))).toBe(false);
  expect(words(routesWithoutExecutionLog(one))).toEqual(['POST /pets']);
});

it('leaves what a method does not say to the settings of all', () => {
  const one = prod([
    settings('*', { loggingLevel: said('INFO') }),
    settings('POST /pets', { throttlingRate: said(5) }),
  ]);
  expect(words(logsEveryExecution(one))).toBe(true);
});

it('does not log routes that only another one was set for', () => {
  const one = prod([settings('GET /pets', { loggingLevel: said('INFO') })]);
  expect(words(routesWithoutExecutionLog(one))).toEqual(['POST /pets']);
});

it('gives settings for all paths but one verb no effect', () => {
  expect(words(logsEveryExecution(prod([settings('GET *', { loggingLevel: said('INFO') })])))).toBe(false);
});

it('looks at the single verbs of an ANY method', () => {
  const shop = api();
  route(shop, 'ANY /pets');
  const one = prod(
    [settings('*', { loggingLevel: said('INFO') }), settings('DELETE /pets', { loggingLevel: said('OFF') })],
    shop,
  );
  expect(words(routesWithoutExecutionLog(one))).toEqual(['DELETE /pets']);
});

it('ignores settings of methods that the API does not have', () => {
  const one = prod([
    settings('*', { loggingLevel: said('INFO') }),
    settings('GET /gone', { loggingLevel: said('OFF') }),
  ]);
  expect(words(logsEveryExecution(one))).toBe(true);
});

it('heeds settings of methods that it cannot see where routes are hidden', () => {
  const hidden = api({ incomplete: [{ reason: 'the API definition is in S3', span: api().span }] });
  const one = prod(
    [settings('*', { loggingLevel: said('INFO') }), settings('GET /orders', { loggingLevel: said('OFF') })],
    hidden,
  );
  expect(words(logsEveryExecution(one))).toBe(false);
});

it('does not know settings that are not known', () => {
  const one = stage(pets(), 'prod', { methodSettings: unsaid('parameter Settings has no default') });
  expect(words(logsEveryExecution(one))).toBe('unknown: parameter Settings has no default');
});

it('lets settings of an unknown path decide only what they agree on', () => {
  const floating = { ...settings('*', { loggingLevel: said('OFF') }), path: unsaid('path from elsewhere') };
  const one = prod([settings('*', { loggingLevel: said('INFO'), dataTrace: said(false) }), floating]);
  expect(words(logsEveryExecution(one))).toBe('unknown: path from elsewhere');
  expect(words(logsRequestData(one))).toBe(false);
});

it('reads route settings of HTTP and WebSocket APIs by route key', () => {
  const chat = api({ kind: 'websocket' });
  route(chat, '$connect');
  route(chat, 'send');
  const one = prod(
    [settings('*', { loggingLevel: said('INFO') }), settings('send', { loggingLevel: said('OFF') })],
    chat,
  );
  expect(words(routesWithoutExecutionLog(one))).toEqual(['send']);
});

it('logs no data where the level is OFF', () => {
  expect(words(logsRequestData(prod([settings('*', { dataTrace: said(true) })])))).toBe(false);
  const logged = prod([settings('*', { dataTrace: said(true), loggingLevel: said('ERROR') })]);
  expect(words(logsRequestData(logged))).toBe(true);
});

it('throttles only where rate and burst are both given, and -1 is none', () => {
  const limits = (rate: number, burst: number) =>
    prod([settings('*', { throttlingRate: said(rate), throttlingBurst: said(burst) })]);
  expect(words(throttlesEveryRoute(limits(10, 20)))).toBe(true);
  expect(words(throttlesEveryRoute(limits(10, -1)))).toBe(false);
  expect(words(throttlesEveryRoute(prod([settings('*', { throttlingRate: said(10) })])))).toBe(false);
});

it('caches only with a cluster, and by settings of the stage only GET', () => {
  const on = [settings('*', { caching: said(true) })];
  const cluster = { cacheCluster: said(true), methodSettings: said(on) };
  expect(words(cachesSomething(stage(pets(), 'prod', cluster)))).toBe(true);
  expect(words(cachesSomething(stage(pets(), 'prod', { ...cluster, cacheCluster: byAws(false) })))).toBe(false);
  const posts = api();
  route(posts, 'POST /pets');
  expect(words(cachesSomething(stage(posts, 'prod', cluster)))).toBe(false);
});

it('caches another method where its own settings say so', () => {
  const shop = pets();
  stage(shop, 'prod', {
    cacheCluster: said(true),
    methodSettings: said([settings('POST /pets', { caching: said(true) })]),
  });
  expect(shop.routes.map((one) => words(stagesThatCache(one)))).toEqual([[], ['prod']]);
});

it('judges encryption only where responses are cached, or are meant to be', () => {
  const clear = said([settings('*', { caching: said(true) })]);
  const inClear = (cacheCluster: ReturnType<typeof said<boolean>>) =>
    words(cachesInClear(stage(pets(), 'prod', { cacheCluster, methodSettings: clear })));
  expect(inClear(said(true))).toBe(true);
  expect(inClear(said(false))).toBe(false);
  expect(inClear(byAws(false))).toBe(true);
  expect(words(cachesInClear(stage(pets(), 'prod', { cacheCluster: said(true) })))).toBe(false);
});

it('takes the last of several settings for one method', () => {
  const one = prod([settings('*', { loggingLevel: said('OFF') }), settings('*', { loggingLevel: said('ERROR') })]);
  expect(settingsOf(one).map((each) => words(each.facts.loggingLevel))).toEqual(['ERROR', 'ERROR']);
});

const levels = (one: ReturnType<typeof prod>) =>
  settingsOf(one).map(({ label, method, facts }) => [label, method, words(facts.loggingLevel)]);

it('gives the verbs of an ANY method that have settings an entry each, the verb over the whole path', () => {
  const shop = api();
  route(shop, 'ANY /pets');
  const one = prod(
    [
      settings('ANY /pets', { loggingLevel: said('ERROR'), throttlingRate: said(5) }),
      settings('GET /pets', { loggingLevel: said('INFO') }),
      settings('GET /orders', { loggingLevel: said('OFF') }),
    ],
    shop,
  );
  expect(levels(one)).toEqual([
    ['ANY /pets', 'ANY', 'ERROR'],
    ['GET /pets', 'GET', 'INFO'],
  ]);
  expect(settingsOf(one).map(({ facts }) => words(facts.rate))).toEqual([5, 5]);
});

it('lets settings of the verb decide before those of the whole path, in whatever order they come', () => {
  const shop = api();
  route(shop, 'ANY /pets');
  route(shop, 'GET /orders');
  const one = prod(
    [
      settings('GET /pets', { loggingLevel: said('INFO') }),
      settings('ANY /pets', { loggingLevel: said('ERROR') }),
      settings('GET /orders', { loggingLevel: said('INFO') }),
      settings('/orders', { loggingLevel: said('ERROR'), throttlingRate: said(5) }),
    ],
    shop,
  );
  expect(levels(one)).toEqual([
    ['ANY /pets', 'ANY', 'ERROR'],
    ['GET /pets', 'GET', 'INFO'],
    ['GET /orders', 'GET', 'INFO'],
  ]);
  expect(settingsOf(one).map(({ facts }) => words(facts.rate))).toEqual([null, null, 5]);
});

it('gives a verb of an ANY method nothing of another verb', () => {
  const shop = api();
  route(shop, 'ANY /pets');
  const one = prod(
    [settings('GET /pets', { loggingLevel: said('INFO') }), settings('PUT /pets', { throttlingRate: said(5) })],
    shop,
  );
  expect(settingsOf(one).map(({ method, facts }) => [method, words(facts.loggingLevel), words(facts.rate)])).toEqual([
    ['ANY', 'OFF', null],
    ['PUT', 'OFF', 5],
    ['GET', 'INFO', null],
  ]);
});

it('gives no entry to settings of the whole path of an ANY method', () => {
  const shop = api();
  route(shop, 'ANY /pets');
  expect(levels(prod([settings('/pets', { loggingLevel: said('INFO') })], shop))).toEqual([
    ['ANY /pets', 'ANY', 'INFO'],
  ]);
});

it('knows that a method switches its own cache where its settings speak of caching', () => {
  const own = (parts: Partial<MethodSettings>) => settingsOf(prod([settings('GET /pets', parts)]))[0]?.cachingIsOwn;
  expect([own({ caching: said(false) }), own({ loggingLevel: said('INFO') })]).toEqual([true, false]);
});

it('does not know the settings of a stage that is defined elsewhere', () => {
  const one = stage(pets(), 'prod', { external: true });
  expect(words(settingsOf(one)[0]?.facts.loggingLevel ?? said('OFF'))).toBe('unknown: the stage is defined elsewhere');
});

it('does not know a setting that is unknown in both, nor one that only an unknown method has', () => {
  const floating = (parts: Partial<MethodSettings>) => ({ ...settings('*', parts), path: unsaid('parameter Path') });
  const [first] = settingsOf(
    prod([
      settings('*', { loggingLevel: unsaid('parameter Level'), dataTrace: said(true) }),
      floating({ loggingLevel: unsaid('parameter Other'), dataTrace: said(true), caching: said(true) }),
    ]),
  );
  expect(
    [first?.facts.loggingLevel, first?.facts.dataTrace, first?.facts.caching].map((fact) => words(fact ?? said(null))),
  ).toEqual(['unknown: parameter Path', true, 'unknown: parameter Path']);
});

it('does not count a verb twice that has a route of its own beside ANY', () => {
  const shop = api();
  route(shop, 'ANY /pets');
  route(shop, 'GET /pets');
  route(shop, 'DELETE /orders');
  const one = prod(
    [settings('GET /pets', { loggingLevel: said('INFO') }), settings('DELETE /pets', { loggingLevel: said('ERROR') })],
    shop,
  );
  expect(levels(one)).toEqual([
    ['ANY /pets', 'ANY', 'OFF'],
    ['DELETE /pets', 'DELETE', 'ERROR'],
    ['GET /pets', 'GET', 'INFO'],
    ['DELETE /orders', 'DELETE', 'OFF'],
  ]);
});

it('takes the last of several settings for one verb, and keeps what only an earlier one says', () => {
  const one = prod([
    settings('GET /pets', { loggingLevel: said('OFF'), throttlingRate: said(7) }),
    settings('GET /pets', { loggingLevel: said('INFO') }),
  ]);
  expect(settingsOf(one).map(({ facts }) => [words(facts.loggingLevel), words(facts.rate)])).toEqual([
    ['INFO', 7],
    ['OFF', null],
  ]);
});

it('lets settings of all methods stand for routes of an API that shows none', () => {
  expect(
    levels(
      prod([settings('*', { loggingLevel: said('INFO') }), settings('GET /pets', {}), settings('/all', {})], api()),
    ),
  ).toEqual([
    ['GET /pets', 'GET', 'INFO'],
    ['/all', null, 'INFO'],
    [null, null, 'INFO'],
  ]);
});

it('shows settings of routes that are hidden beside those that are seen', () => {
  const partly = api({ incomplete: [{ reason: 'the API definition is in S3', span: api().span }] });
  route(partly, 'GET /pets');
  const one = prod(
    [settings('GET /pets', { loggingLevel: said('ERROR') }), settings('PUT /gone', { loggingLevel: said('INFO') })],
    partly,
  );
  expect(levels(one)).toEqual([
    ['GET /pets', 'GET', 'ERROR'],
    ['PUT /gone', 'PUT', 'INFO'],
    [null, null, 'OFF'],
  ]);
});

it('falls back to the defaults of AWS', () => {
  const [first] = settingsOf(prod([]));
  const said = Object.entries(first?.facts ?? {}).map(([name, fact]) => [name, words(fact)]);
  expect(Object.fromEntries(said)).toEqual({
    loggingLevel: 'OFF',
    dataTrace: false,
    caching: false,
    cacheEncrypted: false,
    cacheControlAuthorized: true,
    rate: null,
    burst: null,
  });
});

it('does not know a setting that an unknown method may have otherwise, and says whose name is missing', () => {
  const floating = (parts: object) => ({ ...settings('GET /pets', { loggingLevel: said('OFF') }), ...parts });
  const level = (parts: object) =>
    words(
      settingsOf(prod([settings('*', { loggingLevel: said('INFO') }), floating(parts)]))[0]?.facts.loggingLevel ??
        unsaid(),
    );
  expect(level({ method: unsaid('parameter Verb') })).toBe('unknown: parameter Verb');
  expect(level({ path: unsaid('parameter Path'), loggingLevel: said('INFO') })).toBe('INFO');
  expect(level({ path: unsaid('parameter Path'), loggingLevel: unsaid('parameter Level') })).toBe(
    'unknown: parameter Path',
  );
});

it('names the routes that a setting concerns only where it does not concern all', () => {
  const names = (...entries: MethodSettings[]) => words(routesWithoutExecutionLog(prod(entries)));
  expect(names()).toEqual([]);
  expect(names(settings('GET /pets', { loggingLevel: said('INFO') }))).toEqual(['POST /pets']);
  const data = { dataTrace: said(true), loggingLevel: said<'INFO'>('INFO') };
  expect(words(routesWithRequestData(prod([settings('POST /pets', data)])))).toEqual(['POST /pets']);
});

it('names the settings of a stage whose routes are not shown by what they are not', () => {
  const elsewhere = api({ external: true });
  const names = (...entries: MethodSettings[]) => words(routesWithoutExecutionLog(prod(entries, elsewhere)));
  const logged = settings('GET /pets', { loggingLevel: said('INFO') });
  expect(names()).toEqual([]);
  expect(names(logged)).toEqual(['routes without settings of their own']);
  expect(names(logged, settings('POST /pets', { loggingLevel: said('OFF') }))).toEqual([
    'POST /pets',
    'routes without settings of their own',
  ]);
});

it('knows that nothing logs where tracing or logging is off, whatever the other', () => {
  const traced = (parts: Partial<MethodSettings>) => words(logsRequestData(prod([settings('*', parts)])));
  expect(traced({ dataTrace: said(true), loggingLevel: unsaid('parameter Level') })).toBe('unknown: parameter Level');
  expect(traced({ dataTrace: said(false), loggingLevel: unsaid('parameter Level') })).toBe(false);
  expect(traced({ dataTrace: unsaid('parameter Trace'), loggingLevel: said('OFF') })).toBe(false);
  expect(traced({ dataTrace: unsaid('parameter Trace'), loggingLevel: said('INFO') })).toBe('unknown: parameter Trace');
});

it('has no execution logs for HTTP APIs, by the nature of AWS', () => {
  const web = stage(api({ kind: 'http' }), '$default', {
    methodSettings: said([settings('*', { loggingLevel: said('INFO') })]),
  });
  expect(logsEveryExecution(web)).toMatchObject({ value: false, assumed: 'AWS default' });
  expect(needsLoggingRole(web)).toMatchObject({ value: false, assumed: 'AWS default' });
});

it('needs a role to log with for execution logs and for access logs', () => {
  expect(words(needsLoggingRole(prod([])))).toBe(false);
  expect(words(needsLoggingRole(prod([settings('GET /pets', { loggingLevel: said('ERROR') })])))).toBe(true);
});

it('finds the role to log with in the account settings of the input, or does not know', () => {
  const one = prod([]);
  const incomplete = [{ reason: 'nested stack N is not in the input', span: place() }];
  const account = (role: boolean) => ({
    node: 'account' as const,
    id: 'A',
    resource: 'A',
    span: place(),
    cloudWatchRole: said(role),
  });
  expect(words(setsLoggingRole(graph(), one))).toBe(false);
  expect(words(setsLoggingRole(graph({ incomplete }), one))).toBe('unknown: nested stack N is not in the input');
  expect(words(setsLoggingRole(graph({ accountSettings: [account(true)], incomplete }), one))).toBe(true);
  expect(words(setsLoggingRole(graph({ accountSettings: [account(false)] }), one))).toBe(false);
});
