import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { fakeTerminal } from './terminal.js';

const fixtures = fileURLToPath(new URL('../../fixtures/cdk/', import.meta.url));
const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** A copy of an app with its assembly, which is newer than the sources. */
function copyOf(app: string, changes: Readonly<Record<string, string | ((text: string) => string)>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatelint-cdk-'));
  made.push(folder);
  cpSync(join(fixtures, app), folder, { recursive: true });
  for (const [name, change] of Object.entries(changes)) {
    const file = join(folder, name);
    writeFileSync(file, typeof change === 'string' ? change : change(readFileSync(file, 'utf8')));
  }
  const later = Date.now() / 1000 + 60;
  utimesSync(join(folder, 'cdk.out/manifest.json'), later, later);
  return folder;
}

interface Reported {
  readonly rule: string;
  readonly route: string | null;
  readonly construct: string | null;
  readonly location: { readonly file: string; readonly startLine: number };
  readonly suppressed: { readonly kind: string } | null;
}

async function check(folder: string, ...paths: readonly string[]) {
  const terminal = fakeTerminal({ cwd: folder });
  const status = await main(['check', '--root', '.', '--format', 'json', ...paths], terminal);
  const report: { findings: Reported[]; errors: { code: string }[] } = JSON.parse(terminal.out);
  return { status, ...report, err: terminal.err };
}

/** `Dev/Shop/Api/Default/health/GET comment` */
function suppressed(findings: readonly Reported[]): string[] {
  return findings.flatMap(({ construct, suppressed }) => (suppressed ? [`${construct} ${suppressed.kind}`] : []));
}

const open = 'route-without-authorization';

describe('suppressions in an app', () => {
  it('by a comment at the line that made the construct, and by Metadata for the one stack that has it', async () => {
    const noProd = (text: string) => text.replace('"gatelint"', '"other"');
    const folder = copyOf('shop', { 'cdk.out/assembly-Prod/ProdShop82526E42.template.json': noProd });
    expect(suppressed((await check(folder)).findings)).toEqual([
      'Dev/Shop/Api/Default/health/GET comment',
      'Dev/Shop/Pets metadata',
    ]);
  });

  it('by construct path, with all that is in it', async () => {
    const config = (resource: string) =>
      `suppressions: [{ rule: ${open}, resources: ['${resource}'], reason: a test stage }]\n`;
    const constructs = async (resource: string) => {
      const folder = copyOf('shop', { 'gatelint.yaml': config(resource) });
      const { findings } = await check(folder);
      return findings.filter((one) => one.suppressed?.kind === 'config').map((one) => one.construct);
    };
    expect(await constructs('Prod/Shop/Api')).toEqual(['Prod/Shop/Api/Default/orders/POST']);
    expect(await constructs('*/Reports')).toEqual([
      'Dev/Shop/Reports/Shop/Default/reports/GET',
      'Prod/Shop/Reports/Shop/Default/reports/GET',
    ]);
    expect(await constructs('Shop/Api')).toEqual([]);
  });

  it('in Python, by a comment at the end of the line', async () => {
    const openRoutes = async (changes: Parameters<typeof copyOf>[1]) => {
      const { findings } = await check(copyOf('python-app', changes));
      return findings.filter((one) => one.rule === open && !one.suppressed).map(({ route }) => route);
    };
    const accepted = (text: string) => text.replace(/^(pets.*"GET".*)$/m, `$1  # gatelint-ignore ${open}: a catalogue`);
    expect(await openRoutes({})).toEqual(['GET /pets']);
    expect(await openRoutes({ 'app.py': accepted })).toEqual([]);
  });

  it('one that matches nothing any more is reported in the app', async () => {
    const unneeded = (text: string) => text.replace("orders').", `orders') // gatelint-ignore stage-without-waf: x\n.`);
    const { findings } = await check(copyOf('shop', { 'lib/shop.js': unneeded }));
    expect(findings.filter(({ rule }) => rule === 'suppression-unused').map(({ location }) => location)).toMatchObject([
      { file: 'lib/shop.js', startLine: 24 },
    ]);
  });
});

