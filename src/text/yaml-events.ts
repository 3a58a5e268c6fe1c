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
import { listOf, scalar, type Value } from './value.js';

/**
 * All of YAML by the events of js-yaml, one value for each document. Where the text has an error, or nests too
 * deeply, js-yaml stops and the tolerant parser has to read it; it gets the text as far as it could be put right.
 */
export function documentsOf(source: Source): { documents: Parsed[] } | { broken: string } {
  const { text, events } = eventsOf(source.text);
  if (!events) return { broken: text };
  return { documents: new EventReader(source, events, text !== source.text).documents() };
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
  const end = trimmedEnd(text, at);
  const start = text.lastIndexOf('\n', end - 1) + 1;
  const gap = commentStart(text.slice(start, end)) ?? at - start;
  const before = text
    .slice(start, start + gap)
    .replace(/[\r\n]/g, ' ')
    .padEnd(at - start);
  return text.slice(0, start) + before + text.slice(at);
}

/** Where the comment at the end of a line begins, if it has no quotes. */
function commentStart(line: string): number | undefined {
  const mark = /(?<=^|[\s,[{])#/g;
  mark.lastIndex = Math.max(...['"', "'", '\r'].map((one) => line.lastIndexOf(one))) + 1;
  return mark.exec(line)?.index;
}

type ScalarEvent = Extract<Event, { type: 4 }>;
type CollectionEvent = Extract<Event, { type: 2 | 3 }>;

/** Makes values of events, in one pass over both. */
class EventReader {
  readonly #source: Source;
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #isRepaired: boolean;
  #diagnostics: Diagnostic[] = [];
  #anchors = new Anchors(this.#diagnostics);
  #at = 0;
  /** Where the text of the last node ends. */
  #end = 0;

  constructor(source: Source, events: readonly Event[], isRepaired: boolean) {
    this.#source = source;
    this.#text = source.text;
    this.#events = events;
    this.#isRepaired = isRepaired;
  }

  documents(): Parsed[] {
    const documents: Parsed[] = [];
    while (this.#at < this.#events.length) {
      const event = this.#events[this.#at++];
      if (event?.type !== EVENT_ID.DOCUMENT) continue;
      this.#diagnostics = [];
      this.#anchors = new Anchors(this.#diagnostics);
      this.#end = 0;
      const value = this.#isClosed() ? null : this.#node(0);
      const isNothing = value?.kind === 'scalar' && value.value === null;
      documents.push({ value: isNothing ? null : value, diagnostics: this.#diagnostics });
    }
    return documents;
  }

  #node(depth: number): Value {
    const event = this.#events[this.#at++];
    switch (event?.type) {
      case EVENT_ID.ALIAS: {
        this.#end = event.anchorEnd;
        const name = this.#text.slice(event.anchorStart, event.anchorEnd);
        return this.#anchors.follow(name, depth, this.#span(event.anchorStart - 1, event.anchorEnd));
      }
      case EVENT_ID.SCALAR: {
        const content = this.#content(event);
        const span = this.#spanOf(event);
        this.#end = span.end;
        return this.#finish(
          event,
          event.style === SCALAR_STYLE.PLAIN ? plainScalar(content, span) : scalar(content, span),
        );
      }
      case EVENT_ID.SEQUENCE: {
        const items: Value[] = [];
        this.#end = event.start;
        while (!this.#isClosed()) items.push(this.#node(depth + 1));
        return this.#finish(event, listOf(items, this.#close(event, '[', ']')));
      }
      case EVENT_ID.MAPPING: {
        const builder = new MapBuilder(this.#diagnostics);
        this.#end = event.start;
        while (!this.#isClosed()) this.#entry(builder, depth + 1);
        return this.#finish(event, builder.finish(this.#close(event, '{', '}')));
      }
      default:
        throw new Error('an event is missing');
    }
  }

  #entry(builder: MapBuilder, depth: number): void {
    const event = this.#events[this.#at];
    const isPlain = event?.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
    const key = this.#node(depth);
    const keyEnd = this.#end;
    const value = this.#node(depth);
    this.#end = Math.max(this.#end, keyEnd);
    if (key.kind === 'scalar') builder.add(key.text, key.span, value, isPlain);
    else reportComplexKey(this.#diagnostics, key.span);
  }

  /** Whether the map, list or document that is being read ends here; passes over its end. */
  #isClosed(): boolean {
    if (this.#events[this.#at]?.type !== EVENT_ID.POP) return false;
    this.#at += 1;
    return true;
  }

  /** The span of a map or list whose last entry was read: behind its bracket, or where the entry ends. */
  #close(event: CollectionEvent, open: string, close: string): Span {
    if (event.style === COLLECTION_STYLE.FLOW) this.#end = closing(this.#text, event.start, this.#end, open, close);
    return this.#span(event.start, this.#end);
  }

  /** A value with its tag, remembered by its anchor. */
  #finish(event: ScalarEvent | CollectionEvent, value: Value): Value {
    const { tagStart, tagEnd, anchorStart, anchorEnd } = event;
    const finished =
      tagStart < 0 ? value : tagged(value, this.#text.slice(tagStart, tagEnd), this.#span(tagStart, this.#end));
    if (anchorStart >= 0) this.#anchors.set(this.#text.slice(anchorStart, anchorEnd), finished);
    return finished;
  }

  #content(event: ScalarEvent): string {
    // Offsets hold for the original text too, whose line breaks the value has; only then no short cut is right.
    return getScalarValue(this.#text, this.#isRepaired ? { ...event, fast: false } : event);
  }

  /** The quotes and a block scalar's header belong to a scalar; one without text stands where the text before it ends. */
  #spanOf({ valueStart, valueEnd, style, tagEnd, anchorEnd }: ScalarEvent): Span {
    if (valueStart < 0) {
      const place = Math.max(tagEnd, anchorEnd, this.#end);
      return this.#span(place, place);
    }
    switch (style) {
      case SCALAR_STYLE.PLAIN:
        return this.#span(valueStart, valueEnd);
      case SCALAR_STYLE.SINGLE_QUOTED:
      case SCALAR_STYLE.DOUBLE_QUOTED:
        return this.#span(valueStart - 1, valueEnd + 1);
      default:
        return this.#span(blockStart(this.#text, valueStart), trimmedEnd(this.#text, valueEnd));
    }
  }

  #span(start: number, end: number): Span {
    return { source: this.#source, start, end };
  }
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
