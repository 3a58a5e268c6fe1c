import { describe, expect, it } from 'vitest';
import { checkOptions, compileRule } from '../../src/rules/compile.js';
import type { RuleCore } from '../../src/rules/rule.js';
import { town } from './shop.js';

const core: RuleCore = {
  id: 'wide-door',
  title: 'The door is wide',
  severity: 'low',
  kinds: ['rest'],
  presets: { strict: true },
  subject: 'door',
  options: {
    widest: { type: 'number', default: 100, minimum: 60, maximum: 200, description: 'how wide' },
    count: { type: 'number', default: 1, description: 'how many' },
    painted: { type: 'boolean', default: true, description: 'whether' },
    colours: { type: 'strings', default: ['red'], description: 'which' },
  },
  require: { width: { 'at-most': { option: 'widest' } } },
  message: 'Door {name} is wide.',
  mend: 'Build a wall.',
};

describe('values of options', () => {
  it.each([
    [{ widest: 60, count: -1, painted: false, colours: [] }],
    [{ widest: 200, colours: ['red', 'blue'] }],
    [{}],
  ])('that fit: %j', (values) => {
    expect(checkOptions(core, values)).toEqual([]);
  });

  it.each([
    [{ widest: 59 }, 'widest', 'at least 60 is needed'],
    [{ widest: 201 }, 'widest', 'at most 200 is allowed'],
    [{ widest: '60' }, 'widest', '"60" does not fit: a number is needed'],
    [{ painted: 1 }, 'painted', '1 does not fit: a boolean is needed'],
    [{ colours: 'red' }, 'colours', '"red" does not fit: a list of texts is needed'],
    [{ colours: ['red', 1] }, 'colours', '["red",1] does not fit: a list of texts is needed'],
    [{ wides: 60 }, 'wides', "rule wide-door has no option 'wides'; did you mean 'widest'?"],
    [{ toString: 1 }, 'toString', "rule wide-door has no option 'toString'"],
  ])('that do not: %j', (values, name, message) => {
    expect(checkOptions(core, values as never)).toEqual([{ at: [name], message }]);
    expect(checkOptions(core, values as never, ['presets', 'strict', 'options'])).toEqual([
      { at: ['presets', 'strict', 'options', name], message },
    ]);
  });

  it('of a rule without options are none', () => {
    const { options, ...rest } = core;
    expect(checkOptions({ ...rest, require: { open: false } }, { widest: 60 })).toEqual([
      { at: ['widest'], message: "rule wide-door has no option 'widest'" },
    ]);
  });
});

describe('a problem of a rule stands where it was written', () => {
  it.each([
    [{ subject: 'dor' }, ['subject']],
    [{ when: { opne: true } }, ['when', 'opne']],
    [{ require: { opne: true } }, ['require', 'opne']],
    [{ message: '{nam}' }, ['message']],
    [{ undecided: '{nam}' }, ['undecided']],
    [{ options: { widest: { type: 'number', default: 'x', description: '' } } }, ['options', 'widest', 'default']],
    [{ presets: { strict: { options: { widest: 1 } } } }, ['presets', 'strict', 'options', 'widest']],
    [{ presets: { strict: { kinds: ['rest', 'http'] } } }, ['presets', 'strict', 'kinds']],
  ] as [Partial<RuleCore>, string[]][])('%j', (changes, at) => {
    const { rule, problems } = compileRule({ ...core, ...changes }, town);
    expect(rule).toBe(null);
    expect(problems.map((problem) => problem.at)).toContainEqual(at);
  });

  it('and without one there is a rule, with or without a condition on when it applies', () => {
    expect(compileRule(core, town)).toMatchObject({
      rule: { id: 'wide-door', conditions: { when: null } },
      problems: [],
    });
    const presets = { strict: { kinds: ['rest'] as const }, recommended: { options: { widest: 80 } } };
    const { rule, problems } = compileRule({ ...core, presets, when: { open: true } } as RuleCore, town);
    expect(problems).toEqual([]);
    expect(rule?.conditions.when).not.toBe(null);
    expect(rule?.wording.undecided).toBe(null);
  });
});
