import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findConfig } from '../config/find.js';
import type { Format } from '../graph/model.js';
import { loadInputs } from '../parsers/inputs.js';
import { UsageError } from './arguments.js';
import { inputOptionsOf } from './inputs.js';
import { type Run, say } from './main.js';
import { openFile } from './outputs.js';
import { tool } from './version.js';

const file = 'gatelint.yaml';

/** Writes a commented configuration for what the folder holds, or prints a snippet. */
export const init: Run = async (args, terminal) => {
  const [snippet, extra] = args.operands;
  if (extra !== undefined || (snippet !== undefined && !Object.hasOwn(snippets, snippet))) {
    throw new UsageError(`write it as: gatelint init [${Object.keys(snippets).join('|')}]`);
  }
  if (snippet !== undefined) {
    terminal.stdout.write(snippets[snippet as keyof typeof snippets]());
    return 0;
  }
  const before = findConfig(terminal.cwd);
  if (before !== null) throw new UsageError(`there is a configuration already: ${before}`);
  const formats = new Map<Format, number>();
  const parameters = new Map<string, string>();
  for await (const { worlds } of loadInputs(['.'], await inputOptionsOf(args, terminal))) {
    const [first] = worlds;
    if (first && first.graph.apis.length > 0)
      formats.set(first.graph.format, (formats.get(first.graph.format) ?? 0) + 1);
    for (const { parameter, is } of worlds.flatMap(({ choices }) => choices)) {
      const value = /^is (?!not |neither |none of )(.*)$/s.exec(is)?.[1];
      if (value !== undefined && !parameters.has(parameter)) parameters.set(parameter, value);
    }
  }
  const sink = openFile(file, terminal.cwd);
  sink.write(configuration(formats, parameters, existsSync(join(terminal.cwd, 'node_modules/gatelint'))));
  sink.finish();
  say(terminal, `wrote ${file}; next: gatelint --update-baseline, if there is too much to mend at once`);
  return 0;
};

const formatNames: Record<Format, string> = {
  cloudformation: 'CloudFormation',
  sam: 'SAM',
  serverless: 'Serverless Framework',
  terraform: 'Terraform',
  openapi: 'OpenAPI',
};

function configuration(
  formats: ReadonlyMap<Format, number>,
  parameters: ReadonlyMap<string, string>,
  installed: boolean,
): string {
  const found = Array.from(formats, ([format, number]) => `${number} ${formatNames[format]}`).join(', ');
  const examples = [...parameters].slice(0, 5).map(([name, value]) => `#   ${name}: ${JSON.stringify(value)}`);
  return `${[
    ...(installed ? ['# yaml-language-server: $schema=node_modules/gatelint/schema/config.schema.json'] : []),
    `# gatelint ${found === '' ? 'found no API Gateway API here yet' : `checks here: ${found}`}.`,
    '',
    '# recommended: what a good reviewer would insist on. security-hub: the controls of AWS Security Hub. strict: everything.',
    'extends: [recommended]',
    '',
    '# Findings of this severity or above make the run fail: low, medium, high, critical or never.',
    'fail-on: medium',
    '',
    '# Single rules: off, low, medium, high or critical (`gatelint rules` lists them, `gatelint explain RULE` explains one).',
    '# rules:',
    '#   stage-without-tracing: off',
    '',
    '# Files that are not checked.',
    '# ignore: [examples/**]',
    '',
    '# Conditions are checked for every value of the parameters that they read; what is set here is checked only so.',
    '# parameters:',
    ...(examples.length > 0 ? examples : ['#   Stage: prod']),
    '',
    '# What is known and accepted, with a reason.',
    '# suppressions:',
    '#   - rule: route-without-authorization',
    '#     routes: [POST /webhook]',
    '#     reason: the provider signs its calls',
  ].join('\n')}\n`;
}

const snippets = {
  'pre-commit': () => `# .pre-commit-config.yaml; OWNER: where you have gatelint's repository
repos:
  - repo: https://github.com/OWNER/gatelint
    rev: v${tool.version}
    hooks:
      - id: gatelint
`,
  github: () => `# .github/workflows/gatelint.yml; OWNER: where you have gatelint's repository
name: gatelint
on: pull_request
permissions: {}
jobs:
  gatelint:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
          fetch-depth: 0 # new findings are told from old ones by the history
      - uses: OWNER/gatelint@v${tool.version} # better: the commit of that release
`,
};
