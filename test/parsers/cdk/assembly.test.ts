import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkInput } from '../../../src/check/check.js';
import { Fingerprints } from '../../../src/check/fingerprint.js';
import type { Api } from '../../../src/graph/model.js';
import type { Input } from '../../../src/graph/world.js';
import { userFrame } from '../../../src/parsers/cdk/frames.js';
import { loadInputs } from '../../../src/parsers/inputs.js';
import { builtInRules } from '../../../src/rules/builtin.js';
import { activate } from '../../../src/rules/presets.js';
import type { Span } from '../../../src/text/source.js';

const fixtures = fileURLToPath(new URL('../../../fixtures/cdk/', import.meta.url));

async function assembly(name: string, path = '.'): Promise<Input> {
  const cwd = join(fixtures, name);
  const options = { cwd, root: cwd, parameters: new Map(), stage: null, region: null, source: null };
  const inputs: Input[] = [];
  for await (const input of loadInputs([path], options)) inputs.push(input);
  const [first, ...more] = inputs;
  if (!first || more.length > 0) throw new Error(`${inputs.length} inputs`);
  return first;
}

function apis(input: Input): Api[] {
  return input.worlds[0]?.graph.apis ?? [];
}

/** `apps/02-lambda-restapi.js:3` */
function place({ source, start }: Span): string {
  return `${source.file}:${source.position(start).line}`;
}

function known<T>(fact: { known: boolean; value?: T }): T | undefined {
  return fact.known ? fact.value : undefined;
}

/** One line for each API: its id, its place, its routes and stages. */
function summary(input: Input): string[] {
  return apis(input).map((api) => {
    const routes = api.routes.map(
      (route) => `${known(route.method)} ${known(route.path)} ${known(route.authorizationType)}`,
    );
    const stages = api.stages.map((stage) => known(stage.name));
    return `${api.id} at ${place(api.span)}: ${routes.join(', ')}; ${stages.join(', ')}`;
  });
}

