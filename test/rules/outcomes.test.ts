import { describe, expect, it } from 'vitest';
import type { SubjectNode } from '../../src/graph/vocabulary/subject.js';
import { compileRule } from '../../src/rules/compile.js';
import { compileMessage } from '../../src/rules/message.js';
import { outcomesOf } from '../../src/rules/outcomes.js';
import type { Context } from '../../src/rules/path.js';
import { activate } from '../../src/rules/presets.js';
import type { RuleCore } from '../../src/rules/rule.js';
import { type Door, emptyGraph, hidden, is, type Shop, town } from './shop.js';

const core: RuleCore = {
  id: 'open-door',
  title: 'The door stands open',
  severity: 'high',
  kinds: ['rest'],
  presets: { recommended: true, strict: true },
  subject: 'door',
  when: { colour: { 'none-of': ['green'] } },
  require: { open: false },
  message: 'Door {name} is open.',
  mend: 'Close it.',
};

function outcomes(door: Partial<Door>, subject = 'door', kind = 'rest') {
  const { rule } = compileRule(core, town);
  if (!rule) throw new Error('no rule');
  const node = { name: 'front', colour: is('red'), open: is(false), ...door } as unknown as SubjectNode;
  return outcomesOf(node, subject, kind, emptyGraph, activate([rule], ['recommended']));
}

describe('what a rule says of a node', () => {
  it.each<[Partial<Door>, string, string]>([
    [{ open: is(true) }, 'fail', 'open is true'],
    [{ open: is(false) }, 'pass', 'open is false'],
    [{ open: is(null) }, 'fail', 'open is none'],
    [{ colour: is('green'), open: is(true) }, 'does not apply', 'colour is green'],
    [{ open: hidden('no light') }, 'undecided', 'open is not known: no light'],
    [{ colour: hidden('no light'), open: is(true) }, 'undecided', 'colour is not known: no light'],
    [{ colour: hidden('no light'), open: is(false) }, 'pass', 'open is false'],
    [{ colour: hidden('fog'), open: hidden('no light') }, 'undecided', 'colour is not known: fog'],
  ])('%#: %s', (door, outcome, because) => {
    expect(outcomes(door)).toEqual([{ rule: 'open-door', outcome, because }]);
  });

  it('is nothing where the rule is about something else', () => {
    expect(outcomes({}, 'shop')).toEqual([]);
    expect(outcomes({}, 'door', 'http')).toEqual([]);
  });
});

describe('a placeholder of a message', () => {
  const context = (): Context => ({ vocabulary: town, options: {}, problems: [] }) as unknown as Context;
  const shop = (doors: readonly string[], missing?: string): Shop => ({
    name: 'Bakery',
    doors: doors.map((name) => ({ name })),
    ...(missing !== undefined && { missing }),
  });
  const fill = (template: string, node: Door | Shop, subject = 'door') =>
    compileMessage(
      template,
      subject,
      [],
      context(),
    )?.(node as unknown as SubjectNode, { graph: emptyGraph, options: {} });

  it('is the value, or what is not known in `${}`, or none', () => {
    expect(fill('{name} is {colour}', { name: 'front', colour: is('red') })).toBe('front is red');
    expect(fill('{colour}', { name: 'front', colour: hidden('no light') })).toBe('${no light}');
    expect(fill('{colour}', { name: 'front', colour: is(null) })).toBe('none');
    expect(fill('{shop.city}', { name: 'front', shop: is(null) })).toBe('none');
    expect(fill('{shop.city}', { name: 'front', shop: hidden('fog') })).toBe('${fog}');
  });

  it('of one node is its name', () => {
    expect(fill('{shop}', { name: 'front', shop: is(shop([])) })).toBe('Bakery');
  });

  it('of a list shows three, and counts the others', () => {
    const keys = (...all: string[]) => fill('{keys.count}: {keys}', { name: 'front', keys: is(all) });
    expect(keys()).toBe('0: none');
    expect(keys('a', 'b', 'c')).toBe('3: a, b, c');
    expect(keys('a', 'b', 'c', 'd', 'e')).toBe('5: a, b, c and 2 more');
  });

  it('of nodes shows their names, and says where some may be missing', () => {
    expect(fill('{doors.count}: {doors}', shop(['front', 'back']), 'shop')).toBe('2: front, back');
    expect(fill('{doors.count}: {doors}', shop([]), 'shop')).toBe('0: none');
    expect(fill('{doors.count}', shop(['front'], 'a wall'), 'shop')).toBe('at least 1');
  });

  it('cuts what is longer than 80 characters, and hides secrets', () => {
    expect(fill('{colour}', { name: 'front', colour: is('x'.repeat(80)) })).toBe('x'.repeat(80));
    expect(fill('{colour}', { name: 'front', colour: is('x'.repeat(81)) })).toBe(`${'x'.repeat(79)}…`);
    expect(fill('{colour}', { name: 'front', colour: is('AKIAJ4KQ2XWLVM3PTRDC') })).not.toContain(
      'AKIAJ4KQ2XWLVM3PTRDC',
    );
  });

  it.each([
    ['{colour.count}', "'colour.count': only a list has a count"],
    ['{color}', expect.stringContaining('color')],
  ])('is a problem as %s', (template, message) => {
    const own = context();
    expect(compileMessage(`Door {name} is ${template}`, 'door', ['message'], own)).toBe(null);
    expect(own.problems).toEqual([{ at: ['message'], message }]);
  });
});
