import { join } from 'node:path';
import { Memory } from '../check/memory.js';
import type { Settings } from '../check/settings.js';
import type { InputOptions } from '../parsers/inputs.js';
import type { Arguments } from './arguments.js';
import type { Terminal } from './terminal.js';

/** What earlier runs with the same options found; null where nothing is kept. */
export function memoryOf(
  args: Arguments,
  { kept, cwd }: Terminal,
  { config, ownTexts, ruleSet }: Settings,
  { parameters, stage, region, root, source, limits }: InputOptions,
): Memory | null {
  if (kept === null || args.has('no-cache')) return null;
  const settings = [[...parameters], stage, region, root, source, limits, config?.fix ?? {}, [...ownTexts]];
  return new Memory({ folder: join(kept, 'findings'), cwd, rules: ruleSet, settings });
}
