import { isAscii } from 'node:buffer';

/**
 * The JSON of `terraform show -json`, as far as it matters. Everything but the format version may be missing; names of
 * resources and modules are other people's text, so members are only read where they are the object's own.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/**
 * The same for a name of the provider's schema: none of them is one that every object has. A resource is asked for
 * dozens, most of which it does not set.
 */
export function argumentAt(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

export function objectAt(value: unknown, key: string): Json | undefined {
  const found = member(value, key);
  return isObject(found) ? found : undefined;
}

export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = member(value, key);
  return Array.isArray(found) ? found : [];
}

export function textAt(value: unknown, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === 'string' ? found : undefined;
}

/** A resource instance as it will be, or a data source. */
export interface Planned {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** The address of the module instance; empty for the root. */
  readonly module: string;
  readonly key: string | number | null;
  readonly values: Json;
  /** `true` where a value is not known until it is applied, in the shape of the values. */
  readonly unknown: unknown;
  /** `true` where a value must not be shown, in the shape of the values. */
  readonly sensitive: unknown;
}

/** What is left of a plan for reading it: the rest can be let go of. */
export interface PlanFile {
  readonly version: string;
  readonly planned: readonly Planned[];
  /** Data sources that were read while planning, with their values. */
  readonly data: readonly Planned[];
  readonly configuration: Json;
  readonly variables: Json;
  readonly errored: boolean;
  readonly complete: boolean;
}

/** Plans below this size are parsed whole. */
const largePlan = 200_000;
/** Bytes of `resource_changes` that are parsed at a time. */
const batch = 250_000;

/**
 * Reads a plan's bytes (UTF-8, without a byte order mark); null where they are no plan. Throws a `SyntaxError` where they
 * are no JSON.
 */
export function parsePlan(bytes: Buffer): PlanFile | null {
  const text = textOf(bytes);
  return (bytes.length < largePlan ? null : parseInPieces(bytes, text)) ?? planFile(JSON.parse(text(0, bytes.length)));
}

/** A piece of the bytes as text. ASCII, which most plans are, is decoded faster as Latin-1, and the text is half as large. */
function textOf(bytes: Buffer): (from: number, to: number) => string {
  const encoding = isAscii(bytes) ? 'latin1' : 'utf8';
  return (from, to) => bytes.toString(encoding, from, to);
}

const changesStart = ',"resource_changes":[';
/** What may stand between the changes and the configuration in the CLI's order of members. */
const afterChanges = ['deferred_changes', 'output_changes', 'prior_state'];

/**
 * Reads the large parts of a plan as the CLI writes it, in one line with its members in a fixed order:
 * `planned_values` says the same as `resource_changes` and is left out; of each change only what matters is kept, some
 * at a time, so that neither the text nor the tree of all of them is ever in memory; a prior state without data sources
 * is left out. No text inside of the JSON can look like these places, since its quotation marks are escaped; an object
 * inside of another could, which leaves pieces that are no JSON. Null there: the text is written in another way.
 */
function parseInPieces(bytes: Buffer, text: (from: number, to: number) => string): PlanFile | null {
  const changes = bytes.indexOf(`${changesStart}{"address":"`);
  if (changes < 0) return null;
  const configuration = bytes.indexOf(',"configuration":{', changes);
  if (configuration < 0) return null;
  const end = endOfChanges(bytes.subarray(0, configuration), changes);
  if (end < 0) return null;
  const values = bytes.subarray(0, changes).indexOf(',"planned_values":{');
  const hasData = bytes.subarray(end, configuration).includes('"mode":"data"');
  const tail = hasData ? end + 1 : configuration;
  try {
    const head: unknown = JSON.parse(`${text(0, values < 0 ? changes : values)}}`);
    const rest: unknown = JSON.parse(`{${text(tail + 1, bytes.length)}`);
    if (!isObject(head) || !isObject(rest)) return null;
    const planned: Planned[] = [];
    for (let from = changes + changesStart.length; from < end; ) {
      const next = bytes.indexOf('},{"address":"', Math.min(from + batch, end));
      const to = next < 0 || next >= end ? end : next + 1;
      for (const change of JSON.parse(`[${text(from, to)}]`)) addChange(change, planned);
      from = to + 1;
    }
    return planFile({ ...head, ...rest }, planned);
  } catch {
    return null;
  }
}

