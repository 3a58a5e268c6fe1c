import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { inside, type Json, transform } from './transformed.js';

/**
 * What `transformSam` makes of a template equals what the transform itself made of it, resource by resource. How the
 * pairs came about is told in the README beside them.
 */
const folder = fileURLToPath(new URL('../../../fixtures/parity/sam/', import.meta.url));
const pairs = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Types that the graph is made of. */
const compared = /^AWS::(ApiGateway|ApiGatewayV2|WAFv2)::|^AWS::Lambda::(Permission|Url)$/;

describe('parity with the SAM transform', () => {
  test.each(pairs.map((entry) => entry.name))('%s', (name) => {
    const read = (file: string) => readFileSync(`${folder}${name}/${file}`, 'utf8');
    const made = transform(read('template.yaml'), { region: 'us-east-1' });
    const theirs = JSON.parse(read('translated.json')) as Json;
    expect(made.said).toEqual([]);
    expect(comparable(made.resources)).toEqual(comparable(inside(theirs, 'Resources') ?? {}));
    expect(comparable({ Conditions: made.conditions ?? {} })).toEqual(
      comparable({ Conditions: inside(theirs, 'Conditions') ?? {} }),
    );
  });
});

function comparable(resources: Json): Json {
  const text = JSON.stringify(resources, sortedKeys).replace(/Deployment[0-9a-f]{10}/g, 'Deployment');
  const all = Object.entries(JSON.parse(text) as { [id: string]: Json });
  return Object.fromEntries(
    all.filter(([id, one]) => id === 'Conditions' || compared.test(String(inside(one, 'Type')))),
  );
}

/** Leaves out what makes no difference: the order of keys, statements and tags, descriptions, what only orders the deploy. */
function sortedKeys(key: string, value: Json): Json | undefined {
  const isGenerated = /^(ServerlessRestApi|.*(Deployment|UsagePlan|ApiKey|UsagePlanKey|DefaultStage|prodStage))/.test(
    key,
  );
  if (Array.isArray(value)) {
    const unordered = key === 'Statement' || key === 'tags' || key === 'Fn::Or';
    return unordered ? value.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const type = String(value.Type ?? '');
  const kept = Object.entries(value).filter(
    ([name]) =>
      !(name === 'DependsOn' && isGenerated) &&
      !(name === 'Metadata' && type !== '') &&
      !(name === 'Description' && key === 'Properties' && 'RestApiId' in value) &&
      !(name === 'schema' && typeof value.schema === 'object'),
  );
  return Object.fromEntries(kept.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
