import { posix } from 'node:path';
import type { Parser } from 'web-tree-sitter';
import type { Incomplete } from '../../graph/model.js';
import { type Diagnostic, Source, type Span } from '../../text/source.js';
import {
  type Entry,
  listOf,
  type MapValue,
  mapOf,
  type ReferenceValue,
  scalar,
  unknown,
  type Value,
} from '../../text/value.js';
import { escaped } from './address.js';
import { type Configuration, type ConfigurationFiles, nestedName, readConfiguration } from './configuration.js';
import { derivedAttribute } from './derived.js';
import {
  equal,
  evaluate,
  evaluateTemplate,
  type FileFunctions,
  failed,
  itemsOf,
  type Scope,
  whyUnknown,
  withNames,
} from './hcl/evaluate.js';
import { readTemplate } from './hcl/native-syntax.js';
import { textIn, textValue } from './hcl/strings.js';
import type { Attribute, Block, Body, Expression, TemplatePart } from './hcl/syntax.js';
import { documentOf, isPolicyDocument } from './iam-document.js';
import { isNull, type TerraformResource } from './resource.js';
import { convert } from './types.js';

/** Evaluated expressions of one root, references that lead from one to the next, instances of one block, and modules in modules. */
const limits = { work: 3_000_000, depth: 250, instances: 1_000, nesting: 30, all: 50_000 };

/** What is known from outside the configuration: the command line, or the plan that was made of it. */
export interface Knowledge {
  /** The value of one of the root's variables; `span` is its block, for values that stand in no text. */
  variable(name: string, span: Span): Value | undefined;
  readonly region: string | null;
  /** Where the text of included files is placed: in them, or at the call of `file` or `templatefile` (as a plan's is). */
  readonly includedAt: 'file' | 'call';
  /** The keys of the instances that a plan has of a block; undefined where it says nothing. */
  keys?(address: string): readonly (string | number | null)[] | undefined;
  /** An attribute that a plan knows, at the place of the reference to it. */
  attribute?(address: string, name: string, span: Span): Value | undefined;
}

/** One root module with the modules that it calls. */
export class Root {
  readonly diagnostics: Diagnostic[] = [];
  readonly incomplete: Incomplete[] = [];
  readonly top: ModuleInstance;
  readonly #configurations = new Map<string, Configuration>();
  readonly #modules = new Map<string, ModuleInstance>();
  readonly #instances = new Map<string, Instance>();
  readonly #texts = new Map<string, Value>();
  readonly #includes = new Set<Source>();
  #downloaded: ReadonlyMap<string, string> | null = null;
  #work = 0;
  #depth = 0;

  constructor(
    readonly directory: string,
    readonly files: ConfigurationFiles,
    readonly parser: Parser,
    readonly knowledge: Knowledge,
  ) {
    this.top = new ModuleInstance(this, '', this.configuration(directory), null);
    this.#modules.set('', this.top);
  }

