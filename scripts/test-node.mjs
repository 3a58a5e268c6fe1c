// Runs all tests on other versions of Node, by the npm package `node`, which holds the program of each:
//
//   node scripts/test-node.mjs               the versions that are supported, each in its newest state
//   node scripts/test-node.mjs 20.19.0 26    those
//   node scripts/test-node.mjs 26 -- test/cli    some tests only
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const supported = ['20', '22', '24', '26'];

const given = process.argv.slice(2);
const separator = given.indexOf('--');
const versions = separator < 0 ? given : given.slice(0, separator);
const tests = separator < 0 ? [] : given.slice(separator + 1);
const failed = [];
for (const version of versions.length > 0 ? versions : supported) {
  const node = nodeOf(version);
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  console.log(`\n== Node ${stdout.trim()}`);
  // programs that tests start have to be the same Node
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const runner = fileURLToPath(new URL('./test.mjs', import.meta.url));
  if (spawnSync(node, [runner, ...tests], { stdio: 'inherit', env }).status !== 0) failed.push(version);
}
console.log(failed.length > 0 ? `failed on Node ${failed.join(', ')}` : 'passed on all');
process.exitCode = failed.length > 0 ? 1 : 0;

/** The program of a version, kept from run to run. */
function nodeOf(version) {
  const folder = join(tmpdir(), `gatelint-node-${version}`);
  const program = join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const args = ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, `node@${version}`];
    if (spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0) {
      throw new Error(`Node ${version} cannot be installed`);
    }
  }
  return program;
}
