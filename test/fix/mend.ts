import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../src/cli/main.js';
import { builtInRules } from '../../src/rules/builtin.js';
import { fakeTerminal } from '../cli/terminal.js';

/** Values for what only the user can know. */
export const config = `fix:
  throttling-rate: 100
  throttling-burst: 200
  allowed-origins: [https://www.example.com]
`;

/** Arguments that leave one rule on. */
export function only(rule: string): string[] {
  return builtInRules().flatMap(({ id }) => ['--rule', `${id}=${id === rule ? 'low' : 'off'}`]);
}

/** Runs `gatelint check` in a folder. */
export async function check(folder: string, ...args: readonly string[]) {
  const terminal = fakeTerminal({ cwd: folder });
  const status = await main(['check', ...args], terminal);
  return { status, out: terminal.out, err: terminal.err };
}

export async function findingsIn(folder: string, ...args: readonly string[]): Promise<Reported[]> {
  return JSON.parse((await check(folder, '--format', 'json', ...args)).out).findings;
}

export interface Reported {
  readonly rule: string;
  readonly status: string;
  readonly fingerprint: string;
  readonly fix: {
    readonly edits: readonly { readonly text: string }[];
    readonly suggestion: { readonly text: string; readonly reason: string } | null;
  } | null;
}

/** The files of a folder by their paths below it. */
export function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}
