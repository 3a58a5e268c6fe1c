import type { Incomplete } from '../../graph/model.js';
import { type Diagnostic, Source, type Span } from '../../text/source.js';
import { configurationFolder } from './beside.js';
import type { ConfigurationFiles } from './files.js';
import { LocatedResource, locate } from './locate.js';
import type { Root } from './module.js';
import { type PlanFile, parsePlan } from './plan-file.js';
import { PlanResource } from './plan-resource.js';
import { References } from './references.js';
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
 * places in the configuration where that is on disk. `take` gives the file's bytes as UTF-8, which are let go of after
 * parsing: a plan is one line that nobody wrote. Diagnostics: `plan-syntax`, `plan-format`,
 * `plan-errored` (errors), `plan-partial` (a notice).
 */
export function openPlan(file: string, take: () => Buffer, { directory, files }: PlanOptions): OpenedPlan {
  const place: Span = { source: new Source(file, ''), start: 0, end: 0 };
  const plan = parse(take, place);
  if ('code' in plan)
    return { hasConfiguration: false, read: () => ({ ...empty, diagnostics: [plan], sources: [place.source] }) };
  const folder = configurationFolder(directory, files, plan.configuration);
  const read = (rootOf: RootOf | null): TerraformResult => {
    const references = new References(plan.configuration, plan.planned);
    const root = folder === null || !rootOf ? null : rootOf(plan, references, folder, files);
    const resources = located(plan, references, place, root);
    const said = incompleteness(plan, place);
    return {
      resources: translate(resources),
      diagnostics: [...said.diagnostics, ...(root?.diagnostics ?? [])],
      incomplete: said.incomplete,
      sources: [place.source, ...(root?.sources ?? [])],
      directories: root?.directories ?? [],
    };
  };
  return { hasConfiguration: folder !== null, read };
}

/** A plan whose JSON was parsed. */
export interface OpenedPlan {
  /** The configuration is on disk: `read` wants what reads it. */
  readonly hasConfiguration: boolean;
  read(rootOf: RootOf | null): TerraformResult;
}

/** Reads the configuration beside a plan. */
export type RootOf = (plan: PlanFile, references: References, folder: string, files: ConfigurationFiles) => Root;

const empty: TerraformResult = { resources: [], diagnostics: [], incomplete: [], sources: [], directories: [] };

function parse(take: () => Buffer, span: Span): PlanFile | Diagnostic {
  const { file } = span.source;
  let plan: PlanFile | null;
  try {
    plan = parsePlan(take());
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown';
    return { code: 'plan-syntax', message: `${file} is no JSON: ${why}`, severity: 'error', span };
  }
  if (plan && /^[01]\./.test(plan.version)) return plan;
  const message = plan
    ? `${file} has the plan format ${plan.version}, which gatelint does not know`
    : `${file} is no plan: it has no format_version`;
  return { code: 'plan-format', message, severity: 'error', span };
}

/** What a plan leaves out is said, lest its silence be taken for a clean result. */
function incompleteness(plan: PlanFile, span: Span): { incomplete: Incomplete[]; diagnostics: Diagnostic[] } {
  if (plan.errored) {
    const reason = 'the plan failed half-way: resources are missing from it';
    return {
      incomplete: [{ reason, span }],
      diagnostics: [{ code: 'plan-errored', message: `${span.source.file}: ${reason}`, severity: 'error', span }],
    };
  }
  if (plan.complete) return { incomplete: [], diagnostics: [] };
  const reason = 'the plan covers a part of the configuration only';
  return {
    incomplete: [{ reason, span }],
    diagnostics: [{ code: 'plan-partial', message: `${span.source.file}: ${reason}`, severity: 'notice', span }],
  };
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
