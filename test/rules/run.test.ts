import { describe, expect, it } from 'vitest';
import type { Api, Graph } from '../../src/graph/model.js';
import type { Description, Subject, SubjectNode } from '../../src/graph/vocabulary/subject.js';
import { compileRule } from '../../src/rules/compile.js';
import { explain } from '../../src/rules/explain.js';
import { activate } from '../../src/rules/presets.js';
import type { RuleCore } from '../../src/rules/rule.js';
import { runRules } from '../../src/rules/run.js';
import { byDefault, type Door, emptyGraph, hidden, is, place, source, town } from './shop.js';

const core: RuleCore = {
  id: 'open-door',
  title: 'The door stands open',
  severity: 'high',
  kinds: ['rest'],
  presets: { recommended: true, strict: { severity: 'critical', options: { widest: 80 } } },
  subject: 'door',
  options: { widest: { type: 'number', default: 100, description: 'how wide' } },
  when: { colour: { 'none-of': ['green'] } },
  require: { open: false, width: { 'at-most': { option: 'widest' } } },
  message: 'Door {name} of {shop.name} is {colour}; keys: {keys.count}, {keys}.',
  mend: 'Close it.',
};

function run(door: Door, changes: Partial<RuleCore> = {}, preset: 'recommended' | 'strict' = 'recommended') {
  const vocabulary = new Map(town);
  const subject = vocabulary.get('door');
  if (subject) vocabulary.set('door', { ...subject, list: () => [door] });
  const { rule, problems } = compileRule({ ...core, ...changes }, vocabulary);
  if (!rule) throw new Error(JSON.stringify(problems));
  const active = activate([rule], [preset]);
  return runRules(emptyGraph, () => active).map(explain);
}

/** What a rule says to see of a door, in words. */
function seen(door: Door, see: readonly string[]): string[] {
  const { rule } = compileRule({ ...core, see }, town);
  const found = rule?.wording.see?.(door, { graph: emptyGraph, options: {} }) ?? [];
  return found.map(({ node, kind }) => `${kind} ${(node as Door).name}`);
}

const closed = { name: 'front', open: is(false), width: is(90) };

