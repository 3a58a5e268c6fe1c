import { dirname, join, resolve } from 'node:path';
import { type FileFormat, formatOf, isForTemplateEngine } from '../files/detect.js';
import type { Limits } from '../files/limits.js';
import { type Read, Reader, utf8Of } from '../files/reader.js';
import { shown } from '../files/root.js';
import { batchLimits, defaultTimeout, eachWithin, failureOf, within } from '../files/time-limit.js';
import type { Input } from '../graph/world.js';
import { parseTextSync, unlessBroken, withRecovery } from '../text/parse.js';
import { type Diagnostic, Source } from '../text/source.js';
import type { MapValue } from '../text/value.js';
import { readTemplates, type Template, type TemplateFiles } from './cloudformation/input.js';
import { type Candidate, FirstLook, failed, type Held, problem, type Sorted } from './first-look.js';
import { InputFiles } from './input-files.js';
import type { InputMemory } from './input-memory.js';
import { type LinkedTemplate, linkedGroups, nestedPaths } from './linked.js';
import {
  type ComposedService,
  composedServices,
  configurationNames,
  isComposeFile,
  scriptNames,
} from './serverless/compose.js';
import { isIn, type Shard } from './shard.js';
import { reaches, rootModules } from './terraform/roots.js';

export interface InputOptions {
  readonly cwd: string;
  /** `--root`: includes are read below it only. */
  readonly root: string | null;
  readonly parameters: ReadonlyMap<string, string>;
  readonly stage: string | null;
  readonly region: string | null;
  /** `--source`: the configuration that a plan was made of. */
  readonly source: string | null;
  /** Files that are given as text (standard input), by absolute path; they need not exist. */
  readonly given?: ReadonlyMap<string, string>;
  /** Seconds that reading one input may take; 0 for any time. */
  readonly timeout?: number;
  readonly limits?: Limits;
  /** `--shard`: only this part of what the paths hold. All parts together are the whole, and no two overlap. */
  readonly shard?: Shard | null;
  /** Texts that files on disk shall be read as, by absolute path. */
  readonly edited?: ReadonlyMap<string, string>;
  /** What earlier runs made of files. */
  readonly memory?: InputMemory | null;
}

/**
 * What the given paths hold, input by input: a template with those that it nests or imports from, a Serverless service,
 * a cloud assembly, a Terraform root, a stand-alone API definition. Files that are none of these are passed over; what
 * could not be read is an input of diagnostics.
 */
export async function* loadInputs(paths: readonly string[], options: InputOptions): AsyncGenerator<Input> {
  yield* new Loader(options).load(paths);
}

interface Opened extends LinkedTemplate {
  readonly source: Source;
  readonly format: FileFormat | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** A candidate whose text is there. */
interface LookedUp {
  readonly candidate: Candidate;
  readonly file: Read;
  /** What an earlier run made of it. */
  readonly known: Input | null;
}

class Loader {
  readonly #reader: Reader;
  readonly #look: FirstLook;
  /** Files that were read as a part of another input. */
  readonly #consumed = new Set<string>();

  readonly #timeout: number;
  /** Null where there is too little to read for it to pay. */
  #memory: InputMemory | null = null;
  /** The parser of SAM templates, once there was one. */
  #sam: typeof import('./sam/template.js') | null = null;

  constructor(readonly options: InputOptions) {
    this.#timeout = options.timeout ?? defaultTimeout;
    this.#reader = new Reader(options.cwd, options.root, options.given, options.edited, options.limits);
    this.#look = new FirstLook(this.#reader, (options.shard ?? null) !== null);
  }

