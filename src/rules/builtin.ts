import type { ApiKind } from '../graph/model.js';
import type { Subject } from '../graph/vocabulary/subject.js';
import { vocabulary } from '../graph/vocabulary.js';
import { sources } from './builtin.generated.js';
import { compileRule, type Rule } from './compile.js';
import type { Vocabulary } from './path.js';
import type { RuleCore } from './rule.js';

let rules: readonly Rule[] | undefined;

/** The rules that come with gatelint, by group and id. They were checked when they were generated. */
export function builtInRules(): readonly Rule[] {
  rules ??= sources.map((source) => new BuiltInRule(source));
  return rules;
}

/** Compiled when it is first asked: most runs meet one kind of API, and a quarter of the rules is for others. */
class BuiltInRule implements Rule {
  readonly id: string;
  readonly kinds: ReadonlySet<ApiKind>;
  readonly subject: Subject;
  #compiled: Rule | undefined;

  constructor(readonly source: RuleCore) {
    const subject = (vocabulary as Vocabulary).get(source.subject);
    if (!subject) throw new Error(`rule ${source.id}: there is no subject '${source.subject}'`);
    this.id = source.id;
    this.kinds = new Set(source.kinds);
    this.subject = subject;
  }

  get when(): Rule['when'] {
    return this.#rule().when;
  }

  get require(): Rule['require'] {
    return this.#rule().require;
  }

  get message(): Rule['message'] {
    return this.#rule().message;
  }

  get undecided(): Rule['undecided'] {
    return this.#rule().undecided;
  }

  get see(): Rule['see'] {
    return this.#rule().see;
  }

  #rule(): Rule {
    if (this.#compiled) return this.#compiled;
    const { rule, problems } = compileRule(this.source, vocabulary);
    if (!rule) throw new Error(`rule ${this.id}: ${problems.map(({ message }) => message).join('; ')}`);
    this.#compiled = rule;
    return rule;
  }
}
