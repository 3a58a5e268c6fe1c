import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commit, openTemplate, release, repository, root, run } from './tools.js';

// The commands of docs/ci.md as they stand there, run by a shell in a repository. Whether the files fit their systems'
// schemas is tested beside the other clients.

const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');

/** The shell commands of a section, without what its system puts around them. */
function commandsOf(section: string): readonly string[] {
  const text = page.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  return Array.from(
    text.matchAll(/^\s*(?:- |- run: |- script: |sh ')?(npx gatelint .*?|mkdir .*?)'?$/gm),
    ([, command = '']) => command,
  );
}

let place: string;
let gatelint: string;
beforeAll(() => {
  gatelint = join(release(), 'dist/cli.cjs');
  const other = openTemplate.replaceAll('Orders', 'Carts').replaceAll('orders', 'carts');
  place = repository({ 'a/template.yaml': openTemplate, 'b/template.yaml': other, 'c/values.yaml': 'a: 1\n' });
});

const shell = (command: string, env: Record<string, string> = {}) =>
  run('sh', ['-c', `npx() { shift; node "${gatelint}" "$@"; }\n${command}`], place, env);

describe('the commands of docs/ci.md', () => {
  test.each([
    ['GitHub Actions', ['summary.md']],
    ['GitLab', ['gl-code-quality-report.json', 'gatelint.xml']],
    ['Azure DevOps', ['gatelint.xml']],
    ['Bitbucket', ['test-results/gatelint.xml']],
    ['Jenkins', ['gatelint.xml', 'gatelint.html']],
    ['Anything else', ['gatelint.sarif']],
  ])('%s', (section, files) => {
    const commands = commandsOf(section);
    expect(commands.filter((command) => command.startsWith('npx'))).toHaveLength(1);
    const { status, stdout } = shell(commands.join('\n'), { GITHUB_STEP_SUMMARY: 'summary.md' });
    expect(status).toBe(1);
    expect(stdout).toContain('GET /orders');
    for (const file of files) expect(existsSync(join(place, file))).toBe(true);
  });

  test('a matrix on GitHub, and parallel jobs of GitLab', () => {
    const [part = '', whole = '', parallel = '', joined = ''] = commandsOf('Large repositories');
    for (const number of ['1', '2', '3', '4']) {
      expect(shell(part, { PART: number }).status).toBe(0);
      expect(shell(parallel, { CI_NODE_INDEX: number, CI_NODE_TOTAL: '4' }).status).toBe(0);
    }
    const sarif = shell(whole);
    expect(sarif).toMatchObject({ status: 1, stderr: 'gatelint: 2 findings: 2 high (from 4 reports)\n' });
    expect(JSON.parse(readFileSync(join(place, 'gatelint.sarif'), 'utf8')).runs[0].results).toHaveLength(2);
    expect(shell(joined)).toMatchObject({ status: 1, stderr: 'gatelint: 2 findings: 2 high (from 4 reports)\n' });
    expect(JSON.parse(readFileSync(join(place, 'gatelint.json'), 'utf8')).summary.findings.high).toBe(2);
  });
});

describe('bad places to write to are one clear line', () => {
  test.skipIf(process.getuid?.() === 0)('a read-only checkout', () => {
    const checkout = repository({ 'template.yaml': openTemplate });
    run('chmod', ['-R', 'a-w', checkout], checkout);
    const { status, stderr } = run('node', [gatelint, '--format', 'sarif=out.sarif'], checkout);
    run('chmod', ['-R', 'u+w', checkout], checkout);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'gatelint: cannot write out.sarif: permission denied\n' });
  });

  test.skipIf(!existsSync('/sys/kernel'))('a place where nobody may write', () => {
    const { status, stderr } = run('node', [gatelint, '--format', 'json=/sys/out.json', 'a'], place);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'gatelint: cannot write /sys/out.json: permission denied\n',
    });
  });

  test('a folder, and a name within a file', () => {
    const checkout = repository({ 'template.yaml': openTemplate });
    mkdirSync(join(checkout, 'taken'));
    writeFileSync(join(checkout, 'file'), '');
    commit(checkout);
    const message = (output: string) => run('node', [gatelint, '--format', `json=${output}`], checkout).stderr;
    expect(message('taken')).toBe('gatelint: cannot write taken: it is a folder\n');
    expect(message('file/out.json')).toBe('gatelint: cannot write file/out.json: part of the path is no folder\n');
  });
});
