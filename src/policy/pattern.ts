/**
 * Patterns of policies (`*`, `?`) as token lists, and the classes into which several of them divide a language of
 * strings: exact answers to 'is there a route that this one matches and those two don't'.
 */
export type Pattern = readonly Token[];

export interface Token {
  /** The characters that it takes; null: any but those in `but`. */
  readonly chars: string | null;
  readonly but: string;
  /** Zero or more of them instead of exactly one. */
  readonly many: boolean;
}

const anyOne: Token = { chars: null, but: '', many: false };
const anything: Token = { chars: null, but: '', many: true };

export function literal(text: string, ignoreCase = false): Token[] {
  return Array.from(text, (char) => ({ chars: ignoreCase ? bothCases(char) : char, but: '', many: false }));
}

function bothCases(char: string): string {
  return char.toLowerCase() === char.toUpperCase() ? char : char.toLowerCase() + char.toUpperCase();
}

/** IAM's wildcards: `*` takes any characters, none included, `?` exactly one. */
export function glob(text: string, ignoreCase = false): Token[] {
  return Array.from(text).flatMap((char) => {
    if (char === '*') return [anything];
    return char === '?' ? [anyOne] : literal(char, ignoreCase);
  });
}

/** Like `glob`, but in the first five colon-separated parts a wildcard stays within its part, as for ARN operators. */
export function arnGlob(text: string): Token[] {
  const parts = text.split(':');
  if (parts.length < 6) return glob(text);
  return glob(text).map((token, at) => {
    const inResource = text.slice(0, at).split(':').length > 5;
    return token.chars === null && !inResource ? { ...token, but: ':' } : token;
  });
}

export function oneOf(chars: string): Token {
  return { chars, but: '', many: false };
}

/** One or more characters other than those. */
export function without(chars: string): Token[] {
  return [
    { chars: null, but: chars, many: false },
    { chars: null, but: chars, many: true },
  ];
}

/** Any text, the empty one included. */
export const everything: Pattern = [anything];

export function hasWildcard(pattern: Pattern): boolean {
  return pattern.some((token) => token.chars === null);
}

/** True where every text matches. */
export function takesEverything(pattern: Pattern): boolean {
  return pattern.length > 0 && pattern.every((token) => token.chars === null && token.many && token.but === '');
}

function takes(token: Token, char: string): boolean {
  return token.chars === null ? !token.but.includes(char) : token.chars.includes(char);
}

/** Adds the places that are reached together with one: a token of zero or more may be skipped. */
function reach(tokens: readonly (Token | undefined)[], place: number, places: Set<number>): void {
  let here = place;
  places.add(here);
  while (tokens[here]?.many) places.add(++here);
}

export function matches(pattern: Pattern, text: string): boolean {
  let places = new Set<number>();
  reach(pattern, 0, places);
  for (const char of text) {
    const next = new Set<number>();
    for (const at of places) {
      const token = pattern[at];
      if (token && takes(token, char)) reach(pattern, token.many ? at : at + 1, next);
    }
    places = next;
  }
  return places.has(pattern.length);
}

/** Strings of a language that the same patterns match. */
export interface Class {
  /** For each pattern, whether these strings match it. */
  readonly matched: readonly boolean[];
  /** The shortest of them. */
  readonly example: string;
  /** How many of the language's strings these are, from 0 to 1. Meaningful for strings of fixed length only. */
  readonly share: number;
}

/** More steps than any policy of AWS's size (8192 characters) needs in practice; beyond, the answer is 'in doubt'. */
const stepLimit = 400_000;

/** Patterns times the length of the longest, for the same reason: what is walked through has to be laid out first. */
const placeLimit = 4_000_000;

/**
 * The classes into which patterns divide a language (the union of those given), found by walking through all patterns
 * at once, one character after the other, over the characters that they name and one that none names. Null where that
 * would take too long.
 */
export function classify(languages: readonly Pattern[], patterns: readonly Pattern[]): Class[] | null {
  const all = [...languages, ...patterns];
  const width = all.reduce((most, pattern) => Math.max(most, pattern.length), 0) + 1;
  if (all.length * width > placeLimit) return null;
  // A place is index * width + position. Those of the languages come first.
  const ownPlaces = languages.length * width;
  const tokens = all.flatMap((pattern) => Array.from({ length: width }, (_, at) => pattern[at]));
  const isEnd = tokens.map((_, place) => all[Math.floor(place / width)]?.length === place % width);
  const fresh = freshChar(all);
  const start = new Set<number>();
  for (let index = 0; index < all.length; index++) reach(tokens, index * width, start);
  const first = nodeOf(start, '', 1);
  const nodes = new Map<string, Node>([[first.key, first]]);
  const found = new Map<string, { matched: boolean[]; example: string; count: number }>();
  let steps = 0;
  let total = 0;
  // A Map's values() also visits what is added on the way: breadth first, so the first example is the shortest.
  for (const node of nodes.values()) {
    if (node.places.some((place) => place < ownPlaces && isEnd[place])) {
      const ended = new Set(node.places.filter((place) => isEnd[place]).map((place) => Math.floor(place / width)));
      const matched = patterns.map((_, index) => ended.has(languages.length + index));
      const key = matched.map(Number).join('');
      const known = found.get(key);
      if (known) known.count += node.count;
      else found.set(key, { matched, example: node.example, count: node.count });
      total += node.count;
    }
    // Characters that no token names at these places all lead where the fresh one leads.
    const chars = new Set([fresh]);
    for (const place of node.places) for (const char of namedBy(tokens[place])) chars.add(char);
    for (const char of chars) {
      const next = new Set<number>();
      let alive = false;
      // Places are in order: where the languages' own lead nowhere, the others do not matter.
      for (const place of node.places) {
        if (++steps > stepLimit) return null;
        if (place >= ownPlaces && !alive) break;
        const token = tokens[place];
        if (!token || !takes(token, char)) continue;
        reach(tokens, token.many ? place : place + 1, next);
        alive = true;
      }
      if (!alive) continue;
      const after = nodeOf(next, node.example + char, node.count);
      const known = nodes.get(after.key);
      if (known) known.count += node.count;
      else nodes.set(after.key, after);
    }
  }
  return Array.from(found.values(), ({ matched, example, count }) => ({ matched, example, share: count / total }));
}

interface Node {
  readonly key: string;
  /** In order. */
  readonly places: readonly number[];
  readonly example: string;
  count: number;
}

function nodeOf(set: Set<number>, example: string, count: number): Node {
  const places = Array.from(set).sort((left, right) => left - right);
  return { key: places.join(), places, example, count };
}

function namedBy(token: Token | undefined): string {
  return token ? (token.chars ?? token.but) : '';
}

/** A character that no pattern names. */
function freshChar(patterns: readonly Pattern[]): string {
  const named = new Set<string>();
  for (const pattern of patterns) for (const token of pattern) for (const char of namedBy(token)) named.add(char);
  return Array.from('xyzwqkjv0123456789_abcdefghilmnoprstu').find((char) => !named.has(char)) ?? '\u{E000}';
}
