import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exposurePage } from '../../src/report/exposure-html.js';
import { html } from '../../src/report/html.js';
import { folder, has } from '../integrations/tools.js';
import { exposure, inputs, render } from './findings.js';

const browser = ['chromium', 'chromium-browser', 'google-chrome'].find(has);
const found = inputs.flatMap(({ findings }) => findings);
const page = exposurePage(
  exposure.map((table) => ({ table, findings: found.filter(({ api }) => api?.id === table.api.id) })),
);

/**
 * Shows a page in a frame of a real browser, runs steps outside of it (`doc` is the page's document), and returns what
 * they return. Nothing of the page itself can run: its own policy forbids that.
 */
function inBrowser<T>(page: string, steps: string, width = 1000): T {
  const cwd = folder();
  writeFileSync(
    join(cwd, 'frame.html'),
    `<!doctype html><body><iframe id="f" style="width:${width}px;height:900px"></iframe><pre id="result"></pre><script>
const frame = document.getElementById('f');
window.hits = [];
frame.onload = () => {
  const doc = frame.contentDocument;
  const visible = (selector) => [...doc.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0);
  const routes = () => visible('tbody tr').map((row) => row.querySelector('code').textContent);
  const click = (label) => [...doc.querySelectorAll('label')].find((one) => one.textContent === label).click();
  let result;
  try { result = (() => { ${steps} })(); } catch (error) { result = String(error); }
  document.getElementById('result').textContent = encodeURIComponent(JSON.stringify(result));
};
frame.srcdoc = ${JSON.stringify(page).replaceAll('<', '\\u003c')};
</script>`,
  );
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--user-data-dir=${cwd}`];
  const { stdout } = spawnSync(
    browser ?? '',
    [...flags, '--virtual-time-budget=3000', '--dump-dom', `file://${join(cwd, 'frame.html')}`],
    { encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 26 },
  );
  const [, json = ''] = /<pre id="result">([^<]*)<\/pre>/.exec(stdout) ?? [];
  return JSON.parse(decodeURIComponent(json));
}

describe.skipIf(!browser)('in a real browser', { timeout: 90_000 }, () => {
  test('the exposure page shows hostile names as text, and is filtered by exposure, finding and API', () => {
    const seen = inBrowser<Record<string, string[]> & { made: number }>(
      page,
      `const seen = { all: routes(), made: doc.querySelectorAll('script, img, a, iframe').length };
       click('with a credential'); seen.noCredential = routes(); click('with a credential');
       click('only routes with findings'); seen.found = routes(); click('all routes');
       click('orders'); seen.others = routes(); click('orders');
       seen.again = routes();
       return seen;`,
    );
    const all = exposure.flatMap(({ rows }) => rows.map(({ route }) => route));
    expect(seen.all).toHaveLength(all.length);
    expect(seen.all?.slice(0, 3)).toEqual(all.slice(0, 3));
    expect(seen.made).toBe(0);
    expect(seen.noCredential).toEqual(['GET /orders', 'OPTIONS /orders']);
    const withFindings = new Set(found.map(({ route }) => route));
    expect(seen.found?.length).toBeGreaterThan(0);
    expect(seen.found).not.toContain('OPTIONS /orders');
    expect(seen.found?.[0]).toSatisfy((route: string) => withFindings.has(route));
    expect(seen.others).toHaveLength(1);
    expect(seen.again).toEqual(seen.all);
  });

  test('it fits a phone: nothing is wider than the screen, and each value says what it is', () => {
    const steps = `const root = doc.documentElement;
      return { over: root.scrollWidth - root.clientWidth, heads: visible('thead').length };`;
    expect(inBrowser(page, steps, 360)).toEqual({ over: 0, heads: 0 });
  });

  test('it lets nothing run, even if something got into it', () => {
    const attack = '<img src=x onerror="parent.hits.push(1)"><script>parent.hits.push(2)</script></main>';
    expect(inBrowser(page.replace('</main>', attack), 'return window.hits;')).toEqual([]);
  });

  test('the report page shows every finding, and hides those of a severity', () => {
    const steps = `const all = visible('article').length; const high = visible('article.high').length;
      click('high'); return { all, high, left: visible('article').length };`;
    const { all, high, left } = inBrowser<Record<'all' | 'high' | 'left', number>>(render(html), steps);
    expect(high).toBeGreaterThan(0);
    expect(left).toBe(all - high);
  });
});
