import { expect, test } from 'vitest';
import { whenOf } from '../../src/graph/when.js';
import type { Choice, World } from '../../src/graph/world.js';

const classes: Record<string, readonly string[]> = {
  Stage: ['is prod', 'is test', 'is neither prod nor test'],
  Waf: ['is true', 'is not true'],
};

function world(...words: readonly string[]): World {
  const choices = words.map((word): Choice => {
    const [parameter = '', ...is] = word.split(' ');
    return { parameter, is: is.join(' '), of: classes[parameter] ?? [] };
  });
  return { choices, graph: {} as World['graph'] };
}

const all = ['is prod', 'is test', 'is neither prod nor test'].flatMap((stage) =>
  ['is true', 'is not true'].map((waf) => world(`Stage ${stage}`, `Waf ${waf}`)),
);
const where = (test: (words: string) => boolean) =>
  all.filter(({ choices }) => test(choices.map(({ parameter, is }) => `${parameter} ${is}`).join(', ')));

test('says nothing where something holds in all worlds', () => {
  expect(whenOf(all, all)).toEqual([]);
});

test('names only the parameters that matter', () => {
  expect(
    whenOf(
      where((words) => words.includes('Stage is prod')),
      all,
    ),
  ).toEqual(['Stage is prod']);
  expect(
    whenOf(
      where((words) => words.includes('Waf is not true')),
      all,
    ),
  ).toEqual(['Waf is not true']);
});

test('joins the classes of a parameter', () => {
  expect(
    whenOf(
      where((words) => !words.includes('neither')),
      all,
    ),
  ).toEqual(['Stage is prod or test']);
});

test('names the classes that are left out where they are fewer', () => {
  const holding = where((words) => !words.includes('Stage is test'));
  expect(whenOf(holding, all)).toEqual(['Stage is not test']);
});

test('names each parameter that matters', () => {
  expect(
    whenOf(
      where((words) => words === 'Stage is prod, Waf is not true'),
      all,
    ),
  ).toEqual(['Stage is prod', 'Waf is not true']);
});

test('says the alternatives where no one set of conditions does', () => {
  const two = where((words) => words === 'Stage is prod, Waf is true' || words === 'Stage is test, Waf is not true');
  expect(whenOf(two, all)).toEqual(['Stage is prod and Waf is true, or Stage is test and Waf is not true']);
});

test('ends where a parameter was not asked for in every world', () => {
  const tree = [
    world('Stage is prod', 'Waf is true'),
    world('Stage is prod', 'Waf is not true'),
    world('Stage is test'),
    world('Stage is neither prod nor test'),
  ];
  expect(whenOf(tree.slice(0, 2), tree)).toEqual(['Stage is prod']);
  expect(whenOf(tree.slice(0, 1), tree)).toEqual(['Stage is prod', 'Waf is true']);
});

test('counts where there are too many alternatives', () => {
  const flags = ['A', 'B', 'C'];
  const worlds = Array.from({ length: 8 }, (_, bits): World => {
    const choices = flags.map((parameter, at): Choice => {
      const of = ['is true', 'is not true'];
      return { parameter, is: bits & (1 << at) ? 'is true' : 'is not true', of };
    });
    return { choices, graph: {} as World['graph'] };
  });
  const odd = worlds.filter(({ choices }) => choices.filter(({ is }) => is === 'is true').length % 2 === 1);
  expect(whenOf(odd, worlds)).toEqual(['in 4 of 8 combinations of A, B and C']);
});