  async *load(paths: readonly string[]): AsyncGenerator<Input> {
    const sorted = this.#look.sort(paths);
    if (sorted.candidates.length >= worthRemembering) this.#memory = this.options.memory ?? null;
    for (const failure of sorted.failures) yield* this.#share(failure.sources[0]?.file ?? '', false, () => failure);
    for (const folder of sorted.assemblies) {
      const holds = sorted.candidates.some((one) => one.path.startsWith(`${folder}/`));
      yield* this.#share(folder, holds, () => this.#assembly(folder));
    }
    for (const one of sorted.candidates)
      if (isComposeFile(one.path)) yield* this.#surely(one.path, this.#composed(one));
    const held = new Set<Candidate>();
    if (sorted.candidates.some((one) => one.links)) {
      for (const one of sorted.candidates)
        if ((one.links || one.exports) && !this.#consumed.has(one.path)) held.add(one);
      yield* this.#linked([...held]);
    }
    const definitions: string[] = [];
    yield* this.#singles(
      sorted.candidates.filter((one) => !held.has(one)),
      definitions,
    );
    for (const path of sorted.scripts) yield* this.#share(path, true, () => this.#script(path));
    const open = definitions.filter((path) => this.#isMine(path));
    yield* this.#terraform(sorted, open.length > 0);
    // last, since other inputs may have read them as their own
    for (const path of open)
      if (!this.#consumed.has(path)) yield* this.#surely(path, this.#definition(await this.#open(path)));
  }

  /**
   * What stands at a path, where this shard judges it. What another shard judges is read all the same where files may be
   * a part of it (`names`): those are no input of their own, in whatever shard they are.
   */
  async *#share(path: string, names: boolean, load: () => AsyncGenerator<Input> | Promise<Input> | Input) {
    const isMine = this.#isMine(path);
    if (!isMine && !names) return;
    for await (const input of this.#surely(path, load())) if (isMine) yield input;
  }

  #isMine(path: string): boolean {
    const { shard = null, cwd } = this.options;
    return shard === null || isIn(shard, shown(resolve(cwd, path), cwd));
  }

  /** Files that stand for themselves: small ones are read some at a time, as far as none has to be waited for. */
  async *#singles(candidates: readonly Candidate[], definitions: string[]): AsyncGenerator<Input> {
    for (let next = 0; next < candidates.length; ) {
      const batch = firstOnes(candidates, next).map((one) => this.#lookUp(one));
      if (batch.some((one) => one.candidate.transforms && !one.known)) this.#sam ??= await import('./sam/template.js');
      const ahead = this.#ahead(batch, definitions);
      yield* ahead.flat();
      next += ahead.length;
      const waiting = batch[ahead.length];
      if (!waiting) continue;
      next += 1;
      const { path, names } = waiting.candidate;
      yield* this.#share(path, names, () => this.#single(path, waiting.file, definitions));
    }
  }

  async *#single(path: string, file: Read, definitions: string[]): AsyncGenerator<Input> {
    const opened = await this.#open(path, file);
    if (opened.format === 'openapi') definitions.push(path);
    else yield* this.#inputsOf(opened);
    this.#reader.forget();
  }

  #lookUp(candidate: Candidate): LookedUp {
    const file = this.#read(candidate.path, this.#look.release(candidate));
    const recall = (source: Source) => this.#memory?.recall(source, (path, from) => this.#reader.read(path, from));
    return { candidate, file, known: ('source' in file && recall(file.source)) || null };
  }

