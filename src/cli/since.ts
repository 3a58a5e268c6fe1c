import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { Baseline, type Entry } from '../check/baseline.js';
import { bare } from '../check/fingerprint.js';
import { checkInputs } from '../check/pipeline.js';
import type { Settings } from '../check/settings.js';
import { type InputOptions, loadInputs } from '../parsers/inputs.js';
import { type Arguments, UsageError } from './arguments.js';
import { mergeBase, readTree } from './git-tree.js';

/**
 * What an earlier version already had, so that only what is new is reported: the version at the merge base of
 * `--since REF`, or the plan of `--base-plan FILE`. Both versions are checked in full, by the rules of today; findings
 * are the same that have the same fingerprint. Null where neither option is given.
 * @throws UsageError where there is no such version
 */
export async function foundBefore(
  args: Arguments,
  settings: Settings,
  options: InputOptions,
  paths: readonly string[],
): Promise<Baseline | null> {
  const [ref, plan] = [args.value('since'), args.value('base-plan')];
  if (ref !== undefined && plan !== undefined) throw new UsageError('--since and --base-plan exclude each other');
  if (plan !== undefined) {
    if (!existsSync(resolve(options.cwd, plan))) throw new UsageError(`--base-plan: ${plan} does not exist`);
    const entries = await entriesOf(settings, { ...options, given: new Map(), shard: null }, [plan]);
    // a plan's findings stand in the plan, or in the configuration: places that say nothing of what is the same
    return new Baseline(entries, () => false, `in ${plan} already`);
  }
  if (ref === undefined) return null;
  const { cwd } = options;
  const tree = readTree(mergeBase(ref, cwd), cwd);
  try {
    const there = paths
      .map((path) => relative(cwd, resolve(cwd, path)) || '.')
      .filter((path) => !path.startsWith('..'));
    const entries = await entriesOf(
      settings,
      { ...options, cwd: tree.folder, root: tree.root, given: new Map(), shard: null },
      there.filter((path) => existsSync(resolve(tree.folder, path))),
    );
    return new Baseline(entries, (file) => existsSync(resolve(cwd, file)), `at ${ref} already`);
  } finally {
    tree.remove();
  }
}

/** What is found and not suppressed; also what is undecided, which is no news either. */
async function entriesOf(settings: Settings, options: InputOptions, paths: readonly string[]): Promise<Entry[]> {
  if (paths.length === 0) return [];
  const { ruleSet: rules } = settings;
  const suppressions = settings.suppressions?.again() ?? null;
  const entries: Entry[] = [];
  for await (const { findings } of checkInputs(loadInputs(paths, options), { rules, suppressions, baseline: null })) {
    for (const { fingerprint, rule, span, suppressed } of findings)
      if (!suppressed) entries.push({ fingerprint: bare(fingerprint), rule, file: span.source.file });
  }
  return entries;
}
