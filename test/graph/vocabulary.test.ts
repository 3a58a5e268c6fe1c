import { expect, it } from 'vitest';
import type { SubjectName } from '../../src/graph/vocabulary/subject.js';
import { vocabulary } from '../../src/graph/vocabulary.js';
import { api, authorizer, graph, place, route, said, stage, words } from './build-graph.js';

const subject = (name: SubjectName) => {
  const found = vocabulary.get(name);
  if (!found) throw new Error(name);
  return found;
};
const scope = { graph: graph(), options: {} };

it('documents every subject and field, and links only to subjects that there are', () => {
  for (const [name, { doc, fields }] of vocabulary) {
    expect(doc, name).toMatch(/\.$/);
    for (const [key, field] of fields) {
      expect(field.doc, `${name}.${key}`).toMatch(/\S/);
      const { type } = field;
      if (typeof type === 'object') expect(vocabulary.has('one' in type ? type.one : type.many)).toBe(true);
    }
  }
});

it('lets a route stand for those that the input hides, with nothing known but its API', () => {
  const hidden = api({ incomplete: [{ reason: 'the API definition is in S3', span: place() }] });
  const [only, ...others] = subject('route').list(graph({ apis: [hidden] }));
  expect(others).toEqual([]);
  const standIn = only ?? {};
  expect(subject('route').describe(standIn)).toMatchObject({ api: hidden, route: null });
  const authorization = subject('route').fields.get('authorization');
  expect(authorization?.read(standIn, scope)).toMatchObject({ known: false, reason: 'the API definition is in S3' });
});

it('asks no API that is not in the input, but its stages and routes', () => {
  const elsewhere = api({ external: true });
  const prod = stage(elsewhere);
  const list = route(elsewhere, 'GET /pets');
  const all = graph({ apis: [elsewhere] });
  expect(subject('api').list(all)).toEqual([]);
  expect(subject('stage').list(all)).toEqual([prod]);
  expect(subject('route').list(all)).toEqual([list]);
});

it('keeps stages that nobody asked for apart', () => {
  const shop = api();
  const prod = stage(shop);
  const second = stage(shop, 'Stage', { unintended: true });
  expect(subject('stage').list(graph({ apis: [shop] }))).toEqual([prod]);
  expect(subject('unintended-stage').list(graph({ apis: [shop] }))).toEqual([second]);
});

it('names no stage whose name the input forgets', () => {
  expect(subject('stage').describe(stage(api(), '', { resource: 'Live' }))).toMatchObject({
    stage: null,
    resource: 'Live',
  });
});

it('asks authorizers and routes whether they belong together', () => {
  const shop = api();
  const check = authorizer(shop);
  const list = route(shop, 'GET /pets');
  expect(subject('attachment').list(graph({ apis: [shop] }))).toEqual([
    { of: 'authorizer', authorizer: check },
    { of: 'route', route: list },
  ]);
});

it('has a logging role only where a stage may need one', () => {
  const shop = api();
  stage(shop);
  expect(subject('logging-role').list(graph({ apis: [shop] }))).toEqual([]);
});

it('puts a name of several words in quotes, and calls what has no known name by its resource', () => {
  const labelled = (name: string) => {
    const read = subject('api')
      .fields.get('label')
      ?.read(api({ resource: 'Shop', name: said(name) }), scope);
    return read && 'known' in read ? words(read) : null;
  };
  expect(labelled('orders')).toBe('orders');
  expect(labelled('Pet Store API')).toBe("'Pet Store API'");
  expect(labelled('${Prefix}-orders')).toBe('Shop');
});
