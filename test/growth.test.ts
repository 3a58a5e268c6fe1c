import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { checkInputs } from '../src/check/pipeline.js';
import { main } from '../src/cli/main.js';
import { loadInputs } from '../src/parsers/inputs.js';
import { builtInRules } from '../src/rules/builtin.js';
import { activate } from '../src/rules/presets.js';
import { fakeTerminal } from './cli/terminal.js';
import { folderWith } from './files/folder.js';

// That the work grows with the input and no faster, by counting what is done: clocks are for `npm run bench`.

const counted = vi.hoisted(() => ({ parsed: 0, characters: 0, visited: 0, asked: 0, found: 0 }));

vi.mock('../src/text/parse.js', async (original) => {
  const actual = await original<typeof import('../src/text/parse.js')>();
  const parseTextSync: typeof actual.parseTextSync = (source) => {
    counted.parsed++;
    counted.characters += source.text.length;
    return actual.parseTextSync(source);
  };
  return { ...actual, parseTextSync };
});

vi.mock('../src/text/value.js', async (original) => {
  const actual = await original<typeof import('../src/text/value.js')>();
  const get: typeof actual.get = (value, key) => {
    counted.visited++;
    return actual.get(value, key);
  };
  return { ...actual, get };
});

/** The rules, which count how often they are asked. */
const rules = activate(builtInRules(), ['strict']).map((active) => ({
  ...active,
  rule: new Proxy(active.rule, {
    get(rule, name) {
      if (name === 'conditions') counted.asked++;
      return Reflect.get(rule, name, rule);
    },
  }),
}));

beforeEach(() => {
  Object.assign(counted, { parsed: 0, characters: 0, visited: 0, asked: 0, found: 0 });
});

/** What a check of these files takes, in counts. */
async function work(files: Readonly<Record<string, string>>): Promise<typeof counted> {
  const cwd = mkdtempSync(join(tmpdir(), 'gatelint-growth-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  Object.assign(counted, { parsed: 0, characters: 0, visited: 0, asked: 0, found: 0 });
  const options = { cwd, root: null, parameters: new Map(), stage: null, region: null, source: null };
  const inputs = loadInputs(['.'], options);
  for await (const { findings } of checkInputs(inputs, { rules: () => rules, suppressions: null, baseline: null }))
    counted.found += findings.length;
  return { ...counted };
}

/** Twice the input takes about twice the work: what is added from 2n to 4n is twice what is added from n to 2n. */
async function growsLinearly(files: (number: number) => Readonly<Record<string, string>>, from: number) {
  const [one, two, four] = [await work(files(from)), await work(files(2 * from)), await work(files(4 * from))];
  for (const what of ['visited', 'asked', 'found'] as const) {
    const growth = (four[what] - two[what]) / (two[what] - one[what]);
    expect.soft(growth, `${what}: ${one[what]}, ${two[what]}, ${four[what]}`).toBeGreaterThan(1.9);
    expect.soft(growth, `${what}: ${one[what]}, ${two[what]}, ${four[what]}`).toBeLessThan(2.1);
  }
  return { one, two, four };
}

const many = (number: number, item: (at: number) => string) =>
  Array.from({ length: number }, (_, at) => item(at)).join('');

const restApi = (methods: number) => `Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: api}}
  Deployment: {Type: AWS::ApiGateway::Deployment, Properties: {RestApiId: !Ref Api}}
  Stage: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: live}}
${many(
  methods,
  (
    at,
  ) => `  Path${at}: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: p${at}}}
  Method${at}: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: !Ref Path${at}, HttpMethod: GET, AuthorizationType: NONE}}
`,
)}`;

const sam = (functions: number) => `Transform: AWS::Serverless-2016-10-31
Resources:
  Api: {Type: AWS::Serverless::Api, Properties: {StageName: live}}
${many(
  functions,
  (at) =>
    `  F${at}: {Type: AWS::Serverless::Function, Properties: {Events: {Call: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /p${at}, Method: get}}}}}\n`,
)}`;

const service = (functions: number) => `service: s
provider: {name: aws}
functions:
${many(functions, (at) => `  f${at}: {handler: a.b, events: [{httpApi: GET /p${at}}]}\n`)}`;