  /** The directories that were read as modules. */
  get directories(): string[] {
    return [...this.#configurations.keys()];
  }

  /** All files that were read: configuration, and what it includes by `file` and `templatefile`. */
  get sources(): Source[] {
    return [...[...this.#configurations.values()].flatMap((one) => one.sources), ...this.#includes];
  }

  configuration(directory: string): Configuration {
    const before = this.#configurations.get(directory);
    if (before) return before;
    const configuration = readConfiguration(directory, this.files, this.parser);
    this.#configurations.set(directory, configuration);
    this.diagnostics.push(...configuration.diagnostics);
    return configuration;
  }

  /** The directory of a called module; null where it is not on disk. */
  moduleDirectory(call: Block, from: ModuleInstance, path: string): { directory: string } | { source: string } {
    const source = call.body.attributes.get('source');
    const value = source && evaluate(source.expression, from);
    const text = value?.kind === 'scalar' ? value.text : '';
    if (/^\.\.?(\/|$)/.test(text)) {
      const directory = posix.join(from.configuration.directory, text).replace(/\/+$/, '');
      return this.files.list(directory).length > 0 ? { directory } : { source: text };
    }
    const downloaded = this.#manifest().get(path);
    if (downloaded === undefined || this.files.list(downloaded).length === 0) return { source: text };
    return { directory: downloaded };
  }

  /** Where `terraform init` has put modules: by the names of the calls, `network.subnets`. */
  #manifest(): ReadonlyMap<string, string> {
    if (this.#downloaded) return this.#downloaded;
    const found = new Map<string, string>();
    const source = this.files.read(posix.join(this.directory, '.terraform/modules/modules.json'));
    if (!('problem' in source)) {
      try {
        const { Modules: modules }: { Modules?: unknown } = JSON.parse(source.text);
        for (const entry of Array.isArray(modules) ? modules : []) {
          const { Key: key, Dir: directory }: { Key?: unknown; Dir?: unknown } = entry ?? {};
          if (typeof key === 'string' && typeof directory === 'string')
            found.set(key, posix.join(this.directory, directory));
        }
      } catch {
        // a manifest that cannot be read names no modules
      }
    }
    this.#downloaded = found;
    return found;
  }

  addModule(module: ModuleInstance): void {
    this.#modules.set(module.address, module);
  }

  addInstance(instance: Instance): void {
    this.#instances.set(instance.address, instance);
  }

  instance(address: string): Instance | undefined {
    return this.#instances.get(address);
  }

  /** The instances of the wanted types, modules included; addresses that were not asked for before are found by this. */
  instances(wanted: (type: string) => boolean): Instance[] {
    const found: Instance[] = [];
    const visit = (module: ModuleInstance, depth: number): void => {
      for (const block of module.configuration.resources.values()) {
        if (!wanted(block.labels[0] ?? '')) continue;
        found.push(...module.expand(block, 'managed').instances);
        if (found.length > limits.all) return;
      }
      if (depth > limits.nesting) return;
      for (const name of module.configuration.modules.keys())
        for (const child of module.calls(name).modules) visit(child, depth + 1);
    };
    visit(this.top, 0);
    return found;
  }

  attribute(target: string, name: string, span: Span): Value {
    const instance = this.#instances.get(target);
    if (instance) return instance.read(name, span);
    const module = this.#modules.get(target);
    return module ? module.output(name, span) : unknown(`${target}.${name} is not in the configuration`, span);
  }

  exhausted(): boolean {
    return ++this.#work > limits.work;
  }

  /** Guards the stack: references may lead from one to the next without end. */
  nested(span: Span, then: () => Value): Value {
    if (this.#depth > limits.depth) return unknown('references are nested too deeply', span);
    this.#depth++;
    try {
      return then();
    } finally {
      this.#depth--;
    }
  }

  template(path: string, variables: MapValue, span: Span): Value {
    const source = this.files.read(posix.join(this.directory, path));
    if ('problem' in source) return unknown(source.problem, span);
    this.#includes.add(source);
    const parts = readTemplate(source, this.parser);
    if (!parts) return unknown(`the template ${path} has a syntax error`, span);
    const names = new Map(Array.from(variables.entries.values(), (entry) => [entry.key, entry.value]));
    const place = this.#included(source, span);
    const placed = place === span ? atCall(parts, span) : parts;
    return this.nested(span, () => evaluateTemplate(placed, templateScope(this, names), place));
  }

  /** The place of an included file's text. */
  #included(source: Source, call: Span): Span {
    return this.knowledge.includedAt === 'call' ? call : { source, start: 0, end: source.text.length };
  }

  text(path: string, span: Span): Value {
    const known = this.#texts.get(path);
    if (known) return known;
    const source = this.files.read(posix.join(this.directory, path));
    if ('problem' in source) return unknown(source.problem, span);
    this.#includes.add(source);
    const whole = this.#included(source, span);
    const value = textValue(source.text, whole, [{ text: source.text, span: whole }]);
    if (whole !== span) this.#texts.set(path, value);
    return value;
  }

  exists(path: string): boolean {
    return !('problem' in this.files.read(posix.join(this.directory, path)));
  }
}

/** A template's text at the place of its call; its holes keep their own. */
function atCall(parts: readonly TemplatePart[], span: Span): readonly TemplatePart[] {
  return parts.map((part): TemplatePart => {
    if (part.kind === 'if') return { ...part, then: atCall(part.then, span), otherwise: atCall(part.otherwise, span) };
    if (part.kind === 'for') return { ...part, body: atCall(part.body, span) };
    return part.kind === 'text' ? { ...part, span } : part;
  });
}

/** Inside a template file only its own variables have names. */
function templateScope(root: Root, names: ReadonlyMap<string, Value>): Scope {
  const scope: Scope = {
    local: () => undefined,
    named: (name, _, span) => ({ value: unknown(`the template has no variable ${name}`, span), used: 0 }),
    attribute: (target, name, span) => root.attribute(target, name, span),
    files: root.top.files,
    exhausted: () => root.exhausted(),
  };
  return withNames(scope, names);
}

interface Call {
  readonly module: ModuleInstance;
  readonly block: Block;
  readonly names: ReadonlyMap<string, Value>;
}

/** What `count` or `for_each` make of a block. */
interface Expansion<T> {
  /** What the block's name stands for in expressions. */
  readonly value: Value;
  readonly items: readonly T[];
}

interface InstanceKey {
  readonly suffix: string;
  readonly names: ReadonlyMap<string, Value>;
  readonly maybe: string | null;
}

/** One instance of a module: its variables have values, its names can be looked up. */
export class ModuleInstance implements Scope {
  readonly files: FileFunctions;
  readonly #memo = new Map<string, Value>();
  readonly #busy = new Set<string>();
  readonly #expanded = new Map<Block, Expansion<Instance>>();
  readonly #called = new Map<string, { value: Value; modules: readonly ModuleInstance[] }>();

  constructor(
    readonly root: Root,
    readonly address: string,
    readonly configuration: Configuration,
    readonly call: Call | null,
  ) {
    this.files = {
      read: (path, span) => root.text(path, span),
      exists: (path) => root.exists(path),
      template: (path, variables, span) => root.template(path, variables, span),
    };
  }

  local(): undefined {
    return undefined;
  }

  exhausted(): boolean {
    return this.root.exhausted();
  }

  attribute(target: string, name: string, span: Span): Value {
    return this.root.attribute(target, name, span);
  }

  named(head: string, names: readonly string[], span: Span): { value: Value; used: number } {
    const [first = '', second = ''] = names;
    switch (head) {
      case 'var':
        return { value: this.#once(`var.${first}`, span, () => this.#variable(first, span)), used: 1 };
      case 'local': {
        const attribute = this.configuration.locals.get(first);
        if (!attribute) return { value: unknown(`local.${first} is not in the configuration`, span), used: 1 };
        return { value: this.#once(`local.${first}`, span, () => evaluate(attribute.expression, this)), used: 1 };
      }
      case 'module':
        return { value: this.calls(first).value, used: 1 };
      case 'data': {
        const block = this.configuration.data.get(`${first}.${second}`);
        if (!block) return { value: unknown(`data.${first}.${second} is not in the configuration`, span), used: 2 };
        return { value: this.#expansion(block, 'data', span), used: 2 };
      }
      case 'path': {
        const path = first === 'module' ? posix.relative(this.root.directory, this.configuration.directory) : '';
        return { value: textValue(path === '' ? '.' : path, span), used: 1 };
      }
      case 'each':
      case 'count':
      case 'self':
      case 'terraform':
      case 'ephemeral':
        return {
          value: unknown(`${[head, ...names].join('.')} is known when it is applied`, span, [head, ...names].join('.')),
          used: names.length,
        };
      default: {
        const block = this.configuration.resources.get(`${head}.${first}`);
        if (!block)
          return {
            value: unknown(`${head}.${first} is not in the configuration`, span, [head, ...names].join('.')),
            used: names.length,
          };
        return { value: this.#expansion(block, 'managed', span), used: 1 };
      }
    }
  }

  output(name: string, span: Span): Value {
    const block = this.configuration.outputs.get(name);
    const value = block?.body.attributes.get('value');
    if (!value) return failed(`${this.address} has no output ${name}`, span);
    return this.#once(`output.${name}`, span, () => evaluate(value.expression, this));
  }

  /** The resource instances of a block. */
  expand(block: Block, mode: 'managed' | 'data'): { value: Value; instances: readonly Instance[] } {
    const before = this.#expanded.get(block);
    if (before) return { value: before.value, instances: before.items };
    const [type = '', name = ''] = block.labels;
    const base = `${this.#prefix()}${mode === 'data' ? 'data.' : ''}${type}.${name}`;
    const expansion = this.#expand(block, base, (key) => {
      const instance = new Instance(this, block, mode, `${base}${key.suffix}`, key.names, key.maybe);
      this.root.addInstance(instance);
      return { item: instance, target: instance.address };
    });
    this.#expanded.set(block, expansion);
    return { value: expansion.value, instances: expansion.items };
  }

  /** The instances of a called module. */
  calls(name: string): { value: Value; modules: readonly ModuleInstance[] } {
    const before = this.#called.get(name);
    if (before) return before;
    const called = this.#call(name);
    this.#called.set(name, called);
    return called;
  }

  #call(name: string): { value: Value; modules: readonly ModuleInstance[] } {
    const block = this.configuration.modules.get(name);
    const top = {
      source: this.configuration.sources[0] ?? new Source(this.configuration.directory, ''),
      start: 0,
      end: 0,
    };
    if (!block)
      return { value: unknown(`module.${name} is not in the configuration`, top, `module.${name}`), modules: [] };
    const path = [...this.#callPath(), name];
    const place = this.root.moduleDirectory(block, this, path.join('.'));
    const base = `${this.#prefix()}module.${name}`;
    if ('source' in place || path.length > limits.nesting) {
      const source = 'source' in place ? place.source : 'nested too deeply';
      const reason = `module ${path.join('.')} (${source}) is not on disk`;
      if (!this.root.incomplete.some((one) => one.reason === reason))
        this.root.incomplete.push({ reason, span: block.header });
      return { value: unknown(reason, block.header, base), modules: [] };
    }
    const configuration = this.root.configuration(place.directory);
    const { value, items } = this.#expand(block, base, (key) => {
      const module = new ModuleInstance(this.root, `${base}${key.suffix}`, configuration, {
        module: this,
        block,
        names: key.names,
      });
      this.root.addModule(module);
      return { item: module, target: module.address };
    });
    return { value, modules: items };
  }

  #callPath(): string[] {
    return this.call ? [...this.call.module.#callPath(), this.call.block.labels[0] ?? ''] : [];
  }

  #prefix(): string {
    return this.address === '' ? '' : `${this.address}.`;
  }

  #expansion(block: Block, mode: 'managed' | 'data', span: Span): Value {
    const { value } = this.expand(block, mode);
    return value.kind === 'reference' ? { ...value, span } : value;
  }

  #expand<T>(block: Block, base: string, make: (key: InstanceKey) => { item: T; target: string }): Expansion<T> {
    const made: T[] = [];
    const add = (
      suffix: string,
      names: ReadonlyMap<string, Value>,
      span: Span,
      maybe: string | null = null,
    ): ReferenceValue => {
      const { item, target } = make({ suffix, names, maybe });
      made.push(item);
      return { kind: 'reference', target, attribute: null, span };
    };
    const count = block.body.attributes.get('count');
    const forEach = block.body.attributes.get('for_each');
    if (!count && !forEach) return { value: add('', new Map(), block.header), items: made };
    if (this.#busy.has(base)) return { value: unknown(`${base} refers to itself`, block.header), items: [] };
    this.#busy.add(base);
    const expression = (count ?? forEach)?.expression;
    const given = expression
      ? this.root.nested(block.header, () => evaluate(expression, this))
      : unknown('', block.header);
    this.#busy.delete(base);
    const value = count ? this.#counted(given, base, block, add) : this.#forEach(given, base, block, add);
    return { value, items: made };
  }

  #counted(given: Value, base: string, block: Block, add: AddInstance): Value {
    const planned = this.root.knowledge.keys?.(base);
    const number = given.kind === 'scalar' && given.value !== null ? Number(given.text) : Number.NaN;
    const wanted = Number.isInteger(number)
      ? number
      : planned?.every((key) => typeof key === 'number')
        ? planned.length
        : null;
    if (wanted === null) return this.#unknownInstances(given, block, add, 'count');
    const items: Value[] = [];
    for (let index = 0; index < Math.min(wanted, limits.instances); index++) {
      const at = scalar(index, given.span);
      const names = new Map([['count', mapOf([{ key: 'index', keySpan: given.span, value: at }], given.span)]]);
      items.push(add(`[${index}]`, names, block.header));
    }
    if (wanted > limits.instances) this.#tooMany(base, block);
    return listOf(items, block.header);
  }

