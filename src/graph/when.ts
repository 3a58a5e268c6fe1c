import type { World } from './world.js';

/**
 * In words, when something holds that holds in some worlds of an input: `[]` where it holds in all of them, else
 * conditions of which all are true in the worlds where it holds (`Stage is prod`, `Region is not us-east-1`).
 */
export function whenOf(holding: readonly World[], all: readonly World[]): readonly string[] {
  if (holding.length === all.length) return [];
  const cases = merged(holding.map(caseOf));
  if (cases.some((one) => one.size === 0)) return [];
  const [only, ...others] = cases;
  if (!only) return [];
  if (others.length === 0) return Array.from(only, ([parameter, { is }]) => words(parameter, is));
  // No one set of conditions: say the alternatives.
  return [
    cases.map((one) => Array.from(one, ([parameter, { is }]) => words(parameter, is)).join(' and ')).join(', or '),
  ];
}

/** Parameters that matter, with the classes that they may be in and the number of all their classes. */
type Case = ReadonlyMap<string, { readonly is: ReadonlySet<string>; readonly of: number }>;

function caseOf({ choices }: World): Case {
  return new Map(choices.map(({ parameter, is, of }) => [parameter, { is: new Set([is]), of: of.length }]));
}

/** Two cases that differ in one parameter are one; a parameter that may be anything does not matter. */
function merged(cases: readonly Case[]): readonly Case[] {
  for (const [at, one] of cases.entries()) {
    for (const other of cases.slice(at + 1)) {
      const both = union(one, other);
      if (both) return merged([...cases.slice(0, at), both, ...cases.slice(at + 1).filter((each) => each !== other)]);
    }
  }
  return cases;
}

function union(one: Case, other: Case): Case | null {
  if (one.size !== other.size) return null;
  const result = new Map(one);
  let differing = 0;
  for (const [parameter, { is, of }] of one) {
    const there = other.get(parameter);
    if (!there) return null;
    const all = new Set([...is, ...there.is]);
    if (all.size === is.size && is.size === there.is.size) continue;
    if (++differing > 1) return null;
    if (all.size >= of) result.delete(parameter);
    else result.set(parameter, { is: all, of });
  }
  return result;
}

function words(parameter: string, is: ReadonlySet<string>): string {
  return `${parameter} ${[...is].join(' or ')}`;
}
