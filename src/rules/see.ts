import type { Scope, Subject, SubjectNode } from '../graph/vocabulary/subject.js';
import { type Context, compilePath, Gap, isMany, isOne, type Problem } from './path.js';

/** The other things that explain a finding, where the graph has them. */
export type See = (node: SubjectNode, scope: Scope) => readonly Seen[];

export interface Seen {
  readonly node: SubjectNode;
  readonly subject: Subject;
  /** The subject's name in the vocabulary. */
  readonly kind: string;
}

/** Of several things that a path leads to, the first ones are shown. */
const most = 3;

/** Compiles `see: [domains]`: paths from the subject that lead to other nodes. */
export function compileSee(paths: readonly string[], subject: string, context: Context): See {
  const parts = paths.map((text, index) => compileOne(text, subject, ['see', index], context));
  return (node, scope) => parts.flatMap((part) => part?.(node, scope) ?? []);
}

function compileOne(text: string, subject: string, at: Problem['at'], context: Context): See | null {
  const path = compilePath(text, subject, at, context);
  if (!path) return null;
  const { field } = path;
  if (!isOne(field) && !isMany(field)) {
    context.problems.push({ at, message: `'${text}' is a plain value: only things have a place to look at` });
    return null;
  }
  const kind = isOne(field) ? field.type.one : field.type.many;
  const target = context.vocabulary.get(kind);
  if (!target) return null;
  return (start, scope) => {
    const owner = path.owner(start, scope);
    if (owner instanceof Gap) return [];
    const nodes = isMany(field) ? field.read(owner, scope).members : linked(field.read(owner, scope));
    return nodes.slice(0, most).map((node) => ({ node, subject: target, kind }));
  };
}

function linked(fact: { readonly known: boolean; readonly value?: SubjectNode | null }): readonly SubjectNode[] {
  return fact.known && fact.value ? [fact.value] : [];
}
