import type { Choice, World } from './world.js';

/** A part of the space of worlds: for each parameter that it restricts, the classes that it admits. */
type Box = Map<string, Set<string>>;

/** More alternatives than this are counted instead of listed. */
const mostAlternatives = 3;

/**
 * The worlds in which something holds, as few and as short conditions as describe exactly these: `Stage is not prod`.
 * All of the conditions hold together; none where it holds in all worlds.
 *
 * Worlds are disjoint, and one that does not name a parameter stands for all of its classes.
 */
export function whenOf(holding: readonly World[], worlds: readonly World[]): readonly string[] {
  const holds = new Set(holding);
  if (holds.size === worlds.length) return [];
  const classes = new Map<string, readonly string[]>();
  for (const { choices } of worlds) for (const { parameter, of } of choices) classes.set(parameter, of);
  const others = worlds.filter((world) => !holds.has(world));
  const boxes: Box[] = [];
  for (const world of worlds) {
    if (!holds.has(world) || boxes.some((box) => covers(box, world))) continue;
    boxes.push(widened(world, others, classes));
  }
  const [only] = boxes;
  if (boxes.length === 1 && only) return conditionsOf(only, classes);
  if (boxes.length <= mostAlternatives) {
    return [boxes.map((box) => conditionsOf(box, classes).join(' and ')).join(', or ')];
  }
  return [`in ${holds.size} of ${worlds.length} combinations of ${words([...classes.keys()], 'and')}`];
}

/** The largest box around a world that touches none of the others. */
function widened(world: World, others: readonly World[], classes: ReadonlyMap<string, readonly string[]>): Box {
  const box: Box = new Map(world.choices.map(({ parameter, is }) => [parameter, new Set([is])]));
  const isFree = () => !others.some((other) => touches(box, other));
  for (const [parameter, admitted] of [...box]) {
    box.delete(parameter);
    if (!isFree()) box.set(parameter, admitted);
  }
  for (const [parameter, admitted] of box) {
    for (const one of classes.get(parameter) ?? []) {
      if (admitted.has(one)) continue;
      admitted.add(one);
      if (!isFree()) admitted.delete(one);
    }
  }
  return box;
}

/** Whether the world lies in the box with all that it stands for. */
function covers(box: Box, world: World): boolean {
  const choices = new Map(world.choices.map(({ parameter, is }) => [parameter, is]));
  return [...box].every(([parameter, admitted]) => admitted.has(choices.get(parameter) ?? ''));
}

function touches(box: Box, world: World): boolean {
  return world.choices.every(({ parameter, is }: Choice) => box.get(parameter)?.has(is) ?? true);
}

function conditionsOf(box: Box, classes: ReadonlyMap<string, readonly string[]>): string[] {
  return [...box].map(([parameter, admitted]) => phrase(parameter, admitted, classes.get(parameter) ?? []));
}

/** `Stage is prod`, `Stage is dev or test`, `Stage is neither prod nor test`. */
function phrase(parameter: string, admitted: ReadonlySet<string>, all: readonly string[]): string {
  const [only] = admitted;
  if (admitted.size === 1 && only) return `${parameter} ${only}`;
  const named = [...admitted].map(literalOf);
  if (named.every((value) => value !== null)) return `${parameter} is ${words(named, 'or')}`;
  const left = all.filter((one) => !admitted.has(one)).flatMap((one) => literalOf(one) ?? []);
  if (left.length === 1) return `${parameter} is not ${left[0]}`;
  return `${parameter} is ${left.length === 2 ? `neither ${left.join(' nor ')}` : `none of ${left.join(', ')}`}`;
}

/** The value of a class `is VALUE`; null for a class of all others (`is not …`, `is neither …`). */
function literalOf(is: string): string | null {
  const match = /^is (?!not |neither |none of )(.*)$/s.exec(is);
  return match?.[1] ?? null;
}

function words(items: readonly (string | null)[], last: 'and' | 'or'): string {
  const rest = items.slice(0, -1);
  return rest.length === 0 ? String(items.at(-1)) : `${rest.join(', ')} ${last} ${items.at(-1)}`;
}
