import { describe, expect, it } from 'vitest';
import { checkInput } from '../../src/check/check.js';
import { Fingerprints } from '../../src/check/fingerprint.js';
import type { Fact } from '../../src/graph/fact.js';
import type { Graph } from '../../src/graph/model.js';
import type { Choice, Input } from '../../src/graph/world.js';
import { compileRule } from '../../src/rules/compile.js';
import { activate } from '../../src/rules/presets.js';
import { Source, type Span } from '../../src/text/source.js';
import { type Door, hidden, is, place, town } from '../rules/shop.js';

/** One rule ('doors are closed') over worlds, each of which has its own doors. */
function check(
  worlds: readonly { choices?: readonly Choice[]; doors: readonly Door[]; lacks?: readonly string[] }[],
  fingerprints = new Fingerprints(),
) {
  const vocabulary = new Map(town);
  const subject = vocabulary.get('door');
  if (!subject) throw new Error('no doors');
  vocabulary.set('door', { ...subject, list: (graph) => (graph as unknown as { doors: Door[] }).doors });
  const { rule } = compileRule(
    {
      id: 'open-door',
      title: 'The door stands open',
      severity: 'high',
      kinds: ['rest'],
      presets: { recommended: true },
      subject: 'door',
      require: { open: false },
      message: 'Door {name} is open.',
      mend: 'Close it.',
    },
    vocabulary,
  );
  if (!rule) throw new Error('no rule');
  const active = activate([rule], ['recommended']);
  const input: Input = {
    sources: [place.source],
    worlds: worlds.map(({ choices = [], doors, lacks = [] }) => ({
      choices,
      graph: {
        files: ['town.yaml'],
        apis: [],
        doors,
        incomplete: lacks.map((reason) => ({ reason, span: place })),
      } as unknown as Graph,
    })),
    diagnostics: [],
    notAllWorlds: null,
  };
  return fingerprints.numbered(checkInput(input, () => active).findings);
}

const stage = (value: string): Choice => ({
  parameter: 'Stage',
  is: `is ${value}`,
  of: ['is dev', 'is test', 'is prod'],
});
const door = (open: Fact<boolean>, name = 'front'): Door => ({ name, open });

it('what the input lacks is said once, as undecided', () => {
  const lacks = ['module town is not on disk', 'module sea is not on disk'];
  const findings = check([
    { choices: [stage('dev')], doors: [], lacks },
    { choices: [stage('test')], doors: [], lacks },
  ]);
  expect(findings.map(({ rule, status, message }) => `${rule} ${status} ${message}`).sort()).toEqual([
    'input-incomplete undecided Not checked: module sea is not on disk',
    'input-incomplete undecided Not checked: module town is not on disk',
  ]);
});

describe('findings of several worlds', () => {
  it('are one where they mean the same', () => {
    const findings = check([
      { choices: [stage('dev')], doors: [door(is(true))] },
      { choices: [stage('test')], doors: [door(is(true))] },
      { choices: [stage('prod')], doors: [door(is(true))] },
    ]);
    expect(findings).toMatchObject([{ status: 'fail', when: [], message: 'Door front is open.' }]);
  });

  it('say in which worlds they hold', () => {
    const findings = check([
      { choices: [stage('dev')], doors: [door(is(true))] },
      { choices: [stage('test')], doors: [door(is(true))] },
      { choices: [stage('prod')], doors: [door(is(false))] },
    ]);
    expect(findings.map(({ when }) => when)).toEqual([['Stage is dev or test']]);
  });

  it('are failures where one fails and another is undecided', () => {
    const findings = check([
      { choices: [stage('dev')], doors: [door(hidden('no light'))] },
      { choices: [stage('test')], doors: [door(hidden('no light'))] },
      { choices: [stage('prod')], doors: [door(is(true))] },
    ]);
    expect(findings).toMatchObject([{ status: 'fail', when: ['Stage is prod'] }]);
  });

  it('are undecided once, whatever the reasons', () => {
    const findings = check([
      { choices: [stage('dev')], doors: [door(hidden('no light'))] },
      { choices: [stage('test')], doors: [door(hidden('fog'))] },
      { choices: [stage('prod')], doors: [door(is(false))] },
    ]);
    expect(findings).toMatchObject([{ status: 'undecided', when: ['Stage is dev or test'] }]);
  });
});

describe('fingerprints', () => {
  const text = (before: string) => {
    const source = new Source('town.yaml', `${before}open: true\n`);
    return { source, start: before.length, end: before.length + 4 };
  };
  const at = (span: Span) => check([{ doors: [door({ ...is(true), span })] }])[0]?.fingerprint;

  it('survive moved lines and renamed files', () => {
    const moved = at(text('\n\n\n# ten lines later\n'));
    expect(moved).toBe(at(text('')));
    expect(at({ ...text(''), source: new Source('elsewhere/village.yaml', 'open: true\n') })).toBe(moved);
  });

  it('change with the subject, the status and the deciding value', () => {
    const all = [
      check([{ doors: [door(is(true))] }]),
      check([{ doors: [door(is(true), 'back')] }]),
      check([{ doors: [door(hidden())] }]),
      check([{ doors: [{ name: 'front' }] }]),
    ].map(([finding]) => finding?.fingerprint);
    expect(new Set(all).size).toBe(4);
  });

  it('are numbered where equal ones meet in one run', () => {
    const run = new Fingerprints();
    const [first] = check([{ doors: [door(is(true))] }], run);
    const [second] = check([{ doors: [door(is(true))] }], run);
    expect(second?.fingerprint).toBe(`${first?.fingerprint}:2`);
  });
});

it('a place of several lines is cut to its first line', () => {
  const source = new Source('town.yaml', 'door:\r\n  open: true\r\n');
  const [finding] = check([{ doors: [door({ ...is(true), span: { source, start: 0, end: 19 } })] }]);
  expect(finding?.span).toMatchObject({ start: 0, end: 5 });
});

it('the order is that of file, line, rule and route, whatever the order of nodes', () => {
  const source = new Source('town.yaml', 'a\nb\nc\n');
  const at = (start: number, name: string) => door({ ...is(true), span: { source, start, end: start + 1 } }, name);
  const doors = [at(4, 'c'), at(0, 'a'), at(2, 'b')];
  expect(check([{ doors }]).map(({ resource }) => resource)).toEqual(['a', 'b', 'c']);
});
