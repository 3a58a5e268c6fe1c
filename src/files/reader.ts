import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { Source } from '../text/source.js';
import { defaultLimits, type Limits, raising } from './limits.js';
import { isInside, realPath, rootFor, shown } from './root.js';

export type Problem = 'outside-root' | 'missing' | 'unreadable' | 'too-large' | 'not-utf8';

interface Refusal {
  readonly problem: Problem;
  readonly message: string;
}

export type Read = { readonly source: Source } | Refusal;

type SizeLimit = 'file-size' | 'plan-size';

/**
 * Reads the files of one run: those that were asked for, and those that they include. Includes are read below the root
 * and nowhere else, symbolic links and all; only regular files are read.
 */
export class Reader {
  readonly #sources = new Map<string, Source>();
  readonly #roots = new Map<string, string>();
  readonly #folders = new Map<string, string>();
  /** Includes that cannot be read, by folder of the including file: the same few names are tried for every template. */
  readonly #absent = new Map<string, Map<string, Read>>();

  constructor(
    readonly cwd: string,
    /** The root where it was given (`--root`). */
    readonly root: string | null = null,
    /** Files that are given as text (standard input), by absolute path; they need not exist. */
    readonly given: ReadonlyMap<string, string> = new Map(),
    /** Texts that files on disk shall be read as, by absolute path. */
    readonly edited: ReadonlyMap<string, string> = new Map(),
    readonly limits: Limits = defaultLimits,
  ) {}

  /** A file that was asked for by its path, absolute or relative to the working directory. */
  open(path: string): Read {
    const absolute = resolve(this.cwd, path);
    const before = this.#sources.get(absolute);
    if (before) return { source: before };
    const bytes = this.bytes(absolute);
    return 'problem' in bytes ? bytes : this.decode(absolute, bytes.bytes);
  }

  /** A file that another one includes; the path is relative to the including file. */
  read(path: string, from: Source): Read {
    const folder = dirname(from.file);
    const known = this.#absent.get(folder)?.get(path);
    if (known) return known;
    const read = this.#read(path, from);
    if ('problem' in read && (read.problem === 'missing' || read.problem === 'outside-root')) {
      const absent = this.#absent.get(folder) ?? new Map<string, Read>();
      this.#absent.set(folder, absent.set(path, read));
    }
    return read;
  }

  #read(path: string, from: Source): Read {
    if (/^[a-z]:[\\/]/i.test(path) || path.startsWith('\\\\') || path.includes('\0'))
      return { problem: 'outside-root', message: `${path} lies outside the root: it was not read` };
    const absolute = resolve(dirname(resolve(this.cwd, from.file)), path.split('\\').join('/'));
    const outside = this.#outside(absolute, from);
    if (outside) return outside;
    // an error that Node throws takes longer than the question
    if (isAbsent(absolute) && !this.given.has(absolute))
      return { problem: 'missing', message: `${shown(absolute, this.cwd)} does not exist` };
    return this.open(absolute);
  }

  /** Names in a folder below the root, sorted; null where it can't be listed or lies outside. */
  list(path: string, from: Source): readonly Dirent[] | null {
    const absolute = resolve(dirname(resolve(this.cwd, from.file)), path);
    return this.#outside(absolute, from) ? null : this.entries(absolute);
  }

  /** Entries of a folder that was asked for, sorted by name; null where it can't be listed. */
  entries(path: string): readonly Dirent[] | null {
    try {
      return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
      return null;
    }
  }

  /** The raw content of a regular file. */
  bytes(absolute: string, limit: SizeLimit = 'file-size'): { bytes: Buffer } | Refusal {
    const given = this.given.get(absolute) ?? this.edited.get(absolute);
    if (given !== undefined) return { bytes: Buffer.from(given) };
    const name = shown(absolute, this.cwd);
    let file: number;
    try {
      // non-blocking, so that a named pipe cannot make the run wait
      file = openSync(absolute, constants.O_RDONLY | constants.O_NONBLOCK);
    } catch (error) {
      return isMissing(error)
        ? { problem: 'missing', message: `${name} does not exist` }
        : { problem: 'unreadable', message: `${name} could not be read` };
    }
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) return { problem: 'unreadable', message: `${name} is no regular file` };
      return this.#tooLarge(name, stat.size, limit) ?? { bytes: readFileSync(file) };
    } catch {
      return { problem: 'unreadable', message: `${name} could not be read` };
    } finally {
      closeSync(file);
    }
  }

  decode(absolute: string, bytes: Buffer): Read {
    const name = shown(absolute, this.cwd);
    const tooLarge = this.#tooLarge(name, bytes.length, 'file-size');
    if (tooLarge) return tooLarge;
    const text = utf8Of(name, bytes);
    if ('problem' in text) return text;
    const source = new Source(name, text.bytes.toString('utf8'));
    this.#sources.set(absolute, source);
    return { source };
  }

  #tooLarge(name: string, size: number, limit: SizeLimit): Refusal | null {
    const megabytes = this.limits[limit];
    if (size <= megabytes * 1024 * 1024) return null;
    const message = `${name} is larger than ${megabytes} MB (${raising(limit)}): it was not read`;
    return { problem: 'too-large', message };
  }

  /** Lets go of what was read, so that memory does not grow with the number of files. */
  forget(): void {
    this.#sources.clear();
  }

  /** Says that an included path must not be read where it leads out of the root, be it by a symbolic link. */
  #outside(absolute: string, from: Source): Refusal | null {
    if (isInside(this.#real(absolute), this.#rootOf(from))) return null;
    const message = `${shown(absolute, this.cwd)} lies outside the root: it was not read`;
    return { problem: 'outside-root', message };
  }

  /** The path with symbolic links followed; the folders of the run are followed once. */
  #real(absolute: string): string {
    const folder = dirname(absolute);
    let real = this.#folders.get(folder);
    if (real === undefined) {
      real = realPath(folder);
      this.#folders.set(folder, real);
    }
    return isLink(absolute) ? realPath(absolute) : join(real, basename(absolute));
  }

  #rootOf(from: Source): string {
    const folder = dirname(resolve(this.cwd, from.file));
    const before = this.#roots.get(folder);
    if (before !== undefined) return before;
    const root = this.root === null ? rootFor(folder, this.cwd) : realPath(resolve(this.cwd, this.root));
    this.#roots.set(folder, root);
    return root;
  }
}

/** The bytes of a text without its byte order mark, which editors do not count as a column, nor do findings. */
export function utf8Of(name: string, bytes: Buffer): { bytes: Buffer } | Refusal {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { problem: 'not-utf8', message: `${name} is UTF-16: save it as UTF-8` };
  if (!isUtf8(bytes)) return { problem: 'not-utf8', message: `${name} is not UTF-8` };
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { bytes: isMarked ? bytes.subarray(3) : bytes };
}

function isAbsent(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch {
    return false; // what cannot be looked at cannot be opened either
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Whether a path is one that a template means as local: no URL, no bucket. */
export function isLocalPath(path: string): boolean {
  return !/^(https?|s3|git|file):/i.test(path) && !(isAbsolute(path) && path.startsWith('//'));
}
