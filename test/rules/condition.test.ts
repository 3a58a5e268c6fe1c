import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, type Condition, not, type Truth } from '../../src/rules/condition.js';
import { ask, byDefault, compile, hidden, is, place, scope, town } from './shop.js';

const door = { name: 'front' };

describe('leaves', () => {
  it.each([
    [{ open: true }, { ...door, open: is(true) }, true],
    [{ open: true }, { ...door, open: is(false) }, false],
    [{ open: true }, { ...door, open: hidden() }, null],
    [{ colour: { 'one-of': ['red', 'blue'] } }, { ...door, colour: is('blue') }, true],
    [{ colour: { 'none-of': ['red', 'blue'] } }, { ...door, colour: is('blue') }, false],
    [{ width: { 'at-least': 90 } }, { ...door, width: is(90) }, true],
    [{ width: { 'at-most': 80 } }, { ...door, width: is(90) }, false],
    [{ width: { 'at-least': 80, 'at-most': 95 } }, { ...door, width: is(90) }, true],
    [{ name: { matches: '^fr' } }, door, true],
    [{ name: { contains: 'on' } }, door, true],
    [{ keys: { contains: 'brass' } }, { ...door, keys: is(['iron', 'brass']) }, true],
    [{ keys: { every: { matches: 's$' } } }, { ...door, keys: is(['iron', 'brass']) }, false],
    [{ keys: { some: 'iron' } }, { ...door, keys: is(['iron', 'brass']) }, true],
    [{ keys: { none: 'gold' } }, { ...door, keys: is(['iron', 'brass']) }, true],
    [{ 'shop.city': 'Basel' }, { ...door, shop: is({ name: 's', city: is('Basel') }) }, true],
    [{ shop: 'present' }, { ...door, shop: hidden() }, null],
    [{ width: { 'at-most': 90 } }, { ...door, width: is(90) }, true],
    [{ width: { 'at-least': 91 } }, { ...door, width: is(90) }, false],
    [{ open: 'present' }, { ...door, open: is(false) }, true],
    [{ colour: { absent: false } }, { ...door, colour: is('red') }, true],
    [{ colour: { absent: true } }, { ...door, colour: is('red') }, false],
    [{ colour: { present: false } }, { ...door, colour: is('red') }, false],
    [{ colour: { absent: false } }, door, false],
    [{ keys: 'present' }, { ...door, keys: is(['iron']) }, true],
    [{ keys: 'absent' }, { ...door, keys: is(['iron']) }, false],
    [{ keys: 'present' }, { ...door, keys: is([]) }, false],
    [{ keys: { every: 'iron' } }, { ...door, keys: is(['iron', 'iron']) }, true],
    [{ keys: { every: { matches: 'n$', contains: 'r' } } }, { ...door, keys: is(['iron', 'ran']) }, true],
    [{ keys: { every: { matches: 'n$', contains: 'r' } } }, { ...door, keys: is(['iron', 'tin']) }, false],
    [{ keys: { some: { matches: 'n$', contains: 'r' } } }, { ...door, keys: is(['tin', 'brass']) }, false],
    [{ keys: { none: 'iron' } }, { ...door, keys: is(['iron', 'brass']) }, false],
    [{ keys: { some: 'gold' } }, { ...door, keys: is(['iron', 'brass']) }, false],
    [{ keys: { contains: 'gold' } }, { ...door, keys: is(['iron', 'brass']) }, false],
    [{ name: { contains: 'x' } }, door, false],
    [{ colour: { contains: 'e' } }, { ...door, colour: is('red') }, true],
    [{ colour: { contains: 'e' } }, door, false],
    [{ colour: { equals: 'red' } }, door, false],
    [{ colour: { 'none-of': ['red'] } }, { ...door, colour: is('green') }, true],
    [{ colour: { 'one-of': ['red'] } }, { ...door, colour: is('green') }, false],
    [{ all: [{ open: true }, { width: 1 }] }, { ...door, open: is(true), width: is(2) }, false],
    [{ any: [{ open: true }, { width: 1 }] }, { ...door, open: is(true), width: is(2) }, true],
    [{ 'shop.doors': 'absent' }, { ...door, shop: hidden() }, null],
    [{ 'shop.doors': 'absent' }, door, false],
  ])('%j', (condition, node, truth) => {
    expect(ask(condition, node).truth).toBe(truth);
  });

  it('of an absent value are false, save absent and none-of', () => {
    expect(ask({ colour: 'absent' }, door).truth).toBe(true);
    expect(ask({ colour: { present: false } }, door).truth).toBe(true);
    expect(ask({ keys: 'absent' }, { ...door, keys: is([]) }).truth).toBe(true);
    expect(ask({ colour: { 'none-of': ['red'] } }, door).truth).toBe(true);
    expect(ask({ colour: { 'one-of': ['red'] } }, door).truth).toBe(false);
    expect(ask({ width: { 'at-most': 10 } }, door).truth).toBe(false);
    expect(ask({ colour: { matches: '' } }, door).truth).toBe(false);
  });

  it('behind an absent link are false, behind an unknown one unknown', () => {
    expect(ask({ 'shop.city': 'absent' }, door)).toEqual({ truth: false, path: 'shop.city' });
    expect(ask({ 'shop.city': 'Basel' }, { ...door, shop: hidden() }).truth).toBe(null);
  });
});

