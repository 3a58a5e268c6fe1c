import { type Fact, known } from '../fact.js';
import type { Api } from '../model.js';
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

interface Named {
  readonly name: Fact<string>;
  readonly resource: string;
  readonly span: Api['span'];
}

/**
 * What people call a node: its name, or its resource where the name is known only at deploy. For messages: a name of
 * several words stands in quotes, so that it is told from the sentence.
 */
export function label<N extends Named>(): PlainField {
  return text('What it is called in messages: its name, or its resource where the name is not known.', (node: N) =>
    known(calledOf(node), node.span),
  );
}

export function calledOf({ name, resource }: Named): string {
  const called = name.known && name.value !== '' && !name.value.includes('${') ? name.value : resource;
  return /\s/.test(called) ? `'${called}'` : called;
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
  apiOf(node: N): Api | null;
  describe(node: N): ReturnType<Subject['describe']>;
  readonly fields: Readonly<Record<string, Field>>;
}): Subject {
  return { ...parts, fields: new Map(Object.entries(parts.fields)) };
}
