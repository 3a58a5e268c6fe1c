import type { Terminal } from '../../src/cli/terminal.js';

/** A terminal that keeps what is written. */
export function fakeTerminal(
  changes: {
    cwd?: string;
    kept?: string | null;
    env?: Record<string, string>;
    stdin?: string;
    isTerminal?: boolean;
  } = {},
): Terminal & { out: string; err: string } {
  const { cwd = '/repo', kept = null, env = {}, stdin = '', isTerminal = false } = changes;
  const terminal = {
    out: '',
    err: '',
    stdout: {
      write: (text: string) => {
        terminal.out += text;
      },
      isTerminal: () => isTerminal,
    },
    stderr: {
      write: (text: string) => {
        terminal.err += text;
      },
      isTerminal: () => isTerminal,
    },
    env,
    cwd,
    kept,
    readStdin: () => stdin,
  };
  return terminal;
}
