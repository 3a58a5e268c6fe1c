import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
const documented = [...page.matchAll(/`([a-z]+(?:-[a-z0-9]+)+|timeout|unreadable)`/g)].map(([, code = '']) => code);
const source = readdirSync(join(root, 'src'), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
  .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
  .join('\n');

test.each([...new Set(documented)])('%s is a code that the program says', (code) => {
  const said = code.startsWith('include-') ? code.slice('include-'.length) : code;
  expect(source).toContain(`'${said}'`);
});

test('each code of an error has its line', () => {
  const literal = [...source.matchAll(/code: '([a-z-]+)',[^}]*?severity: 'error'/g)].map(([, code]) => code);
  const rejected = [...source.matchAll(/reject\(\s*'([a-z-]+)'/g)].map(([, code]) => code);
  expect(literal.length).toBeGreaterThan(10);
  expect([...new Set([...literal, ...rejected])].filter((code) => !documented.includes(code ?? ''))).toEqual([]);
});
