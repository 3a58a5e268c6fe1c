import type { Parser } from 'web-tree-sitter';
import { parseTextSync } from '../../text/parse.js';
import { type Diagnostic, Source } from '../../text/source.js';
import { type ConfigurationFiles, isConfigurationFile } from './files.js';
import { jsonBody } from './hcl/json-syntax.js';
import { readNative } from './hcl/native-syntax.js';
import type { Attribute, Block, Body } from './hcl/syntax.js';

/** The blocks of one module: those of all its files, with override files merged in. */
export interface Configuration {
  readonly directory: string;
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
  /** By `type.name`. */
  readonly resources: ReadonlyMap<string, Block>;
  /** By `type.name`. */
  readonly data: ReadonlyMap<string, Block>;
  readonly variables: ReadonlyMap<string, Block>;
  readonly locals: ReadonlyMap<string, Attribute>;
  readonly modules: ReadonlyMap<string, Block>;
  readonly outputs: ReadonlyMap<string, Block>;
  /** By name, or `name.alias`. */
  readonly providers: ReadonlyMap<string, Block>;
}

const overrideName = /(^|_)override\.(tf|tofu)(\.json)?$/;

/**
 * Reads a directory as one module. OpenTofu prefers `x.tofu` over `x.tf`; override files come last.
 * https://developer.hashicorp.com/terraform/language/files/override
 */
export function readConfiguration(directory: string, files: ConfigurationFiles, parser: Parser): Configuration {
  const names = files.list(directory).filter(isConfigurationFile);
  const all = new Set(names);
  const used = names
    .filter((name) => !/\.tf(\.json)?$/.test(name) || !all.has(name.replace(/\.tf(\.json)?$/, '.tofu$1')))
    .sort();
  const sources: Source[] = [];
  const diagnostics: Diagnostic[] = [];
  const blocks = new Blocks();
  for (const overriding of [false, true])
    for (const name of used) {
      if (overrideName.test(name) !== overriding) continue;
      const path = `${directory === '.' || directory === '' ? '' : `${directory}/`}${name}`;
      const source = files.read(path);
      if ('problem' in source) {
        const span = { source: new Source(path, ''), start: 0, end: 0 };
        sources.push(span.source);
        diagnostics.push({ code: source.code, message: source.problem, severity: 'error', span });
        continue;
      }
      sources.push(source);
      const { body, diagnostics: found } = readBody(source, parser);
      diagnostics.push(...found);
      for (const block of body.blocks) blocks.add(block, overriding);
    }
  return { directory, sources, diagnostics, ...blocks };
}

/** Any file of the language: native syntax, or JSON. */
export function readBody(source: Source, parser: Parser): { body: Body; diagnostics: readonly Diagnostic[] } {
  if (!source.file.endsWith('.json')) return readNative(source, parser);
  const { value, diagnostics } = parseTextSync(source);
  const span = { source, start: 0, end: source.text.length };
  return { body: value ? jsonBody(value, parser) : { attributes: new Map(), blocks: [], span }, diagnostics };
}

class Blocks {
  readonly resources = new Map<string, Block>();
  readonly data = new Map<string, Block>();
  readonly variables = new Map<string, Block>();
  readonly locals = new Map<string, Attribute>();
  readonly modules = new Map<string, Block>();
  readonly outputs = new Map<string, Block>();
  readonly providers = new Map<string, Block>();

  add(block: Block, overriding: boolean): void {
    if (block.type === 'locals') {
      for (const [name, attribute] of block.body.attributes)
        if (overriding || !this.locals.has(name)) this.locals.set(name, attribute);
      return;
    }
    const place = this.#place(block);
    if (!place) return;
    const before = place.map.get(place.key);
    if (!before) place.map.set(place.key, block);
    else if (overriding) place.map.set(place.key, merged(before, block));
  }

  #place(block: Block): { map: Map<string, Block>; key: string } | null {
    const [first = '', second = ''] = block.labels;
    switch (block.type) {
      case 'resource':
        return { map: this.resources, key: `${first}.${second}` };
      case 'data':
        return { map: this.data, key: `${first}.${second}` };
      case 'variable':
        return { map: this.variables, key: first };
      case 'module':
        return { map: this.modules, key: first };
      case 'output':
        return { map: this.outputs, key: first };
      case 'provider': {
        const alias = block.body.attributes.get('alias')?.expression;
        const text = alias?.kind === 'template' && alias.parts[0]?.kind === 'text' ? alias.parts[0].text : '';
        return { map: this.providers, key: text === '' ? first : `${first}.${text}` };
      }
      default:
        return null;
    }
  }
}

/** Arguments replace those of the same name; nested blocks of one type replace all of that type. */
function merged(base: Block, override: Block): Block {
  const replaced = new Set(override.body.blocks.map(nestedName));
  return {
    ...base,
    body: {
      ...base.body,
      attributes: new Map([...base.body.attributes, ...override.body.attributes]),
      blocks: [...base.body.blocks.filter((block) => !replaced.has(nestedName(block))), ...override.body.blocks],
    },
  };
}

/** The name of the block that a nested block makes; `dynamic "x"` makes `x`. */
export function nestedName(block: Block): string {
  return block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type;
}