  #forEach(given: Value, base: string, block: Block, add: AddInstance): Value {
    const items = itemsOf(given);
    const planned = this.root.knowledge.keys?.(base);
    const pairs: { key: string; value: Value }[] = [];
    if (Array.isArray(items)) {
      for (const { key, value } of items) {
        if (given.kind === 'map')
          pairs.push({ key: textIn(key.kind === 'scalar' ? key : scalar(null, key.span)), value });
        else if (value.kind === 'scalar') pairs.push({ key: textIn(value), value });
        else return this.#unknownInstances(value, block, add, 'for_each');
      }
    } else if (planned?.every((key) => typeof key === 'string')) {
      for (const key of planned) pairs.push({ key: String(key), value: unknown(items.reason, given.span) });
    } else return this.#unknownInstances(given, block, add, 'for_each');
    const entries: Entry[] = [];
    for (const { key, value } of pairs.slice(0, limits.instances)) {
      const each = mapOf(
        [
          { key: 'key', keySpan: value.span, value: textValue(key, value.span) },
          { key: 'value', keySpan: value.span, value },
        ],
        value.span,
      );
      entries.push({
        key,
        keySpan: value.span,
        value: add(`["${escaped(key)}"]`, new Map([['each', each]]), block.header),
      });
    }
    if (pairs.length > limits.instances) this.#tooMany(base, block);
    return mapOf(entries, block.header);
  }

  /** Nobody knows how many there will be: one instance stands for all of them. */
  #unknownInstances(given: Value, block: Block, add: AddInstance, by: 'count' | 'for_each'): Value {
    const reason = whyUnknown(given) ?? `${by} is no number or collection`;
    const hidden = unknown(reason, given.span);
    const fields = by === 'count' ? ['index'] : ['key', 'value'];
    const names = mapOf(
      fields.map((key) => ({ key, keySpan: given.span, value: hidden })),
      given.span,
    );
    return add('', new Map([[by === 'count' ? 'count' : 'each', names]]), block.header, reason);
  }

  #tooMany(base: string, block: Block): void {
    this.root.incomplete.push({ reason: `${base} has more than ${limits.instances} instances`, span: block.header });
  }

  #variable(name: string, span: Span): Value {
    const block = this.configuration.variables.get(name);
    if (!block) return unknown(`variable ${name} is not in the configuration`, span, `var.${name}`);
    const { attributes } = block.body;
    const type = attributes.get('type')?.expression;
    const made = (value: Value): Value => convert(value, type, (expression) => evaluate(expression, this));
    const given = this.#given(name, block.header);
    const fallback = attributes.get('default')?.expression;
    // like a NoEcho parameter, a sensitive variable never takes its default
    const isSecret = !this.call && isLiteral(attributes.get('sensitive'), true);
    const usual = fallback && !isSecret ? made(evaluate(fallback, this)) : undefined;
    if (given === undefined || (isNull(given) && isLiteral(attributes.get('nullable'), false)))
      return (
        usual ??
        unknown(
          isSecret ? `variable ${name} is sensitive` : `variable ${name} has no default`,
          block.header,
          `var.${name}`,
        )
      );
    const value = made(given);
    // what was given is often what is written: then the default's text is its place
    return usual && !this.call && equal(usual, value) === true ? usual : value;
  }

  #given(name: string, span: Span): Value | undefined {
    if (!this.call) return this.root.knowledge.variable(name, span);
    const argument = this.call.block.body.attributes.get(name);
    return argument && evaluate(argument.expression, withNames(this.call.module, this.call.names));
  }

  /** Evaluates each name once; a name that needs itself is unknown. */
  #once(key: string, span: Span, make: () => Value): Value {
    const before = this.#memo.get(key);
    if (before) return before;
    if (this.#busy.has(key)) return unknown(`${key} refers to itself`, span);
    this.#busy.add(key);
    const value = this.root.nested(span, make);
    this.#busy.delete(key);
    this.#memo.set(key, value);
    return value;
  }

  /** The region of a provider configuration (`aws`, `aws.eu`); null where it is not written. */
  region(provider: string): string | null {
    const region = this.configuration.providers.get(provider)?.body.attributes.get('region');
    if (region) {
      const value = evaluate(region.expression, this);
      return value.kind === 'scalar' && value.value !== null ? value.text : null;
    }
    if (!this.call) return this.root.knowledge.region;
    const passed = this.call.block.body.attributes.get('providers')?.expression;
    const item = passed?.kind === 'object' ? passed.items.find(({ key }) => words(key) === provider) : undefined;
    return this.call.module.region(item ? words(item.value) : (provider.split('.', 1)[0] ?? provider));
  }
}

