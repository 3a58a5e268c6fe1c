import { exampleIn, parseBlock, pieces, publicShare, type Range } from './addresses.js';
import { type Candidate, type Comparand, type Condition, holdsFor } from './conditions.js';
import type { Domain } from './keys.js';
import { classify, hasWildcard, literal, matches, oneOf, type Pattern } from './pattern.js';
import type { Doubt, Truth } from './truth.js';

/** Values of one key that all conditions on it treat alike. */
export interface ValueClass {
  /** What each of the conditions answers. */
  readonly answers: readonly Truth[];
  /** Which part of all callers have such a value, from 0 (only listed ones) to 1; of one address family. */
  readonly share: number;
  readonly family: 4 | 6 | null;
  /** A value of the class; null where the key is absent. */
  readonly example: string | null;
  /** Whether the example is the one that a reader expects where the policy says nothing special. */
  readonly ordinary: boolean;
}

interface Valued {
  readonly candidate: Candidate;
  readonly share: number;
  readonly family: 4 | 6 | null;
  readonly example: string | null;
  readonly ordinary: boolean;
}

/** What a stranger's request looks like where nothing speaks against it. */
export const ordinaryValues = {
  sourceIp: '198.51.100.77',
  vpcSourceIp: '10.99.0.7',
  id: '0bad0bad0bad0bad0',
  time: '2024-01-01T00:00:00.000Z',
} as const;

/** More conditions than that on the clock with unknown moments are in doubt. */
const mostEithers = 6;

/** The classes into which conditions on one key divide its domain. */
export function classesOf(conditions: readonly Condition[], domain: Domain): ValueClass[] {
  if (domain.type === 'disputed') return [disputed(conditions, domain.of)];
  const values = valuesOf(conditions, domain);
  if (!values) return [tooMany(conditions)];
  const eithers = conditions.filter((condition) => condition.values.some((value) => value.type === 'either'));
  if (eithers.length > mostEithers) return [tooMany(conditions)];
  const classes = new Map<string, ValueClass>();
  const doubts = new Map<Doubt, number>();
  for (const { candidate, share, family, example, ordinary } of values) {
    for (let sides = 0; sides < 2 ** eithers.length; sides++) {
      const answers = conditions.map((condition) => {
        const either = eithers.indexOf(condition);
        return holdsFor(condition, candidate, either < 0 || ((sides >> either) & 1) === 0);
      });
      const key = `${answers.map((answer) => nameOf(answer, doubts)).join()} ${family}`;
      const known = classes.get(key);
      const better = !known || (ordinary && !known.ordinary) || (!known.ordinary && share > known.share);
      const shown = better ? { example, ordinary } : { example: known.example, ordinary: known.ordinary };
      classes.set(key, { answers, family, share: share + (known?.share ?? 0), ...shown });
    }
  }
  return Array.from(classes.values()).sort((left, right) => Number(right.ordinary) - Number(left.ordinary));
}

function nameOf(answer: Truth, doubts: Map<Doubt, number>): string {
  if (typeof answer === 'boolean') return String(answer);
  const number = doubts.get(answer) ?? doubts.size;
  doubts.set(answer, number);
  return `?${number}`;
}

/** One class whose answers are certain only where all possible domains agree. */
function disputed(conditions: readonly Condition[], domains: readonly Domain[]): ValueClass {
  const possible = domains.flatMap((domain) => classesOf(conditions, domain));
  const answers = conditions.map((condition, at): Truth => {
    const [first = false, ...others] = possible.map((one) => one.answers[at] ?? false);
    if (others.every((answer) => answer === first)) return first;
    return { reason: `AWS does not say what ${condition.key} is for such a request`, span: condition.span };
  });
  return { answers, share: 1, family: null, example: null, ordinary: true };
}

function tooMany(conditions: readonly Condition[]): ValueClass {
  const answers = conditions.map(
    ({ key, span }): Doubt => ({ reason: `too many values of ${key} to tell apart`, span }),
  );
  return { answers, share: 1, family: null, example: null, ordinary: true };
}

function valuesOf(conditions: readonly Condition[], domain: Exclude<Domain, { type: 'disputed' }>): Valued[] | null {
  const comparands = conditions.flatMap((condition) => condition.values);
  switch (domain.type) {
    case 'absent':
      return [absent];
    case 'texts':
      return domain.texts.map((text) => certain(text));
    case 'addresses':
      return addressValues(comparands, domain.ranges, domain.measured).concat(unknownValues(comparands));
    case 'ids':
      return idValues(comparands, domain.prefix)?.concat(unknownValues(comparands)) ?? null;
    case 'any-text': {
      const texts = textValues(comparands, domain)?.concat(unknownValues(comparands)) ?? null;
      return domain.optional ? texts && [absent, ...texts] : texts;
    }
    case 'moments':
    case 'numbers': {
      const numbers = numberValues(comparands, domain.type === 'moments');
      return domain.optional ? [absent, ...numbers] : numbers;
    }
  }
}

