import { dirname, join, resolve, sep } from 'node:path';
import { version } from '../package.json';
import { checkInput } from './check/check.js';
import type { Finding, Severity } from './check/finding.js';
import { Suppressions } from './check/suppress.js';
import { Reader } from './files/reader.js';
import type { Input } from './graph/world.js';
import { readCloudAssembly } from './parsers/cdk/input.js';
import { InputFiles } from './parsers/input-files.js';
import { builtInRules } from './rules/builtin.js';
import { activate, type RuleSetting } from './rules/presets.js';
import type { PresetName } from './rules/rule.js';

export interface GatelintPluginOptions {
  /** Default: `recommended`. */
  readonly presets?: readonly PresetName[];
  /** By rule id, over the presets. */
  readonly rules?: ReadonlyMap<string, RuleSetting>;
  /** The synth fails on findings of this severity or more. Default: `medium`. */
  readonly failOn?: Severity;
}

/** What the CDK hands to a plugin; the part that both generations of its interface have. */
export interface ValidationContext {
  /** Absolute paths of the synthesised templates. */
  readonly templatePaths: readonly string[];
}

export interface ValidationViolation {
  readonly ruleName: string;
  readonly description: string;
  readonly fix: string;
  readonly severity: string;
  readonly violatingResources: ValidationResource[];
}

export interface ValidationResource {
  readonly resourceLogicalId: string;
  readonly templatePath: string;
  readonly locations: string[];
}

export interface ValidationReport {
  readonly success: boolean;
  readonly violations: ValidationViolation[];
}

const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/**
 * Checks the app whenever it is synthesised: `new App({ policyValidationBeta1: [new GatelintPlugin()] })`, or
 * `Validations.of(app).addPlugins(new GatelintPlugin())` with a CDK that has it. Implements
 * `IPolicyValidationPluginBeta1` and `IPolicyValidationPlugin` of aws-cdk-lib by their form, so that neither is needed
 * to load it.
 * https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class GatelintPlugin {
  readonly name = 'gatelint';
  readonly version = version;
  readonly ruleIds: string[];
  readonly #options: GatelintPluginOptions;

  constructor(options: GatelintPluginOptions = {}) {
    this.#options = options;
    this.ruleIds = this.#rules().map(({ rule }) => rule.id);
  }

  /** Throws where the assembly cannot be read: a check that did not happen must not look like a clean one. */
  validate(context: ValidationContext): ValidationReport {
    const active = this.#rules();
    const least = severities.indexOf(this.#options.failOn ?? 'medium');
    const violations = new Map<string, ValidationViolation>();
    const mends = new Map(active.map(({ rule }) => [rule.id, rule.source.mend]));
    for (const folder of outermost(context.templatePaths.map((path) => dirname(path)))) {
      const input = assemblyAt(folder);
      for (const finding of this.#suppressions().apply(checkInput(input, () => active).findings, input)) {
        const counts = finding.status === 'fail' && finding.suppressed === null;
        if (!counts || severities.indexOf(finding.severity) < least) continue;
        const key = `${finding.rule} ${finding.message}`;
        const violation = violations.get(key) ?? {
          ruleName: finding.rule,
          description: finding.message,
          fix: mends.get(finding.rule) ?? '',
          severity: finding.severity,
          violatingResources: [],
        };
        violations.set(key, violation);
        violation.violatingResources.push(resourceOf(finding, context.templatePaths[0] ?? folder));
      }
    }
    return { success: violations.size === 0, violations: [...violations.values()] };
  }

  /** Those of the app's comments and of the templates' Metadata. */
  #suppressions(): Suppressions {
    return new Suppressions({
      configured: [],
      reportConfigured: false,
      today: new Date().toISOString().slice(0, 10),
      rules: new Set(builtInRules().map(({ id }) => id)),
      isOn: () => true,
    });
  }

  #rules(): ReturnType<typeof activate> {
    return activate(builtInRules(), this.#options.presets ?? ['recommended'], this.#options.rules);
  }
}

function assemblyAt(folder: string): Input {
  const reader = new Reader(process.cwd());
  const manifest = reader.open(join(folder, 'manifest.json'));
  if ('problem' in manifest) throw new Error(`gatelint: ${manifest.message}`);
  const files = new InputFiles(reader, new Set());
  const input = readCloudAssembly(manifest.source, reader, (source) => files.parse(source), {
    parameters: new Map(),
    region: null,
  });
  const error = [...files.diagnostics, ...input.diagnostics].find(({ severity }) => severity === 'error');
  if (error) throw new Error(`gatelint: ${error.span.source.file}: ${error.message}`);
  return input;
}

/** An assembly holds those of the app's stages: they are read with it. */
function outermost(folders: readonly string[]): string[] {
  return [...new Set(folders)].filter((folder) => !folders.some((other) => folder.startsWith(`${other}${sep}`)));
}

function resourceOf(finding: Finding, fallback: string): ValidationResource {
  const { source, start } = finding.span;
  const { line } = source.position(start);
  return {
    resourceLogicalId: finding.resource,
    templatePath: finding.construct ? resolve(finding.construct.template) : fallback,
    locations: [`${source.file}:${line}`],
  };
}
