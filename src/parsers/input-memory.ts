import type { Read } from '../files/reader.js';
import type { Input } from '../graph/world.js';
import type { Source } from '../text/source.js';

/** A file that was read for an input, or looked for in vain. */
export interface FileRead {
  /** As it was asked for, relative to the file that names it. */
  readonly path: string;
  readonly from: Source;
  readonly read: Read;
}

/** Remembers from run to run what was made of files that are read by themselves. */
export interface InputMemory {
  /**
   * What was made of a file when it, and all that was read for it, had this very text; null where that is not known.
   * Its worlds are left out: who has the memory knows what was found in it.
   */
  recall(source: Source, read: (path: string, from: Source) => Read): Input | null;
  /** What was made of a file that was not known. */
  made(input: Input, source: Source, reads: readonly FileRead[]): void;
}
