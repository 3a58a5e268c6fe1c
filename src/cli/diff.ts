import { existsSync, statSync } from 'node:fs';
import { posix, relative, resolve } from 'node:path';
import type { Settings } from '../check/settings.js';
import { shown } from '../files/root.js';
import { type Change, compareInputs, type Direction } from '../graph/compare.js';
import type { Input } from '../graph/world.js';
import { type InputOptions, loadInputs } from '../parsers/inputs.js';
import { diffJson } from '../report/diff-json.js';
import { diffMarkdown } from '../report/diff-markdown.js';
import { diffText } from '../report/diff-text.js';
import type { DiffReport, PlacedChange } from '../report/diff-words.js';
import { errorJson } from '../report/json.js';
import { placeOf } from '../report/place.js';
import { type Arguments, UsageError } from './arguments.js';
import { printDiagnostics } from './diagnostics.js';
import { diffFormats } from './flags.js';
import { commitOf, readTree } from './git-tree.js';
import { impactsOf } from './impacts.js';
import { inputOptionsOf } from './inputs.js';
import type { Run } from './main.js';
import { openFile, outputsOf } from './outputs.js';
import { settingsOf } from './settings.js';
import { wantsColor } from './terminal.js';

/** Tells what changed in exposure between two versions: files, folders or git refs. */
export const diff: Run = async (args, terminal) => {
  const [base, head, extra] = args.operands;
  if (base === undefined || head === undefined)
    throw new UsageError("'diff' needs two versions: gatelint diff BASE HEAD (files, folders or git refs)");
  if (extra !== undefined) throw new UsageError("'diff' takes two versions");
  const outputs = outputsOf(args.values('format'), args.value('output'), diffFormats);

  const settings = await settingsOf(args, terminal);
  printDiagnostics(settings.diagnostics, args, terminal);
  if (settings.diagnostics.some(({ severity }) => severity === 'error')) return 2;
  const options = await inputOptionsOf(args, terminal, settings.config);
  const before = await readVersion(base, head, options, settings);
  const after = await readVersion(head, base, options, settings);
  for (const { inputs } of [before, after])
    for (const { diagnostics } of inputs) printDiagnostics(diagnostics, args, terminal);

  const report = await reportOf(before, after);
  const errors = [before, after].flatMap(({ inputs }) =>
    inputs.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error').map(errorJson)),
  );
  const writers: Record<(typeof diffFormats)[number], (toFile: boolean) => string> = {
    pretty: (toFile) => diffText(report, !toFile && wantsColor(terminal, args.color)),
    json: () => diffJson(report, errors),
    markdown: () => diffMarkdown(report),
  };
  for (const { format, file } of outputs) {
    const sink = file === null ? null : openFile(file, terminal.cwd);
    (sink ?? terminal.stdout).write(writers[format](sink !== null));
    sink?.finish();
  }
  return statusOf(report, errors.length > 0, args);
};

/** Something that is let in now and was not before is what the exit status is about. */
function statusOf({ changes }: DiffReport, failed: boolean, args: Arguments): number {
  if (failed) return 2;
  if (args.value('fail-on') === 'never') return 0;
  return changes.some(({ direction }) => direction === 'more' || direction === 'mixed') ? 1 : 0;
}

interface Version {
  readonly name: string;
  readonly inputs: readonly Input[];
  /** From the working directory to where its files' names start. */
  readonly prefix: string;
}

/**
 * Reads a path as it is, else a git ref; a ref is looked at where the other version is, if that is a path. What the
 * configuration ignores is left out of both.
 */
async function readVersion(name: string, other: string, options: InputOptions, settings: Settings): Promise<Version> {
  const { cwd } = options;
  const root = options.root === null ? null : resolve(cwd, options.root);
  const path = resolve(cwd, name);
  if (existsSync(path)) {
    const isFolder = statSync(path).isDirectory();
    const prefix = isFolder ? shown(path, cwd) : '';
    const inputs = await load(
      isFolder ? '.' : name,
      { ...options, root, cwd: isFolder ? path : cwd },
      prefix,
      settings,
    );
    return { name, inputs, prefix };
  }
  const commit = commitOf(name, cwd);
  if (commit === null)
    throw new UsageError(`${name} is neither a file, nor a folder, nor a commit that git has here (a shallow clone?)`);
  const tree = readTree(commit, cwd);
  try {
    const asked = pathWithin(other, cwd);
    const folder = resolve(tree.folder, asked);
    const isFile = existsSync(folder) && !statSync(folder).isDirectory();
    // what is not there in that commit is new
    if (!existsSync(folder)) return { name, inputs: [], prefix: '' };
    const prefix = isFile ? '' : asked;
    const within = { ...options, root: tree.root, cwd: isFile ? tree.folder : folder };
    const inputs = await load(isFile ? asked : '.', within, prefix, settings);
    return { name, inputs, prefix };
  } finally {
    tree.remove();
  }
}

/** Where a version that is a path lies below the working directory; all of it for a ref. */
function pathWithin(name: string, cwd: string): string {
  const path = resolve(cwd, name);
  return existsSync(path) ? relative(cwd, path) || '.' : '.';
}

async function load(
  path: string,
  options: InputOptions,
  prefix: string,
  { isIgnored }: Settings,
): Promise<readonly Input[]> {
  const inputs: Input[] = [];
  for await (const input of loadInputs([path], options))
    if (!input.sources.every(({ file }) => isIgnored(posix.join(prefix, file)))) inputs.push(input);
  return inputs;
}

const order: readonly Direction[] = ['more', 'mixed', 'other', 'less'];

async function reportOf(base: Version, head: Version): Promise<DiffReport> {
  const { changes, incomplete } = compareInputs(base.inputs, head.inputs);
  const { impacts, notes } = await impactsOf(base.inputs, head.inputs);
  return {
    base: base.name,
    head: head.name,
    changes: changes
      .map((change) => placed(change, change.change === 'vanished' ? base : head))
      .sort((one, other) => order.indexOf(one.direction) - order.indexOf(other.direction)),
    impacts,
    notes: [...incomplete.map((file) => `not all combinations of parameters of ${file} were compared`), ...notes],
  };
}

function placed({ span, ...change }: Change, { prefix }: Version): PlacedChange {
  const { file, startLine } = placeOf(span);
  return { ...change, location: { file: posix.join(prefix, file), startLine } };
}
