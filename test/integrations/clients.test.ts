import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  commit,
  folder,
  has,
  hasMultitool,
  multitool,
  openTemplate,
  recipesOf,
  release,
  repository,
  root,
  run,
  whereIs,
} from './tools.js';

// The real clients and validators. What a machine does not have is skipped, and the summary of the run counts it;
// `.ci/run` installs them where it can.

const closedTemplate = openTemplate.replace(
  'RouteKey: GET /orders',
  'RouteKey: GET /orders\n      AuthorizationType: AWS_IAM',
);

const oldestPreCommit = join(root, '.ci/tools/oldest/bin/pre-commit');

/** A hook of this repository on a scratch one, with a cache of its own. */
function tryRepo(client: string, hooks: string) {
  const env = { PRE_COMMIT_HOME: folder(), PRE_COMMIT_COLOR: 'never' };
  return (hook: string, place: string, ...args: string[]) =>
    run(client, ['try-repo', hooks, hook, ...args], place, env);
}

describe.each([
  { client: 'pre-commit', which: 'the newest' },
  { client: oldestPreCommit, which: 'the oldest' },
])('pre-commit, $which', ({ client }) => {
  test.skipIf(!has(client))(
    'finds an open route in the files of a commit, and passes once it is closed',
    { timeout: 600_000 },
    () => {
      const gatelint = tryRepo(client, repository({}, release()));
      const place = repository({ 'template.yaml': openTemplate, 'other.yaml': 'name: no template\n' });
      const found = gatelint('gatelint', place, '--all-files');
      expect(found.stdout).toContain('route-without-authorization');
      expect(found.status).toBe(1);

      writeFileSync(join(place, 'template.yaml'), closedTemplate);
      commit(place);
      const passed = gatelint('gatelint', place, '--all-files');
      expect(passed.stdout).toMatch(/gatelint.*Passed/);
      expect(passed.status).toBe(0);
    },
  );
});

describe.skipIf(!has('pre-commit'))('pre-commit', () => {
  let gatelint: ReturnType<typeof tryRepo>;
  beforeAll(() => {
    gatelint = tryRepo('pre-commit', repository({}, release()));
  });

  test('the manifest is valid', () => {
    expect(run('pre-commit', ['validate-manifest', '.pre-commit-hooks.yaml'], root).status).toBe(0);
  });

  test('reports what concerns the changed file, whose module it reads as a whole', { timeout: 240_000 }, () => {
    const api = 'resource "aws_apigatewayv2_api" "shop" {\n  name          = "shop"\n  protocol_type = "HTTP"\n}\n';
    const route = (name: string) =>
      `resource "aws_apigatewayv2_route" "${name}" {\n  api_id    = aws_apigatewayv2_api.shop.id\n  route_key = "GET /${name}"\n}\n`;
    const place = repository({ 'api.tf': api, 'old.tf': route('old'), 'new.tf': route('new') });
    const { status, stdout } = gatelint('gatelint', place, '--files', 'new.tf');
    expect(stdout).toContain('GET /new of API shop');
    expect(stdout).not.toContain('GET /old');
    expect(status).toBe(1);
    expect(gatelint('gatelint', place, '--files', 'api.tf').status).toBe(0);
  });

  test('is silent on YAML and JSON that is no template, broken or not', { timeout: 240_000 }, () => {
    const place = repository({
      'chart/values.yaml': 'a: {{ .Values.a }}\n',
      'broken.yaml': 'a: [1, 2\nb: }\n',
      'data.json': '{"a": \n',
    });
    const { status, stdout } = gatelint('gatelint', place, '--all-files', '--verbose');
    expect(stdout).toMatch(/Passed\n- hook id: gatelint\n- duration: [\d.]+s\n+No findings\nNo API Gateway API/);
    expect(status).toBe(0);
  });

  test('checks the whole repository with gatelint-all', { timeout: 240_000 }, () => {
    const place = repository({ 'a/template.yaml': openTemplate, 'b/other.yaml': 'name: no template\n' });
    const { status, stdout } = gatelint('gatelint-all', place, '--files', 'b/other.yaml');
    expect(stdout).toContain('a/template.yaml');
    expect(status).toBe(1);
  });
});

