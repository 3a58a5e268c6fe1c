import { toPlain } from '../../../text/plain.js';
import type { Span } from '../../../text/source.js';
import { type Entry, listOf, mapOf, scalar, unknown, type Value } from '../../../text/value.js';
import { distinct, flattened, isNull, items, nothing, overItems, setOf, sizeLimit } from './collections.js';
import { formatText } from './format.js';
import { jsonText, plainValue, quoted } from './json-text.js';
import { equal, failed, isTrue, type Scope, whyUnknown } from './known.js';
import { safePattern } from './pattern.js';
import { expanded, replaced } from './replace.js';
import { joined, lengthLimit, textIn, textValue } from './strings.js';
import { parseStructured } from './structured.js';

/** A function that moves values about: they keep their places, and may be known in part. */
export type Structural = (given: readonly Value[], span: Span, scope: Scope) => Value;

/** A value where text is expected; a collection can only be one that was encoded as JSON. */
export function textOf(value: Value): Value {
  if (value.kind === 'map' || value.kind === 'list') return jsonText(value);
  return value.kind === 'scalar' && value.value !== null && typeof value.value !== 'string'
    ? textValue(value.text, value.span)
    : value;
}

function converted(convert: (text: string) => string | number | boolean | undefined): Structural {
  return ([value], span) => {
    if (!value) return nothing(span);
    if (value.kind !== 'scalar')
      return whyUnknown(value) === null ? failed('a collection is no single value', span) : value;
    if (value.value === null) return value;
    const result = convert(value.text);
    if (result === undefined) return failed(`'${value.text.slice(0, 40)}' can't be converted`, span);
    return result === value.value ? value : { ...scalar(result, value.span), ...(value.via && { via: value.via }) };
  };
}

/** Changes the literal text of a string, also between its holes. */
function literalParts(change: (text: string, first: boolean, last: boolean) => string): Structural {
  return ([value], span, scope) => {
    if (!value) return nothing(span);
    if (value.kind === 'scalar') return textValue(change(textIn(value), true, true), value.span);
    if (value.kind === 'map' || value.kind === 'list') return literalParts(change)([jsonText(value)], span, scope);
    if (value.kind !== 'template') return value;
    const last = value.parts.length - 1;
    const parts = value.parts.map((part, at) =>
      part.kind === 'scalar' ? textValue(change(textIn(part), at === 0, at === last), part.span) : part,
    );
    return joined(parts, value.span);
  };
}

const first: Structural = ([value], span) => value ?? nothing(span);

