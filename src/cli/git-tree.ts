import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { isInside, realPath } from '../files/root.js';
import { UsageError } from './arguments.js';

/** Templates, services, Terraform, and what they include: definitions, variables, scripts, parameters. */
const candidate = /\.(ya?ml|json|template|tf|tofu|tfvars|toml|[cm]?[jt]s)$|(^|\/)\.env[^/]*$/i;
const LARGEST_FILE = 32 * 1024 * 1024;
const LARGEST_ANSWER = 1024 * 1024 * 1024;

/** A git tree that was written to a folder of its own. */
export interface GitTree {
  /** Its top. */
  readonly root: string;
  /** The folder that stands for the working directory. */
  readonly folder: string;
  remove(): void;
}

/** The commit that a ref names in the repository of `cwd`; null where it names none. */
export function commitOf(ref: string, cwd: string): string | null {
  const { status, stdout } = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], cwd);
  return status === 0 ? stdout.toString().trim() : null;
}

/**
 * The last commit that a ref and what is checked out have in common.
 * @throws UsageError where git has no such commit here, with what to do
 */
export function mergeBase(ref: string, cwd: string): string {
  const shallow = git(['rev-parse', '--is-shallow-repository'], cwd);
  if (shallow.status !== 0) throw new UsageError(`--since ${ref}: this is no git repository`);
  const deepen = shallow.stdout.toString().startsWith('true')
    ? ': this clone is shallow; fetch the whole history (git fetch --unshallow, or fetch-depth: 0 of actions/checkout)'
    : '';
  const commit = commitOf(ref, cwd);
  if (commit === null) throw new UsageError(`--since ${ref}: git has no such commit here${deepen}`);
  const { status, stdout } = git(['merge-base', commit, 'HEAD'], cwd);
  if (status !== 0) throw new UsageError(`--since ${ref}: it has no history in common with HEAD${deepen}`);
  return stdout.toString().trim();
}

/**
 * Reads the files of a commit that may matter from git's objects; the working tree, the index and the configuration of
 * the repository are not touched, and no filter or hook runs. Symbolic links and submodules are left out.
 * @throws UsageError where git cannot read them
 */
export function readTree(commit: string, cwd: string): GitTree {
  const prefix = text(['rev-parse', '--show-prefix'], cwd).trimEnd();
  const entries = text(['ls-tree', '-r', '-l', '-z', '--full-tree', commit], cwd)
    .split('\0')
    .flatMap((line) => {
      const [, mode, object, size, path] = /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line) ?? [];
      const isFile = mode === '100644' || mode === '100755';
      if (!isFile || !object || !path || Number(size) > LARGEST_FILE || !candidate.test(path)) return [];
      return /(^|\/)node_modules\//.test(path) ? [] : [{ object, path }];
    });
  const folder = realPath(mkdtempSync(join(tmpdir(), 'gatelint-tree-')));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const contents = blobs(
      entries.map(({ object }) => object),
      cwd,
    );
    for (const { object, path } of entries) {
      const target = resolve(folder, path);
      const content = contents.get(object);
      if (!content || !isInside(target, folder)) continue;
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
    mkdirSync(join(folder, prefix), { recursive: true });
  } catch (error) {
    remove();
    throw error;
  }
  return { root: folder, folder: join(folder, prefix), remove };
}

/** The contents of objects, read by one process. https://git-scm.com/docs/git-cat-file#_batch_output */
function blobs(objects: readonly string[], cwd: string): ReadonlyMap<string, Buffer> {
  const { status, stdout } = git(['cat-file', '--batch'], cwd, objects.map((object) => `${object}\n`).join(''));
  if (status !== 0) throw new UsageError('git could not read the files of the commit');
  const contents = new Map<string, Buffer>();
  for (let at = 0; at < stdout.length; ) {
    const lineEnd = stdout.indexOf(0x0a, at);
    const [object = '', type, size] = stdout.toString('utf8', at, lineEnd).split(' ');
    if (type !== 'blob') throw new UsageError(`git does not have the object ${object}: fetch the whole history first`);
    const start = lineEnd + 1;
    const end = start + Number(size);
    contents.set(object, stdout.subarray(start, end));
    at = end + 1;
  }
  return contents;
}

function text(args: readonly string[], cwd: string): string {
  const { status, stdout } = git(args, cwd);
  if (status !== 0) throw new UsageError(`git ${args[0]} failed`);
  return stdout.toString('utf8');
}

/** Asks git. */
export function git(args: readonly string[], cwd: string, input?: string) {
  return spawnSync('git', args, {
    cwd,
    ...(input !== undefined && { input }),
    maxBuffer: LARGEST_ANSWER,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    // nothing is fetched or written
    env: { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' },
  });
}
