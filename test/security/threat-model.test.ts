import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../integrations/tools.js';

const document = readFileSync(join(root, 'docs/security.md'), 'utf8');
const rows = document.split('\n').filter((line) => /^\| (?!---)/.test(line) && !/\| test \|$/.test(line));

describe('each line of docs/security.md', () => {
  test.each(rows)('%s', (row) => {
    const [, file = '', title = ''] = /\| `(test\/[^`]+)` ([^|]+) \|$/.exec(row) ?? [];
    expect(title).not.toBe('');
    expect(existsSync(join(root, file))).toBe(true);
    // the first argument of `test`, `it`, `describe` or one of their `each`
    const named = readFileSync(join(root, file), 'utf8').replace(/\(\s+'/g, "('");
    expect(named).toContain(`('${title.trim()}'`);
  });
});

test('there are lines at all', () => {
  expect(rows.length).toBeGreaterThan(30);
});
