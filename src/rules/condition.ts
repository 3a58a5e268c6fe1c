import { type Fact, mapFact } from '../graph/fact.js';
import type { Field, Members, Scope, Subject, SubjectNode } from '../graph/vocabulary/subject.js';
import {
  type Context,
  compilePath,
  didYouMean,
  findOption,
  Gap,
  isMany,
  isOne,
  isPlain,
  type Path,
  type Plain,
  type Problem,
  sizeOf,
} from './path.js';
import { compilePattern, PatternError } from './pattern.js';
import type { ConditionSource, OptionOperand, Scalar, Test } from './rule.js';

/**
 * The condition language: small, total, free of code. A condition is compiled once to closures and answers for a node
 * in Kleene's three-valued logic: true, false, or null where a fact that matters is unknown.
 *
 * An absent value is a known null or an empty list. `absent` and `none-of` hold for it, and so do `every` and `none` of
 * an empty list; every other test of it is false. Where a link on a path is absent, every test of what would lie
 * behind it is false.
 */
export type Condition = (node: SubjectNode, scope: Scope) => Outcome;

/** The leaf that decided: the first false one of *all*, the first true one of *any*, else the first unknown one. */
export interface Outcome extends Leaf {
  readonly truth: Truth;
}

export type Truth = boolean | null;

/** One test of one fact. */
export interface Leaf {
  /** As the rule writes it, with the quantifiers' paths before it. */
  readonly path: string;
  /** Nodes stand as their resource's name, lists of nodes as their number. */
  readonly fact: Fact<Plain | null>;
  /** The node whose field it is. */
  readonly node: SubjectNode;
  readonly subject: Subject;
}

type At = Problem['at'];

/** Compiles `source` for nodes of a subject; null with problems noted where it is wrong. */
export function compileCondition(
  source: ConditionSource,
  subject: string,
  at: At,
  context: Context,
  outer = '',
): Condition | null {
  const parts = Object.entries(source).map(([key, value]) => {
    const here = [...at, key];
    if (key === 'all' || key === 'any') {
      const branches = value as readonly ConditionSource[];
      const compiled = branches.map((branch, i) => compileCondition(branch, subject, [...here, i], context, outer));
      return join(compiled, key === 'all' ? all : any);
    }
    if (key === 'not') {
      const inner = compileCondition(value as ConditionSource, subject, here, context, outer);
      return inner && not(inner);
    }
    const path = compilePath(key, subject, here, context);
    return path && compileTest(value as Test, path, here, context, outer);
  });
  return join(parts, all);
}

function join(parts: readonly (Condition | null)[], by: (parts: readonly Condition[]) => Condition): Condition | null {
  const compiled = parts.filter((part) => part !== null);
  if (compiled.length < parts.length) return null;
  return compiled.length === 1 && compiled[0] ? compiled[0] : by(compiled);
}

/** False as soon as one is false, else unknown if one is, else true. */
export function all(conditions: readonly Condition[]): Condition {
  return decide(conditions, false);
}

/** True as soon as one is true, else unknown if one is, else false. */
export function any(conditions: readonly Condition[]): Condition {
  return decide(conditions, true);
}

export function not(condition: Condition): Condition {
  return (node, scope) => {
    const outcome = condition(node, scope);
    return { ...outcome, truth: outcome.truth === null ? null : !outcome.truth };
  };
}

/** The first outcome of `decisive` truth; else the first unknown one; else the first. There is at least one condition. */
function decide(conditions: readonly Condition[], decisive: boolean): Condition {
  return (node, scope) => {
    let first: Outcome | undefined;
    let undecided: Outcome | undefined;
    for (const condition of conditions) {
      const outcome = condition(node, scope);
      if (outcome.truth === decisive) return outcome;
      first ??= outcome;
      if (outcome.truth === null) undecided ??= outcome;
    }
    const outcome = undecided ?? first;
    if (!outcome) throw new Error('a condition without parts');
    return outcome;
  };
}

type Ask = (value: Plain | null, scope: Scope) => boolean;

function compileTest(test: Test, path: Path, at: At, context: Context, outer: string): Condition | null {
  const { field } = path;
  const text = outer === '' ? path.text : `${outer}.${path.text}`;
  const tests = typeof test === 'object' ? Object.entries(test) : [shorthand(test)];
  const parts = tests.map(([name, operand]): Condition | null => {
    const here = typeof test === 'object' ? [...at, name] : at;
    if (isMany(field)) return compileMany(name, operand, path, text, here, context);
    const ask = isOne(field) ? presence(name, operand, here, context) : compileAsk(name, operand, field, here, context);
    return ask && leafCondition(path, text, ask, context);
  });
  return join(parts, all);
}

