/**
 * Text from templates is foreign wherever it is printed. Each target has characters of its own that would end the
 * place meant for the text or start something else; one function for each target takes them away.
 */

// Control characters (ESC starts terminal sequences), line separators, and the marks that change the direction of text
// or hide in it, so that what is read is not what is there.
const unsafe = /[\p{Cc}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** One line of text for a terminal or a log: what could steer it is shown as an escape such as `\u{1b}`. */
export function terminal(text: string): string {
  return text.replace(unsafe, (character) => {
    if (character === '\t') return ' ';
    if (character === '\n') return '\\n';
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}

/**
 * A line of a log in which CI systems look for commands (`::error::` at its start in GitHub Actions, `##[command]`
 * there and `##vso[…]` in Azure anywhere): broken up so that none is found.
 */
export function withoutCommands(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll(/#(?=#(\[|vso\[))/g, '# ');
}

/** The message of a GitHub workflow command. */
export function workflowData(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

/** A property (`file=…`) of a GitHub workflow command. */
export function workflowProperty(text: string): string {
  return workflowData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

export function html(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Text or an attribute's value in XML 1.0, where most control characters may not stand even as references. */
export function xml(text: string): string {
  return html(text).replaceAll(
    /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}

/** Text within a Markdown paragraph, list or table cell (CommonMark and GitHub's tables, mentions and references). */
export function markdown(text: string): string {
  return visible(text)
    .replaceAll('\n', ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_{}[\]()#+!|~>$]/g, '\\$&')
    .replaceAll(/@(?=\w)/g, '@\u2060')
    .replaceAll(/:\/\//g, '\\://')
    .replaceAll(/\bwww\./gi, 'www\\.');
}

/** A code span in Markdown, also within a table cell; never empty. */
export function markdownCode(text: string): string {
  const line = visible(text).replaceAll('\n', ' ').replaceAll('|', '\\|');
  const longest = Array.from(line.matchAll(/`+/g)).reduce((most, [run]) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 || /^ .* $/.test(line) || line === '' ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** A label within double quotes in a Mermaid diagram: all but plain characters as entities. */
export function mermaid(text: string): string {
  return terminal(text).replaceAll(/[^\p{L}\p{N} .,:/$*+_-]/gu, (character) => `#${character.codePointAt(0)};`);
}

/** As for a terminal, but line ends stay. */
function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').split('\n').map(terminal).join('\n');
}
