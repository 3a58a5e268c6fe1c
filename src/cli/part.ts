import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CheckedInput, concernedBy, type Finding } from '../check/finding.js';
import { shown } from '../files/root.js';
import type { Arguments } from './arguments.js';
import { pathsOf } from './inputs.js';
import type { Terminal } from './terminal.js';

/**
 * Which findings a run over a part of the repository reports; null for all.
 *
 * With `--only-named` (the pre-commit hook) those that concern the named files: the deciding text, or a step on the way
 * to it, stands in one. Neither there nor in a shard is it known that a suppression matches nothing: that is left to a
 * run over everything.
 */
export function concerned(args: Arguments, { cwd }: Terminal): ((finding: Finding) => boolean) | null {
  if (!args.has('only-named')) return args.has('shard') ? isCertain : null;
  const paths = pathsOf(args).map((path) => resolve(cwd, path));
  const named = new Set(paths.map((path) => shown(path, cwd)));
  const folders = paths.filter(isFolder).map((path) => (path === cwd ? '' : `${shown(path, cwd)}/`));
  const isNamed = (file: string) => named.has(file) || folders.some((folder) => file.startsWith(folder));
  return (finding) => isCertain(finding) && concernedBy(finding).some((span) => isNamed(span.source.file));
}

export async function* concerning(
  inputs: AsyncIterable<CheckedInput>,
  concerns: ((finding: Finding) => boolean) | null,
): AsyncGenerator<CheckedInput> {
  for await (const checked of inputs)
    yield concerns ? { ...checked, findings: checked.findings.filter(concerns) } : checked;
}

function isCertain({ rule }: Finding): boolean {
  return rule !== 'suppression-unused';
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
