import type { Span } from '../text/source.js';
import type { Entry, ListValue, MapValue, Value } from '../text/value.js';
import { type Data, type DataMap, indexOf, isMap, nested, nestedItem, type Segment } from './data.js';
import { type Document, isAlias, isOwn, sharedAnchor } from './document.js';
import { hclLines, hclValue, json, quoted, type Style, yamlBlock, yamlFlow, yamlItems, yamlScalar } from './write.js';

/** Text to put in place of a span; an empty span is where it is put in. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Why a setting cannot be made by an edit, in words. */
export class Refusal extends Error {}

/**
 * The edits that make settings of a map in a document; none where all of them are made already. What has to be there on
 * the way to the map is made too. Comments, quotes, line endings and all that stands around stay as they are.
 * @throws Refusal
 */
export function settingEdits(document: Document, segments: readonly Segment[], settings: DataMap): Edit[] {
  const writer = document.syntax === 'hcl' ? new HclWriter(document) : new TreeWriter(document);
  return writer.set(segments, settings);
}

/** The text with edits made, none of which overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { span, text: put } of [...edits].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end))
    result = result.slice(0, span.start) + put + result.slice(span.end);
  return result;
}

abstract class Writer {
  protected readonly text: string;
  protected readonly style: Style;

  constructor(readonly document: Document) {
    this.text = document.source.text;
    this.style = styleOf(document);
  }

  set(segments: readonly Segment[], settings: DataMap): Edit[] {
    let here: Value = this.document.value;
    for (const [index, segment] of segments.entries()) {
      const rest = segments.slice(index + 1);
      if (here.kind === 'list') {
        const at = typeof segment === 'object' ? indexOf(here.items, segment) : Number(segment);
        const item = here.items[at];
        if (!item && typeof segment === 'object') return this.append(here, nestedItem(segment, rest, settings));
        if (!item) throw new Refusal('its place was not found');
        if (sharedAnchor(this.document, here.items[at - 1]?.span.end ?? here.span.start, item)) throw shared();
        here = item;
        continue;
      }
      if (here.kind !== 'map' || typeof segment === 'object') throw new Refusal('its value is an expression');
      const key = String(segment);
      const entry: Entry | undefined = here.entries.get(key);
      if (!entry) return this.insert(here, nested(segments.slice(index), settings));
      const { value }: Entry = entry;
      if (!isOwn(here, entry) || isAlias(entry) || sharedAnchor(this.document, entry.keySpan.end, value))
        throw shared();
      if (value.kind === 'scalar' && (value.value === null || value.value === true))
        return [this.fill(entry, nested(rest, settings))];
      here = value;
    }
    if (here.kind !== 'map') throw new Refusal('its value is an expression');
    return this.#setAll(here, settings);
  }

  #setAll(map: MapValue, settings: DataMap): Edit[] {
    const edits: Edit[] = [];
    const added: Record<string, Data> = {};
    for (const [key, data] of Object.entries(settings)) {
      const entry = map.entries.get(key);
      if (!entry || !isOwn(map, entry)) {
        added[key] = data;
        continue;
      }
      if (says(entry.value, data)) continue;
      if (isAlias(entry) || sharedAnchor(this.document, entry.keySpan.end, entry.value)) throw shared();
      edits.push(this.replace(entry, data));
    }
    if (Object.keys(added).length > 0) edits.push(...this.insert(map, added));
    return edits;
  }

  /** Another value for an entry. */
  protected replace(entry: Entry, data: Data): Edit {
    const { value } = entry;
    if (value.kind === 'scalar') {
      if (value.value === null && !isMap(data)) return this.fill(entry, data);
      return { span: value.span, text: this.inPlaceOf(value.span, data) };
    }
    if (value.kind !== 'list' || !value.items.every((item) => item.kind === 'scalar')) {
      throw new Refusal('its value is an expression');
    }
    if (/#|\/\//.test(this.#betweenItems(value))) throw new Refusal('comments stand between its values');
    return { span: value.span, text: this.listInPlaceOf(value, data) };
  }

  #betweenItems({ span, items }: ListValue): string {
    let from = span.start;
    let between = '';
    for (const item of items) {
      between += this.text.slice(from, item.span.start);
      from = item.span.end;
    }
    return between + this.text.slice(from, span.end);
  }

  protected lineStart(at: number): number {
    return this.text.lastIndexOf('\n', at - 1) + 1;
  }

  /** Before the line's break. */
  protected lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at);
    if (end < 0) return this.text.length;
    return this.text[end - 1] === '\r' && end - 1 >= at ? end - 1 : end;
  }

  /** The blanks that a line begins with. */
  protected indentAt(at: number): string {
    return /^[ \t]*/.exec(this.text.slice(this.lineStart(at)))?.[0] ?? '';
  }

  /** The end of a line that must hold nothing more than a comment. */
  protected restOfLine(at: number): number {
    const end = this.lineEnd(at);
    if (!/^[ \t]*((#|\/\/).*)?$/.test(this.text.slice(at, end))) throw new Refusal('more text follows in its line');
    return end;
  }

  protected place(start: number, end = start): Span {
    return { source: this.document.source, start, end };
  }

  protected abstract insert(map: MapValue, added: DataMap): Edit[];
  protected abstract append(list: ListValue, item: DataMap): Edit[];
  protected abstract fill(entry: Entry, data: Data): Edit;
  protected abstract inPlaceOf(span: Span, data: Data): string;
  protected abstract listInPlaceOf(list: ListValue, data: Data): string;
}

function shared(): Refusal {
  return new Refusal('its text is shared by others');
}

/** Whether a value is what a setting asks for. */
function says(value: Value, data: Data): boolean {
  if (Array.isArray(data)) {
    if (value.kind !== 'list' || value.items.length !== data.length) return false;
    return value.items.every((item, index) => says(item, data[index] as Data));
  }
  return value.kind === 'scalar' && String(value.value) === String(data);
}

/** YAML and JSON. */
class TreeWriter extends Writer {
  protected insert(map: MapValue, added: DataMap): Edit[] {
    const entries = [...map.entries.values()].filter((entry) => isOwn(map, entry));
    const opening = this.text.indexOf('{', map.span.start);
    if (this.text[map.span.end - 1] === '}' && opening >= 0 && opening <= (entries[0]?.keySpan.start ?? opening))
      return this.#insertInBrackets(map.span, entries, opening, added);
    const [first] = entries;
    const last = entries.at(-1);
    if (!first || !last) throw new Refusal('its place was not found');
    const before =
      map === this.document.value && Object.keys(added)[0] === 'Globals' ? this.#beforeResources(entries) : null;
    const indent = this.#column(first.keySpan.start);
    const lines = yamlBlock(added, this.style).map((line) => indent + line);
    if (before) return [before(lines)];
    const end = this.restOfLine(Math.max(map.span.end, last.keySpan.end));
    return [{ span: this.place(end), text: lines.map((line) => this.style.eol + line).join('') }];
  }

  /** `Globals` stands before the resources. */
  #beforeResources(entries: readonly Entry[]): ((lines: readonly string[]) => Edit) | null {
    const resources = entries.findIndex(({ key }) => key === 'Resources');
    const { eol } = this.style;
    const next = entries[resources];
    if (!next) return null;
    const above = entries[resources - 1];
    if (!above)
      return (lines) => ({
        span: this.place(next.keySpan.start),
        text: lines.map((line) => line + eol).join('') + eol,
      });
    const end = this.restOfLine(Math.max(above.value.span.end, above.keySpan.end));
    const isParted = /^\r?\n[ \t]*\r?\n/.test(this.text.slice(end));
    return (lines) => ({
      span: this.place(end),
      text: (isParted ? eol : '') + lines.map((line) => eol + line).join(''),
    });
  }

  protected append(list: ListValue, item: DataMap): Edit[] {
    const last = list.items.at(-1);
    const { text } = this;
    if (text[list.span.start] === '[') {
      const end = list.span.end - 1;
      if (!last) return [{ span: list.span, text: `[${this.#flow(item, list.span)}]` }];
      if (/\S/.test(text.slice(last.span.end, end))) throw new Refusal('more text follows its last value');
      const start = this.lineStart(last.span.start);
      const isOwnLine = !/\S/.test(text.slice(start, last.span.start));
      const indent = text.slice(start, last.span.start);
      const isJson = this.#isQuoted(list.span);
      const put = isOwnLine
        ? `,${this.style.eol}${indent}${isJson ? json(item, indent, this.style, true) : yamlFlow(item, this.style)}`
        : `, ${this.#flow(item, list.span)}`;
      return [{ span: this.place(last.span.end), text: put }];
    }
    const first = list.items[0];
    if (!last || !first) throw new Refusal('its place was not found');
    const dash = text.lastIndexOf('-', first.span.start - 1);
    const indent = this.#column(dash);
    const end = this.restOfLine(list.span.end);
    const lines = yamlItems([item], this.style).map((line) => this.style.eol + indent + line);
    return [{ span: this.place(end), text: lines.join('') }];
  }

  protected fill({ keySpan, value }: Entry, data: Data): Edit {
    if (typeof data === 'object' || value.span.start < value.span.end) {
      const isEmpty = value.span.start === value.span.end;
      const text = this.#flow(data, keySpan);
      return { span: value.span, text: isEmpty ? ` ${text}` : text };
    }
    return { span: value.span, text: ` ${yamlScalar(data as string | number | boolean, this.style)}` };
  }

  protected inPlaceOf({ start, end }: Span, data: Data): string {
    if (typeof data === 'object') return this.#flow(data, { start, end });
    const mark = this.text[start];
    if (mark === '"' || (mark === "'" && !String(data).includes("'"))) return quoted(String(data), mark);
    if (mark === '|' || mark === '>') throw new Refusal('its value is a block of text');
    return this.#isQuoted({ start, end }) ? JSON.stringify(data) : yamlScalar(data, this.style);
  }

  protected listInPlaceOf({ span, items }: ListValue, data: Data): string {
    if (this.text[span.start] === '[' || !Array.isArray(data)) {
      const isJson = this.text[items[0]?.span.start ?? 0] === '"' && this.document.syntax === 'json';
      return isJson ? JSON.stringify(data) : yamlFlow(data, this.style);
    }
    const indent = this.#column(span.start);
    return yamlItems(data, this.style).join(this.style.eol + indent);
  }

  #insertInBrackets(span: Span, entries: readonly Entry[], opening: number, added: DataMap): Edit[] {
    const { text } = this;
    const { eol, step } = this.style;
    const last = entries.at(-1);
    const isJson = last ? text[last.keySpan.start] === '"' : this.document.syntax === 'json';
    const closing = span.end - 1;
    const single = (key: string, data: Data, colon: string) =>
      isJson
        ? `${JSON.stringify(key)}${colon}${json(data, '', this.style, false)}`
        : `${yamlScalar(key, this.style)}: ${yamlFlow(data, this.style)}`;
    if (!last) {
      if (/\S/.test(text.slice(opening + 1, closing))) throw new Refusal('comments stand in its place');
      const outer = this.indentAt(span.start);
      const lines = Object.entries(added).map(([key, data]) =>
        isJson ? `${JSON.stringify(key)}: ${json(data, outer + step, this.style, true)}` : single(key, data, ': '),
      );
      const put = isJson
        ? eol + lines.map((line) => outer + step + line).join(`,${eol}`) + eol + outer
        : ` ${lines.join(', ')} `;
      return [{ span: this.place(opening + 1, closing), text: put }];
    }
    const end = Math.max(last.value.span.end, last.keySpan.end);
    const comma = /^(?:\s|(?:#|\/\/)[^\n]*\n)*,/.exec(text.slice(end, closing))?.[0];
    if (comma !== undefined) throw new Refusal('a comma follows its last value');
    const start = this.lineStart(last.keySpan.start);
    const indent = text.slice(start, last.keySpan.start);
    const colon = this.#colonOf(last);
    if (/\S/.test(indent)) {
      const gap = entries.length > 1 && isJson ? this.#gapBefore(last) : ' ';
      const put = Object.entries(added).map(([key, data]) => `,${gap}${single(key, data, colon)}`);
      return [{ span: this.place(end), text: put.join('') }];
    }
    const lines = Object.entries(added).map(([key, data]) =>
      isJson ? `${JSON.stringify(key)}${colon}${json(data, indent, this.style, true)}` : single(key, data, ': '),
    );
    const put = lines.map((line) => eol + indent + line).join(',');
    const rest = text.slice(end, this.lineEnd(end));
    // a comment behind the last value stays with it
    if (/^[ \t]*(#|\/\/)/.test(rest))
      return [
        { span: this.place(end), text: ',' },
        { span: this.place(this.lineEnd(end)), text: put },
      ];
    return [{ span: this.place(end), text: `,${put}` }];
  }

  #colonOf({ keySpan, value }: Entry): string {
    const between = this.text.slice(keySpan.end, value.span.start);
    return /^\s*:[ \t]*$/.test(between) ? between : ': ';
  }

  #gapBefore(entry: Entry): string {
    return /[ \t]*$/.exec(this.text.slice(0, entry.keySpan.start))?.[0] ?? '';
  }

  /** Data in one line, in quotes where the text around is JSON. */
  #flow(data: Data, around: { readonly start: number; readonly end: number }): string {
    if (!this.#isQuoted(around)) return yamlFlow(data, this.style);
    return json(data, '', this.style, false);
  }

  #isQuoted({ start }: { readonly start: number; readonly end: number }): boolean {
    if (this.document.syntax === 'json') return true;
    const before = this.text.slice(this.lineStart(start), start);
    return /"\s*:\s*$/.test(before) && /[{,]\s*"[^"]*"\s*:\s*$/.test(before);
  }

  /** Blanks as wide as what stands before an offset in its line. */
  #column(at: number): string {
    const before = this.text.slice(this.lineStart(at), at);
    if (!/^[ -]*$/.test(before)) throw new Refusal('more text stands in its line');
    return ' '.repeat(before.length);
  }
}

/** Terraform's native syntax. */
class HclWriter extends Writer {
  protected insert(map: MapValue, added: DataMap): Edit[] {
    const { text } = this;
    const { eol, step } = this.style;
    const { start, end } = map.span;
    if (text[start] !== '{') throw new Refusal('its place was not found');
    const outer = this.indentAt(start);
    const entries = [...map.entries.values()];
    const body = text.slice(start + 1, end - 1);
    if (!body.includes('\n')) {
      const inner = [...(body.trim() ? [body.trim()] : []), ...hclLines(added, this.style)];
      const lines = inner.map((line) => outer + step + line + eol);
      return [{ span: this.place(start + 1, end - 1), text: eol + lines.join('') + outer }];
    }
    const isBlock = (entry: Entry) =>
      entry.value.kind === 'map' && text[entry.keySpan.end] !== undefined && !this.#hasSign(entry);
    const last = entries.findLast((entry) => !isBlock(entry)) ?? null;
    const above = Object.values(added).some(isMap) ? (entries.at(-1) ?? null) : last;
    if (!above) {
      const indent = entries[0] ? this.indentAt(entries[0].keySpan.start) : outer + step;
      const lines = hclLines(added, this.style).map((line) => eol + indent + line);
      return [{ span: this.place(this.restOfLine(start + 1)), text: lines.join('') + (entries[0] ? eol : '') }];
    }
    const indent = this.indentAt(above.keySpan.start);
    const width = isBlock(above) ? 0 : this.#signColumn(above);
    let lines = hclLines(added, this.style);
    const names = Object.keys(added).map((name) => name.length);
    const fits = width > 0 && !Object.values(added).some(isMap) && Math.max(...names) <= width;
    if (fits) lines = lines.map((line) => line.replace(/^(\w+) +/, (_, name: string) => `${name.padEnd(width)} `));
    const gap = fits || !this.#isOneLine(above) ? '' : eol;
    return [
      {
        span: this.place(this.restOfLine(this.#endOf(above))),
        text: gap + lines.map((line) => eol + indent + line).join(''),
      },
    ];
  }

  protected append(): Edit[] {
    throw new Refusal('its value is a list');
  }

  protected fill(): Edit {
    throw new Refusal('its value is an expression');
  }

  protected inPlaceOf(_: Span, data: Data): string {
    return hclValue(data);
  }

  protected listInPlaceOf(_: ListValue, data: Data): string {
    return hclValue(data);
  }

  /** An argument has an equal sign behind its name, a block has none. */
  #hasSign({ keySpan }: Entry): boolean {
    return /^\s*=/.test(this.text.slice(keySpan.end, keySpan.end + 200));
  }

  /** Columns from the name to the blank before the equal sign. */
  #signColumn({ keySpan }: Entry): number {
    const between = /^[ \t]*(?==)/.exec(this.text.slice(keySpan.end))?.[0].length ?? 1;
    return keySpan.end - keySpan.start + between - 1;
  }

  #isOneLine(entry: Entry): boolean {
    return !this.text.slice(entry.keySpan.start, this.#endOf(entry)).includes('\n');
  }

  #endOf({ value: { span } }: Entry): number {
    let end = span.end;
    while (end > span.start && /\s/.test(this.text[end - 1] ?? '')) end--;
    return end;
  }
}

const styles = new WeakMap<Document, Style>();

/** How a document is written; looked at once. */
function styleOf(document: Document): Style {
  const style = styles.get(document) ?? styleIn(document);
  styles.set(document, style);
  return style;
}

function styleIn({ source: { text }, syntax }: Document): Style {
  const step =
    syntax === 'hcl'
      ? '  '
      : (/^(?:[^\s#-].*[:{])[ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*([ \t]+)\S/m.exec(text)?.[1] ?? '  ');
  const isBracketed = syntax === 'json' ? (/^\{[ \t]*\r?\n([ \t]+)"/.exec(text)?.[1] ?? step) : step;
  const double = text.split('"').length;
  const single = text.split("'").length;
  return {
    eol: /\r\n/.test(text) && !/[^\r]\n/.test(text.slice(0, 2000)) ? '\r\n' : '\n',
    step: isBracketed,
    quote: double > single ? '"' : "'",
  };
}
