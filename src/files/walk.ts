import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
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
    const stat = statOf(absolute);
    if (!stat) missing(path);
    else if (!stat.isDirectory()) found.set(absolute, { path: absolute, asked: true });
    else for (const file of filesBelow(absolute)) if (!found.has(file)) found.set(file, { path: file, asked: false });
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function filesBelow(folder: string): string[] {
  const repository = repositoryOf(folder);
  if (repository === null) return walked(folder, []);
  const files = gitFiles(folder);
  if (files === null) return walked(folder, ignoreFiles(repository, folder));
  // Git lists nothing in a folder that it ignores (`cdk.out`, `build`), but somebody asked for it.
  return files.length > 0 ? files.filter(isCandidate) : walked(folder, []);
}

function isCandidate(path: string): boolean {
  const name = basename(path);
  return extensions.test(name) || scripts.test(name);
}

/** The top folder of the git repository that holds a folder; null where there is none. */
function repositoryOf(folder: string): string | null {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return here;
    if (dirname(here) === here) return null;
  }
}

/** The files below a folder that git does not ignore; null where git cannot tell. */
function gitFiles(folder: string): string[] | null {
  let listing: string;
  try {
    // A repository's own configuration must not start a program.
    // loaded here only: a check of named files needs no git
    const { execFileSync } = process.getBuiltinModule('node:child_process');
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
    if (path === '' || path.split('/').some((part) => skipped.has(part))) continue;
    const absolute = join(folder, path);
    // a repository within this one, which git leaves to itself
    if (path.endsWith('/')) for (const file of filesBelow(absolute)) files.push(file);
    else if (!isCandidate(path) || isRegularFile(absolute)) files.push(absolute);
  }
  return files;
}

/** False for symbolic links too: what they lead to is found in its own place, or lies elsewhere. */
function isRegularFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The rules of one `.gitignore`, for paths below its folder. */
interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

function ignoreFile(folder: string): IgnoreFile[] {
  try {
    return [{ folder, rules: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) }];
  } catch {
    return [];
  }
}

/** The `.gitignore` files from the top of a repository down to the folder above the given one. */
function ignoreFiles(top: string, folder: string): IgnoreFile[] {
  if (folder === top) return [];
  const above = dirname(folder);
  return [...ignoreFiles(top, above), ...ignoreFile(above)];
}

/** The deepest `.gitignore` that says something of a path decides. */
function isIgnored(path: string, files: readonly IgnoreFile[]): boolean {
  for (const { folder, rules } of files.toReversed()) {
    const verdict = rules.test(
      path
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    );
    if (verdict.ignored || verdict.unignored) return verdict.ignored;
  }
  return false;
}

/** A walk that honours the `.gitignore` files above, and those that it meets. */
function walked(folder: string, above: readonly IgnoreFile[]): string[] {
  const ignoring = [...above, ...ignoreFile(folder)];
  const files: string[] = [];
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (skipped.has(entry.name) || isIgnored(`${path}${sep}`, ignoring)) continue;
      for (const file of walked(path, ignoring)) files.push(file);
    } else if (entry.isFile() && isCandidate(path) && !isIgnored(path, ignoring)) files.push(path);
  }
  return files;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
