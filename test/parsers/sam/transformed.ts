import { transformSam } from '../../../src/parsers/sam/transform.js';
import { parseTextSync } from '../../../src/text/parse.js';
import { Source, type Span } from '../../../src/text/source.js';
import type { MapValue, Value } from '../../../src/text/value.js';

/** Plain JSON, as a person would write the expected value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export function plain(value: Value | undefined): Json {
  switch (value?.kind) {
    case 'map':
      return Object.fromEntries([...value.entries.values()].map((entry) => [entry.key, plain(entry.value)]));
    case 'list':
      return value.items.map(plain);
    case 'scalar':
      return value.value;
    case 'unknown':
      return `unknown: ${value.reason}`;
    default:
      return null;
  }
}

/** A place deep inside plain JSON; undefined where there is none. */
export function inside(json: Json | undefined, ...keys: (string | number)[]): Json | undefined {
  let here = json;
  for (const key of keys)
    here = typeof here === 'object' && here !== null ? (here as { [key: string]: Json })[key] : undefined;
  return here;
}

export interface Transformed {
  readonly template: MapValue;
  readonly resources: { [id: string]: Json };
  readonly conditions: Json | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly generated: ReadonlySet<string>;
  readonly owners: readonly { readonly span: Span; readonly name: string }[];
  /** `line code: message`, the line 1-based. */
  readonly said: string[];
  /** An operation of an API's definition. */
  operation(api: string, path: string, method: string): Json | undefined;
}

export interface Given {
  readonly parameters?: Record<string, string>;
  readonly files?: Record<string, string>;
  readonly region?: string;
}

/** A template's text as the transform makes it; `files` are those that it may include. */
export function transform(text: string, given: Given = {}): Transformed {
  const source = new Source('template.yaml', text);
  const value = parseTextSync(source).value;
  if (value?.kind !== 'map') throw new Error('the template of this test is no map');
  const result = transformSam(value, {
    parameters: new Map(Object.entries(given.parameters ?? {})),
    include: (path) => {
      const content = given.files?.[path];
      return content === undefined ? null : parseTextSync(new Source(path, content)).value;
    },
    source,
    ...(given.region !== undefined && { region: given.region }),
  });
  const template = plain(result.template);
  const resources = inside(template, 'Resources') as { [id: string]: Json };
  return {
    template: result.template,
    resources,
    conditions: inside(template, 'Conditions'),
    names: result.names,
    generated: result.generated,
    owners: result.owners,
    said: result.diagnostics.map(
      ({ code, message, span }) => `${span.source.position(span.start).line} ${code}: ${message}`,
    ),
    operation: (api, path, method) => inside(resources[api], 'Properties', 'Body', 'paths', path, method),
  };
}

/** A template with the transform, one function `Orders` with these events, and more resources. */
export function withEvents(events: string, more = '', head = ''): string {
  return `Transform: AWS::Serverless-2016-10-31
${head}
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Events:
${indented(events, 8)}
${indented(more, 2)}
`;
}

function indented(text: string, by: number): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
}
