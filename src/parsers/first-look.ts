import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { asUtf8, isBinaryPlan, isPlan, mayMatter } from '../files/prefilter.js';
import type { Reader } from '../files/reader.js';
import { shown } from '../files/root.js';
import { walk } from '../files/walk.js';
import type { Input } from '../graph/world.js';
import { type Diagnostic, Source } from '../text/source.js';
import { mayNameFiles } from './shard.js';
import { lookAt, type ModuleLook } from './terraform/roots.js';

export interface Held {
  readonly path: string;
  /** The content, as long as not too much is held of all files; else it is read again. */
  bytes: Buffer | null;
}

/** A file that may matter, with what a first look at its bytes tells. */
export interface Candidate extends Held {
  /** In bytes. */
  readonly size: number;
  /** Refers to other templates: nested stacks, imports. */
  readonly links: boolean;
  readonly exports: boolean;
  /** May be a template of SAM. */
  readonly transforms: boolean;
  /** May name files that are then a part of it, and are not judged on their own. */
  readonly names: boolean;
}

/** What the paths hold, sorted by how it is read. */
export interface Sorted {
  readonly candidates: Candidate[];
  readonly assemblies: Set<string>;
  /** Directories of Terraform configuration, with a first look at each file. */
  readonly modules: Map<string, ModuleLook[]>;
  readonly plans: Held[];
  readonly scripts: string[];
  readonly failures: Input[];
}

/** A first look at the bytes of all files that the paths hold: what each may be, before any is parsed. */
export class FirstLook {
  readonly #reader: Reader;
  readonly #cwd: string;
  /** A shard asks of each file whether it may name others. */
  readonly #isSharded: boolean;
  /** Bytes that are held from the first look until they are parsed. */
  #held = 0;

  constructor(reader: Reader, isSharded: boolean) {
    this.#reader = reader;
    this.#cwd = reader.cwd;
    this.#isSharded = isSharded;
  }