type AddInstance = (
  suffix: string,
  names: ReadonlyMap<string, Value>,
  span: Span,
  maybe?: string | null,
) => ReferenceValue;

function isLiteral(attribute: Attribute | undefined, value: boolean): boolean {
  return attribute?.expression.kind === 'literal' && attribute.expression.value === value;
}

/** `aws.eu`, written as a reference or, in JSON, as text. */
function words(expression: Expression | string): string {
  if (typeof expression === 'string') return expression;
  if (expression.kind === 'variable') return expression.name;
  if (expression.kind === 'attribute') return `${words(expression.of)}.${expression.name}`;
  const [part] = expression.kind === 'template' ? expression.parts : [];
  return part?.kind === 'text' ? part.text : '';
}

/** One instance of a resource or data source of the configuration. */
export class Instance implements TerraformResource {
  readonly type: string;
  readonly name: string;
  readonly #memo = new Map<string, Value | undefined>();
  readonly #busy = new Set<string>();

  constructor(
    readonly inModule: ModuleInstance,
    readonly block: Block,
    readonly mode: 'managed' | 'data',
    readonly address: string,
    readonly names: ReadonlyMap<string, Value>,
    readonly maybe: string | null,
  ) {
    this.type = block.labels[0] ?? '';
    this.name = block.labels[1] ?? '';
  }

