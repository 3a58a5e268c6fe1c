import type { Span } from '../../text/source.js';
import { get, type MapValue, textOf, type Value } from '../../text/value.js';

/** One service of `serverless-compose.yml`. */
export interface ComposedService {
  readonly name: string;
  /** The service's folder, relative to the compose file. */
  readonly path: string;
  /** Its configuration's name in that folder where it is not the usual one. */
  readonly config: string | null;
  /** Values for `${param:…}`; null for an output of another service, which only a deploy knows. */
  readonly parameters: ReadonlyMap<string, string | null>;
  readonly span: Span;
}

/** Names of compose files. A `.ts` or `.js` one would have to be executed. */
export const isComposeFile = (path: string): boolean => /(^|[\\/])serverless-compose\.(ya?ml|json)$/.test(path);

/** Names of a service's configuration, in the order in which the framework looks for them. */
export const configurationNames = ['serverless.yml', 'serverless.yaml', 'serverless.json'];

/** Configurations that are code: read apart, as far as that is possible without running them. */
export const scriptNames = ['serverless.ts', 'serverless.js', 'serverless.mjs', 'serverless.cjs'];

/**
 * The services that a compose file deploys together; those whose place a variable decides are left out.
 * https://www.serverless.com/framework/docs/guides/compose
 */
export function composedServices(root: MapValue): ComposedService[] {
  const services = get(root, 'services');
  if (services?.kind !== 'map') return [];
  return Array.from(services.entries.values()).flatMap(({ key: name, keySpan, value }) => {
    const path = literal(get(value, 'path'));
    if (path === null) return [];
    const params = get(value, 'params');
    const entries = params?.kind === 'map' ? Array.from(params.entries.values()) : [];
    const parameters = new Map(entries.map((entry) => [entry.key, literal(entry.value)]));
    return [
      { name, path, config: literal(get(value, 'config')), parameters, span: get(value, 'path')?.span ?? keySpan },
    ];
  });
}

function literal(value: Value | undefined): string | null {
  const text = textOf(value);
  return text === undefined || text.includes('${') ? null : text;
}
