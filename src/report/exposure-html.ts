import type { ExposureTable } from '../graph/exposure-table.js';
import { html as safe } from './escape.js';
import { kindNames } from './words.js';

/** Who can call what, as a table of a page. */
export function exposureHtml({ api, file, when, incomplete, rows }: ExposureTable): string {
  const condition = when.length > 0 ? `, when ${safe(when.join(' and '))}` : '';
  const cells = rows.map(({ route, credential, from, through, to, open }) => {
    const texts = [`<code>${safe(route)}</code>`, open ? '<strong class="badge high">none</strong>' : safe(credential)];
    return `<tr><td>${[...texts, safe(from), safe(through), safe(to)].join('</td><td>')}</td></tr>\n`;
  });
  return [
    `<h3>${kindNames[api.kind]} <code>${safe(api.name)}</code>${condition} <small>${safe(file)}</small></h3>`,
    ...incomplete.map((reason) => `<p>Routes may be missing: ${safe(reason)}</p>`),
    '<table>',
    '<thead><tr><th>Route</th><th>Credential</th><th>From</th><th>Through</th><th>To</th></tr></thead>',
    `<tbody>\n${cells.join('')}</tbody>`,
    '</table>',
    '',
  ].join('\n');
}
