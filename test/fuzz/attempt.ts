import { type Edit, editBytes, editText, editTree } from './edits.js';
import { nastyHcl, nastyPieces } from './nasty.js';
import { Broken, difference, meaning, type Report, soundReport } from './oracle.js';
import type { Files, Program } from './program.js';
import { type Draft, relations } from './relations.js';
import type { Seed, Seeds, Target } from './seeds.js';
import { copyOf, toJson, toYaml } from './tree.js';

/** One input and what is asked of it; numbers only, so that it can be drawn, guided, shrunk, and written down. */
export interface Attempt {
  readonly target: Target;
  readonly seed: number;
  readonly edits: readonly Edit[];
  /** How the files are written. */
  readonly style: number;
  /** What is asked beside the report: the same once more, another format, a relation. */
  readonly question: number;
}

const of = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Edits by the digit of their kind: most change the tree where there is one, some the text, few the bytes. */
const isOfText = ({ kind }: Edit): boolean => kind % 8 === 6;
const isOfBytes = ({ kind }: Edit): boolean => kind % 64 === 7;

/** The files of an attempt before they are written. */
export function draftsOf({ seed, edits, target }: Attempt, { seeds, words }: Seeds): Draft[] {
  const { files }: Seed = of(seeds, seed);
  const drafts = files.map(({ name, text, tree }): Draft => (tree ? { name, tree: copyOf(tree) } : { name, text }));
  for (const edit of edits) {
    if (isOfBytes(edit)) continue;
    const at = edit.at % 4 === 0 ? (edit.at >> 2) % drafts.length : 0;
    const draft = drafts[at] as Draft;
    const inner = { ...edit, at: edit.at >> 4, kind: edit.kind >> 3 };
    if ('text' in draft) {
      const pieces = target === 'terraform' || draft.name === 'hcl' ? nastyHcl : nastyPieces;
      drafts[at] = { name: draft.name, text: editText(draft.text, inner, pieces) };
    } else if (!isOfText(edit)) drafts[at] = { name: draft.name, tree: editTree(draft.tree, inner, words) };
  }
  return drafts;
}

/** The files as they are laid down: trees as JSON or YAML, with edits to the text and the bytes that comes out. */
export function filesOf(attempt: Attempt, drafts: readonly Draft[]): Map<string, string | Buffer> {
  const files = new Map<string, string | Buffer>();
  drafts.forEach((draft, index) => {
    let text = 'text' in draft ? draft.text : attempt.style % 3 === 0 ? toYaml(draft.tree) : toJson(draft.tree);
    const own = index === 0 ? attempt.edits : [];
    for (const edit of own)
      if (isOfText(edit) && 'tree' in draft) text = editText(text, { ...edit, kind: edit.kind >> 3 }, nastyPieces);
    let content: string | Buffer = text;
    for (const edit of own) if (isOfBytes(edit)) content = editBytes(Buffer.from(content), edit);
    files.set(draft.name, content);
  });
  return files;
}

const formats = ['pretty', 'sarif', 'github', 'junit', 'gitlab', 'markdown', 'html'] as const;
const graphFormats = ['json', 'pretty', 'mermaid', 'html'] as const;

/** Milliseconds of CPU that a folder of this size may take: far more than any needs, so that a busy machine is no bug. */
const patience = 8_000;

/**
 * Runs an attempt.
 * @throws Broken, or what the program throws
 */
export async function run(attempt: Attempt, seeds: Seeds, program: Program): Promise<void> {
  const drafts = draftsOf(attempt, seeds);
  const isConfiguration = attempt.target === 'configuration';
  const argv = ['.', '--format', 'json', ...(isConfiguration ? [] : ['--no-config', '--preset', 'strict'])];
  const files = filesOf(attempt, drafts);
  const start = process.cpuUsage();
  if (attempt.target === 'text') readText(files, seeds);
  else await ask(attempt, drafts, files, argv, program);
  const { user, system } = process.cpuUsage(start);
  if ((user + system) / 1000 > patience) throw new Broken(`took ${Math.round((user + system) / 1000)} ms of CPU`);
}

/** Has each text read by the language that it is called after. */
function readText(files: Files, { languages }: Seeds): void {
  for (const [name, text] of files) languages.find((one) => one.name === name)?.read(text.toString());
}

async function ask(
  attempt: Attempt,
  drafts: readonly Draft[],
  files: Files,
  argv: readonly string[],
  program: Program,
): Promise<void> {
  const { question, target } = attempt;
  const own = relations.filter(({ targets, alone }) => targets.includes(target) && (!alone || drafts.length === 1));
  if (question % 2 === 0 && own.length > 0 && (await keeps(of(own, question >> 1), attempt, drafts, argv, program)))
    return;

  program.lay(files);
  const first = await program.run(argv);
  if (target !== 'configuration') soundReport(first, files);
  else if (first.out !== '' || first.status !== 2 || !first.err.startsWith('gatelint: ')) configured(first, files);
  if (question % 4 === 1) {
    const format = of(formats, question >> 2);
    await program.run(['.', '--format', format, '--undecided', 'show', '--no-suppressions', ...argv.slice(3)]);
  } else if (question % 8 === 3 && target !== 'configuration') {
    await program.run(['graph', '.', '--format', of(graphFormats, question >> 3), '--no-config']);
  } else if (question % 8 === 3) await program.run(['config']);
  else {
    const second = await program.run(argv);
    if (second.out !== first.out || second.err !== first.err || second.status !== first.status)
      throw new Broken('a second run says something else');
  }
}

/** A configuration may change what fails the run: only the report's own form is known. */
function configured(outcome: Parameters<typeof soundReport>[0], files: Files): void {
  const { errors } = JSON.parse(outcome.out) as Report;
  if (errors.length > 0) soundReport(outcome, files);
  else if (outcome.status > 1) throw new Broken('exit status 2 without an error');
}

/** Asks whether a relation keeps what is found; false where it can't be asked of these files. */
async function keeps(
  { name, change }: (typeof relations)[number],
  attempt: Attempt,
  drafts: readonly Draft[],
  argv: readonly string[],
  program: Program,
): Promise<boolean> {
  const [main, ...others] = drafts;
  const changed = main && change(main, attempt.style);
  if (!changed) return false;
  const beside = filesOf(attempt, others);
  const found = async (one: { name: string; text: string }): Promise<Report> => {
    const files = new Map<string, string | Buffer>([[one.name, one.text], ...beside]);
    program.lay(files);
    return soundReport(await program.run([...argv, '--no-suppressions']), files);
  };
  const before = await found(changed.before);
  const after = await found(changed.after);
  // What is broken is read as far as it goes, which may be farther in another order.
  if (before.errors.length > 0 && after.errors.length > 0) return true;
  // An id that SAM makes of another one may be taken, until that has another name.
  if (changed.rename && [...before.errors, ...after.errors].some(({ code }) => code === 'sam-duplicate-id'))
    return true;
  const difference_ = difference(meaning(before), meaning(after, changed.rename));
  if (difference_) throw new Broken(`${name}: ${difference_}`);
  const [error] = [...before.errors, ...after.errors];
  if (before.errors.length !== after.errors.length) throw new Broken(`${name}: an error comes or goes: ${error?.code}`);
  return true;
}
