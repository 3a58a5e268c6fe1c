import { expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { folderWith } from '../files/folder.js';
import { fakeTerminal } from './terminal.js';

const files = {
  'gatelint.yaml': `suppressions:
  - {rule: stage-without-waf, files: ['old/**'], reason: the old service is behind a firewall}
`,
  'new/template.yaml': `Resources:
  Shop: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop}}
`,
};

async function unused(...paths: readonly string[]): Promise<string[]> {
  const terminal = fakeTerminal({ cwd: folderWith(files) });
  await main(['check', '--format', 'json', ...paths], terminal);
  return JSON.parse(terminal.out)
    .findings.filter((one: { rule: string }) => one.rule === 'suppression-unused')
    .map((one: { location: { file: string; startLine: number } }) => `${one.location.file}:${one.location.startLine}`);
}

it('an unused suppression of the configuration is reported at its place where everything is checked', async () => {
  expect(await unused()).toEqual(['gatelint.yaml:2']);
  expect(await unused('.')).toEqual(['gatelint.yaml:2']);
});

it('nothing is said of it where only some files are checked', async () => {
  expect(await unused('new')).toEqual([]);
});
