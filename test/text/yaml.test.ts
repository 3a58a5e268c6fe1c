import { describe, expect, it } from 'vitest';
import { at, get } from '../../src/text/value.js';
import { plain, read, where, written } from './plain.js';

describe('scalars', () => {
  it.each([
    ['12', 12],
    ['-1.5', -1.5],
    ['1e3', 1000],
    ['0o17', 15],
    ['0xff', 255],
    ['012', 12],
    ['true', true],
    ['False', false],
    ['null', null],
    ['~', null],
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.inf', Number.NEGATIVE_INFINITY],
    ['.nan', Number.NaN],
    ['2012-10-17', '2012-10-17'],
    ['yes', 'yes'],
    ['off', 'off'],
    ['1.2.3', '1.2.3'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['"12"', '12'],
    ["'true'", 'true'],
    ['!!str 12', '12'],
    ['!!int "12"', 12],
    ['!!bool "true"', true],
    ['!<tag:yaml.org,2002:str> 12', '12'],
    ['! 12', '12'],
    ['!!binary abc', 'abc'],
  ])('%s is read by the core schema of YAML 1.2', async (text, value) => {
    const { value: root } = await read(`a: ${text}\n`);
    expect(plain(get(root ?? undefined, 'a'))).toEqual(value);
  });

  it('keeps the text as it was written', async () => {
    const { value } = await read('account: 012345678901\n');
    expect(get(value ?? undefined, 'account')).toMatchObject({ value: 12345678901, text: '012345678901' });
  });

  it('folds and keeps the lines of block scalars', async () => {
    const { value } = await read('literal: |\n  a\n  b\nfolded: >-\n  a\n  b\n');
    expect(plain(value)).toEqual({ literal: 'a\nb\n', folded: 'a b' });
  });
});

describe('short tags', () => {
  it.each([
    ['!Ref Api', { Ref: 'Api' }],
    ['!GetAtt Api.RootResourceId', { 'Fn::GetAtt': ['Api', 'RootResourceId'] }],
    ['!GetAtt Nested.Outputs.Url', { 'Fn::GetAtt': ['Nested', 'Outputs.Url'] }],
    ['!GetAtt "Api.RootResourceId"', { 'Fn::GetAtt': ['Api', 'RootResourceId'] }],
    ['!GetAtt [Api, RootResourceId]', { 'Fn::GetAtt': ['Api', 'RootResourceId'] }],
    ['!Sub "${A}-b"', { 'Fn::Sub': '${A}-b' }],
    ['!Sub ["${x}", {x: !Ref A}]', { 'Fn::Sub': ['${x}', { x: { Ref: 'A' } }] }],
    ['!Join ["", [a, !Ref B]]', { 'Fn::Join': ['', ['a', { Ref: 'B' }]] }],
    ['!If [IsProd, a, !Ref AWS::NoValue]', { 'Fn::If': ['IsProd', 'a', { Ref: 'AWS::NoValue' }] }],
    ['!FindInMap [M, !Ref A, B]', { 'Fn::FindInMap': ['M', { Ref: 'A' }, 'B'] }],
    ['!Condition IsProd', { Condition: 'IsProd' }],
    ['!Equals [a, b]', { 'Fn::Equals': ['a', 'b'] }],
    ['!ImportValue x', { 'Fn::ImportValue': 'x' }],
    ['!Transform {Name: AWS::Include}', { 'Fn::Transform': { Name: 'AWS::Include' } }],
    ['!GetAZs ""', { 'Fn::GetAZs': '' }],
    ['!Base64\n  Fn::Sub: x', { 'Fn::Base64': { 'Fn::Sub': 'x' } }],
  ])('%s has the long form', async (text, long) => {
    const { value, diagnostics } = await read(`a: ${text}\n`);
    expect(diagnostics).toEqual([]);
    expect(plain(get(value ?? undefined, 'a'))).toEqual(long);
  });

  it('span the whole tagged node, the key the tag', async () => {
    const { value } = await read('a: !Sub "x${B}"\n');
    const node = get(value ?? undefined, 'a');
    expect(written(node)).toBe('!Sub "x${B}"');
    expect(node?.kind === 'map' && node.entries.get('Fn::Sub')?.keySpan).toMatchObject({ start: 3, end: 7 });
    expect(written(get(node, 'Fn::Sub'))).toBe('"x${B}"');
  });
});

describe('spans', () => {
  it('enclose quotes, brackets and block scalars, without blank lines after them', async () => {
    const { value } = await read('a: "b"\nc: [d, {e: f}]\ng: |\n  h\n\ni:\n  - j\n  - k: l\n\nm: n\n');
    const root = value ?? undefined;
    expect(written(get(root, 'a'))).toBe('"b"');
    expect(written(get(root, 'c'))).toBe('[d, {e: f}]');
    expect(written(get(root, 'g'))).toBe('|\n  h');
    expect(written(get(root, 'i'))).toBe('- j\n  - k: l');
    expect(written(root)).toMatch(/^a: [\s\S]* n$/);
  });

  it('are right after CRLF line ends, and after a byte order mark', async () => {
    const { value } = await read('\ufeffa: b\r\nc:\r\n  d: e\r\n');
    expect(written(at(value ?? undefined, 'c', 'd'))).toBe('e');
    expect(plain(value)).toEqual({ a: 'b', c: { d: 'e' } });
  });

  it('of an empty value stand behind its key', async () => {
    const { value } = await read('a:\n  b:\nc: d\n');
    expect(at(value ?? undefined, 'a', 'b')).toMatchObject({ value: null, span: { start: 6, end: 6 } });
  });
});

describe('maps', () => {
  it('hold __proto__ as an ordinary key', async () => {
    const { value } = await read('__proto__: {polluted: true}\n');
    expect(value?.kind === 'map' && [...value.entries.keys()]).toEqual(['__proto__']);
    expect('polluted' in {}).toBe(false);
  });

  it('have the text of numbers, booleans and null as keys', async () => {
    const { value } = await read('404: a\ntrue: b\n~: c\n0x1: d\n');
    expect(value?.kind === 'map' && [...value.entries.keys()]).toEqual(['404', 'true', '~', '0x1']);
  });

  it('take the last of equal keys, with a warning', async () => {
    const { value, diagnostics } = await read('a: 1\nb: 2\na: 3\n');
    expect(plain(value)).toEqual({ a: 3, b: 2 });
    expect(diagnostics.map(where)).toEqual(['warning duplicate-key 3:1']);
    expect(diagnostics[0]?.message).toContain('first in line 1');
  });

  it('leave out what has a map or list as key, with a warning', async () => {
    const { value, diagnostics } = await read('? [a, b]\n: c\nd: e\n');
    expect(plain(value)).toEqual({ d: 'e' });
    expect(diagnostics.map(where)).toEqual(['warning complex-key 1:3']);
  });
});

describe('anchors', () => {
  it('lend their value to aliases, its span included', async () => {
    const { value } = await read('a: &x {b: c}\nd: *x\n');
    expect(plain(value)).toEqual({ a: { b: 'c' }, d: { b: 'c' } });
    expect(get(value ?? undefined, 'd')?.span).toEqual(get(value ?? undefined, 'a')?.span);
  });

  it('fill maps through merge keys; own keys win, then earlier maps', async () => {
    const { value } = await read(
      'one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nsingle:\n  <<: *one\n  a: own\nlist:\n  z: 0\n  <<: [*one, *two]\n',
    );
    expect(plain(get(value ?? undefined, 'single'))).toEqual({ a: 'own', b: 1 });
    expect(plain(get(value ?? undefined, 'list'))).toEqual({ z: 0, a: 1, b: 1, c: 2 });
    expect(written(at(value ?? undefined, 'list', 'c'))).toBe('2');
  });

  it('cannot merge what is no map', async () => {
    const { value, diagnostics } = await read('a:\n  <<: ${file(x.yml)}\n  b: c\n');
    expect(plain(value)).toEqual({ a: { '<<': '${file(x.yml)}', b: 'c' } });
    expect(diagnostics.map(where)).toEqual(['warning merge-key 2:3']);
  });

  it('that are missing are an error', async () => {
    const { value, diagnostics } = await read('a: *nobody\nb: c\n');
    expect(plain(value)).toEqual({ a: '?Alias *nobody has no anchor &nobody before it', b: 'c' });
    expect(diagnostics.map(where)).toEqual(['error unknown-alias 1:4']);
  });

  it('that hold themselves are an error, not an endless loop', async () => {
    const { diagnostics } = await read('a: &x\n  b: *x\n');
    expect(diagnostics.map(where)).toEqual(['error unknown-alias 2:6']);
  });
});

describe('documents', () => {
  it.each(['', '\n\n', '# only a comment\n', '---\n', '\ufeff', '---\n...\n'])('%j holds nothing', async (text) => {
    expect(await read(text)).toEqual({ value: null, diagnostics: [] });
  });

  it('give the first one that holds something', async () => {
    const text = '---\n# nothing\n---\na: 1\n---\n- 2\n';
    expect(plain((await read(text)).value)).toEqual({ a: 1 });
  });
});

describe('indentation inside brackets and quotes', () => {
  it('does not matter, as to the parsers of CloudFormation and the AWS CLI', async () => {
    const text = 'a:\n  Schema: { # pasted\n  "b": [1,\n2],\n"c": "d\n e"\n}\n  Other: 3\n';
    const { value, diagnostics } = await read(text);
    expect(diagnostics).toEqual([]);
    expect(plain(value)).toEqual({ a: { Schema: { b: [1, 2], c: 'd e' }, Other: 3 } });
    expect(written(at(value ?? undefined, 'a', 'Other'))).toBe('3');
  });

  it('may be missing in a quoted text of several lines', async () => {
    const { value, diagnostics } = await read('a:\n  b: "one\n\ntwo # no comment"\n  c: 1\n');
    expect(diagnostics).toEqual([]);
    expect(plain(value)).toEqual({ a: { b: 'one\ntwo # no comment', c: 1 } });
  });
});

describe('broken text', () => {
  it('is read as far as possible, each error in its place', async () => {
    const text = 'a: 1\nb\nc: [1, 2\nd: "x\n';
    const { value, diagnostics } = await read(text);
    expect(get(value ?? undefined, 'a')).toMatchObject({ value: 1 });
    expect(diagnostics.length).toBeGreaterThan(1);
    expect(new Set(diagnostics.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
      new Set(['error syntax-error']),
    );
  });

  it('is told in plain words', async () => {
    const { value, diagnostics } = await read('Resources:\n  First:\n    Type: A\n  Second:x\n  Third:\n    Type: C\n');
    expect(at(value ?? undefined, 'Resources', 'First', 'Type')).toMatchObject({ value: 'A' });
    expect(diagnostics.map(where)).toContain('error syntax-error 4:3');
    expect(diagnostics[0]?.message).toBe('A colon and a blank are missing after this key');
  });

  it('with tabs as indentation says so', async () => {
    const { diagnostics } = await read('a:\n\tb: 1\n');
    expect(diagnostics.map(({ message }) => message)).toContain('Tabs cannot indent: YAML wants blanks');
  });
});
