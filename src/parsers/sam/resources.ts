import type { Source, Span } from '../../text/source.js';
import { get, type MapValue, mapOf, textOf } from '../../text/value.js';

/** An `AWS::Serverless::…` resource of the source, or an implicit API. */
export interface SamResource {
  readonly id: string;
  readonly type: string;
  /** The logical id's key: where what is missing would be written. */
  readonly header: Span;
  readonly whole: MapValue;
  /** With what Globals adds. */
  readonly properties: MapValue;
}

const samTransform = 'AWS::Serverless-2016-10-31';

export function hasTransform(template: MapValue): boolean {
  const transform = get(template, 'Transform');
  const items = transform?.kind === 'list' ? transform.items : [transform];
  return items.some((item) => textOf(item) === samTransform);
}

export function samResources(template: MapValue): SamResource[] {
  const section = get(template, 'Resources');
  if (section?.kind !== 'map') return [];
  const resources: SamResource[] = [];
  for (const { key: id, keySpan: header, value: whole } of section.entries.values()) {
    const type = textOf(get(whole, 'Type'));
    if (whole.kind !== 'map' || !type?.startsWith('AWS::Serverless::')) continue;
    const properties = get(whole, 'Properties');
    resources.push({
      id,
      type,
      header,
      whole,
      properties: properties?.kind === 'map' ? properties : mapOf([], header),
    });
  }
  return resources;
}

/** From the header to the end of the resource. */
export function rangeOf(resource: SamResource): { source: Source; start: number; end: number } {
  const { source, start, end } = resource.header;
  return { source, start, end: Math.max(end, resource.whole.span.end) };
}
