import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type ApiJson, apisJson } from '../../../src/graph/json.js';
import type { Input } from '../../../src/graph/world.js';
import { readTemplates } from '../../../src/parsers/cloudformation/input.js';
import { readServerless } from '../../../src/parsers/serverless/read.js';
import { parseTextSync } from '../../../src/text/parse.js';
import { Source } from '../../../src/text/source.js';
import type { MapValue } from '../../../src/text/value.js';
import { optionsOf } from './service.js';

const root = fileURLToPath(new URL('../../../fixtures/parity/serverless/', import.meta.url));
const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

function open(path: string): { source: Source; value: MapValue } {
  const source = new Source(path, readFileSync(root + path, 'utf8'));
  const { value } = parseTextSync(source);
  if (value?.kind !== 'map') throw new Error(`${path} is no map`);
  return { source, value };
}

function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(root + folder, { recursive: true }).map(String);
  const files = paths.filter((path) => /\.(ya?ml|json)$/.test(path));
  return Object.fromEntries(files.map((path) => [path, readFileSync(`${root}${folder}/${path}`, 'utf8')]));
}

function graphOf(template: Parameters<typeof readTemplates>[0][number]): Input {
  const files = { include: () => null, nested: () => null };
  return readTemplates([template], files, { parameters: new Map(), region: null });
}

/**
 * What both graphs have to agree on. Left out: where things are written and how they are named, the settings of REST
 * stages (the framework makes them by calls after the deploy), and the texts of URIs.
 */
function comparable(apis: readonly ApiJson[]): unknown {
  return apis
    .map(({ file, resource, incomplete, stages, routes, domains, ...api }) => ({
      ...api,
      stages:
        api.kind === 'rest'
          ? null
          : stages.map(({ resource: _, accessLog, ...stage }) => ({ ...stage, logs: accessLog !== null })),
      routes: routes
        .map(({ resource: _, integration, ...route }) => ({
          ...route,
          integration: integration && { ...integration, uri: null },
          path: api.external ? null : route.path,
        }))
        .sort(by((route) => `${route.method} ${JSON.stringify(route.path)}`)),
      authorizers: [...api.authorizers].sort(by((authorizer) => String(authorizer.name))),
    }))
    .sort(by((api) => api.id));
}

function by<T>(key: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : 1);
}

describe('a service and the template that the framework packages of it have the same graph', () => {
  it.each(folders.map(({ name }) => name))('%s', (folder) => {
    const name = readdirSync(root + folder).find((file) => file.startsWith('serverless.')) ?? '';
    const service = open(`${folder}/${name}`);
    const given = { stage: 'dev', region: 'us-east-1', files: filesOf(folder) };
    const result = readServerless(service.value, optionsOf(service.source, given));
    const { template, ...rest } = result;
    const written = graphOf({ source: service.source, value: template, format: 'serverless', ...rest });
    const packaged = graphOf({ ...open(`${folder}/packaged.json`), format: 'cloudformation' });
    expect(result.incomplete).toEqual([]);
    expect(comparable(apisJson(written))).toEqual(comparable(apisJson(packaged)));
  });
});
