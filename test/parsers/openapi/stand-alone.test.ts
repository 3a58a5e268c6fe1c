import { expect, test } from 'vitest';
import { readStandAlone } from '../../../src/parsers/openapi/stand-alone.js';
import { parseText } from '../../../src/text/parse.js';
import { Source } from '../../../src/text/source.js';

async function nameOf(file: string, text: string): Promise<string | undefined> {
  const source = new Source(file, text);
  const { value } = await parseText(source);
  if (value?.kind !== 'map') throw new Error('no definition');
  return readStandAlone(source, value, []).worlds[0]?.graph.apis[0]?.id;
}

test('a definition is called by its title', async () => {
  expect(await nameOf('api/shop.yaml', 'openapi: 3.0.1\ninfo: {title: Shop}\npaths: {}\n')).toBe('Shop');
});

test('without one by its file, wherever that lies', async () => {
  expect(await nameOf('api/shop.yaml', 'openapi: 3.0.1\npaths: {}\n')).toBe('shop.yaml');
  expect(await nameOf('moved/api/shop.yaml', 'openapi: 3.0.1\npaths: {}\n')).toBe('shop.yaml');
});
