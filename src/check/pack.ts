import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** SHA-256: whoever writes the files that are checked must not be able to make two with one hash. */
export function hashOf(text: string): string {
  return process.getBuiltinModule('node:crypto').hash('sha256', text, 'hex');
}

/** Characters of one pack at most: more is checked anew each time. */
const sizeLimit = 32 * 1024 * 1024;

/**
 * Texts by name in one file, a line for each: what the name, the text's key and the line's own text hash to, and the
 * text. A line that is not whole, or not its own, is not there: whoever wrote it may have been cut off.
 */
export class Pack {
  readonly #file: string;
  readonly #lines = new Map<string, string>();
  #size = 0;
  #isChanged = false;
  #isNew = false;

  constructor(file: string) {
    this.#file = file;
    for (const line of this.#read().split('\n')) if (line.length > nameEnd) this.#put(line.slice(0, nameEnd), line);
  }

  /** The text that was kept under a name with this very key. */
  get(name: string, key: string): string | null {
    const line = this.#lines.get(hashOf(name));
    if (line?.slice(nameEnd, keyEnd) !== key) return null;
    const text = line.slice(sumEnd);
    return sumOf(name, key, text) === line.slice(keyEnd, sumEnd) ? text : null;
  }

  /** `key`: a hash. `text`: one line. */
  set(name: string, key: string, text: string): void {
    const id = hashOf(name);
    if (this.#size + text.length > sizeLimit) return;
    this.#put(id, `${id}${key}${sumOf(name, key, text)}${text}`);
    this.#isChanged = true;
  }

  /** Whatever goes wrong, the next run works without. Several runs may write at the same time: the last one's file stays. */
  save(): void {
    if (!this.#isChanged) return;
    this.#isChanged = false;
    const temporary = `${this.#file}.${process.pid}`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      writeFileSync(temporary, [...this.#lines.values()].join('\n'), { mode: 0o600 });
      renameSync(temporary, this.#file);
    } catch {
      remove(temporary);
    }
  }

  /** In characters. */
  get size(): number {
    return this.#size;
  }

  /** Whether there was no such file. */
  get isNew(): boolean {
    return this.#isNew;
  }

  #read(): string {
    try {
      return readFileSync(this.#file, 'utf8');
    } catch {
      this.#isNew = true;
      return '';
    }
  }

  #put(id: string, line: string): void {
    this.#size += line.length - (this.#lines.get(id)?.length ?? 0);
    this.#lines.set(id, line);
  }
}

const nameEnd = 64;
const keyEnd = 128;
const sumEnd = 192;

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // it is no worse than one that was cut off
  }
}

function sumOf(name: string, key: string, text: string): string {
  return hashOf(`${key}${text}${name}`);
}

const monthInMs = 30 * 24 * 60 * 60 * 1000;

/** Removes packs that nobody has written for a month: their folders may be gone. */
export function dropOldPacks(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      if (Date.now() - statSync(file).mtimeMs > monthInMs) rmSync(file, { force: true });
    }
  } catch {
    // somebody else removed them
  }
}
