import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folder, openTemplate, release, repository, root, run } from './tools.js';

let cli: string;
beforeAll(() => {
  cli = join(release(), 'dist/cli.cjs');
});
const gatelint = (args: readonly string[], cwd: string, env = {}) => run('node', [cli, ...args], cwd, env);

describe('the program', () => {
  test('finds what is wrong in the example of the README', () => {
    const { status, stdout, stderr } = gatelint(['fixtures/examples/orders'], root);
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    for (const line of /\$ gatelint fixtures\/examples\/orders\n([\s\S]*?)```/.exec(readme)?.[1]?.split('\n') ?? []) {
      if (line !== '…') expect(stdout.split('\n')).toContain(line);
    }
  });

  test('shows who can call what, as the README says', () => {
    const { stdout } = gatelint(['graph', 'fixtures/examples/orders'], root);
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(stdout.trim()).toBe(/\$ gatelint graph fixtures\/examples\/orders\n([\s\S]*?)\n```/.exec(readme)?.[1]);
  });

  test('ends quietly when the reader has gone', () => {
    const { stdout, stderr } = run(
      'bash',
      ['-c', `set -o pipefail; node "${cli}" --format json fixtures/examples | head -c 20; echo " $?"`],
      root,
    );
    expect(stderr).toBe('');
    expect(stdout).toMatch(/ 1\n$/);
  });

  test('runs from a read-only folder, through a link, and where nothing is installed', () => {
    const place = folder();
    cpSync(join(release(), 'dist'), join(place, 'dist'), { recursive: true });
    symlinkSync('dist/cli.cjs', join(place, 'gatelint'));
    const { status, stdout } = run(join(place, 'gatelint'), ['--version'], place);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  describe('keeps compiled code between runs', () => {
    const kept = (cache: string) => (existsSync(cache) ? readdirSync(cache, { recursive: true }).map(String) : []);
    const check = (cache: string, more = {}) => {
      const env = { XDG_CACHE_HOME: cache, ...more };
      const { status, stdout, stderr } = gatelint(['fixtures/examples/orders', '--format', 'json'], root, env);
      return { status, stdout, stderr };
    };

    test('in the cache folder of the user, with the same report from it', () => {
      const cache = folder();
      const first = check(cache);
      const files = kept(cache);
      expect(files.filter((file) => file.endsWith('core.cjs.bin'))).toHaveLength(1);
      expect(check(cache)).toEqual(first);
      expect(kept(cache)).toEqual(files);
    });

    test('also of code that imports ES modules, as the HCL parser does', () => {
      const cache = folder();
      const place = folder();
      writeFileSync(join(place, 'main.tf'), 'resource "aws_api_gateway_rest_api" "shop" {\n  name = "shop"\n}\n');
      const checked = [1, 2].map(() => gatelint(['.', '--format', 'json'], place, { XDG_CACHE_HOME: cache }).stdout);
      expect(JSON.parse(checked[0] ?? '').summary).toMatchObject({ apis: 1, errors: 0 });
      expect(checked[1]).toBe(checked[0]);
    });

    test('unless it is told not to', () => {
      const cache = folder();
      check(cache, { NODE_DISABLE_COMPILE_CACHE: '1' });
      expect(kept(cache)).toEqual([]);
    });

    test('and takes none that is broken, or that others may have written', () => {
      const cache = folder();
      const first = check(cache);
      const place = join(cache, 'gatelint', readdirSync(join(cache, 'gatelint'))[0] ?? '');
      const core = join(place, 'core.cjs.bin');
      writeFileSync(core, 'no code');
      expect(check(cache)).toEqual(first);
      expect(readFileSync(core, 'latin1')).not.toBe('no code');
      chmodSync(place, 0o777);
      writeFileSync(core, 'of somebody else');
      expect(check(cache)).toEqual(first);
      expect(readFileSync(core, 'latin1')).toBe('of somebody else');
    });
  });

  test('has paths from the root of the repository in SARIF when run in a subfolder', () => {
    const place = repository({ 'services/shop/template.yaml': openTemplate });
    const { status, stdout } = gatelint(['--format', 'sarif'], join(place, 'services'));
    expect(status).toBe(1);
    const [result] = JSON.parse(stdout).runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('services/shop/template.yaml');
  });

  test('passes over what is no infrastructure in silence', () => {
    const place = folder();
    mkdirSync(join(place, 'a'));
    writeFileSync(join(place, 'a/config.yaml'), 'a: [1, 2\nb: }');
    writeFileSync(join(place, 'a/data.json'), '{"a": ');
    const { status, stdout, stderr } = gatelint(['--quiet', '.', 'a/config.yaml'], place);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test.each([
    [['--fromat', 'json'], 'gatelint: unknown option --fromat; did you mean --format?\n'],
    [['--format', 'json=none/out.json', '.'], 'gatelint: cannot write none/out.json: no such folder\n'],
    [
      ['explain', 'route-without-authorisation'],
      "gatelint: there is no rule 'route-without-authorisation'; did you mean route-without-authorization?\n",
    ],
    [
      ['--rule', 'stage-without-wav=off'],
      "gatelint: --rule stage-without-wav=off: there is no rule 'stage-without-wav'; did you mean stage-without-waf?\n",
    ],
  ])('says bad usage in one line: %j', (args, message) => {
    const { status, stdout, stderr } = gatelint(args, folder());
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: message });
  });

  test('says that a path does not exist', () => {
    const { status, stderr } = gatelint(['nothing-here'], folder());
    expect(status).toBe(2);
    expect(stderr).toContain('nothing-here does not exist');
  });

  test('gives the same bytes for the same input', () => {
    const report = () => gatelint(['--format', 'json', '--preset', 'strict', 'fixtures/examples'], root).stdout;
    expect(report()).toBe(report());
  });

  test('brings a baseline into being, and then shows what is new only', () => {
    const place = repository({ 'template.yaml': openTemplate });
    expect(gatelint(['--update-baseline'], place).status).toBe(0);
    expect(gatelint(['--baseline', 'gatelint-baseline.txt'], place).status).toBe(0);
    writeFileSync(
      join(place, 'template.yaml'),
      `# moved\n\n${openTemplate}  Another:\n    Type: AWS::ApiGatewayV2::Route\n    Properties: {ApiId: !Ref Orders, RouteKey: GET /another}\n`,
    );
    const { status, stdout } = gatelint(['--baseline', 'gatelint-baseline.txt', '--format', 'json'], place);
    expect(status).toBe(1);
    const findings: { suppressed: unknown; route: string }[] = JSON.parse(stdout).findings;
    expect(findings.filter(({ suppressed }) => !suppressed).map(({ route }) => route)).toEqual(['GET /another']);
  });
});
