import { posix } from 'node:path';
import type { Parser } from 'web-tree-sitter';
import { defaultLimits, raising } from '../../files/limits.js';
import type { Incomplete } from '../../graph/model.js';
import { type Diagnostic, Source, type Span } from '../../text/source.js';
import { type MapValue, type ReferenceValue, unknown, type Value } from '../../text/value.js';
import { isLiteral } from './arguments.js';
import { type Configuration, readConfiguration } from './configuration.js';
import { derivedAttribute, madeOfId } from './derived.js';
import { type Expansion, expand, type InstanceKey } from './expansion.js';
import type { ConfigurationFiles } from './files.js';
import { evaluate, evaluateTemplate, withNames } from './hcl/evaluate.js';
import { equal, type FileFunctions, failed, type Scope } from './hcl/known.js';
import { readTemplate } from './hcl/native-syntax.js';
import { textValue } from './hcl/strings.js';
import { type Block, type Expression, type TemplatePart, wordsOf } from './hcl/syntax.js';
import { Instance, type InstanceModule } from './instance.js';
import { type MentionModule, mentionedIn } from './mentions.js';
import { isNull } from './resource.js';
import { convert } from './types.js';

/**
 * Evaluated expressions of one root, references that lead from one to the next, instances of one block, modules in
 * modules, all instances of the wanted types, and all instances of modules: a module may call itself many times over.
 */
const limits = { work: 300_000, depth: 250, nesting: 30, all: 50_000, modules: 2_000 };

/** What is known from outside the configuration: the command line, or the plan that was made of it. */
export interface Knowledge {
  /** The value of one of the root's variables; `span` is its block, for values that stand in no text. */
  variable(name: string, span: Span): Value | undefined;
  readonly region: string | null;
  /** Instances that one block may have. */
  readonly instances?: number | undefined;
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
  #inTemplate = false;

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
      const directory = posix.join(from.configuration.directory, text).replace(/(?<!\/)\/+$/, '');
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

  get hasTooManyModules(): boolean {
    return this.#modules.size > limits.modules;
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
    if (this.#inTemplate) return unknown('Terraform calls no templatefile inside of a templatefile', span);
    const source = this.files.read(posix.join(this.directory, path));
    if ('problem' in source) return unknown(source.problem, span);
    this.#includes.add(source);
    const parts = readTemplate(source, this.parser);
    if (!parts) return unknown(`the template ${path} has a syntax error`, span);
    const names = new Map(Array.from(variables.entries.values(), (entry) => [entry.key, entry.value]));
    const place = this.#included(source, span);
    const placed = place === span ? atCall(parts, span) : parts;
    this.#inTemplate = true;
    try {
      return this.nested(span, () => evaluateTemplate(placed, templateScope(this, names), place));
    } finally {
      this.#inTemplate = false;
    }
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
  /** The index in the instance's address. */
  readonly suffix: string;
  readonly names: ReadonlyMap<string, Value>;
}

/** One instance of a module: its variables have values, its names can be looked up. */
export class ModuleInstance implements InstanceModule, MentionModule {
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
        if (!block) return { value: this.#elsewhere(['data', ...names], span), used: names.length };
        return { value: this.#expansion(block, 'data', span), used: 2 };
      }
      case 'path': {
        if (first === 'cwd') return { value: unknown('path.cwd is where Terraform is run', span, 'path.cwd'), used: 1 };
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
        if (!block) return { value: this.#elsewhere([head, ...names], span), used: names.length };
        return { value: this.#expansion(block, 'managed', span), used: 1 };
      }
    }
  }

  /** Something that no file of the module declares: it is none of those that are declared. */
  #elsewhere(names: readonly string[], span: Span): Value {
    const base = names[0] === 'data' ? 3 : 2;
    const target = `${this.#prefix()}${names.slice(0, base).join('.')}`;
    const attribute = names.slice(base).join('.');
    const reference: ReferenceValue = {
      kind: 'reference',
      target,
      attribute: attribute === '' ? null : attribute,
      span,
    };
    const [type = ''] = names;
    return (madeOfId.has(type) ? derivedAttribute(type, reference, () => undefined) : undefined) ?? reference;
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
      const instance = new Instance(this, block, mode, `${base}${key.suffix}`, key.suffix, key.names, key.maybe);
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
    const isMany = this.root.hasTooManyModules;
    const circle = 'directory' in place && this.#isInside(place.directory);
    if ('source' in place || circle || isMany || path.length > limits.nesting) {
      const called = `module ${path.join('.')}`;
      const reason = isMany
        ? `there are more than ${limits.modules} instances of modules`
        : 'source' in place
          ? `${called} (${place.source}) is not on disk`
          : `${called} ${circle ? 'calls itself' : 'is nested too deeply'}`;
      if (!this.root.incomplete.some((one) => one.reason === reason))
        this.root.incomplete.push({ reason, span: block.header });
      return { value: unknown(reason, block.header, base), modules: [] };
    }
    const configuration = this.root.configuration(place.directory);
    const { value, items } = this.#expand(block, base, (key) => {
      const module = new ModuleInstance(this.root, `${base}${key.suffix}`, configuration, {
        module: this,
        block,
        suffix: key.suffix,
        names: key.names,
      });
      this.root.addModule(module);
      return { item: module, target: module.address };
    });
    return { value, modules: items };
  }

