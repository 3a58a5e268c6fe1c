import type { Reader } from '../../files/reader.js';
import type { Input } from '../../graph/world.js';
import type { Source } from '../../text/source.js';
import { buildGraph } from '../cloudformation/build/graph.js';
import { configurationFiles } from './files.js';
import { readPlan } from './plan.js';
import { readModule, type TerraformResult } from './source.js';

export interface TerraformInput {
  readonly input: Input;
  /** Directories whose configuration is part of it: they are not read a second time on their own. */
  readonly directories: readonly string[];
}

/** A plan, with the configuration in `directory` for its places. */
export async function readTerraformPlan(source: Source, directory: string, reader: Reader): Promise<TerraformInput> {
  return inputOf(await readPlan(source, { directory, files: configurationFiles(reader, directory) }));
}

/** A directory of `.tf` files as a root module. */
export async function readTerraformModule(
  directory: string,
  reader: Reader,
  options: { readonly parameters: ReadonlyMap<string, string>; readonly region: string | null },
): Promise<TerraformInput> {
  const files = configurationFiles(reader, directory);
  return inputOf(await readModule(directory, { files, variables: options.parameters, region: options.region }));
}

/** Terraform has no conditions that are open after planning: there is one world. */
function inputOf({ resources, diagnostics, incomplete, sources, directories }: TerraformResult): TerraformInput {
  const graph = buildGraph(resources, {
    format: 'terraform',
    files: sources.map((source) => source.file),
    incomplete,
  });
  return { input: { sources, worlds: [{ choices: [], graph }], diagnostics, notAllWorlds: null }, directories };
}
