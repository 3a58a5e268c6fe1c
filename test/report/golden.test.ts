import { describe, expect, test } from 'vitest';
import { exposurePage } from '../../src/report/exposure-html.js';
import { exposureMermaid } from '../../src/report/exposure-mermaid.js';
import { exposureText } from '../../src/report/exposure-text.js';
import { formatNames, loadFormat } from '../../src/report/formats.js';
import { exposure, inputs, render } from './findings.js';

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

describe('who can call what', () => {
  test('for a terminal', async () => {
    await expect(exposureText(exposure, false, 100)).toMatchFileSnapshot('golden/exposure.txt');
  });

  test('as a page of its own, with what is found', async () => {
    const found = inputs.flatMap(({ findings }) => findings);
    const page = exposurePage(
      exposure.map((table) => ({ table, findings: found.filter(({ api }) => api?.id === table.api.id) })),
    );
    await expect(page).toMatchFileSnapshot('golden/exposure.html');
  });

  test('as a Mermaid diagram', async () => {
    await expect(exposureMermaid(exposure)).toMatchFileSnapshot('golden/exposure.mmd');
  });
});
