import { escaped } from './address.js';
import { argumentAt, isObject, type Json, listAt, member, objectAt, type Planned, textAt } from './plan-file.js';

/** A module of a plan's configuration, one for all of its instances. */
export interface PlanModule {
  readonly json: Json;
  /** By their addresses in the module: `type.name` and `data.type.name`. */
  readonly resources: ReadonlyMap<string, Json>;
}

/** From where a reference is read: the module instance, and the key of the instance whose expression it is. */
export interface Place {
  readonly module: string;
  readonly key: string | number | null;
  /** The `for_each` of the block that holds the expression. */
  readonly forEach: unknown;
}

export interface Target {
  readonly address: string;
  /** The attribute that is read, dots between; empty for the whole resource. */
  readonly attribute: string;
  /** False where other instances may be meant. */
  readonly exact: boolean;
}

export interface Resolved {
  readonly targets: readonly Target[];
  /** What leads nowhere: locals are not in a plan. */
  readonly dead: readonly string[];
}

/** References of one expression that are followed. */
const referenceLimit = 300;
const dot = '.'.charCodeAt(0);
const none: readonly string[] = [];
/** Calls in calls, at most. */
const depthLimit = 30;

/**
 * Follows the references of a plan's configuration to addresses of resource instances: through variables to the
 * calling module, through outputs into the called one, and through `each.value` to what it runs over.
 */
export class References {
  /** By the names of the calls, and by the address of each instance. */
  readonly #configurations = new Map<string, PlanModule | null>();
  readonly #modules = new Map<string, PlanModule | null>();
  /** By module instance and block; most blocks have one instance. */
  readonly #instances = new Map<string, Planned | Instances>();
  readonly #calls = new Map<string, string[]>();
  readonly #parts = new Map<string, ModuleParts>();
  #inModule: Map<string, string[]> | null = null;

  constructor(
    readonly root: Json,
    readonly planned: readonly Planned[],
  ) {
    const modules = new Set<string>();
    for (const one of planned) {
      const block = blockKey(one.module, blockName(one));
      const before = this.#instances.get(block);
      if (before === undefined) this.#instances.set(block, one);
      else if (before instanceof Instances) before.add(one);
      else this.#instances.set(block, new Instances(before, one));
      modules.add(one.module);
    }
    for (const module of modules) {
      // module instances in between have no resources of their own, perhaps
      for (let address = module; address !== ''; address = this.#partsOf(address).parent) {
        const { parent, name } = this.#partsOf(address);
        const calls = this.#calls.get(`${parent} ${name}`) ?? [];
        if (!calls.includes(address)) push(this.#calls, `${parent} ${name}`, address);
      }
    }
  }

  #partsOf(address: string): ModuleParts {
    const before = this.#parts.get(address);
    if (before) return before;
    const parts = moduleParts(address);
    this.#parts.set(address, parts);
    return parts;
  }

  /** The configuration of a module by its address; null where the plan has none. */
  module(address: string): PlanModule | null {
    const known = this.#modules.get(address);
    if (known !== undefined) return known;
    const names = namesOf(address);
    const path = names.join('.');
    let made = this.#configurations.get(path);
    if (made === undefined) {
      let json = objectAt(this.root, 'root_module');
      for (const name of names) json = objectAt(objectAt(objectAt(json, 'module_calls'), name), 'module');
      made = json ? { json, resources: resourcesOf(json) } : null;
      this.#configurations.set(path, made);
    }
    this.#modules.set(address, made);
    return made;
  }

  /** The configuration of a resource instance. */
  resource(planned: Planned): Json | undefined {
    return this.module(planned.module)?.resources.get(blockName(planned));
  }

