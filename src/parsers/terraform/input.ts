import { defaultLimits, type Limits } from '../../files/limits.js';
import type { Reader } from '../../files/reader.js';
import type { Input } from '../../graph/world.js';
import { buildGraph } from '../cloudformation/build/graph.js';
import { configurationFiles } from './files.js';
import { openPlan } from './plan.js';
import type { TerraformResult } from './source.js';

export interface TerraformInput {
  readonly input: Input;
  /** Directories whose configuration is part of it: they are not read a second time on their own. */
  readonly directories: readonly string[];
}

/** Runs work that cannot be interrupted within the time that it may take. */
export type Within = <T>(work: () => T) => T;

/** A plan, with the configuration in `directory` for its places; `take` gives the plan's bytes. */
export async function readTerraformPlan(
  file: string,
  take: () => Buffer,
  directory: string,
  reader: Reader,
  within: Within,
): Promise<TerraformInput> {
  const plan = within(() => openPlan(file, take, { directory, files: configurationFiles(reader, directory) }));
  // without configuration nothing of its language is loaded
  const rootOf = plan.hasConfiguration ? await (await import('./plan-root.js')).configurationReader() : null;
  return within(() => inputOf(plan.read(rootOf)));
}

/** A directory of `.tf` files as a root module. */
export async function readTerraformModule(
  directory: string,
  reader: Reader,
  {
    parameters: variables,
    region,
    limits = defaultLimits,
  }: {
    readonly parameters: ReadonlyMap<string, string>;
    readonly region: string | null;
    readonly limits?: Limits;
  },
  within: Within,
): Promise<TerraformInput> {
  const files = configurationFiles(reader, directory);
  const { readModule } = await import('./source.js');
  const parser = await (await import('./hcl/load.js')).hclParser();
  return within(() => inputOf(readModule(directory, parser, { files, variables, region, limits })));
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
