import { type ConfigurationFiles, isConfigurationFile } from './files.js';
import { type Json, listAt, objectAt, textAt } from './plan-file.js';

/** How far below the given folder a plan's configuration is looked for. */
const limits = { depth: 3, folders: 200, declarations: 200 };

/**
 * The folder of a plan's configuration: the given one where it holds any, else the one below it that declares the most
 * of the plan's root module, and at least half of it. Null where there is none.
 */
export function configurationFolder(given: string, files: ConfigurationFiles, configuration: Json): string | null {
  if (files.list(given).some(isConfigurationFile)) return given;
  if (files.folders(given).length === 0) return null;
  const declared = declarations(objectAt(configuration, 'root_module'));
  let best: { folder: string; found: number } | null = null;
  let level = [given];
  let seen = 0;
  for (let depth = 0; depth < limits.depth && declared.length > 0; depth++) {
    const below = level.flatMap((folder) =>
      files.folders(folder).map((name) => (folder === '.' ? name : `${folder}/${name}`)),
    );
    level = [];
    for (const folder of below) {
      if (++seen > limits.folders) break;
      level.push(folder);
      const text = textOfFolder(folder, files);
      const found = text === '' ? 0 : declared.filter((one) => one.test(text)).length;
      if (found * 2 >= declared.length && found > (best?.found ?? 0)) best = { folder, found };
    }
  }
  return best?.folder ?? null;
}

/** Patterns of the blocks (or JSON members) that declare what the plan's root module has. */
function declarations(module: Json | undefined): RegExp[] {
  const quoted = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const resources = listAt(module, 'resources')
    .slice(0, limits.declarations)
    .map((resource) => {
      const type = quoted(textAt(resource, 'type') ?? '');
      const name = quoted(textAt(resource, 'name') ?? '');
      return new RegExp(`"${type}"\\s*(?:"${name}"|:\\s*\\{[^]*?"${name}"\\s*:)`);
    });
  const calls = Object.keys(objectAt(module, 'module_calls') ?? {}).map(
    (name) => new RegExp(`module"?\\s*(?::\\s*\\{\\s*)?"${quoted(name)}"`),
  );
  return [...calls, ...resources].slice(0, limits.declarations);
}

function textOfFolder(folder: string, files: ConfigurationFiles): string {
  return files
    .list(folder)
    .filter(isConfigurationFile)
    .map((name) => {
      const source = files.read(`${folder}/${name}`);
      return 'problem' in source ? '' : source.text;
    })
    .join('\n');
}
