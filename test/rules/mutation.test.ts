import { describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/model.js';
import { vocabulary } from '../../src/graph/vocabulary.js';
import { builtInRules } from '../../src/rules/builtin.js';
import { compileRule, type Rule } from '../../src/rules/compile.js';
import { activate } from '../../src/rules/presets.js';
import type { ConditionSource, RuleCore } from '../../src/rules/rule.js';
import { runRules } from '../../src/rules/run.js';
import { inputsOf, readCases, strictest } from './cases.js';

/**
 * Every clause of every rule matters: without it the verdict on some example differs. A clause that could be dropped
 * unnoticed is either needless or not shown by any example.
 */
const cases = readCases();

async function graphsOf(id: string): Promise<Graph[]> {
  const graphs: Graph[] = [];
  for (const { path } of cases.filter(({ rule }) => rule === id)) {
    for await (const { worlds } of inputsOf(path)) graphs.push(...worlds.map(({ graph }) => graph));
  }
  return graphs;
}

/** What a rule says of graphs in one text: with the options of each preset. */
function verdicts(rule: Rule, graphs: readonly Graph[]): string {
  return [strictest([rule]), activate([rule], ['security-hub']), activate([rule], ['recommended'])]
    .flatMap((active) => graphs.map((graph) => runRules(graph, () => active)))
    .map((findings) =>
      findings.map(({ status, subject }) => [status, subject.id, subject.route, subject.stage].join(' ')),
    )
    .map((lines) => lines.join('\n'))
    .join('\n--\n');
}

interface Mutant {
  readonly dropped: string;
  readonly source: RuleCore;
}

/** The rule once without each clause of its `when`, and once without each clause of its `require`. */
function mutants(source: RuleCore): Mutant[] {
  const { when, require, ...rest } = source;
  const whens = (when ? without(when) : []).map(([dropped, left]) => ({
    dropped: `when.${dropped}`,
    source: { ...rest, require, ...(left && { when: left }) },
  }));
  const requires = without(require).flatMap(([dropped, left]) =>
    left ? [{ dropped: `require.${dropped}`, source: { ...rest, require: left, ...(when && { when }) } }] : [],
  );
  return [...whens, ...requires];
}

type Smaller = [dropped: string, left: ConditionSource | null];

/** The condition without each of its clauses, at any depth; null where nothing is left of it. */
function without(condition: ConditionSource): Smaller[] {
  const entries = Object.entries(condition);
  return entries.flatMap(([key, value]): Smaller[] => {
    const others = entries.filter(([other]) => other !== key);
    const put = (left: unknown): ConditionSource | null => {
      const kept = left === null ? others : entries.map((entry) => (entry[0] === key ? [key, left] : entry));
      return kept.length === 0 ? null : (Object.fromEntries(kept) as ConditionSource);
    };
    const inner = smallerValues(value).map(([dropped, left]): Smaller => [`${key}.${dropped}`, put(left)]);
    return [[key, put(null)], ...inner];
  });
}

/** What is left of a clause's value without a part of it: an alternative, a test, a clause of a quantifier. */
function smallerValues(value: unknown): [dropped: string, left: unknown][] {
  if (isMap(value)) return 'option' in value ? [] : without(value);
  if (!Array.isArray(value) || !value.every(isMap)) return [];
  return value.flatMap((item, at): [string, unknown][] => {
    const put = (left: unknown) => {
      const kept =
        left === null ? value.filter((one) => one !== item) : value.map((one) => (one === item ? left : one));
      return kept.length === 0 ? null : kept;
    };
    return [
      [String(at), put(null)],
      ...without(item).map(([dropped, left]): [string, unknown] => [`${at}.${dropped}`, put(left)]),
    ];
  });
}

function isMap(value: unknown): value is ConditionSource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe('dropping any clause changes the verdict on some example', () => {
  it.each(builtInRules().map((rule) => [rule.id, rule] as const))('%s', async (id, rule) => {
    const graphs = await graphsOf(id);
    const real = verdicts(rule, graphs);
    const unnoticed = mutants(rule.source).flatMap(({ dropped, source }) => {
      const { rule: mutant } = compileRule(source, vocabulary);
      return mutant && verdicts(mutant, graphs) === real ? [dropped] : [];
    });
    for (const one of unnoticed) expect(one).toBe('');
  });
});
