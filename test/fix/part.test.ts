import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { stringify } from 'yaml';
import { plainOf } from '../../src/fix/data.js';
import { type Document, documentOf } from '../../src/fix/document.js';
import { partOf } from '../../src/fix/part.js';
import { writtenHcl } from '../../src/parsers/terraform/hcl/written.js';
import { Source } from '../../src/text/source.js';

async function read(file: string, text: string): Promise<Document> {
  const document = await documentOf(new Source(file, text), writtenHcl);
  if (!document) throw new Error(`${file} cannot be read`);
  return document;
}

/** The text of the part that an edit at the end of some words is proven in; null for the whole document. */
async function partAt(file: string, text: string, words: string, ...path: string[]): Promise<string | null> {
  const document = await read(file, text);
  const at = text.indexOf(words) + words.length;
  const part = partOf(document, [path], [{ span: { source: document.source, start: at, end: at }, text: 'x' }]);
  return part && text.slice(part.start, part.end);
}

describe('an edit is proven', () => {
  const yaml =
    'Resources:\n  Api:\n    Type: A\n    Properties:\n      Name: a\n  # next\n  Other:\n    Type: B\nOutputs: {}\n';

  test('in the lines of the entry that it is in', async () => {
    expect(await partAt('t.yaml', yaml, 'Name: a', 'Resources', 'Api', 'Properties')).toBe(
      '    Properties:\n      Name: a\n  # next\n',
    );
    expect(await partAt('t.yaml', yaml, 'Type: B', 'Resources', 'Other')).toBe('  Other:\n    Type: B\n');
  });

  test('in the innermost object of JSON', async () => {
    const json = '{"Resources": {"Api": {"Type": "A", "Properties": {"Name": "a"}}}}';
    expect(await partAt('t.json', json, '"Name": "a"', 'Resources', 'Api', 'Properties')).toBe('{"Name": "a"}');
  });

  test('in the block of Terraform that it is in', async () => {
    const text = 'locals {\n  a = 1\n}\n\nresource "x" "y" {\n  b = <<E\n}\nE\n  c {\n    d = 2\n  }\n}\n';
    expect(await partAt('main.tf', text, 'd = 2', 'resource.x.y', 'c')).toBe(
      'resource "x" "y" {\n  b = <<E\n}\nE\n  c {\n    d = 2\n  }\n}',
    );
    const twice = 'output "o" {\n  value = 1\n}\noutput "o" {\n  value = 2\n}\n';
    expect(await partAt('main.tf', twice, 'value = 2', 'output.o#2')).toBe(null);
  });

  test('in the whole document where an anchor or an alias ties its parts together', async () => {
    const text = 'a: &base\n  x: 1\nb:\n  y: *base\nc:\n  z: 1\n';
    expect(await partAt('t.yaml', text, 'x: 1', 'a')).toBe(null);
    expect(await partAt('t.yaml', text, '*base', 'b')).toBe(null);
    expect(await partAt('t.yaml', text, 'z: 1', 'c')).toBe('c:\n  z: 1\n');
    expect(await partAt('t.json', '{"a": {"b": "s3:*", "c": 1}}', '"c": 1', 'a')).toBe('{"b": "s3:*", "c": 1}');
  });

  test('in the whole document where there is another one behind it', async () => {
    expect(await partAt('t.yaml', 'a:\n  x: 1\n---\nb: 1\n', 'x: 1', 'a')).toBe(null);
  });

  test('in the whole document where it is in flow style, or what it changes is not there yet', async () => {
    expect(await partAt('t.yaml', 'a: {b: {c: 1}}\n', 'c: 1', 'a', 'b')).toBe('a: {b: {c: 1}}\n');
    expect(await partAt('t.yaml', 'a:\n  x: 1\n', 'x: 1', 'Globals', 'Api')).toBe(null);
  });
});

const key = fc.constantFrom('a', 'b', 'Name', 'with space', '1', 'x: y', '#', '*');
const scalar = fc.constantFrom<unknown>(
  'text',
  'two\nlines\n',
  'kept\n\n',
  ' lead',
  '',
  true,
  3,
  null,
  '- x',
  'k: v',
  '&a',
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { minKeys: 1, maxKeys: 4 }),
  ),
}));

it('a part read on its own says what the document says there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(key, tree, { minKeys: 1, maxKeys: 4 }),
      fc.constantFrom(
        ...['any', 'block', 'flow'].flatMap((collectionStyle) => [2, 4].map((indent) => ({ collectionStyle, indent }))),
        null,
      ),
      fc.boolean(),
      async (value, style, indentSeq) => {
        const [file, text] = style
          ? ['t.yaml', stringify(value, { ...(style as object), indentSeq })]
          : ['t.json', JSON.stringify(value, null, 2)];
        const document = await read(file, text);
        for (const { path, at } of entriesOf(document)) {
          const span = { source: document.source, start: at, end: at };
          const part = partOf(document, [path], [{ span, text: '' }]);
          if (!part) continue;
          const alone = await read(file, text.slice(part.start, part.end));
          expect(plainOf(alone.value)).toEqual(part.plain);
        }
      },
    ),
    { numRuns: 200 },
  );
});

/** The entries of all maps below maps, each with the end of its value. */
function entriesOf({ value }: Document): { path: string[]; at: number }[] {
  const found: { path: string[]; at: number }[] = [];
  const visit = (here: typeof value, path: string[]): void => {
    if (here.kind !== 'map') return;
    for (const entry of here.entries.values()) {
      found.push({ path: [...path, entry.key], at: entry.value.span.end });
      visit(entry.value, [...path, entry.key]);
    }
  };
  visit(value, []);
  return found;
}