export const structure = new Map<string, Structural>([
  ['sensitive', first],
  ['nonsensitive', first],
  ['ephemeralasnull', first],
  [
    'tolist',
    ([value], span) =>
      value?.kind === 'scalar' && isNull(value)
        ? value
        : overItems(value, span, (list) => listOf(list, value?.span ?? span)),
  ],
  ['tomap', first],
  ['toset', ([value], span) => setOf(value, span)],
  ['tostring', converted((text) => text)],
  ['tonumber', converted((text) => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text)))],
  ['tobool', converted((text) => (text === 'true' ? true : text === 'false' ? false : undefined))],
  ['list', (given, span) => listOf(given, span)],
  [
    'map',
    (given, span) => {
      const entries: Entry[] = [];
      for (let at = 0; at + 1 < given.length; at += 2) {
        const key = given[at];
        const value = given[at + 1];
        if (key?.kind !== 'scalar' || !value) return unknown('a key is not known', span);
        entries.push({ key: textIn(key), keySpan: key.span, value });
      }
      return mapOf(entries, span);
    },
  ],
  [
    'merge',
    (given, span) => {
      const entries = new Map<string, Entry>();
      for (const value of given) {
        if (isNull(value)) continue;
        if (value.kind !== 'map') return unknown(whyUnknown(value) ?? 'an argument of merge is no object', span);
        for (const entry of value.entries.values()) entries.set(entry.key, entry);
      }
      return mapOf(entries.values(), span);
    },
  ],
  [
    'concat',
    (given, span) => {
      const all: Value[] = [];
      for (const value of given) {
        const list = items(value);
        if (typeof list === 'string') return unknown(list, span);
        for (const item of list) all.push(item);
        if (all.length > sizeLimit) return unknown('a list is too long', span);
      }
      return listOf(all, span);
    },
  ],
  [
    'flatten',
    ([value], span) =>
      overItems(value, span, (list) => {
        const all: Value[] = [];
        const reason = flattened(list, all);
        return reason === null ? listOf(all, span) : unknown(reason, span);
      }),
  ],
  [
    'compact',
    ([value], span) =>
      overItems(value, span, (list) =>
        listOf(
          list.filter((item) => !isNull(item) && !(item.kind === 'scalar' && item.text === '')),
          span,
        ),
      ),
  ],
  [
    'distinct',
    ([value], span) =>
      overItems(value, span, (list) => {
        const once = distinct(list);
        return once ? listOf(once, span) : unknown('a list is too long', span);
      }),
  ],
  ['reverse', ([value], span) => overItems(value, span, (list) => listOf(list.toReversed(), span))],
  [
    'slice',
    ([value, from, to], span) =>
      overItems(value, span, (list) => {
        const [start, end] = [toPlain(from ?? scalar(0, span)), toPlain(to ?? scalar(list.length, span))];
        if (typeof start !== 'number' || typeof end !== 'number') return unknown('a slice is not known', span);
        if (start < 0 || end > list.length || start > end) return failed('a slice reaches beyond the list', span);
        return listOf(list.slice(start, end), span);
      }),
  ],
  [
    'element',
    ([value, at], span) =>
      overItems(value, span, (list) => {
        const index = at && toPlain(at);
        if (typeof index !== 'number') return unknown((at && whyUnknown(at)) ?? 'an index is not known', span);
        return list[((index % list.length) + list.length) % list.length] ?? failed('the list is empty', span);
      }),
  ],
  [
    'one',
    ([value], span) =>
      overItems(value, span, (list) =>
        list.length === 0
          ? scalar(null, span)
          : ((list.length === 1 ? list[0] : undefined) ?? failed('there is more than one item', span)),
      ),
  ],
  [
    'keys',
    ([value], span) =>
      value?.kind === 'map'
        ? listOf(
            [...value.entries.values()]
              .sort((a, b) => (a.key < b.key ? -1 : 1))
              .map((entry) => textValue(entry.key, entry.keySpan)),
            span,
          )
        : unknown((value && whyUnknown(value)) ?? 'keys() needs an object', span),
  ],
  [
    'values',
    ([value], span) =>
      value?.kind === 'map'
        ? listOf(
            [...value.entries.values()].sort((a, b) => (a.key < b.key ? -1 : 1)).map((entry) => entry.value),
            span,
          )
        : unknown((value && whyUnknown(value)) ?? 'values() needs an object', span),
  ],
  [
    'lookup',
    ([value, key, otherwise], span) => {
      if (value?.kind !== 'map') return unknown((value && whyUnknown(value)) ?? 'lookup() needs an object', span);
      if (key?.kind !== 'scalar') return unknown((key && whyUnknown(key)) ?? 'a key is not known', span);
      return value.entries.get(textIn(key))?.value ?? otherwise ?? failed(`there is no '${textIn(key)}'`, span);
    },
  ],
  [
    'zipmap',
    ([keys, values], span) =>
      overItems(keys, span, (names) =>
        overItems(values, span, (list) => {
          if (names.length !== list.length) return failed('the lists differ in length', span);
          const entries: Entry[] = [];
          for (const [index, key] of names.entries()) {
            const value = list[index];
            if (key.kind !== 'scalar' || !value) return unknown(whyUnknown(key) ?? 'a key is not known', span);
            entries.push({ key: textIn(key), keySpan: key.span, value });
          }
          return mapOf(entries, span);
        }),
      ),
  ],
  [
    'length',
    ([value], span) => {
      if (value?.kind === 'list') return scalar(value.items.length, span);
      if (value?.kind === 'map') return scalar(value.entries.size, span);
      if (value?.kind === 'scalar' && value.value !== null) return scalar([...value.text].length, span);
      return value && isNull(value)
        ? failed('null has no length', span)
        : unknown((value && whyUnknown(value)) ?? 'length() needs a collection', span);
    },
  ],
  [
    'contains',
    ([value, wanted], span) =>
      overItems(value, span, (list) => {
        const same = wanted ? list.map((item) => equal(item, wanted)) : [];
        if (same.includes(true)) return scalar(true, span);
        return same.includes(null)
          ? unknown('whether a list contains a value is known after apply', span)
          : scalar(false, span);
      }),
  ],
  [
    'coalesce',
    (given, span) => {
      for (const value of given) if (!isNull(value) && !(value.kind === 'scalar' && value.text === '')) return value;
      return failed('all arguments of coalesce are null or empty', span);
    },
  ],
  [
    'coalescelist',
    (given, span) => {
      for (const value of given) {
        const list = items(value);
        if (typeof list === 'string') return unknown(list, span);
        if (list.length > 0) return value;
      }
      return failed('all arguments of coalescelist are empty', span);
    },
  ],
  [
    'setunion',
    (given, span) => {
      const all: Value[] = [];
      for (const value of given) {
        const list = items(value);
        if (typeof list === 'string') return unknown(list, span);
        for (const item of list) all.push(item);
      }
      return setOf(listOf(all, span), span);
    },
  ],
  [
    'setproduct',
    (given, span) => {
      let rows: Value[][] = [[]];
      for (const value of given) {
        const list = items(value);
        if (typeof list === 'string') return unknown(list, span);
        if (rows.length * list.length > sizeLimit) return unknown('a product is too large', span);
        rows = rows.flatMap((row) => list.map((item) => [...row, item]));
      }
      return listOf(
        rows.map((row) => listOf(row, span)),
        span,
      );
    },
  ],
  ['jsonencode', encoded],
  ['yamlencode', encoded],
  ['jsondecode', ([value], span) => (value ? decoded(value, span) : nothing(span))],
  ['yamldecode', ([value], span) => (value ? decoded(value, span) : nothing(span))],
  [
    'join',
    ([separator, ...lists], span) => {
      const all: Value[] = [];
      for (const value of lists) {
        const list = items(value);
        if (typeof list === 'string') return unknown(list, span);
        for (const item of list) all.push(item);
      }
      const between = separator ? [separator] : [];
      return joined(
        all.flatMap((item, index) => (index === 0 ? [item] : [...between, item])),
        span,
      );
    },
  ],
  ['format', ([pattern, ...values], span) => formatText(pattern, values, span)],
  [
    'formatlist',
    ([pattern, ...values], span) => {
      const length = Math.max(0, ...values.map((value) => (value.kind === 'list' ? value.items.length : 0)));
      const reason = values.map(whyUnknown).find((one, index) => one !== null && values[index]?.kind === 'unknown');
      if (reason) return unknown(reason, span);
      const rows = Array.from({ length: Math.min(length, sizeLimit) }, (_, row) =>
        formatText(
          pattern,
          values.map((value) => (value.kind === 'list' ? (value.items[row] ?? scalar(null, span)) : value)),
          span,
        ),
      );
      return listOf(rows, span);
    },
  ],
  ['lower', literalParts((text) => text.toLowerCase())],
  ['upper', literalParts((text) => text.toUpperCase())],
  [
    'trimspace',
    literalParts((text, start, end) => (start ? (end ? text.trim() : text.trimStart()) : end ? text.trimEnd() : text)),
  ],
  ['chomp', literalParts((text, _, end) => (end ? text.replace(/(?<![\r\n])[\r\n]+$/, '') : text))],
  [
    'trimprefix',
    ([value, prefix], span, scope) =>
      affix(value, prefix, span, scope, (text, cut, start) =>
        start && text.startsWith(cut) ? text.slice(cut.length) : text,
      ),
  ],
  [
    'trimsuffix',
    ([value, suffix], span, scope) =>
      affix(value, suffix, span, scope, (text, cut, _, end) =>
        end && cut !== '' && text.endsWith(cut) ? text.slice(0, -cut.length) : text,
      ),
  ],
  [
    'replace',
    ([given, search, by], span, scope) => {
      const value = given && textOf(given);
      const wanted = search && toPlain(textOf(search));
      const text = by && toPlain(textOf(by));
      if (!value || typeof wanted !== 'string' || typeof text !== 'string')
        return unknown((search && whyUnknown(search)) ?? (by && whyUnknown(by)) ?? 'a replacement is not known', span);
      const parts = value.kind === 'template' ? value.parts : [value];
      const longest = parts.reduce((sum, part) => sum + (part.kind === 'scalar' ? part.text.length : 0), 0);
      if ((longest / Math.max(1, wanted.length)) * text.length > lengthLimit)
        return unknown(`the text may be longer than ${lengthLimit} characters`, span);
      if (!/^\/.*\/$/s.test(wanted) || wanted.length < 2)
        return literalParts((part) => replaced(part, wanted, text))([value], span, scope);
      if (value.kind !== 'scalar') return unknown(whyUnknown(value) ?? 'text is needed', span);
      const pattern = safePattern(wanted.slice(1, -1), value.text, 'g');
      if (!pattern) return unknown('a pattern is not evaluated', span);
      return textValue(
        value.text.replace(pattern, (...match: unknown[]) => expanded(text, match)),
        span,
      );
    },
  ],
  [
    'split',
    ([separator, given], span) => {
      const by = separator && toPlain(separator);
      const value = given && textOf(given);
      if (typeof by !== 'string' || !value) return unknown('a separator is not known', span);
      if (value.kind === 'scalar') {
        const texts = by === '' ? [...textIn(value)] : textIn(value).split(by);
        return texts.length > sizeLimit
          ? unknown('a list is too long', span)
          : listOf(
              texts.map((text) => textValue(text, value.span)),
              span,
            );
      }
      if (value.kind !== 'template' || by === '') return unknown(whyUnknown(value) ?? 'text is needed', span);
      const fields: Value[][] = [[]];
      for (const part of value.parts) {
        const texts = part.kind === 'scalar' ? textIn(part).split(by) : [];
        if (part.kind !== 'scalar') fields.at(-1)?.push(part);
        texts.forEach((text, index) => {
          if (index > 0) fields.push([]);
          fields.at(-1)?.push(textValue(text, part.span));
        });
      }
      return listOf(
        fields.map((field) => joined(field, value.span)),
        span,
      );
    },
  ],
  ['alltrue', ([value], span) => overItems(value, span, (list) => quantified(list, span, false))],
  ['anytrue', ([value], span) => overItems(value, span, (list) => quantified(list, span, true))],
  ['file', ([path], span, scope) => withPath(path, span, (name) => scope.files.read(name, span))],
  ['fileexists', ([path], span, scope) => withPath(path, span, (name) => scalar(scope.files.exists(name), span))],
  [
    'templatefile',
    ([path, variables], span, scope) =>
      withPath(path, span, (name) =>
        variables?.kind === 'map'
          ? scope.files.template(name, variables, span)
          : unknown((variables && whyUnknown(variables)) ?? 'the variables of a template are no object', span),
      ),
  ],
]);

