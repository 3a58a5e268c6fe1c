import { terminal as safe, withoutCommands } from '../report/escape.js';
import { type Arguments, parseArguments, UsageError } from './arguments.js';
import type { CommandName } from './flags.js';
import { processTerminal, type Terminal } from './terminal.js';

/** Resolves to the exit status: 0, 1 for findings, 2 where the command itself failed. */
export type Run = (args: Arguments, terminal: Terminal) => Promise<number>;

const runs: Record<CommandName, () => Promise<Run>> = {
  check: async () => (await import('./check.js')).check,
  graph: async () => (await import('./graph.js')).graph,
  diff: async () => (await import('./diff.js')).diff,
  explain: async () => (await import('./explain.js')).explain,
  rules: async () => (await import('./rules.js')).rules,
  merge: async () => (await import('./merge.js')).merge,
  init: async () => (await import('./init.js')).init,
  config: async () => (await import('./config.js')).config,
  completion: async () => (await import('./completion.js')).completion,
};

export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const args = parseArguments(argv);
    if (args.has('version')) {
      terminal.stdout.write(`${(await import('./version.js')).tool.version}\n`);
      return 0;
    }
    if (args.has('help')) {
      terminal.stdout.write((await import('./help.js')).helpFor(argv.length > 1 ? args.command : null));
      return 0;
    }
    const run = await runs[args.command]();
    return await run(args, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(terminal, error.message);
    return 2;
  }
}

/** One line on standard error. */
export function say(terminal: Terminal, message: string): void {
  terminal.stderr.write(`${withoutCommands(`gatelint: ${safe(message)}`)}\n`);
}

/** `kept`: the folder of what is kept from run to run; null for nothing. */
export async function start(kept: string | null): Promise<void> {
  const terminal = processTerminal(kept);
  try {
    process.exitCode = await main(process.argv.slice(2), terminal);
    terminal.flush();
  } catch (error) {
    process.exitCode = 2;
    if (error instanceof UsageError) return say(terminal, error.message);
    // A bug: everything that an input can do wrong is a diagnostic.
    terminal.stderr.write(
      `gatelint: internal error, please report it: ${safe((error as Error).stack ?? String(error))}\n`,
    );
  }
}
