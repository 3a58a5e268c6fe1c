import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePlan } from '../../../src/parsers/terraform/plan-file.js';

/** A plan that is large enough to be read in pieces, its members in the CLI's order. */
function largePlan(more: { variables?: object; values?: object; prior?: object; tags?: unknown } = {}): object {
  const resource = (at: number) => ({
    address: `aws_api_gateway_rest_api.api${at}`,
    mode: 'managed',
    type: 'aws_api_gateway_rest_api',
    name: `api${at}`,
  });
  const numbers = Array.from({ length: 1500 }, (_, at) => at);
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    variables: more.variables ?? {},
    planned_values: { root_module: { resources: numbers.map((at) => ({ ...resource(at), values: {} })) } },
    resource_drift: [],
    resource_changes: numbers.map((at) => ({
      ...resource(at),
      change: { actions: ['create'], before: null, after: { name: 'x'.repeat(100), tags: more.tags, ...more.values } },
    })),
    prior_state: more.prior,
    configuration: { root_module: { resources: numbers.map(resource) } },
    applyable: true,
    complete: true,
    errored: false,
  };
}

/** What is read of the plan as the CLI writes it, and of the same plan with line breaks, which is parsed whole. */
function bothWays(plan: object) {
  return [Buffer.from(JSON.stringify(plan)), Buffer.from(JSON.stringify(plan, null, 1))].map(parsePlan);
}

test('a large plan reads the same in pieces and as a whole', () => {
  const [pieces, whole] = bothWays(largePlan());
  expect(pieces?.planned).toHaveLength(1500);
  expect(pieces).toEqual(whole);
});

test('data sources of the prior state are read', () => {
  const data = { address: 'data.aws_region.r', mode: 'data', type: 'aws_region', name: 'r', values: { name: 'eu' } };
  const [pieces, whole] = bothWays(largePlan({ prior: { values: { root_module: { resources: [data] } } } }));
  expect(pieces?.data).toMatchObject([{ address: 'data.aws_region.r' }]);
  expect(pieces).toEqual(whole);
});

test('a variable that holds a plan does not stand for the plan', () => {
  const inner = { a: 0, planned_values: {}, resource_changes: [{ address: 'x' }], configuration: { root_module: {} } };
  const [pieces, whole] = bothWays(largePlan({ variables: { inner: { value: inner } } }));
  expect(pieces?.planned).toHaveLength(1500);
  expect(pieces).toEqual(whole);
});

test('values that look like the places between the pieces change nothing', () => {
  const text = '}],"configuration":{"root_module":{}},{"address":"aws_x.y","mode":"managed"';
  const lists = { list: [{ address: 'a' }, { address: 'b' }], prior: [{ x: [{ y: 1 }], prior_state: { z: 2 } }], text };
  const [pieces, whole] = bothWays(largePlan({ values: lists, tags: { 'ключ 鍵': '🔑' } }));
  expect(pieces?.planned).toHaveLength(1500);
  expect(pieces).toEqual(whole);
});

test('whatever the values are, pieces and whole agree', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (values, tags) => {
        const [pieces, whole] = bothWays(largePlan({ values, tags, variables: { all: { value: { values, tags } } } }));
        expect(pieces).toEqual(whole);
      },
    ),
    { numRuns: 15 },
  );
});

test.each([
  ['cut off', (text: string) => text.slice(0, -1000)],
  ['cut off inside of the changes', (text: string) => text.slice(0, text.indexOf('"resource_changes"') + 90_000)],
])('a large plan that was %s is no JSON', (_, change) => {
  expect(() => parsePlan(Buffer.from(change(JSON.stringify(largePlan()))))).toThrow(SyntaxError);
});