/** The located tree stands for its own JSON text, so that a policy or a definition in it keeps its places. */
function encoded([value]: readonly Value[], span: Span): Value {
  if (!value) return nothing(span);
  return value.kind === 'scalar' ? textValue(quoted(value.value), span) : value;
}

function decoded(value: Value, span: Span): Value {
  if (value.kind === 'map' || value.kind === 'list') return value;
  return (
    parseStructured(value) ?? plainText(value) ?? unknown(whyUnknown(value) ?? 'the text could not be decoded', span)
  );
}

/** A text, number or the like by itself, as JSON; null where it is none. */
function plainText(value: Value): Value | null {
  if (value.kind !== 'scalar') return null;
  try {
    return plainValue(JSON.parse(textIn(value)), value.span);
  } catch {
    return null;
  }
}

function affix(
  value: Value | undefined,
  cut: Value | undefined,
  span: Span,
  scope: Scope,
  change: (text: string, cut: string, start: boolean, end: boolean) => string,
): Value {
  const text = cut && toPlain(cut);
  if (!value || typeof text !== 'string') return unknown((cut && whyUnknown(cut)) ?? 'an argument is missing', span);
  return literalParts((part, start, end) => change(part, text, start, end))([value], span, scope);
}

function quantified(list: readonly Value[], span: Span, wanted: boolean): Value {
  if (list.some((item) => whyUnknown(item) === null && isTrue(item) === wanted)) return scalar(wanted, span);
  const reason = list.map(whyUnknown).find((one) => one !== null);
  return reason ? unknown(reason, span) : scalar(!wanted, span);
}

function withPath(path: Value | undefined, span: Span, then: (path: string) => Value): Value {
  if (path?.kind !== 'scalar') return unknown((path && whyUnknown(path)) ?? 'a path is missing', span);
  return then(textIn(path));
}
