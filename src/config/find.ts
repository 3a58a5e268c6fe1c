import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { rootFor } from '../files/root.js';

const names = ['gatelint.yaml', 'gatelint.yml', 'gatelint.json'];

/** The nearest configuration file from `cwd` upwards to the root of its repository, as an absolute path; or null. */
export function findConfig(cwd: string): string | null {
  const root = rootFor('.', cwd);
  for (let here = resolve(cwd); ; here = dirname(here)) {
    const found = names.map((name) => join(here, name)).find((file) => existsSync(file)) ?? packageConfig(here);
    if (found) return found;
    if (here === root || dirname(here) === here) return null;
  }
}

/** `package.json`, where it has a key `gatelint`. */
function packageConfig(folder: string): string | null {
  const file = join(folder, 'package.json');
  try {
    const text = readFileSync(file, 'utf8');
    return text.includes('"gatelint"') && 'gatelint' in JSON.parse(text) ? file : null;
  } catch {
    return null; // no package.json, or none that npm could read either
  }
}
