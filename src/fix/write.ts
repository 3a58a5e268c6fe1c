import { plainScalar } from '../text/located.js';
import type { Span } from '../text/source.js';
import { type Data, type DataMap, isMap } from './data.js';

/** How a text writes what an edit adds to it. */
export interface Style {
  readonly eol: string;
  /** One level of indentation. */
  readonly step: string;
  /** For YAML's strings that need quotes. */
  readonly quote: '"' | "'";
}

const noPlace: Span = { source: { file: '', text: '' } as Span['source'], start: 0, end: 0 };

/** A map in YAML's block style: lines without their indentation. */
export function yamlBlock(data: DataMap, style: Style): string[] {
  return Object.entries(data).flatMap(([key, value]) => {
    const name = yamlScalar(key, style);
    if (typeof value !== 'object') return [`${name}: ${yamlScalar(value, style)}`];
    const lines = Array.isArray(value) ? yamlItems(value, style) : yamlBlock(value as DataMap, style);
    return [`${name}:`, ...lines.map((line) => style.step + line)];
  });
}

/** A list in YAML's block style. */
export function yamlItems(items: readonly Data[], style: Style): string[] {
  return items.flatMap((item) => {
    const lines = isMap(item) ? yamlBlock(item, style) : [yamlFlow(item, style)];
    return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
  });
}

export function yamlFlow(data: Data, style: Style): string {
  if (Array.isArray(data)) return `[${data.map((item) => yamlFlow(item, style)).join(', ')}]`;
  if (isMap(data)) {
    const entries = Object.entries(data).map(([key, value]) => `${yamlScalar(key, style)}: ${yamlFlow(value, style)}`);
    return `{ ${entries.join(', ')} }`;
  }
  return yamlScalar(data as string | number | boolean, style);
}

export function yamlScalar(value: string | number | boolean, { quote }: Style): string {
  if (typeof value !== 'string') return String(value);
  const isPlain = /^[A-Za-z][\w./-]*(:\/[\w./:-]*\w)?$/.test(value) && plainScalar(value, noPlace).value === value;
  if (isPlain && !/^(y|n|yes|no|on|off)$/i.test(value)) return value;
  return quoted(value, value.includes("'") || /[^\x20-\x7e]/.test(value) ? '"' : quote);
}

/** A YAML string in the given quotes. */
export function quoted(value: string, quote: '"' | "'"): string {
  return quote === '"' ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}

/** JSON whose further lines are indented like the text around; in one line where `lines` is false. */
export function json(data: Data, indent: string, { eol, step }: Style, lines: boolean): string {
  const text = JSON.stringify(data, null, lines ? step : undefined);
  if (lines) return text.replaceAll('\n', eol + indent);
  return typeof data === 'object' ? text.replace(/("(?:[^"\\]|\\.)*")|([:,])/g, '$1$2') : text;
}

/** Arguments and blocks of Terraform's native syntax: lines without their indentation. */
export function hclLines(data: DataMap, style: Style): string[] {
  const lines = Object.entries(data).flatMap(([name, value]) => {
    if (!isMap(value)) return [`${name} = ${hclValue(value)}`];
    return [`${name} {`, ...hclLines(value, style).map((line) => style.step + line), '}'];
  });
  return lines.some((line) => line.endsWith('{')) ? lines : aligned(lines);
}

/** Equal signs below one another, as `terraform fmt` has them. */
function aligned(lines: readonly string[]): string[] {
  const width = Math.max(...lines.map((line) => line.indexOf(' = ')));
  return lines.map((line) => {
    const at = line.indexOf(' = ');
    return at < 0 ? line : line.slice(0, at).padEnd(width) + line.slice(at);
  });
}

export function hclValue(value: Data): string {
  if (Array.isArray(value)) return `[${value.map(hclValue).join(', ')}]`;
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value).replace(/\$\{|%\{/g, (hole) => `${hole[0]}${hole}`);
}