const absent: Valued = { candidate: { kind: 'absent' }, share: 1, family: null, example: null, ordinary: true };

function certain(text: string, share = 1, ordinary = true): Valued {
  return { candidate: { kind: 'text', text }, share, family: null, example: text, ordinary };
}

function addressValues(comparands: readonly Comparand[], ranges: readonly Range[], measured: boolean): Valued[] {
  const example = measured ? ordinaryValues.sourceIp : ordinaryValues.vpcSourceIp;
  const special = parseBlock(example);
  const edges = comparands.flatMap((one) => (one.type === 'ranges' ? one.ranges : []));
  return pieces(ranges, edges).map((range) => {
    const ordinary =
      special !== null &&
      special.family === range.family &&
      range.first <= special.first &&
      special.first <= range.last;
    const share = measured ? publicShare(range) : 1;
    const family = measured ? range.family : null;
    return {
      candidate: { kind: 'range', range },
      share,
      family,
      example: ordinary ? example : exampleIn(range),
      ordinary,
    };
  });
}

/** The unknown values themselves, which nobody but their owners have. */
function unknownValues(comparands: readonly Comparand[]): Valued[] {
  const unknown = new Map(comparands.flatMap((one) => (one.type === 'unknown' ? [[one.name, one.doubt]] : [])));
  return Array.from(unknown, ([name, doubt]) => {
    return { candidate: { kind: 'unknown', name, doubt }, share: 0, family: null, example: name, ordinary: false };
  });
}

function patternsOf(comparands: readonly Comparand[]): { patterns: Pattern[]; texts: string[] } {
  const patterns: Pattern[] = [];
  const texts: string[] = [];
  for (const one of comparands) {
    if (one.type === 'pattern') patterns.push(one.pattern);
    else if (one.type === 'doubt' && one.within) patterns.push(one.within);
    if (one.type === 'pattern' && !hasWildcard(one.pattern)) texts.push(one.text);
  }
  return { patterns, texts };
}

function textValues(
  comparands: readonly Comparand[],
  { language, except = [] }: Extract<Domain, { type: 'any-text' }>,
): Valued[] | null {
  const { patterns, texts } = patternsOf(comparands);
  if (except.length === 0 && matches(language, 'other') && !patterns.some(hasWildcard)) {
    let other = 'other';
    while (patterns.some((pattern) => matches(pattern, other))) other += 's';
    const named = texts.filter((text) => matches(language, text));
    return [other, ...named].map((text) => certain(text, 1, false));
  }
  // Texts that are left out are patterns too, so that each is a class of its own.
  const classes = classify([language], [...patterns, ...except.map((text) => literal(text))]);
  const left = classes?.filter((one) => !one.matched.slice(patterns.length).includes(true));
  return left?.map((one) => certain(one.example, 1, false)) ?? null;
}

const hexadecimal = '0123456789abcdef';

function idValues(comparands: readonly Comparand[], prefix: string): Valued[] | null {
  const { patterns, texts } = patternsOf(comparands);
  const ordinary = certain(`${prefix}${ordinaryValues.id}`);
  const listed = texts.filter((text) => /^[\w-]+$/.test(text)).map((text) => certain(text, 0, false));
  if (!patterns.some(hasWildcard)) return [ordinary, ...listed];
  const digits = (count: number) => Array.from({ length: count }, () => oneOf(hexadecimal));
  const classes = classify([[...literal(`${prefix}0`), ...digits(16)]], patterns);
  // Ids of before 2018 have eight digits; nobody gets a new one of those.
  const old = classify([[...literal(prefix), ...digits(8)]], patterns);
  if (!classes || !old) return null;
  const found = classes.map((one) => certain(one.example, one.share, false));
  return [{ ...ordinary, share: 0 }, ...listed, ...found, ...old.map((one) => certain(one.example, 0, false))];
}

/** Each number that a condition names, and values between and beyond them. */
function numberValues(comparands: readonly Comparand[], moments: boolean): Valued[] {
  const usual = moments ? Date.parse(ordinaryValues.time) : 1;
  const named = comparands
    .flatMap((one) => (one.type === 'number' ? [one.value] : []))
    .sort((left, right) => left - right);
  const values = new Set([usual, ...named]);
  named.forEach((value, at) => {
    values.add((value + (named[at + 1] ?? value + 2000)) / 2);
    if (at === 0) values.add(value - 1000);
  });
  return Array.from(values, (value) => {
    const example = moments ? momentText(value) : String(value);
    return { candidate: { kind: 'number', value }, share: 1, family: null, example, ordinary: value === usual };
  });
}

function momentText(value: number): string {
  return Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : String(value);
}
