import { describe, expect, test } from 'vitest';
import { compareInputs } from '../../src/graph/compare.js';
import type { Api, Domain, Graph } from '../../src/graph/model.js';
import type { Choice, Input } from '../../src/graph/world.js';
import { api, domain, graph, located, map, route, said, settings, stage, unsaid } from './build-graph.js';

/** An input of one world for each graph; `Stage is …` tells them apart. */
function input(...graphs: readonly Graph[]): Input[] {
  const of = ['is dev', 'is prod'].slice(0, graphs.length);
  const choices = (at: number): Choice[] => (graphs.length > 1 ? [{ parameter: 'Stage', is: of[at] ?? '', of }] : []);
  return [
    {
      sources: [],
      worlds: graphs.map((graph, at) => ({ choices: choices(at), graph })),
      diagnostics: [],
      notAllWorlds: null,
    },
  ];
}

/** What changed, a line each. */
function changes(base: readonly Input[], head: readonly Input[]): string[] {
  return compareInputs(base, head).changes.map(
    ({ subject, name, aspect, change, before, after, direction, when }) =>
      `${direction}: ${subject} ${name} ${change}${aspect === null ? '' : ` ${aspect}`}: ${before ?? '-'} → ${after ?? '-'}${when.length > 0 ? ` when ${when.join(' and ')}` : ''}`,
  );
}

const of = (make: (shop: Api) => void, parts: Partial<Api> = {}) => {
  const shop = api(parts);
  make(shop);
  return graph({ apis: [shop] });
};
const nothing = () => {};
const iam = { authorizationType: said('AWS_IAM' as const) };

describe('routes', () => {
  test('nothing changed, nothing to tell', () => {
    const same = () => input(of((shop) => route(shop, 'GET /pets')));
    expect(changes(same(), same())).toEqual([]);
  });

  test('a route that loses its authorization is more exposed', () => {
    const before = of((shop) => route(shop, 'POST /orders', iam));
    const after = of((shop) => route(shop, 'POST /orders'));
    expect(changes(input(before), input(after))).toEqual([
      'more: route POST /orders changed callers: AWS credentials → anyone on the internet',
    ]);
    expect(changes(input(after), input(before))).toEqual([
      'less: route POST /orders changed callers: anyone on the internet → AWS credentials',
    ]);
  });

  test('one authorizer for another is a change without an order', () => {
    const before = of((shop) => route(shop, 'GET /pets', iam));
    const after = of((shop) => route(shop, 'GET /pets', { authorizationType: said('CUSTOM') }));
    expect(changes(input(before), input(after))).toEqual([
      'other: route GET /pets changed callers: AWS credentials → Lambda authorizer',
    ]);
  });

  test('fewer scopes are an order: one of them is enough', () => {
    const jwt = (...scopes: string[]) =>
      of((shop) => route(shop, 'GET /pets', { authorizationType: said('JWT'), scopes: said(scopes) }), {
        kind: 'http',
      });
    expect(changes(input(jwt('read')), input(jwt()))).toEqual([
      'more: route GET /pets changed callers: JWT with scope read → JWT',
    ]);
    expect(changes(input(jwt('read', 'write')), input(jwt('write')))).toEqual([
      'less: route GET /pets changed callers: JWT with scope read or write → JWT with scope write',
    ]);
  });

  test('what is not known has no order', () => {
    const before = of((shop) => route(shop, 'GET /pets', { authorizationType: unsaid('parameter X has no default') }));
    const after = of((shop) => route(shop, 'GET /pets'));
    expect(changes(input(before), input(after))).toEqual([
      'other: route GET /pets changed callers: unknown: parameter X has no default → anyone on the internet',
    ]);
  });

  test('routes appear and vanish; an open one is news', () => {
    const before = of((shop) => {
      route(shop, 'GET /old');
    });
    const after = of((shop) => {
      route(shop, 'GET /new');
      route(shop, 'PUT /new', iam);
    });
    expect(changes(input(before), input(after))).toEqual([
      'more: route GET /new appeared: - → anyone on the internet',
      'other: route PUT /new appeared: - → AWS credentials',
      'less: route GET /old vanished: anyone on the internet → -',
    ]);
  });

  test('the name of a path parameter means nothing', () => {
    const before = of((shop) => route(shop, 'GET /pets/{id}'));
    const after = of((shop) => route(shop, 'GET /pets/{petId}'));
    expect(changes(input(before), input(after))).toEqual([]);
  });

  test('wider addresses and a lost credential are told from a policy that narrows', () => {
    const all = { Principal: '*', Action: 'execute-api:Invoke', Resource: '*' };
    const from = (...addresses: string[]) =>
      said(
        located({
          Statement: [
            { Effect: 'Allow', ...all },
            { Effect: 'Deny', ...all, Condition: { NotIpAddress: { 'aws:SourceIp': addresses } } },
          ],
        }),
      );
    const one = of((shop) => route(shop, 'GET /pets'), { policy: from('203.0.113.0/24') });
    const two = of((shop) => route(shop, 'GET /pets'), { policy: from('203.0.113.0/24', '198.51.100.0/24') });
    expect(changes(input(one), input(two)).map((line) => line.split(':')[0])).toEqual(['more', 'more']);
    const locked = of((shop) => route(shop, 'GET /pets', iam));
    expect(changes(input(locked), input(one))[1]).toMatch(
      /^mixed: route GET \/pets changed callers: AWS credentials → anyone from addresses 203\.0\.113\.0\/24$/,
    );
  });
});

