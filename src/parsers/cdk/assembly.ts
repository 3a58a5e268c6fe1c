import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Reader } from '../../files/reader.js';
import type { Diagnostic, Source, Span } from '../../text/source.js';
import { at, type Entry, get, type MapValue, textOf, type Value } from '../../text/value.js';
import { resourceRanges } from '../cloudformation/composition.js';
import type { Template, TemplateFiles } from '../cloudformation/input.js';
import { isRelevant } from '../cloudformation/relevant.js';
import { AppFiles } from './app-files.js';
import type { Frame } from './frames.js';
import { constructMetadata } from './metadata.js';
import { relocated } from './relocate.js';

/** Assemblies within assemblies (stages), at most. */
const depthLimit = 8;

/** What an assembly says of the templates in one folder: those of its stacks, and those that they nest. */
interface Folder {
  readonly frames: Map<string, Frame>;
  readonly paths: Map<string, ReadonlyMap<string, string>>;
  /** Asset hash → its file, absolute. */
  readonly assets: Map<string, string>;
}

export interface Assembly extends TemplateFiles {
  readonly templates: readonly Template[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A cloud assembly as one input: the stacks that its manifest names, those of nested assemblies included, each resource
 * at the line of the app that made it where that is known. Reads nothing outside of the root.
 */
export function readAssembly(manifest: Source, reader: Reader, parse: (source: Source) => Value | null): Assembly {
  return new AssemblyReader(manifest, reader, parse).read();
}

class AssemblyReader {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #templates: Template[] = [];
  readonly #folders = new Map<string, Folder>();
  readonly #app: AppFiles;
  readonly #folder: string;

  constructor(
    readonly manifest: Source,
    readonly reader: Reader,
    readonly parse: (source: Source) => Value | null,
  ) {
    this.#folder = dirname(resolve(reader.cwd, manifest.file));
    this.#app = new AppFiles(this.#folder, reader, manifest);
  }

  read(): Assembly {
    this.#assembly(this.#folder, this.manifest, 0);
    this.#sayIfStale();
    return {
      templates: this.#templates,
      diagnostics: this.#diagnostics,
      include: () => null,
      nested: (location, from) => {
        const path = join(dirname(resolve(this.reader.cwd, from.source.file)), basename(location));
        const source = this.#open(path);
        return source && this.#template(source, dirname(path));
      },
    };
  }

  #assembly(path: string, source: Source, depth: number): void {
    const manifest = this.parse(source);
    const artifacts = get(manifest ?? undefined, 'artifacts');
    if (artifacts?.kind !== 'map') {
      if (manifest) this.#say('bad-manifest', 'the manifest has no artifacts: it was not read', 'error', manifest.span);
      return;
    }
    const folder: Folder = { frames: new Map(), paths: new Map(), assets: new Map() };
    this.#folders.set(path, folder);
    const stacks: { readonly file: string; readonly span: Span }[] = [];
    for (const { value: artifact } of artifacts.entries.values()) {
      const properties = get(artifact, 'properties');
      switch (textOf(get(artifact, 'type'))) {
        case 'aws:cloudformation:stack': {
          const file = textOf(get(properties, 'templateFile'));
          if (file === undefined) this.#say('missing-template', 'a stack has no template file', 'error', artifact.span);
          else stacks.push({ file, span: get(properties, 'templateFile')?.span ?? artifact.span });
          this.#addMetadata(artifact, path, folder, file);
          break;
        }
        case 'cdk:asset-manifest':
          this.#addAssets(properties, path, folder);
          break;
        case 'cdk:cloud-assembly':
          this.#below(properties, path, depth);
      }
    }
    for (const { file, span } of stacks) {
      const template = this.#open(join(path, basename(file)));
      if (template) this.#add(template, path);
      else this.#say('missing-template', `${file}, which the manifest names, could not be read`, 'error', span);
    }
  }

  /** A stage of the app: an assembly in a folder below. */
  #below(properties: Value | undefined, path: string, depth: number): void {
    const value = get(properties, 'directoryName');
    const name = textOf(value);
    if (value === undefined || name === undefined) return;
    const below = join(path, basename(name));
    if (this.#folders.has(below) || depth === depthLimit) {
      this.#say('circular-assembly', `${name} holds itself, or lies too deep: it was not read`, 'error', value.span);
      return;
    }
    const source = this.#open(join(below, 'manifest.json'));
    if (source) this.#assembly(below, source, depth + 1);
    else this.#say('missing-assembly', `${name}, which the manifest names, could not be read`, 'error', value.span);
  }

