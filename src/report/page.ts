/** Light, dark and print; filters by severity without a script. */
const style = `
:root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3a4150); --soft: light-dark(#f4f6f9, #1d222b); --text: light-dark(#1c2330, #e3e7ee);
  --critical: light-dark(#8b1a8b, #e48be4); --high: light-dark(#b3261e, #ff8a80); --medium: light-dark(#8a5a00, #f2c14e); --low: light-dark(#00647d, #6fd0e8); --undecided: light-dark(#555e6d, #a4adbb); }
body { margin: 0; background: light-dark(#fff, #14181f); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { display: flex; flex-wrap: wrap; gap: 0 .4rem; max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
header { order: -1; flex: 1 0 100%; } section { flex: 1 0 100%; min-width: 0; }
h1 small { font-weight: normal; opacity: .6; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 0 0 .5rem; } table + h3, section > h3:first-child { margin-top: 1.5rem; }
article { border: 1px solid var(--line); border-left: 4px solid var(--here); border-radius: 4px; padding: .8rem 1rem; margin: .6rem 0; break-inside: avoid; }
.critical { --here: var(--critical); } .high { --here: var(--high); } .medium { --here: var(--medium); } .low { --here: var(--low); } .undecided { --here: var(--undecided); }
.badge { color: var(--here); font-weight: 600; text-transform: uppercase; font-size: .8em; }
figure { margin: 0; } figcaption { font-size: .85rem; opacity: .85; }
pre { background: var(--soft); padding: .5rem; margin: .3rem 0 .6rem; overflow-x: auto; } pre i { opacity: .5; margin-right: .6rem; user-select: none; }
code, pre { font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; } mark { background: none; color: inherit; text-decoration: underline wavy var(--here); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0; } dt { opacity: .7; } dd { margin: 0; min-width: 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
input { align-self: center; } label { margin-right: .8rem; }
main:has(#critical:not(:checked)) .critical:is(article), main:has(#high:not(:checked)) .high:is(article),
main:has(#medium:not(:checked)) .medium:is(article), main:has(#low:not(:checked)) .low:is(article) { display: none; }
details { flex: 1 0 100%; box-sizing: border-box; min-width: 0; border: 1px solid var(--line); border-radius: 4px; padding: .4rem 1rem; } fieldset { border: 0; margin: 0; padding: .3rem 0; } legend { float: left; min-width: 6rem; opacity: .7; padding: 0; } fieldset span { display: inline-block; overflow-wrap: anywhere; }
@media (max-width: 40rem) { main { padding: .8rem; } thead { display: none; } tbody td { display: block; border: 0; padding: .1rem 0; overflow-wrap: anywhere; } tbody tr { display: block; border-bottom: 1px solid var(--line); padding: .5rem 0; }
  td:not(:empty)::before { content: attr(data-label); display: inline-block; min-width: 6rem; opacity: .7; } }
@media print { details, input, label { display: none; } tr { break-inside: avoid; } article { border-color: #999; } pre { overflow: visible; white-space: pre-wrap; } }
`;

/** The start of a page that needs nothing else: no script, no font, no request. */
export function pageStart(title: string, first: readonly string[] = []): string {
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${title}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...first,
  ].join('\n')}\n`;
}

export const pageEnd = '</main>\n</body>\n</html>\n';
