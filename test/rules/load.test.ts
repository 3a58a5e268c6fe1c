import { describe, expect, it } from 'vitest';
import { loadRules } from '../../src/rules/load.js';
import { parseText } from '../../src/text/parse.js';
import { Source } from '../../src/text/source.js';
import { town } from './shop.js';

const rule = `id: acme/closed-doors
title: The door stands open
severity: high
kinds: [rest]
presets: { strict: true }
subject: door
require:
  open: false
message: "Door {name} is open."
why: People walk in.
mend: Close it.
references: { docs: [https://example.com/doors] }
`;

async function load(text: string) {
  const { value } = await parseText(new Source('rules.yaml', text));
  if (!value) throw new Error('no YAML');
  const { rules, diagnostics } = loadRules(value, town, 'own');
  return {
    ids: rules.map(({ rule }) => rule.id),
    errors: diagnostics.map(({ message, span }) => {
      const { line, column } = span.source.position(span.start);
      return `${line}:${column} ${message}`;
    }),
  };
}

const changed = (from: string, to: string) => load(rule.replace(from, to));

describe('a rule file', () => {
  it('holds one rule or a list of them', async () => {
    expect(await load(rule)).toEqual({ ids: ['acme/closed-doors'], errors: [] });
    const list = rule.replace(/^/gm, '  ').replace('  id', '- id').trimEnd();
    expect((await load(`${list}\n${list.replace('closed', 'shut')}\n`)).ids).toEqual([
      'acme/closed-doors',
      'acme/shut-doors',
    ]);
  });

  it('needs a namespace for its ids', async () => {
    const { ids, errors } = await changed('acme/closed-doors', 'closed-doors');
    expect(ids).toEqual([]);
    expect(errors).toEqual([
      "1:1 rule closed-doors, id: a rule of your own needs a namespace, e.g. 'acme/closed-doors'",
    ]);
  });

  it.each([
    ['severity', 'severty', "3:1 unknown key 'severty'; did you mean 'severity'?"],
    ['high', 'hihg', "3:1 severity: 'hihg' is not one of low, medium, high, critical; did you mean 'high'?"],
    ['strict: true', 'strickt: true', "5:12 presets: unknown key 'strickt'; did you mean 'strict'?"],
    ['mend: Close it.\n', '', "1:1 'mend' is missing"],
    [
      'open: false',
      'opne: false',
      "8:3 rule acme/closed-doors, require.opne: a door has no 'opne'; did you mean 'open'?",
    ],
    ['open: false', 'open: { equal: false }', "8:11 require.open: unknown key 'equal'; did you mean 'equals'?"],
    ['open: false', 'any: open', '8:3 require.any: array is needed here'],
    ['{name}', '{nam}', "9:1 rule acme/closed-doors, message: a door has no 'nam'; did you mean 'name'?"],
    [
      'subject: door',
      'subject: dor',
      "6:1 rule acme/closed-doors, subject: there is no subject 'dor'; did you mean 'door'?",
    ],
    ['https:', 'http:', '12:22 references.docs.0: must match pattern "^https://"'],
  ])('says what is wrong: %s -> %s', async (from, to, error) => {
    const { ids, errors } = await changed(from, to);
    expect(ids).toEqual([]);
    expect(errors).toContain(error);
  });

  it('cannot reach the prototype of anything', async () => {
    const { errors } = await changed('require:', 'require:\n  __proto__: { x: 1 }\n  constructor: 1');
    expect(errors).not.toEqual([]);
    expect(({} as { x?: number }).x).toBe(undefined);
  });
});