  /** Whether a directory's module is this one, or one that leads to it. */
  #isInside(directory: string): boolean {
    for (let one: ModuleInstance | undefined = this; one; one = one.call?.module)
      if (one.configuration.directory === directory) return true;
    return false;
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
    const { instances: limit = defaultLimits.instances } = this.root.knowledge;
    return expand(block, make, {
      evaluate: (expression) => {
        if (this.#busy.has(base)) return unknown(`${base} refers to itself`, block.header);
        this.#busy.add(base);
        const value = this.root.nested(block.header, () => evaluate(expression, this));
        this.#busy.delete(base);
        return value;
      },
      planned: this.root.knowledge.keys?.(base),
      limit,
      overLimit: () => {
        this.root.incomplete.push({
          reason: `${base} has more than ${limit} instances (${raising('instances')})`,
          span: block.header,
        });
      },
    });
  }

  #variable(name: string, span: Span): Value {
    const block = this.configuration.variables.get(name);
    if (!block) return unknown(`variable ${name} is not in the configuration`, span, `var.${name}`);
    const { attributes } = block.body;
    const type = attributes.get('type')?.expression;
    const made = (value: Value): Value => convert(value, type, (expression) => evaluate(expression, this));
    // like a NoEcho parameter: neither its default nor what it is given may be shown
    if (!this.call && isLiteral(attributes.get('sensitive'), true))
      return unknown(`variable ${name} is sensitive`, block.header, `var.${name}`);
    const given = this.#given(name, block.header);
    const fallback = attributes.get('default')?.expression;
    const usual = fallback && made(evaluate(fallback, this));
    if (given === undefined || (isNull(given) && isLiteral(attributes.get('nullable'), false)))
      return usual ?? unknown(`variable ${name} has no default`, block.header, `var.${name}`);
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

  instance(address: string): Instance | undefined {
    return this.root.instance(address);
  }

  planned(address: string, name: string, span: Span): Value | undefined {
    return this.root.knowledge.attribute?.(address, name, span);
  }

  nested(span: Span, then: () => Value): Value {
    return this.root.nested(span, then);
  }

  parseTemplate(source: Source): readonly TemplatePart[] | null {
    return readTemplate(source, this.root.parser);
  }

  templateScope(names: ReadonlyMap<string, Value>): Scope {
    return templateScope(this.root, names);
  }

  mentioned(expressions: readonly Expression[], suffix: string, forEach: Expression | undefined): ReadonlySet<string> {
    return mentionedIn(expressions, { module: this, suffix, forEach });
  }

  expression(kind: 'local' | 'output', name: string): Expression | undefined {
    if (kind === 'local') return this.configuration.locals.get(name)?.expression;
    return this.configuration.outputs.get(name)?.body.attributes.get('value')?.expression;
  }

  argument(name: string): ReturnType<MentionModule['argument']> {
    const { call } = this;
    const expression = call?.block.body.attributes.get(name)?.expression;
    if (!call || !expression) return null;
    const forEach = call.block.body.attributes.get('for_each')?.expression;
    return { module: call.module, expression, suffix: call.suffix, forEach };
  }

  instances(type: string, name: string): readonly Instance[] {
    const block = this.configuration.resources.get(`${type}.${name}`);
    return block ? this.expand(block, 'managed').instances : [];
  }

  called(name: string): readonly { readonly suffix: string; readonly module: ModuleInstance }[] {
    return this.calls(name).modules.map((module) => ({ suffix: module.call?.suffix ?? '', module }));
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
    const item = passed?.kind === 'object' ? passed.items.find(({ key }) => wordsOf(key) === provider) : undefined;
    return this.call.module.region(item ? wordsOf(item.value) : (provider.split('.', 1)[0] ?? provider));
  }
}
