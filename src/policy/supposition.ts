import { type Hole, plainOf, segmentsOf, type Text } from './holes.js';

/**
 * What is supposed about things that no template knows. The own API's region, account and id are those that the policy
 * writes (in an Allow, if it does there): nobody writes a policy about another API. A hole may be a text of its own, `*`,
 * or the same text as another hole.
 */
export interface Supposition {
  /** Null where the policy does not write it. */
  readonly region: string | null;
  readonly account: string | null;
  readonly apiId: string;
  /** A hole that is not here stays in doubt. */
  readonly holes: ReadonlyMap<Hole['key'], string>;
}

/** The own API's id where the policy does not write it: a character that no policy has. */
const unwrittenId = '\u{F000}';
/** In place of a hole before the first colon: 'the ARN of the own API'. */
export const ownArn = '\u{F001}';
/** Fresh texts of holes: a character each. */
const firstFresh = 0xf100;

/** True for the text of a hole that is no text of the policy. */
export function isFresh(value: string): boolean {
  return (value.codePointAt(0) ?? 0) >= firstFresh;
}

/**
 * The suppositions to try: the verdict is decided where it is the same for all of them. Null where they are too many.
 * The texts are the resources of the Allow statements and of the Deny statements.
 */
export function suppositions(
  allowed: readonly Text[],
  denied: readonly Text[],
  stage: string | null,
): Supposition[] | null {
  const owners = ([0, 1, 2] as const).map((at) => {
    const inAllows = writtenOwners(allowed, at);
    return Array.from(inAllows.size > 0 ? inAllows : writtenOwners(denied, at));
  });
  const [regions = [], accounts = [], ids = []] = owners;
  const options = new Map<Hole['key'], Set<string>>();
  for (const text of [...allowed, ...denied]) addOptions(text, stage, options);
  let holes: Map<Hole['key'], string>[] = [new Map()];
  for (const [name, values] of options) {
    holes = holes.flatMap((one) => Array.from(values, (value) => new Map(one).set(name, value)));
    if (holes.length > 64) return null;
  }
  if (options.size > 1)
    holes.push(new Map(Array.from(options.keys(), (name) => [name, String.fromCodePoint(firstFresh)])));
  const supposed: Supposition[] = [];
  for (const region of orElse(regions, null)) {
    for (const account of orElse(accounts, null)) {
      for (const apiId of orElse(ids, unwrittenId))
        supposed.push(...holes.map((one) => ({ region, account, apiId, holes: one })));
    }
  }
  return supposed.length > 64 ? null : supposed;
}

function orElse<T, U>(items: readonly T[], otherwise: U): readonly (T | U)[] {
  return items.length > 0 ? items : [otherwise];
}

function addOptions(text: Text, stage: string | null, options: Map<Hole['key'], Set<string>>): void {
  const inPath = pathParts(text);
  text.parts.forEach((part, at) => {
    if (typeof part !== 'object' || !(inPath.has(part) || (at === 0 && !part.concrete))) return;
    const values = options.get(part.key) ?? new Set();
    options.set(part.key, values);
    // The stage that is asked about is the one that the policy means.
    if (stage !== null && isStage(text, at)) values.add(stage);
    else if (values.size === 0) values.add(String.fromCodePoint(firstFresh + options.size));
    // As a whole resource (or all but its end) a star says no more than the own API's ARN.
    if (at === 0) values.add(ownArn);
    else if (!part.concrete) values.add('*');
  });
}

/** True where the part stands between the first two slashes. */
function isStage(text: Text, at: number): boolean {
  const before = text.parts.slice(0, at).filter((part) => typeof part === 'string');
  return /^[^/]*\/$/.test(before.join(''));
}

/** The parts behind the API's id: those in partition, region, account and id are the own API's. */
function pathParts(text: Text): Set<string | Hole> {
  const short = typeof text.parts[0] === 'string' && text.parts[0].startsWith('execute-api:');
  const behind = typeof text.parts[0] === 'object' || short ? [text.parts] : segmentsOf(text).slice(5);
  return new Set(behind.flatMap((segment, at) => segment.slice(at === 0 && !short ? 1 : 0)));
}

/** The regions (0), accounts (1) or API ids (2) that ARNs of `execute-api` write out. */
function writtenOwners(texts: readonly Text[], at: 0 | 1 | 2): Set<string> {
  const found = new Set<string>();
  for (const text of texts) {
    const [, , service = [], ...owner] = segmentsOf(text);
    const [first] = owner[at] ?? [];
    if (plainOf(service) !== 'execute-api' || typeof first !== 'string') continue;
    const written = at === 2 ? /^[^/*?]+/.exec(first)?.[0] : plainOf(owner[at] ?? []);
    if (written && !/[*?]/.test(written)) found.add(written);
  }
  return found;
}
