import { closeSync, lstatSync, openSync, realpathSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { suggestion, UsageError } from './arguments.js';

/** Where one format of a run goes; `file` is null for standard output. */
export interface Output<Format extends string> {
  readonly format: Format;
  readonly file: string | null;
}

/**
 * What `--format NAME[=FILE]` and `--output FILE` ask for; pretty to standard output by default.
 * @throws UsageError
 */
export function outputsOf<Format extends string>(
  values: readonly string[],
  output: string | undefined,
  known: readonly Format[],
): readonly Output<Format>[] {
  const outputs = (values.length > 0 ? values : [known[0] ?? '']).map((value) => {
    const at = value.indexOf('=');
    const name = at < 0 ? value : value.slice(0, at);
    const format = known.find((each) => each === name);
    if (!format) throw new UsageError(`unknown format ${name}: ${known.join(', ')}${suggestion(name, known)}`);
    if (at >= 0 && at === value.length - 1) throw new UsageError(`--format ${value} names no file`);
    return { format, file: at < 0 ? null : value.slice(at + 1) };
  });
  const [first, second] = outputs;
  if (output !== undefined) {
    if (!first || second || first.file !== null) {
      throw new UsageError('--output is for a single format; for several write --format NAME=FILE');
    }
    return [{ format: first.format, file: output }];
  }
  if (outputs.filter(({ file }) => file === null).length > 1) {
    throw new UsageError('only one format can go to standard output; write the others as --format NAME=FILE');
  }
  return outputs;
}

/** A place to write to. Nothing is seen in a file before `finish`: it gets its name when it is complete. */
export interface Sink {
  write(text: string): void;
  finish(): void;
  /** Leaves no trace. */
  abandon(): void;
}

const BUFFERED = 1 << 16;

/** @throws UsageError where the file cannot be written */
export function openFile(name: string, cwd: string): Sink {
  const path = target(resolve(cwd, name));
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new UsageError(`cannot write ${name}: ${reason(error as NodeJS.ErrnoException)}`);
    }
  };
  // Devices and pipes (`/dev/stderr`, `>(…)`) are written as they are.
  const temporary = attempt(() => isRegular(path)) ? `${path}.${process.pid}.tmp` : null;
  const fd = attempt(() => openSync(temporary ?? path, 'w'));
  let pending = '';
  const flush = () => {
    const bytes = Buffer.from(pending);
    pending = '';
    for (let done = 0; done < bytes.length; ) done += attempt(() => writeSync(fd, bytes, done));
  };
  return {
    write(text) {
      pending += text;
      if (pending.length >= BUFFERED) flush();
    },
    finish() {
      flush();
      attempt(() => closeSync(fd));
      if (temporary) attempt(() => renameSync(temporary, path));
    },
    abandon() {
      closeSync(fd);
      if (temporary) unlinkSync(temporary);
    },
  };
}

/** What a symbolic link points to, so that the link stays. */
function target(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isRegular(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return !stat || stat.isFile();
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is no folder',
};

/** Why a file or a stream cannot be written, in words. */
export function reason({ code, message }: NodeJS.ErrnoException): string {
  return (code && reasons[code]) || message;
}