const files = (number: number, name: (at: number) => string, text: (at: number) => string) =>
  Object.fromEntries(Array.from({ length: number }, (_, at) => [name(at), text(at)]));

describe('the work grows linearly', () => {
  test('with the number of templates, each of which is parsed once', async () => {
    const { one, four } = await growsLinearly(
      (number) =>
        files(
          number,
          (at) => `${at}/t.yaml`,
          () => restApi(3),
        ),
      5,
    );
    expect([one.parsed, four.parsed]).toEqual([5, 20]);
  });

  test('with the resources of a CloudFormation template', async () => {
    await growsLinearly((number) => ({ 'template.yaml': restApi(number) }), 40);
  });

  test('with the functions of a SAM template', async () => {
    await growsLinearly((number) => ({ 'template.yaml': sam(number) }), 40);
  });

  test('with the functions of a Serverless service', async () => {
    await growsLinearly((number) => ({ 'serverless.yml': service(number) }), 40);
  });

  test('with templates that import from one another', async () => {
    const stack = (at: number) =>
      `${restApi(2)}Outputs: {Id: {Value: !Ref Api, Export: {Name: api-${at}}}}\n`.replace(
        'Resources:\n',
        `Resources:\n  Other: {Type: AWS::ApiGateway::GatewayResponse, Properties: {RestApiId: !ImportValue api-${at ^ 1}, ResponseType: DEFAULT_4XX}}\n`,
      );
    await growsLinearly((number) => files(number, (at) => `${at}/t.yaml`, stack), 6);
  });
});

/** A template with so many stages, each of which can be mended. */
function withStages(number: number): string {
  const stage = (at: number) =>
    `  S${at}:\n    Type: AWS::ApiGateway::Stage\n    Properties:\n      RestApiId: !Ref Api\n      StageName: s${at}\n      TracingEnabled: false\n`;
  return `Resources:\n  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: api}}\n${many(number, stage)}`;
}

test('a document is searched as often for many edits as for few', async () => {
  const searches = async (stages: number) => {
    const text = withStages(stages);
    const terminal = fakeTerminal({ cwd: folderWith({ 'template.yaml': text }) });
    const search = vi.spyOn(RegExp.prototype, 'test');
    await main(['check', '--preset', 'strict', '--format', 'json'], terminal);
    // a sticky pattern looks at one place, and searches nothing
    const patterns = search.mock.contexts.filter((_, at) => search.mock.calls[at]?.[0] === text);
    const whole = patterns.filter((pattern) => pattern instanceof RegExp && !pattern.sticky).length;
    search.mockRestore();
    return whole;
  };
  expect(await searches(40)).toBe(await searches(20));
});

test('an edit is proven without reading the rest of the document again', async () => {
  const read = async (stages: number) => {
    const text = withStages(stages);
    const terminal = fakeTerminal({ cwd: folderWith({ 'template.yaml': text }) });
    counted.characters = 0;
    await main(['check', '--preset', 'strict', '--format', 'json'], terminal);
    const mended = JSON.parse(terminal.out).findings.filter(({ fix }: { fix: unknown }) => fix !== null);
    expect(mended.length).toBeGreaterThanOrEqual(stages);
    return counted.characters / text.length;
  };
  expect((await read(100)) / (await read(20))).toBeLessThan(1.2);
});

test('files that are no templates are not parsed at all', async () => {
  const others = files(
    50,
    (at) => `${at}.yaml`,
    (at) => `kind: Deployment\nreplicas: ${at}\n`,
  );
  const { parsed, visited } = await work(others);
  expect({ parsed, visited }).toEqual({ parsed: 0, visited: 0 });
  expect((await work({ ...others, 'template.yaml': restApi(1) })).parsed).toBe(1);
});

test('a rule is asked once for each of its subjects in each world', async () => {
  const conditional = `Parameters: {Stage: {Type: String, AllowedValues: [dev, prod]}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
${restApi(10).replace('StageName: live', 'StageName: live, TracingEnabled: !If [IsProd, true, false]')}`;
  const [one, two] = [await work({ 't.yaml': restApi(10) }), await work({ 't.yaml': conditional })];
  expect(two.asked).toBe(2 * one.asked);
});
