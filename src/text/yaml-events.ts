import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import { Anchors, depthLimit, MapBuilder, type Parsed, plainScalar, reportComplexKey, tagged } from './located.js';
import type { Diagnostic, Source, Span } from './source.js';
import { scalar, type Value } from './value.js';

/**
 * The fast path: YAML by the events of js-yaml, one value for each document. Where the text has an error, or nests too
 * deeply, js-yaml stops and the tolerant parser has to read it; it gets the text as far as it could be put right.
 */
export function documentsOf(source: Source): { documents: Parsed[] } | { broken: string } {
  const { text, events } = eventsOf(source.text);
  return events ? { documents: built(source, events, text !== source.text) } : { broken: text };
}

/** Characters that are parsed again, in all, to put indentation right. */
const repairBudget = 5_000_000;

/**
 * YAML 1.2 wants the lines of a bracket or a quoted text to stand deeper than the key before them; js-yaml insists. Other
 * parsers, those of CloudFormation and the AWS CLI among them, do not care, and JSON that was pasted into a template
 * often breaks it. There a line break means no more than a blank, so one is put in its place: no offset changes.
 */
function eventsOf(original: string): { text: string; events: Event[] | null } {
  let text = original;
  for (let budget = repairBudget; ; budget -= text.length) {
    try {
      return { text, events: parseEvents(text, { maxDepth: depthLimit }) };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const at = error.reason === 'deficient indentation' ? error.mark?.position : undefined;
      if (at === undefined || budget <= 0) return { text, events: null };
      const joined = joinLines(text, at);
      if (joined === text) return { text, events: null };
      text = joined;
    }
  }
}

/** Puts blanks in place of the line breaks before an offset, and of the comment that ends there. */
function joinLines(text: string, at: number): string {
  const start = text.lastIndexOf('\n', trimmedEnd(text, at) - 1) + 1;
  const before = text
    .slice(start, at)
    .replace(/(?<=^|[\s,[{])#[^"'\r\n]*(?=\s*$)|[\r\n]/g, (gap) => ' '.repeat(gap.length));
  return text.slice(0, start) + before + text.slice(at);
}

function built(source: Source, events: readonly Event[], isRepaired: boolean): Parsed[] {
  const { text } = source;
  const documents: Parsed[] = [];
  let at = 0;
  let diagnostics: Diagnostic[] = [];
  let anchors = new Anchors(diagnostics);

  const span = (start: number, end: number): Span => ({ source, start, end });
  const anchored = (event: { anchorStart: number; anchorEnd: number }, value: Value): Value => {
    if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), value);
    return value;
  };
  const withTag = (event: { tagStart: number; tagEnd: number }, value: Value, end: number): Value =>
    event.tagStart >= 0 ? tagged(value, text.slice(event.tagStart, event.tagEnd), span(event.tagStart, end)) : value;

  /** Reads the next node; returns it with the offset where its text ends. An empty one stands where the text before it ends. */
  const node = (before: number, depth: number): { value: Value; end: number; plain: boolean } => {
    const event = events[at++] as Event;
    switch (event.type) {
      case EVENT_ID.ALIAS: {
        const name = text.slice(event.anchorStart, event.anchorEnd);
        const value = anchors.follow(name, depth, span(event.anchorStart - 1, event.anchorEnd));
        return { value, end: event.anchorEnd, plain: false };
      }
      case EVENT_ID.SCALAR: {
        const plain = event.style === SCALAR_STYLE.PLAIN;
        const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
        const start =
          event.valueStart < 0
            ? Math.max(event.tagEnd, event.anchorEnd, before)
            : plain
              ? event.valueStart
              : quoted
                ? event.valueStart - 1
                : blockStart(text, event.valueStart);
        const end = event.valueEnd < 0 ? start : event.valueEnd + (quoted ? 1 : 0);
        // Offsets hold for the original text too, whose line breaks the value has; only then no short cut is right.
        const content = getScalarValue(text, isRepaired ? { ...event, fast: false } : event);
        const own = span(start, plain || quoted ? end : trimmedEnd(text, end));
        const value = plain ? plainScalar(content, own) : scalar(content, own);
        return { value: anchored(event, withTag(event, value, own.end)), end: own.end, plain };
      }
      case EVENT_ID.SEQUENCE: {
        const items: Value[] = [];
        let end = event.start;
        while (events[at]?.type !== EVENT_ID.POP) {
          const item = node(end, depth + 1);
          items.push(item.value);
          end = item.end;
        }
        at++;
        if (event.style === COLLECTION_STYLE.FLOW) end = closing(text, event.start, end, '[', ']');
        const value: Value = { kind: 'list', items, span: span(event.start, end) };
        return { value: anchored(event, withTag(event, value, end)), end, plain: false };
      }
      case EVENT_ID.MAPPING: {
        const builder = new MapBuilder(diagnostics);
        let end = event.start;
        while (events[at]?.type !== EVENT_ID.POP) {
          const key = node(end, depth + 1);
          const value = node(key.end, depth + 1);
          end = Math.max(value.end, key.end);
          if (key.value.kind === 'scalar') builder.add(key.value.text, key.value.span, value.value, key.plain);
          else reportComplexKey(diagnostics, key.value.span);
        }
        at++;
        if (event.style === COLLECTION_STYLE.FLOW) end = closing(text, event.start, end, '{', '}');
        const value = builder.finish(span(event.start, end));
        return { value: anchored(event, withTag(event, value, end)), end, plain: false };
      }
      default:
        throw new Error('unexpected event');
    }
  };

  while (at < events.length) {
    const event = events[at++];
    if (event?.type !== EVENT_ID.DOCUMENT) continue;
    diagnostics = [];
    anchors = new Anchors(diagnostics);
    const value = events[at]?.type === EVENT_ID.POP ? null : node(0, 0).value;
    documents.push({ value: value?.kind === 'scalar' && value.value === null ? null : value, diagnostics });
  }
  return documents;
}

/** The end of a flow collection is behind its bracket; a block collection ends with its last entry. */
function closing(text: string, start: number, end: number, open: string, close: string): number {
  if (text[start] !== open) return end;
  for (let here = Math.max(end, start + 1); here < text.length; here++) {
    const character = text[here];
    if (character === close) return here + 1;
    if (character === '#') here = lineEnd(text, here);
  }
  return end;
}

/** The offset of the next line break, or of the end. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A block scalar's span ends with its last line that is not blank. */
export function trimmedEnd(text: string, end: number): number {
  let here = end;
  while (here > 0 && /\s/.test(text[here - 1] ?? '')) here--;
  return here;
}

/** Where a block scalar's `|` or `>` stands: at the end of the line before its text. */
function blockStart(text: string, valueStart: number): number {
  const lineStart = text.lastIndexOf('\n', valueStart - 2) + 1;
  const header = /[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\r?\n?$/.exec(text.slice(lineStart, valueStart));
  return header ? lineStart + header.index : valueStart;
}
