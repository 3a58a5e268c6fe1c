import type { FixSource, FixValue, Setting } from '../rules/fix-source.js';
import { get, textOf } from '../text/value.js';
import { indexOf, type Segment } from './data.js';
import { type Document, type Path, partAt } from './document.js';

/** Where settings of an owner's stand: the map at `segments` of the document. */
export interface Target {
  readonly owner: string;
  readonly segments: readonly Segment[];
  /** Still to be resolved: options, configuration. */
  readonly settings: Readonly<Record<string, FixValue>>;
}

interface Owner {
  readonly name: string;
  /** The place that is meant, from the document's root. */
  readonly path: Path;
  /** Where in the path its properties begin. */
  readonly from: number;
}

/**
 * The settings that a rule's fix makes for what stands at a path; null where it says nothing of it. `implicit`: the
 * section of SAM's Globals that is the only place for the settings of the API in question.
 */
export function targetAt(
  document: Document,
  place: Path,
  set: FixSource['set'],
  implicit: string | null,
): Target | null {
  for (const { name, path, from } of ownersAt(document, place, implicit)) {
    let around: Target | null = null;
    for (const { steps, isWritten, value, several } of patternsOf(set[name])) {
      const found = matched(document, path, from, steps, several);
      const missing = found ? found.length - (path.length - from) : 0;
      if (!found || (isWritten && missing > 0)) continue;
      const key = several ? '' : found.pop();
      if (typeof key !== 'string') continue;
      const settings = several ?? { [key]: value };
      const target = { owner: name, segments: [...path.slice(0, from), ...found], settings };
      // what the place itself is goes before what lies around or below it
      if (missing === 0) return target;
      around ??= target;
    }
    if (around) return around;
  }
  return null;
}

/** Whose text it is, the nearest first. */
function ownersAt({ value, syntax }: Document, path: Path, implicit: string | null): Owner[] {
  const [first, second] = path;
  if (syntax === 'hcl') {
    const [kind, type] = String(first ?? '').split('.');
    return kind === 'resource' && type ? [{ name: type, path, from: 1 }] : [];
  }
  if (first === 'resource' && path.length >= 3) return [{ name: String(second), path, from: 3 }];
  if (first === 'Globals') return [{ name: 'Globals', path, from: 1 }];
  const at = path.indexOf('Resources');
  if (at === 0 || (at > 0 && at <= 2 && first === 'resources')) return ofResource(path, at);
  const isService = get(value, 'service') !== undefined && get(value, 'provider') !== undefined;
  if (isService) return [{ name: 'serverless', path, from: 0 }];
  const isDefinition = get(value, 'openapi') !== undefined || get(value, 'swagger') !== undefined;
  return isDefinition ? [{ name: 'openapi', path, from: 0 }] : [];

  function ofResource(path: Path, at: number): Owner[] {
    const type = textOf(get(partAt(value, path.slice(0, at + 2)), 'Type'));
    const section = path[at + 2];
    const owners: Owner[] = [];
    if (type && section === undefined)
      owners.push({ name: type, path: [...path, 'Properties'], from: path.length + 1 });
    else if (type && section === 'Properties') owners.push({ name: type, path, from: at + 3 });
    // the settings of an API that SAM makes by itself have no other place
    if (implicit && type?.startsWith('AWS::Serverless::'))
      owners.push({ name: 'Globals', path: ['Globals', implicit], from: 1 });
    return owners;
  }
}

/** One entry of what a fix sets, taken apart. */
interface Pattern {
  readonly steps: readonly Step[];
  /** It holds only where it is written already. */
  readonly isWritten: boolean;
  readonly value: FixValue;
  /** Several settings of the map at its path; null for one setting. */
  readonly several: Several | null;
}

type Several = Readonly<Record<string, Setting>>;

const patterns = new WeakMap<FixSource['set'][string], readonly Pattern[]>();

/** Taken apart once: each finding of a rule asks for the same ones. */
function patternsOf(settings: FixSource['set'][string] | undefined): readonly Pattern[] {
  if (!settings) return [];
  let made = patterns.get(settings);
  if (!made) {
    made = Object.entries(settings).map(([pattern, value]) => {
      const isWritten = pattern.endsWith('!');
      const steps = stepsOf(isWritten ? pattern.slice(0, -1) : pattern);
      return { steps, isWritten, value, several: isSeveral(value) ? value : null };
    });
    patterns.set(settings, made);
  }
  return made;
}

function isSeveral(value: FixValue): value is Several {
  return typeof value === 'object' && !Array.isArray(value) && !('option' in value) && !('config' in value);
}

type Step = '**' | '*' | { readonly key: string; readonly where: Readonly<Record<string, string>> | null };

function stepsOf(pattern: string): Step[] {
  return (pattern.match(/[^.[]+(\[[^\]]*\])?/g) ?? []).map((text): Step => {
    if (text === '*' || text === '**') return text;
    const [, key = text, where] = /^(.*?)\[(.*)\]$/.exec(text) ?? [];
    if (where === undefined) return { key, where: null };
    return { key, where: Object.fromEntries(where.split(',').map((pair) => pair.split('=', 2) as [string, string])) };
  });
}

/** The steps with what the place has for them; null where the place lies elsewhere. `several`: what may follow them. */
function matched(
  { value, syntax }: Document,
  path: Path,
  from: number,
  steps: readonly Step[],
  several: Several | null,
): Segment[] | null {
  return matchedAt(0, from);

  function matchedAt(done: number, at: number): Segment[] | null {
    const step = steps[done];
    if (step === undefined) return isEnd(at) ? [] : null;
    if (step === '**') {
      for (let next = at; next <= path.length; next++) {
        const found = matchedAt(done + 1, next);
        if (found) return [...path.slice(at, next), ...found];
      }
      return null;
    }
    const here = path[at];
    if (step === '*') return here === undefined ? null : after([here], done + 1, at + 1);
    if (here === undefined) return after(step.where ? [step.key, { where: step.where }] : [step.key], done + 1, at);
    // of several blocks of one type each has a number
    const key = syntax === 'hcl' ? String(here).replace(/#\d+$/, '') : here;
    if (key !== step.key) return null;
    if (!step.where) return after([here], done + 1, at + 1);
    const selector = { where: step.where };
    const index = path[at + 1];
    if (index === undefined) return after([step.key, selector], done + 1, at + 1);
    const list = partAt(value, path.slice(0, at + 1));
    const isMeant = list?.kind === 'list' && indexOf(list.items, selector) === index;
    return isMeant ? after([step.key, selector], done + 1, at + 2) : null;
  }

  function after(segments: readonly Segment[], done: number, at: number): Segment[] | null {
    const found = matchedAt(done, at);
    return found && [...segments, ...found];
  }

  /** The place is what the steps lead to, or one of its settings. */
  function isEnd(at: number): boolean {
    if (at + 1 !== path.length) return at === path.length;
    return several ? Object.hasOwn(several, String(path[at])) : typeof path[at] === 'number';
  }
}
