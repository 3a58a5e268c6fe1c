import { posix } from 'node:path';
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

/** A plan, with the configuration in `directory` (else in its own folder) for its places. */
export async function planInput(source: Source, directory: string | null, reader: Reader): Promise<TerraformInput> {
  const beside = directory ?? posix.dirname(source.file);
  return inputOf(await readPlan(source, { directory: beside, files: configurationFiles(reader, beside) }));
}

/** A directory of `.tf` files as a root module. */
export async function moduleInput(
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
