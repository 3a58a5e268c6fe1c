import { dirname, join, resolve } from 'node:path';
import { type FileFormat, formatOf } from '../files/detect.js';
import { isBinaryPlan, isPlan, mayMatter } from '../files/prefilter.js';
import { isLocalPath, Reader } from '../files/reader.js';
import { walk } from '../files/walk.js';
import type { Input } from '../graph/world.js';
import { parseText, parseTextSync } from '../text/parse.js';
import { type Diagnostic, Source } from '../text/source.js';
import { get, type MapValue, textOf, type Value } from '../text/value.js';
import { readTemplates, type Template, type TemplateFiles } from './cloudformation/input.js';

export interface InputOptions {
  readonly cwd: string;
  /** `--root`: includes are read below it only. */
  readonly root: string | null;
  readonly parameters: ReadonlyMap<string, string>;
  readonly stage: string | null;
  readonly region: string | null;
  /** `--source`: the configuration that a plan was made of. */
  readonly source: string | null;
}

/** A file that may matter, with what a first look at its bytes tells. */
interface Candidate {
  readonly path: string;
  /** Refers to other templates: nested stacks, imports. */
  readonly links: boolean;
  readonly exports: boolean;
}

/**
 * What the given paths hold, input by input: a template with those that it nests or imports from, a Serverless service,
 * a Terraform root, a stand-alone API definition. Files that are none of these are passed over; what could not be read
 * is an input of diagnostics.
 */
export async function* loadInputs(paths: readonly string[], options: InputOptions): AsyncGenerator<Input> {
  yield* new Loader(options).load(paths);
}

class Loader {
  readonly #reader: Reader;
  /** Files that were read as a part of another input. */
  readonly #consumed = new Set<string>();

  constructor(readonly options: InputOptions) {
    this.#reader = new Reader(options.cwd, options.root);
  }