describe('a rule', () => {
  it('says nothing where its requirement holds or it does not apply', () => {
    expect(run(closed)).toEqual([]);
    expect(run({ ...closed, open: is(true), colour: is('green') })).toEqual([]);
  });

  it('fails where its requirement is false, with the fact that decided', () => {
    const [finding] = run({ ...closed, open: is(true) });
    expect(finding).toMatchObject({ rule: 'open-door', status: 'fail', severity: 'high', decidedBy: null });
    expect(finding).toMatchObject({ decided: '', deciding: 'open=true' });
  });

  it('keeps the last reason of several where all of them are too long', () => {
    const module = 'module label (acme/label) is not on disk';
    const reason = `whether ${'module.api.'.repeat(16)}this exists is not known: ${module}`;
    expect(run({ ...closed, open: hidden(reason) })[0]).toMatchObject({
      status: 'undecided',
      message: `The door stands open? Not known for door front: ${module}`,
    });
    expect(run({ ...closed, open: hidden(`whether it exists is not known: ${module}`) })[0]?.message).toMatch(/exists/);
  });

  it('shows where the things stand that its rule says to see, each once', () => {
    const shop = { name: 'bakery', doors: ['back', 'side', 'cellar', 'roof'].map((name) => ({ name })) };
    const [finding] = run({ ...closed, open: is(true), shop: is(shop) }, { see: ['shop', 'shop.doors'] });
    expect(finding?.related).toEqual([]); // all of this town has one place
    expect(seen({ ...closed, shop: is(shop) }, ['shop', 'shop.doors'])).toEqual([
      'shop bakery',
      'door back',
      'door side',
      'door cellar',
    ]);
    expect(seen(closed, ['shop', 'shop.doors'])).toEqual([]);
  });

  it('sees things only, no plain values', () => {
    const { problems } = compileRule({ ...core, see: ['name', 'shop.nam'] }, town);
    expect(problems).toEqual([
      { at: ['see', 0], message: "'name' is a plain value: only things have a place to look at" },
      { at: ['see', 1], message: "a shop has no 'nam' (in 'shop.nam'); did you mean 'name'?" },
    ]);
  });

  it('names whose default decided', () => {
    expect(run({ ...closed, open: byDefault(true) })[0]?.decided).toBe('not set (AWS default)');
  });

  it('says beside the deciding text what it sets, in words', () => {
    const [set] = run({ ...closed, width: is(120) });
    expect(set).toMatchObject({ decided: 'width is 120', deciding: 'width=120' });
    expect(run({ ...closed, width: byDefault(120) })[0]?.decided).toBe('width is not set (AWS default: 120)');
    expect(run({ ...closed, width: hidden('a drawing') })[0]?.decided).toBe('not known: a drawing');
  });

  it('names another node by its own resource, and the way to its fact', () => {
    const require: RuleCore['require'] = { 'shop.city': { 'none-of': ['Bath'] } };
    const shop = is({ name: 'corner', city: is('Bath') });
    expect(run({ ...closed, shop }, { require })[0]).toMatchObject({
      decided: 'shop city is Bath',
      decidedBy: 'corner',
    });
  });

  it('has all places that are to change', () => {
    const also = is(true);
    expect(run({ ...closed, open: is(true) })[0]?.places).toHaveLength(1);
    expect(run({ ...closed, open: { ...is(true), alike: [also] } })[0]?.places.slice(1)).toEqual([also]);
  });

  it('is undecided where a fact that matters is unknown, and says why', () => {
    expect(run({ ...closed, open: hidden('parameter Open has no default') })[0]).toMatchObject({
      status: 'undecided',
      message: 'The door stands open? Not known for door front: parameter Open has no default',
      deciding: 'open=unknown',
    });
    const undecided = 'It cannot be known whether door {name} is open';
    expect(run({ ...closed, open: hidden('no light') }, { undecided })[0]?.message).toBe(
      'It cannot be known whether door front is open: no light',
    );
  });

  it('is undecided where it is unknown whether it applies, unless its requirement holds anyway', () => {
    expect(run({ ...closed, colour: hidden() })).toEqual([]);
    expect(run({ ...closed, colour: hidden(), open: is(true) })[0]).toMatchObject({
      status: 'undecided',
      deciding: 'colour=unknown',
    });
  });

  it('uses the options and the severity of the preset', () => {
    expect(run(closed, {}, 'strict')[0]).toMatchObject({ severity: 'critical', deciding: 'width=90' });
  });

  it('names the resource whose text decided, the way there, and the subject', () => {
    const step = { span: place, message: 'default of parameter Open' };
    const [finding] = run({ ...closed, open: { ...is(true), by: 'Globals', via: [step] } });
    expect(finding?.decidedBy).toBe('Globals');
    expect(finding?.related).toEqual([step, { span: place, message: 'door front' }]);
  });

  it('shortens long names inside, so that a message stays one line', () => {
    const address = (kind: string) =>
      `module.networking.module.${kind}_of_the_whole_company.aws_api_gateway_rest_api.this`;
    const long = { ...closed, name: address('door'), shop: is({ name: address('shop') }) };
    const message = 'Door {name} of {shop.name} is open: whoever passes by comes in and takes what they like away';
    const [failed] = run({ ...long, open: is(true) }, { message });
    expect(failed?.message.length).toBeLessThan(200);
    expect(failed?.message).toMatch(
      /^Door module\.net\S+…\S+_api\.this of module\S+…\S+this is open: .* they like away$/,
    );
    const why = `whether ${address('door')} exists is not known: module shop.this (somebody/label/null) is not on disk`;
    const [unsure] = run(
      { ...long, open: hidden(why) },
      { undecided: 'Whether {name} of {shop.name} is open is not known' },
    );
    expect(unsure?.message.length).toBeLessThan(200);
    expect(unsure?.message).toMatch(
      /^Whether module\S+…\S+this of module\S+…\S+this is open is not known: module shop\.this \(somebody\/label\/null\) is not on disk$/,
    );
  });

  it('fills its message: unknown values by their reason, absent ones as none, lists cut', () => {
    const door = { ...closed, open: is(true), colour: byDefault(null), keys: is(['a', 'b', 'c', 'd', 'e']) };
    expect(run({ ...door, shop: hidden('import ShopId') })[0]?.message).toBe(
      'Door front of ${import ShopId} is none; keys: 5, a, b, c and 2 more.',
    );
    const long = { ...door, shop: is({ name: 'x'.repeat(500) }) };
    expect(run(long)[0]?.message.length).toBeLessThan(200);
  });
});

