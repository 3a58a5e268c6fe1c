import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { formatOf } from '../../src/files/detect.js';
import { parseText } from '../../src/text/parse.js';
import { Source } from '../../src/text/source.js';
import type { Dictionary } from './edits.js';
import { examples } from './examples.js';
import { type Language, loadLanguages } from './languages.js';
import { type Tree, treeOfValue } from './tree.js';

export const targets = [
  'cloudformation',
  'sam',
  'serverless',
  'terraform',
  'plan',
  'openapi',
  'cdk',
  'configuration',
  'text',
] as const;

export type Target = (typeof targets)[number];

/** Files as they would lie in a folder; the first is the one that most edits are made to. */
export interface Seed {
  readonly name: string;
  readonly files: readonly SeedFile[];
}

export interface SeedFile {
  readonly name: string;
  readonly text: string;
  /** What a YAML or JSON file holds; null where edits are made to the text. */
  readonly tree: Tree | null;
}

export interface Seeds {
  /** Small ones first. */
  readonly seeds: readonly Seed[];
  readonly words: Dictionary;
  readonly languages: readonly Language[];
}

/** Bytes of a seed, so that a round takes milliseconds. */
const sizeLimit = 15_000;
const bundleLimit = 60_000;

/**
 * Reads all seeds below some folders of the package's root, by target; a folder that is not there has none. `limit`: of
 * each target, evenly spread, for a start that takes no time.
 */
export async function readSeeds(
  folders: readonly string[],
  limit = Number.POSITIVE_INFINITY,
): Promise<Record<Target, Seeds>> {
  const paths: Record<Target, string[][]> = {
    cloudformation: [],
    sam: [],
    serverless: [],
    terraform: [],
    plan: [],
    openapi: [],
    cdk: [],
    configuration: [],
    text: [],
  };
  for (const folder of folders) if (existsSync(folder)) await sort(folder, paths);
  const made = {} as Record<Target, Seeds>;
  const languages = await loadLanguages();
  for (const target of targets) {
    const all = target === 'text' ? textsOf(languages) : examples.filter((one) => one.name === target);
    const step = Math.max(1, paths[target].length / limit);
    for (let at = 0; at < paths[target].length; at += step) {
      const seed = await seedOf(paths[target][Math.floor(at)] ?? [], target);
      if (seed) all.push(seed);
    }
    if (target === 'text') for (const { seeds } of Object.values(made)) all.push(...textsIn(seeds));
    all.sort((a, b) => sizeOf(a) - sizeOf(b));
    made[target] = { seeds: all, words: dictionaryOf(all), languages };
  }
  return made;
}

/** Finds the seeds below a folder, each a list of files. */
async function sort(folder: string, paths: Record<Target, string[][]>): Promise<void> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name));
  if (files.some((file) => file.endsWith('.tf') || file.endsWith('.tf.json')))
    paths.terraform.push(files.filter((file) => /\.(tf|tofu|tf\.json|tfvars|ya?ml|json)$/.test(file)));
  else if (basename(folder) === 'cdk.out') paths.cdk.push(filesBelow(folder));
  else
    for (const file of files) {
      const target = await targetOf(file);
      if (target) paths[target].push([file, ...files.filter((other) => other !== file && isBeside(file, other))]);
    }
  if (basename(folder) !== 'cdk.out')
    for (const entry of entries) if (entry.isDirectory()) await sort(join(folder, entry.name), paths);
}

async function targetOf(file: string): Promise<Target | null> {
  const size = statSync(file).size;
  if (!/\.(ya?ml|json|template)$/.test(file) || size > bundleLimit) return null;
  const text = readFileSync(file, 'utf8');
  if (/"(terraform_version|resource_changes)"/.test(text) && text.includes('"format_version"')) return 'plan';
  if (size > sizeLimit) return null;
  const { value } = await parseText(new Source(file, text));
  const format = value && formatOf(file, value);
  return format === 'cdk-assembly' ? null : format;
}

/** Folders of examples hold many cases; what belongs to one of them is beside it and small in number. */
function isBeside(file: string, other: string): boolean {
  return /(^|\/)(serverless|template)\.ya?ml$/.test(file) && readdirSync(dirname(file)).length <= 6
    ? !/expected|packaged/.test(other)
    : false;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort((a, b) => Number(b.endsWith('template.json')) - Number(a.endsWith('template.json')));
}

async function seedOf(paths: readonly string[], target: Target): Promise<Seed | null> {
  const [first] = paths;
  if (first === undefined) return null;
  const root = target === 'cdk' ? first.slice(0, first.indexOf('cdk.out') + 'cdk.out'.length) : dirname(first);
  const files: SeedFile[] = [];
  let size = 0;
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    size += text.length;
    files.push({ name: path.slice(root.length).replace(/^\//, ''), text, tree: await treeIn(path, text) });
  }
  return size > (target === 'plan' || target === 'cdk' ? bundleLimit : sizeLimit) ? null : { name: first, files };
}

async function treeIn(path: string, text: string): Promise<Tree | null> {
  if (!/\.(ya?ml|json|template)$/.test(path)) return null;
  const { value, diagnostics } = await parseText(new Source(path, text));
  return value && value.kind !== 'scalar' && diagnostics.length === 0 ? treeOfValue(value) : null;
}

/** What each language is shown with, as a file that is called like it. */
function textsOf(languages: readonly Language[]): Seed[] {
  return languages.flatMap(({ name, examples }) =>
    examples.map((text): Seed => ({ name, files: [{ name, text, tree: null }] })),
  );
}

/** The small files of other seeds, as texts of their languages. */
function textsIn(seeds: readonly Seed[]): Seed[] {
  const languageOf: Readonly<Record<string, string>> = { yaml: 'yaml', yml: 'yaml', json: 'json', tf: 'hcl' };
  return seeds.slice(0, 40).flatMap(({ name, files }) =>
    files.flatMap((file): Seed[] => {
      const language = languageOf[file.name.slice(file.name.lastIndexOf('.') + 1)];
      return language && file.text.length < 4000
        ? [{ name, files: [{ name: language, text: file.text, tree: null }] }]
        : [];
    }),
  );
}

function sizeOf({ files }: Seed): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}

/** Of every key a few of the values that stand under it. */
function dictionaryOf(seeds: readonly Seed[]): Dictionary {
  const words = new Map<string, Tree[]>();
  const visit = (tree: Tree): void => {
    if (tree.kind === 'list') for (const item of tree.items) visit(item);
    if (tree.kind !== 'map') return;
    for (const [key, value] of tree.entries) {
      const known = words.get(key) ?? [];
      if (known.length === 0) words.set(key, known);
      if (known.length < 12) known.push(value);
      visit(value);
    }
  };
  for (const { files } of seeds) for (const { tree } of files) if (tree) visit(tree);
  return words;
}
