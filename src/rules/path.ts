import type { Fact } from '../graph/fact.js';
import type {
  Field,
  ManyField,
  Members,
  OneField,
  PlainField,
  Scope,
  Subject,
  SubjectNode,
} from '../graph/vocabulary/subject.js';
import { nearest } from '../text/nearest.js';
import type { OptionSource } from './rule.js';

/** The subjects by name; the real one is `graph/vocabulary.ts`, tests bring small ones of their own. */
export type Vocabulary = ReadonlyMap<string, Subject>;

export type Plain = string | number | boolean | readonly string[];

/** Something that is wrong with a rule, and where in the rule: keys and indices from its root. */
export interface Problem {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

/** What a rule is compiled against. */
export interface Context {
  readonly vocabulary: Vocabulary;
  readonly options: Readonly<Record<string, OptionSource>>;
  readonly problems: Problem[];
}

/** A dotted path from a subject into the graph, checked when the rule is loaded. */
export interface Path {
  /** As the rule writes it. */
  readonly text: string;
  readonly field: Field;
  /** What has the last step's field. */
  readonly subject: Subject;
  /** Follows the path from a node to the one that has the last step's field. */
  readonly owner: (node: SubjectNode, scope: Scope) => SubjectNode | Gap;
}

/** A link that is absent or unknown, so that a path ends at its node. */
export class Gap {
  constructor(
    readonly fact: Fact<null>,
    readonly node: SubjectNode,
    readonly subject: Subject,
  ) {}
}

export const isOne = (field: Field): field is OneField => typeof field.type === 'object' && 'one' in field.type;
export const isMany = (field: Field): field is ManyField => typeof field.type === 'object' && 'many' in field.type;
export const isPlain = (field: Field): field is PlainField => typeof field.type === 'string';

/** The path, or null with a problem noted. */
export function compilePath(text: string, subject: string, at: Problem['at'], context: Context): Path | null {
  const steps = text.split('.');
  if (steps[0] === 'option' && steps.length === 2) return optionPath(text, steps[1] ?? '', subject, at, context);
  const links: Link[] = [];
  let here = subject;
  for (const [index, step] of steps.entries()) {
    const owner = context.vocabulary.get(here);
    const field = owner?.fields.get(step);
    if (!owner || !field) {
      context.problems.push({ at, message: unknownField(step, here, owner, text) });
      return null;
    }
    if (index === steps.length - 1)
      return { text, field, subject: owner, owner: links.length === 0 ? itself : follow(links) };
    if (isOne(field)) {
      links.push({ field, subject: owner });
      here = field.type.one;
    } else {
      const rest = steps.slice(index + 1).join('.');
      const message = isMany(field)
        ? `'${steps.slice(0, index + 1).join('.')}' are several: ask 'some', 'every' or 'none' of them, e.g. {some: {${rest}: …}}`
        : `'${steps.slice(0, index + 1).join('.')}' is a plain value: nothing lies behind it`;
      context.problems.push({ at, message });
      return null;
    }
  }
  return null;
}

interface Link {
  readonly field: OneField;
  readonly subject: Subject;
}

const itself: Path['owner'] = (node) => node;

function follow(links: readonly Link[]): Path['owner'] {
  return (start, scope) => {
    let node = start;
    for (const { field, subject } of links) {
      const fact = field.read(node, scope);
      if (!fact.known) return new Gap(fact, node, subject);
      if (fact.value === null) return new Gap({ ...fact, value: null }, node, subject);
      node = fact.value;
    }
    return node;
  };
}

/** `option.NAME`: the value of the rule's own option, as a field of whatever subject the rule has. */
function optionPath(text: string, name: string, subject: string, at: Problem['at'], context: Context): Path | null {
  const owner = context.vocabulary.get(subject);
  const option = findOption(name, at, context);
  if (!owner || !option) return null;
  const types = { boolean: 'flag', number: 'number', string: 'text', strings: 'texts' } as const;
  const field: PlainField = {
    doc: option.description,
    type: types[option.type],
    read: (node, scope) => ({
      known: true,
      value: scope.options[name] ?? option.default,
      span: owner.describe(node).span,
      assumed: null,
    }),
  };
  return { text, field, subject: owner, owner: itself };
}

/** The option's declaration, or undefined with a problem noted. */
export function findOption(name: string, at: Problem['at'], context: Context): OptionSource | undefined {
  const option = Object.hasOwn(context.options, name) ? context.options[name] : undefined;
  if (!option) {
    const message = `the rule has no option '${name}'${didYouMean(name, Object.keys(context.options))}`;
    context.problems.push({ at, message });
  }
  return option;
}

function unknownField(step: string, subjectName: string, subject: Subject | undefined, text: string): string {
  if (!subject) return `there is no subject '${subjectName}'`;
  const where = step === text ? '' : ` (in '${text}')`;
  return `${/^[aeio]/.test(subjectName) ? 'an' : 'a'} ${subjectName} has no '${step}'${where}${didYouMean(step, subject.fields.keys())}`;
}

/** `: did you mean 'x'?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === null ? '' : `; did you mean '${near}'?`;
}

/** Many nodes as a fact, for leaves that a list as such decides: its size, or why it is not known. */
export function sizeOf(members: Members): Fact<number> {
  return members.missing ?? { known: true, value: members.members.length, span: members.span, assumed: null };
}
