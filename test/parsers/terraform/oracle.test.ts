import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import hcl from 'hcl2-parser';
import { expect, test } from 'vitest';
import { hclParser } from '../../../src/parsers/terraform/hcl/load.js';
import { readNative } from '../../../src/parsers/terraform/hcl/native-syntax.js';
import { Source } from '../../../src/text/source.js';

const files = readdirSync('fixtures', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => file.endsWith('.tf'));

/** `resource` blocks by `type.name`, with the arguments that are literal text without holes. */
type Blocks = Record<string, Record<string, string>>;

test('an independent parser sees the same resources and literal arguments', async () => {
  const parser = await hclParser();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const theirs: Blocks = {};
    const [parsed] = hcl.parseToObject(text) as [
      { resource?: Record<string, Record<string, Record<string, unknown>[]>> },
    ];
    for (const [type, names] of Object.entries(parsed?.resource ?? {}))
      for (const [name, blocks] of Object.entries(names))
        theirs[`${type}.${name}`] = Object.fromEntries(
          Object.entries(blocks[0] ?? {}).filter(
            (entry): entry is [string, string] => typeof entry[1] === 'string' && !/[$%]\{/.test(entry[1]),
          ),
        );
    const ours: Blocks = {};
    for (const block of readNative(new Source(file, text), parser).body.blocks) {
      if (block.type !== 'resource') continue;
      const literals: Record<string, string> = {};
      for (const { name, expression } of block.body.attributes.values()) {
        if (expression.kind !== 'template') continue;
        const texts = expression.parts.map((part) => (part.kind === 'text' ? part.text : '${'));
        if (!/[$%]\{/.test(texts.join(''))) literals[name] = texts.join('');
      }
      ours[block.labels.join('.')] = literals;
    }
    expect(ours, file).toEqual(theirs);
  }
}, 60_000);
