import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/text/json.js';
import { Source } from '../../src/text/source.js';
import { at, get } from '../../src/text/value.js';
import { plain, read, where, written } from './plain.js';

const json = (text: string) => parseJson(new Source('template.json', text));

describe('JSON', () => {
  it('is read with its places', () => {
    const { value, diagnostics } = json('{"a": [1, true, null, "x\\n\\u00e9"],\r\n "b": {"c": -1.5e3}}');
    expect(diagnostics).toEqual([]);
    expect(plain(value)).toEqual({ a: [1, true, null, 'x\né'], b: { c: -1500 } });
    expect(written(at(value ?? undefined, 'b', 'c'))).toBe('-1.5e3');
    expect(written(get(value ?? undefined, 'a'))).toBe('[1, true, null, "x\\n\\u00e9"]');
    expect(value?.kind === 'map' && value.entries.get('b')?.keySpan).toMatchObject({ start: 38, end: 41 });
  });

  it('may begin with a byte order mark, and may be a single value or nothing', () => {
    expect(plain(json('\ufeff{"a": 1}').value)).toEqual({ a: 1 });
    expect(plain(json(' "a" ').value)).toBe('a');
    expect(json(' \n')).toEqual({ value: null, diagnostics: [] });
  });

  it('holds __proto__ as an ordinary key', () => {
    const { value } = json('{"__proto__": {"polluted": true}}');
    expect(value?.kind === 'map' && [...value.entries.keys()]).toEqual(['__proto__']);
  });

  it.each([
    ['{"a": 1, // one\n "b": 2}', { a: 1, b: 2 }, ['warning json-comment 1:10']],
    ['# one\n{"a": /* two */ 1}', { a: 1 }, ['warning json-comment 1:1']],
    ['{"a": [1, 2,],\n}', { a: [1, 2] }, ['warning json-trailing-comma 1:12']],
    ['{"a": 1, "a": 2}', { a: 2 }, ['warning duplicate-key 1:10']],
  ])('%j is used, with a warning', (text, value, diagnostics) => {
    const parsed = json(text);
    expect(plain(parsed.value)).toEqual(value);
    expect(parsed.diagnostics.map(where)).toEqual(diagnostics);
  });

  it.each([
    ['{"a": 1\n "b": 2}', { a: 1, b: 2 }, ['error syntax-error 2:2']],
    ['{"a": [1 2]}', { a: [1, 2] }, ['error syntax-error 1:10']],
    ['{"a": 1', { a: 1 }, ['error syntax-error 1:8']],
    ['{"a": [1, {"b": 2}', { a: [1, { b: 2 }] }, ['error syntax-error 1:19']],
    ['{"a": [1}', { a: [1] }, ['error syntax-error 1:9']],
    ['{"a": 1]}', { a: 1 }, ['error syntax-error 1:8']],
    ['{"a" 1, "b": 2}', { a: 1, b: 2 }, ['error syntax-error 1:2']],
    ['{"a", "b": 2}', { b: 2 }, ['error syntax-error 1:2']],
    ['{"a": , "b": 2}', { b: 2 }, ['error syntax-error 1:7']],
    ['{"a": yes}', { a: 'yes' }, ['error syntax-error 1:7']],
    ['{a: 1}', { a: 1 }, ['error syntax-error 1:2']],
    ['{"a": "x\n, "b": 2}', { a: 'x', b: 2 }, ['error syntax-error 1:7']],
    ['{"a": "\\q"}', { a: '\\q' }, ['error syntax-error 1:7']],
    ['{"a": 01}', { a: '01' }, ['error syntax-error 1:7']],
    ['[1,,2]', [1, 2], ['error syntax-error 1:4']],
    ['{"a": 1}}', { a: 1 }, ['error syntax-error 1:9']],
    ['{"a": 1} {"b": 2}', { a: 1 }, ['error syntax-error 1:10']],
  ])('%j is used as far as it goes, with the errors in their places', (text, value, diagnostics) => {
    const parsed = json(text);
    expect(plain(parsed.value)).toEqual(value);
    expect(parsed.diagnostics.map(where)).toEqual(diagnostics);
  });
});

describe('a file', () => {
  it.each([
    ['a.json', '{"a": 1,}', 'json-trailing-comma'],
    ['a.template', '\n{"a": 1,}', 'json-trailing-comma'],
  ])('%s that starts with a bracket is JSON', async (file, text, code) => {
    expect((await read(text, file)).diagnostics.map((one) => one.code)).toEqual([code]);
  });

  it.each([
    ['a.yaml', '{"a": 1,}'],
    ['a.template', 'a: 1'],
    ['a.json', 'a: 1'],
  ])('%s with %j is YAML', async (file, text) => {
    const { value, diagnostics } = await read(text, file);
    expect(plain(value)).toEqual({ a: 1 });
    expect(diagnostics).toEqual([]);
  });
});
