import { type Entry, get, scalar, type TemplateValue, textOf, unknown, type Value } from '../../text/value.js';

/** A value deep inside maps, where what lies inside something unknown is unknown for the same reason. */
export function field(value: Value | undefined, ...keys: string[]): Value | undefined {
  let here = value;
  for (const key of keys) here = isUndecided(here) ? unknown(reasonOf(here), here.span) : get(here, key);
  return isNull(here) ? undefined : here;
}

/** The entry under a key of a map, null values left out: for its key's place. */
export function entryOf(value: Value | undefined, key: string): Entry | undefined {
  const entry = value?.kind === 'map' ? value.entries.get(key) : undefined;
  return entry && !isNull(entry.value) ? entry : undefined;
}

export function isNull(value: Value | undefined): boolean {
  return value?.kind === 'scalar' && value.value === null;
}

/** Unknown as a whole or in part. */
export function isUndecided(value: Value | undefined): value is Exclude<Value, { kind: 'map' | 'list' | 'scalar' }> {
  return value !== undefined && value.kind !== 'map' && value.kind !== 'list' && value.kind !== 'scalar';
}

/** A value is one of CloudFormation's intrinsic functions, in the long form. */
export function isIntrinsic(value: Value | undefined): boolean {
  if (value?.kind !== 'map' || value.entries.size !== 1) return false;
  const [key] = value.entries.keys();
  return key === 'Ref' || key === 'Condition' || key?.startsWith('Fn::') === true;
}

/** Why a value cannot be known, in words; its text where it is partly known. */
export function reasonOf(value: Value): string {
  switch (value.kind) {
    case 'unknown':
      return value.reason;
    case 'template':
      return value.parts.map((part) => (part.kind === 'scalar' ? part.text : reasonOf(part))).join('');
    case 'reference':
      return value.target;
    default:
      return textOf(value) ?? 'a value that is not text';
  }
}

/**
 * A setting's truth as the framework sees it: null where it cannot be known. The framework's schema coerces the words
 * `true` and `false` to booleans, which matters for values that come from text (environment, options).
 */
export function truth(value: Value | undefined): boolean | null {
  if (value === undefined) return false;
  if (isUndecided(value)) return null;
  if (value.kind !== 'scalar') return true;
  return value.value === 'false' ? false : Boolean(value.value);
}

/** The same, for a setting that is on where it is not written. */
export function truthUnlessAbsent(value: Value | undefined): boolean | null {
  return value === undefined ? true : truth(value);
}

/** The items of a list; one value counts as a list of one, as the framework's schema coerces it; null where unknown. */
export function itemsOf(value: Value | undefined): readonly Value[] | null {
  if (value === undefined) return [];
  if (value.kind === 'list') return value.items;
  return isUndecided(value) ? null : [value];
}

type Part = TemplateValue['parts'][number];

/** Text put together of pieces, at a place: a scalar where all are known, else a template with holes. */
export function concatAt(place: Pick<Value, 'span' | 'via'>, pieces: readonly (string | Value)[]): Value {
  const { span, via } = place;
  const parts: Part[] = [];
  for (const part of pieces.flatMap((piece) => partsOf(piece, place))) {
    const last = parts.at(-1);
    if (part.kind !== 'scalar' || last?.kind !== 'scalar') parts.push(part);
    else parts[parts.length - 1] = scalar(last.text + part.text, span);
  }
  const [first = scalar('', span)] = parts;
  const known = parts.length < 2 && first.kind === 'scalar';
  const value: Value = known ? scalar(first.text, span) : { kind: 'template', parts, span };
  return via ? { ...value, via } : value;
}

/** A piece's own pieces; a map or list (an intrinsic function) becomes a hole of its own. */
function partsOf(piece: string | Value, place: Pick<Value, 'span'>): readonly Part[] {
  if (typeof piece === 'string') return [scalar(piece, place.span)];
  if (piece.kind === 'template') return piece.parts;
  if (piece.kind !== 'map' && piece.kind !== 'list') return [piece];
  return [unknown('a value that is not text', piece.span)];
}
