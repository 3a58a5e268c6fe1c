import { parse, TomlError } from 'smol-toml';
import type { Diagnostic, Source } from '../../text/source.js';
import { type Entry, get, listOf, type MapValue, mapOf, scalar, textOf, type Value } from '../../text/value.js';

/** Names that the SAM CLI looks for, in this order. */
export const samconfigNames = ['samconfig.toml', 'samconfig.yaml', 'samconfig.yml'] as const;

/** What a SAM configuration file says of a deploy. */
export interface Samconfig {
  readonly parameters: ReadonlyMap<string, string>;
  readonly region: string | null;
  /** The template's path, relative to the configuration. */
  readonly template: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a `samconfig.toml` for one environment (`default` where none is asked for): the options of `deploy` over those
 * that are for all commands.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
 */
export function readSamconfig(source: Source, environment = 'default'): Samconfig {
  const { value, diagnostics } = parseToml(source);
  return { ...samconfigOf(value, environment), diagnostics };
}

/** The same for a configuration that is parsed already, as YAML ones are. */
export function samconfigOf(config: Value, environment = 'default'): Samconfig {
  const commands = get(config, environment);
  const option = (...names: string[]): Value | undefined => {
    for (const command of ['deploy', 'global'])
      for (const name of names) {
        const value = get(get(get(commands, command), 'parameters'), name);
        if (value !== undefined) return value;
      }
    return undefined;
  };
  return {
    parameters: overrides(option('parameter_overrides')),
    region: textOf(option('region')) ?? null,
    template: textOf(option('template_file', 'template', 't')) ?? null,
    diagnostics: [],
  };
}

/** A text of pairs, a map, or a list of them. */
function overrides(value: Value | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const item of value?.kind === 'list' ? value.items : [value])
    if (item?.kind !== 'map') for (const [key, text] of pairs(textOf(item) ?? '')) found.set(key, text);
    else
      for (const { key, value: inner } of item.entries.values()) {
        const texts = (inner.kind === 'list' ? inner.items : [inner]).map(textOf).filter((text) => text !== undefined);
        if (texts.length > 0) found.set(key, texts.join(','));
      }
  return found;
}

/**
 * `Stage=prod Name="two words"`, or in the older form `ParameterKey=Stage,ParameterValue=prod`.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-cli-command-reference-sam-deploy.html
 */
export function pairs(text: string): [string, string][] {
  const quoted = `"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'`;
  const bare = `(?:\\\\.|[^ "\\\\])+`;
  const older = new RegExp(`ParameterKey=(["']?[A-Za-z0-9]+["']?),ParameterValue=(${quoted}|${bare})`, 'g');
  const newer = new RegExp(`(?:^|\\s)(["']?[A-Za-z0-9]+["']?)=(${quoted}|${bare})`, 'g');
  const pattern = text.includes('ParameterKey=') ? older : newer;
  return [...text.matchAll(pattern)].map(([, key = '', value = '']) => [unquoted(key), unquoted(value)]);
}

function unquoted(text: string): string {
  const [, , inner] = /^(["'])(.*)\1$/s.exec(text) ?? [];
  return (inner ?? text).replace(/\\([ "'])/g, '$1');
}

/** TOML as values; all of them stand at the start of the file, since nothing in it is ever pointed at. */
function parseToml(source: Source): { value: MapValue; diagnostics: Diagnostic[] } {
  const span = { source, start: 0, end: 0 };
  const located = (value: unknown): Value => {
    if (Array.isArray(value)) return listOf(value.map(located), span);
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
      return scalar(value, span);
    if (typeof value !== 'object' || value instanceof Date) return scalar(String(value), span);
    return mapOf(
      Object.entries(value).map(([key, inner]): Entry => ({ key, keySpan: span, value: located(inner) })),
      span,
    );
  };
  try {
    const value = located(parse(source.text));
    return { value: value.kind === 'map' ? value : mapOf([], span), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const start = source.lineStarts[error.line - 1] ?? 0;
    const place = { source, start: start + error.column - 1, end: start + error.column - 1 };
    const message = error.message.split('\n')[0] ?? 'invalid TOML';
    return { value: mapOf([], span), diagnostics: [{ code: 'syntax-error', message, severity: 'error', span: place }] };
  }
}