/** The rule asked of a door that belongs to an API, as a vocabulary of API Gateway's describes it. */
function runIn(about: Partial<Description>, changes: Partial<RuleCore> = {}, door: Door = closed) {
  const subject = town.get('door');
  if (!subject) throw new Error('no door');
  const kind = changes.subject ?? 'door';
  const describe = (node: SubjectNode) => ({ ...subject.describe(node), ...about });
  const apiOf = () => about.api ?? null;
  const vocabulary = new Map([...town, [kind, { ...subject, list: () => [door], apiOf, describe }]]);
  const { rule, problems } = compileRule({ ...core, ...changes }, vocabulary);
  if (!rule) throw new Error(JSON.stringify(problems));
  const active = activate([rule], ['recommended']);
  return runRules(emptyGraph, () => active).map(explain);
}

const api = { id: 'Api1', kind: 'rest', name: is('Shop'), span: place } as unknown as Api;
const unnamed = { id: 'Api1', kind: 'rest', name: hidden(), span: place } as unknown as Api;

describe('a finding of an API', () => {
  const open = { ...closed, open: is(true) };
  const dark = { ...closed, open: hidden('no light') };

  it('is there for the kinds that the rule judges', () => {
    expect(runIn({ api }, {}, open)).toHaveLength(1);
    expect(runIn({ api: { ...api, kind: 'http' } as Api }, {}, open)).toEqual([]);
  });

  it.each([
    [{ api }, 'door', 'door front of API Shop'],
    [{ api: unnamed }, 'door', 'door front of API Api1'],
    [{ api, route: 'GET /pets' }, 'door', 'route GET /pets of API Shop'],
    [{ api, stage: 'prod' }, 'door', 'stage prod of API Shop'],
    [{ route: 'GET /pets' }, 'door', 'route GET /pets'],
    [{ api }, 'api', 'API Shop'],
    [{}, 'usage-plan', 'usage plan front'],
    [{ api }, 'usage-plan', 'usage plan front of API Shop'],
  ] as [Partial<Description>, string, string][])('names its subject: %#', (about, kind, label) => {
    const [finding] = runIn(about, { subject: kind as never }, dark);
    expect(finding?.message).toBe(`The door stands open? Not known for ${label}: no light`);
    expect(finding?.decided).toBe('not known: no light');
  });

  it('points to nothing else where its own text decides', () => {
    expect(runIn({ api }, {}, open)[0]).toMatchObject({ related: [], decidedBy: null });
  });

  it('points to its subject where another resource decides, or a step lies between', () => {
    const here = { span: place, message: 'door front of API Shop' };
    const step = { span: place, message: 'default of parameter Open' };
    expect(runIn({ api }, {}, { ...closed, open: { ...is(true), by: 'Globals' } })[0]?.related).toEqual([here]);
    expect(runIn({ api }, {}, { ...closed, open: { ...is(true), via: [step] } })[0]?.related).toEqual([step, here]);
  });

  it('has the cause of those that the same thing decides, and no other', () => {
    const cause = (about: Partial<Description>, door: Door) => runIn(about, {}, door)[0]?.cause;
    const other = { ...open, name: 'back' };
    expect(cause({ api }, open)).toBe(cause({ api }, other));
    expect(cause({ api }, open)).toBe('open-door\nfail\nApi1\ntown.yaml\nopen\ntrue\nsaid');
    expect(cause({}, open)).toBe('open-door\nfail\n\ntown.yaml\nopen\ntrue\nsaid');
    expect(cause({ api }, { ...closed, open: byDefault(true) })).toBe(
      'open-door\nfail\nApi1\ntown.yaml\nopen\ntrue\nAWS default',
    );
    expect(cause({ api }, dark)).toBe('open-door\nundecided\nApi1\ntown.yaml\nopen\nno light\nunknown');
  });

  it('has the same deciding value whatever the order of a list', () => {
    const deciding = (keys: string[]) =>
      runIn({ api }, { require: { keys: { contains: 'z' } } }, { ...closed, keys: is(keys) })[0]?.deciding;
    expect(deciding(['b', 'a'])).toBe('keys=["a","b"]');
  });
});

