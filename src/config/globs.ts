import { isAbsolute, relative, sep } from 'node:path';
import { braceExpand, Minimatch } from 'minimatch';

/** Whether an absolute path fits one of some globs, which are relative to a folder. `**` and names with dots are meant. */
export type Globs = (path: string) => boolean;

/** What braces may unfold to, and stars that may stand between two slashes: each multiplies what a match can cost. */
const limits = { patterns: 1_000, stars: 3 };

/** Why a glob cannot be used, in words; null where it can. */
export function problemOf(glob: string): string | null {
  if (/[@!+*?]\(/.test(glob)) return `${glob}: lists of patterns in parentheses are not supported; write {a,b}`;
  const patterns = braceExpand(glob, { braceExpandMax: limits.patterns + 1 });
  if (patterns.length > limits.patterns) return `${glob}: its braces make more than ${limits.patterns} patterns`;
  const isCostly = (part: string) => part !== '**' && (part.match(/\*+/g)?.length ?? 0) > limits.stars;
  if (patterns.some((pattern) => pattern.split('/').some(isCostly)))
    return `${glob}: there are more than ${limits.stars} stars between two slashes`;
  return null;
}

export function compileGlobs(globs: readonly string[], folder: string): Globs {
  const matchers = globs.map((glob) => {
    const plain = glob.replace(/^\.?\//, '');
    return new Minimatch(plain.endsWith('/') ? `${plain}**` : plain, {
      dot: true,
      nocomment: true,
      nonegate: true,
      noext: true,
    });
  });
  return (path) => {
    const way = relative(folder, path);
    if (way.startsWith(`..${sep}`) || way === '..' || isAbsolute(way)) return false;
    const name = way.split(sep).join('/');
    return matchers.some((matcher) => matcher.match(name));
  };
}
