import { type Entry, mapOf, textOf, type Value } from '../../text/value.js';
import { isRelevant } from '../cloudformation/relevant.js';
import { entryOf, field, isNull, isUndecided } from './configuration.js';
import { locate } from './draft.js';
import { merge } from './merge.js';
import type { Service } from './service.js';
import type { Template } from './template.js';

/** Sections of a template that `resources` may have beside the resources. */
const sections = ['Parameters', 'Mappings', 'Conditions', 'Outputs', 'Transform', 'Metadata', 'Rules'];

/**
 * Lays `resources` over what the framework generates, then `resources.extensions`. Returns the template's other
 * sections.
 * https://github.com/oss-serverless/serverless/blob/main/docs/guides/resources.md#override-aws-cloudformation-resource
 */
export function mergeResources(service: Service, template: Template): Entry[] {
  const written = service.variables.walk(service.root, ['resources']);
  if (written === null) return [];
  const all = written.kind === 'list' ? service.merged(written, 'resources') : written;
  if (isUndecided(all)) service.undecided('resources', all);
  for (const entry of entriesOf(service, all, 'Resources')) mergeResource(service, template, entry);
  for (const entry of entriesOf(service, all, 'extensions')) extend(service, template, entry);
  return sections.flatMap((name) => {
    const entry = entryOf(all, name);
    const value = entry && service.variables.deep(entry.value);
    if (isUndecided(value)) service.undecided(`resources.${name}`, value);
    return entry && value && !isUndecided(value) && !isNull(value) ? [{ ...entry, value }] : [];
  });
}

function entriesOf(service: Service, all: Value, name: string): Entry[] {
  const value = service.variables.walk(all, [name]);
  if (value === null) return [];
  if (isUndecided(value) && !isUndecided(all)) service.undecided(`resources.${name}`, value);
  return value.kind === 'map' ? Array.from(value.entries.values()) : [];
}

function mergeResource(service: Service, template: Template, { key, keySpan, value }: Entry): void {
  const own = service.variables.shallow(value);
  if (isUndecided(own)) service.undecided(`resources.Resources.${key}`, own);
  if (own.kind !== 'map') return;
  service.claim(key, keySpan, own);
  const generated = template.resources.get(key);
  const type = service.variables.walk(own, ['Type']);
  if (generated) {
    const merged = merge(generated.value, service.variables.deep(own));
    template.resources.set(key, { key, keySpan: generated.keySpan, value: settled(merged) });
  } else if (isUndecided(type ?? undefined)) {
    service.undecided(`resources.Resources.${key}`, type ?? own);
  } else if (type) {
    // what no API needs is known by its name and type alone
    const whole = isRelevant(textOf(type) ?? '');
    const stub = mapOf([{ key: 'Type', keySpan: type.span, value: type }], own.span);
    template.resources.set(key, { key, keySpan, value: whole ? settled(service.variables.deep(own)) : stub });
  } else if (isOfAnApi(key)) {
    // others override what the framework makes beside the APIs
    service.warn('serverless-setting', `${key} has no Type, and the framework generates nothing of that name`, keySpan);
  }
}

/** `Properties` and `Metadata` are set one by one, each of them replaced as a whole; `Condition` is set. */
function extend(service: Service, template: Template, written: Entry): void {
  const entry = { ...written, value: service.variables.deep(written.value) };
  const resource = template.resources.get(entry.key);
  service.claim(entry.key, entry.keySpan, entry.value);
  if (resource?.value.kind !== 'map') {
    if (isOfAnApi(entry.key))
      service.warn('serverless-setting', `The framework generates no ${entry.key} to extend`, entry.keySpan);
    return;
  }
  const entries = new Map(resource.value.entries);
  for (const name of ['Properties', 'Metadata']) {
    const more = field(entry.value, name);
    if (isUndecided(more)) service.undecided(`resources.extensions.${entry.key}.${name}`, more);
    if (more?.kind !== 'map') continue;
    const before = field(resource.value, name);
    const both = [...(before?.kind === 'map' ? before.entries.values() : []), ...more.entries.values()];
    entries.set(name, { key: name, keySpan: more.span, value: settled(mapOf(both, before?.span ?? more.span)) });
  }
  const condition = entryOf(entry.value, 'Condition');
  if (condition) entries.set('Condition', condition);
  template.resources.set(entry.key, { ...resource, value: { ...resource.value, entries } });
}

/** The name is one that the framework gives to parts of its APIs. */
function isOfAnApi(id: string): boolean {
  return /^(ApiGateway|HttpApi|Websockets)/.test(id);
}

/**
 * What the framework packages of a value: null properties are left out. A text for `Fn::Sub` that only a deploy knows in
 * part becomes a `Fn::Join` of its pieces, since CloudFormation fills in the known ones.
 */
function settled(value: Value): Value {
  if (value.kind === 'list') return { ...value, items: value.items.filter((item) => !isNull(item)).map(settled) };
  if (value.kind !== 'map') return value;
  const text = value.entries.size === 1 ? field(value, 'Fn::Sub') : undefined;
  if (text?.kind === 'template') {
    const pieces = text.parts.map((part) => (part.kind === 'scalar' ? { 'Fn::Sub': part } : part));
    return locate({ 'Fn::Join': ['', pieces] }, value.span);
  }
  const entries = Array.from(value.entries.values()).filter((entry) => !isNull(entry.value));
  return { ...value, entries: new Map(entries.map((entry) => [entry.key, { ...entry, value: settled(entry.value) }])) };
}