/** A bare scalar: the words `present` and `absent`, or short for `equals`. */
function shorthand(value: Scalar): [string, unknown] {
  return value === 'present' || value === 'absent' ? [value, true] : ['equals', value];
}

function leafCondition(path: Path, text: string, ask: Ask, context: Context): Condition {
  const { field } = path;
  if (isMany(field)) throw new Error('a list of nodes has no leaf of its own');
  const target = isOne(field) ? context.vocabulary.get(field.type.one) : undefined;
  return (start, scope) => {
    const node = path.owner(start, scope);
    if (node instanceof Gap) return outcomeOf(node, text);
    const read: Fact<unknown> = field.read(node, scope);
    const fact = (
      target ? mapFact(read, (value) => nameOf(value as SubjectNode | null, target)) : read
    ) as Fact<Plain | null>;
    return { truth: fact.known ? ask(fact.value, scope) : null, path: text, fact, node, subject: path.subject };
  };
}

/** A test of what would lie behind a gap. */
function outcomeOf({ fact, node, subject }: Gap, path: string): Outcome {
  return { truth: fact.known ? false : null, path, fact, node, subject };
}

function nameOf(node: SubjectNode | null, subject: Subject): string | null {
  return node && subject.describe(node).resource;
}

const isAbsent = (value: Plain | null) => value === null || (Array.isArray(value) && value.length === 0);

function presence(name: string, operand: unknown, at: At, context: Context): Ask | null {
  if (name === 'present') return (value) => !isAbsent(value) === operand;
  if (name === 'absent') return (value) => isAbsent(value) === operand;
  context.problems.push({
    at,
    message: `a node is only 'present' or 'absent'; '${name}' asks for a plain value behind it`,
  });
  return null;
}

/** A test of a plain value. */
function compileAsk(name: string, operand: unknown, field: Field, at: At, context: Context): Ask | null {
  if (!isPlain(field)) return null;
  const { type } = field;
  const wrong = (message: string): null => {
    context.problems.push({ at, message });
    return null;
  };
  const needs = (...types: string[]) =>
    types.includes(type) || wrong(`'${name}' does not fit: the value is ${article[type]}`) !== null;
  switch (name) {
    case 'present':
    case 'absent':
      return presence(name, operand, at, context);
    case 'equals': {
      if (!needs('text', 'number', 'flag')) return null;
      const wanted = scalarOperand(operand, field, at, context);
      return wanted && ((value, scope) => value !== null && value === wanted(scope));
    }
    case 'one-of':
    case 'none-of': {
      if (!needs('text', 'number')) return null;
      const wanted = listOperand(operand, field, at, context);
      return (
        wanted &&
        ((value, scope) => (value !== null && wanted(scope).includes(value as Scalar)) === (name === 'one-of'))
      );
    }
    case 'at-least':
    case 'at-most': {
      if (!needs('number')) return null;
      const limit = scalarOperand(operand, field, at, context);
      if (!limit) return null;
      return (value, scope) => {
        const bound = limit(scope);
        if (typeof value !== 'number' || typeof bound !== 'number') return false;
        return name === 'at-least' ? value >= bound : value <= bound;
      };
    }
    case 'contains': {
      if (!needs('text', 'texts')) return null;
      const wanted = scalarOperand(operand, type === 'text' ? { ...field, values: [] } : field, at, context);
      return (
        wanted &&
        ((value, scope) => value !== null && (value as string | readonly string[]).includes(String(wanted(scope))))
      );
    }
    case 'matches': {
      if (!needs('text')) return null;
      try {
        const pattern = compilePattern(String(operand));
        return (value) => typeof value === 'string' && pattern(value);
      } catch (error) {
        if (error instanceof PatternError) return wrong(`this pattern does not work: ${error.message}`);
        throw error;
      }
    }
    case 'some':
    case 'every':
    case 'none': {
      if (!needs('texts')) return null;
      const item = compileItemAsk(operand as Test, { ...field, type: 'text' } as Field, at, context);
      if (!item) return null;
      return (value, scope) => {
        const items = (value ?? []) as readonly string[];
        if (name === 'every') return items.every((one) => item(one, scope));
        return items.some((one) => item(one, scope)) === (name === 'some');
      };
    }
    default:
      return wrong(`there is no test '${name}'${didYouMean(name, testNames)}`);
  }
}

const testNames = [
  'equals',
  'one-of',
  'none-of',
  'present',
  'absent',
  'matches',
  'at-least',
  'at-most',
  'contains',
  'some',
  'every',
  'none',
];

const article = { text: 'a text', number: 'a number', flag: 'true or false', texts: 'a list of texts' } as const;

