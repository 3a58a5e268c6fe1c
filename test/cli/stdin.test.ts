import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openTemplate } from '../integrations/tools.js';
import { fakeTerminal } from './terminal.js';

async function check(args: readonly string[]) {
  const terminal = fakeTerminal({ cwd: mkdtempSync(join(tmpdir(), 'gatelint-')), stdin: openTemplate });
  const status = await main(['check', '--format', 'json', ...args], terminal);
  return { status, findings: JSON.parse(terminal.out).findings as { location: { file: string } }[] };
}

test('- is standard input', async () => {
  const { status, findings } = await check(['-']);
  expect(status).toBe(1);
  expect(findings[0]?.location.file).toBe('stdin');
});

test('--stdin-filename says which file it stands for', async () => {
  for (const args of [
    ['--stdin-filename', 'infra/api.yaml'],
    ['--stdin-filename', 'infra/api.yaml', '-'],
  ]) {
    const { status, findings } = await check(args);
    expect(status).toBe(1);
    expect(findings[0]?.location.file).toBe('infra/api.yaml');
  }
});
