import type { ApiKind } from '../graph/model.js';
import type { Options, OptionValue } from '../graph/vocabulary/subject.js';
import type { FixSource } from './fix-source.js';

export type Severity = 'low' | 'medium' | 'high' | 'critical';

export type PresetName = 'recommended' | 'security-hub' | 'strict';

/**
 * A rule file as data, as `schema/rule.schema.json` admits it: what `rules/**.yaml` and a user's `rules-from` files hold.
 */
export type RuleSource = RuleCore & RuleTexts;

/** What a run needs of a rule. `compile.ts` turns it into a {@link Rule} that can be asked. */
export interface RuleCore {
  /** Kebab case; a user's own rule has a namespace: `acme/our-authorizer`. */
  readonly id: string;
  /** What is wrong, as a statement without a full stop; under 80 characters. */
  readonly title: string;
  readonly severity: Severity;
  /** The API kinds that the rule judges. */
  readonly kinds: readonly ApiKind[];
  /** The presets that hold the rule; none: only where the configuration names it. */
  readonly presets: Readonly<Partial<Record<PresetName, true | PresetSettings>>>;
  /** The rule is asked once for each node of this type; a name of the vocabulary. */
  readonly subject: string;
  readonly options?: Readonly<Record<string, OptionSource>>;
  /** The rule does not apply unless this holds. */
  readonly when?: ConditionSource;
  /** A finding where this is false, undecided where it is unknown. */
  readonly require: ConditionSource;
  /** With placeholders (`{api.name}`); under 200 characters once they are filled in. */
  readonly message: string;
  /** Says what cannot be known, with placeholders; the reason follows after a colon. */
  readonly undecided?: string;
  /** Paths from the subject to other things that explain a finding: reports show where they stand. */
  readonly see?: readonly string[];
  /** How to mend it, in one line. */
  readonly mend: string;
}

/** What explains a rule: loaded only where somebody asks (`explain`, documentation, SARIF). */
export interface RuleTexts {
  /** Why it matters: two or three plain sentences, Markdown. */
  readonly why: string;
  /** How to mend it in each format: Markdown or a snippet. */
  readonly help?: Readonly<Partial<Record<HelpFormat, string>>>;
  /** When it is fine to suppress it; Markdown. */
  readonly 'suppress-when'?: string;
  readonly references: References;
  /** Ids of other tools' rules that this one stands for, by tool (`checkov: [CKV_AWS_59]`). */
  readonly peers?: Readonly<Record<string, readonly string[]>>;
  /** How `--fix` mends it; of the built-in rules see `fixes.generated.ts`. */
  readonly fix?: FixSource;
}

/** What a preset sets for a rule. */
export interface PresetSettings {
  /** The preset holds the rule for these API kinds only. */
  readonly kinds?: readonly ApiKind[];
  readonly severity?: Severity;
  readonly options?: Options;
}

export interface OptionSource {
  readonly type: 'boolean' | 'number' | 'string' | 'strings';
  readonly default: OptionValue;
  readonly description: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface References {
  /** Pages of AWS that say so. */
  readonly docs: readonly string[];
  /** Security Hub controls with AWS's own severity, e.g. `APIGateway.4: medium`. */
  readonly 'security-hub'?: Readonly<Record<string, Severity>>;
  /** Practices of 'Amazon API Gateway Security Best Practices': 1 to 12; `misconfiguration` for its list of common ones. */
  readonly practices?: readonly (number | 'misconfiguration')[];
  /** OWASP API Security Top 10, e.g. `API2:2023`. */
  readonly 'owasp-api'?: readonly string[];
  readonly cwe?: readonly string[];
  readonly 'nist-800-53'?: readonly string[];
  readonly 'pci-dss'?: readonly string[];
}

export type HelpFormat = 'cloudformation' | 'sam' | 'serverless' | 'terraform' | 'cdk';

/**
 * A map means *all*; its keys are `all`, `any`, `not` or dotted paths from the subject into the graph. A bare scalar is
 * short for `equals`, except the words `present` and `absent`.
 */
export interface ConditionSource {
  readonly [path: string]: Test | ConditionSource | readonly ConditionSource[];
}

export type Scalar = string | number | boolean;

export type Test = Scalar | Tests;

/** All of these hold. An operand is a value, or `{option: name}` for an option of the rule. */
export interface Tests {
  readonly equals?: Operand;
  readonly 'one-of'?: readonly Scalar[] | OptionOperand;
  readonly 'none-of'?: readonly Scalar[] | OptionOperand;
  /** `false` turns it round. */
  readonly present?: boolean;
  readonly absent?: boolean;
  /** A regular expression that some part of the text matches. */
  readonly matches?: string;
  readonly 'at-least'?: number | OptionOperand;
  readonly 'at-most'?: number | OptionOperand;
  /** A list that has the item, or a text that has the piece. */
  readonly contains?: Scalar | OptionOperand;
  readonly some?: Test | ConditionSource;
  readonly every?: Test | ConditionSource;
  readonly none?: Test | ConditionSource;
}

export type Operand = Scalar | OptionOperand;

export interface OptionOperand {
  readonly option: string;
}
