import { describe, expect, it } from 'vitest';
import { embeddedJson } from '../../src/policy/embedded-json.js';
import type { Value } from '../../src/text/value.js';
import { located } from './values.js';

/** The JSON that a string holds, each hole as `<name>` again. */
function read(text: string): unknown {
  const value = located(text);
  if (value.kind !== 'scalar' && value.kind !== 'template') throw new Error(`no string: ${text}`);
  const found = embeddedJson(value);
  return found && back(found);
}

function back(value: Value): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map(back);
    case 'map':
      return Object.fromEntries(Array.from(value.entries.values(), (entry) => [entry.key, back(entry.value)]));
    case 'template':
      return value.parts.map(back);
    case 'unknown':
      return `<${value.name}>`;
    case 'reference':
      return `<${value.target}>`;
  }
}

describe('JSON in a string', () => {
  it('is read with all its kinds of values', () => {
    expect(read('{"a":[1,true,null,"x",""],"b":{}}')).toEqual({ a: [1, true, null, 'x', ''], b: {} });
  });
  it('has a hole in place of a value', () => {
    expect(read('{"Statement":«Statements»,"Id":[«A»,«Role.Arn»]}')).toEqual({
      Statement: '<Statements>',
      Id: ['<A>', '<Role>'],
    });
  });
  it('has holes within its strings', () => {
    expect(read('{"Resource":"arn:«Partition»:x","Sid":"«A»«B»"}')).toEqual({
      Resource: ['arn:', '<Partition>', ':x'],
      Sid: ['<A>', '<B>'],
    });
  });
  it('is one hole where a string is nothing else', () => expect(read('{"a":"«A»"}')).toEqual({ a: '<A>' }));
  it.each([
    ['of one letter', '{"a":"b","c":«C»}', { a: 'b', c: '<C>' }],
    ['of two letters', '{"aa":"bb","c":«C»}', { aa: 'bb', c: '<C>' }],
    ['with a quote', '{"a":"\\"","c":«C»}', { a: '"', c: '<C>' }],
    ['with a backslash at its end', '{"a":"\\\\","c":«C»}', { a: '\\', c: '<C>' }],
    ['with a quote before a hole', '{"a":"\\"«C»"}', { a: ['"', '<C>'] }],
  ])('ends a string %s where JSON does', (_, text, expected) => expect(read(text)).toEqual(expected));
  it('may have a hole between parts of one string, as joined texts have', () => {
    expect(read('{"a":"b«B»c«C»","d":«D»}')).toEqual({ a: ['b', '<B>', 'c', '<C>'], d: '<D>' });
  });
  it.each(['', '{', '{"a":}', "{'a':1}", 'prod'])('is not %j', (text) => expect(read(text)).toBeNull());
});
