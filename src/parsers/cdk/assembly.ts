import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Diagnostic, Source, Span } from '../../text/source.js';
import { at, type Entry, get, type MapValue, textOf, type Value } from '../../text/value.js';
import { resourceRanges } from '../cloudformation/composition.js';
import type { Template, TemplateFiles } from '../cloudformation/input.js';
import { isRelevant } from '../cloudformation/relevant.js';
import type { Frame } from './frames.js';
import { framesByPath } from './metadata.js';
import { relocated } from './relocate.js';

/** Assemblies within assemblies (stages), at most. */
const depthLimit = 8;

/** How an assembly reads its files: by absolute path, only where they lie below the root. */
export interface AssemblyFiles {
  readonly cwd: string;
  /** The text of a file; null where it is missing, outside the root or unreadable. */
  open(path: string): Source | null;
  parse(source: Source): Value | null;
}

export interface Assembly extends TemplateFiles {
  readonly templates: readonly Template[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A cloud assembly as one input: the stacks that its manifest names, those of nested assemblies included, each resource
 * at the line of the app that made it where that is known.
 */
export function readAssembly(folder: string, files: AssemblyFiles): Assembly {
  return new AssemblyReader(folder, files).read();
}

class AssemblyReader {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #templates: Template[] = [];
  /** Frames and assets by the absolute path of the folder, shared by a stack and those that it nests. */
  readonly #frames = new Map<string, Map<string, Frame>>();
  readonly #assets = new Map<string, Map<string, string>>();
  readonly #apps = new Map<string, Source | null>();
  /** Folders that were read: assemblies that hold each other end here. */
  readonly #seen = new Set<string>();
  #newest: { file: string; time: number } | null = null;

  constructor(
    readonly folder: string,
    readonly files: AssemblyFiles,
  ) {}

  read(): Assembly {
    this.#assembly(this.folder, 0);
    this.#sayIfStale();
    return {
      templates: this.#templates,
      diagnostics: this.#diagnostics,
      include: () => null,
      nested: (location, from) => {
        const path = join(dirname(resolve(this.files.cwd, from.file)), basename(location));
        const source = this.files.open(path);
        return source && this.#template(source, dirname(path));
      },
    };
  }

  #assembly(folder: string, depth: number): void {
    if (this.#seen.has(folder)) return;
    this.#seen.add(folder);
    const source = this.files.open(join(folder, 'manifest.json'));
    const manifest = source && this.files.parse(source);
    const artifacts = get(manifest ?? undefined, 'artifacts');
    if (artifacts?.kind !== 'map' || depth > depthLimit) return;
    const frames = this.#framesOf(folder);
    const assets = this.#assetsOf(folder);
    const stacks: string[] = [];
    for (const { value: artifact } of artifacts.entries.values()) {
      const properties = get(artifact, 'properties');
      switch (textOf(get(artifact, 'type'))) {
        case 'aws:cloudformation:stack': {
          const file = textOf(get(properties, 'templateFile'));
          if (file !== undefined) stacks.push(file);
          const more = textOf(get(artifact, 'additionalMetadataFile'));
          const metadata = more === undefined ? get(artifact, 'metadata') : this.#json(join(folder, basename(more)));
          for (const [path, frame] of framesByPath(metadata ?? undefined)) frames.set(path, frame);
          break;
        }
        case 'cdk:asset-manifest': {
          const file = textOf(get(properties, 'file'));
          const listed =
            file === undefined ? undefined : get(this.#json(join(folder, basename(file))) ?? undefined, 'files');
          for (const entry of listed?.kind === 'map' ? listed.entries.values() : []) {
            const path = textOf(at(entry.value, 'source', 'path'));
            if (path !== undefined) assets.set(entry.key, path);
          }
          break;
        }
        case 'cdk:cloud-assembly': {
          const name = textOf(get(properties, 'directoryName'));
          if (name !== undefined) this.#assembly(join(folder, basename(name)), depth + 1);
        }
      }
    }
    for (const file of stacks) {
      const template = this.files.open(join(folder, basename(file)));
      if (template) this.#add(template, folder);
      else if (source)
        this.#diagnostics.push({
          code: 'missing-template',
          message: `${file}, which the manifest names, could not be read`,
          severity: 'error',
          span: { source, start: 0, end: 0 },
        });
    }
  }

  #add(source: Source, folder: string): void {
    const template = this.#template(source, folder);
    if (template) this.#templates.push(template);
  }