  /** All resource instances of a module instance. */
  inModule(address: string): readonly string[] {
    if (!this.#inModule) {
      this.#inModule = new Map();
      for (const one of this.planned) if (one.mode === 'managed') push(this.#inModule, one.module, one.address);
    }
    return this.#inModule.get(address) ?? [];
  }

  resolve(expression: unknown, place: Place, depth = 0): Resolved {
    const direct = this.direct(expression, place.module);
    if (direct) return { targets: [direct], dead: none };
    const targets: Target[] = [];
    const dead: string[] = [];
    for (const reference of deepest(listAt(expression, 'references'))) {
      const found = this.#follow(splitReference(reference), place, depth);
      targets.push(...found.targets);
      dead.push(...found.dead);
    }
    return { targets, dead };
  }

  /** Most often: one attribute of a resource that has one instance. */
  direct(expression: unknown, module: string): Target | null {
    const references = argumentAt(expression, 'references');
    if (!Array.isArray(references) || references.length !== 2) return null;
    const first: unknown = references[0];
    const second: unknown = references[1];
    if (typeof first !== 'string' || typeof second !== 'string') return null;
    if (first.charCodeAt(second.length) !== dot || !first.startsWith(second)) return null;
    const instance = this.#instances.get(blockKey(module, second));
    if (instance === undefined || instance instanceof Instances) return null;
    return { address: instance.address, attribute: first.slice(second.length + 1), exact: true };
  }

  #follow(names: readonly string[], place: Place, depth: number): Resolved {
    const [head = '', first = ''] = names;
    if (depth > depthLimit) return { targets: [], dead: [names.join('.')] };
    switch (head) {
      case 'var':
        return this.#variable(first, names.slice(2), place, depth);
      case 'module':
        return this.#output(first, names.slice(2), place, depth);
      case 'each':
        return first === 'value' ? this.#each(names.slice(2), place, depth) : nothing;
      case 'local':
        return { targets: [], dead: [names.join('.')] };
      case 'count':
      case 'path':
      case 'terraform':
      case 'self':
        return nothing;
      case 'data':
        return this.#instance(`data.${first}.${withoutIndex(names[2] ?? '')}`, names[2] ?? '', names.slice(3), place);
      default:
        return this.#instance(`${head}.${withoutIndex(first)}`, first, names.slice(2), place);
    }
  }

  #instance(block: string, written: string, rest: readonly string[], place: Place): Resolved {
    const instances = this.#instances.get(blockKey(place.module, block));
    const key = indexOf(written);
    const attribute = rest.length === 1 ? (rest[0] ?? '') : rest.join('.');
    if (instances && !(instances instanceof Instances) && (key === undefined || instances.key === key))
      return { targets: [{ address: instances.address, attribute, exact: true }], dead: [] };
    const picked = instances instanceof Instances ? instances.pick(key, place.key) : [];
    const exact = picked.length === 1;
    if (picked.length === 0)
      return { targets: [], dead: block.startsWith('data.') ? [[block, ...rest].join('.')] : [] };
    return { targets: picked.map(({ address }) => ({ address, attribute, exact })), dead: [] };
  }

  #variable(name: string, rest: readonly string[], place: Place, depth: number): Resolved {
    if (place.module === '') return { targets: [], dead: [`var.${name}`] };
    const { parent, name: call, key } = this.#partsOf(place.module);
    const json = objectAt(objectAt(this.module(parent)?.json, 'module_calls'), call);
    const expression = member(objectAt(json, 'expressions'), name);
    if (expression === undefined) return { targets: [], dead: [`var.${name}`] };
    const from: Place = { module: parent, key, forEach: member(json, 'for_each_expression') };
    return withRest(this.resolve(expression, from, depth + 1), rest);
  }

  #output(written: string, rest: readonly string[], place: Place, depth: number): Resolved {
    const name = withoutIndex(written);
    const all = this.#calls.get(`${place.module} ${name}`) ?? [];
    const [output = '', ...attributes] = rest;
    const wanted = indexOf(written) ?? place.key;
    const same = all.filter((address) => this.#partsOf(address).key === wanted);
    const picked = indexOf(written) !== undefined || same.length === 1 ? same : all;
    const targets: Target[] = [];
    const dead: string[] = [];
    for (const address of picked) {
      const expression = member(objectAt(objectAt(this.module(address)?.json, 'outputs'), output), 'expression');
      const found = withRest(
        this.resolve(expression, { module: address, key: null, forEach: undefined }, depth + 1),
        attributes,
      );
      targets.push(
        ...(picked.length === 1 ? found.targets : found.targets.map((target) => ({ ...target, exact: false }))),
      );
      dead.push(...found.dead);
    }
    if (picked.length === 0) dead.push(`module.${name}.${output}`);
    return { targets, dead };
  }

  #each(rest: readonly string[], place: Place, depth: number): Resolved {
    const found = this.resolve(place.forEach, place, depth + 1);
    if (found.targets.length === 0 && found.dead.length === 0) return { targets: [], dead: ['each.value'] };
    return withRest(found, rest);
  }
}

/** The instances of one block in one module instance. */
class Instances {
  readonly #all: Planned[] = [];
  readonly #byKey = new Map<string | number | null, Planned>();

  constructor(...first: readonly Planned[]) {
    for (const one of first) this.add(one);
  }

  add(one: Planned): void {
    this.#all.push(one);
    this.#byKey.set(one.key, one);
  }

