import { expect, it } from 'vitest';
import { composedServices } from '../../../src/parsers/serverless/compose.js';
import { parse } from './service.js';

it('lists the services of a compose file with their parameters', () => {
  const root = parse(
    'services:\n  a: {path: services/a}\n  b: {path: b, config: own.yml, dependsOn: a, params: {name: x, url: "${a.url}"}}\n  c: {path: "${x}"}\n',
    'serverless-compose.yml',
  );
  expect(composedServices(root)).toEqual([
    { name: 'a', path: 'services/a', config: null, parameters: new Map() },
    { name: 'b', path: 'b', config: 'own.yml', parameters: new Map([['name', 'x']]) },
  ]);
});

it('lists nothing where nothing is listed', () => {
  expect(composedServices(parse('services: []\n'))).toEqual([]);
});
