import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { readSamTemplate } from '../../../src/parsers/sam/template.js';
import { parseTextSync } from '../../../src/text/parse.js';
import { Source } from '../../../src/text/source.js';

const template = `Transform: AWS::Serverless-2016-10-31
Parameters: { Stage: { Type: String, Default: none } }
Resources:
  Shop: { Type: AWS::Serverless::Api, Properties: { StageName: !Ref Stage } }
`;

/** The value of parameter Stage of a template at a path, among files by their path. */
function stageOf(path: string, others: Record<string, string>, stage: string | null = null, given = {}) {
  const source = new Source(path, template);
  const value = parseTextSync(source).value;
  if (value?.kind !== 'map') throw new Error('the template of this test is no map');
  const files = {
    include: () => null,
    read: (location: string, from: Source) => {
      const file = posix.join(posix.dirname(from.file), location);
      const text = others[file];
      return text === undefined ? { problem: 'missing' } : { source: new Source(file, text) };
    },
    parse: (one: Source) => parseTextSync(one).value,
    diagnostics: [],
  };
  const options = { parameters: new Map(Object.entries<string>(given)), stage, region: null };
  return readSamTemplate(source, value, files, options).parameters.get('Stage');
}

const config =
  '[default.deploy.parameters]\nparameter_overrides = "Stage=test Other=1"\n[prod.deploy.parameters]\nparameter_overrides = "Stage=prod"\n';

test('the configuration beside the template gives its parameters', () => {
  expect(stageOf('app/template.yaml', { 'app/samconfig.toml': config })).toBe('test');
});

test('--stage chooses the environment', () => {
  expect(stageOf('app/template.yaml', { 'app/samconfig.toml': config }, 'prod')).toBe('prod');
});

test('a parameter of the command line wins', () => {
  expect(stageOf('app/template.yaml', { 'app/samconfig.toml': config }, 'prod', { Stage: 'mine' })).toBe('mine');
});

test('a configuration above counts where it names the template', () => {
  const named = `${config}[default.global.parameters]\ntemplate_file = "infra/app/template.yaml"\n`;
  expect(stageOf('infra/app/template.yaml', { 'samconfig.toml': named })).toBe('test');
  expect(stageOf('infra/other/template.yaml', { 'samconfig.toml': named })).toBeUndefined();
  expect(stageOf('infra/app/template.yaml', { 'samconfig.toml': config })).toBeUndefined();
});
