// Measures the command line in dist/ beside its floors, on generated input: `npm run bench`.
//
//   npm run bench                        everything; writes the table of docs/performance.md
//   npm run bench -- --only start,plans  some parts (start, one, real, templates, mixed, large, plans); writes nothing
//   npm run bench -- --quick             small sizes and few runs; writes nothing
//   npm run bench -- --peers             other linters too, as far as they are installed
//   npm run bench -- --runs 9 --node /path/to/node
//
// A figure is the ratio to a floor that ran right before it, in the same run and on the same files, and the median of
// such pairs: what else the machine does falls on both. Benchmarks report; that work grows linearly is a test's business
// (test/growth.test.ts), by counting.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { large, manyTemplates, mixed, oneTemplate, plan } from './bench/generate.mjs';
import { compare, nodeProcess, outputOf } from './bench/measure.mjs';
import { peersOn } from './bench/peers.mjs';
import { grown, page, row } from './bench/table.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = ['start', 'one', 'real', 'templates', 'mixed', 'large', 'plans'];
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    runs: { type: 'string' },
    node: { type: 'string', default: process.execPath },
  },
});
const parts = options.only?.split(',') ?? names;
const unknown = parts.find((part) => !names.includes(part));
if (unknown) {
  console.error(`bench: no part '${unknown}': ${names.join(', ')}`);
  process.exit(2);
}
const runs = Number(options.runs ?? (options.quick ? 3 : 9));
const few = Math.min(runs, 3);
const sizes = options.quick ? { files: [100, 1000], plans: [1, 10] } : { files: [1000, 10_000], plans: [1, 10, 100] };

const folder = mkdtempSync(join(tmpdir(), 'gatelint-bench-'));
const node = (...args) => nodeProcess(options.node, args, folder);
const nothing = node('-e', '0');
const gatelint = (...args) => node(join(root, 'dist/cli.cjs'), ...args);
const again = (path) => gatelint('check', path, '--no-config', '--format', 'json', '--fail-on', 'never');
const check = (path) => ({ ...again(path), args: [...again(path).args, '--no-cache'] });
const floor = (path) => node(join(root, 'scripts/bench/floor.mjs'), path);
const parse = (path) => node('-e', `JSON.parse(require('fs').readFileSync(${JSON.stringify(path)}, 'utf8'))`);

const rows = [];
const peerRows = [];
try {
  if (parts.includes('start')) measure('start (`--version`)', gatelint('--version'), nothing, 'node -e 0', 2 * runs);
  if (parts.includes('one')) {
    const path = oneTemplate(folder);
    sees(path, 1);
    measure('one template', check(path), nothing, 'node -e 0', 2 * runs);
    peers('one template', path);
  }
  if (parts.includes('large')) {
    for (const format of ['json', 'yaml']) {
      const path = large(folder, format);
      sees(path, 1);
      measure(`500 resources, ${format.toUpperCase()}`, check(path), nothing, 'node -e 0', runs);
      if (format === 'yaml') peers('500 resources, YAML', path);
    }
  }
  if (parts.includes('real')) {
    const path = join(root, 'fixtures/examples');
    measure('the examples of this repository', check(path), floor(path), 'floor', runs);
  }
  if (parts.includes('templates')) {
    for (const number of sizes.files) {
      const path = manyTemplates(folder, number);
      sees(path, number);
      measure(`${number} templates`, check(path), floor(path), 'floor', number > 1000 ? few : runs);
      measure(`${number} templates, second run`, again(path), floor(path), 'floor', number > 1000 ? few : runs);
    }
    peers('100 templates', manyTemplates(folder, 100));
  }
  if (parts.includes('mixed')) {
    for (const number of sizes.files) {
      const path = mixed(folder, number);
      sees(path, number / 20);
      measure(`${number} files, 5 % templates`, check(path), floor(path), 'floor', number > 1000 ? few : runs);
    }
  }
  if (parts.includes('plans')) {
    for (const megabytes of sizes.plans) {
      const { path, apis } = plan(folder, megabytes);
      sees(path, apis);
      measure(`plan of ${megabytes} MB`, check(path), parse(path), 'read + JSON.parse', megabytes > 10 ? few : runs);
      if (megabytes === 1) peers('plan of 1 MB', path);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const growth = [
  ...grown(rows, `${sizes.files[0]} templates`, `${sizes.files[1]} templates`, sizes.files[1] - sizes.files[0]),
  ...grown(rows, `plan of ${sizes.plans.at(-2)} MB`, `plan of ${sizes.plans.at(-1)} MB`, null),
];
for (const line of growth) console.log(line);
if (!options.only && !options.quick) {
  const file = join(root, 'docs/performance.md');
  const version = execFileSync(options.node, ['--version'], { encoding: 'utf8' }).trim();
  writeFileSync(file, page(readFileSync(file, 'utf8'), { rows, growth, peerRows, version }));
  console.log('wrote docs/performance.md');
}

function measure(name, command, floorOfIt, floorName, times) {
  const measured = { name, floorName, ...compare(command, floorOfIt, times) };
  rows.push(measured);
  console.log(row(measured));
}

/** What sees nothing is fast: the APIs of the input must be found. */
function sees(path, apis) {
  const { summary } = JSON.parse(outputOf(check(path)));
  if (summary.apis !== apis) throw new Error(`${path} has ${apis} APIs, and ${summary.apis} were found`);
}

function peers(name, path) {
  if (!options.peers) return;
  for (const peer of peersOn(path)) {
    const measured = {
      name: `${peer.name}: ${name}`,
      floorName: 'gatelint',
      ...compare(peer.process, check(path), few),
    };
    peerRows.push(measured);
    console.log(row(measured));
  }
}
