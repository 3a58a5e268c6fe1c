import { describe, expect, test } from 'vitest';
import { formatNames, loadFormat } from '../../src/report/formats.js';
import { render } from './findings.js';

const extensions: Record<string, string> = {
  json: 'json',
  sarif: 'sarif',
  gitlab: 'json',
  junit: 'xml',
  markdown: 'md',
  html: 'html',
};

describe('the same findings in every format', () => {
  test.each(formatNames)('%s', async (name) => {
    const text = render(await loadFormat(name));
    await expect(text).toMatchFileSnapshot(`golden/${name}.${extensions[name] ?? 'txt'}`);
  });

  test('pretty, in colour, narrow and with what is undecided', async () => {
    const text = render(await loadFormat('pretty'), { color: true, width: 72, undecided: 'show' });
    await expect(text).toMatchFileSnapshot('golden/pretty-color.txt');
  });
});
