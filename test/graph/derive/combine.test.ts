import { expect, it } from 'vitest';
import {
  definedElsewhere,
  everyFact,
  firstText,
  hiddenFrom,
  isFalse,
  isTrue,
  saidBy,
  someFact,
  someFactWithAll,
  unlessElsewhere,
  unlessHidden,
} from '../../../src/graph/derive/combine.js';
import { type Fact, known } from '../../../src/graph/fact.js';
import { api, graph, place, said, stage, unsaid, words } from '../build-graph.js';

const yes: Fact<boolean> = said(true);
const no: Fact<boolean> = said(false);
const maybe: Fact<boolean> = unsaid('parameter Flag');
const none = known(null, place());

it('knows what is true and what is false', () => {
  expect([yes, no, maybe, undefined].map(isTrue)).toEqual([true, false, false, false]);
  expect([yes, no, maybe, undefined].map(isFalse)).toEqual([false, true, false, false]);
});

it('is true of some as soon as one is, at its place', () => {
  expect(someFact([maybe, no, yes], none)).toBe(yes);
  expect(someFact([no, maybe], none)).toBe(maybe);
  expect(someFact([no], none)).toEqual({ ...none, value: false });
  expect(someFact([], none)).toEqual({ ...none, value: false });
});

it('is true of every one unless one is false, at its place', () => {
  expect(everyFact([maybe, yes, no], none)).toBe(no);
  expect(everyFact([yes, maybe], none)).toBe(maybe);
  expect(everyFact([yes], none)).toEqual({ ...none, value: true });
  expect(everyFact([], none)).toEqual({ ...none, value: true });
});

it('names all other places where it is true, since each has to change', () => {
  const also: Fact<boolean> = said(true);
  expect(someFactWithAll([no, yes, maybe, also], none)).toEqual({ ...yes, alike: [also] });
  expect(someFactWithAll([yes], none)).toEqual({ ...yes, alike: [] });
  expect(someFactWithAll([no, maybe], none)).toBe(maybe);
  expect(someFactWithAll([no], none)).toEqual({ ...none, value: false });
});

it('takes the first text that there is', () => {
  const text: Fact<string | null> = said('/pets');
  const absent: Fact<string | null> = said(null);
  expect(firstText([absent, unsaid(), text], none)).toBe(text);
  expect(words(firstText([absent, unsaid('parameter Path')], none))).toBe('unknown: parameter Path');
  expect(firstText([absent], none)).toEqual({ ...none, value: null });
});

it('keeps who said a fact first', () => {
  const owner = { resource: 'Association' };
  expect(saidBy(yes, owner)).toMatchObject({ value: true, by: 'Association' });
  expect(saidBy(maybe, owner)).toMatchObject({ reason: 'parameter Flag', by: 'Association' });
  const told = { ...yes, by: 'Stage' };
  expect(saidBy(told, owner)).toBe(told);
});

it('knows nothing absent of what the input does not show', () => {
  const hidden = [{ reason: 'nested stack Waf is not in the input', span: place() }];
  expect(unlessHidden(graph(), none)).toBe(none);
  expect(words(unlessHidden(graph({ incomplete: hidden }), none))).toBe(
    'unknown: nested stack Waf is not in the input',
  );
  expect(hiddenFrom(api())).toBeNull();
  expect(hiddenFrom(api({ incomplete: hidden }))).toMatchObject({ reason: 'nested stack Waf is not in the input' });
});

it('knows nothing absent of a stage that is defined elsewhere', () => {
  const prod = stage(api(), 'prod', { external: true });
  expect(definedElsewhere(prod)).toMatchObject({ reason: 'the stage is defined elsewhere', span: prod.span });
  expect(words(unlessElsewhere(graph(), prod, none))).toBe('unknown: the stage is defined elsewhere');
  expect(unlessElsewhere(graph(), stage(api()), none)).toBe(none);
});
