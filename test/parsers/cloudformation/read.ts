import type { Api, Route, Stage } from '../../../src/graph/model.js';
import type { Input, World } from '../../../src/graph/world.js';
import { readTemplates, type Template } from '../../../src/parsers/cloudformation/input.js';
import { parseText } from '../../../src/text/parse.js';
import { Source } from '../../../src/text/source.js';
import type { MapValue, Value } from '../../../src/text/value.js';

interface Options {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly region?: string;
  /** Other files by path: included ones and nested templates. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Reads one template (or several that are linked by exports) as gatelint does. */
export async function read(texts: string | readonly string[], options: Options = {}): Promise<Input> {
  const templates: Template[] = [];
  for (const [at, text] of (typeof texts === 'string' ? [texts] : texts).entries())
    templates.push(await template(at === 0 ? 'template.yaml' : `template-${at}.yaml`, text));
  const files = new Map<string, Template>();
  for (const [path, text] of Object.entries(options.files ?? {})) files.set(path, await template(path, text));
  return readTemplates(
    templates,
    {
      include: (location): Value | null => files.get(location)?.value ?? null,
      nested: (location) => files.get(location) ?? null,
    },
    { parameters: new Map(Object.entries(options.parameters ?? {})), region: options.region ?? null },
  );
}

async function template(file: string, text: string): Promise<Template> {
  const source = new Source(file, text);
  const { value } = await parseText(source);
  if (value?.kind !== 'map') throw new Error(`${file} is no map`);
  return { source, value: value as MapValue, format: 'cloudformation' };
}

export function world(input: Input, at = 0): World {
  const found = input.worlds[at];
  if (!found) throw new Error(`there are ${input.worlds.length} worlds`);
  return found;
}

/** The only API of the default world. */
export async function api(text: string, options: Options = {}): Promise<Api> {
  const { apis } = world(await read(text, options)).graph;
  const [first, ...more] = apis;
  if (!first || more.length > 0) throw new Error(`there are ${apis.length} APIs`);
  return first;
}

export async function route(text: string, options: Options = {}): Promise<Route> {
  const [first] = (await api(text, options)).routes;
  if (!first) throw new Error('there is no route');
  return first;
}

export async function stage(text: string, options: Options = {}): Promise<Stage> {
  const [first] = (await api(text, options)).stages;
  if (!first) throw new Error('there is no stage');
  return first;
}

/** `GET /pets NONE` for each route: what is known, else the reason in brackets. */
export function routesOf(one: Api): string[] {
  return one.routes.map((item) =>
    [item.method, item.path, item.authorizationType]
      .map((fact) => (fact.known ? fact.value : `[${fact.reason}]`))
      .join(' '),
  );
}
