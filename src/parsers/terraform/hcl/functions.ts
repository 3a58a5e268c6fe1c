import { posix } from 'node:path';
import type { Span } from '../../../text/source.js';
import { type Entry, listOf, mapOf, scalar, unknown, type Value } from '../../../text/value.js';
import { cidrHost, cidrNetmask, cidrSubnet, cidrSubnets } from './cidr.js';
import { formatText } from './format.js';
import { jsonText, plainValue, quoted, toPlain } from './json-text.js';
import { asSet, equal, failed, isFailed, isTrue, type Scope, whyPartlyUnknown, whyUnknown } from './known.js';
import { safePattern } from './pattern.js';
import { joined, lengthLimit, textIn, textValue } from './strings.js';
import { parseStructured } from './structured.js';

/**
 * Terraform's built-in functions. Those that move values about keep their places; those that make new text or numbers
 * stand where they are called.
 * https://developer.hashicorp.com/terraform/language/functions
 */
export function callFunction(name: string, given: readonly Value[], scope: Scope, span: Span): Value {
  const plainName = name.replace(/^core::/, '');
  const broken = given.find(isFailed);
  if (broken) return broken;
  const structural = structure.get(plainName);
  if (structural) return structural(given, span, scope);
  const compute = computed.get(plainName);
  if (!compute) return unknown(`${plainName}() is known after apply`, span);
  const plain: unknown[] = [];
  for (const [at, value] of given.entries()) {
    const one = toPlain(at === textAt(plainName) ? textOf(value) : value);
    if (one === undefined) return unknown(whyPartlyUnknown(value) ?? 'a value is not known', span);
    plain.push(one);
  }
  const result = compute(plain);
  if (Array.isArray(result) && ofSets.has(plainName)) return setOf(plainValue(result, span), span);
  return result === undefined ? failed(`${plainName}() can't be evaluated`, span) : plainValue(result, span);
}

type Structural = (given: readonly Value[], span: Span, scope: Scope) => Value;

/** Items that a result may have. */
const sizeLimit = 10_000;

/** Items of a set that have to be compared one by one. */
const comparedLimit = 300;

const nothing = (span: Span): Value => failed('an argument is missing', span);

/** The items of a list (or the values of a map); the reason where they are not known. */
function items(value: Value | undefined): readonly Value[] | string {
  if (value?.kind === 'list') return value.items;
  if (value?.kind === 'map') return [...value.entries.values()].map((entry) => entry.value);
  if (value?.kind === 'scalar' && value.value === null) return [];
  return (value && whyUnknown(value)) ?? 'an argument is no list';
}

