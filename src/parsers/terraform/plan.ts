import type { Parser } from 'web-tree-sitter';
import type { Incomplete } from '../../graph/model.js';
import { type Diagnostic, Source, type Span } from '../../text/source.js';
import type { Value } from '../../text/value.js';
import { configurationFolder } from './beside.js';
import type { ConfigurationFiles } from './configuration.js';
import { plainValue } from './hcl/json-text.js';
import { LocatedResource, locate } from './locate.js';
import { type Knowledge, Root } from './module.js';
import { isObject, member, objectAt, type PlanFile, type Planned, parsePlan, planFile, textAt } from './plan-file.js';
import { PlanResource } from './plan-resource.js';
import { moduleParts, References, withKey } from './references.js';
import type { TerraformResource } from './resource.js';
import type { TerraformResult } from './source.js';
import { isRelevantType, translate } from './vocabulary/translate.js';

export interface PlanOptions {
  /** The configuration that the plan was made of: `--source`, else the plan's own folder. */
  readonly directory: string;
  readonly files: ConfigurationFiles;
}

/**
 * Reads the JSON of a plan (`terraform show -json`, OpenTofu the same): what will be there after it is applied, at the
 * places in the configuration where that is on disk. Diagnostics: `plan-syntax`, `plan-format` (errors), `plan-errored`.
 */
export function openPlan(source: Source, options: PlanOptions): OpenedPlan {
  // a plan's own text is one line that nobody wrote: it is let go of after parsing
  const plan: Span = { source: new Source(source.file, ''), start: 0, end: 0 };
  const parsed = parse(source.text, plan);
  if ('code' in parsed)
    return { needsParser: false, read: () => ({ ...empty, diagnostics: [parsed], sources: [plan.source] }) };
  const folder = configurationFolder(options.directory, options.files, parsed.configuration);
  const read = (parser: Parser | null): TerraformResult => {
    const references = new References(parsed.configuration, parsed.planned);
    const root = folder === null || !parser ? null : rootOf(parsed, references, folder, options.files, parser);
    const resources = located(parsed, references, plan, root);
    const said = incompleteness(parsed, plan);
    return {
      resources: translate(resources),
      diagnostics: [...said.diagnostics, ...(root?.diagnostics ?? [])],
      incomplete: said.incomplete,
      sources: [plan.source, ...(root?.sources ?? [])],
      directories: root?.directories ?? [],
    };
  };
  return { needsParser: folder !== null, read };
}

/** A plan whose JSON was parsed. */
export interface OpenedPlan {
  /** The configuration is on disk: reading it takes the HCL parser. */
  readonly needsParser: boolean;
  read(parser: Parser | null): TerraformResult;
}

const empty: TerraformResult = { resources: [], diagnostics: [], incomplete: [], sources: [], directories: [] };

function parse(text: string, span: Span): PlanFile | Diagnostic {
  let json: unknown;
  try {
    json = parsePlan(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown';
    return { code: 'plan-syntax', message: `${span.source.file} is no JSON: ${why}`, severity: 'error', span };
  }
  const version = textAt(json, 'format_version');
  const plan = planFile(json);
  if (plan && /^[01]\./.test(version ?? '')) return plan;
  const message = plan
    ? `${span.source.file} has the plan format ${version}, which gatelint does not know`
    : `${span.source.file} is no plan: it has no format_version`;
  return { code: 'plan-format', message, severity: 'error', span };
}

/** What a plan leaves out is said, lest its silence be taken for a clean result. */
function incompleteness(plan: PlanFile, span: Span): { incomplete: Incomplete[]; diagnostics: Diagnostic[] } {
  if (plan.errored) {
    const reason = 'the plan failed half-way: resources are missing from it';
    return {
      incomplete: [{ reason, span }],
      diagnostics: [{ code: 'plan-errored', message: `${span.source.file}: ${reason}`, severity: 'warning', span }],
    };
  }
  if (plan.complete) return { incomplete: [], diagnostics: [] };
  return { incomplete: [{ reason: 'the plan covers a part of the configuration only', span }], diagnostics: [] };
}

function located(plan: PlanFile, references: References, span: Span, root: Root | null): TerraformResource[] {
  const made = new Map<string, PlanResource>();
  const others = (address: string): PlanResource | undefined => made.get(address);
  const resources: TerraformResource[] = [];
  for (const planned of plan.planned) {
    const isDocument = planned.type === 'aws_iam_policy_document';
    const isFunction = planned.type === 'aws_lambda_function' || planned.type === 'aws_lambda_alias';
    const wanted = planned.mode === 'managed' && isRelevantType(planned.type);
    if (!wanted && !isDocument && !isFunction) continue;
    const place = root && locate(planned, root);
    const resource = new PlanResource(planned, references, place?.span ?? span, others);
    made.set(planned.address, resource);
    if (wanted) resources.push(place?.instance ? new LocatedResource(resource, place.instance) : resource);
  }
  // in the order that the configuration's own reading has
  return root ? resources.sort((a, b) => (a.address < b.address ? -1 : 1)) : resources;
}

/** The configuration beside the plan, evaluated with what the plan knows. */
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