  async *load(paths: readonly string[]): AsyncGenerator<Input> {
    const missing: string[] = [];
    const found = walk(paths, this.options.cwd, (path) => missing.push(path));
    for (const path of missing) yield failed(path, 'missing-file', `${path} does not exist`);
    const candidates: Candidate[] = [];
    const terraform = new Set<string>();
    const plans: string[] = [];
    for (const { path, asked } of found) {
      if (isTerraform(path)) {
        terraform.add(dirname(path));
        continue;
      }
      const read = this.#reader.bytes(path, planLimit);
      if ('problem' in read) {
        if (asked || read.problem === 'too-large') yield failed(this.#name(path), read.problem, read.message);
        continue;
      }
      const { bytes } = read;
      if (asked && isBinaryPlan(bytes)) {
        yield failed(
          this.#name(path),
          'binary-plan',
          `${this.#name(path)} is a binary plan: check the output of 'terraform show -json ${this.#name(path)}' instead`,
        );
        continue;
      }
      if (isPlan(bytes)) plans.push(path);
      else if (mayMatter(path, bytes))
        candidates.push({
          path,
          links: linkMarks.some((mark) => bytes.includes(mark)),
          exports: bytes.includes('Export'),
        });
    }
    const held = new Set<Candidate>();
    if (candidates.some((one) => one.links)) {
      for (const one of candidates) if (one.links || one.exports) held.add(one);
      yield* this.#linked([...held]);
    }
    const definitions: Source[] = [];
    for (const candidate of candidates) {
      if (held.has(candidate) || this.#consumed.has(candidate.path)) continue;
      const opened = await this.#open(candidate.path);
      if (opened.format === 'openapi' && opened.value) definitions.push(opened.source);
      else yield* this.#inputsOf(opened);
      this.#reader.forget();
    }
    for (const source of definitions) {
      if (this.#consumed.has(resolve(this.options.cwd, source.file))) continue;
      const parsed = await parseText(source);
      const { readStandAlone } = await import('./openapi/stand-alone.js');
      if (parsed.value?.kind === 'map') yield readStandAlone(source, parsed.value, parsed.diagnostics);
    }
    void terraform;
    void plans;
  }

  /** Templates that refer to each other by name become one input for each group. */
  async *#linked(candidates: readonly Candidate[]): AsyncGenerator<Input> {
    const opened: Opened[] = [];
    for (const { path } of candidates) opened.push(await this.#open(path));
    const templates = opened.filter((one) => one.format === 'cloudformation' || one.format === 'sam');
    const nested = new Set(templates.flatMap((one) => this.#nestedPaths(one)));
    const groups = linkedGroups(templates.filter((one) => !nested.has(resolve(this.options.cwd, one.source.file))));
    for (const group of groups) yield await this.#templates(group);
    for (const one of opened) if (!templates.includes(one)) yield* this.#inputsOf(one);
  }

  async #open(path: string): Promise<Opened> {
    const read = this.#reader.open(path);
    if ('problem' in read)
      return {
        source: new Source(this.#name(path), ''),
        value: null,
        format: null,
        diagnostics: [problem(this.#name(path), read.problem, read.message)],
      };
    const { source } = read;
    const parsed = await parseText(source);
    const format = parsed.value ? formatOf(path, parsed.value) : null;
    return {
      source,
      value: parsed.value?.kind === 'map' ? parsed.value : null,
      format,
      diagnostics: parsed.diagnostics,
    };
  }

  async *#inputsOf(opened: Opened): AsyncGenerator<Input> {
    switch (opened.format) {
      case 'cloudformation':
      case 'sam':
        yield await this.#templates([opened]);
        return;
      case null: {
        const errors = opened.diagnostics.filter((one) => one.severity === 'error');
        // other YAML may be anything, broken or not; what is meant as a template must be read
        if (errors.length > 0 && (opened.source.text === '' || looksLikeTemplate.test(opened.source.text)))
          yield { sources: [opened.source], worlds: [], diagnostics: opened.diagnostics, notAllWorlds: null };
      }
    }
  }

  async #templates(group: readonly Opened[]): Promise<Input> {
    const diagnostics: Diagnostic[] = group.flatMap((one) => [...one.diagnostics]);
    const files = this.#files(diagnostics);
    const templates: Template[] = [];
    for (const one of group) if (one.value) templates.push(this.#template(one.source, one.value, one.format));
    const input = readTemplates(templates, files, { parameters: this.options.parameters, region: this.options.region });
    return { ...input, diagnostics: [...diagnostics, ...input.diagnostics] };
  }

  #template(source: Source, value: MapValue, format: FileFormat | null): Template {
    void format;
    return { source, value, format: 'cloudformation' };
  }

  /** How templates read the files that they name. */
  #files(diagnostics: Diagnostic[]): TemplateFiles {
    const open = (location: string, from: Source, what: string): { source: Source; value: Value } | null => {
      if (!isLocalPath(location)) return null;
      const read = this.#reader.read(location, from);
      if ('problem' in read) {
        diagnostics.push({
          code: `include-${read.problem}`,
          message: `${what}: ${read.message}`,
          severity: 'error',
          span: { source: from, start: 0, end: 0 },
        });
        return null;
      }
      this.#consumed.add(resolve(this.options.cwd, read.source.file));
      const parsed = parseTextSync(read.source);
      diagnostics.push(...parsed.diagnostics);
      return parsed.value ? { source: read.source, value: parsed.value } : null;
    };
    const once = new Map<string, { source: Source; value: Value } | null>();
    const cached = (location: string, from: Source, what: string): { source: Source; value: Value } | null => {
      const key = `${dirname(from.file)}\n${location}`;
      const before = once.get(key);
      if (before !== undefined) return before;
      const opened = open(location, from, what);
      once.set(key, opened);
      return opened;
    };
    return {
      include: (location, from) => cached(location, from, 'AWS::Include')?.value ?? null,
      nested: (location, from) => {
        const opened = cached(location, from, 'nested stack');
        return opened?.value.kind === 'map'
          ? this.#template(opened.source, opened.value, formatOf(location, opened.value))
          : null;
      },
    };
  }

  #nestedPaths({ source, value }: Opened): string[] {
    const resources = get(value ?? undefined, 'Resources');
    if (resources?.kind !== 'map') return [];
    const paths: string[] = [];
    for (const { value: resource } of resources.entries.values()) {
      const type = textOf(get(resource, 'Type'));
      const properties = get(resource, 'Properties');
      const location =
        type === 'AWS::CloudFormation::Stack'
          ? textOf(get(properties, 'TemplateURL'))
          : type === 'AWS::Serverless::Application'
            ? textOf(get(properties, 'Location'))
            : undefined;
      if (location !== undefined && isLocalPath(location))
        paths.push(resolve(dirname(resolve(this.options.cwd, source.file)), location));
    }
    return paths;
  }

  #name(path: string): string {
    return join(path).startsWith(this.options.cwd)
      ? path
          .slice(this.options.cwd.length)
          .replace(/^[\\/]/, '')
          .split('\\')
          .join('/')
      : path;
  }
}

/** Plans are read by `JSON.parse` and may be large; a string can hold no more. */
const planLimit = 400 * 1024 * 1024;

const linkMarks = ['ImportValue', 'AWS::CloudFormation::Stack', 'AWS::Serverless::Application'].map((mark) =>
  Buffer.from(mark),
);

const looksLikeTemplate = /^\s*"?(Resources|AWSTemplateFormatVersion)"?\s*:/m;

interface Opened {
  readonly source: Source;
  readonly value: MapValue | null;
  readonly format: FileFormat | null;
  readonly diagnostics: readonly Diagnostic[];
}

function isTerraform(path: string): boolean {
  return /\.(tf|tofu)(\.json)?$/.test(path);
}

/** Groups of templates of which one imports what another exports. */
function linkedGroups(templates: readonly Opened[]): Opened[][] {
  const exporter = new Map<string, Opened>();
  for (const one of templates)
    for (const name of exportNames(one.value)) if (!exporter.has(name)) exporter.set(name, one);
  const group = new Map<Opened, Opened[]>(templates.map((one) => [one, [one]]));
  for (const one of templates) {
    for (const name of importNames(one.value ?? undefined)) {
      const other = exporter.get(name);
      const mine = group.get(one);
      const theirs = other && group.get(other);
      if (!mine || !theirs || mine === theirs) continue;
      theirs.push(...mine);
      for (const member of mine) group.set(member, theirs);
    }
  }
  return [...new Set(group.values())];
}

/** The names as written: a literal, or the text of a `Fn::Sub`. */
function exportNames(template: Value | null): string[] {
  const outputs = get(template ?? undefined, 'Outputs');
  if (outputs?.kind !== 'map') return [];
  return [...outputs.entries.values()].flatMap((entry) => {
    const name = nameText(get(get(entry.value, 'Export'), 'Name'));
    return name === undefined ? [] : [name];
  });
}

function importNames(value: Value | undefined): string[] {
  if (value?.kind === 'list') return value.items.flatMap(importNames);
  if (value?.kind !== 'map') return [];
  const own = nameText(get(value, 'Fn::ImportValue'));
  return [
    ...(own === undefined ? [] : [own]),
    ...[...value.entries.values()].flatMap((entry) => importNames(entry.value)),
  ];
}

function nameText(value: Value | undefined): string | undefined {
  const sub = get(value, 'Fn::Sub');
  return textOf(value) ?? textOf(sub?.kind === 'list' ? sub.items[0] : sub);
}

function problem(file: string, code: string, message: string): Diagnostic {
  return { code, message, severity: 'error', span: { source: new Source(file, ''), start: 0, end: 0 } };
}

function failed(file: string, code: string, message: string): Input {
  const diagnostic = problem(file, code, message);
  return { sources: [diagnostic.span.source], worlds: [], diagnostics: [diagnostic], notAllWorlds: null };
}