/** Where the list of changes is closed, in the bytes before the configuration; -1 where that is not seen. */
function endOfChanges(bytes: Buffer, from: number): number {
  // most often nothing stands between the two: most plans have no outputs, and the search takes longer than the look
  if (bytes.subarray(-2).toString('latin1') === '}]') return bytes.length - 1;
  const ends = afterChanges.map((name) => bytes.indexOf(`}],"${name}":`, from)).filter((end) => end >= 0);
  return ends.length === 0 ? -1 : Math.min(...ends) + 1;
}

/** Null where the JSON is no plan. `changes` are those that were read apart from the rest. */
function planFile(plan: unknown, changes?: readonly Planned[]): PlanFile | null {
  const version = textAt(plan, 'format_version');
  if (version === undefined || !isObject(plan)) return null;
  const state: Planned[] = [];
  collect(objectAt(objectAt(plan, 'prior_state'), 'values'), state);
  return {
    version,
    planned: changes ?? plannedIn(plan),
    data: state.filter((one) => one.mode === 'data'),
    configuration: objectAt(plan, 'configuration') ?? {},
    variables: objectAt(plan, 'variables') ?? {},
    errored: member(plan, 'errored') === true,
    complete: member(plan, 'complete') !== false,
  };
}

function plannedIn(plan: Json): Planned[] {
  const changes = member(plan, 'resource_changes');
  const planned: Planned[] = [];
  if (Array.isArray(changes)) for (const change of changes) addChange(change, planned);
  else collect(objectAt(plan, 'planned_values'), planned);
  return planned;
}

/** What is destroyed or forgotten will not be there. */
function addChange(change: unknown, into: Planned[]): void {
  const planned = objectAt(change, 'change');
  const actions = listAt(planned, 'actions');
  if (actions.length === 1 && (actions[0] === 'delete' || actions[0] === 'forget')) return;
  if (!planned) return;
  const made = plannedOf(change, textAt(change, 'module_address') ?? '', {
    values: member(planned, 'after'),
    unknown: member(planned, 'after_unknown'),
    sensitive: member(planned, 'after_sensitive'),
  });
  if (made) into.push(made);
}

/** Resources of a state or of planned values, module in module. */
function collect(values: Json | undefined, into: Planned[]): void {
  const pending = [objectAt(values, 'root_module')];
  for (let module = pending.pop(); module; module = pending.pop()) {
    for (const resource of listAt(module, 'resources')) {
      const made = plannedOf(resource, textAt(module, 'address') ?? '', {
        values: member(resource, 'values'),
        unknown: undefined,
        sensitive: member(resource, 'sensitive_values'),
      });
      if (made) into.push(made);
    }
    for (const child of listAt(module, 'child_modules')) if (isObject(child)) pending.push(child);
  }
}

function plannedOf(
  resource: unknown,
  module: string,
  { values, unknown, sensitive }: Record<'values' | 'unknown' | 'sensitive', unknown>,
): Planned | null {
  const address = textAt(resource, 'address');
  const type = textAt(resource, 'type');
  const name = textAt(resource, 'name');
  if (address === undefined || type === undefined || name === undefined) return null;
  const index = member(resource, 'index');
  const key = typeof index === 'string' || typeof index === 'number' ? index : null;
  const mode = textAt(resource, 'mode') === 'data' ? 'data' : 'managed';
  return { address, mode, type, name, module, key, values: isObject(values) ? values : {}, unknown, sensitive };
}