  sort(paths: readonly string[]): Sorted {
    const cwd = this.#cwd;
    const sorted: Sorted = {
      candidates: [],
      assemblies: new Set(),
      modules: new Map(),
      plans: [],
      scripts: [],
      failures: [],
    };
    const missing = (path: string): unknown =>
      sorted.failures.push(failed(path, 'missing-file', `${path} does not exist`));
    const rest = paths.filter((path) => {
      const absolute = resolve(cwd, path);
      const isAssembly = this.#isAssembly(absolute);
      if (isAssembly) sorted.assemblies.add(absolute);
      return !isAssembly && !this.#reader.given.has(absolute);
    });
    const given = [...this.#reader.given.keys()].map((path) => ({ path, asked: true }));
    const named = new Set<string>();
    for (const { path, asked } of [...walk(rest, cwd, missing), ...given]) {
      if (isTerraform(path)) {
        this.#sortModule(path, sorted);
        if (asked) named.add(path);
      } else if (/\.[cm]?[jt]s$/.test(path)) sorted.scripts.push(path);
      else this.#sortFile(path, asked, sorted);
    }
    const seen = new Set<string>();
    for (const path of named) this.#lookAround(dirname(path), named, sorted.modules, seen);
    return sorted;
  }

  /** A first look at what belongs to a file that was asked for by name: the rest of its module, and what that calls. */
  #lookAround(directory: string, named: ReadonlySet<string>, modules: Sorted['modules'], seen: Set<string>): void {
    if (seen.has(directory)) return;
    seen.add(directory);
    const anchor = new Source(shown(join(directory, 'main.tf'), this.#cwd), '');
    const looks = modules.get(directory) ?? [];
    for (const { name } of this.#reader.list('.', anchor) ?? []) {
      if (!isTerraform(name) || named.has(join(directory, name))) continue;
      const read = this.#reader.read(name, anchor);
      if ('source' in read) looks.push(lookAt(join(directory, name), read.source.text));
    }
    if (looks.length > 0) modules.set(directory, looks);
    for (const called of looks.flatMap((look) => look.calls)) this.#lookAround(called, named, modules, seen);
  }

  #sortModule(path: string, sorted: Sorted): void {
    const read = this.#reader.bytes(path);
    if ('problem' in read) {
      sorted.failures.push(failed(shown(path, this.#cwd), read.problem, read.message));
      return;
    }
    const looks = sorted.modules.get(dirname(path)) ?? [];
    sorted.modules.set(dirname(path), looks);
    looks.push(lookAt(path, asUtf8(read.bytes).toString('utf8')));
  }

  #sortFile(path: string, asked: boolean, sorted: Sorted): void {
    const name = shown(path, this.#cwd);
    const read = this.#reader.bytes(path, 'plan-size');
    if ('problem' in read) {
      if (asked || read.problem === 'too-large') sorted.failures.push(failed(name, read.problem, read.message));
      return;
    }
    const { bytes } = read;
    if (basename(path) === 'cdk.json') {
      const output = cdkOutput(bytes);
      const manifest = this.#reader.read(join(output, 'manifest.json'), new Source(name, ''));
      if ('problem' in manifest && manifest.problem === 'outside-root')
        sorted.failures.push(failed(name, 'outside-root', manifest.message));
      const folder = resolve(dirname(path), output);
      if ('source' in manifest && this.#isAssembly(folder)) sorted.assemblies.add(folder);
    } else if (asked && isBinaryPlan(bytes)) {
      const message = `${name} is a binary plan: check the output of 'terraform show -json ${name}' instead`;
      sorted.failures.push(failed(name, 'binary-plan', message));
    } else if (isPlan(bytes)) sorted.plans.push({ path, bytes: this.#hold(bytes) });
    else if (mayMatter(path, bytes)) {
      sorted.candidates.push({
        path,
        bytes: this.#hold(bytes),
        size: bytes.length,
        links: linkMarks.some((mark) => bytes.includes(mark)),
        exports: bytes.includes('Export'),
        transforms: bytes.includes('Transform'),
        names: this.#isSharded ? mayNameFiles(bytes) : true,
      });
    }
  }

  /** One file is held however large it is: it is in memory already. */
  #hold(bytes: Buffer): Buffer | null {
    if (this.#held > 0 && this.#held + bytes.length > holdLimit) return null;
    this.#held += bytes.length;
    return bytes;
  }

  /** The bytes that are held of a file; from then on they are not. */
  release(held: Held): Buffer | null {
    const { bytes } = held;
    held.bytes = null;
    this.#held -= bytes?.length ?? 0;
    return bytes;
  }

  #isAssembly(folder: string): boolean {
    if (!existsSync(join(folder, 'manifest.json'))) return false;
    const read = this.#reader.bytes(join(folder, 'manifest.json'));
    return 'bytes' in read && read.bytes.includes('"artifacts"') && read.bytes.includes('"version"');
  }

  /** Holds bytes in place of those of a file that were released. */
  keep(held: Held, bytes: Buffer): void {
    held.bytes = bytes;
    this.#held += bytes.length;
  }
}

/** Bytes of templates that are held at most between the first look at all files and the reading of each. */
const holdLimit = 16 * 1024 * 1024;

const linkMarks = ['ImportValue', 'AWS::CloudFormation::Stack', 'AWS::Serverless::Application'].map((mark) =>
  Buffer.from(mark),
);

function isTerraform(path: string): boolean {
  return /\.(tf|tofu)(\.json)?$/.test(path);
}

/** The folder that `cdk.json` names for the assembly. */
function cdkOutput(bytes: Buffer): string {
  try {
    const config: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof config === 'object' && config !== null && 'output' in config && typeof config.output === 'string')
      return config.output;
  } catch {
    // not JSON: the default holds
  }
  return 'cdk.out';
}

/** What is wrong with a file as a whole. */
export function problem(file: string, code: string, message: string): Diagnostic {
  return { code, message, severity: 'error', span: { source: new Source(file, ''), start: 0, end: 0 } };
}

/** A file that could not be read, as an input that says why. */
export function failed(file: string, code: string, message: string): Input {
  const diagnostic = problem(file, code, message);
  return { sources: [diagnostic.span.source], worlds: [], diagnostics: [diagnostic], notAllWorlds: null };
}
