import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { FindingJson, ReportJson } from '../../src/report/json.js';
import { fakeTerminal } from '../cli/terminal.js';
import { folderWith } from '../files/folder.js';

// What is kept from run to run may make a run faster. It must never make it say something else.

const parsed = vi.hoisted(() => new Set<string>());

vi.mock('../../src/text/parse.js', async (original) => {
  const actual = await original<typeof import('../../src/text/parse.js')>();
  const parseTextSync: typeof actual.parseTextSync = (source) => {
    parsed.add(source.file);
    return actual.parseTextSync(source);
  };
  return { ...actual, parseTextSync };
});

const api = (properties = '') => `Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties: {StageName: v1${properties}}
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs20.x
      CodeUri: src
      Events: {Call: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /, Method: get}}}
`;
const sam = (properties = '') => `Transform: AWS::Serverless-2016-10-31\n${api(properties)}`;

/** So many that keeping what is found in them pays. */
const crowd = Object.fromEntries(
  Array.from({ length: 30 }, (_, at) => [`crowd/api-${at}.yaml`, sam(`, Name: crowd-${at}`)]),
);

/** A folder with these files and the crowd, and a place to keep things. */
function project(files: Readonly<Record<string, string>> = {}) {
  const cwd = folderWith({ ...crowd, ...files });
  const kept = folderWith({});
  const run = async (...args: string[]) => {
    parsed.clear();
    const terminal = fakeTerminal({ cwd, kept, env: { GITHUB_WORKSPACE: cwd } });
    const status = await main(['check', '.', ...args], terminal);
    return { status, out: terminal.out, err: terminal.err };
  };
  const packs = () => {
    const folder = join(kept, 'findings');
    return readdirSync(folder).map((name) => join(folder, name));
  };
  return { cwd, run, packs, write: (name: string, text: string) => put(join(cwd, name), text) };
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The files that a second run parses after a change. */
async function parsedAfter(
  files: Readonly<Record<string, string>>,
  change: (made: ReturnType<typeof project>) => void,
  args: readonly string[] = [],
  later: readonly string[] = args,
): Promise<readonly string[]> {
  const made = project(files);
  await made.run(...args);
  change(made);
  const again = await made.run(...later);
  const files2 = [...parsed].sort();
  expect(again).toEqual(await made.run(...later, '--no-cache'));
  return files2;
}

describe('a second run', () => {
  test.each(['json', 'sarif', 'pretty', 'github', 'gitlab', 'junit'])(
    'parses nothing that has not changed, and says the same: %s',
    async (format) => {
      const secret = sam(', Variables: {partner: AKIAJ4KQ2XWLVM3PTRDC}');
      const { run } = project({ 'a.yaml': sam(), 'secret.yaml': secret });
      const first = await run('--format', format, '--preset', 'strict');
      expect(parsed.size).toBe(32);
      const second = await run('--format', format, '--preset', 'strict');
      expect(parsed.size).toBe(0);
      expect(second).toEqual(first);
      expect(second).toEqual(await run('--format', format, '--preset', 'strict', '--no-cache'));
    },
  );

  test('parses what has changed', async () => {
    const files = { 'a.yaml': sam() };
    expect(await parsedAfter(files, ({ write }) => write('a.yaml', sam(', TracingEnabled: true')))).toEqual(['a.yaml']);
  });

  test('parses a template whose definition has changed', async () => {
    const definition = (path: string) => `{"openapi": "3.0.1", "info": {}, "paths": {"${path}": {"get": {}}}}`;
    const files = { 'a.yaml': sam(', DefinitionUri: api.json'), 'api.json': definition('/a') };
    expect(await parsedAfter(files, ({ write }) => write('api.json', definition('/b')))).toEqual([
      'a.yaml',
      'api.json',
    ]);
  });

  test('parses a template when a file is there that it looked for in vain', async () => {
    const config = 'version = 0.1\n[default.deploy.parameters]\nparameter_overrides = "Stage=prod"\n';
    expect(await parsedAfter({ 'own/a.yaml': sam() }, ({ write }) => write('own/samconfig.toml', config))).toContain(
      'own/a.yaml',
    );
  });

  test('parses a definition by itself when the template that had it is gone', async () => {
    const files = {
      'a.yaml': sam(', DefinitionUri: api.json'),
      'api.json':
        '{"openapi": "3.0.1", "info": {}, "paths": {"/": {"get": {"x-amazon-apigateway-integration": {"type": "mock"}}}}}',
    };
    expect(await parsedAfter(files, ({ write }) => write('a.yaml', sam()))).toEqual(['a.yaml', 'api.json']);
  });

  test.each([
    ['a parameter', ['--parameter', 'Stage=prod']],
    ['a region', ['--region', 'eu-west-1']],
    ['a rule', ['--rule', 'stage-without-tracing=high']],
    ['a preset', ['--preset', 'strict']],
    ['a limit', ['--limit', 'combinations=2']],
    ['a root', ['--root', '.']],
  ])('checks all anew with another setting: %s', async (_, later) => {
    const none = () => {};
    expect(await parsedAfter({}, none, [], later)).toHaveLength(30);
  });

  test('checks anew what an override of the configuration is about', async () => {
    const config = (severity: string) =>
      `overrides: [{files: ['crowd/api-1*.yaml'], rules: {stage-without-tracing: ${severity}}}]\n`;
    const files = { 'gatelint.yaml': config('low') };
    const again = await parsedAfter(files, ({ write }) => write('gatelint.yaml', config('high')));
    expect(again.filter((file) => file.startsWith('crowd/'))).toEqual(
      Object.keys(crowd)
        .filter((name) => name.includes('api-1'))
        .sort(),
    );
  });

  test("checks anew when one of a person's own rules has changed", async () => {
    const rule = (message: string) => `id: own/known-origins
title: API admits pages that are not ours
severity: medium
kinds: [rest]
presets: {recommended: true, strict: true}
subject: stage
require: {tracing: true}
message: "The stage is traced by nobody, ${message}"
undecided: Whether it is traced is not known
why: It has to be traced.
mend: Trace it.
references: {docs: [https://wiki.example.com/]}
`;
    const made = project({ 'gatelint.yaml': 'rules-from: [own.yaml]\n', 'own.yaml': rule('one') });
    await made.run();
    made.write('own.yaml', rule('two'));
    const again = await made.run('--format', 'json');
    expect(again.out).toContain('by nobody, two');
    expect(again).toEqual(await made.run('--format', 'json', '--no-cache'));
  });

  test('applies suppressions and the baseline of the day to what is kept', async () => {
    const made = project({ 'a.yaml': sam() });
    await made.run('--format', 'json');
    made.write(
      'gatelint.yaml',
      'suppressions: [{rule: route-without-authorization, files: [a.yaml], reason: public}]\n',
    );
    const { out } = await made.run('--format', 'json');
    expect([...parsed].filter((file) => file !== 'gatelint.yaml')).toEqual([]);
    expect(out).toContain('"suppressed":{"kind":"config","reason":"public"');
    expect(out).toBe((await made.run('--format', 'json', '--no-cache')).out);
  });

  test('says anew how to mend what a suppression was in the way of', async () => {
    const globals = 'Globals: {Api: {TracingEnabled: false}}\n';
    const two = `${sam()}${api().replace('Resources:\n', '').replaceAll('Api:', 'Other:').replaceAll('Function:', 'Second:').replaceAll('!Ref Api', '!Ref Other')}${globals}`;
    const made = project({ 'a.yaml': two });
    const isTraced = ({ rule, location, resource }: FindingJson) =>
      rule === 'stage-without-tracing' && location.file === 'a.yaml' && resource === 'Api';
    const mendOf = ({ out }: { out: string }) => (JSON.parse(out) as ReportJson).findings.find(isTraced)?.fix;
    const first = await made.run('--format', 'json');
    made.write(
      'gatelint.yaml',
      'suppressions: [{rule: stage-without-tracing, files: [a.yaml], resources: [Other], reason: later}]\n',
    );
    const suppressed = await made.run('--format', 'json');
    expect(mendOf(suppressed)).not.toEqual(mendOf(first));
    expect(suppressed).toEqual(await made.run('--format', 'json', '--no-cache'));
  });

  test('reads what could not be read again', async () => {
    const broken = `${sam()}  - no: [map\n`;
    expect(await parsedAfter({ 'broken.yaml': broken }, () => {})).toEqual(['broken.yaml']);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['a line of it changed', (text: string) => text.replaceAll('"severity":"', '"severity":"x')],
    ['something else', () => 'no pack at all\n\n'],
    ['empty', () => ''],
  ])('takes nothing from a file that is broken: %s', async (_, broken) => {
    const made = project();
    const first = await made.run('--format', 'json');
    for (const pack of made.packs()) writeFileSync(pack, broken(readFileSync(pack, 'utf8')));
    expect(await made.run('--format', 'json')).toEqual(first);
    expect(parsed.size).toBeGreaterThan(0);
    await made.run('--format', 'json');
    expect(parsed.size).toBe(0);
  });

  test('keeps the lines of files that are not asked for', async () => {
    const made = project();
    await made.run();
    made.write('crowd/api-0.yaml', sam());
    await made.run();
    expect([...parsed]).toEqual(['crowd/api-0.yaml']);
  });
});

describe('what is kept', () => {
  test('is nothing where there is no place for it', async () => {
    const cwd = folderWith(crowd);
    for (const _ of [1, 2]) {
      parsed.clear();
      await main(['check', '.'], fakeTerminal({ cwd, kept: null }));
      expect(parsed.size).toBe(30);
    }
  });

  test('is nothing where few files are read: that is faster', async () => {
    const cwd = folderWith({ 'a.yaml': sam() });
    const kept = folderWith({});
    await main(['check', '.'], fakeTerminal({ cwd, kept }));
    expect(readdirSync(kept)).toEqual([]);
  });

  test('is nothing with --no-cache', async () => {
    const { run, packs } = project();
    await run('--no-cache');
    expect(packs).toThrow('ENOENT');
  });

  test('holds no secret, and nobody else can read it', async () => {
    const template = `Parameters: {Key: {Type: String, NoEcho: true, Default: correct-horse}}
${sam(', Variables: {partner: AKIAJ4KQ2XWLVM3PTRDC, other: !Ref Key}')}`;
    const { run, packs } = project({ 'a.yaml': template });
    await run('--format', 'json', '--preset', 'strict');
    const texts = packs().map((pack) => readFileSync(pack, 'utf8'));
    expect(texts.some((text) => text.includes('secret-in-stage-variable'))).toBe(true);
    expect(texts.join('')).not.toMatch(/AKIAJ4KQ2XWLVM3PTRDC|correct-horse/);
    if (process.platform !== 'win32') for (const pack of packs()) expect(statSync(pack).mode & 0o077).toBe(0);
  });

  test('goes when nobody has written it for a month', async () => {
    const made = project();
    await made.run();
    const [old = ''] = made.packs();
    const then = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    utimesSync(old, then, then);
    made.write('elsewhere/a.yaml', sam());
    await made.run();
    expect(made.packs()).not.toContain(old);
  });

  test('cannot be written: the run says the same', async () => {
    const cwd = folderWith(crowd);
    const kept = join(folderWith({ file: '' }), 'file');
    const terminal = fakeTerminal({ cwd, kept });
    const without = fakeTerminal({ cwd, kept: null });
    expect(await main(['check', '.'], terminal)).toBe(await main(['check', '.'], without));
    expect(terminal.out).toBe(without.out);
  });
});

describe('whatever is changed in between', () => {
  const names = ['a.yaml', 'b/a.yaml', 'b/api.json', 'b/part.yaml', 'b/samconfig.toml', 'c/serverless.yml'];
  const texts = [
    sam(),
    sam(', TracingEnabled: true'),
    sam(', DefinitionUri: api.json'),
    sam(", DefinitionBody: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: part.yaml}}}"),
    '{"openapi": "3.0.1", "info": {}, "paths": {"/": {"get": {}}}}',
    '{openapi: 3.0.1, info: {}, paths: {/other: {get: {}}}}',
    'version = 0.1\n[default.deploy.parameters]\nparameter_overrides = "Stage=prod"\n',
    'service: shop\nprovider: {name: aws}\nfunctions: {a: {handler: a.b, events: [{httpApi: GET /a}]}}\n',
    'service: shop\nprovider: {name: aws}\nfunctions: ${file(../b/part.yaml)}\n',
    `Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Parameters: {Stage: {Type: String, Default: dev}}
${sam(', TracingEnabled: !If [IsProd, true, false]')}`,
  ];
  const step = fc.record({
    name: fc.constantFrom(...names),
    text: fc.option(fc.constantFrom(...texts), { freq: 4 }),
    args: fc.constantFrom<readonly string[]>([], ['--preset', 'strict'], ['--parameter', 'Stage=prod'], ['b']),
  });

  test('a run with what is kept says what a run without it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const made = project();
        for (const { name, text, args } of steps) {
          if (text === null) rmSync(join(made.cwd, name), { force: true });
          else made.write(name, text);
          const known = await made.run(...args, '--format', 'json');
          expect(known).toEqual(await made.run(...args, '--format', 'json', '--no-cache'));
        }
      }),
      { numRuns: 25 },
    );
  });
});
