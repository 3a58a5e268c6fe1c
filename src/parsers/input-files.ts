import { dirname, resolve } from 'node:path';
import { isLocalPath, type Read, type Reader } from '../files/reader.js';
import { parseTextSync } from '../text/parse.js';
import type { Diagnostic, Source, Span } from '../text/source.js';
import type { Value } from '../text/value.js';
import type { FileRead } from './input-memory.js';

/**
 * The other files that one input reads: includes, definitions, nested templates. Keeps what was said of them, and which
 * they were, so that they are not judged a second time on their own.
 */
export class InputFiles {
  readonly diagnostics: Diagnostic[] = [];
  readonly sources = new Set<Source>();
  /** What was asked for, there or not, in order. */
  readonly reads: FileRead[] = [];
  readonly #values = new Map<string, Value | null>();

  constructor(
    readonly reader: Reader,
    readonly consumed: Set<string>,
  ) {}

  /** The parsed content of a local file that another file names, there; null after it was said why not. */
  include(location: string, from: Span, what: string): { source: Source; value: Value } | null {
    if (!isLocalPath(location)) return null;
    const read = this.#read(location, from.source);
    if ('source' in read) {
      const value = this.parse(read.source);
      return value ? { source: read.source, value } : null;
    }
    const key = `${dirname(from.source.file)} ${location}`;
    if (!this.#values.has(key)) {
      this.#values.set(key, null);
      this.diagnostics.push({
        code: `include-${read.problem}`,
        message: `${what}: ${read.message}`,
        severity: 'error',
        span: from,
      });
    }
    return null;
  }

  read(location: string, from: Source): Read {
    const read = this.#read(location, from);
    if ('source' in read) this.#take(read.source);
    return read;
  }

  /** The content of a source, parsed once. */
  parse(source: Source): Value | null {
    this.#take(source);
    const before = this.#values.get(source.file);
    if (before !== undefined) return before;
    const parsed = parseTextSync(source);
    this.diagnostics.push(...parsed.diagnostics);
    this.#values.set(source.file, parsed.value);
    return parsed.value;
  }

  #read(path: string, from: Source): Read {
    const read = this.reader.read(path, from);
    this.reads.push({ path, from, read });
    return read;
  }

  #take(source: Source): void {
    this.sources.add(source);
    this.consumed.add(resolve(this.reader.cwd, source.file));
  }
}