  /** What stands at each of some candidates, up to the first that has to be waited for. */
  #ahead(batch: readonly LookedUp[], definitions: string[]): (readonly Input[])[] {
    let isWaiting = false;
    const read = (one: LookedUp): readonly Input[] | null => {
      const inputs = isWaiting ? null : this.#singleNow(one, definitions);
      isWaiting = inputs === null;
      return inputs;
    };
    if (batch.every(({ known }) => known)) return batch.map((one) => read(one) ?? []);
    const ahead: (readonly Input[])[] = [];
    for (const [at, one] of eachWithin(this.#timeout, batch, read).entries()) {
      const { path = '' } = batch[at]?.candidate ?? {};
      if ('error' in one) ahead.push(this.#isMine(path) ? [this.#failure(path, one.error)] : []);
      else if (one.made) ahead.push(one.made);
      else break;
    }
    return ahead;
  }

  /** Null where a part of the program has to be loaded first. */
  #singleNow({ candidate, file, known }: LookedUp, definitions: string[]): readonly Input[] | null {
    const { path, names } = candidate;
    const isMine = this.#isMine(path);
    if (this.#consumed.has(path) || (!isMine && !names)) return [];
    if (known) {
      const parts = known.sources.filter((source) => !('source' in file) || source !== file.source);
      for (const source of parts) this.#consumed.add(resolve(this.options.cwd, source.file));
      this.#reader.forget();
      return isMine ? [known] : [];
    }
    const read = unlessBroken(() => {
      const opened = this.#openNow(path, file);
      return { opened, inputs: opened.format === 'openapi' ? [] : this.#inputsNow(opened) };
    });
    if (!read?.made.inputs) return null;
    if (read.made.opened.format === 'openapi') definitions.push(path);
    this.#reader.forget();
    return isMine ? read.made.inputs : [];
  }

  /** What reading one input gives; where it fails, whatever the reason, that is said, and the others are read. */
  async *#surely(path: string, inputs: AsyncIterable<Input> | Promise<Input> | Input): AsyncGenerator<Input> {
    try {
      if (Symbol.asyncIterator in inputs) yield* inputs;
      else yield await inputs;
    } catch (error) {
      yield this.#failure(path, error);
    }
  }

  #failure(path: string, error: unknown): Input {
    const { code, message } = failureOf(error);
    const name = shown(path, this.options.cwd);
    return failed(name, code, `${name} ${message}`);
  }

  /** Does work that nothing else interrupts, within the time that one input may take. */
  readonly #within = <T>(work: () => T): T => within(this.#timeout, work);

  /** Templates that refer to each other by name become one input for each group. */
  async *#linked(candidates: readonly Candidate[]): AsyncGenerator<Input> {
    const opened: Opened[] = [];
    for (const one of candidates)
      opened.push(await this.#open(one.path, this.#read(one.path, this.#look.release(one))));
    const templates = opened.filter((one) => one.format === 'cloudformation' || one.format === 'sam');
    const nested = new Set(templates.flatMap(nestedPaths));
    const naming = new Set(candidates.flatMap(({ path, names }) => (names ? [path] : [])));
    for (const group of linkedGroups(templates.filter((one) => !nested.has(one.path)))) {
      const names = group.some((one) => naming.has(one.path));
      yield* this.#share(group[0]?.path ?? '', names, () => this.#templates(group));
    }
    for (const one of opened)
      if (!templates.includes(one)) yield* this.#share(one.path, naming.has(one.path), () => this.#inputsOf(one));
  }

  async #open(path: string, file: Read = this.#read(path, null)): Promise<Opened> {
    try {
      return await withRecovery(() => this.#within(() => this.#openNow(path, file)));
    } catch (error) {
      const { sources, diagnostics } = this.#failure(path, error);
      return { path, source: sources[0] ?? new Source(path, ''), value: null, format: null, diagnostics };
    }
  }

