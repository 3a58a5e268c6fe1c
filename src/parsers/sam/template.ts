import type { Source } from '../../text/source.js';
import { get, type MapValue, type Value } from '../../text/value.js';
import type { Template } from '../cloudformation/input.js';
import { readSamconfig, samconfigNames, samconfigOf } from './samconfig.js';
import { transformSam } from './transform.js';

/** How a SAM template reads the files beside it. */
export interface SamFiles {
  include(location: string, from: Source, what: string): { source: Source; value: Value } | null;
  read(location: string, from: Source): { readonly source: Source } | { readonly problem: string };
  parse(source: Source): Value | null;
  readonly diagnostics: unknown[];
}

export interface SamTemplate {
  readonly template: Template;
  /** Parameter values and region that the configuration beside the template gives. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly region: string | null;
}

/** A SAM template as the CloudFormation template that the transform makes, with what `samconfig` says of its deploy. */
export function readSamTemplate(
  source: Source,
  value: MapValue,
  files: SamFiles,
  options: {
    readonly parameters: ReadonlyMap<string, string>;
    readonly stage: string | null;
    readonly region: string | null;
  },
): SamTemplate {
  const config = configBeside(source, files, options.stage ?? 'default');
  const declared = get(value, 'Parameters');
  const parameters = new Map([...(config?.parameters ?? []), ...options.parameters]);
  for (const name of parameters.keys())
    if (declared?.kind !== 'map' || !declared.entries.has(name)) parameters.delete(name);
  const region = options.region ?? config?.region ?? null;
  const result = transformSam(value, {
    parameters,
    source,
    include: (path, from) => files.include(path, from, 'included file')?.value ?? null,
    ...(region !== null && { region }),
  });
  files.diagnostics.push(...(config?.diagnostics ?? []), ...result.diagnostics);
  return {
    template: {
      source,
      value: result.template,
      format: 'sam',
      names: result.names,
      owners: result.owners,
      generated: result.generated,
    },
    parameters,
    region,
  };
}

function configBeside(source: Source, files: SamFiles, environment: string): ReturnType<typeof readSamconfig> | null {
  for (const name of samconfigNames) {
    const read = files.read(name, source);
    if (!('source' in read)) continue;
    if (name.endsWith('.toml')) return readSamconfig(read.source, environment);
    const value = files.parse(read.source);
    return value ? samconfigOf(value, environment) : null;
  }
  return null;
}
