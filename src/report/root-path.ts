import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * Paths as services want them that look at the repository: relative to its root, with `/`, symbolic links resolved, also
 * when run in a subfolder. Null for a file outside of it.
 */
export function rootPaths(cwd: string, root: string): (file: string) => string | null {
  const realRoot = real(root);
  return (file) => {
    const path = resolve(cwd, file);
    const within = [relative(realRoot, real(path)), relative(root, path)].find(
      (way) => way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way),
    );
    return within === undefined ? null : within.split(sep).join('/');
  };
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // standard input has a name only
  }
}
