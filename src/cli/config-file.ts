import { findConfig } from '../config/find.js';
import { type Arguments, UsageError } from './arguments.js';
import type { Terminal } from './terminal.js';

/**
 * The configuration that holds for a run: the one that is named, else the nearest one; null for none.
 * @throws UsageError
 */
export function configFileOf(args: Arguments, { cwd }: Terminal): string | null {
  if (args.has('config') && args.has('no-config')) throw new UsageError('--config and --no-config exclude each other');
  return args.has('no-config') ? null : (args.value('config') ?? findConfig(cwd));
}
