import {
  accessSync,
  chmodSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside, realPath, rootFor } from '../files/root.js';

const mark = '\ufeff';

/** Why a file must not or cannot be written, in words; null where it can. `root`: where it was given. */
export function hindrance(path: string, cwd: string, root: string | null): string | null {
  const folder = root === null ? rootFor(dirname(path), cwd) : realPath(resolve(cwd, root));
  if (!isInside(realPath(path), folder)) return 'it lies outside the root';
  try {
    // what is marked as read-only is not written, whatever a superuser may do
    if ((statSync(path).mode & 0o222) === 0) return 'it is read-only';
    accessSync(path, constants.W_OK);
    accessSync(dirname(realpathSync(path)), constants.W_OK);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'it is no file';
    return code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'it is read-only' : 'it cannot be written';
  }
}

/**
 * Puts another text in place of a file's, all at once: it is written beside the file, which then takes its name. Links
 * stay, and so do the file's mode and its byte order mark.
 * @throws Error with a message for the person
 */
export function replaceText(path: string, before: string, after: string): void {
  const target = realpathSync(path);
  const there = readFileSync(target, 'utf8');
  const isMarked = there.startsWith(mark);
  if (there !== (isMarked ? mark : '') + before) throw new Error('it has changed in the meantime');
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, (isMarked ? mark : '') + after, { flag: 'wx' });
    chmodSync(temporary, statSync(target).mode & 0o7777);
    renameSync(temporary, target);
  } catch (error) {
    try {
      unlinkSync(temporary);
    } catch {
      // there is none
    }
    throw new Error(`it cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}