describe('a cloud assembly is one input, each resource at the line of the app that made it', () => {
  test('LambdaRestApi', async () => {
    expect(summary(await assembly('lambda-restapi'))).toEqual([
      'ProxyCB0DFB71 at apps/02-lambda-restapi.js:3: ANY /{proxy+} NONE, ANY / NONE; prod',
      'NoProxyE42FDAB6 at apps/02-lambda-restapi.js:4: GET / NONE; prod',
    ]);
  });

  test('HttpApi with authorizers', async () => {
    const [api, defaulted] = apis(await assembly('httpapi'));
    expect(api?.routes.map((route) => [known(route.path), known(route.authorizationType)])).toEqual([
      ['/open', 'NONE'],
      ['/jwt', 'JWT'],
      ['/iam', 'AWS_IAM'],
      ['/lam', 'CUSTOM'],
    ]);
    expect(defaulted?.routes.map((route) => known(route.authorizationType))).toEqual(['AWS_IAM', 'NONE']);
    for (const route of api?.routes ?? []) expect(route.span.source.file).toBe('apps/04-httpapi.js');
  });

  test('a web ACL by Fn::Join', async () => {
    const input = await assembly('waf');
    expect(input.worlds[0]?.graph.webAclAssociations.map(({ target }) => target)).toMatchObject([
      { kind: 'stage', stage: { api: { id: 'Protected64A7BD96' } } },
    ]);
  });

  test('access logs', async () => {
    const logs = apis(await assembly('access-logs')).flatMap((api) =>
      api.stages.map((stage) => [api.id, stage.accessLog.known && stage.accessLog.value !== null]),
    );
    expect(logs).toEqual([
      ['LoggedE6813B8A', true],
      ['Http36EFD62B', true],
      ['NoLogsF1BEFC1D', false],
    ]);
  });

  test('several stacks, a nested one and a stage of the app', async () => {
    const input = await assembly('private-multi');
    expect(apis(input).map((api) => [api.id, known(api.endpoint), api.span.source.file])).toEqual([
      ['StagedApi9AF82BFB', 'edge', 'apps/10-private-multi.js'],
      ['Private29085795', 'private', 'apps/10-private-multi.js'],
      ['NestedApiEBC016D7', 'edge', 'apps/10-private-multi.js'],
    ]);
    expect(apis(input).flatMap((api) => api.incomplete)).toEqual([]);
  });

  describe.each(['shop', 'shop-of-older-cdk'])('%s: stages, nested stacks, exports and an asset', (name) => {
    test('the same logical ids in several stacks are several APIs, each with its own routes', async () => {
      const input = await assembly(name);
      expect(
        apis(input).map((api) => [
          api.construct?.path,
          api.routes.map((route) => `${known(route.method)} ${known(route.path)} ${known(route.authorizationType)}`),
        ]),
      ).toEqual([
        ['Dev/Shop/Api', ['GET /health NONE', 'POST /orders NONE', 'GET /reports NONE']],
        ['Dev/Shop/Pets', ['GET /pets NONE', 'POST /pets NONE']],
        ['Prod/Shop/Api', ['GET /health AWS_IAM', 'POST /orders NONE', 'GET /reports NONE']],
        ['Prod/Shop/Pets', ['GET /pets NONE', 'POST /pets NONE']],
      ]);
      expect(checkInput(input, () => []).counts).toMatchObject({ apis: 4, routes: 10, stages: 4 });
      expect(input.diagnostics.filter(({ code }) => code !== 'stale-assembly')).toEqual([]);
    });

    test('a route of a nested stack stands at the end of its call, one of a definition in the file that was written', async () => {
      const [api, pets] = apis(await assembly(name));
      expect(api?.routes.map((route) => place(route.span))).toEqual([
        'lib/shop.js:23',
        'lib/shop.js:24',
        'lib/shop.js:12',
      ]);
      expect(pets?.routes.map((route) => place(route.span))).toEqual(['openapi.yaml:5', 'openapi.yaml:8']);
    });

    test('each stage has the web ACL that the other stack of its own stage of the app puts before it', async () => {
      const input = await assembly(name);
      expect(
        input.worlds[0]?.graph.webAclAssociations.map(({ construct, target }) => [
          construct?.path,
          target.kind === 'stage' ? target.stage.construct?.path : target.kind,
        ]),
      ).toEqual([
        ['Dev/Edge/Association', 'Dev/Shop/Api/DeploymentStage.prod'],
        ['Prod/Edge/Association', 'Prod/Shop/Api/DeploymentStage.prod'],
      ]);
    });

    test('findings of equal resources are told apart by their constructs', async () => {
      const input = await assembly(name);
      const rules = activate(builtInRules(), [], new Map([['route-without-authorization', { severity: 'high' }]]));
      const findings = new Fingerprints().numbered(checkInput(input, () => rules).findings);
      expect(findings.filter(({ route }) => route === 'GET /health').map(({ construct }) => construct?.path)).toEqual([
        'Dev/Shop/Api/Default/health/GET',
      ]);
      const orders = findings.filter(({ route }) => route === 'POST /orders');
      expect(orders.map(({ construct }) => construct?.path)).toEqual([
        'Dev/Shop/Api/Default/orders/POST',
        'Prod/Shop/Api/Default/orders/POST',
      ]);
      expect(new Set(orders.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    });
  });

  test('a Python app, with frames of the host language', async () => {
    const [api] = apis(await assembly('python-app'));
    expect(api && place(api.span)).toBe('app.py:6');
    expect(api?.routes.map((route) => [known(route.method), place(route.span)])).toEqual([
      ['GET', 'app.py:8'],
      ['POST', 'app.py:9'],
    ]);
  });

  test('the folder of the assembly itself can be asked for', async () => {
    expect(summary(await assembly('lambda-restapi', 'cdk.out'))).toHaveLength(2);
  });

  test('the template keeps its place as a step', async () => {
    const [api] = apis(await assembly('lambda-restapi'));
    expect(api?.routes[0]?.authorizationType.via?.map((step) => [step.message, step.span.source.file])).toEqual([
      ['synthesised here', 'cdk.out/LambdaRest.template.json'],
    ]);
  });
});

describe('each finding of every rule stands where the app made its construct', () => {
  const rules = activate(builtInRules(), ['strict']);

  test.each(['lambda-restapi', 'httpapi', 'waf', 'access-logs', 'private-multi'])('%s', async (name) => {
    const input = await assembly(name);
    const failing = checkInput(input, () => rules).findings.filter(({ status }) => status === 'fail');
    expect(failing.length).toBeGreaterThan(5);
    for (const { construct, span } of failing) {
      // `LambdaRest/Proxy/Default/ANY` by `new LambdaRestApi(s, 'Proxy')`, `HttpStack/Api/GET--open` by `path: '/open'`
      const names = construct?.path.split(/\/|--/) ?? [];
      const text = span.source.text.slice(span.start, span.end);
      expect(
        names.some((one) => text.includes(`'${one}'`) || text.includes(`'/${one}'`)),
        text,
      ).toBe(true);
      expect(span.source.file).toMatch(/^apps\/.*\.js$/);
    }
  });
});

describe('the first frame that is the app’s own', () => {
  test.each([
    [
      'a constructor',
      ['...new RestApi2 in aws-cdk-lib...', 'new Shop (/app/lib/shop.ts:6:17)'],
      '/app/lib/shop.ts:6:17',
    ],
    ['a bare place', ['/app/bin/app.js:3:1'], '/app/bin/app.js:3:1'],
    ['Windows', ['new Shop (C:\\app\\lib\\shop.ts:6:17)'], 'C:/app/lib/shop.ts:6:17'],
    ['Python, without a column', ['<module> (/app/app.py:14)'], '/app/app.py:14:1'],
    ['not a library', ['new X (/app/node_modules/x/index.js:1:1)', '<anonymous> (/app/app.js:2:3)'], '/app/app.js:2:3'],
    ['an ES module', ['file:///app/app.mjs:4:5'], '/app/app.mjs:4:5'],
  ])('%s', (_, frames, expected) => {
    const frame = userFrame(frames);
    expect(frame && `${frame.file}:${frame.line}:${frame.column}`).toBe(expected);
  });

  test('none where the user’s code is out of sight', () => {
    expect(
      userFrame(['...aws-cdk-lib...', '(no user code in 10 frames, use --stack-trace-limit to capture more)']),
    ).toBeNull();
  });
});
