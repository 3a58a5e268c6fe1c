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
  readonly values: unknown;
  /** `true` where a value is not known until it is applied, in the shape of the values. */
  readonly unknown: unknown;
  /** `true` where a value must not be shown, in the shape of the values. */
  readonly sensitive: unknown;
}

/** What is left of a plan for reading it: the rest can be let go of. */
export interface PlanFile {
  readonly planned: readonly Planned[];
  /** Data sources that were read while planning, with their values. */
  readonly data: readonly Planned[];
  readonly configuration: Json;
  readonly variables: Json;
  readonly errored: boolean;
  readonly complete: boolean;
}

/** Texts below this size are parsed whole. */
const largeText = 1_000_000;

/**
 * Parses a plan's JSON. `planned_values` says the same as `resource_changes` and is a third of a large plan: it is cut
 * out of the text before parsing. The CLI writes one line with its members in a fixed order; where the rest is no JSON
 * the text was another one, and all of it is parsed. Throws a `SyntaxError` where the text is no JSON.
 */
export function parsePlan(text: string): unknown {
  const from = text.length < largeText ? -1 : text.indexOf(',"planned_values":{');
  const to = from < 0 ? -1 : text.indexOf(',"resource_changes":[{', from);
  if (to > 0) {
    try {
      return JSON.parse(text.slice(0, from) + text.slice(to));
    } catch {
      // the text is written in another way
    }
  }
  return JSON.parse(text);
}

/** Null where the JSON is no plan. */
export function planFile(plan: unknown): PlanFile | null {
  if (textAt(plan, 'format_version') === undefined || !isObject(plan)) return null;
  const changes = member(plan, 'resource_changes');
  const state: Planned[] = [];
  collect(objectAt(objectAt(plan, 'prior_state'), 'values'), state);
  const planned: Planned[] = [];
  if (Array.isArray(changes)) for (const change of changes) addChange(change, planned);
  else collect(objectAt(plan, 'planned_values'), planned);
  return {
    planned,
    data: state.filter((one) => one.mode === 'data'),
    configuration: objectAt(plan, 'configuration') ?? {},
    variables: objectAt(plan, 'variables') ?? {},
    errored: member(plan, 'errored') === true,
    complete: member(plan, 'complete') !== false,
  };
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
  { values, unknown, sensitive }: Pick<Planned, 'values' | 'unknown' | 'sensitive'>,
): Planned | null {
  const address = textAt(resource, 'address');
  const type = textAt(resource, 'type');
  const name = textAt(resource, 'name');
  if (address === undefined || type === undefined || name === undefined) return null;
  const index = member(resource, 'index');
  const key = typeof index === 'string' || typeof index === 'number' ? index : null;
  const mode = textAt(resource, 'mode') === 'data' ? 'data' : 'managed';
  return { address, mode, type, name, module, key, values, unknown, sensitive };
}