describe('worlds', () => {
  test('a change in some worlds only says in which', () => {
    const locked = () => of((shop) => route(shop, 'GET /pets', iam));
    const open = () => of((shop) => route(shop, 'GET /pets'));
    expect(changes(input(locked(), locked()), input(locked(), open()))).toEqual([
      'more: route GET /pets changed callers: AWS credentials → anyone on the internet when Stage is prod',
    ]);
  });

  test('a condition that is new is compared with what there was', () => {
    const locked = () => of((shop) => route(shop, 'GET /pets', iam));
    const open = () => of((shop) => route(shop, 'GET /pets'));
    expect(changes(input(locked()), input(open(), locked()))).toEqual([
      'more: route GET /pets changed callers: AWS credentials → anyone on the internet when Stage is dev',
    ]);
  });
});

describe('APIs and stages', () => {
  test('protections of a stage that come and go', () => {
    const before = of((shop) => {
      stage(shop, 'prod', {
        accessLog: said({ destination: said('arn:aws:logs:::log'), format: said('$context.requestId') }),
      });
    });
    const after = of((shop) => {
      stage(shop, 'prod', {
        methodSettings: said([settings('*', { throttlingRate: said(10), throttlingBurst: said(5) })]),
      });
    });
    expect(changes(input(before), input(after))).toEqual([
      'more: stage prod changed access log: on → off',
      'less: stage prod changed throttling: none → rate 10, burst 5',
    ]);
  });

  test('an endpoint that opens', () => {
    const before = of(nothing, { defaultEndpoint: said('disabled') });
    const after = of(nothing);
    expect(changes(input(before), input(after))).toContainEqual(
      'more: api shop changed default endpoint: disabled → enabled',
    );
  });

  test('origins that CORS admits', () => {
    const cors = (...origins: string[]) =>
      of(nothing, { kind: 'http', cors: said({ origins: said(origins), credentials: said(false) }) });
    expect(changes(input(cors('https://a.example')), input(cors('*')))).toEqual([
      'more: api shop changed CORS: https://a.example → *',
    ]);
  });

  test('an API is known by its id, in whatever file', () => {
    const before = of((shop) => route(shop, 'GET /pets'));
    const after = graph({ apis: [] });
    const lines = changes(input(before), input(after));
    expect(lines).toEqual([
      'less: api shop vanished:  → -',
      'less: route GET /pets vanished: anyone on the internet → -',
    ]);
  });
});

describe('domains', () => {
  const shop = (parts: Partial<Domain>) => {
    const owner = api();
    const custom = domain(parts);
    map(owner, said(custom));
    return graph({ apis: [owner], domains: [custom] });
  };

  test('weaker TLS and lost mutual TLS', () => {
    const before = shop({ tls: said('TLS_1_2'), mutualTls: said(true) });
    const after = shop({ tls: said('TLS_1_0'), mutualTls: said(false) });
    expect(changes(input(before), input(after))).toEqual([
      'more: domain api.example.com changed TLS: TLS_1_2 → TLS_1_0',
      'more: domain api.example.com changed mutual TLS: on → off',
    ]);
  });
});
