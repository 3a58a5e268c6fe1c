import { describe, expect, it } from 'vitest';
import { parseTextSync, withRecovery } from '../../src/text/parse.js';
import { Source } from '../../src/text/source.js';
import { plain } from './plain.js';

describe('a broken text that is included', () => {
  const parse = () => parseTextSync(new Source('part.yaml', 'a: 1\nb: [\n'));

  it('is one error until the tolerant parser is loaded, and the same as ever inside withRecovery', async () => {
    expect(parse()).toMatchObject({ value: null, diagnostics: [{ code: 'syntax-error' }] });

    const recovered = await withRecovery(parse);
    expect(plain(recovered.value)).toEqual({ a: 1, b: [] });
    expect(await withRecovery(async () => parse())).toEqual(recovered);
    expect(parse()).toEqual(recovered);
  });
});
