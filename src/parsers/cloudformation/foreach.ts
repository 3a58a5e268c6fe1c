import { defaultLimits, type Limits, raising } from '../../files/limits.js';
import type { Diagnostic } from '../../text/source.js';
import { type Entry, get, listOf, type MapValue, scalar, textOf, type Value } from '../../text/value.js';
import { substitutions } from './strings.js';

/** Values that all copies may have together; a text counts by its length. */
const valueLimit = 1_000_000;

/**
 * Unrolls the `Fn::ForEach::Name` loops of `AWS::LanguageExtensions` anywhere in a template. A loop over a list that is
 * known only at deploy is left out, with a diagnostic.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function unrollLoops(
  template: MapValue,
  given: ReadonlyMap<string, Value>,
  report: (diagnostic: Diagnostic) => void,
  { copies: copyLimit }: Pick<Limits, 'copies'> = defaultLimits,
): MapValue {
  const parameters = get(template, 'Parameters');
  const mappingOf = (value: Value): Value | undefined => {
    const [map, first, second] = value.kind === 'list' ? value.items : [];
    const row = get(get(get(template, 'Mappings'), textOf(map) ?? ''), textOf(first) ?? '');
    return get(row, textOf(second) ?? '');
  };
  const collection = (value: Value | undefined): string[] | undefined => {
    if (value === undefined) return undefined;
    if (value.kind === 'list') {
      const texts = value.items.flatMap((item) => {
        const inner = item.kind === 'map' ? collection(item) : undefined;
        return inner ?? [textOf(item)];
      });
      return texts.every((text) => text !== undefined) ? texts : undefined;
    }
    const name = textOf(get(value, 'Ref'));
    if (name !== undefined) {
      const list = given.get(name) ?? get(get(parameters, name), 'Default');
      if (list?.kind === 'list') return collection(list);
      return textOf(list)
        ?.split(',')
        .map((item) => item.trim());
    }
    const cell = get(value, 'Fn::FindInMap');
    return cell ? collection(mappingOf(cell)) : undefined;
  };
  let copies = 0;
  let values = 0;
  const unroll = (value: Value, bound: ReadonlyMap<string, string>): Value => {
    if (bound.size > 0) values++;
    if (value.kind === 'scalar') {
      const filled = bound.size > 0 ? substituted(value, bound) : value;
      if (filled !== value && filled.kind === 'scalar') values += filled.text.length / 100;
      return filled;
    }
    if (value.kind === 'list')
      return {
        ...listOf(
          value.items.map((item) => unroll(item, bound)),
          value.span,
        ),
        ...(value.via && { via: value.via }),
      };
    if (value.kind !== 'map') return value;
    const ref = value.entries.size === 1 ? textOf(get(value, 'Ref')) : undefined;
    if (ref !== undefined && bound.has(ref)) return scalar(bound.get(ref) ?? '', value.span);
    const entries = new Map<string, Entry>();
    for (const entry of value.entries.values()) {
      if (!entry.key.startsWith('Fn::ForEach::')) {
        const key = bound.size > 0 ? filled(entry.key, bound) : entry.key;
        entries.set(key, { ...entry, key, value: unroll(entry.value, bound) });
        continue;
      }
      const [identifier, list, body] = entry.value.kind === 'list' ? entry.value.items : [];
      const name = textOf(identifier);
      const items = collection(list && unroll(list, bound));
      if (name === undefined || items === undefined || body?.kind !== 'map') {
        report({
          code: 'loop-undecided',
          message: `${entry.key} loops over a list that is known only at deploy: what it makes is not checked`,
          severity: 'warning',
          span: entry.keySpan,
        });
        continue;
      }
      for (const item of items) {
        if (++copies > copyLimit || values > valueLimit) {
          const limit = copies > copyLimit ? `${copyLimit} copies (${raising('copies')})` : `${valueLimit} values`;
          report({
            code: 'loop-limit',
            message: `Fn::ForEach makes more than ${limit}: the rest is not checked`,
            severity: 'error',
            span: entry.keySpan,
          });
          break;
        }
        const copy = unroll(body, new Map(bound).set(name, item));
        if (copy.kind === 'map') for (const one of copy.entries.values()) entries.set(one.key, one);
      }
    }
    return { ...value, entries };
  };
  const unrolled = unroll(template, new Map());
  return unrolled.kind === 'map' ? unrolled : template;
}

/** Whether a template has loops at all, so that others are not copied. */
export function hasLoops(text: string): boolean {
  return text.includes('Fn::ForEach::');
}

/** `${Name}` and `&{Name}` (alphanumeric characters of the value only) of bound identifiers, filled in. */
function filled(text: string, bound: ReadonlyMap<string, string>): string {
  return text.replace(/([$&])\{([^{}]+)\}/g, (whole, sign: string, name: string) => {
    const value = bound.get(name);
    if (value === undefined) return whole;
    return sign === '&' ? value.replace(/[^A-Za-z0-9]/g, '') : value;
  });
}

function substituted(value: Value & { kind: 'scalar' }, bound: ReadonlyMap<string, string>): Value {
  if (typeof value.value !== 'string' || substitutions(value.value).length === 0) return value;
  const text = filled(value.value, bound);
  return text === value.value ? value : { ...value, value: text, text };
}