  #read(path: string, bytes: Buffer | null): Read {
    return bytes ? this.#reader.decode(path, bytes) : this.#reader.open(path);
  }

  #openNow(path: string, read: Read): Opened {
    if ('problem' in read) {
      const name = shown(path, this.options.cwd);
      const diagnostic = problem(name, read.problem, read.message);
      return { path, source: diagnostic.span.source, value: null, format: null, diagnostics: [diagnostic] };
    }
    const { source } = read;
    const { value, diagnostics } = parseTextSync(source);
    if (diagnostics.some((one) => one.code === 'syntax-error') && isForTemplateEngine(source.text)) {
      const message = `${source.file} is written for a template engine: it was not read; check what the engine makes of it`;
      const span = { source, start: 0, end: 0 };
      return {
        path,
        source,
        value: null,
        format: null,
        diagnostics: [{ code: 'template-engine', message, severity: 'warning', span }],
      };
    }
    const format = value ? formatOf(path, value) : null;
    return { path, source, value: value?.kind === 'map' ? value : null, format, diagnostics };
  }

  async *#inputsOf(opened: Opened): AsyncGenerator<Input> {
    switch (opened.format) {
      case 'cloudformation':
      case 'sam':
        yield await this.#templates([opened]);
        return;
      case 'serverless':
        if (opened.value) yield await this.#service(opened, opened.value);
        return;
      case 'openapi':
        yield* this.#definition(opened);
        return;
      case 'cdk-assembly':
        yield await this.#assembly(dirname(opened.path));
        return;
      case null:
        yield* unknownInputs(opened);
    }
  }

  /** Null where a part of the program has to be loaded first. */
  #inputsNow(opened: Opened): readonly Input[] | null {
    if (opened.format === null) return unknownInputs(opened);
    if (opened.format !== 'cloudformation' && opened.format !== 'sam') return null;
    return mayHoldSam(opened) && !this.#sam ? null : [this.#templatesNow([opened])];
  }

  async #templates(group: readonly Opened[]): Promise<Input> {
    if (group.some(mayHoldSam)) this.#sam ??= await import('./sam/template.js');
    return withRecovery(() => this.#within(() => this.#templatesNow(group)));
  }

  #templatesNow(group: readonly Opened[]): Input {
    const files = new InputFiles(this.#reader, this.#consumed);
    let region = this.options.region;
    const made = (source: Source, value: MapValue, format: FileFormat | null): Template => {
      if (!this.#sam || format !== 'sam') return { source, value, format: 'cloudformation' };
      const read = this.#sam.readSamTemplate(source, value, files, this.options);
      region ??= read.region;
      for (const [name, text] of read.parameters) if (!parameters.has(name)) parameters.set(name, text);
      return read.template;
    };
    const parameters = new Map(this.options.parameters);
    const templates = group.flatMap(({ source, value, format }) => (value ? [made(source, value, format)] : []));
    const access: TemplateFiles = {
      include: (location, from, what) => files.include(location, from, what)?.value ?? null,
      nested: (location, from) => {
        const opened = files.include(location, from, 'nested stack');
        return opened?.value.kind === 'map'
          ? made(opened.source, opened.value, formatOf(opened.source.file, opened.value))
          : null;
      },
    };
    const input = readTemplates(templates, access, { parameters, region, limits: this.#reader.limits });
    const diagnostics = group.flatMap((one) => one.diagnostics);
    return this.#made(withFiles(input, files, diagnostics), group.length === 1 ? group[0] : undefined, files);
  }

  /** What was made of a file that stands for itself, for the next run to know. */
  #made(input: Input, opened: Opened | undefined, { reads }: InputFiles): Input {
    if (opened) this.#memory?.made(input, opened.source, reads);
    return input;
  }

  async #service(
    opened: Opened,
    root: MapValue,
    composed: ReadonlyMap<string, string | null> = new Map(),
  ): Promise<Input> {
    const { readServerlessService } = await import('./serverless/input.js');
    return withRecovery(() =>
      this.#within(() => {
        const files = new InputFiles(this.#reader, this.#consumed);
        const input = readServerlessService(opened.source, root, files, this.options, composed);
        return this.#made(withFiles(input, files, opened.diagnostics), opened, files);
      }),
    );
  }

  /** The services that a compose file deploys, each with the parameters that it is given there. */
  async *#composed(candidate: Candidate): AsyncGenerator<Input> {
    const opened = await this.#open(candidate.path, this.#read(candidate.path, this.#look.release(candidate)));
    if (!opened.value) {
      yield* this.#share(candidate.path, false, () => this.#inputsOf(opened));
      return;
    }
    this.#consumed.add(candidate.path);
    for (const service of composedServices(opened.value)) {
      const names = service.config === null ? configurationNames : [service.config];
      const reads = names.map((name) => this.#reader.read(`${service.path}/${name}`, opened.source));
      const found = reads.find((read) => 'source' in read);
      if (!found || !('source' in found)) {
        const isScript = (name: string) => 'source' in this.#reader.read(`${service.path}/${name}`, opened.source);
        if (service.config === null && scriptNames.some(isScript)) continue;
        yield* this.#share(candidate.path, false, () => unreadService(service, opened.source, reads));
        continue;
      }
      const path = resolve(this.options.cwd, found.source.file);
      if (this.#consumed.has(path)) continue;
      this.#consumed.add(path);
      const one = await this.#open(path);
      const { value } = one;
      yield* this.#share(path, true, () =>
        one.format === 'serverless' && value ? this.#service(one, value, service.parameters) : this.#inputsOf(one),
      );
    }
  }

  async *#script(path: string): AsyncGenerator<Input> {
    const read = this.#reader.open(path);
    if ('problem' in read) return;
    const { readServerlessScript, scriptDiagnostic } = await import('./serverless/script.js');
    const value = this.#within(() => readServerlessScript(read.source));
    const { source } = read;
    if (value) yield await this.#service({ path, source, value, format: 'serverless', diagnostics: [] }, value);
    else yield { sources: [source], worlds: [], diagnostics: [scriptDiagnostic(source)], notAllWorlds: null };
  }

  async *#definition({ source, value, diagnostics }: Opened): AsyncGenerator<Input> {
    const { readStandAlone } = await import('./openapi/stand-alone.js');
    if (value) yield this.#within(() => readStandAlone(source, value, diagnostics));
  }

  /** A plan takes precedence over the configuration that it was made of. `open`: there are definitions to be judged. */
  async *#terraform({ plans, modules }: Sorted, open: boolean): AsyncGenerator<Input> {
    const roots = rootModules(modules);
    if (plans.length === 0 && roots.length === 0) return;
    const { cwd, source } = this.options;
    const homeOf = (plan: string) => (source === null ? dirname(plan) : resolve(cwd, source));
    const names = open && (plans.length > 0 || [...modules.values()].flat().some((look) => look.names));
    const keyOf = this.#terraformKeys(
      plans.map(({ path }) => homeOf(path)),
      modules,
      roots,
    );
    const planned = new Set<string>();
    for (const plan of plans)
      yield* this.#share(keyOf(homeOf(plan.path)), names, () => this.#plan(plan, homeOf(plan.path), planned));
    for (const root of roots)
      if (!planned.has(root)) yield* this.#share(keyOf(root), names, () => this.#module(shown(root, cwd)));
  }

  /** By which path a shard decides on a plan or a root: a plan and the roots that it may stand for are in one shard. */
  #terraformKeys(homes: readonly string[], modules: Sorted['modules'], roots: readonly string[]) {
    const isKnown = roots.length === 0 || homes.every((home) => modules.has(home));
    if (!isKnown) return () => this.options.cwd;
    return (directory: string) => homes.find((home) => reaches(modules, home, directory)) ?? directory;
  }

  /** `planned` gets the directories whose configuration is part of the plan. */
  async #plan(plan: Held, home: string, planned: Set<string>): Promise<Input> {
    const { readTerraformPlan } = await import('./terraform/input.js');
    const { cwd } = this.options;
    const name = shown(plan.path, cwd);
    const problem = this.#makeText(plan);
    if (problem) return failed(name, problem.problem, problem.message);
    const take = () => this.#look.release(plan) ?? Buffer.alloc(0);
    const { input, directories } = await readTerraformPlan(name, take, shown(home, cwd), this.#reader, this.#within);
    for (const one of directories) planned.add(resolve(cwd, one));
    this.#consume(input);
    this.#reader.forget();
    return input;
  }

  async #module(directory: string): Promise<Input> {
    const { readTerraformModule } = await import('./terraform/input.js');
    const { input } = await readTerraformModule(directory, this.#reader, this.options, this.#within);
    this.#consume(input);
    this.#reader.forget();
    return input;
  }

  /** Sees to it that the bytes of a plan are there, as UTF-8; says why where that cannot be. */
  #makeText(plan: Held): { problem: string; message: string } | null {
    const before = this.#look.release(plan);
    const read = before ? { bytes: before } : this.#reader.bytes(plan.path, 'plan-size');
    if ('problem' in read) return read;
    const text = utf8Of(shown(plan.path, this.options.cwd), read.bytes);
    if ('problem' in text) return text;
    this.#look.keep(plan, text.bytes);
    return null;
  }

  #consume(input: Input): void {
    for (const source of input.sources) this.#consumed.add(resolve(this.options.cwd, source.file));
  }

  async #assembly(folder: string): Promise<Input> {
    const { readCloudAssembly } = await import('./cdk/input.js');
    return withRecovery(() =>
      this.#within(() => {
        const files = new InputFiles(this.#reader, this.#consumed);
        const manifest = this.#reader.open(join(folder, 'manifest.json'));
        if ('problem' in manifest) return failed(shown(folder, this.options.cwd), manifest.problem, manifest.message);
        const input = readCloudAssembly(manifest.source, this.#reader, (source) => files.parse(source), this.options);
        return withFiles(input, files, []);
      }),
    );
  }
}

