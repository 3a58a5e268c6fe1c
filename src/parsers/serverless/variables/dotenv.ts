import type { Source } from '../../../text/source.js';
import { scalar, type Value } from '../../../text/value.js';

/**
 * The variables of a `.env` file: `NAME=value` lines, `export` and `#` comments allowed, values in quotes or bare.
 * https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow
 */
export function readDotenv(source: Source): Map<string, Value> {
  const variables = new Map<string, Value>();
  const line = /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`|[^#\r\n]*)/gm;
  for (const match of source.text.matchAll(line)) {
    const [all, name = '', raw = ''] = match;
    const quoted = /^["'`]/.test(raw);
    const text = quoted ? raw.slice(1, -1) : raw.trim();
    const value = raw.startsWith('"') ? text.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : text;
    variables.set(name, scalar(value, { source, start: match.index, end: match.index + all.trimEnd().length }));
  }
  return variables;
}
