import type { Limits } from '../../files/limits.js';
import type { Input } from '../../graph/world.js';
import type { Source, Span } from '../../text/source.js';
import type { MapValue, Value } from '../../text/value.js';
import { readTemplates } from '../cloudformation/input.js';
import { readServerless } from './read.js';

/** How a service reads the files that it names. */
export interface ServiceFiles {
  include(location: string, from: Span, what: string): { source: Source; value: Value } | null;
  read(
    location: string,
    from: Source,
  ): { readonly source: Source } | { readonly problem: string; readonly message: string };
  parse(source: Source): Value | null;
}

/** A service as an input: the template that the framework would package, read as CloudFormation. */
export function readServerlessService(
  source: Source,
  root: MapValue,
  files: ServiceFiles,
  options: {
    readonly parameters: ReadonlyMap<string, string>;
    readonly stage: string | null;
    readonly region: string | null;
    readonly limits?: Limits;
  },
  /** What a compose file gives the service; the command line's parameters win. */
  composed: ReadonlyMap<string, string | null> = new Map(),
): Input {
  const result = readServerless(root, {
    source,
    parameters: new Map([...composed, ...options.parameters]),
    environment: null,
    readFile: (path, from) => files.read(path, from),
    parse: (file) => files.parse(file),
    ...(options.stage !== null && { stage: options.stage }),
    ...(options.region !== null && { region: options.region }),
  });
  const { template, names, owners, generated, incomplete } = result;
  const input = readTemplates(
    [{ source, value: template, format: 'serverless', names, owners, generated, incomplete }],
    {
      include: (location, from, what) => files.include(location, from, what)?.value ?? null,
      nested: () => null,
    },
    options,
  );
  return { ...input, diagnostics: [...result.diagnostics, ...input.diagnostics] };
}