/** The next files that are read at a time: some as long as they are small, else one. */
function firstOnes(candidates: readonly Candidate[], from: number): readonly Candidate[] {
  let end = from;
  for (let size = 0; end < candidates.length && end - from < batchLimits.items; end += 1) {
    size += candidates[end]?.size ?? 0;
    if (size > batchLimits.size && end > from) break;
  }
  return candidates.slice(from, end);
}

/** Fewer files that may matter are read sooner than the hash function is loaded. */
const worthRemembering = 30;

/** A template of SAM or of another transform, which may bring SAM's with it, or that may nest one of SAM. */
function mayHoldSam({ format, value, source }: Opened): boolean {
  return (
    format === 'sam' || value?.entries.has('Transform') === true || source.text.includes('AWS::CloudFormation::Stack')
  );
}

/** A file that is no input by its content. Other YAML may be anything, broken or not; what is meant as a template must be read. */
function unknownInputs({ source, value, diagnostics }: Opened): Input[] {
  const isUnread = diagnostics.some((one) => one.severity === 'error' || one.code === 'template-engine');
  const { text } = source;
  const isMeant = text === '' || looksLikeTemplate.test(text) || (value === null && looksLikeService(text));
  if (!isUnread || !isMeant) return [];
  return [{ sources: [source], worlds: [], diagnostics, notAllWorlds: null }];
}

