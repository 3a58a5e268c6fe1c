import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Entry, entryOf, readBaseline, writeBaseline } from '../check/baseline.js';
import type { CheckedInput } from '../check/finding.js';
import type { Settings } from '../check/settings.js';
import { count } from '../report/words.js';
import { type Arguments, UsageError } from './arguments.js';
import { printDiagnostics } from './diagnostics.js';
import { say } from './main.js';
import { openFile } from './outputs.js';
import type { Terminal } from './terminal.js';

const defaultFile = 'gatelint-baseline.txt';

/**
 * Writes all that is found now as the baseline.
 * @returns the exit status: 2, and nothing written, where a file could not be read
 * @throws UsageError where the baseline cannot be written
 */
export async function updateBaseline(
  inputs: AsyncIterable<CheckedInput>,
  settings: Settings,
  args: Arguments,
  terminal: Terminal,
): Promise<number> {
  const file = args.value('baseline') ?? settings.config?.baseline ?? defaultFile;
  const entries: Entry[] = [];
  let failed = false;
  for await (const { findings, diagnostics } of inputs) {
    entries.push(...findings.flatMap((finding) => entryOf(finding) ?? []));
    printDiagnostics(diagnostics, args, terminal);
    failed ||= diagnostics.some(({ severity }) => severity === 'error');
  }
  if (failed) {
    say(
      terminal,
      `${file} is not written: some files could not be read; mend them, or leave them out by ignore in gatelint.yaml`,
    );
    return 2;
  }
  write(file, entries, terminal);
  say(terminal, `${file} holds ${count(entries.length, 'finding')}; --baseline ${file} shows what is new`);
  return 0;
}

/**
 * Takes out of the baseline what is mended.
 * @throws UsageError where there is no baseline, or it cannot be written
 */
export function pruneBaseline({ baseline, config }: Settings, args: Arguments, terminal: Terminal): void {
  const file = args.value('baseline') ?? config?.baseline;
  if (!baseline || !file) throw new UsageError('--prune needs a baseline: --baseline FILE');
  const lines = new Map<string, number>();
  for (const entry of baseline.fixed) lines.set(lineOf(entry), (lines.get(lineOf(entry)) ?? 0) + 1);
  const left = readBaseline(readFileSync(resolve(terminal.cwd, file), 'utf8')).filter((entry) => {
    const fixed = lines.get(lineOf(entry)) ?? 0;
    if (fixed > 0) lines.set(lineOf(entry), fixed - 1);
    return fixed === 0;
  });
  write(file, left, terminal);
  say(terminal, `${file} holds ${count(left.length, 'finding')}; ${baseline.fixed.length} mended`);
}

function lineOf({ fingerprint, rule, file }: Entry): string {
  return JSON.stringify([fingerprint, rule, file]);
}

function write(file: string, entries: readonly Entry[], terminal: Terminal): void {
  const sink = openFile(file, terminal.cwd);
  sink.write(writeBaseline(entries));
  sink.finish();
}
