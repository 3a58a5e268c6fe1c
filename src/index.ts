import type { CheckedInput } from './check/finding.js';
import { checkInputs } from './check/pipeline.js';
import type { Input } from './graph/world.js';
import { type InputOptions, loadInputs } from './parsers/inputs.js';
import { builtInRules } from './rules/builtin.js';
import type { Rule } from './rules/compile.js';
import { activate, type RuleSetting } from './rules/presets.js';
import type { PresetName } from './rules/rule.js';

export type { CheckedInput, Finding, Fix, RelatedLocation, Severity, Suppression } from './check/finding.js';
export type { Fact, Known, Unknown } from './graph/fact.js';
export { type ApiJson, apisJson } from './graph/json.js';
export type * from './graph/model.js';
export type { Choice, Input, World } from './graph/world.js';
export type { InputOptions } from './parsers/inputs.js';
export type { Rule } from './rules/compile.js';
export type { RuleSetting } from './rules/presets.js';
export type { PresetName, RuleSource } from './rules/rule.js';
export type { Diagnostic, Source, Span } from './text/source.js';
export type { Value } from './text/value.js';

/** Everything may be left out: the current folder, no parameters, the recommended rules. */
export interface CheckOptions extends Partial<InputOptions> {
  readonly presets?: readonly PresetName[];
  /** By rule id, over the presets. */
  readonly rules?: ReadonlyMap<string, RuleSetting>;
}

/** Checks files and folders; input by input, as they are read. */
export function check(paths: readonly string[], options: CheckOptions = {}): AsyncIterable<CheckedInput> {
  const active = activate(builtInRules(), options.presets ?? ['recommended'], options.rules);
  return checkInputs(buildGraph(paths, options), { rules: () => active, suppressions: null, baseline: null });
}

/** Reads files and folders to graphs; one input for each template, service or Terraform root, in all its worlds. */
export function buildGraph(paths: readonly string[], options: Partial<InputOptions> = {}): AsyncIterable<Input> {
  return loadInputs(paths, {
    cwd: process.cwd(),
    root: null,
    parameters: new Map(),
    stage: null,
    region: null,
    source: null,
    ...options,
  });
}

/** The rules that come with gatelint. */
export function loadRules(): readonly Rule[] {
  return builtInRules();
}
