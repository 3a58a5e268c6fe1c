import type { Fact } from '../graph/fact.js';
import type { Description, Scope, Subject, SubjectNode } from '../graph/vocabulary/subject.js';
import { withoutSecrets } from '../text/secrets.js';
import { type Context, compilePath, Gap, isMany, isOne, isPlain, type Path, type Plain, type Problem } from './path.js';

/**
 * A message with its placeholders filled in, and its values shortened where it would be longer than `limit` characters.
 * Text of the input stands in it as it is: reporters escape.
 */
export type Message = (node: SubjectNode, scope: Scope, limit?: number) => string;

type Part = (node: SubjectNode, scope: Scope) => string;

/** A message is one line for people. */
export const longestMessage = 199;
/** Longer values are cut. */
const longest = 80;
/** What is left at least of a value whose message is too long. */
const shortest = 20;

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
  return (node, scope, limit = longestMessage) => {
    const texts = complete.map((part) => part(node, scope));
    const whole = texts.join('');
    return whole.length <= limit ? whole : shortened(texts, limit).join('');
  };
}

/** The parts of a message with its longest values shortened as far as it takes; every other part is a value. */
function shortened(texts: readonly string[], limit: number): string[] {
  const lengthAt = (most: number) =>
    texts.reduce((sum, text, index) => sum + (index % 2 === 0 ? text.length : Math.min(text.length, most)), 0);
  let most = longest;
  while (most > shortest && lengthAt(most) > limit) most -= 1;
  return texts.map((text, index) => (index % 2 === 0 ? text : cutInside(text, most)));
}

/** A text of at most so many characters: of a long name the beginning and the end tell most. */
export function cutInside(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = Math.floor((most - 1) / 2);
  return `${text.slice(0, most - 1 - end)}…${text.slice(text.length - end)}`;
}

function compilePlaceholder(text: string, subject: string, at: Problem['at'], context: Context): Part | null {
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
  if (owner instanceof Gap) return owner.fact.known ? 'none' : hole(owner.fact.reason);
  const { field } = path;
  if (isMany(field)) {
    const { members, missing } = field.read(owner, scope);
    const subject = context.vocabulary.get(field.type.many);
    if (counts) return `${missing ? 'at least ' : ''}${members.length}`;
    return list(members.map((member) => (subject ? nameOf(member, subject) : '')));
  }
  const fact: Fact<unknown> = field.read(owner, scope);
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
