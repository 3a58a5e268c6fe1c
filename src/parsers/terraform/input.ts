import type { Reader } from '../../files/reader.js';
import type { Input } from '../../graph/world.js';
import type { Source } from '../../text/source.js';
import { buildGraph } from '../cloudformation/build/graph.js';
import { configurationFiles } from './files.js';
import { hclParser } from './hcl/load.js';
import { openPlan } from './plan.js';
import { readModule, type TerraformResult } from './source.js';

export interface TerraformInput {
  readonly input: Input;
  /** Directories whose configuration is part of it: they are not read a second time on their own. */
  readonly directories: readonly string[];
}

/** Runs work that cannot be interrupted within the time that it may take. */
export type Within = <T>(work: () => T) => T;

/** A plan, with the configuration in `directory` for its places. */
export async function readTerraformPlan(
  source: Source,
  directory: string,
  reader: Reader,
  within: Within,
): Promise<TerraformInput> {
  const plan = within(() => openPlan(source, { directory, files: configurationFiles(reader, directory) }));
  const parser = plan.needsParser ? await hclParser() : null;
  return within(() => inputOf(plan.read(parser)));
}

/** A directory of `.tf` files as a root module. */
export async function readTerraformModule(
  directory: string,
  reader: Reader,
  {
    parameters: variables,
    region,
  }: { readonly parameters: ReadonlyMap<string, string>; readonly region: string | null },
  within: Within,
): Promise<TerraformInput> {
  const files = configurationFiles(reader, directory);
  const parser = await hclParser();
  return within(() => inputOf(readModule(directory, parser, { files, variables, region })));
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
