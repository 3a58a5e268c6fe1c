import { resolve } from 'node:path';
import type { Config } from '../config/config.js';
import { defaultLimits, isLimitName, type Limits } from '../files/limits.js';
import { Reader } from '../files/reader.js';
import { defaultTimeout } from '../files/time-limit.js';
import type { InputOptions } from '../parsers/inputs.js';
import type { Shard } from '../parsers/shard.js';
import { parseText } from '../text/parse.js';
import { get, textOf, type Value } from '../text/value.js';
import { type Arguments, UsageError } from './arguments.js';
import type { Terminal } from './terminal.js';

/** The paths to read; the current folder where none is given. `-` is standard input under its name. */
export function pathsOf(args: Arguments): readonly string[] {
  const { operands } = args;
  if (operands.length === 0) return [args.has('stdin-filename') ? stdinName(args) : '.'];
  return operands.map((path) => (path === '-' ? stdinName(args) : path));
}

function stdinName(args: Arguments): string {
  return args.value('stdin-filename') ?? 'stdin';
}

/** Standard input, where it is asked for, by the absolute path that it stands for. */
function givenOf(args: Arguments, terminal: Terminal): ReadonlyMap<string, string> {
  if (!args.has('stdin-filename') && !args.operands.includes('-')) return new Map();
  return new Map([[resolve(terminal.cwd, stdinName(args)), terminal.readStdin()]]);
}

/** Seconds that one input may take. */
export function timeoutOf(args: Arguments): number {
  const given = args.value('timeout');
  if (given !== undefined && !/^\d{1,6}(\.\d+)?$/.test(given))
    throw new UsageError(`--timeout ${given}: write it in seconds, 0 for any time`);
  return given === undefined ? defaultTimeout : Number(given);
}

/** A string of Node holds no more. */
const mostMegabytes = 500;

/** The limits, with those that `--limit NAME=N` gives. */
function limitsOf(args: Arguments): Limits {
  const limits = { ...defaultLimits };
  for (const given of args.values('limit')) {
    const [, name = '', number = ''] = /^([a-z-]+)=(\d{1,9})$/.exec(given) ?? [];
    if (!isLimitName(name))
      throw new UsageError(`--limit ${given}: write it as NAME=N, with ${Object.keys(limits).join(', ')}`);
    if (name.endsWith('-size') && Number(number) > mostMegabytes)
      throw new UsageError(`--limit ${given}: no file of more than ${mostMegabytes} MB can be read`);
    limits[name] = Number(number);
  }
  return limits;
}

/** How to read the inputs: the command line's word, else the configuration's. */
export async function inputOptionsOf(
  args: Arguments,
  terminal: Terminal,
  config: Config | null = null,
): Promise<InputOptions> {
  const { cwd } = terminal;
  return {
    cwd,
    root: args.value('root') ?? null,
    parameters: new Map([...(config?.parameters ?? []), ...(await parametersOf(args, cwd))]),
    stage: args.value('stage') ?? config?.stages[0] ?? null,
    region: args.value('region') ?? config?.region ?? null,
    source: args.value('source') ?? null,
    given: givenOf(args, terminal),
    timeout: timeoutOf(args),
    limits: limitsOf(args),
    shard: shardOf(args),
  };
}

/** `--shard 2/4`; null for all. */
function shardOf(args: Arguments): Shard | null {
  const given = args.value('shard');
  if (given === undefined) return null;
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(given) ?? []).map(Number);
  if (index < 1 || index > count) throw new UsageError(`--shard ${given}: write it as I/N, from 1/N to N/N`);
  for (const flag of ['update-baseline', 'prune'] as const)
    if (args.has(flag)) throw new UsageError(`--${flag} needs all findings: it does not go with --shard`);
  return { index, count };
}

/** The values of `--parameters FILE`, a later file over an earlier one, and of `--parameter NAME=VALUE` over all files. */
async function parametersOf(args: Arguments, cwd: string): Promise<ReadonlyMap<string, string>> {
  const parameters = new Map<string, string>();
  for (const file of args.values('parameters')) {
    for (const [name, value] of await readParameters(file, cwd)) parameters.set(name, value);
  }
  for (const given of args.values('parameter')) {
    const at = given.indexOf('=');
    if (at < 1) throw new UsageError(`--parameter ${given}: write it as NAME=VALUE`);
    parameters.set(given.slice(0, at), given.slice(at + 1));
  }
  return parameters;
}

/**
 * A file of parameters, as JSON or YAML: the AWS CLI's list of `{ParameterKey, ParameterValue}`, CodePipeline's
 * `{Parameters: {…}}`, or a plain map.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/ (--parameter-overrides)
 */
async function readParameters(file: string, cwd: string): Promise<ReadonlyMap<string, string>> {
  const read = new Reader(cwd).open(resolve(cwd, file));
  if ('problem' in read) throw new UsageError(`--parameters: ${read.message}`);
  const { value, diagnostics } = await parseText(read.source);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new UsageError(`--parameters ${file}: ${error.message}`);
  const pairs =
    value?.kind === 'list' ? value.items.map(pairOf) : entriesOf(get(value ?? undefined, 'Parameters') ?? value);
  const parameters = new Map<string, string>();
  for (const pair of pairs) {
    if (!pair)
      throw new UsageError(
        `--parameters ${file}: not a map of names and values, nor a list of ParameterKey and ParameterValue`,
      );
    parameters.set(...pair);
  }
  return parameters;
}

type Pair = [name: string, value: string];

function pairOf(item: Value): Pair | null {
  const [key, value] = [textOf(get(item, 'ParameterKey')), textOf(get(item, 'ParameterValue'))];
  if (key !== undefined && value !== undefined) return [key, value];
  // `Name=Value`, as `sam deploy` and `aws cloudformation deploy` take it in a list too
  const [, name, text] = /^(\w+)=(.*)$/s.exec(textOf(item) ?? '') ?? [];
  return name !== undefined && text !== undefined ? [name, text] : null;
}

function entriesOf(value: Value | null | undefined): readonly (Pair | null)[] {
  if (value?.kind !== 'map') return [null];
  return Array.from(value.entries.values(), ({ key, value }) => {
    const items = value.kind === 'list' ? value.items.map(textOf) : [textOf(value)];
    return items.every((item) => item !== undefined) ? [key, items.join(',')] : null;
  });
}
