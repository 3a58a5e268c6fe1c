import { git, mergeBase } from './git-tree.js';

/**
 * Whether a line of a file (relative to `cwd`) is new or changed since the merge base with a ref. Two commits are
 * compared, not the working tree: no filter of the repository runs.
 * @throws UsageError where git has no such commit
 */
export function changedSince(ref: string, cwd: string): (file: string, line: number) => boolean {
  const options = ['--unified=0', '--relative', '--no-renames', '--no-color', '--no-ext-diff', '--no-textconv'];
  const prefixes = ['--src-prefix=a/', '--dst-prefix=b/'];
  const { stdout } = git(
    ['-c', 'core.quotePath=false', 'diff', ...options, ...prefixes, mergeBase(ref, cwd), 'HEAD'],
    cwd,
  );
  const changed = new Map<string, [start: number, end: number][]>();
  let ranges: [number, number][] = [];
  // the lines that say what follows stand at the start of a file and of each of its parts; content is behind + or -
  let isHead = false;
  for (const text of stdout.toString('utf8').split('\n')) {
    if (text.startsWith('diff --git ')) isHead = true;
    const [, file] = isHead ? (/^\+\+\+ b\/(.*?)\t?$/.exec(text) ?? []) : [];
    if (file !== undefined) {
      ranges = [];
      changed.set(file, ranges);
    }
    const [, start, length = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(text) ?? [];
    if (start === undefined) continue;
    isHead = false;
    ranges.push([Number(start), Number(start) + Number(length)]);
  }
  return (file, line) => changed.get(file)?.some(([start, end]) => start <= line && line < end) ?? false;
}
