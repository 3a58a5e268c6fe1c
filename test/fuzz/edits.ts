import { nastyKeys, nastyPieces, nastyScalars, nastyTrees } from './nasty.js';
import { copyOf, type Entry, type ListTree, type MapTree, type Tree } from './tree.js';

/** One change to a document, as three numbers: so it can be drawn, guided, shrunk, and written down. */
export interface Edit {
  readonly kind: number;
  readonly at: number;
  readonly pick: number;
}

/** Subtrees of all seeds of a target by the key that they stand under. */
export type Dictionary = ReadonlyMap<string, readonly Tree[]>;

/** Where a tree stands, so that it can be replaced. */
interface Slot {
  readonly parent: MapTree | ListTree;
  readonly index: number;
}

const of = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

function treeAt({ parent, index }: Slot): Tree {
  return parent.kind === 'list' ? (parent.items[index] as Tree) : (parent.entries[index] as Entry)[1];
}

function put({ parent, index }: Slot, tree: Tree): void {
  if (parent.kind === 'list') parent.items[index] = tree;
  else (parent.entries[index] as Entry)[1] = tree;
}

function insert({ parent, index }: Slot, key: string, tree: Tree): void {
  if (parent.kind === 'list') parent.items.splice(index, 0, tree);
  else parent.entries.splice(index, 0, [key, tree]);
}

function keyOf({ parent, index }: Slot): string {
  return parent.kind === 'list' ? '' : (parent.entries[index] as Entry)[0];
}

function slotsOf(parent: Tree, found: Slot[] = []): Slot[] {
  if (parent.kind === 'leaf') return found;
  const children = parent.kind === 'list' ? parent.items : parent.entries.map(([, value]) => value);
  children.forEach((child, index) => {
    found.push({ parent, index });
    slotsOf(child, found);
  });
  return found;
}

type TreeEdit = (slot: Slot, pick: number, all: readonly Slot[], words: Dictionary) => void;

const treeEdits: readonly TreeEdit[] = [
  function drop({ parent, index }) {
    (parent.kind === 'list' ? parent.items : parent.entries).splice(index, 1);
  },
  function duplicate(slot, pick) {
    const key = keyOf(slot);
    insert(slot, pick % 2 ? key : `${key}${pick % 7}`, copyOf(treeAt(slot)));
  },
  function retype(slot, pick) {
    const before = treeAt(slot);
    const made: Tree[] = [
      { kind: 'leaf', value: of(nastyScalars, pick >> 3) },
      copyOf(of(nastyTrees, pick >> 3)),
      before.kind === 'leaf' ? { kind: 'leaf', value: String(before.value) } : { kind: 'list', items: [before] },
      { kind: 'leaf', value: of(nastyScalars, pick >> 4) },
    ];
    put(slot, of(made, pick));
  },
  function swap(slot, pick, all) {
    const other = of(all, pick);
    const [one, two] = [copyOf(treeAt(slot)), copyOf(treeAt(other))];
    put(slot, two);
    // A tree that stands within the other is gone by now.
    put(other, one);
  },
  function graft(slot, pick, _, words) {
    const key = keyOf(slot);
    const known = words.get(key) ?? [];
    if (known.length > 0) put(slot, copyOf(of(known, pick)));
    else put(slot, copyOf(of(of([...words.values()], pick), pick >> 8)));
  },
  function nest(slot, pick) {
    const wrap = (inner: Tree): Tree => {
      const wraps: Tree[] = [
        { kind: 'list', items: [inner] },
        { kind: 'map', entries: [[of(nastyKeys, pick >> 3), inner]] },
        {
          kind: 'map',
          entries: [['Fn::If', { kind: 'list', items: [{ kind: 'leaf', value: 'C' }, inner, copyOf(inner)] }]],
        },
        { kind: 'map', entries: [['Fn::Sub', { kind: 'list', items: [inner, { kind: 'map', entries: [] }] }]] },
      ];
      return of(wraps, pick);
    };
    // mostly once; now and then as deep as no person writes
    const depth = pick % 16 === 0 ? 300 : 1;
    let tree = treeAt(slot);
    for (let level = 0; level < depth; level++) tree = depth > 1 ? { kind: 'list', items: [tree] } : wrap(tree);
    put(slot, tree);
  },
  function unwrap(slot, pick) {
    const tree = treeAt(slot);
    if (tree.kind === 'list' && tree.items.length > 0) put(slot, of(tree.items, pick));
    if (tree.kind === 'map' && tree.entries.length > 0) put(slot, of(tree.entries, pick)[1]);
  },
  function rename({ parent, index }, pick, all, words) {
    if (parent.kind !== 'map') return;
    const others = all.filter((one) => one.parent.kind === 'map');
    const key = pick % 3 === 0 ? of(nastyKeys, pick >> 2) : pick % 3 === 1 ? keyOf(of(others, pick >> 2)) : null;
    (parent.entries[index] as Entry)[0] = key ?? of([...words.keys()], pick >> 2);
  },
  function spoil(slot, pick) {
    const tree = treeAt(slot);
    if (tree.kind !== 'leaf') return;
    const text = String(tree.value);
    const at = (pick >> 2) % (text.length + 1);
    const piece = of(nastyPieces, pick >> 5);
    const spoilt = [
      text.slice(0, at),
      text.slice(0, at) + piece + text.slice(at),
      text + piece,
      piece + text.slice(at),
    ];
    put(slot, { kind: 'leaf', value: of(spoilt, pick) });
  },
  function truncate(slot, pick) {
    const tree = treeAt(slot);
    if (tree.kind === 'list') tree.items.length = pick % (tree.items.length + 1);
    if (tree.kind === 'map') tree.entries.length = pick % (tree.entries.length + 1);
  },
  function copyHere(slot, pick, all) {
    put(slot, copyOf(treeAt(of(all, pick))));
  },
  function add(slot, pick, _, words) {
    const key = of([...words.keys()], pick);
    insert(slot, key, copyOf(of(words.get(key) ?? nastyTrees, pick >> 7)));
  },
  function repeat(slot, pick) {
    const tree = treeAt(slot);
    const times = of([2, 10, 100], pick);
    if (tree.kind === 'list') tree.items = Array.from({ length: times }, () => tree.items.map(copyOf)).flat();
    if (tree.kind !== 'map' || tree.entries.length > 20) return;
    tree.entries = Array.from({ length: times }, (_, round) =>
      tree.entries.map(([key, value]): Entry => [round === 0 ? key : `${key}${round}`, copyOf(value)]),
    ).flat();
  },
];