  get module(): string {
    return this.inModule.address;
  }

  get span(): Span {
    return this.block.header;
  }

  attribute(name: string): Value | undefined {
    if (this.#memo.has(name)) return this.#memo.get(name);
    const place = this.block.body.attributes.get(name)?.span ?? this.span;
    if (this.#busy.has(name)) return unknown(`${this.address}.${name} refers to itself`, place);
    this.#busy.add(name);
    const scope = withNames(this.inModule, this.names);
    const value = this.inModule.root.nested(place, () => argument(this.block.body, name, scope) ?? scalar(null, place));
    this.#busy.delete(name);
    const result = isNull(value) ? undefined : value;
    this.#memo.set(name, result);
    return result;
  }

  mentions(name: string): readonly string[] {
    const found = new Set<string>();
    const value = this.attribute(name);
    if (value) collectTargets(value, found);
    return [...found];
  }

  /** An attribute as an expression reads it: one that only AWS fills in is a reference to it. */
  read(name: string, span: Span): Value {
    const { root } = this.inModule;
    if (this.mode === 'data') return this.#data(name, span);
    const written = this.attribute(name);
    if (written && written.kind !== 'unknown') return written;
    const planned = root.knowledge.attribute?.(this.address, name, span);
    if (planned) return planned;
    if (!written && this.block.body.attributes.has(name)) return scalar(null, span);
    const self: ReferenceValue = { kind: 'reference', target: this.address, attribute: name, span };
    return derivedAttribute(this.type, self, (address, wanted) => root.instance(address)?.known(wanted, span)) ?? self;
  }

  /** An attribute that is written, or that follows from what is written. */
  known(name: string, span: Span): Value | undefined {
    const written = this.attribute(name);
    if (written && written.kind !== 'unknown') return written;
    const self: ReferenceValue = { kind: 'reference', target: this.address, attribute: name, span };
    const { root } = this.inModule;
    return root.nested(
      span,
      () => derivedAttribute(this.type, self, (address, wanted) => root.instance(address)?.known(wanted, span)) ?? self,
    );
  }

  #data(name: string, span: Span): Value {
    const { root } = this.inModule;
    if (isPolicyDocument(this.type, name)) return documentOf(this);
    const planned = root.knowledge.attribute?.(this.address, name, span);
    if (planned) return planned;
    const text = `${this.address}.${name}`;
    const region = this.inModule.region(words(this.block.body.attributes.get('provider')?.expression ?? 'aws'));
    switch (`${this.type}.${name}`) {
      case 'aws_region.name':
      case 'aws_region.id':
      case 'aws_region.region':
        return region
          ? textValue(region, span)
          : unknown('the region is known when it is applied', span, 'AWS::Region');
      case 'aws_caller_identity.account_id':
      case 'aws_caller_identity.id':
        return unknown('the account is known when it is applied', span, 'AWS::AccountId');
      case 'aws_partition.partition':
      case 'aws_partition.id':
        return region
          ? textValue(partitionOf(region), span)
          : unknown('the partition is known when it is applied', span, 'AWS::Partition');
      case 'aws_partition.dns_suffix':
        return region
          ? textValue(region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com', span)
          : unknown('the partition is known when it is applied', span, 'AWS::URLSuffix');
      case 'template_file.rendered':
        return this.#rendered(span);
      default:
        return this.attribute(name) ?? unknown(`${text} is known when it is applied`, span, text);
    }
  }

  /** The template provider's file template, from before `templatefile`. */
  #rendered(span: Span): Value {
    const template = this.attribute('template');
    const variables = this.attribute('vars');
    if (template?.kind !== 'scalar')
      return unknown((template && whyUnknown(template)) ?? `${this.address} has no template`, span);
    const { root } = this.inModule;
    const parts = readTemplate(new Source(template.span.source.file, template.text), root.parser);
    if (!parts) return unknown(`the template of ${this.address} has a syntax error`, span);
    const names =
      variables?.kind === 'map'
        ? Array.from(variables.entries.values(), (entry): [string, Value] => [entry.key, entry.value])
        : [];
    return evaluateTemplate(parts, templateScope(root, new Map(names)), span);
  }
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function collectTargets(value: Value, into: Set<string>): void {
  if (value.kind === 'reference') into.add(value.target);
  else if (value.kind === 'template') for (const part of value.parts) collectTargets(part, into);
  else if (value.kind === 'list') for (const item of value.items) collectTargets(item, into);
  else if (value.kind === 'map') for (const entry of value.entries.values()) collectTargets(entry.value, into);
}

/** An argument of a body, or its nested blocks of a name as a list. */
function argument(body: Body, name: string, scope: Scope): Value | undefined {
  const attribute = body.attributes.get(name);
  if (attribute) return evaluate(attribute.expression, scope);
  const blocks = body.blocks.filter((block) => nestedName(block) === name);
  const [first] = blocks;
  return first && nested(blocks, first, scope);
}

function nested(blocks: readonly Block[], first: Block, scope: Scope): Value {
  const items: Value[] = [];
  for (const block of blocks) {
    if (block.type !== 'dynamic') {
      items.push(bodyValue(block.body, block.header, scope));
      continue;
    }
    const made = dynamic(block, scope);
    if (!Array.isArray(made)) return unknown(made.reason, block.header);
    items.push(...made);
  }
  return listOf(items, first.header);
}

/** https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
function dynamic(block: Block, scope: Scope): Value[] | { reason: string } {
  const collection = block.body.attributes.get('for_each');
  const content = block.body.blocks.find((inner) => inner.type === 'content');
  if (!collection || !content) return [];
  const items = itemsOf(evaluate(collection.expression, scope));
  if (!Array.isArray(items)) return items;
  const iterator = block.body.attributes.get('iterator')?.expression;
  const name = (iterator && words(iterator)) || nestedName(block);
  return items.map(({ key, value }) => {
    const item = mapOf(
      [
        { key: 'key', keySpan: key.span, value: key },
        { key: 'value', keySpan: value.span, value },
      ],
      value.span,
    );
    return bodyValue(content.body, block.header, withNames(scope, new Map([[name, item]])));
  });
}

function bodyValue(body: Body, span: Span, scope: Scope): MapValue {
  const entries: Entry[] = [];
  for (const attribute of body.attributes.values()) {
    const value = evaluate(attribute.expression, scope);
    const keySpan = { ...attribute.span, end: attribute.span.start + attribute.name.length };
    if (!isNull(value)) entries.push({ key: attribute.name, keySpan, value });
  }
  for (const name of new Set(body.blocks.map(nestedName))) {
    const value = argument(body, name, scope);
    if (value) entries.push({ key: name, keySpan: span, value });
  }
  return mapOf(entries, span);
}
