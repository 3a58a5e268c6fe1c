import { posix } from 'node:path';
import { label } from '../../../src/graph/read.js';
import type { Resource } from '../../../src/parsers/cloudformation/resource.js';
import type { ConfigurationFiles } from '../../../src/parsers/terraform/files.js';
import { hclParser } from '../../../src/parsers/terraform/hcl/load.js';
import { openPlan } from '../../../src/parsers/terraform/plan.js';
import { configurationReader } from '../../../src/parsers/terraform/plan-root.js';
import { readModule, type TerraformResult } from '../../../src/parsers/terraform/source.js';
import { Source } from '../../../src/text/source.js';
import { at, type Value } from '../../../src/text/value.js';

/** Files by their paths. */
export function filesOf(texts: Readonly<Record<string, string>>): ConfigurationFiles {
  const sources = new Map(Object.entries(texts).map(([path, text]) => [posix.normalize(path), new Source(path, text)]));
  const paths = [...sources.keys()];
  return {
    list: (directory) =>
      paths.filter((path) => posix.dirname(path) === posix.normalize(directory)).map((path) => posix.basename(path)),
    folders: () => [],
    read: (path) => sources.get(posix.normalize(path)) ?? { problem: `${path} does not exist`, code: 'missing' },
  };
}

/** A root module of the given files; one text is `main.tf`. */
export async function read(
  files: string | Readonly<Record<string, string>>,
  variables: Record<string, string> = {},
): Promise<TerraformResult> {
  const texts = typeof files === 'string' ? { 'main.tf': files } : files;
  const options = { files: filesOf(texts), variables: new Map(Object.entries(variables)), region: null };
  return readModule('.', await hclParser(), options);
}

export async function plan(json: unknown, files: Readonly<Record<string, string>> = {}): Promise<TerraformResult> {
  const take = () => Buffer.from(JSON.stringify(json));
  const opened = openPlan('plan.json', take, { directory: '.', files: filesOf(files) });
  return opened.read(opened.hasConfiguration ? await configurationReader() : null);
}

export function resource(result: TerraformResult, key: string): Resource {
  const found = result.resources.find((one) => one.key === key);
  if (!found) throw new Error(`no ${key} among ${result.resources.map((one) => one.key).join(', ')}`);
  return found;
}

export function property(result: TerraformResult, key: string, ...path: string[]): Value | undefined {
  return at(resource(result, key).properties, ...path);
}

/** A value as people see it: holes as `${…}`. */
export function shown(value: Value | undefined): unknown {
  if (value === undefined) return undefined;
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'list') return value.items.map(shown);
  if (value.kind === 'map')
    return Object.fromEntries(Array.from(value.entries.values(), (entry) => [entry.key, shown(entry.value)]));
  return label(value);
}

/** `file:line` of a value. */
export function place(value: Value | Resource | undefined): string {
  if (!value) return '';
  return `${value.span.source.file}:${value.span.source.position(value.span.start).line}`;
}