/** Bounds what repeated growth can do: the fuzzer looks for work that does not fit its input, not for large inputs. */
const sizeLimit = 20_000;

export function editTree(tree: Tree, { kind, at, pick }: Edit, words: Dictionary): Tree {
  const holder: ListTree = { kind: 'list', items: [tree] };
  const slots = slotsOf(holder);
  if (slots.length > sizeLimit) return tree;
  of(treeEdits, kind)(of(slots, at), pick, slots, words);
  return holder.items[0] ?? { kind: 'leaf', value: null };
}

type TextEdit = (text: string, at: number, pick: number, pieces: readonly string[]) => string;

/** Ranges of whole lines whose brackets are balanced: blocks, entries, list items. */
function blockAt(text: string, at: number): [start: number, end: number] {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  let depth = 0;
  for (let here = start; here < text.length; here++) {
    const character = text[here];
    if (character === '{' || character === '[' || character === '(') depth++;
    if (character === '}' || character === ']' || character === ')') depth--;
    if (character === '\n' && depth <= 0) return [start, here + 1];
  }
  return [start, text.length];
}

const token = /"(?:[^"\\\n]|\\.)*"|[\w.-]+|\S/g;

function tokenAt(text: string, at: number): [start: number, end: number] {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const tokens = [...text.slice(line, end < 0 ? text.length : end).matchAll(token)];
  if (tokens.length === 0) return [at, at];
  const { index, 0: found } = of(tokens, at - line);
  return [line + index, line + index + found.length];
}

const textEdits: readonly TextEdit[] = [
  function dropBlock(text, at) {
    const [start, end] = blockAt(text, at);
    return text.slice(0, start) + text.slice(end);
  },
  function duplicateBlock(text, at) {
    const [start, end] = blockAt(text, at);
    return text.slice(0, end) + text.slice(start, end) + text.slice(end);
  },
  function moveBlock(text, at, pick) {
    const [start, end] = blockAt(text, at);
    const rest = text.slice(0, start) + text.slice(end);
    const [to] = blockAt(rest, pick % (rest.length + 1));
    return rest.slice(0, to) + text.slice(start, end) + rest.slice(to);
  },
  function replaceToken(text, at, pick, pieces) {
    const [start, end] = tokenAt(text, at);
    return text.slice(0, start) + of(pieces, pick) + text.slice(end);
  },
  function swapTokens(text, at, pick) {
    const [start, end] = tokenAt(text, at);
    const [from, to] = tokenAt(text, pick % (text.length + 1));
    return text.slice(0, start) + text.slice(from, to) + text.slice(end);
  },
  function wrapToken(text, at, pick) {
    const [start, end] = tokenAt(text, at);
    const inner = text.slice(start, end);
    const wraps = [
      `[${inner}]`,
      `{ a = ${inner} }`,
      `(${inner})`,
      `"\${${inner}}"`,
      `true ? ${inner} : null`,
      `[for x in ${inner} : x]`,
      `jsonencode(${inner})`,
      `try(${inner}, null)`,
      `${'('.repeat(500)}${inner}${')'.repeat(500)}`,
      `{ ${inner} }`,
    ];
    return text.slice(0, start) + of(wraps, pick) + text.slice(end);
  },
  function insertPiece(text, at, pick, pieces) {
    return text.slice(0, at) + of(pieces, pick) + text.slice(at);
  },
  function cutOut(text, at, pick) {
    return text.slice(0, at) + text.slice(at + (pick % 40));
  },
  function cutOff(text, at, pick) {
    return pick % 2 ? text.slice(0, at) : text.slice(at);
  },
  function indent(text, at, pick) {
    const line = text.lastIndexOf('\n', at - 1) + 1;
    return text.slice(0, line) + of(['  ', '\t', ' ', '- ', '# '], pick) + text.slice(line);
  },
  function lineEnds(text, _, pick) {
    return of(
      [text.replaceAll('\n', '\r\n'), `\ufeff${text}`, text.replaceAll('\n', '\r'), `${text}\n---\n${text}`],
      pick,
    );
  },
];

export function editText(text: string, { kind, at, pick }: Edit, pieces: readonly string[]): string {
  return text.length > 500_000 ? text : of(textEdits, kind)(text, at % (text.length + 1), pick, pieces);
}

/** Bytes that no editor writes: an invalid sequence, a bit that fell over, the wrong encoding. */
export function editBytes(bytes: Buffer, { at, pick }: Edit): Buffer {
  if (pick % 4 === 0) return Buffer.from(`\ufeff${bytes}`, 'utf16le');
  const changed = Buffer.from(bytes);
  if (changed.length > 0) changed[at % changed.length] = (pick >> 2) % 256;
  return changed;
}
