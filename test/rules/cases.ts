import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Expectation, expectationsOf } from '../../src/check/expectations.js';
import type { CheckedInput } from '../../src/check/finding.js';
import { checkInputs } from '../../src/check/pipeline.js';
import type { Input } from '../../src/graph/world.js';
import { loadInputs } from '../../src/parsers/inputs.js';
import { builtInRules } from '../../src/rules/builtin.js';
import type { Rule } from '../../src/rules/compile.js';
import { activate } from '../../src/rules/presets.js';

export const folder = fileURLToPath(new URL('../../fixtures/rules/', import.meta.url));

export type CaseFormat = 'cfn' | 'sam' | 'sls' | 'tf' | 'plan';
export const formats: readonly CaseFormat[] = ['cfn', 'sam', 'sls', 'tf', 'plan'];

/**
 * One example of a rule in one format: `fixtures/rules/<rule>/<name>.<format>.<ext>`, or a folder `<name>.<format>/`. A
 * plan (`scripts/plan-fixtures.mjs` makes them) is of the configuration in `<name>.tf/`, or of one that stands beside it.
 */
export interface Case {
  readonly rule: string;
  /** `bad`, `good`, `undecided`, with a suffix where a rule has more of them (`bad-http`). */
  readonly name: string;
  readonly kind: 'bad' | 'good' | 'undecided';
  readonly format: CaseFormat;
  /** Below `fixtures/rules/`. */
  readonly path: string;
  readonly expected: readonly Expectation[];
}

export function readCases(): Case[] {
  return readdirSync(folder).flatMap((rule) =>
    readdirSync(join(folder, rule)).flatMap((entry): Case[] => {
      const [, name, kind, format] =
        /^((bad|good|undecided)(?:-[a-z-]+)?)\.(cfn|sam|sls|tf|plan)(?:\.[a-z]+)?$/.exec(entry) ?? [];
      if (entry.endsWith('.expect')) return [];
      if (!name) throw new Error(`${rule}/${entry} is named like no case`);
      const path = `${rule}/${entry}`;
      const expected = filesOf(configurationOf(path) ?? path).flatMap(expectationsIn);
      return [{ rule, name, kind: kind as Case['kind'], format: format as CaseFormat, path, expected }];
    }),
  );
}

/** The configuration of a plan, where it does not stand beside it. */
function configurationOf(path: string): string | null {
  const isElsewhere = path.endsWith('.plan') && !readdirSync(join(folder, path)).some((file) => file.endsWith('.tf'));
  return isElsewhere ? path.replace(/plan$/, 'tf') : null;
}

function filesOf(path: string): string[] {
  if (!statSync(join(folder, path)).isDirectory()) return [path];
  return readdirSync(join(folder, path)).flatMap((entry) => filesOf(`${path}/${entry}`));
}

function expectationsIn(file: string): Expectation[] {
  return expectationsOf(file, readFileSync(join(folder, file), 'utf8'));
}

/** All rules, so that cases show those that no preset holds, too; their options as in the strict preset. */
export function strictest(rules: readonly Rule[]) {
  return activate(rules, ['strict'], new Map(rules.map((rule) => [rule.id, { severity: 'on' }])));
}

/** What the parsers make of a case. */
export function inputsOf(path: string): AsyncIterable<Input> {
  return loadInputs([path], {
    cwd: folder,
    root: null,
    parameters: new Map(),
    stage: null,
    region: null,
    source: configurationOf(path),
  });
}

/** What the rules say of a case. */
export async function checkCase(path: string, rules: readonly Rule[] = builtInRules()): Promise<CheckedInput[]> {
  const active = strictest(rules);
  const checked: CheckedInput[] = [];
  for await (const one of checkInputs(inputsOf(path), { rules: () => active, suppressions: null, baseline: null })) {
    checked.push(one);
  }
  return checked;
}
