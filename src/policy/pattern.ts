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

/** The places in a pattern that are reached together with `at`: a token of zero or more may be skipped. */
function reach(pattern: Pattern, at: number, add: (at: number) => void): void {
  let here = at;
  add(here);
  while (pattern[here]?.many) add(++here);
}

export function matches(pattern: Pattern, text: string): boolean {
  let places = new Set<number>();
  reach(pattern, 0, (at) => places.add(at));
  for (const char of text) {
    const next = new Set<number>();
    for (const at of places) {
      const token = pattern[at];
      if (token && takes(token, char)) reach(pattern, token.many ? at : at + 1, (place) => next.add(place));
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

/**
 * The classes into which patterns divide a language, found by walking through all patterns at once, one character after
 * the other, over the characters that they name and one that none names. Null where that would take too long.
 */
export function classify(language: Pattern, patterns: readonly Pattern[]): Class[] | null {
  const all = [language, ...patterns];
  const width = Math.max(...all.map((pattern) => pattern.length)) + 1;
  const alphabet = alphabetOf(all);
  const start = new Set<number>();
  all.forEach((pattern, index) => {
    reach(pattern, 0, (at) => start.add(index * width + at));
  });
  const first: Node = { places: sorted(start), example: '', count: 1 };
  const nodes = new Map<string, Node>([[first.places.join(), first]]);
  const found = new Map<string, { matched: boolean[]; example: string; count: number }>();
  let steps = 0;
  let total = 0;
  // A Map's values() also visits what is added on the way: breadth first, so the first example is the shortest.
  for (const node of nodes.values()) {
    const places = new Set(node.places);
    if (places.has(language.length)) {
      const matched = patterns.map((pattern, index) => places.has((index + 1) * width + pattern.length));
      const key = matched.map(Number).join('');
      const known = found.get(key);
      if (known) known.count += node.count;
      else found.set(key, { matched, example: node.example, count: node.count });
      total += node.count;
    }
    for (const char of alphabet) {
      const next = new Set<number>();
      for (const place of node.places) {
        if (++steps > stepLimit) return null;
        const index = Math.floor(place / width);
        const pattern = all[index] ?? [];
        const at = place - index * width;
        const token = pattern[at];
        if (token && takes(token, char)) {
          reach(pattern, token.many ? at : at + 1, (to) => next.add(index * width + to));
        }
      }
      const after = sorted(next);
      if (!after.some((place) => place < width)) continue;
      const key = after.join();
      const known = nodes.get(key);
      if (known) known.count += node.count;
      else nodes.set(key, { places: after, example: node.example + char, count: node.count });
    }
  }
  return Array.from(found.values(), ({ matched, example, count }) => ({ matched, example, share: count / total }));
}

interface Node {
  /** Places in the patterns, as index * width + place; those of the language come first. */
  readonly places: readonly number[];
  readonly example: string;
  count: number;
}

function sorted(places: Set<number>): number[] {
  return Array.from(places).sort((left, right) => left - right);
}

function alphabetOf(patterns: readonly Pattern[]): string[] {
  const named = new Set<string>();
  for (const token of patterns.flat()) for (const char of (token.chars ?? '') + token.but) named.add(char);
  const fresh = Array.from('xyzwqkjv0123456789_abcdefghilmnoprstu').find((char) => !named.has(char)) ?? '\u{E000}';
  return [fresh, ...named];
}
