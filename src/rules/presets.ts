import type { ApiKind } from '../graph/model.js';
import type { Options } from '../graph/vocabulary/subject.js';
import type { Rule } from './compile.js';
import type { PresetName, Severity } from './rule.js';

export const presetNames: readonly PresetName[] = ['recommended', 'security-hub', 'strict'];

/** A rule that is on, with what is set for it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Only what differs from the rule's defaults. */
  readonly options: Options;
  /** The API kinds for which it is on. */
  readonly kinds: ReadonlySet<ApiKind>;
}

/** What a person sets for a rule, over the presets. `on` is the rule's own severity, for all of its kinds. */
export interface RuleSetting {
  readonly severity?: Severity | 'on' | 'off';
  readonly options?: Options;
}

/** The rules that are on: those of the presets (a later one wins), then a person's settings. */
export function activate(
  rules: readonly Rule[],
  presets: readonly PresetName[],
  settings: ReadonlyMap<string, RuleSetting> = new Map(),
): ActiveRule[] {
  return rules.flatMap((rule) => {
    const active = byPresets(rule, presets);
    const setting = settings.get(rule.id);
    const severity = setting?.severity;
    if (severity === 'off' || (!active && severity === undefined)) return [];
    const options = { ...active?.options, ...setting?.options };
    if (severity === undefined && active) return [{ ...active, options }];
    const own = active?.severity ?? rule.source.severity;
    return [
      { rule, severity: severity === 'on' || severity === undefined ? own : severity, options, kinds: rule.kinds },
    ];
  });
}

function byPresets(rule: Rule, presets: readonly PresetName[]): ActiveRule | null {
  return presets.reduce<ActiveRule | null>((before, preset) => {
    const entry = rule.source.presets[preset];
    if (!entry) return before;
    const settings = entry === true ? {} : entry;
    return {
      rule,
      severity: settings.severity ?? before?.severity ?? rule.source.severity,
      options: { ...before?.options, ...settings.options },
      kinds: new Set([...(before?.kinds ?? []), ...(settings.kinds ?? rule.kinds)]),
    };
  }, null);
}
