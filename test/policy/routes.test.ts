import { describe, expect, it } from 'vitest';
import { type Text, textFrom } from '../../src/policy/holes.js';
import { matches } from '../../src/policy/pattern.js';
import { ordinaryRoutes, readRoute, routeLanguages } from '../../src/policy/routes.js';
import { type Supposition, suppositions } from '../../src/policy/supposition.js';
import { located } from './values.js';

const any = { stage: null, method: null, path: null };
const means = (
  request: typeof any | { stage: string | null; method: string | null; path: string | null },
  route: string,
) => routeLanguages('api', request, 'id').some((language) => matches(language, `id/${route}`));

describe('a request pattern', () => {
  it.each([
    ['/pets', 'prod/GET/pets', true],
    ['/pets', 'prod/GET/cats', false],
    ['/pets', 'prod/GET//pets', false],
    ['/', 'prod/GET/', true],
    ['/pets/{id}', 'prod/GET/pets/7', true],
    ['/pets/{id}', 'prod/GET/pets/', false],
    ['/pets/{id}', 'prod/GET/pets/7/8', false],
    ['/pets/{id}/toys', 'prod/GET/pets/7/toys', true],
    ['/pets/{id}/toys', 'prod/GET/pets/7/cats', false],
    ['/{proxy+}', 'prod/GET/pets/7/8', true],
    ['/{proxy+}', 'prod/GET/', false],
    ['/pets/{rest+}', 'prod/GET/cats/7', false],
    ['/pets/{', 'prod/GET/pets/{', true],
  ])('GET %s means %s: %s', (path, route, expected) => {
    expect(means({ ...any, method: 'GET', path }, route)).toBe(expected);
  });
  it('means any stage, method and path where it says none', () => {
    expect(means(any, 'dev/PATCH/a/b')).toBe(true);
    expect(means(any, 'dev/PURGE/a/b')).toBe(false);
    expect(means({ ...any, stage: 'prod' }, 'dev/GET/')).toBe(false);
    expect(means({ ...any, method: 'ANY', path: '/x' }, 'dev/OPTIONS/x')).toBe(true);
  });
  it('of a private custom domain means the domain', () => {
    const languages = routeLanguages('domain', any, 'id');
    expect(languages.map((language) => matches(language, '/domainnames/x'))).toEqual([true]);
  });
});

function suppose(...resources: string[]): readonly Supposition[] {
  const texts = resources.map((one) => textFrom(located(one)) as Text);
  return suppositions(texts, [], null) ?? [];
}

describe('an ordinary route', () => {
  it('is GET /pets of stage prod, or of others', () => {
    const [supposed] = suppose('execute-api:/*');
    expect(supposed && ordinaryRoutes('api', { ...any, method: 'GET' }, { ...supposed, apiId: 'id' })).toEqual([
      'id/prod/GET/pets',
      'id/dev/GET/pets',
      'id/v1/GET/pets',
    ]);
  });
  it('is of the stage that a parameter names, but of no stage `*`', () => {
    const stages = suppose('execute-api:/«Stage»/*').map((one) =>
      ordinaryRoutes('api', { ...any, method: 'GET' }, one).map((route) => readRoute(route.slice(2), one).stage),
    );
    expect(stages).toEqual([
      ['prod', '${Stage}', 'dev', 'v1'],
      ['prod', 'dev', 'v1'],
    ]);
  });
  it('is the one that is asked about, with 1 for its parameters', () => {
    const [supposed] = suppose('execute-api:/*');
    const request = { stage: 'dev', method: 'PUT', path: '/pets/{id}/{rest+}' };
    expect(supposed && ordinaryRoutes('api', request, { ...supposed, apiId: 'id' })).toEqual(['id/dev/PUT/pets/1/1']);
  });
  it('is read with the reason of what has no name', () => {
    const [supposed] = suppose('execute-api:/«=known after apply»/*');
    const [value] = supposed?.holes.values() ?? [];
    expect(supposed && readRoute(`${value}/GET/a/b`, supposed)).toEqual({
      stage: '${known after apply}',
      method: 'GET',
      path: '/a/b',
    });
  });
});
