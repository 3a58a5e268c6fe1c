import { parse, TomlDate, TomlError } from 'smol-toml';
import type { Diagnostic, Source, Span } from '../../../text/source.js';
import { listOf, mapOf, scalar, type Value } from '../../../text/value.js';

/**
 * A TOML document as a located value. Its parser knows no places, so a key's place is the line that writes it, as far
 * as one line does (`[table]` headers and `key = value` lines); else the place of what surrounds it.
 */
export function readToml(source: Source, report: (diagnostic: Diagnostic) => void): Value | null {
  const whole: Span = { source, start: 0, end: source.text.length };
  try {
    return locate(parse(source.text), '', whole, linesOf(source));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const start = source.lineStarts[error.line - 1] ?? 0;
    const [message = ''] = error.message.split('\n');
    report({
      code: 'syntax-error',
      message,
      severity: 'error',
      span: { source, start, end: start + source.line(error.line).length },
    });
    return null;
  }
}

function locate(value: unknown, path: string, around: Span, lines: ReadonlyMap<string, Span>): Value {
  const span = lines.get(path) ?? around;
  if (Array.isArray(value)) {
    return listOf(
      value.map((item) => locate(item, path, span, lines)),
      span,
    );
  }
  if (value instanceof TomlDate) return scalar(value.toISOString(), span);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => {
      const at = path === '' ? key : `${path}.${key}`;
      return { key, keySpan: lines.get(at) ?? span, value: locate(inner, at, span, lines) };
    });
    return mapOf(entries, span);
  }
  if (typeof value === 'bigint') return scalar(Number(value), span);
  return scalar(
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    span,
  );
}

/** Dotted paths → the line that writes them. */
function linesOf(source: Source): Map<string, Span> {
  const lines = new Map<string, Span>();
  let table = '';
  for (const [index, start] of source.lineStarts.entries()) {
    const text = source.line(index + 1);
    const header = /^\s*\[{1,2}([^[\]]+)\]/.exec(text)?.[1];
    const key = /^([\w."'\s-]+)=/.exec(text)?.[1];
    if (header !== undefined) table = bare(header);
    const path =
      header !== undefined ? table : key === undefined ? null : table === '' ? bare(key) : `${table}.${bare(key)}`;
    if (path !== null && !lines.has(path))
      lines.set(path, {
        source,
        start: start + text.length - text.trimStart().length,
        end: start + text.trimEnd().length,
      });
  }
  return lines;
}

/** A dotted key without quotes and spaces. */
function bare(key: string): string {
  return key
    .split('.')
    .map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .join('.');
}
