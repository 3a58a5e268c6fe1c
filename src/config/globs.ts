import { isAbsolute, relative, sep } from 'node:path';
import { Minimatch } from 'minimatch';

/** Whether an absolute path fits one of some globs, which are relative to a folder. `**` and names with dots are meant. */
export type Globs = (path: string) => boolean;

export function compileGlobs(globs: readonly string[], folder: string): Globs {
  const matchers = globs.map((glob) => {
    const plain = glob.replace(/^\.?\//, '');
    return new Minimatch(plain.endsWith('/') ? `${plain}**` : plain, { dot: true, nocomment: true, nonegate: true });
  });
  return (path) => {
    const way = relative(folder, path);
    if (way.startsWith(`..${sep}`) || way === '..' || isAbsolute(way)) return false;
    const name = way.split(sep).join('/');
    return matchers.some((matcher) => matcher.match(name));
  };
}
