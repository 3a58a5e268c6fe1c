import { describe, expect, it } from 'vitest';
import { documentOf, pathAt } from '../../src/fix/document.js';
import { writtenHcl } from '../../src/parsers/terraform/hcl/written.js';
import { Source } from '../../src/text/source.js';

/** The path of the place that some words are. */
async function pathOf(text: string, words: string, file = 't.yaml') {
  const document = await documentOf(new Source(file, text), writtenHcl);
  if (!document) throw new Error('it cannot be read');
  const start = text.indexOf(words);
  return pathAt(document, { source: document.source, start, end: start + words.length });
}

describe('the path of a place', () => {
  const yaml =
    'Resources:\n  Api:\n    Metadata:\n    Properties:\n      Name:\n      Tags: [{ Key: a }, { Key: b }]\n';

  it('leads to a key, or to a value', async () => {
    expect(await pathOf(yaml, 'Tags')).toEqual(['Resources', 'Api', 'Properties', 'Tags']);
    expect(await pathOf(yaml, 'b')).toEqual(['Resources', 'Api', 'Properties', 'Tags', 1, 'Key']);
    expect(await pathOf(yaml, 'Api')).toEqual(['Resources', 'Api']);
  });

  it('is not that of an empty value before it', async () => {
    expect(await pathOf(yaml, 'Metadata')).toEqual(['Resources', 'Api', 'Metadata']);
    expect(await pathOf(yaml, 'Properties')).toEqual(['Resources', 'Api', 'Properties']);
  });

  it('is not that of an entry that a merge brought in', async () => {
    const merged = 'a: &a\n  x: 1\nb:\n  <<: *a\n  y: 2\n';
    expect(await pathOf(merged, 'x')).toEqual(['a', 'x']);
    expect(await pathOf(merged, 'y')).toEqual(['b', 'y']);
  });

  it('leads into JSON and HCL', async () => {
    expect(await pathOf('{"a": {"b": [1, {"c": 2}]}}', '2', 't.json')).toEqual(['a', 'b', 1, 'c']);
    const hcl = 'resource "a" "b" {\n  x = 1\n}\n\nresource "a" "c" {\n  x = 2\n}\n';
    expect(await pathOf(hcl, '2', 't.tf')).toEqual(['resource.a.c', 'x']);
  });
});
