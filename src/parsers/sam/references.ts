import { type MapValue, scalar, textOf, type Value } from '../../text/value.js';
import { rewrite } from './generate.js';

/**
 * Replaces references to what the transform makes (`!Ref Api.Stage`, `!GetAtt Api.DomainName.RegionalDomainName`,
 * `${Api.Stage}`) by the logical ids that it has.
 */
export function withResolvedReferences(template: MapValue, references: ReadonlyMap<string, string>): MapValue {
  if (references.size === 0) return template;
  const resolved = rewrite(template, (part) => resolvedFunction(part, references));
  return resolved.kind === 'map' ? resolved : template;
}

function resolvedFunction(part: MapValue, references: ReadonlyMap<string, string>): Value | undefined {
  if (part.entries.size !== 1) return undefined;
  for (const entry of part.entries.values()) {
    const value = resolvedArgument(entry.key, entry.value, references);
    if (value) return { ...part, entries: new Map([[entry.key, { ...entry, value }]]) };
  }
  return undefined;
}

function resolvedArgument(key: string, value: Value, references: ReadonlyMap<string, string>): Value | undefined {
  if (key === 'Ref') {
    const id = references.get(textOf(value) ?? '');
    return id === undefined ? undefined : scalar(id, value.span);
  }
  if (key === 'Fn::GetAtt') return resolvedAttribute(value, references);
  if (key !== 'Fn::Sub') return undefined;
  if (value.kind === 'scalar') return resolvedText(value, references);
  if (value.kind !== 'list') return undefined;
  const [text, ...variables] = value.items;
  const made = text && resolvedText(text, references);
  if (!text) return undefined;
  const others = variables.map((item) => rewrite(item, (part) => resolvedFunction(part, references)));
  return { ...value, items: [made ?? text, ...others] };
}

/** `[Api, Stage.StageName]` and `[Api.Stage, StageName]` mean the same. */
function resolvedAttribute(value: Value, references: ReadonlyMap<string, string>): Value | undefined {
  const texts = value.kind === 'list' ? value.items.map(textOf) : [textOf(value)];
  if (texts.includes(undefined)) return undefined;
  const [id, property, ...rest] = texts.join('.').split('.');
  const target = references.get(`${id}.${property}`);
  if (target === undefined) return undefined;
  return { kind: 'list', span: value.span, items: [target, ...rest].map((text) => scalar(text, value.span)) };
}

function resolvedText(value: Value, references: ReadonlyMap<string, string>): Value | undefined {
  const text = textOf(value);
  const replaced = text?.replace(/\$\{([A-Za-z0-9]+\.[A-Za-z0-9]+)((?:\.[A-Za-z0-9]+)*)\}/g, (whole, name, rest) => {
    const id = references.get(name);
    return id === undefined ? whole : `\${${id}${rest}}`;
  });
  return replaced === undefined || replaced === text ? undefined : scalar(replaced, value.span);
}