describe('quantifiers', () => {
  const red = { name: 'red', colour: is('red'), open: is(true) };
  const dark = { name: 'dark', colour: hidden('no light'), open: is(true) };
  const blue = { name: 'blue', colour: is('blue'), open: is(true) };

  it.each([
    ['some', [], false],
    ['every', [], true],
    ['none', [], true],
    ['some', [blue, red], true],
    ['every', [blue, red], false],
    ['none', [blue, red], false],
    ['some', [dark, red], true],
    ['some', [dark, blue], null],
    ['every', [dark, red], null],
    ['every', [dark, blue], false],
    ['none', [dark, blue], null],
    ['none', [dark, red], false],
  ])('%s of %j is red', (quantifier, doors, truth) => {
    expect(ask({ doors: { [quantifier]: { colour: 'red' } } }, { name: 's', doors }, 'shop').truth).toBe(truth);
  });

  it.each([
    ['present', [], false],
    ['present', [red], true],
    ['absent', [], true],
    ['absent', [red], false],
    [{ present: false }, [], true],
    [{ present: false }, [red], false],
    [{ absent: false }, [], false],
    [{ absent: false }, [red], true],
  ] as const)('%j of the list itself: %j', (doors, members, truth) => {
    expect(ask({ doors } as never, { name: 's', doors: members }, 'shop').truth).toBe(truth);
  });

  it('cannot be answered by the known members of a list that may be longer, unless one of them decides', () => {
    const shop = { name: 's', doors: [blue], missing: 'the plan is torn' };
    expect(ask({ doors: { some: { colour: 'red' } } }, shop, 'shop')).toEqual({ truth: null, path: 'doors' });
    expect(ask({ doors: { some: { colour: 'blue' } } }, shop, 'shop').truth).toBe(true);
    expect(ask({ doors: { every: { colour: 'blue' } } }, shop, 'shop').truth).toBe(null);
    expect(ask({ doors: { every: { colour: 'red' } } }, shop, 'shop').truth).toBe(false);
    expect(ask({ doors: 'present' }, shop, 'shop').truth).toBe(true);
    expect(ask({ doors: 'present' }, { name: 's', missing: 'the plan is torn' }, 'shop').truth).toBe(null);
  });

  it('point to the member that decides, or to the list', () => {
    const every = { doors: { every: { open: true, colour: 'red' } } };
    expect(ask(every, { name: 's', doors: [red, blue] }, 'shop').path).toBe('doors.colour');
    const some = { doors: { some: { colour: 'red' } } };
    expect(ask(some, { name: 's', doors: [blue, blue] }, 'shop').path).toBe('doors');
    expect(ask(some, { name: 's', doors: [blue] }, 'shop').path).toBe('doors.colour');
  });
});

