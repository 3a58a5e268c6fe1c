import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Folders that are never walked: what tools put there is not what a person wrote. */
const skipped = new Set([
  '.git',
  'node_modules',
  '.terraform',
  '.aws-sam',
  '.serverless',
  'cdk.out',
  '.venv',
  '__pycache__',
]);

const extensions = /\.(ya?ml|json|template|tf|tofu)$/i;
const scripts = /^serverless\.(ts|js|mjs|cjs)$/;

export interface Found {
  /** Absolute path. */
  readonly path: string;
  /** True where the path itself was asked for, not the folder above it. */
  readonly asked: boolean;
}

/**
 * The files that may be infrastructure below the given paths, sorted by path, each once. Inside a git repository these
 * are the files that git does not ignore; a path that was asked for by name is always among them.
 */
export function walk(paths: readonly string[], cwd: string, missing: (path: string) => void): Found[] {
  const found = new Map<string, Found>();
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const stat = statSync(absolute, { throwIfNoEntry: false });
    if (!stat) {
      missing(path);
      continue;
    }
    if (!stat.isDirectory()) {
      found.set(absolute, { path: absolute, asked: true });
      continue;
    }
    for (const file of filesBelow(absolute)) if (!found.has(file)) found.set(file, { path: file, asked: false });
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function filesBelow(folder: string): string[] {
  return (isInRepository(folder) ? gitFiles(folder) : null) ?? walkedFiles(folder, []);
}

function isCandidate(name: string): boolean {
  return extensions.test(name) || scripts.test(name);
}

function isInRepository(folder: string): boolean {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return true;
    if (dirname(here) === here) return false;
  }
}

/** Null where git cannot tell. */
function gitFiles(folder: string): string[] | null {
  let listing: string;
  try {
    listing = execFileSync('git', ['-c', 'core.fsmonitor=false', 'ls-files', '-co', '--exclude-standard', '-z'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
  const files: string[] = [];
  for (const path of listing.split('\0')) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!isCandidate(name) || path.split('/').some((part) => skipped.has(part))) continue;
    const absolute = join(folder, path);
    if (existsSync(absolute)) files.push(absolute);
  }
  return files;
}

/** A walk that honours the `.gitignore` files that it meets. */
function walkedFiles(folder: string, above: readonly { base: string; rules: Ignore }[]): string[] {
  const files: string[] = [];
  const rules = [...above];
  try {
    rules.push({ base: folder, rules: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) });
  } catch {
    // no .gitignore here
  }
  const ignored = (path: string): boolean =>
    rules.some((one) =>
      one.rules.ignores(
        path
          .slice(one.base.length + 1)
          .split(sep)
          .join('/'),
      ),
    );
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return files;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name) && !ignored(`${path}${sep}`)) files.push(...walkedFiles(path, rules));
    } else if (entry.isFile() && isCandidate(entry.name) && !ignored(path)) files.push(path);
  }
  return files;
}
