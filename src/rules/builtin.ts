import { vocabulary } from '../graph/vocabulary.js';
import { sources } from './builtin.generated.js';
import { compileRule, type Rule } from './compile.js';

let compiled: readonly Rule[] | undefined;

/** The rules that come with gatelint, by group and id. They were checked when they were generated. */
export function builtInRules(): readonly Rule[] {
  compiled ??= sources.map((source) => {
    const { rule, problems } = compileRule(source, vocabulary);
    if (rule) return rule;
    throw new Error(
      `rule ${source.id}: ${problems.map(({ at, message }) => `${at.join('.')}: ${message}`).join('; ')}`,
    );
  });
  return compiled;
}
