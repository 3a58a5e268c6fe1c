import { posix } from 'node:path';
import type { Reader } from '../../files/reader.js';
import { Source } from '../../text/source.js';

/** What reading a configuration needs of the file system. Paths are as they are reported, with `/`. */
export interface ConfigurationFiles {
  /** Names of the files in a directory; `[]` where there is none, or none that may be read. */
  list(directory: string): readonly string[];
  /** Names of the folders in a directory, without hidden ones. */
  folders(directory: string): readonly string[];
  /** `code` is that of a diagnostic. */
  read(path: string): Source | { readonly problem: string; readonly code: string };
}

const fileName = /\.(tf|tofu)(\.json)?$/;

/** Whether a file belongs to a Terraform or OpenTofu module. */
export function isConfigurationFile(name: string): boolean {
  return fileName.test(name) && !name.startsWith('.') && !name.endsWith('~');
}

/** The files of a root module as the run reads them: below the run's root and nowhere else. */
export function configurationFiles(reader: Reader, directory: string): ConfigurationFiles {
  // the reader takes paths relative to a file that includes them
  const anchor = new Source(posix.join(directory, 'main.tf'), '');
  const relative = (path: string): string => (posix.isAbsolute(path) ? path : posix.relative(directory, path) || '.');
  const entries = (path: string) => reader.list(relative(path), anchor) ?? [];
  return {
    list: (path) => entries(path).flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])),
    folders: (path) =>
      entries(path).flatMap((entry) =>
        entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name) ? [entry.name] : [],
      ),
    read: (path) => {
      const read = reader.read(relative(path), anchor);
      return 'source' in read ? read.source : { problem: read.message, code: read.problem };
    },
  };
}