function overItems(value: Value | undefined, span: Span, then: (list: readonly Value[]) => Value): Value {
  const list = items(value);
  return typeof list === 'string' ? unknown(list, span) : then(list);
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** Each item once; null where there are too many. */
function distinct(list: readonly Value[]): Value[] | null {
  const result: Value[] = [];
  const texts = new Set<string>();
  let compared = 0;
  for (const item of list) {
    if (item.kind === 'scalar') {
      const key = `${typeof item.value} ${item.text}`;
      if (!texts.has(key)) result.push(item);
      texts.add(key);
      continue;
    }
    if (++compared > comparedLimit) return null;
    if (!result.some((other) => equal(item, other) === true)) result.push(item);
  }
  return result.length > sizeLimit ? null : result;
}

function setOf(value: Value | undefined, span: Span): Value {
  return overItems(value, span, (list) => {
    const once = distinct(list);
    if (!once) return unknown('a set is too large', span);
    const texts = once.every((item) => item.kind === 'scalar' && typeof item.value === 'string');
    const sorted = texts
      ? once.sort((a, b) => (a.kind === 'scalar' && b.kind === 'scalar' && a.text < b.text ? -1 : 1))
      : once;
    return asSet(listOf(sorted, value?.span ?? span));
  });
}

function flattened(list: readonly Value[], into: Value[], depth = 0): string | null {
  for (const item of list) {
    if (item.kind === 'list' && depth < 100) {
      const reason = flattened(item.items, into, depth + 1);
      if (reason !== null) return reason;
    } else if (item.kind === 'unknown') return item.reason;
    else into.push(item);
    if (into.length > sizeLimit) return 'a list is too long';
  }
  return null;
}

/** A value where text is expected; a collection can only be one that was encoded as JSON. */
function textOf(value: Value): Value {
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

const structure = new Map<string, Structural>([
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

/** Every occurrence; an empty text stands before and after every character. */
function replaced(text: string, wanted: string, by: string): string {
  return wanted === '' ? [...text, ''].map((character) => by + character).join('') : text.split(wanted).join(by);
}

/**
 * A replacement of RE2 with what was matched: `$1`, `${name}`, `$$`. A name is as long as can be: `$1x` is no group.
 * https://pkg.go.dev/regexp#Regexp.Expand
 */
function expanded(text: string, match: readonly unknown[]): string {
  const named = match.at(-1);
  const groups = new Map(named !== null && typeof named === 'object' ? Object.entries(named) : []);
  // after the groups come the offset and the text
  const numbered = match.slice(
    0,
    match.findIndex((part) => typeof part === 'number'),
  );
  return text.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, plain?: string) => {
    const name = braced ?? plain ?? '';
    return whole === '$$' ? '$' : String((/^\d+$/.test(name) ? numbered[Number(name)] : groups.get(name)) ?? '');
  });
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

/** Operations on sets, of which the first argument's items remain. */
const ofSets = new Map<string, (one: readonly unknown[], others: readonly (readonly unknown[])[]) => unknown[]>([
  [
    'setintersection',
    (one, others) => {
      const sets = others.map((other) => new Set(other.map(canonical)));
      return one.filter((item) => sets.every((set) => set.has(canonical(item))));
    },
  ],
  [
    'setsubtract',
    (one, [other = []]) => {
      const cut = new Set(other.map(canonical));
      return one.filter((item) => !cut.has(canonical(item)));
    },
  ],
]);

type Computed = (given: readonly unknown[]) => unknown;

const isText = (value: unknown): value is string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function onText(compute: (text: string, ...rest: unknown[]) => unknown): Computed {
  return ([value, ...rest]) => (isText(value) ? compute(String(value), ...rest) : undefined);
}

function onNumbers(compute: (...numbers: number[]) => unknown): Computed {
  return (given) => {
    const numbers = given.map((value) => (isText(value) && String(value).trim() !== '' ? Number(value) : Number.NaN));
    const result = numbers.some(Number.isNaN) ? undefined : compute(...numbers);
    return typeof result === 'number' && !Number.isFinite(result) ? undefined : result;
  };
}

function onLists(compute: (...lists: unknown[][]) => unknown): Computed {
  return (given) => (given.every(Array.isArray) ? compute(...given) : undefined);
}

function hash(algorithm: string, encoding: 'hex' | 'base64'): Computed {
  // loaded by the few configurations that hash something
  return onText((text) => process.getBuiltinModule('node:crypto').createHash(algorithm).update(text).digest(encoding));
}

const canonical = (value: unknown): string => JSON.stringify(value);

const computed = new Map<string, Computed>([
  ...Array.from(ofSets, ([name, compute]): [string, Computed] => [
    name,
    onLists((one = [], ...others) => compute(one, others)),
  ]),
  ['abs', onNumbers(Math.abs)],
  ['ceil', onNumbers(Math.ceil)],
  ['floor', onNumbers(Math.floor)],
  ['max', onNumbers(Math.max)],
  ['min', onNumbers(Math.min)],
  ['pow', onNumbers(Math.pow)],
  ['signum', onNumbers(Math.sign)],
  ['log', onNumbers((value, base = Math.E) => Math.log(value) / Math.log(base))],
  [
    'parseint',
    onText((text, base) =>
      typeof base === 'number' && base >= 2 && base <= 36 ? finite(Number.parseInt(text, base)) : undefined,
    ),
  ],
  [
    'sum',
    ([list]) =>
      Array.isArray(list) ? finite(list.reduce((total: number, item: unknown) => total + Number(item), 0)) : undefined,
  ],
  ['title', onText((text) => text.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (letter) => letter.toUpperCase()))],
  ['strrev', onText((text) => [...text].reverse().join(''))],
  ['startswith', onText((text, prefix) => (isText(prefix) ? text.startsWith(String(prefix)) : undefined))],
  ['endswith', onText((text, suffix) => (isText(suffix) ? text.endsWith(String(suffix)) : undefined))],
  ['strcontains', onText((text, part) => (isText(part) ? text.includes(String(part)) : undefined))],
  [
    'indent',
    ([spaces, text]) =>
      typeof spaces === 'number' && spaces >= 0 && spaces <= 100 && typeof text === 'string'
        ? text.replaceAll('\n', `\n${' '.repeat(spaces)}`)
        : undefined,
  ],
  ['trim', onText((text, cut) => (typeof cut === 'string' ? trimmed(text, cut) : undefined))],
  [
    'substr',
    onText((text, offset, length) => {
      if (typeof offset !== 'number' || typeof length !== 'number') return undefined;
      const letters = [...text];
      const start = offset < 0 ? letters.length + offset : offset;
      return letters.slice(start, length < 0 ? undefined : start + length).join('');
    }),
  ],
  [
    'regex',
    ([pattern, text]) => {
      if (typeof pattern !== 'string' || typeof text !== 'string') return undefined;
      const match = safePattern(pattern, text, '')?.exec(text);
      return match ? captured(match) : undefined;
    },
  ],
  [
    'regexall',
    ([pattern, text]) => {
      if (typeof pattern !== 'string' || typeof text !== 'string') return undefined;
      const safe = safePattern(pattern, text, 'g');
      return safe ? [...text.matchAll(safe)].map(captured) : undefined;
    },
  ],
  ['sort', onLists((list = []) => list.map(String).sort())],
  [
    'range',
    onNumbers((...bounds) => {
      const [start, limit] = bounds.length === 1 ? [0, bounds[0] ?? 0] : [bounds[0] ?? 0, bounds[1] ?? 0];
      const step = bounds[2] ?? (limit < start ? -1 : 1);
      const count = Math.ceil((limit - start) / step);
      if (step === 0 || count < 0 || count > sizeLimit) return undefined;
      return Array.from({ length: Math.max(0, count) }, (_, index) => start + index * step);
    }),
  ],
  [
    'index',
    ([list, wanted]) => {
      const at = Array.isArray(list) ? list.findIndex((item) => canonical(item) === canonical(wanted)) : -1;
      return at < 0 ? undefined : at;
    },
  ],
  [
    'chunklist',
    ([list, size]) => {
      if (!Array.isArray(list) || typeof size !== 'number' || size < 1) return undefined;
      return Array.from({ length: Math.ceil(list.length / size) }, (_, chunk) =>
        list.slice(chunk * size, (chunk + 1) * size),
      );
    },
  ],
  [
    'matchkeys',
    ([values, keys, wanted]) => {
      if (!Array.isArray(values) || !Array.isArray(keys) || !Array.isArray(wanted)) return undefined;
      if (values.length !== keys.length) return undefined;
      const searched = new Set(wanted.map(canonical));
      return values.filter((_, index) => searched.has(canonical(keys[index])));
    },
  ],
  [
    'transpose',
    ([map]) => {
      if (map === null || typeof map !== 'object' || Array.isArray(map)) return undefined;
      const result = new Map<string, string[]>();
      for (const [key, list] of Object.entries(map))
        for (const item of Array.isArray(list) ? list : [])
          result.set(String(item), [...(result.get(String(item)) ?? []), key]);
      return Object.fromEntries(result);
    },
  ],
  ['base64encode', onText((text) => Buffer.from(text).toString('base64'))],
  ['base64decode', onText((text) => Buffer.from(text, 'base64').toString())],
  ['urlencode', onText((text) => encodeURIComponent(text).replaceAll('%20', '+'))],
  ['md5', hash('md5', 'hex')],
  ['sha1', hash('sha1', 'hex')],
  ['sha256', hash('sha256', 'hex')],
  ['sha512', hash('sha512', 'hex')],
  ['base64sha256', hash('sha256', 'base64')],
  ['base64sha512', hash('sha512', 'base64')],
  ['basename', onText((path) => (path === '' ? '.' : posix.basename(path) || '/'))],
  // the folder that a path names when it ends in `/`
  ['dirname', onText((path) => posix.normalize(posix.dirname(`${path}x`)))],
  ['cidrhost', onText((block, host) => cidrHost(block, Number(host)))],
  ['cidrnetmask', onText((block) => cidrNetmask(block))],
  ['cidrsubnet', onText((block, newBits, number) => cidrSubnet(block, Number(newBits), Number(number)))],
  ['cidrsubnets', onText((block, ...sizes) => cidrSubnets(block, sizes.map(Number)))],
  ['abspath', onText((path) => path)],
  ['type', () => undefined],
]);

/** Which argument is text whatever is given: numbers become text, and what was encoded as JSON is the text of it. */
function textAt(name: string): number {
  if (name === 'regex' || name === 'regexall' || name === 'indent') return 1;
  return textFirst.has(name) ? 0 : -1;
}

const textFirst = new Set(
  'title strrev startswith endswith strcontains trim substr base64encode urlencode md5 sha1 sha256 sha512 base64sha256 base64sha512'.split(
    ' ',
  ),
);

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined;
}

function trimmed(text: string, cut: string): string {
  const letters = new Set(cut);
  const all = [...text];
  let start = 0;
  let end = all.length;
  while (start < end && letters.has(all[start] ?? '')) start++;
  while (end > start && letters.has(all[end - 1] ?? '')) end--;
  return all.slice(start, end).join('');
}

/** Groups by name or in order, as `regex` gives them; the whole match where the pattern has none. */
function captured(match: RegExpExecArray | RegExpMatchArray): unknown {
  if (match.groups) return Object.fromEntries(Object.entries(match.groups).map(([name, text]) => [name, text ?? null]));
  return match.length > 1 ? match.slice(1).map((text) => text ?? null) : match[0];
}
