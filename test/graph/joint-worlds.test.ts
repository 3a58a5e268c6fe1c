import { expect, it } from 'vitest';
import { jointWorlds } from '../../src/graph/joint-worlds.js';
import type { World } from '../../src/graph/world.js';

/** The worlds of one parameter that is divided so. */
const divided = (parameter: string, ...of: string[]): World[] =>
  of.map((is) => ({ choices: [{ parameter, is, of }], graph: {} as World['graph'] }));

/** The pairs of two versions, in words. */
function pairs(base: readonly World[], head: readonly World[]): string[] {
  return jointWorlds(base, head).worlds.map(({ world }) =>
    world.choices.map(({ parameter, is }) => `${parameter} ${is}`).join(', '),
  );
}

const prodOrNot = ['is prod', 'is not prod'];

it('pairs the worlds that one value of a parameter makes in both versions', () => {
  const stages = divided('Stage', ...prodOrNot);
  const { worlds, complete } = jointWorlds(stages, stages);
  expect(worlds.map(({ base, head }) => [stages.indexOf(base), stages.indexOf(head)])).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(complete).toBe(true);
});

it('pairs each world with each where the versions ask for different parameters', () => {
  expect(pairs(divided('Waf', 'is on', 'is not on'), divided('Stage', ...prodOrNot))).toEqual([
    'Stage is prod, Waf is on',
    'Stage is prod, Waf is not on',
    'Stage is not prod, Waf is on',
    'Stage is not prod, Waf is not on',
  ]);
});

it('divides a parameter by what either version compares it with', () => {
  expect(pairs(divided('Stage', ...prodOrNot), divided('Stage', 'is test', 'is not test'))).toEqual([
    'Stage is test',
    'Stage is prod',
    'Stage is neither prod nor test',
  ]);
});

it('takes a value that both versions name for the same', () => {
  const head = divided('Stage', 'is prod', 'is test', 'is neither prod nor test');
  expect(pairs(divided('Stage', ...prodOrNot), head)).toEqual([
    'Stage is prod',
    'Stage is test',
    'Stage is neither prod nor test',
  ]);
});

it('lists the classes of the joint division, so that conditions can be told from them', () => {
  const base = divided('Stage', 'is a', 'is b', 'is neither a nor b');
  const { worlds } = jointWorlds(base, divided('Stage', 'is c', 'is not c'));
  expect(worlds[0]?.world.choices[0]?.of).toEqual(['is a', 'is b', 'is c', 'is none of a, b, c']);
});

it('does not mind that the versions have another default', () => {
  expect(pairs(divided('Stage', 'is prod', 'is not prod'), divided('Stage', 'is not prod', 'is prod'))).toEqual([
    'Stage is not prod',
    'Stage is prod',
  ]);
});

it('ends at 256 pairs, and says so', () => {
  const many = (parameter: string, count: number) =>
    divided(parameter, ...Array.from({ length: count }, (_, at) => `is ${at}`));
  expect(jointWorlds(many('A', 16), many('B', 16))).toMatchObject({ complete: true, worlds: { length: 256 } });
  expect(jointWorlds(many('A', 16), many('B', 17))).toMatchObject({ complete: false, worlds: { length: 256 } });
});
