import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Config, ConfigSuppression, HonoredTool, PlacedSetting } from '../config/config.js';
import type { Construct } from '../graph/model.js';
import { builtInRules } from '../rules/builtin.js';
import { checkOptions, type Rule } from '../rules/compile.js';
import type { LoadedRule } from '../rules/load.js';
import { type ActiveRule, activate, type RuleSetting } from '../rules/presets.js';
import type { PresetName, RuleTexts } from '../rules/rule.js';
import type { RuleSet } from '../rules/run.js';
import { type Diagnostic, Source } from '../text/source.js';
import { Baseline, readBaseline } from './baseline.js';
import type { Directive } from './directive.js';
import { Suppressions } from './suppress.js';
import { fitsWildcard } from './wildcard.js';

/** What the command line (or a caller of the library) says; it wins over the configuration file. */
export interface SettingsOptions {
  readonly cwd: string;
  /** `--root`. */
  readonly root: string | null;
  /** The configuration file; null for none. */
  readonly config: string | null;
  /** Empty: the configuration's, else `recommended`. */
  readonly presets: readonly PresetName[];
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** False: findings are shown as if nothing suppressed them. */
  readonly suppressions: boolean;
  /** Whether all that the configuration is about is checked: only then is it known that a suppression matches nothing. */
  readonly everything: boolean;
  /** A baseline's file, relative to the working directory; null: the configuration's. */
  readonly baseline: string | null;
  /** ISO date: what suppressions are expired is judged by. */
  readonly today: string;
}

export interface Settings {
  /** Null where there is no configuration file. */
  readonly config: Config | null;
  /** All rules: the built-in ones, then the person's own. */
  readonly rules: readonly Rule[];
  /** What explains the person's own rules, by id; for the built-in ones see `rules/texts.generated.ts`. */
  readonly ownTexts: ReadonlyMap<string, RuleTexts>;
  /** The rules that are on, for a file relative to the working directory. */
  readonly ruleSet: RuleSet;
  readonly isIgnored: (file: string) => boolean;
  readonly suppressions: Suppressions | null;
  readonly baseline: Baseline | null;
  /** With errors the check must not run: it would not be the one that was asked for. */
  readonly diagnostics: readonly Diagnostic[];
}

export async function loadSettings(options: SettingsOptions): Promise<Settings> {
  const { cwd, root, config: file } = options;
  const diagnostics: Diagnostic[] = [];
  let config: Config | null = null;
  let own: readonly LoadedRule[] = [];
  if (file !== null) {
    const { loadConfig } = await import('../config/load.js');
    const loaded = await loadConfig(file, cwd, root);
    config = loaded.config;
    diagnostics.push(...loaded.diagnostics);
    if (config.ruleFiles.length > 0) {
      const { loadOwnRules } = await import('./own-rules.js');
      own = await loadOwnRules(config.ruleFiles, cwd, diagnostics);
    }
  }
  const rules = [...builtInRules(), ...own.map(({ rule }) => rule)];
  const ids = new Set(rules.map(({ id }) => id));
  if (config) diagnostics.push(...wrongSettings(config, rules));
  const ruleSet = ruleSetOf(rules, config, options);
  const honored = config && config.honor.length > 0 ? await honoredBy(config.honor) : null;
  return {
    config,
    rules,
    ownTexts: new Map(own.map(({ rule, source }) => [rule.id, source])),
    ruleSet,
    isIgnored: (path) => config?.ignore.some((globs) => globs(resolve(cwd, path))) ?? false,
    suppressions: options.suppressions
      ? new Suppressions({
          configured: (config?.suppressions ?? []).map((one) => directiveOf(one, cwd)),
          reportConfigured: options.everything,
          today: options.today,
          rules: ids,
          isOn: isOnAnywhere(ruleSet, config, rules),
          ...(honored && { honored }),
        })
      : null,
    baseline: baselineOf(options, config, diagnostics),
    diagnostics,
  };
}

/** Finds the suppressions of other tools in a text. */
async function honoredBy(tools: readonly HonoredTool[]) {
  const { honoredDirectives, rulesForPeers } = await import('./honored.js');
  const { texts } = await import('../rules/texts.generated.js');
  const rulesFor = rulesForPeers(Object.entries(texts).map(([rule, { peers }]) => [rule, peers ?? {}]));
  return (source: Source) => honoredDirectives(source, tools, rulesFor);
}

