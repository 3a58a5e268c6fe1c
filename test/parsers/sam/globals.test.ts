import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Content, generate } from '../../../src/parsers/sam/generate.js';
import { mergeValues } from '../../../src/parsers/sam/globals.js';
import { Source } from '../../../src/text/source.js';
import { at } from '../../../src/text/value.js';
import { inside, type Json, plain, transform } from './transformed.js';

const origin = { span: { source: new Source('template.yaml', ''), start: 0, end: 0 } };
const merged = (global: Content, local: Content): Json =>
  plain(mergeValues(generate(global, origin), generate(local, origin)));

function template(globals: string, api: string): string {
  return `Transform: AWS::Serverless-2016-10-31\nGlobals: ${globals}\nResources:\n  Api: ${api}\n`;
}

describe('Globals', () => {
  test('a property of the resource wins over the global one', () => {
    const { resources } = transform(
      template(
        '{ Api: { TracingEnabled: true } }',
        '{ Type: AWS::Serverless::Api, Properties: { StageName: a, TracingEnabled: false } }',
      ),
    );
    expect(inside(resources.ApiaStage, 'Properties', 'TracingEnabled')).toBe(false);
  });

  test('lists are the global items, then the own ones', () => {
    expect(merged(['a', 'b'], ['b', 'c'])).toEqual(['a', 'b', 'b', 'c']);
  });

  test('maps are merged key by key, deep', () => {
    expect(merged({ a: { x: 1, y: 1 }, b: 1 }, { a: { y: 2 } })).toEqual({ a: { x: 1, y: 2 }, b: 1 });
  });

  test('a function is replaced like a text', () => {
    expect(merged({ Ref: 'Global' }, { Type: 'REGIONAL' })).toEqual({ Type: 'REGIONAL' });
    expect(merged({ Type: 'EDGE' }, { Ref: 'Local' })).toEqual({ Ref: 'Local' });
  });

  test('values of different kinds are not merged', () => {
    expect(merged({ a: 1 }, ['b'])).toEqual(['b']);
  });

  test("IgnoreGlobals '*' keeps all of it away", () => {
    const { resources } = transform(
      template(
        '{ Api: { TracingEnabled: true } }',
        "{ Type: AWS::Serverless::Api, IgnoreGlobals: '*', Properties: { StageName: a } }",
      ),
    );
    expect(inside(resources.ApiaStage, 'Properties', 'TracingEnabled')).toBeUndefined();
  });

  test('IgnoreGlobals keeps single properties away', () => {
    const { resources } = transform(
      template(
        '{ Api: { TracingEnabled: true, Variables: { a: b } } }',
        '{ Type: AWS::Serverless::Api, IgnoreGlobals: [TracingEnabled], Properties: { StageName: a } }',
      ),
    );
    expect(inside(resources.ApiaStage, 'Properties')).toMatchObject({ Variables: { a: 'b' } });
    expect(inside(resources.ApiaStage, 'Properties', 'TracingEnabled')).toBeUndefined();
  });

  test('what Globals does not take is said', () => {
    const { said } = transform(
      template('{ Api: { StageName: b } }', '{ Type: AWS::Serverless::Api, Properties: { StageName: a } }'),
    );
    expect(said).toEqual(['2 sam-globals: Globals.Api does not take StageName']);
  });

  test('a global value says which resource it applies to', () => {
    const { template: made } = transform(
      template('{ Api: { TracingEnabled: true } }', '{ Type: AWS::Serverless::Api, Properties: { StageName: a } }'),
    );
    const tracing = at(made, 'Resources', 'ApiaStage', 'Properties', 'TracingEnabled');
    expect(tracing?.span.source.position(tracing.span.start).line).toBe(2);
    expect(tracing?.via?.map((step) => step.message)).toEqual(['Globals.Api.TracingEnabled applies to Api']);
  });
});

describe('laws of merging', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  const content: fc.Arbitrary<Content> = fc.letrec<{ node: Content }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.integer(),
      fc.constantFrom('x', 'y', true, null),
      fc.array(fc.integer(), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 3 }),
    ),
  })).node;

  test('nothing said locally leaves the global map', () => {
    fc.assert(
      fc.property(fc.dictionary(key, content), (global) => {
        expect(merged(global, {})).toEqual(plain(generate(global, origin)));
      }),
    );
  });

  test('nothing said globally leaves the local map', () => {
    fc.assert(
      fc.property(fc.dictionary(key, content), (local) => {
        expect(merged({}, local)).toEqual(plain(generate(local, origin)));
      }),
    );
  });

  test('every key of either map is in the merged one', () => {
    fc.assert(
      fc.property(fc.dictionary(key, content), fc.dictionary(key, content), (global, local) => {
        const keys = new Set([...Object.keys(global), ...Object.keys(local)]);
        expect(new Set(Object.keys(merged(global, local) as object))).toEqual(keys);
      }),
    );
  });
});
