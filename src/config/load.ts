import { dirname, resolve } from 'node:path';
import { Reader } from '../files/reader.js';
import type { PresetName } from '../rules/rule.js';
import { parseText } from '../text/parse.js';
import { checkShape, placeOf } from '../text/shape.js';
import { type Diagnostic, Source, type Span } from '../text/source.js';
import { get, type Value } from '../text/value.js';
import type { Config, ConfigSuppression, Override, PlacedSetting } from './config.js';
import { expandGlob } from './expand.js';
import { compileGlobs, type Globs, problemOf } from './globs.js';
import { validateConfig } from './validator.generated.js';

/** The file's form, as `schema/config.schema.json` admits it. */
interface ConfigData {
  readonly extends?: string | readonly string[];
  readonly rules?: RulesData;
  readonly 'rules-from'?: readonly string[];
  readonly ignore?: readonly string[];
  readonly overrides?: readonly { readonly files: readonly string[]; readonly rules: RulesData }[];
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly stages?: readonly string[];
  readonly region?: string;
  readonly 'fail-on'?: NonNullable<Config['failOn']>;
  readonly undecided?: NonNullable<Config['undecided']>;
  readonly baseline?: string;
  readonly honor?: Config['honor'];
  readonly fix?: Config['fix'];
  readonly suppressions?: readonly SuppressionData[];
}

type RulesData = Readonly<Record<string, PlacedSetting['severity'] | Omit<PlacedSetting, 'span'>>>;

interface SuppressionData {
  readonly rule: string;
  readonly reason: string;
  readonly files?: readonly string[];
  readonly resources?: readonly string[];
  readonly routes?: readonly string[];
  readonly until?: string;
}

