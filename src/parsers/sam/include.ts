import type { Span } from '../../text/source.js';
import { at, copyOf, type Entry, get, type MapValue, textOf, unknown, type Value, withStep } from '../../text/value.js';
import { rewrite, withEntry, withoutEntry } from './generate.js';

/** Reads and parses a file that stands beside the source; null (after a diagnostic) where it can't be read. */
export type Include = (path: string, from: Span) => Value | null;

const apis = new Set(['AWS::Serverless::Api', 'AWS::Serverless::HttpApi', 'AWS::Serverless::WebSocketApi']);
const functions = new Set(['AWS::Serverless::Function', 'AWS::Serverless::StateMachine']);

const macro = 'AWS::Include';

/**
 * `AWS::Include` as CloudFormation does it before the SAM transform runs, wherever it can change an API: at the top
 * level, among the resources, in APIs, in the events of functions. Content in S3 stays as it is written.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
 */
export function expandIncludes(template: MapValue, include: Include): MapValue {
  if (!template.span.source.text.includes(macro)) return template;
  const whole = withTopLevelInclude(template, include);
  const section = get(whole, 'Resources');
  if (section?.kind !== 'map') return whole;
  const resources = included(section, include);
  if (resources.kind !== 'map') return whole;
  const entries = new Map<string, Entry>();
  for (const entry of resources.entries.values()) {
    const value = expandResource(entry.value, include);
    entries.set(entry.key, value === entry.value ? entry : { ...entry, value });
  }
  return withEntry(whole, 'Resources', { ...resources, entries });
}

function expandResource(resource: Value, include: Include): Value {
  const type = textOf(get(resource, 'Type')) ?? '';
  if (apis.has(type)) return expandDeep(resource, include);
  const events = at(resource, 'Properties', 'Events');
  const properties = get(resource, 'Properties');
  if (!functions.has(type) || !events || resource.kind !== 'map' || properties?.kind !== 'map') return resource;
  return withEntry(resource, 'Properties', withEntry(properties, 'Events', expandDeep(events, include)));
}

function expandDeep(value: Value, include: Include): Value {
  return rewrite(value, (part) => {
    if (!part.entries.has('Fn::Transform')) return undefined;
    const content = included(part, include);
    return content === part ? undefined : content;
  });
}

/** The map with the included entries in the place of its `Fn::Transform`; included text is not expanded again. */
function included(map: MapValue, include: Include): Value {
  const content = contentOf(get(map, 'Fn::Transform'), include);
  if (content === undefined) return map;
  if (map.entries.size === 1 || content.kind !== 'map') return content;
  return { ...map, entries: new Map([...withoutEntry(map, 'Fn::Transform').entries, ...content.entries]) };
}

/** Undefined where the value is no `AWS::Include` of a local file. */
function contentOf(transform: Value | undefined, include: Include): Value | undefined {
  if (textOf(get(transform, 'Name')) !== macro) return undefined;
  const location = at(transform, 'Parameters', 'Location');
  const path = location && textOf(location);
  if (!location || path === undefined || /^(s3|https?):/i.test(path)) return undefined;
  const content = include(path, location.span);
  if (content === null) return unknown(`${path} could not be read`, location.span);
  return withStep(content, { span: location.span, message: `${path} is included here` });
}

function withTopLevelInclude(template: MapValue, include: Include): MapValue {
  const transform = get(template, 'Transform');
  const items = transform?.kind === 'list' ? transform.items : transform ? [transform] : [];
  let whole = template;
  for (const item of items) {
    const content = contentOf(item, include);
    if (content?.kind !== 'map') continue;
    for (const entry of content.entries.values()) whole = withSection(whole, entry);
  }
  return whole;
}

/** Sections of an included template join those of the including one. */
function withSection(template: MapValue, section: Entry): MapValue {
  const own = get(template, section.key);
  if (own === undefined) return { ...template, entries: copyOf(template.entries).set(section.key, section) };
  if (own.kind !== 'map' || section.value.kind !== 'map') return template;
  return withEntry(template, section.key, {
    ...own,
    entries: new Map([...section.value.entries, ...own.entries]),
  });
}
