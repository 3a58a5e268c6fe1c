import type { ApiKind } from '../graph/model.js';
import type { Subject } from '../graph/vocabulary/subject.js';
import { vocabulary } from '../graph/vocabulary.js';
import { sources } from './builtin.generated.js';
import { type Conditions, compileConditions, compileWording, type Rule, type Wording } from './compile.js';
import type { Context, Vocabulary } from './path.js';
import type { RuleCore } from './rule.js';

let rules: readonly Rule[] | undefined;

/** The rules that come with gatelint, by group and id. They were checked when they were generated. */
export function builtInRules(): readonly Rule[] {
  rules ??= sources.map((source) => new BuiltInRule(source));
  return rules;
}

/**
 * Compiled when it is first asked, and its wording when it first finds something: most runs meet one kind of API, and a
 * few rules that do not hold.
 */
class BuiltInRule implements Rule {
  readonly id: string;
  readonly kinds: ReadonlySet<ApiKind>;
  readonly subject: Subject;
  #conditions: Conditions | undefined;
  #wording: Wording | undefined;

  constructor(readonly source: RuleCore) {
    const subject = (vocabulary as Vocabulary).get(source.subject);
    if (!subject) throw new Error(`rule ${source.id}: there is no subject '${source.subject}'`);
    this.id = source.id;
    this.kinds = new Set(source.kinds);
    this.subject = subject;
  }

  get conditions(): Conditions {
    this.#conditions ??= this.#compiled(compileConditions);
    return this.#conditions;
  }

  get wording(): Wording {
    this.#wording ??= this.#compiled(compileWording);
    return this.#wording;
  }

  #compiled<T>(compile: (source: RuleCore, context: Context) => T | null): T {
    const context: Context = { vocabulary, options: this.source.options ?? {}, problems: [] };
    const part = compile(this.source, context);
    if (part === null) throw new Error(`rule ${this.id}: ${context.problems.map(({ message }) => message).join('; ')}`);
    return part;
  }
}
