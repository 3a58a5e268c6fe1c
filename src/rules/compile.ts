import type { ApiKind } from '../graph/model.js';
import type { Options, OptionValue, Subject } from '../graph/vocabulary/subject.js';
import { type Condition, compileCondition } from './condition.js';
import { compileMessage, type Message } from './message.js';
import { type Context, didYouMean, type Problem, type Vocabulary } from './path.js';
import type { OptionSource, RuleCore } from './rule.js';
import { compileSee, type See } from './see.js';

/** A rule that can be asked. */
export interface Rule {
  readonly source: RuleCore;
  readonly id: string;
  readonly kinds: ReadonlySet<ApiKind>;
  readonly subject: Subject;
  readonly conditions: Conditions;
  readonly wording: Wording;
}

export interface Conditions {
  /** Null: always. */
  readonly when: Condition | null;
  readonly require: Condition;
}

/** What a finding says. */
export interface Wording {
  readonly message: Message;
  readonly undecided: Message | null;
  /** Null where nothing else explains it. */
  readonly see: See | null;
}

/** Compiles a rule file's data that fits the schema. Without problems there is a rule. */
export function compileRule(source: RuleCore, vocabulary: Vocabulary): { rule: Rule | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const subject = vocabulary.get(source.subject);
  if (!subject) {
    const message = `there is no subject '${source.subject}'${didYouMean(source.subject, vocabulary.keys())}`;
    return { rule: null, problems: [{ at: ['subject'], message }] };
  }
  const context: Context = { vocabulary, options: source.options ?? {}, problems };
  checkDeclarations(source, problems);
  const conditions = compileConditions(source, context);
  const wording = compileWording(source, context);
  if (problems.length > 0 || !conditions || !wording) return { rule: null, problems };
  const kinds = new Set(source.kinds);
  return { rule: { source, id: source.id, kinds, subject, conditions, wording }, problems };
}

/** Null with problems noted where they are wrong. */
export function compileConditions(source: RuleCore, context: Context): Conditions | null {
  const { subject } = source;
  const when = source.when ? compileCondition(source.when, subject, ['when'], context) : null;
  const require = compileCondition(source.require, subject, ['require'], context);
  return require && { when, require };
}

/** Null with problems noted where it is wrong. */
export function compileWording(source: RuleCore, context: Context): Wording | null {
  const { subject } = source;
  const message = compileMessage(source.message, subject, ['message'], context);
  const undecided = source.undecided ? compileMessage(source.undecided, subject, ['undecided'], context) : null;
  const see = source.see ? compileSee(source.see, subject, context) : null;
  return message && { message, undecided, see };
}

function checkDeclarations(source: RuleCore, problems: Problem[]): void {
  for (const [name, option] of Object.entries(source.options ?? {})) {
    const message = optionProblem(option, option.default);
    if (message) problems.push({ at: ['options', name, 'default'], message });
  }
  for (const [preset, settings] of Object.entries(source.presets)) {
    if (settings === true) continue;
    problems.push(...checkOptions(source, settings.options ?? {}, ['presets', preset, 'options']));
    const foreign = settings.kinds?.find((kind) => !source.kinds.includes(kind));
    if (foreign)
      problems.push({ at: ['presets', preset, 'kinds'], message: `the rule does not judge ${foreign} APIs` });
  }
}

/** What is wrong with values for a rule's options. */
export function checkOptions(rule: RuleCore, values: Options, at: Problem['at'] = []): Problem[] {
  const problems: Problem[] = [];
  const declared = rule.options ?? {};
  for (const [name, value] of Object.entries(values)) {
    const option = Object.hasOwn(declared, name) ? declared[name] : undefined;
    const message = option
      ? optionProblem(option, value)
      : `rule ${rule.id} has no option '${name}'${didYouMean(name, Object.keys(declared))}`;
    if (message) problems.push({ at: [...at, name], message });
  }
  return problems;
}

function optionProblem(option: OptionSource, value: OptionValue): string | null {
  const isTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (option.type === 'strings' ? !isTexts : typeof value !== option.type) {
    const wanted = option.type === 'strings' ? 'a list of texts' : `a ${option.type}`;
    return `${JSON.stringify(value)} does not fit: ${wanted} is needed`;
  }
  if (typeof value === 'number' && value < (option.minimum ?? value)) return `at least ${option.minimum} is needed`;
  if (typeof value === 'number' && value > (option.maximum ?? value)) return `at most ${option.maximum} is allowed`;
  return null;
}
