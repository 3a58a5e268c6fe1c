import { describe, expect, it } from 'vitest';
import { Source } from '../../src/text/source.js';
import { simpleDocument } from '../../src/text/yaml-simple.js';
import { plain } from './plain.js';

const read = (text: string) => plain(simpleDocument(new Source('template.yaml', text)));

describe('simple YAML', () => {
  it.each([
    ['a: 1\nb:\n  c: x y # why\n', { a: 1, b: { c: 'x y' } }],
    ['---\n# about\n\na:\n- 1\n- b: 2\n  c: 3\n-\n', { a: [1, { b: 2, c: 3 }, null] }],
    ['- - a\n  - b\n- c\n', [['a', 'b'], 'c']],
    ['    a: 1\n    b: 2', { a: 1, b: 2 }],
    ['AWS::X: http://a#b:1\n', { 'AWS::X': 'http://a#b:1' }],
    ['"/a": \'x # y\'\n', { '/a': 'x # y' }],
    ['a: [x, "y, z", {b: !Ref c}, []]\n', { a: ['x', 'y, z', { b: { Ref: 'c' } }, []] }],
    ['a: !If\n  - b\n  - !GetAtt c.d\n', { a: { 'Fn::If': ['b', { 'Fn::GetAtt': ['c', 'd'] }] } }],
    ['a: !Sub |\n  x\n\n    y\nb: >-\n  x\n  y\n\n', { a: { 'Fn::Sub': 'x\n\n  y\n' }, b: 'x y' }],
    ['a: "\\"x\\" \\\\ \\n"\nb: \'it\'\'s\'\n', { a: '"x" \\ \n', b: "it's" }],
    ['a :\n  !Ref x\nb c: :y\n', { a: { Ref: 'x' }, 'b c': ':y' }],
    ['a:\nb:   # nothing\n', { a: null, b: null }],
  ])('%j is read', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  it.each([
    ['a text of several lines', 'a: x\n  y\n'],
    ['a quoted one', 'a: "x\n  y"\n'],
    ['an escape that JSON has not', 'a: "\\x41"\n'],
    ['brackets of several lines', 'a: [x,\n  y]\n'],
    ['an anchor', 'a: &x 1\n'],
    ['an alias', 'a: *x\n'],
    ['a merge key', '<<: {a: 1}\n'],
    ['a tag of YAML', 'a: !!str 1\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['a second document', 'a: 1\n---\nb: 2\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['a complex key', '? a\n: b\n'],
    ['a tab', 'a:\tb\n'],
    ['a line end of Windows', 'a: 1\r\n'],
    ['a byte order mark', '\ufeffa: 1\n'],
    ['a given indentation', 'a: |2\n   b\n'],
    ['a map within a line', 'a: b: c\n'],
    ['an indentation of its own', 'a:\n    b: 1\n  c: 2\n'],
    ['a missing comma', 'a: [b [c]]\n'],
    ['a missing bracket', 'a: [b\n'],
    ['a scalar alone', 'a\n'],
    ['nothing', '\n# about\n'],
    ['more levels than any template has', `a: ${'['.repeat(60)}${']'.repeat(60)}\n`],
    ['more text than any template has', `a: ${'x'.repeat(1_000_000)}\n`],
  ])('%s is left to the parser of all YAML', (_, text) => {
    expect(read(text)).toBeNull();
  });
});
