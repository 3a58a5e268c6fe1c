import { assumed, type Fact, known, unknownFact } from '../../src/graph/fact.js';
import type { Graph } from '../../src/graph/model.js';
import type { Field, Members, PlainType, Subject, SubjectNode } from '../../src/graph/vocabulary/subject.js';
import { type Condition, compileCondition } from '../../src/rules/condition.js';
import type { Context, Problem, Vocabulary } from '../../src/rules/path.js';
import type { ConditionSource, OptionSource } from '../../src/rules/rule.js';
import { Source } from '../../src/text/source.js';

/** A vocabulary of its own for the engine's tests: shops with doors. */
export interface Door {
  readonly name: string;
  readonly open?: Fact<boolean | null>;
  readonly width?: Fact<number | null>;
  readonly colour?: Fact<string | null>;
  readonly keys?: Fact<readonly string[]>;
  readonly shop?: Fact<Shop | null>;
}

export interface Shop {
  readonly name: string;
  readonly city?: Fact<string | null>;
  readonly doors?: readonly Door[];
  readonly missing?: string;
}

export const source = new Source('town.yaml', 'town\n');
export const place = { source, start: 0, end: 4 };
export const is = <T>(value: T) => known(value, place);
export const byDefault = <T>(value: T) => assumed(value, place);
export const hidden = (reason = 'nobody knows') => unknownFact(reason, place);

function plain(type: PlainType, read: (node: never) => Fact<unknown> | undefined, values?: string[]): Field {
  return {
    doc: 'a fact',
    type,
    ...(values && { values }),
    read: (node: SubjectNode) => (read(node as never) ?? byDefault(type === 'texts' ? [] : null)) as never,
  };
}

function describe(kind: string) {
  return (node: SubjectNode) => {
    const { name } = node as { name: string };
    return { api: null, resource: name, route: null, stage: null, span: place, construct: null, id: `${kind}:${name}` };
  };
}

const door: Subject = {
  doc: 'a door',
  list: () => [],
  apiOf: () => null,
  describe: describe('door'),
  fields: new Map<string, Field>([
    ['name', plain('text', (node: Door) => is(node.name))],
    ['open', plain('flag', (node: Door) => node.open)],
    ['width', plain('number', (node: Door) => node.width)],
    ['colour', plain('text', (node: Door) => node.colour, ['red', 'green', 'blue'])],
    ['keys', plain('texts', (node: Door) => node.keys)],
    ['shop', { doc: 'whose', type: { one: 'shop' as never }, read: (node) => (node as Door).shop ?? byDefault(null) }],
  ]),
};

const shop: Subject = {
  doc: 'a shop',
  list: () => [],
  apiOf: () => null,
  describe: describe('shop'),
  fields: new Map<string, Field>([
    ['name', plain('text', (node: Shop) => is(node.name))],
    ['city', plain('text', (node: Shop) => node.city)],
    [
      'doors',
      {
        doc: 'its doors',
        type: { many: 'door' as never },
        read: (node): Members => {
          const { doors = [], missing } = node as Shop;
          return { members: doors, missing: missing === undefined ? null : hidden(missing), span: place };
        },
      },
    ],
  ]),
};

export const town: Vocabulary = new Map([
  ['door', door],
  ['shop', shop],
]);

export const emptyGraph = { files: ['town.yaml'] } as unknown as Graph;
export const scope = { graph: emptyGraph, options: {} };

export function compile(
  condition: ConditionSource,
  subject: 'door' | 'shop' = 'door',
  options: Record<string, OptionSource> = {},
): { condition: Condition | null; problems: readonly Problem[] } {
  const context: Context = { vocabulary: town, options, problems: [] };
  return { condition: compileCondition(condition, subject, ['require'], context), problems: context.problems };
}

/** The truth of a condition for a door, and the path that decided. */
export function ask(condition: ConditionSource, node: Door): { truth: boolean | null; path: string };
export function ask(condition: ConditionSource, node: Shop, subject: 'shop'): { truth: boolean | null; path: string };
export function ask(condition: ConditionSource, node: SubjectNode, subject: 'door' | 'shop' = 'door') {
  const { condition: compiled, problems } = compile(condition, subject);
  if (!compiled) throw new Error(problems.map((problem) => problem.message).join('; '));
  const { truth, path } = compiled(node, scope);
  return { truth, path };
}