describe('the deciding leaf', () => {
  it('of all is the first false one, even after an unknown one', () => {
    const node = { ...door, open: hidden(), colour: is('red'), width: is(1) };
    expect(ask({ open: true, colour: 'blue', width: 2 }, node)).toEqual({ truth: false, path: 'colour' });
    expect(ask({ open: true, colour: 'red' }, node)).toEqual({ truth: null, path: 'open' });
  });

  it('of any is the first true one, even after an unknown one', () => {
    const node = { ...door, open: hidden(), colour: is('red') };
    expect(ask({ any: [{ open: true }, { colour: 'red' }] }, node)).toEqual({ truth: true, path: 'colour' });
    expect(ask({ any: [{ colour: 'blue' }, { open: true }] }, node)).toEqual({ truth: null, path: 'open' });
  });

  it('survives not', () => {
    expect(ask({ not: { colour: 'red' } }, { ...door, colour: is('red') })).toEqual({ truth: false, path: 'colour' });
  });
});

describe('options', () => {
  const options = { widest: { type: 'number', default: 100, description: 'how wide' } } as const;

  it('are operands and paths', () => {
    const { condition } = compile({ width: { 'at-most': { option: 'widest' } } }, 'door', options);
    const wide = { ...door, width: is(110) };
    expect(condition?.(wide, scope).truth).toBe(false);
    expect(condition?.(wide, { ...scope, options: { widest: 120 } }).truth).toBe(true);
    const { condition: path } = compile({ 'option.widest': { 'at-least': 50 } }, 'door', options);
    expect(path?.(wide, scope).truth).toBe(true);
  });

  it('must be declared and fit', () => {
    expect(compile({ width: { 'at-most': { option: 'widst' } } }, 'door', options).problems[0]?.message).toContain(
      "did you mean 'widest'?",
    );
    expect(compile({ colour: { equals: { option: 'widest' } } }, 'door', options).problems[0]?.message).toContain(
      'of type number',
    );
  });
});

describe('what is wrong with a condition is said with its place', () => {
  it.each([
    [{ colur: 'red' }, ['require', 'colur'], "a door has no 'colur'; did you mean 'colour'?"],
    [{ 'shop.cty': 'x' }, ['require', 'shop.cty'], "a shop has no 'cty' (in 'shop.cty'); did you mean 'city'?"],
    [{ 'shop.doors.open': true }, ['require', 'shop.doors.open'], "ask 'some', 'every' or 'none'"],
    [{ 'colour.red': true }, ['require', 'colour.red'], 'nothing lies behind it'],
    [{ colour: 'rde' }, ['require', 'colour'], "one of red, green, blue; did you mean 'red'?"],
    [{ any: [{ colour: { 'one-of': ['red', 'x'] } }] }, ['require', 'any', 0, 'colour', 'one-of', 1], "never 'x'"],
    [{ open: 'true' }, ['require', 'open'], 'true or false'],
    [{ open: { 'at-least': 1 } }, ['require', 'open', 'at-least'], "'at-least' does not fit"],
    [{ keys: { equals: 'x' } }, ['require', 'keys', 'equals'], 'a list of texts'],
    [{ shop: 'x' }, ['require', 'shop'], "'present' or 'absent'"],
    [{ name: { matches: '(a' } }, ['require', 'name', 'matches'], 'does not work'],
    [{ not: { width: { 'at-mots': 1 } } }, ['require', 'not', 'width', 'at-mots'], "did you mean 'at-most'?"],
  ])('%j', (condition, at, message) => {
    const { condition: compiled, problems } = compile(condition as never);
    expect(compiled).toBe(null);
    expect(problems).toEqual([{ at, message: expect.stringContaining(message) }]);
  });
});

describe('a test that does not fit is no condition', () => {
  it.each([
    [{ keys: { every: { 'at-least': 1 } } }, "'at-least' does not fit: the value is a text"],
    [{ keys: { every: 1 } }, '1 does not fit: the value is a text'],
    [{ width: { matches: 'a' } }, "'matches' does not fit: the value is a number"],
    [{ width: { contains: 'a' } }, "'contains' does not fit: the value is a number"],
    [{ open: { 'one-of': [true] } }, "'one-of' does not fit: the value is true or false"],
    [{ name: { some: 'a' } }, "'some' does not fit: the value is a text"],
    [{ name: { equals: 1 } }, '1 does not fit: the value is a text'],
    [
      { 'shop.doors': { equals: 1 } },
      "'shop.doors' are several: ask some, every, none, present, absent of them, not 'equals'",
    ],
    [{ 'shop.doors': { some: 'x' } }, "'some' needs a condition on each, e.g. {some: {path: value}}"],
    [{ 'shop.doors': { every: null } }, "'every' needs a condition on each, e.g. {every: {path: value}}"],
    [{ 'shop.doors': { every: { colur: 'red' } } }, "a door has no 'colur'; did you mean 'colour'?"],
    [
      { 'shop.doors.open.x': true },
      "'shop.doors' are several: ask 'some', 'every' or 'none' of them, e.g. {some: {open.x: …}}",
    ],
    [{ 'shop.name.a.b': true }, "'shop.name' is a plain value: nothing lies behind it"],
  ])('%j', (condition, message) => {
    const { condition: compiled, problems } = compile(condition as never);
    expect(compiled).toBe(null);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
  });

  it.each([
    'equals',
    'one-of',
    'none-of',
    'present',
    'absent',
    'matches',
    'at-least',
    'at-most',
    'contains',
    'some',
    'every',
    'none',
  ])('a mistyped %s is recognised', (name) => {
    const { problems } = compile({ width: { [`${name}x`]: 1 } } as never);
    expect(problems[0]?.message).toBe(`there is no test '${name}x'; did you mean '${name}'?`);
  });
});

