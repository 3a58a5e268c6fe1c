import { get, type MapValue, textOf } from '../../text/value.js';

/** One service of `serverless-compose.yml`. */
export interface ComposedService {
  readonly name: string;
  /** The service's folder, relative to the compose file. */
  readonly path: string;
  /** The name of its configuration file where it is not the usual one. */
  readonly config: string | null;
  /** Values for `${param:…}`; those that are outputs of other services are left out, since only a deploy knows them. */
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * The services that a compose file deploys together; those whose place a variable decides are left out.
 * https://www.serverless.com/framework/docs/guides/compose
 */
export function composedServices(root: MapValue): ComposedService[] {
  const services = get(root, 'services');
  if (services?.kind !== 'map') return [];
  return Array.from(services.entries.values()).flatMap(({ key: name, value }) => {
    const path = literal(get(value, 'path'));
    if (path === null) return [];
    const params = get(value, 'params');
    const entries = params?.kind === 'map' ? Array.from(params.entries.values()) : [];
    const parameters = entries.flatMap((entry) => {
      const text = literal(entry.value);
      return text === null ? [] : [[entry.key, text] as const];
    });
    return [{ name, path, config: literal(get(value, 'config')), parameters: new Map(parameters) }];
  });
}

function literal(value: Parameters<typeof textOf>[0]): string | null {
  const text = textOf(value);
  return text === undefined || text.includes('${') ? null : text;
}
