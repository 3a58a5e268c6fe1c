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
  const assembly = readAssembly(manifest, reader, parse);
  const input = readTemplates(assembly.templates, assembly, options);
  return { ...input, diagnostics: [...assembly.diagnostics, ...input.diagnostics] };
}
