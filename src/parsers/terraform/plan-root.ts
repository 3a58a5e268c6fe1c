import type { Parser } from 'web-tree-sitter';
import type { Span } from '../../text/source.js';
import type { Value } from '../../text/value.js';
import type { ConfigurationFiles } from './files.js';
import { plainValue } from './hcl/json-text.js';
import { hclParser } from './hcl/load.js';
import { type Knowledge, Root } from './module.js';
import type { RootOf } from './plan.js';
import { isObject, member, objectAt, type PlanFile, type Planned } from './plan-file.js';
import { moduleParts, type References, withKey } from './references.js';
import { isRelevantType } from './vocabulary/translate.js';

/** Loads what reads the configuration beside a plan, and evaluates it with what the plan knows. */
export async function configurationReader(): Promise<RootOf> {
  const parser = await hclParser();
  return (plan, references, folder, files) => rootOf(plan, references, folder, files, parser);
}

function rootOf(
  plan: PlanFile,
  references: References,
  folder: string,
  files: ConfigurationFiles,
  parser: Parser,
): Root {
  const keys = keysOf(plan.planned);
  const byAddress = new Map([...plan.data, ...plan.planned].map((one) => [one.address, one]));
  const knowledge: Knowledge = {
    variable: variables(plan, references),
    region: null,
    includedAt: 'call',
    keys: (address) => keys.get(address),
    attribute: (address, name, span) => {
      const planned = byAddress.get(address);
      return planned && knownAttribute(planned, name, span);
    },
  };
  const root = new Root(folder, files, parser, knowledge);
  root.instances(isRelevantType);
  return root;
}

function knownAttribute(planned: Planned, name: string, span: Span): Value | undefined {
  const value = member(planned.values, name);
  if (
    value === undefined ||
    value === null ||
    isObject(value) ||
    hasSensitive(member(planned.sensitive, name)) ||
    planned.sensitive === true
  )
    return undefined;
  return plainValue(value, span);
}

function hasSensitive(shape: unknown): boolean {
  if (Array.isArray(shape)) return shape.some(hasSensitive);
  return isObject(shape) ? Object.values(shape).some(hasSensitive) : shape === true;
}

/** The keys of all instances by the address of their block, and of all module instances by that of their call. */
function keysOf(planned: readonly Planned[]): Map<string, (string | number | null)[]> {
  const keys = new Map<string, (string | number | null)[]>();
  const add = (base: string, key: string | number | null): void => {
    const list = keys.get(base);
    if (list) list.push(key);
    else keys.set(base, [key]);
  };
  const modules = new Set<string>();
  for (const { module, mode, type, name, key } of planned) {
    add(`${module === '' ? '' : `${module}.`}${mode === 'data' ? 'data.' : ''}${type}.${name}`, key);
    for (let address = module; address !== '' && !modules.has(address); ) {
      modules.add(address);
      const { parent, name: call, key: index } = moduleParts(address);
      const base = `${parent === '' ? '' : `${parent}.`}module.${call}`;
      if (address === withKey(base, index)) add(base, index);
      address = parent;
    }
  }
  return keys;
}

/** The values that the root's variables had; those of sensitive ones stay unread. */
function variables(plan: PlanFile, references: References): Knowledge['variable'] {
  const declared = objectAt(references.module('')?.json, 'variables');
  return (name, span) => {
    const value = member(objectAt(plan.variables, name), 'value');
    const isSensitive = member(objectAt(declared, name), 'sensitive') === true;
    return value === undefined || isSensitive ? undefined : plainValue(value, span);
  };
}
