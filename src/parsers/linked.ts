import { dirname, resolve } from 'node:path';
import { isLocalPath } from '../files/reader.js';
import { get, type MapValue, textOf, type Value } from '../text/value.js';

/** A template that other ones may refer to by name. */
export interface LinkedTemplate {
  readonly path: string;
  readonly value: MapValue | null;
}

/** Groups of templates of which one imports what another one exports; most groups have one member. */
export function linkedGroups<T extends LinkedTemplate>(templates: readonly T[]): T[][] {
  const exporter = new Map<string, T>();
  for (const one of templates)
    for (const name of exportNames(one.value)) if (!exporter.has(name)) exporter.set(name, one);
  const groups = new Map<T, T[]>(templates.map((one) => [one, [one]]));
  for (const one of templates) {
    for (const name of importNames(one.value ?? undefined)) {
      const other = exporter.get(name);
      const mine = groups.get(one);
      const theirs = other && groups.get(other);
      if (!mine || !theirs || mine === theirs) continue;
      theirs.push(...mine);
      for (const member of mine) groups.set(member, theirs);
    }
  }
  return [...new Set(groups.values())];
}

/** Absolute paths of the local templates that a template nests. */
export function nestedPaths({ path, value }: LinkedTemplate): string[] {
  const resources = get(value ?? undefined, 'Resources');
  if (resources?.kind !== 'map') return [];
  return [...resources.entries.values()].flatMap(({ value: resource }) => {
    const type = textOf(get(resource, 'Type'));
    const key =
      type === 'AWS::CloudFormation::Stack'
        ? 'TemplateURL'
        : type === 'AWS::Serverless::Application'
          ? 'Location'
          : null;
    const location = key === null ? undefined : textOf(get(get(resource, 'Properties'), key));
    return location !== undefined && isLocalPath(location) ? [resolve(dirname(path), location)] : [];
  });
}

/** Names as they are written: a literal, or the text of a `Fn::Sub`. */
function exportNames(template: Value | null): string[] {
  const outputs = get(template ?? undefined, 'Outputs');
  if (outputs?.kind !== 'map') return [];
  return [...outputs.entries.values()].flatMap((entry) => {
    const name = nameText(get(get(entry.value, 'Export'), 'Name'));
    return name === undefined ? [] : [name];
  });
}

function importNames(value: Value | undefined): string[] {
  if (value?.kind === 'list') return value.items.flatMap(importNames);
  if (value?.kind !== 'map') return [];
  const own = nameText(get(value, 'Fn::ImportValue'));
  const below = [...value.entries.values()].flatMap((entry) => importNames(entry.value));
  return own === undefined ? below : [own, ...below];
}

function nameText(value: Value | undefined): string | undefined {
  const sub = get(value, 'Fn::Sub');
  return textOf(value) ?? textOf(sub?.kind === 'list' ? sub.items[0] : sub);
}