describe("Kleene's laws", () => {
  const doorSubject = town.get('door');
  if (!doorSubject) throw new Error('no doors');
  const constant = (truth: Truth): Condition => {
    const leaf = { path: String(truth), fact: byDefault(null), node: door, subject: doorSubject };
    return () => ({ truth, ...leaf });
  };
  const truth = fc.constantFrom<Truth>(true, false, null);
  const truthOf = (condition: Condition) => condition({ ...door }, scope).truth;
  const order = (value: Truth) => (value === false ? 0 : value === null ? 1 : 2);

  it('all is the least and any the greatest of false < unknown < true', () => {
    fc.assert(
      fc.property(fc.array(truth, { minLength: 1, maxLength: 5 }), (values) => {
        const parts = values.map(constant);
        expect(order(truthOf(all(parts)))).toBe(Math.min(...values.map(order)));
        expect(order(truthOf(any(parts)))).toBe(Math.max(...values.map(order)));
      }),
    );
  });

  it("De Morgan's laws and double negation hold", () => {
    fc.assert(
      fc.property(truth, truth, (left, right) => {
        const [a, b] = [constant(left), constant(right)];
        expect(truthOf(not(all([a, b])))).toBe(truthOf(any([not(a), not(b)])));
        expect(truthOf(not(any([a, b])))).toBe(truthOf(all([not(a), not(b)])));
        expect(truthOf(not(not(a)))).toBe(left);
      }),
    );
  });

  it('learning what was unknown never turns a decided answer', () => {
    const node = fc.record({
      open: fc.option(fc.boolean(), { nil: null }),
      colour: fc.option(fc.constantFrom('red', 'blue'), { nil: null }),
    });
    const leaf = fc.constantFrom(
      { open: true },
      { open: false },
      { colour: 'red' },
      { colour: { 'none-of': ['blue'] } },
    );
    const condition = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({ all: fc.tuple(tie('any'), tie('any')) }),
        fc.record({ any: fc.tuple(tie('any'), tie('any')) }),
        fc.record({ not: tie('any') }),
      ),
    })).any as fc.Arbitrary<never>;
    fc.assert(
      fc.property(condition, node, fc.boolean(), fc.constantFrom('red', 'blue'), (source, { open, colour }, o, c) => {
        const before = ask(source, {
          ...door,
          open: open === null ? hidden() : is(open),
          colour: colour === null ? hidden() : is(colour),
        });
        const after = ask(source, { ...door, open: is(open ?? o), colour: is(colour ?? c) });
        expect(after.truth).not.toBe(null);
        if (before.truth !== null) expect(after.truth).toBe(before.truth);
      }),
    );
  });
});

it('a list as a whole is its size, or why that is not known', () => {
  const { condition } = compile({ doors: { some: { open: true } } }, 'shop');
  const shut = { name: 'a', open: is(false) };
  expect(condition?.({ name: 's', doors: [shut, shut] } as never, scope).fact).toEqual(is(2));
  expect(condition?.({ name: 's', doors: [], missing: 'torn' } as never, scope).fact).toEqual(hidden('torn'));
});

it('a place is kept', () => {
  expect(compile({ open: true }).condition?.({ ...door, open: hidden() }, scope).fact.span).toBe(place);
});
