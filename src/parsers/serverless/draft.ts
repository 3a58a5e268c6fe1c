import type { Span } from '../../text/source.js';
import { type Entry, listOf, mapOf, scalar, type Value } from '../../text/value.js';

/**
 * What the framework writes on behalf of some text of the person's: plain data, in which the values that the person
 * wrote keep their places. A key whose draft is undefined is left out.
 */
export type Draft = Value | string | number | boolean | readonly Draft[] | DraftMap;

export interface DraftMap {
  readonly [key: string]: Draft | undefined;
}

/** The located value of a draft; everything that has no place of its own gets this span. */
export function locate(draft: Draft, span: Span): Value {
  if (typeof draft !== 'object') return scalar(draft, span);
  if (isList(draft)) {
    return listOf(
      draft.map((item) => locate(item, span)),
      span,
    );
  }
  if (isValue(draft)) return draft;
  return mapOf(entriesOf(draft, span), span);
}

/** A map whose keys are not ours (header names, content types, route keys), so they never become object properties. */
export function locateEntries(entries: Iterable<readonly [string, Draft]>, span: Span): Value {
  return mapOf(
    Array.from(entries, ([key, draft]) => entry(key, draft, span)),
    span,
  );
}

/** The value of a draft with an intrinsic reference: `{Ref: id}`. */
export function ref(id: string): DraftMap {
  return { Ref: id };
}

export function getAtt(id: string, attribute: string): DraftMap {
  return { 'Fn::GetAtt': [id, attribute] };
}

export function join(...parts: Draft[]): DraftMap {
  return { 'Fn::Join': ['', parts] };
}

function* entriesOf(draft: DraftMap, span: Span): Generator<Entry> {
  for (const [key, value] of Object.entries(draft)) if (value !== undefined) yield entry(key, value, span);
}

function entry(key: string, draft: Draft, span: Span): Entry {
  return { key, keySpan: span, value: locate(draft, span) };
}

function isList(draft: Value | readonly Draft[] | DraftMap): draft is readonly Draft[] {
  return Array.isArray(draft);
}

/** Drafts use the property names of CloudFormation, so a `kind` with a `span` is a value's own. */
export function isValue(draft: Draft): draft is Value {
  return typeof draft === 'object' && 'kind' in draft && 'span' in draft;
}

/** A draft that a setting decides: at the setting's place, with the way that the setting came. */
export function locateBy(draft: Draft, setting: Value): Value {
  const value = locate(draft, setting.span);
  return setting.via ? { ...value, via: setting.via } : value;
}
