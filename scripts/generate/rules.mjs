import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/**
 * The built-in rules, by listing: `rules/<group>/<id>.yaml`. The order is that of groups and ids.
 * Each is `{ group, id, source }`, the source as the file says it.
 */
export function readRules(root) {
  const folder = join(root, 'rules');
  return readdirSync(folder, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const source = parse(readFileSync(join(folder, file), 'utf8'));
      const [group] = file.split('/');
      const id = basename(file, '.yaml');
      if (source.id !== id) throw new Error(`rules/${file}: the file is named after its rule, which is '${source.id}'`);
      return { group, id, source };
    });
}
