import { dirname, resolve } from 'node:path';
import type { Reader } from '../../files/reader.js';
import type { Input } from '../../graph/world.js';
import type { Source } from '../../text/source.js';
import type { Value } from '../../text/value.js';
import { readTemplates, type TemplateOptions } from '../cloudformation/input.js';
import { readAssembly } from './assembly.js';

/** A cloud assembly as one input. `manifest` is its manifest's source; `parse` says what is wrong with a text itself. */
export function readCloudAssembly(
  manifest: Source,
  reader: Reader,
  parse: (source: Source) => Value | null,
  options: TemplateOptions,
): Input {
  const assembly = readAssembly(dirname(resolve(reader.cwd, manifest.file)), {
    cwd: reader.cwd,
    open: (path) => {
      const read = reader.read(path, manifest);
      return 'source' in read ? read.source : null;
    },
    parse,
  });
  const input = readTemplates(assembly.templates, assembly, options);
  return { ...input, diagnostics: [...assembly.diagnostics, ...input.diagnostics] };
}
