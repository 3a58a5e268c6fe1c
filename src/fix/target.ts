import type { FixSource, FixValue } from '../rules/fix-source.js';
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
  /** Where its properties stand. */
  readonly base: Path;
  /** From there to the part that is meant. */
  readonly rest: Path;
}

/**
 * The settings that a rule's fix makes for what stands at a path; null where it says nothing of it. `implicit`: the
 * section of SAM's Globals that is the only place for the settings of the API in question.
 */
export function targetAt(
  document: Document,
  path: Path,
  set: FixSource['set'],
  implicit: string | null,
): Target | null {
  for (const { name, base, rest } of ownersAt(document, path, implicit)) {
    const found = Object.entries(set[name] ?? {}).flatMap(([pattern, value]) => {
      const several = isSeveral(value) ? value : null;
      const keys = several ? Object.keys(several) : null;
      const isWritten = pattern.endsWith('!');
      const segments = matched(document, base, stepsOf(isWritten ? pattern.slice(0, -1) : pattern), rest, keys);
      if (!segments || (isWritten && segments.length > rest.length)) return [];
      const key = segments.at(-1);
      if (several) return [{ length: segments.length, segments: [...base, ...segments], settings: several }];
      if (typeof key !== 'string') return [];
      const settings = { [key]: value };
      return [{ length: segments.length, segments: [...base, ...segments.slice(0, -1)], settings }];
    });
    // what the place itself is goes before what lies around or below it
    const meant = found.find(({ length }) => length === rest.length) ?? found[0];
    if (meant) return { owner: name, segments: meant.segments, settings: meant.settings };
  }
  return null;
}

function isSeveral(value: FixValue): value is Readonly<Record<string, Exclude<FixValue, object>>> {
  return typeof value === 'object' && !Array.isArray(value) && !('option' in value) && !('config' in value);
}

/** Whose text it is, the nearest first. */
function ownersAt({ value, syntax }: Document, path: Path, implicit: string | null): Owner[] {
  if (syntax === 'hcl') {
    const [kind, type] = String(path[0] ?? '').split('.');
    return kind === 'resource' && type ? [{ name: type, base: path.slice(0, 1), rest: path.slice(1) }] : [];
  }
  const [first, second] = path;
  if (first === 'resource' && path.length >= 3)
    return [{ name: String(second), base: path.slice(0, 3), rest: path.slice(3) }];
  if (first === 'Globals') return [{ name: 'Globals', base: ['Globals'], rest: path.slice(1) }];
  const at = path.indexOf('Resources');
  if (at === 0 || (at > 0 && at <= 2 && first === 'resources')) return ofResource(path, at);
  const isService = get(value, 'service') !== undefined && get(value, 'provider') !== undefined;
  if (isService) return [{ name: 'serverless', base: [], rest: path }];
  const isDefinition = get(value, 'openapi') !== undefined || get(value, 'swagger') !== undefined;
  return isDefinition ? [{ name: 'openapi', base: [], rest: path }] : [];

  function ofResource(path: Path, at: number): Owner[] {
    const resource = path.slice(0, at + 2);
    const type = textOf(get(partAt(value, resource), 'Type'));
    const [section, ...rest] = path.slice(at + 2);
    const owners: Owner[] = [];
    if (type && (section === undefined || section === 'Properties'))
      owners.push({ name: type, base: [...resource, 'Properties'], rest });
    // the settings of an API that SAM makes by itself have no other place
    if (implicit && type?.startsWith('AWS::Serverless::'))
      owners.push({ name: 'Globals', base: ['Globals'], rest: [implicit] });
    return owners;
  }
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

/** The steps with what the place has for them; null where the place lies elsewhere. `keys`: what may follow them. */
function matched(
  document: Document,
  base: Path,
  steps: readonly Step[],
  rest: Path,
  keys: readonly string[] | null,
): Segment[] | null {
  const [step, ...later] = steps;
  if (step === undefined) {
    if (
      rest.length === 0 ||
      (rest.length === 1 && (keys ? keys.includes(String(rest[0])) : typeof rest[0] === 'number'))
    )
      return [];
    return null;
  }
  const [here, ...after] = rest;
  const further = (segments: readonly Segment[], left: Path, at: Path) => {
    const found = matched(document, at, later, left, keys);
    return found && [...segments, ...found];
  };
  if (step === '**') {
    for (let length = 0; length <= rest.length; length++) {
      const passed = rest.slice(0, length);
      const found = further(passed, rest.slice(length), [...base, ...passed]);
      if (found) return found;
    }
    return null;
  }
  if (step === '*') return here === undefined ? null : further([here], after, [...base, here]);
  // of several blocks of one type each has a number
  const key = here !== undefined && document.syntax === 'hcl' ? String(here).replace(/#\d+$/, '') : here;
  if (key !== undefined && key !== step.key) return null;
  const inner = [...base, here ?? step.key];
  if (!step.where) return further([here ?? step.key], after, inner);
  const selector = { where: step.where };
  const [index, ...behind] = after;
  if (index === undefined) return further([step.key, selector], [], inner);
  const list = partAt(document.value, inner);
  const isMeant = list?.kind === 'list' && indexOf(list.items, selector) === index;
  return isMeant ? further([step.key, selector], behind, inner) : null;
}