export interface LoadedConfig {
  readonly config: Config;
  /** With errors the configuration must not be used: it may not say what the person meant. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a configuration file and those that it extends, below the root only. */
export async function loadConfig(file: string, cwd: string, root: string | null): Promise<LoadedConfig> {
  const loader = new Loader(new Reader(cwd, root));
  const config = await loader.load(resolve(cwd, file), []);
  return { config, diagnostics: loader.diagnostics };
}

export const emptyConfig: Config = {
  files: [],
  origins: new Map(),
  presets: [],
  rules: new Map(),
  overrides: [],
  ignore: [],
  parameters: new Map(),
  stages: [],
  region: null,
  failOn: null,
  undecided: null,
  baseline: null,
  honor: [],
  fix: {},
  suppressions: [],
  ruleFiles: [],
};

const presetNames: readonly string[] = ['recommended', 'security-hub', 'strict'] satisfies readonly PresetName[];

/** Files that one configuration may extend, one that is extended twice counted twice: each may extend two others. */
const loadLimit = 100;

class Loader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #reader: Reader;
  #loads = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** `chain`: the files that extend this one, so that a circle ends. */
  async load(path: string, chain: readonly string[], from?: { source: Source; value: Value }): Promise<Config> {
    const read = from ? this.#reader.read(path, from.source) : this.#reader.open(path);
    if ('problem' in read) {
      this.#error(read.message, from?.source ?? new Source(path, ''), from?.value);
      return emptyConfig;
    }
    const absolute = resolve(this.#reader.cwd, read.source.file);
    if (chain.includes(absolute)) {
      this.#error(`${read.source.file} extends itself`, read.source, from?.value);
      return emptyConfig;
    }
    if (++this.#loads > loadLimit) {
      if (this.#loads === loadLimit + 1)
        this.#error(`more than ${loadLimit} files are extended`, from?.source ?? read.source, from?.value);
      return emptyConfig;
    }
    const { value: document, diagnostics } = await parseText(read.source);
    this.diagnostics.push(...diagnostics);
    const value = /(^|\/)package\.json$/.test(read.source.file) ? get(document ?? undefined, 'gatelint') : document;
    if (!value || (value.kind === 'scalar' && value.value === null)) return { ...emptyConfig, files: [absolute] };
    const { data, diagnostics: misfits } = checkShape(value, validateConfig, 'config-invalid');
    this.diagnostics.push(...misfits);
    if (misfits.length > 0) return { ...emptyConfig, files: [absolute] };
    return this.#merge(data as ConfigData, value, read.source, [...chain, absolute]);
  }

  async #merge(data: ConfigData, value: Value, source: Source, chain: readonly string[]): Promise<Config> {
    let base = emptyConfig;
    const presets: PresetName[] = [];
    for (const [index, name] of [data.extends ?? []].flat().entries()) {
      if (presetNames.includes(name)) presets.push(name as PresetName);
      else {
        const place = get(value, 'extends');
        const at = (place?.kind === 'list' ? place.items[index] : place) ?? value;
        base = joined(base, await this.load(name, chain, { source, value: at }));
      }
    }
    return joined(base, this.#own(data, value, source, presets));
  }

  #own(data: ConfigData, value: Value, source: Source, presets: readonly PresetName[]): Config {
    const file = resolve(this.#reader.cwd, source.file);
    const folder = dirname(file);
    return {
      files: [file],
      origins: originsOf(value),
      presets,
      rules: settings(data.rules, value, ['rules']),
      overrides: (data.overrides ?? []).map(
        ({ files, rules }, index): Override => ({
          files: this.#globs(files, folder, value, ['overrides', index, 'files']),
          rules: settings(rules, value, ['overrides', index, 'rules']),
        }),
      ),
      ignore: data.ignore ? [this.#globs(data.ignore, folder, value, ['ignore'])] : [],
      parameters: new Map(Object.entries(data.parameters ?? {}).map(([name, one]) => [name, String(one)])),
      stages: data.stages ?? [],
      region: data.region ?? null,
      failOn: data['fail-on'] ?? null,
      undecided: data.undecided ?? null,
      baseline: data.baseline === undefined ? null : this.#baseline(data.baseline, value, source),
      honor: data.honor ?? [],
      fix: data.fix ?? {},
      suppressions: (data.suppressions ?? []).map(
        ({ rule, reason, until, files, resources, routes }, index): ConfigSuppression => ({
          rule,
          reason,
          until: until ?? null,
          files: files ? this.#globs(files, folder, value, ['suppressions', index, 'files']) : null,
          resources: resources ?? [],
          routes: routes ?? [],
          span: placeOf(value, ['suppressions', index]),
        }),
      ),
      ruleFiles: (data['rules-from'] ?? []).flatMap((glob, index) => this.#ruleFiles(glob, index, value, source)),
    };
  }

  /** Globs that can be matched in reasonable time; of the others it is said why they are left out. */
  #globs(globs: readonly string[], folder: string, value: Value, at: readonly (string | number)[]): Globs {
    const usable = globs.filter((glob, index) => {
      const message = problemOf(glob);
      if (message !== null)
        this.diagnostics.push({
          code: 'config-invalid',
          message,
          severity: 'error',
          span: placeOf(value, [...at, index]),
        });
      return message === null;
    });
    return compileGlobs(usable, folder);
  }

  /** The baseline's path: below the root like everything that a file names, since it may be written too. */
  #baseline(path: string, value: Value, source: Source): string | null {
    const read = this.#reader.read(path, source);
    if ('problem' in read && read.problem === 'outside-root') {
      this.#error(read.message, source, get(value, 'baseline'));
      return null;
    }
    return resolve(dirname(resolve(this.#reader.cwd, source.file)), path);
  }

  #ruleFiles(glob: string, index: number, value: Value, source: Source): { path: string; span: Value['span'] }[] {
    const span = placeOf(value, ['rules-from', index]);
    const problem = problemOf(glob);
    const paths = problem === null ? expandGlob(glob, source, this.#reader) : [];
    if (paths.length === 0) {
      this.diagnostics.push({
        code: 'config-invalid',
        message: problem ?? `rules-from: no file is ${glob}`,
        severity: 'error',
        span,
      });
    }
    return paths.map((path) => ({ path, span }));
  }

  #error(message: string, source: Source, value: Value | undefined): void {
    const span = value?.span ?? { source, start: 0, end: 0 };
    this.diagnostics.push({ code: 'config-unreadable', message, severity: 'error', span });
  }
}

function originsOf(value: Value): ReadonlyMap<string, Span> {
  const entries = value.kind === 'map' ? [...value.entries.values()] : [];
  return new Map(entries.map(({ key, keySpan }) => [key, keySpan]));
}

function settings(data: RulesData | undefined, value: Value, at: (string | number)[]): Map<string, PlacedSetting> {
  return new Map(
    Object.entries(data ?? {}).map(([rule, setting]): [string, PlacedSetting] => {
      const span = placeOf(value, [...at, rule]);
      return [
        rule,
        typeof setting === 'object' ? { ...setting, span } : { ...(setting && { severity: setting }), span },
      ];
    }),
  );
}

/** What the later one says holds; lists add up. */
function joined(base: Config, own: Config): Config {
  return {
    files: [...base.files, ...own.files],
    origins: new Map([...base.origins, ...own.origins]),
    presets: own.presets.length > 0 ? [...base.presets, ...own.presets] : base.presets,
    rules: new Map([...base.rules, ...own.rules]),
    overrides: [...base.overrides, ...own.overrides],
    ignore: [...base.ignore, ...own.ignore],
    parameters: new Map([...base.parameters, ...own.parameters]),
    stages: own.stages.length > 0 ? own.stages : base.stages,
    region: own.region ?? base.region,
    failOn: own.failOn ?? base.failOn,
    undecided: own.undecided ?? base.undecided,
    baseline: own.baseline ?? base.baseline,
    honor: [...new Set([...base.honor, ...own.honor])],
    fix: { ...base.fix, ...own.fix },
    suppressions: [...base.suppressions, ...own.suppressions],
    ruleFiles: [...base.ruleFiles, ...own.ruleFiles],
  };
}
