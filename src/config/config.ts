import type { RuleSetting } from '../rules/presets.js';
import type { PresetName, Severity } from '../rules/rule.js';
import type { Span } from '../text/source.js';
import type { Globs } from './globs.js';

/** What configuration files say, merged: an extended file first, then the one that extends it. */
export interface Config {
  /** The files that it was read from, absolute; the nearest last. */
  readonly files: readonly string[];
  /** The keys of the settings, each in the file that said it last. */
  readonly origins: ReadonlyMap<string, Span>;
  /** In order; empty where none is named. */
  readonly presets: readonly PresetName[];
  readonly rules: ReadonlyMap<string, PlacedSetting>;
  readonly overrides: readonly Override[];
  /** Files that are not checked. */
  readonly ignore: readonly Globs[];
  readonly parameters: ReadonlyMap<string, string>;
  readonly stages: readonly string[];
  readonly region: string | null;
  readonly failOn: Severity | 'never' | null;
  readonly undecided: 'count' | 'show' | 'hide' | 'fail' | null;
  /** Absolute. */
  readonly baseline: string | null;
  readonly honor: readonly HonoredTool[];
  /** Values that `--fix` writes. */
  readonly fix: FixValues;
  readonly suppressions: readonly ConfigSuppression[];
  /** Files with rules of the person's own; absolute. */
  readonly ruleFiles: readonly { readonly path: string; readonly span: Span }[];
}

export interface FixValues {
  readonly 'throttling-rate'?: number;
  readonly 'throttling-burst'?: number;
  readonly 'allowed-origins'?: readonly string[];
}

export interface PlacedSetting extends RuleSetting {
  /** The rule's key in the configuration, for what is wrong with its options. */
  readonly span: Span;
}

export interface Override {
  readonly files: Globs;
  readonly rules: ReadonlyMap<string, PlacedSetting>;
}

export interface ConfigSuppression {
  readonly rule: string;
  readonly reason: string;
  readonly until: string | null;
  /** Null: all files. */
  readonly files: Globs | null;
  /** Patterns with `*`; empty: all. */
  readonly resources: readonly string[];
  readonly routes: readonly string[];
  readonly span: Span;
}

/** Tools whose suppressions can be honored. */
export type HonoredTool = 'checkov' | 'trivy' | 'kics' | 'cfn-lint' | 'cfn-nag' | 'cdk-nag';