function compileItemAsk(test: Test, field: Field, at: At, context: Context): Ask | null {
  const tests = typeof test === 'object' ? Object.entries(test) : [shorthand(test)];
  const asks = tests.map(([name, operand]) =>
    compileAsk(name, operand, field, typeof test === 'object' ? [...at, name] : at, context),
  );
  const compiled = asks.filter((ask) => ask !== null);
  return compiled.length < asks.length ? null : (value, scope) => compiled.every((ask) => ask(value, scope));
}

type Read<T> = (scope: Scope) => T;

function isOption(operand: unknown): operand is OptionOperand {
  return typeof operand === 'object' && operand !== null && 'option' in operand;
}

function scalarOperand(operand: unknown, field: Field, at: At, context: Context): Read<unknown> | null {
  if (isOption(operand))
    return optionOperand(operand, scalarTypes[field.type as keyof typeof scalarTypes], at, context);
  return fits(operand, field, at, context) ? () => operand : null;
}

function listOperand(operand: unknown, field: Field, at: At, context: Context): Read<readonly Scalar[]> | null {
  if (isOption(operand)) return optionOperand(operand, 'strings', at, context) as Read<readonly Scalar[]> | null;
  const list = operand as readonly Scalar[];
  return list.map((one, i) => fits(one, field, [...at, i], context)).every(Boolean) ? () => list : null;
}

const scalarTypes = { text: 'string', texts: 'string', number: 'number', flag: 'boolean' } as const;

function optionOperand({ option }: OptionOperand, type: string, at: At, context: Context): Read<unknown> | null {
  const declared = findOption(option, at, context);
  if (!declared) return null;
  if (declared.type !== type) {
    context.problems.push({ at, message: `option '${option}' is of type ${declared.type}; ${type} is needed here` });
    return null;
  }
  return (scope) => scope.options[option] ?? declared.default;
}

function fits(operand: unknown, field: Field, at: At, context: Context): boolean {
  const type = field.type as keyof typeof scalarTypes;
  if (typeof operand !== scalarTypes[type]) {
    context.problems.push({ at, message: `${JSON.stringify(operand)} does not fit: the value is ${article[type]}` });
    return false;
  }
  const values = isPlain(field) ? (field.values ?? []) : [];
  if (values.length > 0 && !values.includes(String(operand))) {
    const message = `it is never '${operand}', but one of ${values.join(', ')}${didYouMean(String(operand), values)}`;
    context.problems.push({ at, message });
    return false;
  }
  return true;
}

/** `some`, `every`, `none` of several nodes, or whether there are any. */
function compileMany(
  name: string,
  operand: unknown,
  path: Path,
  text: string,
  at: At,
  context: Context,
): Condition | null {
  const { field } = path;
  if (!isMany(field)) return null;
  const over = (ask: (members: Members, scope: Scope, leaf: Leaf) => Outcome): Condition => {
    return (start, scope) => {
      const node = path.owner(start, scope);
      if (node instanceof Gap) return outcomeOf(node, text);
      const members = field.read(node, scope);
      return ask(members, scope, { path: text, fact: sizeOf(members), node, subject: path.subject });
    };
  };
  switch (name) {
    case 'present':
    case 'absent': {
      const wanted = (name === 'present') === operand;
      return over(({ members, missing }, _, leaf) => {
        return { ...leaf, truth: members.length > 0 ? wanted : missing ? null : !wanted };
      });
    }
    case 'some':
    case 'every':
    case 'none': {
      if (typeof operand !== 'object' || operand === null) {
        context.problems.push({ at, message: `'${name}' needs a condition on each, e.g. {${name}: {path: value}}` });
        return null;
      }
      const inner = compileCondition(operand as ConditionSource, field.type.many, at, context, text);
      if (!inner) return null;
      const decisive = name !== 'every';
      return over(({ members, missing }, scope, leaf) => {
        const asked = members.map(
          (member): Condition =>
            (_, scope) =>
              inner(member, scope),
        );
        const found = asked.length === 0 ? undefined : decide(asked, decisive)(leaf.node, scope);
        const turned = (truth: boolean) => (name === 'none' ? !truth : truth);
        if (found?.truth === decisive) return { ...found, truth: turned(decisive) };
        if (missing) return { ...leaf, truth: null };
        if (found?.truth === null) return found;
        // Not one of them decides alone unless there is only one: then the list does.
        return { ...(found && members.length === 1 ? found : leaf), truth: turned(!decisive) };
      });
    }
    default: {
      const known = ['some', 'every', 'none', 'present', 'absent'];
      context.problems.push({
        at,
        message: `'${path.text}' are several: ask ${known.join(', ')} of them, not '${name}'`,
      });
      return null;
    }
  }
}
