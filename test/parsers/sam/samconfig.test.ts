import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairs, readSamconfig, samconfigOf } from '../../../src/parsers/sam/samconfig.js';
import { parseTextSync } from '../../../src/text/parse.js';
import { Source } from '../../../src/text/source.js';

const read = (text: string, environment?: string) => readSamconfig(new Source('samconfig.toml', text), environment);

describe('samconfig.toml', () => {
  const text = `
version = 0.1
[default.global.parameters]
region = "eu-west-1"
parameter_overrides = "Stage=dev"
[default.deploy.parameters]
parameter_overrides = "Stage=test Name=\\"two words\\""
[prod.deploy.parameters]
region = "us-east-1"
parameter_overrides = ["Stage=prod", "Size=2"]
[prod.global.parameters]
template_file = "app.yaml"
`;

  test('deploy goes over global in the default environment', () => {
    const { parameters, region } = read(text);
    expect([...parameters]).toEqual([
      ['Stage', 'test'],
      ['Name', 'two words'],
    ]);
    expect(region).toBe('eu-west-1');
  });

  test('another environment has its own, as a list', () => {
    const { parameters, region, template } = read(text, 'prod');
    expect(Object.fromEntries(parameters)).toEqual({ Stage: 'prod', Size: '2' });
    expect(region).toBe('us-east-1');
    expect(template).toBe('app.yaml');
  });

  test('an environment that is not there says nothing', () => {
    expect(read(text, 'nowhere').parameters.size).toBe(0);
  });

  test('broken TOML is said where it is', () => {
    const { diagnostics, parameters } = read('[default\n');
    expect(diagnostics).toMatchObject([{ code: 'syntax-error', severity: 'error' }]);
    expect(parameters.size).toBe(0);
  });

  test('YAML says the same', () => {
    const source = new Source(
      'samconfig.yaml',
      'default: { deploy: { parameters: { parameter_overrides: { Stage: test, List: [a, b] } } } }',
    );
    const value = parseTextSync(source).value;
    expect(value && Object.fromEntries(samconfigOf(value).parameters)).toEqual({ Stage: 'test', List: 'a,b' });
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('[default.deploy.parameters]\nparameter_overrides = 1')),
        (any) => {
          read(any);
        },
      ),
    );
  });
});

describe('parameter overrides', () => {
  test.each([
    ['A=1 B=2', { A: '1', B: '2' }],
    ['A="one two" B=\'three four\'', { A: 'one two', B: 'three four' }],
    ['A=one\\ two', { A: 'one two' }],
    ['A=', {}],
    ['ParameterKey=A,ParameterValue=1 ParameterKey=B,ParameterValue="2 3"', { A: '1', B: '2 3' }],
    ['Url=https://example.com/?a=b', { Url: 'https://example.com/?a=b' }],
    ['"A"="1"', { A: '1' }],
  ])('%s', (text, expected) => {
    expect(Object.fromEntries(pairs(text))).toEqual(expected);
  });

  test('what is written comes back', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/);
    const value = fc.stringMatching(/^[^"'\\]{1,12}$/).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.dictionary(name, value, { noNullPrototype: true }), (overrides) => {
        fc.pre(!Object.keys(overrides).includes('ParameterKey'));
        const text = Object.entries(overrides)
          .map(([key, one]) => `${key}="${one}"`)
          .join(' ');
        fc.pre(!text.includes('ParameterKey='));
        expect(Object.fromEntries(pairs(text))).toEqual(overrides);
      }),
    );
  });
});
