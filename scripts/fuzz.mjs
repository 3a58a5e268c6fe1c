// Tries many broken and odd inputs (see test/fuzz/): `npm run fuzz -- --seed 7 --rounds 200000`.
//
//   --seed N       where chance starts; the same seed tries the same inputs (default 1)
//   --rounds N     how many (default 20000)
//   --from N       the first round
//   --target NAME  one kind of input only: cloudformation, sam, serverless, terraform, plan, openapi, cdk,
//                  configuration, text (the parsers alone)
//   --attempt JSON one attempt again, as a failure is told
//   --out DIR      where to put the files of failing inputs
//
// The rounds run in a process of their own. One that does not answer any more is ended, and the next goes on after it.
import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { counters } from './fuzz/counters.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Milliseconds without an answer that are a hang, on a busy machine too. */
const patience = 180_000;

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const folder = mkdtempSync(join(tmpdir(), 'gatelint-fuzz-program-'));
const counts = new Map();
let failures = 0;
let done = false;
let round = option('from') ?? 0;
try {
  const program = await bundle();
  while (!done) await campaign(program);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
console.log([...counts].map(([target, count]) => `${target} ${count}`).join(', '));
console.log(`${total} inputs, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;

async function bundle() {
  const made = await rolldown({
    cwd: root,
    platform: 'node',
    input: 'test/fuzz/campaign.ts',
    external: ['@aws-cdk/cloudformation-diff'],
    plugins: [counters()],
    checks: { eval: false, ineffectiveDynamicImport: false, pluginTimings: false, sourcemapBroken: false },
  });
  await made.write({ dir: folder, format: 'esm', entryFileNames: 'campaign.mjs' });
  await made.close();
  for (const [owner, name] of [
    ['web-tree-sitter', 'web-tree-sitter.wasm'],
    ['@tree-sitter-grammars/tree-sitter-hcl', 'tree-sitter-hcl.wasm'],
  ])
    cpSync(join(root, 'node_modules', owner, name), join(folder, name));
  return join(folder, 'campaign.mjs');
}

/** One process, from the next round on; ends when it is done, crashes or hangs. */
function campaign(program) {
  return new Promise((resolve) => {
    const child = fork(program, [...process.argv.slice(2), '--from', String(round)], {
      cwd: root,
    });
    process.once('exit', hang);
    let timer = setTimeout(hang, patience);
    let last = null;
    function hang() {
      child.kill('SIGKILL');
    }
    child.on('message', (message) => {
      clearTimeout(timer);
      timer = setTimeout(hang, patience);
      if (message.done) {
        done = true;
        for (const [kind, count] of Object.entries(message.failures)) {
          failures += count;
          console.log(`${count} x ${kind}`);
        }
        return;
      }
      last = message;
      round = message.round + 1;
      counts.set(message.target, (counts.get(message.target) ?? 0) + 1);
      if (message.round % 2000 === 0)
        console.log(
          `round ${message.round}: ${message.sites} branches, ${message.corpus} inputs that lead somewhere new`,
        );
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      process.off('exit', hang);
      if (!done) {
        failures += 1;
        console.log(
          `round ${last?.round} of ${last?.target}: ${signal ? 'hung or out of memory' : `ended with ${code}`}`,
        );
        done = last === null;
      }
      resolve();
    });
  });
}

function option(name) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : Number(process.argv[at + 1]);
}