it('overrides of the configuration go by the files of the app', async () => {
  const config = `overrides: [{ files: ['lib/**'], rules: { ${open}: off } }]\n`;
  const { findings } = await check(copyOf('shop', { 'gatelint.yaml': config }));
  expect(findings.filter(({ rule }) => rule === open).map(({ location }) => location.file)).toEqual([
    'openapi.yaml',
    'openapi.yaml',
    'openapi.yaml',
    'openapi.yaml',
  ]);
});

describe('an assembly that is older than the app', () => {
  const later = Date.now() / 1000 + 120;

  it.each(['lib/edge.js', 'app.js'])('says so where %s has changed since', async (file) => {
    const folder = copyOf('shop');
    utimesSync(join(folder, file), later, later);
    expect((await check(folder)).err).toContain(`older than ${file.replace(/.*\//, '')}: run 'cdk synth'`);
  });

  it('says nothing else', async () => {
    const folder = copyOf('shop', { 'node_modules.js': '' });
    expect((await check(folder)).err).not.toContain('older');
    utimesSync(join(folder, 'openapi.yaml'), later, later);
    expect((await check(folder)).err).not.toContain('older');
  });
});

describe('what is wrong with an assembly is said, and the rest is checked', () => {
  const manifest = 'cdk.out/manifest.json';
  const metadata = 'cdk.out/LambdaRest.metadata.json';
  const cases: [string, Parameters<typeof copyOf>[1], string[], number][] = [
    [
      'a template outside of it',
      { [manifest]: (text) => text.replace('"LambdaRest.template.json"', '"../../../etc/passwd"') },
      ['missing-template'],
      0,
    ],
    [
      'a stack without a template',
      { [manifest]: (text) => text.replace('"templateFile"', '"none"') },
      ['missing-template'],
      0,
    ],
    ['no artifacts', { [manifest]: '{"version":"36.0.0","artifacts":[]}' }, ['bad-manifest'], 0],
    ['a manifest cut short', { [manifest]: (text) => text.slice(0, text.length / 2) }, ['syntax-error'], 2],
    [
      'itself as a stage of its own',
      {
        [manifest]: (text) => text.replace('"artifacts": {', `"artifacts": { ${assemblyIn('.')}, ${assemblyIn('..')},`),
      },
      ['circular-assembly', 'missing-assembly'],
      2,
    ],
    ['metadata cut short', { [metadata]: (text) => text.slice(0, text.length / 2) }, ['syntax-error'], 2],
  ];

  function assemblyIn(folder: string): string {
    return `"stage ${folder}": { "type": "cdk:cloud-assembly", "properties": { "directoryName": "${folder}" } }`;
  }

  it.each(cases)('%s', async (_, changes, codes, routes) => {
    const { status, errors, findings } = await check(copyOf('lambda-restapi', changes), 'cdk.out');
    expect([...new Set(errors.map(({ code }) => code))].sort()).toEqual(codes);
    expect(status).toBe(2);
    expect(findings.filter(({ rule }) => rule === open)).toHaveLength(routes);
  });

  it('metadata that is not there: the findings stand in the template, with their constructs', async () => {
    const folder = copyOf('lambda-restapi', { [manifest]: (text) => text.replace('LambdaRest.metadata', 'Gone') });
    const { err, findings } = await check(folder, 'cdk.out', '--verbose');
    expect(err).toContain('Gone.json, which the manifest names, could not be read');
    expect(findings.filter(({ rule }) => rule === open)).toMatchObject([
      { construct: 'LambdaRest/Proxy/Default/{proxy+}/ANY', location: { file: 'cdk.out/LambdaRest.template.json' } },
      { construct: 'LambdaRest/Proxy/Default/ANY', location: { file: 'cdk.out/LambdaRest.template.json' } },
    ]);
  });

  it('templates without paths: they are known from the metadata', async () => {
    const noPaths = (text: string) => text.replaceAll('"aws:cdk:path"', '"path"');
    const { findings } = await check(
      copyOf('lambda-restapi', { 'cdk.out/LambdaRest.template.json': noPaths }),
      'cdk.out',
    );
    expect(findings.filter(({ rule }) => rule === open)).toMatchObject([
      { construct: 'LambdaRest/Proxy/Default/ANY', location: { file: 'apps/02-lambda-restapi.js' } },
      { construct: 'LambdaRest/Proxy/Default/{proxy+}/ANY', location: { file: 'apps/02-lambda-restapi.js' } },
    ]);
  });
});
