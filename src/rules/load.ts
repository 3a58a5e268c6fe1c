import { checkShape, placeOf } from '../text/shape.js';
import type { Diagnostic } from '../text/source.js';
import { listOf, type Value } from '../text/value.js';
import { compileRule, type Rule } from './compile.js';
import type { Problem, Vocabulary } from './path.js';
import type { RuleSource } from './rule.js';
import { validateRule } from './validator.generated.js';

export interface LoadedRule {
  readonly rule: Rule;
  readonly source: RuleSource;
}

/**
 * The rules of one parsed rule file: a rule, or a list of rules. What does not fit the schema or the vocabulary is an
 * error with its place; the other rules of the file are still loaded.
 *
 * A person's own rules need a namespace (`acme/our-authorizer`), so that no built-in rule ever takes their name.
 */
export function loadRules(
  file: Value,
  vocabulary: Vocabulary,
  whose: 'built-in' | 'own',
): { rules: LoadedRule[]; diagnostics: Diagnostic[] } {
  const items = file.kind === 'list' ? file : listOf([file], file.span);
  const rules: LoadedRule[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const item of items.items) {
    const { data, diagnostics: misfits } = checkShape(item, validateRule, 'rule-invalid');
    diagnostics.push(...misfits);
    if (misfits.length > 0) continue;
    const source = data as RuleSource;
    const { rule, problems } = compileRule(source, vocabulary);
    if (whose === 'own' && !source.id.includes('/')) {
      problems.push({ at: ['id'], message: `a rule of your own needs a namespace, e.g. 'acme/${source.id}'` });
    }
    diagnostics.push(...problems.map((problem) => diagnosticOf(source.id, problem, item)));
    if (rule && problems.length === 0) rules.push({ rule, source });
  }
  return { rules, diagnostics };
}

function diagnosticOf(id: string, { at, message }: Problem, rule: Value): Diagnostic {
  return {
    code: 'rule-invalid',
    message: `rule ${id}, ${at.join('.')}: ${message}`,
    severity: 'error',
    span: placeOf(rule, at),
  };
}
