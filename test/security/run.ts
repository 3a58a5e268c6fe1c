import { main } from '../../src/cli/main.js';
import { fakeTerminal } from '../cli/terminal.js';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a folder, as a person would there. */
export async function run(cwd: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const terminal = fakeTerminal({ cwd, env });
  const status = await main(args, terminal);
  return { status, out: terminal.out, err: terminal.err };
}

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly resource: string;
    readonly message: string;
    readonly location: { readonly file: string };
  }[];
  readonly errors: readonly { readonly code: string; readonly file: string; readonly message: string }[];
}

/** The JSON report of a folder. */
export async function reportOf(cwd: string, args: readonly string[] = []): Promise<Report & { status: number }> {
  const { status, out } = await run(cwd, ['check', '.', '--format', 'json', ...args]);
  return { status, ...(JSON.parse(out) as Report) };
}
