import { posix } from 'node:path';
import { readServerless, type ServerlessOptions, type ServerlessResult } from '../../../src/parsers/serverless/read.js';
import { parseTextSync } from '../../../src/text/parse.js';
import { Source, type Span } from '../../../src/text/source.js';
import { at, type MapValue, type Value } from '../../../src/text/value.js';

export interface Given {
  readonly stage?: string;
  readonly region?: string;
  readonly parameters?: Record<string, string>;
  readonly environment?: Record<string, string>;
  /** Other files of the project, by their path. */
  readonly files?: Record<string, string>;
  readonly file?: string;
}

/** The options of a project that exists in memory alone. */
export function optionsOf(source: Source, given: Given = {}): ServerlessOptions {
  return {
    source,
    ...(given.stage !== undefined && { stage: given.stage }),
    ...(given.region !== undefined && { region: given.region }),
    parameters: new Map(Object.entries(given.parameters ?? {})),
    environment: given.environment ? new Map(Object.entries(given.environment)) : null,
    readFile(path) {
      const name = posix.normalize(path);
      if (name.startsWith('..')) return { problem: 'outside-root', message: `${path} lies outside the root` };
      const text = given.files?.[name];
      return text === undefined
        ? { problem: 'missing', message: `${path} does not exist` }
        : { source: new Source(name, text) };
    },
    parse: (included) => parseTextSync(included).value,
  };
}

export function parse(text: string, file = 'serverless.yml'): MapValue {
  const { value } = parseTextSync(new Source(file, text));
  if (value?.kind !== 'map') throw new Error('the fixture is no map');
  return value;
}

export function readService(text: string, given: Given = {}): ServerlessResult {
  const root = parse(text, given.file);
  return readServerless(root, optionsOf(root.span.source, given));
}

/** A service for AWS with one function, `hello`, whose events are given. */
export function withEvents(events: string, rest = ''): string {
  return `service: shop\nprovider:\n  name: aws\n${rest}functions:\n  hello:\n    events:\n${events}`;
}

/** The properties of a resource as plain data: `?` and the reason for what is unknown. */
export function properties(result: ServerlessResult, id: string): Record<string, unknown> | undefined {
  const value = at(result.template, 'Resources', id, 'Properties');
  return value && (plain(value) as Record<string, unknown>);
}

export function idsOf(result: ServerlessResult, type: string): string[] {
  const resources = at(result.template, 'Resources');
  if (resources?.kind !== 'map') return [];
  return [...resources.entries.values()]
    .filter(({ value }) => plainText(at(value, 'Type')) === type)
    .map(({ key }) => key);
}

/** Where a resource is: its line in its file, and the text of the place. */
export function placeOf(result: ServerlessResult, id: string): string {
  const resources = at(result.template, 'Resources');
  const entry = resources?.kind === 'map' ? resources.entries.get(id) : undefined;
  return entry ? shown(entry.keySpan) : 'nowhere';
}

export function shown(span: Span): string {
  return `${span.source.file}:${span.source.position(span.start).line} ${span.source.text.slice(span.start, span.end)}`;
}

export function plain(value: Value): unknown {
  switch (value.kind) {
    case 'map':
      return Object.fromEntries(Array.from(value.entries.values(), (entry) => [entry.key, plain(entry.value)]));
    case 'list':
      return value.items.map(plain);
    case 'scalar':
      return value.value;
    case 'template':
      return value.parts.map((part) => (part.kind === 'scalar' ? part.text : plain(part))).join('');
    default:
      return `?${value.kind === 'unknown' ? value.reason : value.target}`;
  }
}

function plainText(value: Value | undefined): unknown {
  return value && plain(value);
}
