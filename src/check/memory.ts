import { dirname, join, resolve } from 'node:path';
import type { Read } from '../files/reader.js';
import type { Input } from '../graph/world.js';
import type { FileRead, InputMemory } from '../parsers/input-memory.js';
import type { ActiveRule } from '../rules/presets.js';
import type { RuleSet } from '../rules/run.js';
import type { Source } from '../text/source.js';
import type { CheckedInput, Finding } from './finding.js';
import { dropOldPacks, hashOf, Pack } from './pack.js';
import { Places, type PlainFix, type PlainResult, UnknownSource } from './plain.js';

export interface MemoryOptions {
  /** Where it is kept: a folder that nobody else can write, one for each build of gatelint. */
  readonly folder: string;
  readonly cwd: string;
  readonly rules: RuleSet;
  /** All else that decides what is found and how it is mended, as JSON can hold it. */
  readonly settings: unknown;
}

/** What is kept of an input. */
interface Entry {
  /** Of each of its sources what rules are on, as a hash; the first source is the input itself. */
  readonly rules: readonly string[];
  /** What was read for it: from which source what path, and the text's hash or why it was not read. */
  readonly reads: readonly (readonly [from: number, path: string, outcome: string])[];
  /** Which sources the input has, in its order. */
  readonly sources: readonly number[];
  /** What must not be shown of each source. */
  readonly hidden: readonly (readonly (readonly [start: number, end: number])[])[];
  readonly result: PlainResult;
  readonly fixes: Fixes | null;
}

/** How findings are mended, where these of them were suppressed: a suppressed one is left as it is, and may be in the way. */
interface Fixes {
  readonly suppressed: string;
  readonly of: readonly PlainFix[];
}

/** An input that may be kept, or was. */
interface Place {
  /** The pack's name: packs are closed and opened again. */
  readonly pack: string;
  readonly name: string;
  readonly key: string;
}

interface Known extends Place {
  readonly places: Places;
  readonly entry: Entry;
  readonly checked: CheckedInput;
}

/** Packs that are open at a time, and characters in all of them. */
const openLimits = { packs: 32, size: 64 * 1024 * 1024 };

/**
 * What earlier runs found, so that what has not changed is not parsed and checked again: templates and services that
 * are read by themselves. A result is taken where the file's text, all that was read for it or looked for in vain, the
 * rules and settings, and gatelint itself are the same. Suppressions, baselines and dates are applied afterwards. What
 * could not be read is not kept.
 */
export class Memory implements InputMemory {
  readonly #options: MemoryOptions;
  readonly #packs = new Map<string, Pack>();
  /** The packs of folders. */
  readonly #names = new Map<string, string>();
  readonly #ruleKeys = new WeakMap<readonly ActiveRule[], string>();
  readonly #settings: string;
  /** Sources that are not known: where what is made of them would be kept. */
  readonly #missed = new WeakMap<Source, Place>();
  readonly #made = new WeakMap<
    Input,
    Place & Pick<Entry, 'rules' | 'reads'> & { readonly sources: readonly Source[] }
  >();
  readonly #known = new WeakMap<Input, Known>();
  #isSwept = false;

  constructor(options: MemoryOptions) {
    this.#options = options;
    this.#settings = JSON.stringify([options.cwd, options.settings]);
  }

  recall(source: Source, read: (path: string, from: Source) => Read): Input | null {
    const place = this.#placeOf(source);
    const input = this.#recalled(place, source, read);
    if (!input) this.#missed.set(source, place);
    return input;
  }

  made(input: Input, source: Source, reads: readonly FileRead[]): void {
    const place = this.#missed.get(source);
    if (!place || input.diagnostics.some(({ severity }) => severity === 'error')) return;
    const sources = [source];
    const plain: Entry['reads'][number][] = [];
    for (const { from, path, read } of reads) {
      const at = sources.indexOf(from);
      if (at < 0) return;
      plain.push([at, path, outcomeOf(read)]);
      if ('source' in read && !sources.includes(read.source)) sources.push(read.source);
    }
    this.#made.set(input, { ...place, rules: this.#rulesOf(sources), reads: plain, sources });
  }

  /** What is known of an input that was recalled; null for any other. */
  checked(input: Input): CheckedInput | null {
    return this.#known.get(input)?.checked ?? null;
  }