/** A service of a compose file whose configuration is not there, or is code, or lies outside the root. */
function unreadService({ name, path, span }: ComposedService, source: Source, reads: readonly Read[]): Input {
  const problems = reads.flatMap((read) => ('problem' in read && read.problem !== 'missing' ? [read.message] : []));
  const message = `service ${name} was not read: ${problems[0] ?? `there is no configuration in ${path}`}`;
  return {
    sources: [source],
    worlds: [],
    diagnostics: [{ code: 'serverless-compose', message, severity: 'error', span }],
    notAllWorlds: null,
  };
}

/** An input with what was said of the files that it read. */
function withFiles(input: Input, files: InputFiles, diagnostics: readonly Diagnostic[]): Input {
  return {
    ...input,
    sources: [...new Set([...input.sources, ...files.sources])],
    diagnostics: [...new Set([...diagnostics, ...files.diagnostics, ...input.diagnostics])],
  };
}

const looksLikeTemplate = /(?:^|\{)[ \t]*"?(?:Resources|AWSTemplateFormatVersion|openapi|swagger)"?[ \t]*:/m;

/** A service of the Serverless Framework for AWS, by the keys that every one has. */
function looksLikeService(text: string): boolean {
  const has = (key: string) => new RegExp(`(?:^|[{,])[ \\t]*"?${key}"?[ \\t]*:`, 'm').test(text);
  return has('service') && has('provider') && /\baws\b/.test(text);
}
