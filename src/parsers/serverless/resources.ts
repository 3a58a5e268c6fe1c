import { type Entry, mapOf } from '../../text/value.js';
import { entryOf, field, isUndecided } from './configuration.js';
import { merge, withoutNulls } from './merge.js';
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
  const written = service.read(service.root, 'resources');
  if (isUndecided(written)) service.undecided('resources', written);
  const all = written?.kind === 'list' ? service.merged(written, 'resources') : written;
  const resources = field(all, 'Resources');
  if (isUndecided(resources)) service.undecided('resources.Resources', resources);
  if (resources?.kind === 'map')
    for (const entry of resources.entries.values()) mergeResource(service, template, entry);
  const extensions = field(all, 'extensions');
  if (isUndecided(extensions)) service.undecided('resources.extensions', extensions);
  if (extensions?.kind === 'map') for (const entry of extensions.entries.values()) extend(service, template, entry);
  return sections.flatMap((name) => {
    const entry = entryOf(all, name);
    if (isUndecided(entry?.value)) service.undecided(`resources.${name}`, entry.value);
    return entry && !isUndecided(entry.value) ? [entry] : [];
  });
}

function mergeResource(service: Service, template: Template, entry: Entry): void {
  const { key, keySpan, value } = entry;
  if (isUndecided(value)) service.undecided(`resources.Resources.${key}`, value);
  if (value.kind !== 'map') return;
  service.claim(key, keySpan, value);
  const generated = template.resources.get(key);
  if (!generated && field(value, 'Type') === undefined) {
    // it overrides something that the framework makes beside the APIs, unless its name says otherwise
    if (isOfAnApi(key))
      service.warn(
        'serverless-setting',
        `${key} has no Type, and the framework generates nothing of that name`,
        keySpan,
      );
    return;
  }
  const merged = generated ? merge(generated.value, value) : value;
  template.resources.set(key, { key, keySpan: generated?.keySpan ?? keySpan, value: withoutNulls(merged) });
}

/** `Properties` and `Metadata` are set one by one, each of them replaced as a whole; `Condition` is set. */
function extend(service: Service, template: Template, entry: Entry): void {
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
    entries.set(name, { key: name, keySpan: more.span, value: withoutNulls(mapOf(both, before?.span ?? more.span)) });
  }
  const condition = entryOf(entry.value, 'Condition');
  if (condition) entries.set('Condition', condition);
  template.resources.set(entry.key, { ...resource, value: { ...resource.value, entries } });
}

/** The name is one that the framework gives to parts of its APIs. */
function isOfAnApi(id: string): boolean {
  return /^(ApiGateway|HttpApi|Websockets)/.test(id);
}