  /**
   * The instance with the written key; else the one with the reader's key, or whose key is a part of that (`public` of
   * `public-GET /pets`); else all of them. An index that is an expression is not in a plan.
   */
  pick(written: string | number | undefined, same: string | number | null): readonly Planned[] {
    const one = this.#byKey.get(written ?? same);
    if (one) return [one];
    if (written !== undefined) return [];
    const [longest, ...others] = this.#all
      .filter(({ key }) => key !== null && isPartOf(String(key), String(same)))
      .sort((a, b) => String(b.key).length - String(a.key).length);
    const isSure = longest && others.every(({ key }) => isPartOf(String(key), String(longest.key)));
    return isSure ? [longest] : this.#all;
  }
}

/** Whether a key stands in another one, between its ends and what is no letter or digit. */
function isPartOf(key: string, whole: string): boolean {
  for (let at = whole.indexOf(key); at >= 0 && key !== ''; at = whole.indexOf(key, at + 1))
    if (!isWord(whole[at - 1]) && !isWord(whole[at + key.length])) return true;
  return false;
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
}

/** The address of a resource's block in its module. */
function blockName({ address, module, key, mode, type, name }: Planned): string {
  if (module === '' && key === null) return address;
  return mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
}

function blockKey(module: string, block: string): string {
  return module === '' ? block : `${module} ${block}`;
}

const nothing: Resolved = { targets: [], dead: [] };

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function resourcesOf(module: Json): Map<string, Json> {
  const resources = new Map<string, Json>();
  for (const resource of listAt(module, 'resources')) {
    if (!isObject(resource)) continue;
    const address = textAt(resource, 'address');
    if (address !== undefined) resources.set(address, resource);
  }
  return resources;
}

/** Terraform lists `a.b.c` and its beginning `a.b`; only the longest of them says what is read. */
function deepest(references: readonly unknown[]): string[] {
  const [first, second] = references;
  // most often: the attribute, and the resource that it belongs to
  if (
    references.length === 2 &&
    typeof first === 'string' &&
    typeof second === 'string' &&
    first.startsWith(`${second}.`)
  )
    return [first];
  const texts = references.filter((one) => typeof one === 'string').slice(0, referenceLimit);
  const beginnings = new Set<string>();
  for (const text of texts) for (const { index } of text.matchAll(/[.[]/g)) beginnings.add(text.slice(0, index));
  return texts.filter((text) => !beginnings.has(text));
}

function withRest(found: Resolved, rest: readonly string[]): Resolved {
  if (rest.length === 0) return found;
  const targets = found.targets.map((target) => ({
    ...target,
    attribute: [target.attribute, ...rest].filter((part) => part !== '').join('.'),
  }));
  return { targets, dead: found.dead };
}

/** `module.a["x.y"].out` in its names, indices left where they stand. */
export function splitReference(text: string): string[] {
  if (!text.includes('[')) return text.split('.');
  const names: string[] = [];
  let name = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (quoted && letter === '\\') {
      name += letter + (text[++at] ?? '');
      continue;
    }
    if (letter === '"') quoted = !quoted;
    if (!quoted && letter === '[') depth++;
    if (!quoted && letter === ']') depth--;
    if (letter === '.' && depth === 0 && !quoted) {
      names.push(name);
      name = '';
    } else name += letter;
  }
  return [...names, name];
}

function withoutIndex(name: string): string {
  const at = name.indexOf('[');
  return at < 0 ? name : name.slice(0, at);
}

/** The index in a name (`this[0]`, `chat["auth"]`); undefined where there is none. */
function indexOf(name: string): string | number | undefined {
  const at = name.indexOf('[');
  return at < 0 ? undefined : keyOf(name.slice(at));
}

function keyOf(index: string): string | number | undefined {
  const inner = index.slice(1, -1);
  if (/^\d+$/.test(inner)) return Number(inner);
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(inner)?.[1];
  return quoted?.replace(/\\(.)/g, '$1');
}

interface ModuleParts {
  readonly parent: string;
  readonly name: string;
  readonly key: string | number | null;
}

/** `module.a["x"].module.b` in its parent's address, its name and its key. */
export function moduleParts(address: string): ModuleParts {
  const names = splitReference(address);
  const last = names.at(-1) ?? '';
  const at = last.indexOf('[');
  const key = at < 0 ? null : (keyOf(last.slice(at)) ?? null);
  return { parent: names.slice(0, -2).join('.'), name: withoutIndex(last), key };
}

/** The names of the calls that lead to a module instance. */
export function namesOf(address: string): string[] {
  if (address === '') return [];
  return splitReference(address)
    .filter((_, at) => at % 2 === 1)
    .map(withoutIndex);
}

/** An address with an instance's key. */
export function withKey(base: string, key: string | number | null): string {
  if (key === null) return base;
  return typeof key === 'number' ? `${base}[${key}]` : `${base}["${escaped(key)}"]`;
}