it('a rule set is for the files that it is given for', () => {
  const subject = town.get('door');
  const { rule } = compileRule(core, new Map([...town, ['door', { ...subject, list: () => doors } as Subject]]));
  const doors: Door[] = [{ ...closed, open: is(true) }];
  if (!rule) throw new Error('no rule');
  const graph = { files: ['town.yaml', 'other.yaml'] } as unknown as Graph;
  const [recommended, strict] = [activate([rule], ['recommended']), activate([rule], ['strict'])];
  const severities = (inTown: typeof strict, elsewhere: typeof strict) =>
    runRules(graph, (file) => (file === 'town.yaml' ? inTown : elsewhere)).map(({ active }) => active.severity);
  expect(severities(recommended, strict)).toEqual(['high']);
  expect(severities(strict, recommended)).toEqual(['critical']);
  expect(severities(strict, strict)).toEqual(['critical']);
});

describe('what is wrong with a rule', () => {
  it.each([
    [{ presets: { strict: { options: { wide: 1 } } } }, "rule open-door has no option 'wide'"],
    [{ presets: { strict: { kinds: ['http'] } } }, 'does not judge http APIs'],
    [{ options: { widest: { type: 'number', default: 'x', description: '' } } }, 'a number is needed'],
    [{ message: 'Door {name.count}' }, 'only a list has a count'],
  ] as [Partial<RuleCore>, string][])('%j', (changes, message) => {
    const { problems } = compileRule({ ...core, ...changes }, town);
    expect(problems.map((problem) => problem.message).join()).toContain(message);
  });
});

describe('presets and settings', () => {
  const { rule } = compileRule(core, town);
  if (!rule) throw new Error('no rule');
  const on = (presets: Parameters<typeof activate>[1], setting?: Parameters<typeof activate>[2]) =>
    activate([rule], presets, setting).map(({ severity, options }) => ({ severity, options }));

  it('a later preset wins, a person over both', () => {
    expect(on(['security-hub'])).toEqual([]);
    expect(on(['strict', 'recommended'])).toEqual([{ severity: 'critical', options: { widest: 80 } }]);
    expect(on(['recommended'], new Map([['open-door', { severity: 'low', options: { widest: 1 } }]]))).toEqual([
      { severity: 'low', options: { widest: 1 } },
    ]);
    expect(on(['strict'], new Map([['open-door', { severity: 'off' }]]))).toEqual([]);
    expect(on([], new Map([['open-door', { severity: 'on' }]]))).toEqual([{ severity: 'high', options: {} }]);
  });

  it('options alone do not switch a rule on', () => {
    expect(on([], new Map([['open-door', { options: { widest: 1 } }]]))).toEqual([]);
  });
});

it('the file of the place is the source', () => {
  expect(run({ ...closed, open: is(true) })[0]?.span.source).toBe(source);
});
