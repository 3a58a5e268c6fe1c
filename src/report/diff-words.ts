import type { Change, Direction } from '../graph/compare.js';
import { kindNames } from './words.js';

/** What a comparison of two versions has to say. */
export interface DiffReport {
  /** As they were asked for: paths or git refs. */
  readonly base: string;
  readonly head: string;
  /** The most important first. */
  readonly changes: readonly PlacedChange[];
  /** What a deployment of CloudFormation templates would do beside it. */
  readonly impacts: readonly Impact[];
  readonly notes: readonly string[];
}

export interface PlacedChange extends Omit<Change, 'span'> {
  readonly location: { readonly file: string; readonly startLine: number };
}

/** A resource that would be replaced, or a permission that comes or goes. */
export interface Impact {
  readonly file: string;
  readonly kind: 'replace' | 'may-replace' | 'permission-added' | 'permission-removed';
  /** The resource's logical id and type, or the statement. */
  readonly words: string;
}

export const directionWords: Readonly<Record<Direction, string>> = {
  more: 'more exposed',
  mixed: 'partly more exposed',
  other: 'changed',
  less: 'less exposed',
};

export const impactWords: Readonly<Record<Impact['kind'], string>> = {
  replace: 'replaced',
  'may-replace': 'may be replaced',
  'permission-added': 'permission added',
  'permission-removed': 'permission removed',
};

/** In front of a change: `more exposed`, `appeared`. */
export function markOf({ change, direction }: Pick<Change, 'change' | 'direction'>): string {
  if (change === 'changed') return directionWords[direction];
  return direction === 'more' ? `${change}, open` : change;
}

/** What a change is about, in plain text that is still to be escaped: `stage prod: web ACL`. */
export function subjectOf({ subject, name, aspect }: Pick<Change, 'subject' | 'name' | 'aspect'>): string {
  const own =
    subject === 'route' ? name : subject === 'api' ? (aspect === null ? 'the API' : '') : `${subject} ${name}`;
  const of = aspect === null || aspect === 'callers' ? '' : aspect;
  return [own, of].filter((part) => part !== '').join(': ');
}

/** `AWS credentials → anyone on the internet`; empty where there is nothing to tell. */
export function changeOf({ before, after }: Pick<Change, 'before' | 'after'>): string {
  return [before, after].filter((side) => side !== null && side !== '').join(' → ');
}

/** `3 changes: 1 more exposed, 2 changed`. */
export function summaryOf({ changes }: DiffReport): string {
  if (changes.length === 0) return 'No change in exposure';
  const counts = (Object.keys(directionWords) as Direction[]).flatMap((direction) => {
    const number = changes.filter((change) => change.direction === direction).length;
    return number > 0 ? [`${number} ${directionWords[direction]}`] : [];
  });
  return `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}: ${counts.join(', ')}`;
}

/** The changes of one API, or of the domains, in the order in which they come. */
export function sectionsOf(changes: readonly PlacedChange[]): readonly (readonly PlacedChange[])[] {
  const sections = new Map<string, PlacedChange[]>();
  for (const change of changes) {
    const key = JSON.stringify(change.api);
    const section = sections.get(key);
    if (section) section.push(change);
    else sections.set(key, [change]);
  }
  return [...sections.values()];
}

/** `REST API`, or `Custom domains` where the changes are none of an API. */
export function headingOf({ api }: PlacedChange): { readonly kind: string; readonly name: string } {
  if (!api) return { kind: 'Custom domains', name: '' };
  return { kind: kindNames[api.kind], name: api.name === api.id ? api.id : `${api.name} (${api.id})` };
}
