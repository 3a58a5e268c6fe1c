import {
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE_PLAIN,
} from 'js-yaml';
import { depthLimit, MapBuilder, type Parsed, plainScalar, tagged } from './located-yaml.js';
import type { Diagnostic, Source, Span } from './source.js';
import { scalar, type Value } from './value.js';

/**
 * The fast path: YAML (and so JSON) by the events of js-yaml, which stops at the first error by throwing.
 * One value for each document.
 */
export function documentsOf(source: Source): Parsed[] {
  const { text } = source;
  const events = parseEvents(text, { maxDepth: depthLimit });
  const documents: Parsed[] = [];
  let at = 0;
  let anchors = new Map<string, Value>();
  let diagnostics: Diagnostic[] = [];

  const span = (start: number, end: number): Span => ({ source, start, end });
  const anchored = (event: { anchorStart: number; anchorEnd: number }, value: Value): Value => {
    if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), value);
    return value;
  };
  const withTag = (event: { tagStart: number; tagEnd: number }, value: Value, end: number): Value =>
    event.tagStart >= 0 ? tagged(value, text.slice(event.tagStart, event.tagEnd), span(event.tagStart, end)) : value;

  /** Reads the next node; returns it with the offset where its text ends. An empty one stands where the text before it ends. */
  const node = (before: number): { value: Value; end: number; plain: boolean } => {
    const event = events[at++] as Event;
    switch (event.type) {
      case EVENT_ALIAS: {
        const name = text.slice(event.anchorStart, event.anchorEnd);
        const value = anchors.get(name) ?? scalar(null, span(event.anchorStart - 1, event.anchorEnd));
        return { value, end: event.anchorEnd, plain: true };
      }
      case EVENT_SCALAR: {
        const plain = event.style === SCALAR_STYLE_PLAIN;
        const quoted = !plain && event.style <= 3;
        const start =
          event.valueStart < 0
            ? Math.max(event.tagEnd, event.anchorEnd, before)
            : plain
              ? event.valueStart
              : quoted
                ? event.valueStart - 1
                : blockStart(text, event.valueStart);
        const end = event.valueEnd < 0 ? start : event.valueEnd + (quoted ? 1 : 0);
        const content = getScalarValue(text, event);
        const own = span(start, plain || quoted ? end : trimmedEnd(text, end));
        const value = plain ? plainScalar(content, own) : scalar(content, own);
        return { value: anchored(event, withTag(event, value, own.end)), end: own.end, plain };
      }
      case EVENT_SEQUENCE: {
        const items: Value[] = [];
        let end = event.start;
        while (events[at]?.type !== EVENT_POP) {
          const item = node(end);
          items.push(item.value);
          end = item.end;
        }
        at++;
        end = closing(text, event.start, end, '[', ']');
        const value: Value = { kind: 'list', items, span: span(event.start, end) };
        return { value: anchored(event, withTag(event, value, end)), end, plain: false };
      }
      case EVENT_MAPPING: {
        const builder = new MapBuilder(diagnostics);
        let end = event.start;
        while (events[at]?.type !== EVENT_POP) {
          const key = node(end);
          const value = node(key.end);
          end = Math.max(value.end, key.end);
          if (key.value.kind === 'scalar') builder.add(key.value.text, key.value.span, value.value, key.plain);
          else
            diagnostics.push({
              code: 'complex-key',
              message: 'A map or list is used as a key: this entry was not read',
              severity: 'warning',
              span: key.value.span,
            });
        }
        at++;
        end = closing(text, event.start, end, '{', '}');
        const value = builder.finish(span(event.start, end));
        return { value: anchored(event, withTag(event, value, end)), end, plain: false };
      }
      default:
        throw new Error('unexpected event');
    }
  };

  while (at < events.length) {
    const event = events[at++];
    if (event?.type !== EVENT_DOCUMENT) continue;
    anchors = new Map();
    diagnostics = [];
    const value = events[at]?.type === EVENT_POP ? null : node(0).value;
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

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function trimmedEnd(text: string, end: number): number {
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