/** The rules of the presets, then the configuration's, then its overrides for the file, then the command line's. */
function ruleSetOf(rules: readonly Rule[], config: Config | null, options: SettingsOptions): RuleSet {
  const presets =
    options.presets.length > 0 ? options.presets : config?.presets.length ? config.presets : (['recommended'] as const);
  const setFor = (layers: readonly ReadonlyMap<string, RuleSetting>[]) => activate(rules, presets, layered(layers));
  const base = config ? [config.rules] : [];
  const overrides = config?.overrides ?? [];
  const usual = setFor([...base, options.rules]);
  if (overrides.length === 0) return () => usual;
  const byOverrides = new Map<string, readonly ActiveRule[]>();
  return (file) => {
    const path = resolve(options.cwd, file);
    const matching = overrides.filter(({ files }) => files(path));
    if (matching.length === 0) return usual;
    const key = matching.map((one) => overrides.indexOf(one)).join();
    let set = byOverrides.get(key);
    if (!set) {
      set = setFor([...base, ...matching.map((one) => one.rules), options.rules]);
      byOverrides.set(key, set);
    }
    return set;
  };
}

/** A later layer's severity wins; options add up. */
function layered(layers: readonly ReadonlyMap<string, RuleSetting>[]): Map<string, RuleSetting> {
  const merged = new Map<string, RuleSetting>();
  for (const layer of layers) {
    for (const [rule, setting] of layer) {
      const before = merged.get(rule);
      merged.set(rule, { ...before, ...setting, options: { ...before?.options, ...setting.options } });
    }
  }
  return merged;
}

/** Whether a rule is on for any file; overrides may switch it on for some. */
function isOnAnywhere(ruleSet: RuleSet, config: Config | null, rules: readonly Rule[]): (rule: string) => boolean {
  const on = new Set(ruleSet('').map(({ rule }) => rule.id));
  for (const { rules: settings } of config?.overrides ?? []) {
    for (const { rule } of activate(rules, [], settings)) on.add(rule.id);
  }
  return (rule) => on.has(rule);
}

/** Options that the rules do not have, and rules of one's own that do not exist. */
function wrongSettings(config: Config, rules: readonly Rule[]): Diagnostic[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const check = ([id, { options, span }]: [string, PlacedSetting]): Diagnostic[] => {
    const rule = byId.get(id);
    const say = (message: string): Diagnostic => ({ code: 'config-invalid', message, severity: 'error', span });
    if (!rule) return [say(`there is no rule '${id}'`)];
    return checkOptions(rule.source, options ?? {}).map(({ at, message }) => say(`${id}, ${at.join('.')}: ${message}`));
  };
  return [config.rules, ...config.overrides.map((one) => one.rules)].flatMap((settings) =>
    [...settings].flatMap(check),
  );
}

function directiveOf(
  { rule, reason, until, files, resources, routes, span }: ConfigSuppression,
  cwd: string,
): Directive {
  const some = (patterns: readonly string[], ...texts: (string | null)[]) =>
    patterns.length === 0 ||
    patterns.some((pattern) => texts.some((text) => text !== null && fitsWildcard(pattern, text)));
  return {
    kind: 'config',
    rules: [rule],
    reason,
    until,
    span,
    covers: (finding) =>
      (files?.(resolve(cwd, finding.span.source.file)) ?? true) &&
      (some(resources, finding.resource, finding.decidedBy, finding.api?.id ?? null) ||
        resources.some((pattern) => isWithin(pattern, finding.construct))) &&
      some(routes, finding.route),
  };
}

/** `Shop/Api` is the construct and all in it. */
function isWithin(pattern: string, construct: Construct | null): boolean {
  return construct !== null && (fitsWildcard(pattern, construct.path) || fitsWildcard(`${pattern}/*`, construct.path));
}

function baselineOf(
  { baseline, cwd }: SettingsOptions,
  config: Config | null,
  diagnostics: Diagnostic[],
): Baseline | null {
  const path = baseline === null ? (config?.baseline ?? null) : resolve(cwd, baseline);
  if (path === null) return null;
  try {
    return new Baseline(readBaseline(readFileSync(path, 'utf8')), (file) => existsSync(resolve(cwd, file)));
  } catch (error) {
    const span = { source: new Source(relative(cwd, path), ''), start: 0, end: 0 };
    const message = `the baseline could not be read: ${(error as Error).message}`;
    diagnostics.push({ code: 'baseline-unreadable', message, severity: 'error', span });
    return null;
  }
}
