import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedSince } from '../../src/cli/changed-lines.js';
import { main } from '../../src/cli/main.js';
import { fakeTerminal } from './terminal.js';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'gatelint-since-test-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function git(...args: readonly string[]): void {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...who, ...args], { cwd, stdio: 'ignore' });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

function commit(): void {
  git('add', '-A');
  git('commit', '-m', 'x');
}

/** Routes by path, with their authorization. */
function api(routes: Readonly<Record<string, string>>, before = ''): string {
  const methods = Object.entries(routes).map(
    ([name, type]) =>
      `  R${name}: {Type: AWS::ApiGateway::Resource, Properties: {RestApiId: !Ref Shop, ParentId: !GetAtt Shop.RootResourceId, PathPart: ${name}}}
  M${name}: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Shop, ResourceId: !Ref R${name}, HttpMethod: GET, AuthorizationType: ${type}}}\n`,
  );
  return `${before}Resources:\n  Shop: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop}}\n${methods.join('')}`;
}

async function check(...args: readonly string[]) {
  const terminal = fakeTerminal({ cwd });
  const status = await main(['check', '--format', 'json', ...args], terminal);
  const findings = terminal.out === '' ? [] : JSON.parse(terminal.out).findings;
  const routes = findings
    .filter(
      (one: { suppressed: unknown; rule: string }) => !one.suppressed && one.rule === 'route-without-authorization',
    )
    .map((one: { route: string | null; resource: string }) => one.route ?? one.resource);
  return { status, routes, err: terminal.err };
}

describe('--since', () => {
  beforeEach(() => {
    git('init');
    write('api/template.yaml', api({ old: 'NONE' }));
    commit();
  });

  it('reports what is new, and fails for it alone', async () => {
    expect((await check()).routes).toEqual(['GET /old']);
    expect(await check('--since', 'HEAD')).toMatchObject({ status: 0, routes: [] });
    write('api/template.yaml', api({ old: 'NONE', new: 'NONE' }));
    expect(await check('--since', 'HEAD')).toMatchObject({ status: 1, routes: ['GET /new'] });
  });

  it('compares with the merge base, not with what the other branch became', async () => {
    git('checkout', '-b', 'topic');
    git('checkout', 'main');
    write('api/template.yaml', api({ old: 'AWS_IAM' }));
    commit();
    git('checkout', 'topic');
    expect((await check('--since', 'main')).routes).toEqual([]);
  });

  it('knows findings again in moved lines and renamed folders', async () => {
    write('api/template.yaml', api({ old: 'NONE' }, '# one\n# two\n'));
    renameSync(join(cwd, 'api'), join(cwd, 'service'));
    expect(await check('--since', 'HEAD')).toMatchObject({ status: 0, routes: [] });
  });

  it('works from a folder below, for named files', async () => {
    write('api/template.yaml', api({ old: 'NONE', new: 'NONE' }));
    const top = cwd;
    cwd = join(top, 'api');
    const { routes } = await check('template.yaml', '--since', 'HEAD');
    cwd = top;
    expect(routes).toEqual(['GET /new']);
  });

  it('reports what lost its suppression', async () => {
    const suppressed = api({ old: 'NONE' }).replace(
      '  Mold:',
      '  # gatelint-ignore route-without-authorization: public on purpose\n  Mold:',
    );
    write('api/template.yaml', suppressed);
    commit();
    expect((await check('--since', 'HEAD')).routes).toEqual([]);
    write('api/template.yaml', api({ old: 'NONE' }));
    expect((await check('--since', 'HEAD')).routes).toEqual(['GET /old']);
  });

  it('leaves the working tree and the index alone', async () => {
    write('api/template.yaml', api({ new: 'NONE' }));
    const state = () => execFileSync('git', ['status', '--porcelain'], { cwd, encoding: 'utf8' });
    const before = state();
    await check('--since', 'HEAD');
    expect(state()).toBe(before);
    expect(readdirSync(cwd).sort()).toEqual(['.git', 'api']);
  });

  it('says that git has no such commit', async () => {
    const { status, err } = await check('--since', 'nowhere');
    expect(status).toBe(2);
    expect(err).toContain('--since nowhere: git has no such commit here');
  });

  it('says that a clone is too shallow', async () => {
    write('api/template.yaml', api({ old: 'NONE', new: 'NONE' }));
    commit();
    git('clone', '--depth', '1', `file://${cwd}`, 'clone');
    const top = cwd;
    cwd = join(top, 'clone');
    const { status, err } = await check('--since', 'HEAD~1');
    cwd = top;
    expect(status).toBe(2);
    expect(err).toContain('this clone is shallow; fetch the whole history');
  });
});

it('--since outside a repository says so', async () => {
  write('template.yaml', api({ old: 'NONE' }));
  const { status, err } = await check('--since', 'main');
  expect(status).toBe(2);
  expect(err).toContain('this is no git repository');
});

describe('--base-plan', () => {
  const resource = (type: string, name: string, after: object) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: { actions: ['create'], before: null, after, after_unknown: {} },
  });
  const plan = (...authorizations: readonly string[]) =>
    JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.9.0',
      planned_values: { root_module: {} },
      resource_changes: [
        resource('aws_api_gateway_rest_api', 'shop', { name: 'shop' }),
        ...authorizations.map((authorization, at) =>
          resource('aws_api_gateway_method', `m${at}`, {
            http_method: 'GET',
            authorization,
            rest_api_id: 'a1b2',
            resource_id: `r${at}`,
          }),
        ),
      ],
      configuration: { root_module: {} },
    });

  it('reports what the other plan does not have', async () => {
    write('base.json', plan('NONE'));
    write('plan.json', plan('NONE', 'NONE'));
    const whole = await check('plan.json');
    const fresh = await check('plan.json', '--base-plan', 'base.json');
    expect(whole.routes).toHaveLength(2);
    expect(fresh.routes).toHaveLength(1);
    expect((await check('base.json', '--base-plan', 'base.json')).routes).toEqual([]);
  });

  it('says that there is no such plan', async () => {
    write('plan.json', plan('NONE'));
    expect((await check('plan.json', '--base-plan', 'gone.json')).err).toContain('gone.json does not exist');
  });
});

describe('annotations with --since', () => {
  beforeEach(() => {
    git('init');
    write('api/template.yaml', api({ old: 'NONE' }));
    commit();
  });

  it('knows the lines that a change brings, in each file, also below the top', () => {
    write('api/template.yaml', api({ old: 'NONE', new: 'NONE' }));
    write('other.yaml', '+++ b/api/template.yaml\n@@ -1 +1 @@\n');
    commit();
    const isChanged = changedSince('HEAD~1', cwd);
    const lines = [1, 2, 3, 4, 5, 6].filter((line) => isChanged('api/template.yaml', line));
    expect(lines).toEqual([5, 6]);
    expect([1, 2, 3].map((line) => isChanged('other.yaml', line))).toEqual([true, true, false]);
    expect(changedSince('HEAD~1', join(cwd, 'api'))('template.yaml', 5)).toBe(true);
    expect(changedSince('HEAD', cwd)('api/template.yaml', 5)).toBe(false);
  });
});