  /** Keeps what was found in an input, if it can be known again. */
  keep(input: Input, checked: CheckedInput): void {
    const made = this.#made.get(input);
    if (!made) return;
    const { pack, name, key, rules, reads, sources } = made;
    const places = new Places(sources);
    try {
      const entry: Entry = {
        rules,
        reads,
        sources: input.sources.map((source) => sources.indexOf(source)),
        hidden: sources.map((source) => source.hidden),
        result: places.plain(checked),
        fixes: null,
      };
      if (entry.sources.includes(-1)) return;
      this.#pack(pack).set(name, key, JSON.stringify(entry));
      this.#known.set(input, { pack, name, key, places, entry, checked });
    } catch (error) {
      if (!(error instanceof UnknownSource)) throw error;
    }
  }

  /** The findings of an input, all of them, with how they were mended when the same ones were suppressed. */
  withFixes(input: Input, findings: readonly Finding[]): readonly Finding[] | null {
    const known = this.#known.get(input);
    const fixes = known?.entry.fixes;
    if (!fixes || fixes.suppressed !== suppressedOf(findings)) return null;
    return findings.map((finding, at) => ({ ...finding, fix: known.places.fix(fixes.of[at] ?? null) }));
  }

  keepFixes(input: Input, findings: readonly Finding[]): void {
    const known = this.#known.get(input);
    if (!known) return;
    const { pack, name, key, places, entry } = known;
    try {
      const fixes = { suppressed: suppressedOf(findings), of: findings.map(({ fix }) => places.plainFix(fix)) };
      this.#pack(pack).set(name, key, JSON.stringify({ ...entry, fixes } satisfies Entry));
    } catch (error) {
      if (!(error instanceof UnknownSource)) throw error;
    }
  }

  /** Writes what is new. */
  save(): void {
    for (const pack of this.#packs.values()) this.#close(pack);
    this.#packs.clear();
  }

  #recalled(place: Place, main: Source, read: (path: string, from: Source) => Read): Input | null {
    const text = this.#pack(place.pack).get(place.name, place.key);
    if (text === null) return null;
    const entry = JSON.parse(text) as Entry;
    const sources = [main];
    for (const [from, path, outcome] of entry.reads) {
      const asked = sources[from];
      if (!asked) return null;
      const again = read(path, asked);
      if (outcomeOf(again) !== outcome) return null;
      if ('source' in again && !sources.includes(again.source)) sources.push(again.source);
    }
    if (this.#rulesOf(sources).join() !== entry.rules.join()) return null;
    for (const [at, source] of sources.entries())
      for (const [start, end] of entry.hidden[at] ?? []) source.hide({ source, start, end });
    const places = new Places(sources);
    const checked = places.result(entry.result);
    const own = entry.sources.flatMap((at) => sources[at] ?? []);
    const input: Input = { sources: own, worlds: [], diagnostics: checked.diagnostics, notAllWorlds: null };
    this.#known.set(input, { ...place, places, entry, checked });
    return input;
  }

  #placeOf(source: Source): Place {
    const folder = dirname(resolve(this.#options.cwd, source.file));
    let pack = this.#names.get(folder);
    if (pack === undefined) {
      pack = hashOf(JSON.stringify([this.#settings, folder])).slice(0, 32);
      this.#names.set(folder, pack);
    }
    return { pack, name: source.file, key: hashOf(source.text) };
  }

  #pack(name: string): Pack {
    const open = this.#packs.get(name);
    if (open) return open;
    const pack = new Pack(join(this.#options.folder, name));
    this.#packs.set(name, pack);
    let size = 0;
    for (const each of this.#packs.values()) size += each.size;
    for (const [oldest, each] of this.#packs) {
      if (each === pack || (this.#packs.size <= openLimits.packs && size <= openLimits.size)) break;
      size -= each.size;
      this.#close(each);
      this.#packs.delete(oldest);
    }
    return pack;
  }

  #close(pack: Pack): void {
    pack.save();
    if (!pack.isNew || this.#isSwept) return;
    this.#isSwept = true;
    dropOldPacks(this.#options.folder);
  }

  #rulesOf(sources: readonly Source[]): readonly string[] {
    return sources.map(({ file }) => this.#ruleKey(this.#options.rules(file)));
  }

  #ruleKey(set: readonly ActiveRule[]): string {
    let key = this.#ruleKeys.get(set);
    if (key === undefined) {
      key = hashOf(JSON.stringify(set.map((one) => [one.rule.source, one.severity, one.options, [...one.kinds]])));
      this.#ruleKeys.set(set, key);
    }
    return key;
  }
}

function outcomeOf(read: Read): string {
  return 'source' in read ? hashOf(read.source.text) : `${read.problem} ${read.message}`;
}

function suppressedOf(findings: readonly Finding[]): string {
  return findings.map(({ suppressed }) => (suppressed ? 'x' : '-')).join('');
}
