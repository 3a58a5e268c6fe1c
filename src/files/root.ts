import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/**
 * The folder below which included files may be read: the git top level that holds the path, else the nearest folder
 * that holds both the working directory and the path.
 */
export function rootFor(path: string, cwd: string): string {
  const start = folderOf(resolve(cwd, path));
  for (let here = start; ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return realPath(here);
    if (dirname(here) === here) break;
  }
  return commonFolder(realPath(start), realPath(resolve(cwd)));
}

/** Whether a real path lies in a real folder. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && resolve(folder, way) === path);
}

/** A path as it is reported: relative to the working directory, with `/`. */
export function shown(path: string, cwd: string): string {
  const way = relative(cwd, path);
  return (way === '' ? '.' : way).split(sep).join('/');
}

function folderOf(path: string): string {
  try {
    return statSync(path).isDirectory() ? path : dirname(path);
  } catch {
    return dirname(path);
  }
}

function commonFolder(one: string, other: string): string {
  let here = one;
  while (!isInside(other, here) && dirname(here) !== here) here = dirname(here);
  return here;
}

/** A path with its symbolic links followed; of a path that does not exist, as far as it does. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
