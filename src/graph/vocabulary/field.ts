import type { Fact } from '../fact.js';
import type { Field, Members, PlainField, Scope, Subject, SubjectName } from './subject.js';

type Read<N, V> = (node: N, scope: Scope) => Fact<V>;

/** A text; a known null is absent. */
export function text<N extends object>(
  doc: string,
  read: Read<N, string | null>,
  values?: readonly string[],
): PlainField {
  return { type: 'text', doc, read, ...(values && { values }) };
}

export function flag<N extends object>(doc: string, read: Read<N, boolean>): PlainField {
  return { type: 'flag', doc, read };
}

export function number<N extends object>(doc: string, read: Read<N, number | null>): PlainField {
  return { type: 'number', doc, read };
}

export function texts<N extends object>(doc: string, read: Read<N, readonly string[]>): PlainField {
  return { type: 'texts', doc, read };
}

/** A link to one node of another subject. */
export function one<N extends object>(doc: string, subject: SubjectName, read: Read<N, object | null>): Field {
  return { type: { one: subject }, doc, read };
}

/** Links to several nodes of another subject. */
export function many<N extends object>(
  doc: string,
  subject: SubjectName,
  read: (node: N, scope: Scope) => Members,
): Field {
  return { type: { many: subject }, doc, read };
}

/** A subject out of its parts; the node's type is forgotten, since only its own fields ever get its nodes. */
export function subject<N extends object>(parts: {
  readonly doc: string;
  list(graph: Scope['graph']): readonly N[];
  describe(node: N): ReturnType<Subject['describe']>;
  readonly fields: Readonly<Record<string, Field>>;
}): Subject {
  return { ...parts, fields: new Map(Object.entries(parts.fields)) };
}
