import type { Source, Span } from '../text/source.js';
import type { Directive } from './directive.js';
import { concernedBy } from './finding.js';

/** `# gatelint-ignore rule-a, acme/rule-b: reason until 2027-01-31`; `gatelint-ignore-file` is for the whole file. */
const directive = /(?:#|\/\/|\/\*)\s*gatelint-ignore(-file)?(?=\s)(.*)$/s;
const expiry = /\buntil\s+(\d{4}-\d{2}-\d{2})\)?$/;

/** Line numbers, 1-based, both included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/**
 * The suppressions that a text's comments hold. One covers its own line, or the line after it where it stands alone;
 * and all of the block that begins there. At the head of a YAML block, above a plain property, it covers that block;
 * inside a Terraform block it covers the block. In the source of an app it covers the statement, class or function.
 */
export function commentDirectives(source: Source): Directive[] {
  if (!source.text.includes('gatelint-ignore')) return [];
  const lines = source.text.split(/\r?\n/);
  return lines.flatMap((line, index): Directive[] => {
    const match = directive.exec(line);
    if (!match) return [];
    const [text, file, written = ''] = match;
    const body = written.trimEnd().replace(/\*\/$/, '');
    const colon = body.indexOf(':');
    const ids = colon < 0 ? body : body.slice(0, colon);
    if (ids.includes('*')) return [];
    const said = colon < 0 ? '' : body.slice(colon + 1).trim();
    const [ending = '', until = null] = expiry.exec(said) ?? [];
    const reason = until === null ? said : withoutSeparators(said.slice(0, -ending.length));
    const extent = file ? { first: 1, last: lines.length } : extentOf(source, lines, index + 1);
    const start = (source.lineStarts[index] ?? 0) + match.index;
    return [
      {
        kind: 'comment',
        rules: ids.split(/[\s,]+/).filter(Boolean),
        reason: reason || null,
        until,
        span: { source, start, end: start + text.trimEnd().length },
        covers: covering(source, extent),
      },
    ];
  });
}

/** A reason without what stands between it and its date. */
function withoutSeparators(reason: string): string {
  let end = reason.length;
  while (end > 0 && /[\s,;(]/.test(reason.charAt(end - 1))) end -= 1;
  return reason.slice(0, end);
}

/** What a comment in a line is about. */
export function extentOf(source: Source, lines: readonly string[], number: number): Lines {
  return (isHcl(source) ? hclExtent : isProgram(source) ? programExtent : yamlExtent)(lines, number);
}

/** The app that wrote a template (AWS CDK). */
export function isProgram(source: Source): boolean {
  return /\.([cm]?[jt]sx?|py|java|kt|cs|fs|vb|go)$/.test(source.file);
}

export function isHcl(source: Source): boolean {
  return /\.(tf|tofu)$/.test(source.file);
}

/** The findings that are, or whose subject or some step between is, in these lines. */
export function covering(source: Source, lines: Lines): Directive['covers'] {
  return (finding) => concernedBy(finding).some((place) => lies(place, source, lines));
}

function lies(span: Span, source: Source, { first, last }: Lines): boolean {
  if (span.source.file !== source.file) return false;
  const line = span.source.lineAt(span.start);
  return line >= first && line <= last;
}

const indent = (line: string) => line.length - line.trimStart().length;
const isComment = (line: string) => /^\s*#/.test(line);
const isCode = (line: string | undefined): line is string =>
  line !== undefined && line.trim() !== '' && !isComment(line);

/** Line numbers are 1-based, as those of findings. */
function yamlExtent(lines: readonly string[], number: number): Lines {
  if (isCode(lines[number - 1])) return yamlBlock(lines, number);
  const next = following(lines, number);
  const block = yamlBlock(lines, next);
  const isPlain = block.first === block.last;
  const above = preceding(lines, number);
  if (!isPlain || above === null || indent(lines[above - 1] ?? '') >= indent(lines[next - 1] ?? '')) return block;
  return yamlBlock(lines, above);
}

/** The statement, class or function that begins on the line, or on the next one with code: all that is indented below. */
function programExtent(lines: readonly string[], number: number): Lines {
  const isCode = (line: string | undefined) => line !== undefined && !/^\s*(#|\/\/|\/\*|\*|$)/.test(line);
  let first = number;
  while (first < lines.length && !isCode(lines[first - 1])) first++;
  const head = lines[first - 1] ?? '';
  let last = first;
  for (let at = first + 1; at <= lines.length; at++) {
    const line = lines[at - 1] ?? '';
    if (line.trim() === '') continue;
    if (indent(line) <= indent(head)) break;
    last = at;
  }
  return { first, last };
}

/** The line with all that is indented below it, and the list items that belong to its key. */
function yamlBlock(lines: readonly string[], number: number): Lines {
  const head = lines[number - 1] ?? '';
  const isItem = head.trimStart().startsWith('- ');
  let last = number;
  for (let at = number + 1; at <= lines.length; at++) {
    const line = lines[at - 1];
    if (!isCode(line)) continue;
    const belongs =
      indent(line) > indent(head) || (indent(line) === indent(head) && !isItem && line.trimStart().startsWith('-'));
    if (!belongs) break;
    last = at;
  }
  return { first: number, last };
}

function following(lines: readonly string[], number: number): number {
  for (let at = number + 1; at <= lines.length; at++) if (isCode(lines[at - 1])) return at;
  return number;
}

function preceding(lines: readonly string[], number: number): number | null {
  for (let at = number - 1; at >= 1; at--) if (isCode(lines[at - 1])) return at;
  return null;
}

/** The top-level block that holds the line, or that begins on the next line with code. */
function hclExtent(lines: readonly string[], number: number): Lines {
  const blocks = hclBlocks(lines);
  const around = blocks.find(({ first, last }) => first <= number && number <= last);
  if (around) return around;
  const next = blocks.find(({ first }) => first > number);
  const between = next ? lines.slice(number, next.first - 1) : [];
  return next && between.every((line) => /^\s*(#|\/\/|$)/.test(line)) ? next : { first: number, last: number };
}

/** The extents of the blocks at the top level, by counting braces outside of strings, comments and heredocs. */
function hclBlocks(lines: readonly string[]): Lines[] {
  const blocks: Lines[] = [];
  let depth = 0;
  let first = 0;
  let heredoc: string | null = null;
  lines.forEach((line, index) => {
    if (heredoc !== null) {
      if (line.trim() === heredoc) heredoc = null;
      return;
    }
    const code = line.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/(#|\/\/).*$/, '');
    heredoc = /<<[-~]?(\w+)\s*$/.exec(code)?.[1] ?? null;
    const before = depth;
    depth += code.split('{').length - code.split('}').length;
    if (before === 0 && code.includes('{')) first = index + 1;
    if (first > 0 && depth <= 0) {
      blocks.push({ first, last: index + 1 });
      first = 0;
      depth = 0;
    }
  });
  return blocks;
}
