import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../src/rules/builtin.js';
import { root } from '../integrations/tools.js';
import { readCases } from './cases.js';

const document = readFileSync(join(root, 'docs/pitfalls.md'), 'utf8');
const rows = document.split('\n').filter((line) => /^\| (?!---)/.test(line) && !/\| shown by \|$/.test(line));
const bad = new Set(
  readCases()
    .filter(({ kind }) => kind === 'bad')
    .map(({ rule }) => rule),
);

describe('each line of docs/pitfalls.md', () => {
  test.each(rows)('%s', (row) => {
    const rules = [...row.matchAll(/\]\(rules\/([\w-]+)\.md\)/g)].map(([, id = '']) => id);
    expect(rules.filter((id) => !bad.has(id))).toEqual([]);
    const [, shown = ''] = /\| ([^|]+) \|$/.exec(row) ?? [];
    const [, file, title] = /^`(test\/[^`]+)` (.+)$/.exec(shown) ?? [];
    if (file) {
      expect(existsSync(join(root, file))).toBe(true);
      expect(readFileSync(join(root, file), 'utf8').replace(/\(\s+'/g, "('")).toContain(`('${title}'`);
    } else if (shown === 'the example of its rule') expect(rules).not.toEqual([]);
    else expect(row).toMatch(/ not judged: .{30,} — \|$/s);
  });
});

test('every rule that a preset holds by default is a line there', () => {
  const recommended = builtInRules().filter(({ source }) => source.presets.recommended);
  const named = new Set([...document.matchAll(/rules\/([\w-]+)\.md/g)].map(([, id]) => id));
  // that a setting is missing is no mistake of anybody's own making
  const plain = /^(stage-without-|resource-policy-missing|domain-tls-unstated|unintended-stage)/;
  expect(recommended.filter(({ id }) => !named.has(id) && !plain.test(id)).map(({ id }) => id)).toEqual([]);
});
