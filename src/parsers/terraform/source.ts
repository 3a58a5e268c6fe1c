import type { Parser } from 'web-tree-sitter';
import type { Limits } from '../../files/limits.js';
import type { Incomplete } from '../../graph/model.js';
import { type Diagnostic, Source } from '../../text/source.js';
import { scalar, type Value } from '../../text/value.js';
import type { Resource } from '../cloudformation/resource.js';
import { readBody } from './configuration.js';
import type { ConfigurationFiles } from './files.js';
import { evaluate } from './hcl/evaluate.js';
import type { Scope } from './hcl/known.js';
import { Root } from './module.js';
import { isRelevantType, translate } from './vocabulary/translate.js';

/** What reading Terraform gives: one root, in CloudFormation's vocabulary. */
export interface TerraformResult {
  readonly resources: readonly Resource[];
  readonly diagnostics: readonly Diagnostic[];
  /** What may be missing: modules that are not on disk, a plan that is not complete. */
  readonly incomplete: readonly Incomplete[];
  /** The plan and the configuration files that were read, called modules and included files too. */
  readonly sources: readonly Source[];
  /** Directories that were read as configuration: the root's, and those of the modules that it calls. */
  readonly directories: readonly string[];
}

export interface ModuleOptions {
  readonly files: ConfigurationFiles;
  /** Values for the root's variables. */
  readonly variables: ReadonlyMap<string, string>;
  readonly region: string | null;
  readonly limits?: Limits;
}

/** Reads a directory as a root module: what its resources would be, as far as the text says. */
export function readModule(directory: string, parser: Parser, options: ModuleOptions): TerraformResult {
  const variables = new Map<string, Value>();
  const sources: Source[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of variableFiles(options.files.list(directory))) {
    const path = directory === '' || directory === '.' ? name : `${directory}/${name}`;
    const source = options.files.read(path);
    if ('problem' in source) {
      const span = { source: new Source(path, ''), start: 0, end: 0 };
      diagnostics.push({ code: source.code, message: source.problem, severity: 'error', span });
      continue;
    }
    sources.push(source);
    const { body, diagnostics: found } = readBody(source, parser);
    diagnostics.push(...found);
    for (const attribute of body.attributes.values())
      variables.set(attribute.name, evaluate(attribute.expression, constants));
  }
  const root = new Root(directory, options.files, parser, {
    region: options.region,
    instances: options.limits?.instances,
    includedAt: 'file',
    variable: (name, span) => {
      const text = options.variables.get(name);
      return text === undefined ? variables.get(name) : scalar(text, span);
    },
  });
  const instances = root.instances(isRelevantType).sort((a, b) => (a.address < b.address ? -1 : 1));
  return {
    resources: translate(instances),
    diagnostics: [...diagnostics, ...root.diagnostics],
    incomplete: root.incomplete,
    sources: [...sources, ...root.sources],
    directories: root.directories,
  };
}

/**
 * Files with the root's variables, the later over the earlier.
 * https://developer.hashicorp.com/terraform/language/values/variables
 */
function variableFiles(names: readonly string[]): string[] {
  const fixed = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name));
  return [...fixed, ...names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name)).sort()];
}

/** Variable files hold constants only. */
const constants: Scope = {
  local: () => undefined,
  named: (head, _, span) => ({
    value: { kind: 'unknown', reason: `${head} can't be used in a variables file`, span },
    used: 0,
  }),
  attribute: (target, _, span) => ({ kind: 'unknown', reason: `${target} can't be used in a variables file`, span }),
  files: {
    read: (_, span) => ({ kind: 'unknown', reason: "functions can't be used in a variables file", span }),
    exists: () => false,
    template: (_, __, span) => ({ kind: 'unknown', reason: "functions can't be used in a variables file", span }),
  },
  exhausted: () => false,
};