  #template(source: Source, folder: string): Template | null {
    const value = this.files.parse(source);
    const resources = get(value ?? undefined, 'Resources');
    if (value?.kind !== 'map' || resources?.kind !== 'map') return null;
    const entries = new Map<string, Entry>();
    for (const entry of resources.entries.values()) entries.set(entry.key, this.#resource(entry, folder));
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
    };
  }

  /** A resource at its line of the app, with the API definition that an asset holds in place. */
  #resource(entry: Entry, folder: string): Entry {
    const type = textOf(get(entry.value, 'Type')) ?? '';
    if (!isRelevant(type)) return entry;
    const value = this.#withDefinition(entry.value, folder);
    const path = textOf(at(value, 'Metadata', 'aws:cdk:path'));
    const frame = path === undefined ? undefined : nearestFrame(this.#framesOf(folder), path);
    const span = frame && this.#place(frame, folder);
    return span ? { key: entry.key, keySpan: span, value: relocated(value, span) } : { ...entry, value };
  }

  /** `SpecRestApi.fromAsset` names the definition by the asset's hash; the file lies in the assembly. */
  #withDefinition(value: Value, folder: string): Value {
    const properties = get(value, 'Properties');
    const key = get(get(properties, 'BodyS3Location'), 'Key');
    if (value.kind !== 'map' || properties?.kind !== 'map' || key === undefined) return value;
    const name = textOf(key) ?? textOf(get(key, 'Fn::Sub')) ?? '';
    const path = this.#assetsOf(folder).get(basename(name).replace(/\.[^.]*$/, ''));
    const source = path === undefined ? null : this.files.open(join(folder, basename(path)));
    const body = source && this.files.parse(source);
    if (!body) return value;
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

  /** The frame's line in the app; null where the file is not below the root. */
  #place(frame: Frame, folder: string): Span | null {
    const source = this.#app(frame.file, folder);
    if (!source) return null;
    const lineStart = source.lineStarts[frame.line - 1];
    if (lineStart === undefined) return null;
    const line = source.line(frame.line);
    const start = Math.min(frame.column - 1, line.length);
    return { source, start: lineStart + start, end: lineStart + line.trimEnd().length };
  }

  /** An app is often synthesised elsewhere (a container, a colleague's machine): then the path's end finds the file. */
  #app(file: string, folder: string): Source | null {
    const before = this.#apps.get(file);
    if (before !== undefined) return before;
    const parts = file.split('/').filter((part) => part !== '');
    const bases = [dirname(this.folder), folder, this.files.cwd];
    let found = this.files.open(file);
    for (let from = 0; !found && from < parts.length; from++)
      for (const base of bases) found ??= this.files.open(join(base, ...parts.slice(from)));
    this.#apps.set(file, found);
    if (found) this.#remember(resolve(this.files.cwd, found.file));
    return found;
  }

  #remember(file: string): void {
    const time = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (!this.#newest || time > this.#newest.time) this.#newest = { file, time };
  }

  #sayIfStale(): void {
    const manifest = join(this.folder, 'manifest.json');
    const time = statSync(manifest, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const source = this.files.open(manifest);
    if (!source || !this.#newest || this.#newest.time <= time) return;
    this.#diagnostics.push({
      code: 'stale-assembly',
      message: `The assembly is older than ${basename(this.#newest.file)}: run 'cdk synth' to check what the app is now`,
      severity: 'warning',
      span: { source, start: 0, end: 0 },
    });
  }

  #json(path: string): Value | null {
    const source = this.files.open(path);
    return source && this.files.parse(source);
  }

  #framesOf(folder: string): Map<string, Frame> {
    const before = this.#frames.get(folder) ?? new Map<string, Frame>();
    this.#frames.set(folder, before);
    return before;
  }

  #assetsOf(folder: string): Map<string, string> {
    const before = this.#assets.get(folder) ?? new Map<string, string>();
    this.#assets.set(folder, before);
    return before;
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
