import type { Value } from '../../src/text/value.js';

/**
 * A document as a tree that can be changed at will: keys may repeat, order counts, and everything can be written as JSON
 * or as YAML, sensible or not.
 */
export type Tree = MapTree | ListTree | Leaf;
export type Entry = [key: string, value: Tree];

export interface MapTree {
  readonly kind: 'map';
  entries: Entry[];
}

export interface ListTree {
  readonly kind: 'list';
  items: Tree[];
}

export interface Leaf {
  readonly kind: 'leaf';
  value: string | number | boolean | null;
}

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

export function treeOf(plain: Plain): Tree {
  if (Array.isArray(plain)) return { kind: 'list', items: plain.map(treeOf) };
  if (typeof plain !== 'object' || plain === null) return { kind: 'leaf', value: plain as Leaf['value'] };
  return { kind: 'map', entries: Object.entries(plain).map(([key, value]): Entry => [key, treeOf(value as Plain)]) };
}

/** What was parsed, short tags in long form; what the parser could not read is null. */
export function treeOfValue(value: Value): Tree {
  switch (value.kind) {
    case 'map':
      return {
        kind: 'map',
        entries: Array.from(value.entries.values(), (entry): Entry => [entry.key, treeOfValue(entry.value)]),
      };
    case 'list':
      return { kind: 'list', items: value.items.map(treeOfValue) };
    case 'scalar':
      return { kind: 'leaf', value: value.value };
    default:
      return { kind: 'leaf', value: null };
  }
}

export function copyOf(tree: Tree): Tree {
  if (tree.kind === 'leaf') return { ...tree };
  if (tree.kind === 'list') return { kind: 'list', items: tree.items.map(copyOf) };
  return { kind: 'map', entries: tree.entries.map(([key, value]): Entry => [key, copyOf(value)]) };
}

/** The value under a key of a map: the last one, as in JSON and YAML. */
export function child(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'map' ? tree.entries.findLast(([name]) => name === key)?.[1] : undefined;
}

/** Every tree in a tree, itself first. */
export function* everyTree(tree: Tree): Generator<Tree> {
  yield tree;
  if (tree.kind === 'list') for (const item of tree.items) yield* everyTree(item);
  if (tree.kind === 'map') for (const [, value] of tree.entries) yield* everyTree(value);
}

/** The tree with every leaf and key replaced, from the leaves up. */
export function mapped(tree: Tree, change: (tree: Tree) => Tree): Tree {
  if (tree.kind === 'list') return change({ kind: 'list', items: tree.items.map((item) => mapped(item, change)) });
  if (tree.kind === 'leaf') return change({ ...tree });
  return change({
    kind: 'map',
    entries: tree.entries.map(([key, value]): Entry => [key, mapped(value, change)]),
  });
}

export function toJson(tree: Tree): string {
  if (tree.kind === 'leaf') return JSON.stringify(tree.value);
  if (tree.kind === 'list') return `[${tree.items.map(toJson).join(', ')}]`;
  return `{${tree.entries.map(([key, value]) => `${JSON.stringify(key)}: ${toJson(value)}`).join(',\n ')}}`;
}

/** As YAML in block style; intrinsic functions by their short tags where these can say it. */
export function toYaml(tree: Tree): string {
  return `${yamlLines(tree, '', false).trim()}\n`;
}

function yamlLines(tree: Tree, indent: string, isTagged: boolean): string {
  if (tree.kind === 'leaf') return ` ${yamlScalar(tree.value)}\n`;
  if (tree.kind === 'list') {
    if (tree.items.length === 0) return ' []\n';
    return `\n${tree.items.map((item) => `${indent}-${yamlLines(item, `${indent}  `, false)}`).join('')}`;
  }
  const [first] = tree.entries;
  if (!first) return ' {}\n';
  const tag = tree.entries.length === 1 && !isTagged ? shortTag(...first) : null;
  if (tag) return ` ${tag}${yamlLines(first[1], indent, true)}`;
  const lines = tree.entries.map(
    ([key, value]) => `${indent}${yamlScalar(key)}:${yamlLines(value, `${indent}  `, false)}`,
  );
  return `\n${lines.join('')}`;
}

const reserved = /^(true|false|yes|no|on|off|null|y|n)$/i;

function yamlScalar(value: Leaf['value']): string {
  const isPlain = typeof value === 'string' && /^[a-z][\w/.-]*(::\w+)*$/i.test(value) && !reserved.test(value);
  return isPlain ? value : JSON.stringify(value);
}

/** `Fn::GetAtt: [a, b]` is `!GetAtt` of the same list; `Condition` is a tag only where it holds a name. */
function shortTag(key: string, value: Tree): string | null {
  if (key === 'Ref' && value.kind === 'leaf' && typeof value.value === 'string') return '!Ref';
  return /^Fn::(If|Sub|GetAtt|Join|Select|Split|FindInMap|Equals|Not|And|Or|Base64|ImportValue)$/.test(key) &&
    (value.kind !== 'leaf' || typeof value.value === 'string')
    ? `!${key.slice(4)}`
    : null;
}
