import type { ExposureTable } from '../graph/exposure-table.js';
import { mermaid as safe } from './escape.js';
import { kindNames } from './words.js';

/** Who can call what, as a Mermaid flowchart: callers, by which credential, the routes of each API, what answers. */
export function exposureMermaid(tables: readonly ExposureTable[]): string {
  const lines = ['flowchart LR'];
  const callers = new Map<string, string>();
  for (const [at, { api, when, rows }] of tables.entries()) {
    const condition = when.length > 0 ? `, when ${when.join(' and ')}` : '';
    const backends = new Map<string, string>();
    lines.push(`  subgraph api${at}["${safe(`${kindNames[api.kind]} ${api.name}${condition}`)}"]`);
    for (const [row, { route }] of rows.entries()) lines.push(`    api${at}_${row}["${safe(route)}"]`);
    lines.push('  end');
    for (const [row, { credential, from, to, open }] of rows.entries()) {
      const caller = named(callers, from, 'from', lines);
      const backend = named(backends, to, `api${at}_to`, lines);
      lines.push(`  ${caller} ${open ? '==>' : '-->'}|"${safe(credential)}"| api${at}_${row} --> ${backend}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The node of a text, made where it is first needed. */
function named(nodes: Map<string, string>, text: string, prefix: string, lines: string[]): string {
  const before = nodes.get(text);
  if (before !== undefined) return before;
  const node = `${prefix}${nodes.size}`;
  nodes.set(text, node);
  lines.push(`  ${node}(["${safe(text)}"])`);
  return node;
}