describe.skipIf(!has('act'))('the GitHub Action', () => {
  test('annotates, sums up and gives outputs', { timeout: 120_000 }, () => {
    const place = repository(
      {
        'infra/template.yaml': openTemplate,
        '.github/workflows/check.yml': [
          'on: push',
          'jobs:',
          '  check:',
          '    runs-on: ubuntu-latest',
          '    steps:',
          '      - uses: actions/checkout@v4',
          '      - id: gatelint',
          '        uses: ./',
          '        with:',
          '          paths: infra',
          '          fail-on: never',
          '      - run: echo "found $FINDINGS, errors $ERRORS, exit $CODE, $(head -c 11 "$SARIF")"',
          '        env:',
          `          FINDINGS: \${{ steps.gatelint.outputs.findings }}`,
          `          ERRORS: \${{ steps.gatelint.outputs.errors }}`,
          `          CODE: \${{ steps.gatelint.outputs.exit-code }}`,
          `          SARIF: \${{ steps.gatelint.outputs.sarif-file }}`,
          '',
        ].join('\n'),
      },
      release(),
    );
    const { status, stdout, stderr } = run('act', ['push', '-P', 'ubuntu-latest=-self-hosted'], place);
    expect(`${stdout}${stderr}`).toContain('::error file=infra/template.yaml,line=7,');
    expect(stdout).toMatch(/found [1-9]\d*, errors 0, exit 0, \{"\$schema"/);
    expect(stdout).toContain('Who can call what');
    expect(status).toBe(0);
  });
});

describe('the action without a client', () => {
  test('takes its inputs from the environment and fails the step for findings', () => {
    const place = folder();
    mkdirSync(join(place, 'infra'));
    writeFileSync(join(place, 'infra/template.yaml'), openTemplate);
    const [output, summary] = [join(place, 'output'), join(place, 'summary')];
    const { status, stdout } = run('node', [join(release(), 'dist/action.cjs')], place, {
      INPUT_PATHS: 'infra',
      'INPUT_FAIL-ON': 'high',
      INPUT_RULES: 'stage-without-tracing=off\n',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: place,
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=infra\/template\.yaml,/m);
    expect(readFileSync(output, 'utf8')).toMatch(/exit-code<<(\S+)\n1\n\1\n/);
    expect(readFileSync(summary, 'utf8')).toContain('Who can call what');
  });

  describe('on a pull request', () => {
    function onPullRequest(place: string, base: string, inputs: Record<string, string> = {}) {
      const [event, summary] = [join(place, '../event.json'), join(place, '../summary')];
      rmSync(summary, { force: true });
      writeFileSync(event, JSON.stringify({ pull_request: { base: { sha: base } } }));
      const { status, stdout } = run('node', [join(release(), 'dist/action.cjs')], place, {
        'INPUT_FAIL-ON': 'low',
        INPUT_PATHS: '.',
        GITHUB_EVENT_PATH: event,
        GITHUB_STEP_SUMMARY: summary,
        RUNNER_TEMP: folder(),
        ...inputs,
      });
      return { status, stdout, summary: readFileSync(summary, 'utf8') };
    }

    function repositoryWithBase() {
      const place = join(folder(), 'repository');
      mkdirSync(place);
      writeFileSync(join(place, 'template.yaml'), openTemplate);
      const git = (...args: string[]) =>
        run('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], place).stdout.trim();
      git('init', '--quiet');
      git('add', '-A');
      git('commit', '--quiet', '-m', 'x');
      return { place, base: git('rev-parse', 'HEAD') };
    }

    test('reports only what is new, and what became more exposed', () => {
      const { place, base } = repositoryWithBase();
      expect(onPullRequest(place, base)).toMatchObject({ status: 0 });
      writeFileSync(join(place, 'other.yaml'), openTemplate.replaceAll('Orders', 'Others'));
      const { status, stdout, summary } = onPullRequest(place, base);
      expect(status).toBe(1);
      expect(stdout).toContain('file=other.yaml,');
      expect(stdout).not.toContain('file=template.yaml,');
      expect(summary).toContain('other.yaml');
      expect(onPullRequest(place, base, { INPUT_SINCE: 'all' }).stdout).toContain('file=template.yaml,');
    });

    test('reports everything, and says so, where the base is not in the clone', () => {
      const { place } = repositoryWithBase();
      const { status, stdout } = onPullRequest(place, '0123456789012345678901234567890123456789');
      expect(stdout).toContain('::warning title=gatelint reports all findings::');
      expect(stdout).toContain('file=template.yaml,');
      expect(status).toBe(1);
    });
  });
});

describe.skipIf(!has('check-jsonschema'))('files for CI systems fit their schemas', () => {
  const check = (schema: string, file: string) =>
    run('check-jsonschema', ['--builtin-schema', schema, file], root).stdout;

  test('action.yml', () => {
    expect(check('vendor.github-actions', 'action.yml')).toContain('ok');
  });

  test('our workflow, and those that we tell people to write', () => {
    const place = folder();
    const files = workflows().map((text, at) => {
      writeFileSync(join(place, `${at}.yml`), text);
      return join(place, `${at}.yml`);
    });
    expect(files.length).toBeGreaterThan(1);
    for (const file of ['.github/workflows/ci.yml', ...files])
      expect(check('vendor.github-workflows', file)).toContain('ok');
  });

  test.each([
    ['gitlab', 'vendor.gitlab-ci', '.gitlab-ci.yml'],
    ['azure', 'vendor.azure-pipelines', 'azure-pipelines.yml'],
    ['bitbucket', 'vendor.bitbucket-pipelines', 'bitbucket-pipelines.yml'],
  ])('the recipes for %s', (mark, schema, name) => {
    const recipes = recipesOf('docs/ci.md', mark);
    expect(recipes.length).toBeGreaterThan(0);
    for (const recipe of recipes) {
      const file = join(folder(), name);
      writeFileSync(file, recipe);
      expect(check(schema, file)).toContain('ok');
    }
  });
});

describe.skipIf(!has('zizmor'))('zizmor', () => {
  test('finds nothing in our workflow and in those that we tell people to write', { timeout: 60_000 }, () => {
    const place = folder();
    mkdirSync(join(place, '.github/workflows'), { recursive: true });
    cpSync(join(root, '.github/workflows/ci.yml'), join(place, '.github/workflows/ci.yml'));
    cpSync(join(root, 'action.yml'), join(place, 'action.yml'));
    for (const [at, text] of workflows().entries()) writeFileSync(join(place, `.github/workflows/${at}.yml`), text);
    const { status, stdout, stderr } = run('zizmor', ['--offline', '--format=plain', '.'], place);
    expect(`${stdout}${stderr}`).toContain('No findings to report');
    expect(status).toBe(0);
  });
});

describe.skipIf(!hasMultitool)('the SARIF multitool', () => {
  test('has no error or warning by the rules of SARIF and of GitHub code scanning', { timeout: 60_000 }, () => {
    const place = folder();
    const sarif = join(place, 'examples.sarif');
    const cli = join(release(), 'dist/cli.cjs');
    run('node', [cli, '--preset', 'strict', '--format', `sarif=${sarif}`, 'fixtures/examples'], root);
    const args = ['validate', sarif, join(root, 'test/report/golden/sarif.sarif')];
    const kinds = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning', '--log', 'ForceOverwrite'];
    const verdict = join(place, 'verdict.sarif');
    run(multitool, [...args, ...kinds, '--output', verdict], place);
    const results: { ruleId: string }[] = JSON.parse(readFileSync(verdict, 'utf8')).runs[0].results;
    // SARIF2005: a home page of the tool, which it has not got yet
    expect(results.filter(({ ruleId }) => ruleId !== 'SARIF2005')).toEqual([]);
  });
});

describe.skipIf(!has('junitparser'))('junitparser', () => {
  const report = 'test/report/golden/junit.xml';

  test('merges the JUnit report', () => {
    const merged = join(folder(), 'merged.xml');
    const { status, stderr } = run('junitparser', ['merge', report, merged], root);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(readFileSync(merged, 'utf8')).toContain('failures="5"');
  });

  test('reads every suite and case of it, hostile names as they are', () => {
    const script = [
      'import json, sys',
      'from junitparser import JUnitXml',
      'suites = list(JUnitXml.fromfile(sys.argv[1]))',
      'kinds = lambda suite: [type(r).__name__ for case in suite for r in case.result]',
      'print(json.dumps([[s.name, s.tests, s.failures, s.errors, [c.name for c in s], kinds(s)] for s in suites]))',
    ].join('\n');
    // the Python that junitparser is installed for
    const [, python = 'python3'] = /^#!(.*)/.exec(readFileSync(whereIs('junitparser'), 'utf8')) ?? [];
    const { stdout, stderr } = run(python, ['-c', script, report], root);
    expect(stderr).toBe('');
    const suites: [string, number, number, number, string[], string[]][] = JSON.parse(stdout);
    expect(suites.map(([name]) => name)).toContain('infra dir/émile,100%/[a](b)|c:d#e.yaml');
    for (const [, tests, failures, errors, names, kinds] of suites) {
      expect(names).toHaveLength(tests);
      expect(kinds.filter((kind) => kind === 'Failure')).toHaveLength(failures);
      expect(kinds.filter((kind) => kind === 'Error')).toHaveLength(errors);
    }
  });
});

/** The workflows in the documentation. */
function workflows(): readonly string[] {
  const pages = [
    'README.md',
    ...readdirSync(join(root, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  return pages.flatMap((page) => recipesOf(page, 'workflow'));
}
