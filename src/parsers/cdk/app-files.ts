import { statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Reader } from '../../files/reader.js';
import type { Source, Span } from '../../text/source.js';
import type { Frame } from './frames.js';

/** Folders of an app that hold none of its own sources. */
const foreign = /^(node_modules|cdk\.out|dist|build|target|venv|env|__pycache__|obj|\..*)$/;
const program = /\.([cm]?[jt]sx?|py|java|kt|cs|fs|vb|go)$/;

/** How far below the app's folder its sources are looked for, and how many folders are looked into. */
const depthLimit = 6;
const folderLimit = 500;

/** The sources of the app that an assembly was synthesised from. */
export class AppFiles {
  readonly #found = new Map<string, Source | null>();

  /** `folder`: of the outermost assembly; `from`: a file of it. */
  constructor(
    readonly folder: string,
    readonly reader: Reader,
    readonly from: Source,
  ) {}

  /** The files that frames have named. */
  get sources(): Source[] {
    return [...new Set(this.#found.values())].filter((source) => source !== null);
  }

  /** The frame's line from its column on; null where the file is not below the root, or no longer has such a line. */
  place({ file, line, column }: Frame): Span | null {
    const source = this.#source(file);
    const lineStart = source?.lineStarts[line - 1];
    if (!source || lineStart === undefined) return null;
    const text = source.line(line).trimEnd();
    if (text === '') return null;
    const indent = text.length - text.trimStart().length;
    const start = Math.min(Math.max(column - 1, indent), text.length - 1);
    return { source, start: lineStart + start, end: lineStart + text.length };
  }

  /**
   * An app is often synthesised elsewhere (a container, a colleague's machine): then the path's end finds the file. A
   * bare name is too little to go by, but beside the assembly.
   */
  #source(file: string): Source | null {
    const before = this.#found.get(file);
    if (before !== undefined) return before;
    const parts = file.split('/').filter((part) => part !== '');
    const app = dirname(this.folder);
    let found = this.#open(file);
    for (let at = 0; !found && at < parts.length; at++) {
      const end = parts.slice(at);
      found = this.#open(join(app, ...end)) ?? (end.length > 1 ? this.#open(join(this.reader.cwd, ...end)) : null);
    }
    this.#found.set(file, found);
    return found;
  }

  #open(path: string): Source | null {
    const read = this.reader.read(path, this.from);
    return 'source' in read ? read.source : null;
  }

  /** The file of the app that an asset is a copy of, byte for byte; null where it is made otherwise. */
  original(asset: Source): Source | null {
    const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size;
    const size = sizeOf(resolve(this.reader.cwd, asset.file));
    const ending = extname(asset.file);
    for (const file of this.#beside((name) => extname(name) === ending)) {
      const source = sizeOf(file) === size ? this.#open(file) : null;
      if (source?.text === asset.text) return source;
    }
    return null;
  }

  /** A source of the app that was written after a time (milliseconds); null where there is none. */
  newerThan(time: number): string | null {
    const named = this.sources.map(({ file }) => resolve(this.reader.cwd, file));
    let newest: { readonly file: string; readonly time: number } | null = null;
    for (const file of [...named, ...this.#beside((name) => program.test(name))]) {
      const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (written > (newest?.time ?? time)) newest = { file, time: written };
    }
    return newest && basename(newest.file);
  }

  /** Files in the app's folder, where `cdk.json` says that it is one. */
  *#beside(isMeant: (name: string) => boolean): Generator<string> {
    const app = dirname(this.folder);
    if (statSync(join(app, 'cdk.json'), { throwIfNoEntry: false }) === undefined) return;
    const folders = [{ path: app, depth: 0 }];
    for (const [count, { path, depth }] of folders.entries()) {
      if (count === folderLimit) return;
      for (const entry of this.reader.list(join(path, '.'), this.from) ?? []) {
        const isBelow = entry.isDirectory() && !foreign.test(entry.name) && depth < depthLimit;
        if (isBelow) folders.push({ path: join(path, entry.name), depth: depth + 1 });
        else if (entry.isFile() && isMeant(entry.name)) yield join(path, entry.name);
      }
    }
  }
}