  #addMetadata(artifact: Value, path: string, folder: Folder, template: string | undefined): void {
    const named = get(artifact, 'additionalMetadataFile');
    const file = textOf(named);
    const source = file === undefined ? null : this.#open(join(path, basename(file)));
    if (named && !source) {
      const message = `${file ?? 'the metadata'}, which the manifest names, could not be read: findings stand in the template`;
      this.#say('missing-metadata', message, 'warning', named.span);
    }
    const inManifest = constructMetadata(get(artifact, 'metadata'));
    const inFile = constructMetadata((source && this.parse(source)) ?? undefined);
    for (const frames of [inManifest.frames, inFile.frames])
      for (const [construct, frame] of frames) folder.frames.set(construct, frame);
    if (template !== undefined) folder.paths.set(basename(template), new Map([...inManifest.paths, ...inFile.paths]));
  }

  #addAssets(properties: Value | undefined, path: string, folder: Folder): void {
    const file = textOf(get(properties, 'file'));
    const source = file === undefined ? null : this.#open(join(path, basename(file)));
    const files = get((source && this.parse(source)) ?? undefined, 'files');
    for (const { key, value } of files?.kind === 'map' ? files.entries.values() : []) {
      const asset = textOf(at(value, 'source', 'path'));
      // it lies in the assembly, or where it was when staging was switched off
      if (asset !== undefined) folder.assets.set(key, resolve(path, asset));
    }
  }

  #add(source: Source, path: string): void {
    const template = this.#template(source, path);
    if (template) this.#templates.push(template);
  }

  #template(source: Source, path: string): Template | null {
    const value = this.parse(source);
    const resources = get(value ?? undefined, 'Resources');
    if (value?.kind !== 'map' || resources?.kind !== 'map') return null;
    const folder = this.#folders.get(path);
    const constructs = folder?.paths.get(basename(source.file)) ?? new Map<string, string>();
    const entries = new Map<string, Entry>();
    for (const entry of resources.entries.values())
      entries.set(entry.key, folder ? this.#resource(entry, folder, constructs) : entry);
    const moved: Entry = {
      key: 'Resources',
      keySpan: resources.span,
      value: { ...resources, entries } satisfies MapValue,
    };
    return {
      source,
      value: { ...value, entries: new Map(value.entries).set('Resources', moved) },
      format: 'cloudformation',
      owners: resourceRanges(value),
      constructs,
      writtenIn: () => this.#app.sources,
    };
  }

  /** A resource at its line of the app, with the API definition that an asset holds in place. */
  #resource(entry: Entry, folder: Folder, constructs: ReadonlyMap<string, string>): Entry {
    const type = textOf(get(entry.value, 'Type')) ?? '';
    if (!isRelevant(type)) return entry;
    const { value } = entry;
    const path = textOf(at(value, 'Metadata', 'aws:cdk:path')) ?? constructs.get(entry.key);
    const frame = path === undefined ? undefined : nearestFrame(folder.frames, path);
    const span = frame && this.#app.place(frame);
    if (!span) return { ...entry, value: this.#withDefinition(value, folder, null) };
    return { key: entry.key, keySpan: span, value: this.#withDefinition(relocated(value, span), folder, span) };
  }

  /**
   * `SpecRestApi.fromAsset` names the definition by the asset's hash; the file lies in the assembly, a copy of the one
   * that a person wrote.
   */
  #withDefinition(value: Value, folder: Folder, place: Span | null): Value {
    const properties = get(value, 'Properties');
    const key = get(get(properties, 'BodyS3Location'), 'Key');
    if (value.kind !== 'map' || properties?.kind !== 'map' || key === undefined) return value;
    const name = textOf(key) ?? textOf(get(key, 'Fn::Sub')) ?? '';
    const path = folder.assets.get(basename(name).replace(/\.[^.]*$/, ''));
    const asset = path === undefined ? null : this.#open(path);
    const original = asset && this.#app.original(asset);
    const read = asset && this.parse(original ?? asset);
    if (!read) return value;
    const body = original || !place ? read : relocated(read, place);
    const changed = new Map(properties.entries);
    changed.delete('BodyS3Location');
    changed.set('Body', { key: 'Body', keySpan: key.span, value: body });
    const entries = new Map(value.entries);
    entries.set('Properties', {
      key: 'Properties',
      keySpan: properties.span,
      value: { ...properties, entries: changed },
    });
    return { ...value, entries };
  }

  #sayIfStale(): void {
    const time = statSync(resolve(this.reader.cwd, this.manifest.file), { throwIfNoEntry: false })?.mtimeMs;
    const newer = time === undefined ? null : this.#app.newerThan(time);
    if (newer === null) return;
    const message = `The assembly is older than ${newer}: run 'cdk synth' to check what the app is now`;
    this.#say('stale-assembly', message, 'notice', { source: this.manifest, start: 0, end: 0 });
  }

  #say(code: string, message: string, severity: Diagnostic['severity'], span: Span): void {
    const isSaid = this.#diagnostics.some((one) => one.message === message && one.span.source === span.source);
    if (!isSaid) this.#diagnostics.push({ code, message, severity, span });
  }

  #open(path: string): Source | null {
    const read = this.reader.read(path, this.manifest);
    return 'source' in read ? read.source : null;
  }
}

/**
 * The frame of a construct, or of the construct that made it: what a library's class makes deep inside has no frame of
 * the app's. A stack's own frame says nothing of its constructs.
 */
function nearestFrame(frames: ReadonlyMap<string, Frame>, path: string): Frame | undefined {
  for (let here = path; here.includes('/'); here = here.slice(0, here.lastIndexOf('/'))) {
    const frame = frames.get(here) ?? frames.get(`${here}/Resource`);
    if (frame) return frame;
  }
  return undefined;
}
