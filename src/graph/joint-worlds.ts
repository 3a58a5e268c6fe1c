import type { Choice, World } from './world.js';

/** A combination of parameters in which both versions of an input are looked at. */
export interface JointWorld {
  /** What `whenOf` reads: the choices of both sides. */
  readonly world: World;
  readonly base: World;
  readonly head: World;
}

/** More combinations than these are not compared: a parameter that only one side knows multiplies them. */
const mostJoint = 256;

/**
 * The worlds of two versions of an input, side by side: each pair that one assignment of parameters can make, that of
 * the defaults first. `complete` is false where there are too many.
 */
export function jointWorlds(
  base: readonly World[],
  head: readonly World[],
): { readonly worlds: readonly JointWorld[]; readonly complete: boolean } {
  const worlds: JointWorld[] = [];
  for (const after of head) {
    for (const before of base) {
      const choices = joined(before.choices, after.choices);
      if (!choices) continue;
      if (worlds.length === mostJoint) return { worlds, complete: false };
      worlds.push({ world: { choices, graph: after.graph }, base: before, head: after });
    }
  }
  return { worlds, complete: true };
}

/** The choices that hold in both; null where they exclude each other. */
function joined(base: readonly Choice[], head: readonly Choice[]): readonly Choice[] | null {
  const choices = new Map(head.map((choice) => [choice.parameter, choice]));
  for (const before of base) {
    const after = choices.get(before.parameter);
    const both = after ? common(before, after) : before;
    if (!both) return null;
    choices.set(before.parameter, both);
  }
  return [...choices.values()];
}

function common(one: Choice, other: Choice): Choice | null {
  if (one.of.join('\n') === other.of.join('\n')) return one.is === other.is ? one : null;
  const is = overlap(one.is, one.of, other.is, other.of);
  if (is === null) return null;
  const of = one.of.flatMap((mine) => other.of.flatMap((theirs) => overlap(mine, one.of, theirs, other.of) ?? []));
  return { parameter: one.parameter, is, of: [...new Set(of)] };
}

/** What two classes of one parameter have in common, where the two sides divide it differently; null for nothing. */
function overlap(one: string, oneOf: readonly string[], other: string, otherOf: readonly string[]): string | null {
  const [mine, theirs] = [literalOf(one), literalOf(other)];
  if (mine !== null && theirs !== null) return mine === theirs ? one : null;
  if (mine !== null) return literals(otherOf).includes(mine) ? null : one;
  if (theirs !== null) return literals(oneOf).includes(theirs) ? null : other;
  const excluded = [...new Set([...literals(oneOf), ...literals(otherOf)])];
  if (excluded.length === 1) return `is not ${excluded[0]}`;
  return excluded.length === 2 ? `is neither ${excluded.join(' nor ')}` : `is none of ${excluded.join(', ')}`;
}

/** The value of a class `is VALUE`; null for the class of all others. */
function literalOf(is: string): string | null {
  return /^is (?!not |neither |none of )(.*)$/s.exec(is)?.[1] ?? null;
}

function literals(of: readonly string[]): string[] {
  return of.flatMap((is) => literalOf(is) ?? []);
}
