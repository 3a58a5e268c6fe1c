import { formatNames } from '../report/formats.js';

/**
 * The command line as one table: parsing, `--help` and shell completion are all read from it. `node:util`'s parser
 * splits the arguments (it costs nothing at start-up, where a library would); what they mean stands here.
 */

export const commands = {
  check: { usage: '[paths…]', help: 'Check templates, services, Terraform and plans; the default command' },
  graph: { usage: '[paths…]', help: 'Show who can call what, from where, through what' },
  diff: { usage: 'BASE HEAD', help: 'Tell what changed in exposure between two files, folders or git refs' },
  explain: { usage: 'RULE', help: 'Explain a rule; with --trace FILE:ROUTE the facts behind what is said of a route' },
  rules: {
    usage: '[test FILE [EXAMPLES…]]',
    help: 'List the rules, yours too; with test, run the examples of your own',
  },
  merge: { usage: 'FILES…', help: 'Join the JSON reports, or the SARIF files, of several runs into one' },
  init: { usage: '[pre-commit|github]', help: 'Write a gatelint.yaml, or print a snippet for pre-commit or GitHub' },
  config: { usage: '', help: 'Print the configuration that is in effect, and where it comes from' },
  completion: { usage: 'bash|zsh|fish', help: 'Print a script that completes commands and options' },
} as const;

export type CommandName = keyof typeof commands;

export interface Flag {
  /** What stands for the value in help; absent for a switch. */
  readonly value?: string;
  /** The only values there are. */
  readonly choices?: readonly string[];
  /** May be given more than once. */
  readonly repeats?: true;
  readonly of: readonly CommandName[];
  readonly help: string;
  /** Where it means something else for a command: the value and the help there. */
  readonly unlike?: Readonly<Partial<Record<CommandName, { readonly value: string; readonly help: string }>>>;
}

export const graphFormats = ['pretty', 'json', 'mermaid', 'html'] as const;
export const diffFormats = ['pretty', 'json', 'markdown'] as const;
export const ruleFormats = ['pretty', 'json', 'markdown'] as const;

const inputs: readonly CommandName[] = ['check', 'graph'];
/** Commands that read templates. */
const reading: readonly CommandName[] = [...inputs, 'diff', 'explain'];
const settled: readonly CommandName[] = ['check', 'config'];
const configured: readonly CommandName[] = ['check', 'graph', 'diff', 'explain', 'rules', 'config'];
const all = Object.keys(commands) as CommandName[];
const severities = ['low', 'medium', 'high', 'critical'] as const;

export const flags = {
  format: {
    value: 'NAME[=FILE]',
    repeats: true,
    of: ['check', 'graph', 'diff', 'rules'],
    help: 'Output format, to a file if named; may repeat',
  },
  output: { value: 'FILE', of: [...inputs, 'diff', 'merge'], help: 'Write the report to a file (for a single format)' },
  'fail-on': {
    value: 'SEVERITY',
    choices: [...severities, 'never'],
    of: [...settled, 'diff', 'merge'],
    help: 'Exit with 1 for findings of this severity or above (default medium)',
    unlike: { diff: { value: 'WHAT', help: 'Exit with 1 where something is more-exposed (default) or never' } },
  },
  preset: { value: 'NAME', of: ['check', 'config', 'rules'], help: 'recommended (default), security-hub or strict' },
  rule: {
    value: 'ID=SEVERITY',
    repeats: true,
    of: settled,
    help: 'Set a rule to off, low, medium, high or critical',
  },
  config: {
    value: 'FILE',
    of: [...configured, 'merge'],
    help: 'Configuration file (default: gatelint.yaml, searched upwards)',
  },
  'no-config': { of: [...configured, 'merge'], help: 'Read no configuration file' },
  parameter: { value: 'NAME=VALUE', repeats: true, of: reading, help: 'Value of a template parameter or variable' },
  parameters: { value: 'FILE', repeats: true, of: reading, help: 'File with parameter values' },
  stage: { value: 'NAME', of: reading, help: 'Stage of a Serverless service' },
  region: { value: 'NAME', of: reading, help: 'AWS region to assume' },
  source: { value: 'DIR', of: reading, help: 'Terraform configuration that a plan was made from' },
  root: {
    value: 'DIR',
    of: configured,
    help: 'Read included files below this folder only (default: the git repository)',
  },
  trace: { value: 'FILE:ROUTE', of: ['explain'], help: "The facts behind a route's verdict: 'api.yaml:GET /pets'" },
  undecided: {
    value: 'MODE',
    choices: ['show', 'hide', 'fail'],
    of: [...settled, 'merge'],
    help: 'What cannot be known before deploy: show, hide or fail (default: count)',
  },
  baseline: { value: 'FILE', of: settled, help: 'Report only what is not in this baseline' },
  'update-baseline': { of: ['check'], help: 'Write what is found now as the baseline' },
  prune: { of: ['check'], help: 'Take out of the baseline what is mended' },
  since: { value: 'REF', of: ['check'], help: 'Report only what is new since the merge base with this git ref' },
  'base-plan': { value: 'FILE', of: ['check'], help: 'Report only what the plan of the base version does not have' },
  shard: { value: 'I/N', of: ['check'], help: 'Check only part I of N; all parts together are the whole' },
  'only-named': { of: ['check'], help: 'Report only what concerns the named files; others are read for context' },
  fix: { of: ['check'], help: 'Mend what has one right answer, and report what remains' },
  'fix-dry-run': { of: ['check'], help: 'Print what --fix would change as a unified diff' },
  'no-suppressions': { of: ['check'], help: 'Show what is suppressed too' },
  'no-cache': { of: ['check'], help: 'Check everything anew, and keep nothing for the next run' },
  timeout: { value: 'SECONDS', of: reading, help: 'Time for reading or checking one input (default 60, 0: any)' },
  limit: {
    value: 'NAME=N',
    repeats: true,
    of: reading,
    help: 'Set a limit: file-size, plan-size (MB), combinations, stacks, copies or instances',
  },
  'stdin-filename': { value: 'NAME', of: inputs, help: 'Read standard input and treat it as this file' },
  quiet: { of: [...inputs, 'merge'], help: 'Print findings only' },
  verbose: { of: reading, help: 'Print warnings about the input and what was read' },
  color: { of: all, help: 'Colour the output' },
  'no-color': { of: all, help: 'Do not colour the output' },
  help: { of: all, help: 'Show this help' },
  version: { of: all, help: 'Show the version' },
} as const satisfies Record<string, Flag>;

export type FlagName = keyof typeof flags;

/** The table with its entries seen as what they have in common. */
export const flagTable: ReadonlyMap<string, Flag> = new Map(Object.entries(flags));

const formatsOf: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  graph: graphFormats,
  diff: diffFormats,
  rules: ruleFormats,
};

/** What `diff` can fail on: something became more exposed (the default), or nothing. */
const diffGates = ['more-exposed', 'never'] as const;

/** The values that a flag of a command takes, where they are few; for checking, help and completion. */
export function choicesOf(name: string, command: CommandName): readonly string[] {
  if (name === 'format') return formatsOf[command] ?? formatNames;
  if (name === 'fail-on' && command === 'diff') return diffGates;
  return flagTable.get(name)?.choices ?? [];
}
