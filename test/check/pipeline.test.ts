import { expect, test } from 'vitest';
import { checkInputs } from '../../src/check/pipeline.js';
import { loadInputs } from '../../src/parsers/inputs.js';

const template = '{"Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "a"}}}}';
const names = ['a.json', 'b.json', 'c.json', 'd.json'];
const options = { cwd: '/work', root: null, parameters: new Map(), stage: null, region: null, source: null };

/** What is said of four templates where checking one of them does something; file and code of each problem. */
async function problems(file: string, inBatches: boolean, work: () => void): Promise<(string | undefined)[][]> {
  const given = new Map(names.map((name) => [`/work/${name}`, template]));
  const rules = (checked: string) => {
    if (checked === file) work();
    return [];
  };
  const inputs = loadInputs([], { ...options, given });
  const said: (string | undefined)[][] = [];
  for await (const { diagnostics, counts } of checkInputs(inputs, {
    rules,
    suppressions: null,
    baseline: null,
    timeout: 0.2,
    inBatches,
  }))
    said.push([...diagnostics.map(({ span, code }) => `${span.source.file} ${code}`), String(counts.apis)]);
  return said;
}

test.each([true, false])(
  'an input that takes too long is said to, and the others are checked (in batches: %s)',
  async (inBatches) => {
    const forever = () => {
      for (;;);
    };
    expect(await problems('c.json', inBatches, forever)).toEqual([['1'], ['1'], ['c.json timeout', '0'], ['1']]);
  },
);

test.each([true, false])(
  'an input that cannot be checked is said to, and the others are checked (in batches: %s)',
  async (inBatches) => {
    const fail = () => {
      throw new Error('a bug');
    };
    expect(await problems('a.json', inBatches, fail)).toEqual([['a.json internal-error', '0'], ['1'], ['1'], ['1']]);
  },
);
