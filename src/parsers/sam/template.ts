import { posix } from 'node:path';
import type { Limits } from '../../files/limits.js';
import type { Source, Span } from '../../text/source.js';
import { get, type MapValue, scalar, textOf, type Value } from '../../text/value.js';
import { hasLoops, unrollLoops } from '../cloudformation/foreach.js';
import type { Template } from '../cloudformation/input.js';
import { rewrite } from './generate.js';
import { readSamconfig, type Samconfig, samconfigNames, samconfigOf } from './samconfig.js';
import { transformSam } from './transform.js';

/** How a SAM template reads the files beside it. */
export interface SamFiles {
  include(location: string, from: Span, what: string): { source: Source; value: Value } | null;
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
    readonly limits?: Limits;
  },
): SamTemplate {
  const config = configOf(source, files, options.stage ?? 'default');
  const declared = get(value, 'Parameters');
  const parameters = new Map([...(config?.parameters ?? []), ...options.parameters]);
  for (const name of parameters.keys())
    if (declared?.kind !== 'map' || !declared.entries.has(name)) parameters.delete(name);
  const region = options.region ?? config?.region ?? null;
  const result = transformSam(unrolled(source, value, parameters, files, options.limits), {
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

/** `AWS::LanguageExtensions` runs before the SAM transform. */
function unrolled(
  source: Source,
  value: MapValue,
  parameters: ReadonlyMap<string, string>,
  files: SamFiles,
  limits?: Limits,
): MapValue {
  if (!hasLoops(source.text)) return value;
  const given = new Map([...parameters].map(([name, text]) => [name, scalar(text, value.span)]));
  const whole = unrollLoops(value, given, (diagnostic) => files.diagnostics.push(diagnostic), limits);
  const plain = rewrite(whole, plainText);
  return plain.kind === 'map' ? plain : whole;
}

/** `!Sub /users`, of which a loop left no variable. */
function plainText(part: MapValue): Value | undefined {
  const written = part.entries.size === 1 ? get(part, 'Fn::Sub') : undefined;
  const text = textOf(written);
  return text === undefined || text.includes('${') ? undefined : written;
}

/** Folders above the template in which a configuration may name it. */
const levels = 8;

/**
 * The configuration beside the template, or one above it that names the template, as for `sam deploy` in that folder.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
 */
function configOf(source: Source, files: SamFiles, environment: string): Samconfig | null {
  const beside = configIn('', source, files, environment);
  if (beside && beside !== 'outside') return beside.config;
  for (let level = 1; level <= levels; level++) {
    const above = configIn('../'.repeat(level), source, files, environment);
    if (above === 'outside') return null;
    if (above?.config.template && posix.join(posix.dirname(above.file), above.config.template) === source.file)
      return above.config;
  }
  return null;
}

function configIn(
  folder: string,
  source: Source,
  files: SamFiles,
  environment: string,
): { file: string; config: Samconfig } | 'outside' | null {
  for (const name of samconfigNames) {
    const read = files.read(`${folder}${name}`, source);
    if ('problem' in read) {
      // a folder outside the root, and so are those above it
      if (read.problem === 'outside-root' && folder !== '') return 'outside';
      continue;
    }
    const { file } = read.source;
    if (name.endsWith('.toml')) return { file, config: readSamconfig(read.source, environment) };
    const value = files.parse(read.source);
    return value ? { file, config: samconfigOf(value, environment) } : null;
  }
  return null;
}
