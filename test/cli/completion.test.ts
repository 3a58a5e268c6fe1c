import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { folder, has, run } from '../integrations/tools.js';
import { fakeTerminal } from './terminal.js';

async function script(shell: string): Promise<string> {
  const terminal = fakeTerminal();
  expect(await main(['completion', shell], terminal)).toBe(0);
  return terminal.out;
}

describe.skipIf(!has('bash'))('bash', () => {
  test.each([
    ['gatelint gr', ['graph']],
    ['gatelint --fail-on hi', ['high']],
    ['gatelint check --no-co', ['--no-config', '--no-color']],
    ['gatelint graph --format mer', ['mermaid']],
    ['gatelint explain stage-without-w', ['stage-without-waf']],
    ['gatelint completion f', ['fish']],
  ])('completes %j', async (line, completions) => {
    const words = line.split(' ');
    const file = join(folder(), 'gatelint.bash');
    writeFileSync(
      file,
      `${await script('bash')}
COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}
_gatelint
printf '%s\\n' "\${COMPREPLY[@]}"
`,
    );
    const { stdout, stderr } = run('bash', ['--norc', file], folder());
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual(completions);
  });
});

describe.skipIf(!has('fish'))('fish', () => {
  test.each([
    ['gatelint gr', 'graph'],
    ['gatelint --fail-on hi', 'high'],
    ['gatelint graph --format mer', 'mermaid'],
    ['gatelint explain stage-without-w', 'stage-without-waf'],
  ])('completes %j', async (line, completion) => {
    const file = join(folder(), 'gatelint.fish');
    writeFileSync(file, await script('fish'));
    const { stdout } = run('fish', ['--no-config', '-c', `source ${file}; complete -C '${line}'`], folder());
    expect(stdout.split('\n')[0]?.split('\t')[0]).toBe(completion);
  });
});

describe.each(['zsh', 'fish'])('%s', (shell) => {
  test.skipIf(!has(shell))('reads its script without complaint', async () => {
    const file = join(folder(), `gatelint.${shell}`);
    writeFileSync(file, await script(shell));
    const { status, stderr } = run(shell, ['-n', file], folder());
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('knows every command', async () => {
    const text = await script(shell);
    for (const command of ['check', 'graph', 'explain', 'rules', 'completion']) expect(text).toContain(command);
  });
});
