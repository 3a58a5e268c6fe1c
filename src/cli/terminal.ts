import { fstatSync, readFileSync, writeSync } from 'node:fs';
import { UsageError } from './arguments.js';
import { reason } from './outputs.js';

/** What a command sees of the world outside; tests give their own. */
export interface Terminal {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  /** The folder of what is kept from run to run; null for nothing. */
  readonly kept: string | null;
  /** All of standard input, as UTF-8. */
  readStdin(): string;
}

export interface Stream {
  write(text: string): void;
  isTerminal(): boolean;
}

const BUFFERED = 1 << 16;

/**
 * Standard output or standard error, written to directly: `process.stdout` takes Node some milliseconds to set up.
 * A reader that has gone away (`| head`) is no error; what is written after that is dropped.
 */
export class Descriptor implements Stream {
  readonly #fd: number;
  readonly #name: string | null;
  #pending = '';
  #closed = false;
  #isTerminal: boolean | null = null;

  /** `name`: what the stream is called where it cannot be written; null where nobody could be told. */
  constructor(fd: number, name: string | null) {
    this.#fd = fd;
    this.#name = name;
  }

  write(text: string): void {
    this.#pending += text;
    if (this.#pending.length >= BUFFERED) this.flush();
  }

  /** @throws UsageError where the stream cannot be written, a full disk above all */
  flush(): void {
    const bytes = Buffer.from(this.#pending);
    this.#pending = '';
    for (let done = 0; done < bytes.length && !this.#closed; ) {
      try {
        done += writeSync(this.#fd, bytes, done);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // A pipe that its other owner made non-blocking is full: wait for the reader.
        if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        else if (code === 'EPIPE' || code === 'EBADF' || this.#name === null) this.#closed = true;
        else throw new UsageError(`cannot write to ${this.#name}: ${reason(error as NodeJS.ErrnoException)}`);
      }
    }
  }

  isTerminal(): boolean {
    this.#isTerminal ??= isTerminal(this.#fd);
    return this.#isTerminal;
  }
}

function isTerminal(fd: number): boolean {
  try {
    if (!fstatSync(fd).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  // Loaded here only: the module brings the network with it.
  return (process.getBuiltinModule('node:tty') as typeof import('node:tty')).isatty(fd);
}

export function processTerminal(kept: string | null): Terminal & { flush(): void } {
  const stdout = new Descriptor(1, 'standard output');
  const stderr = new Descriptor(2, null);
  return {
    stdout,
    // Unbuffered, so that progress is seen and order among the messages of other programs holds.
    stderr: {
      write(text) {
        stderr.write(text);
        stderr.flush();
      },
      isTerminal: () => stderr.isTerminal(),
    },
    env: process.env,
    cwd: process.cwd(),
    kept,
    readStdin: () => readFileSync(0, 'utf8'),
    flush: () => stdout.flush(),
  };
}

/** The width to write for: of the terminal, else 100 columns; never narrower than 60 or wider than 120. */
export function widthOf(terminal: Terminal): number {
  const said = Number(terminal.env.COLUMNS);
  const columns = said > 0 ? said : terminal.stdout.isTerminal() ? (process.stdout.columns ?? 100) : 100;
  return Math.max(60, Math.min(120, columns));
}

/** Flags before `FORCE_COLOR`, before `NO_COLOR` (no-color.org: any non-empty value), before what the stream is. */
export function wantsColor(terminal: Terminal, flag: boolean | null): boolean {
  if (flag !== null) return flag;
  const { FORCE_COLOR, NO_COLOR, TERM } = terminal.env;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR || TERM === 'dumb') return false;
  return terminal.stdout.isTerminal();
}
