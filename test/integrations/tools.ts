import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

// `.ci/run` installs the clients and validators here; elsewhere those of the machine are used.
const path = [join(root, '.ci/tools/bin'), process.env.PATH].join(':');

export function has(command: string): boolean {
  return run('sh', ['-c', `command -v ${command}`], root).status === 0;
}

/** The file that a command is. */
export function whereIs(command: string): string {
  return run('sh', ['-c', `command -v ${command}`], root).stdout.trim();
}

export const multitool = join(root, '.ci/tools/node/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');
export const hasMultitool = existsSync(multitool);

export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): SpawnSyncReturns<string> {
  // Vitest sets it, and newer versions of Node warn of it beside NO_COLOR, even where it is empty.
  const { FORCE_COLOR: _, ...own } = process.env;
  return spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...own, NO_COLOR: '1', PATH: path, ...env },
    maxBuffer: 1 << 26,
  });
}

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'gatelint-'));
}

let made: string | undefined;

/** A copy of what a release of this repository holds, with `dist/` made of the sources as they are. */
export function release(): string {
  if (made !== undefined) return made;
  const target = folder();
  const { status, stderr } = run('node', ['scripts/compile.mjs', '--out', join(target, 'dist')], root);
  if (status !== 0) throw new Error(stderr);
  for (const file of ['package.json', '.pre-commit-hooks.yaml', 'action.yml', 'LICENSE', 'README.md']) {
    cpSync(join(root, file), join(target, file));
  }
  made = target;
  return target;
}

/** A new git repository with these files, committed. */
export function repository(files: Record<string, string>, from?: string): string {
  const target = folder();
  if (from) for (const name of readdirSync(from)) cpSync(join(from, name), join(target, name), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), text);
  }
  git(target, 'init', '--quiet', '--initial-branch=main');
  commit(target);
  return target;
}

export function commit(repository: string): void {
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '--message=files');
}

function git(cwd: string, ...args: readonly string[]): void {
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = run('git', [...author, ...args], cwd);
  if (status !== 0) throw new Error(stderr);
}

/** The recipes of one kind on a page of the documentation. */
export function recipesOf(page: string, kind: string): readonly string[] {
  const marked = new RegExp(`<!-- ${kind}:start -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``, 'g');
  return Array.from(readFileSync(join(root, page), 'utf8').matchAll(marked), ([, text = '']) => text);
}

/** A template with one route that anybody can call. */
export const openTemplate = `Resources:
  Orders:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Name: orders
      ProtocolType: HTTP
  Route:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Orders
      RouteKey: GET /orders
`;
