import { dirname, join, resolve } from 'node:path';
import type { Reader } from '../files/reader.js';
import type { Source } from '../text/source.js';
import { compileGlobs } from './globs.js';

/** The files below a configuration file's folder that a path or glob names: absolute, sorted. */
export function expandGlob(glob: string, from: Source, reader: Reader): string[] {
  const folder = dirname(resolve(reader.cwd, from.file));
  if (!/[*?[\]{}]/.test(glob)) return 'source' in reader.read(glob, from) ? [resolve(folder, glob)] : [];
  const matches = compileGlobs([glob], folder);
  const found: string[] = [];
  const visit = (here: string) => {
    for (const entry of reader.list(here, from) ?? []) {
      const path = join(here, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && entry.name !== '.git') visit(path);
      } else if (entry.isFile() && matches(path)) found.push(path);
    }
  };
  visit(folder);
  return found.sort();
}
