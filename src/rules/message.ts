import type { Fact } from '../graph/fact.js';
import type { Description, Scope, Subject, SubjectNode } from '../graph/vocabulary/subject.js';
import { withoutSecrets } from '../text/secrets.js';
import { type Context, compilePath, isMany, isOne, isPlain, type Path, type Plain, type Problem } from './path.js';

/** A message with its placeholders filled in. Text of the input stands in it as it is: reporters escape. */
export type Message = (node: SubjectNode, scope: Scope) => string;

/** Longer values are cut: a message is one line for people. */
const longest = 80;

/**
 * Compiles `Stage {name} of API {api.name}`: a placeholder is a path from the subject, or a path to a list with
 * `.count` behind it. What is not known prints as `${reason}`, what is absent as `none`.
 */
export function compileMessage(template: string, subject: string, at: Problem['at'], context: Context): Message | null {
  const parts = template.split(/\{([^{}]*)\}/);
  const compiled = parts.map((part, index) => {
    return index % 2 === 0 ? () => part : compilePlaceholder(part, subject, at, context);
  });
  const complete = compiled.filter((part) => part !== null);
  if (complete.length < compiled.length) return null;
  return (node, scope) => complete.map((part) => part(node, scope)).join('');
}

function compilePlaceholder(text: string, subject: string, at: Problem['at'], context: Context): Message | null {
  const counts = text.endsWith('.count');
  const path = compilePath(counts ? text.slice(0, -'.count'.length) : text, subject, at, context);
  if (!path) return null;
  const isList = isMany(path.field) || path.field.type === 'texts';
  if (counts && !isList) {
    context.problems.push({ at, message: `'${text}': only a list has a count` });
    return null;
  }
  return (node, scope) => render(path, counts, node, scope, context);
}

function render(path: Path, counts: boolean, start: SubjectNode, scope: Scope, context: Context): string {
  const owner = path.owner(start, scope);
  if (!owner.reached) return owner.fact.known ? 'none' : hole(owner.fact.reason);
  const { field } = path;
  if (isMany(field)) {
    const { members, missing } = field.read(owner.node, scope);
    const subject = context.vocabulary.get(field.type.many);
    if (counts) return `${missing ? 'at least ' : ''}${members.length}`;
    return list(members.map((member) => (subject ? nameOf(member, subject) : '')));
  }
  const fact: Fact<unknown> = field.read(owner.node, scope);
  if (!fact.known) return hole(fact.reason);
  if (fact.value === null) return 'none';
  if (isOne(field)) {
    const subject = context.vocabulary.get(field.type.one);
    return subject ? cut(nameOf(fact.value as SubjectNode, subject)) : '';
  }
  if (counts) return String((fact.value as readonly string[]).length);
  return isPlain(field) ? plainText(fact.value as Plain) : '';
}

/** A plain value in a message. */
export function plainText(value: Plain | null): string {
  if (value === null) return 'none';
  return Array.isArray(value) ? list(value) : cut(String(value));
}

function list(items: readonly string[]): string {
  if (items.length === 0) return 'none';
  const shown = items.slice(0, 3).map(cut).join(', ');
  return items.length > 3 ? `${shown} and ${items.length - 3} more` : shown;
}

function cut(whole: string): string {
  const text = withoutSecrets(whole);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

const hole = (reason: string) => `\${${cut(reason)}}`;

function nameOf(node: SubjectNode, subject: Subject): string {
  const description: Description = subject.describe(node);
  return description.route ?? description.stage ?? description.resource;
}
