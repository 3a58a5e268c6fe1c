import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const hook = fileURLToPath(new URL('usage.cjs', import.meta.url));

// What is kept from run to run goes when the benchmark ends.
const kept = mkdtempSync(join(tmpdir(), 'gatelint-kept-'));
process.once('exit', () => rmSync(kept, { recursive: true, force: true }));

// Variables that change what Node does at its start: extra certificates alone can triple it.
const env = { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: kept, LOCALAPPDATA: kept };
for (const name of ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'FORCE_COLOR', 'NODE_V8_COVERAGE']) delete env[name];

/** A Node program, which tells at its end what it used. */
export function nodeProcess(node, args, cwd) {
  return { command: node, args: ['--require', hook, ...args], cwd, usageOf: ({ output }) => JSON.parse(output[3]) };
}

/** Any program, measured by GNU time: to hundredths of a second, which does for what takes seconds. */
export function anyProcess(command, args, cwd) {
  return {
    command: '/usr/bin/time',
    args: ['--quiet', '--format', '%U %S %M', command, ...args],
    cwd,
    anyStatus: true,
    usageOf({ stderr }) {
      const [user, system, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
      return { cpu: user + system, memory: kilobytes / 1024 };
    },
  };
}

/** What a Node program writes to standard output. */
export function outputOf({ command, args, cwd }) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'pipe', 'ignore'],
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr.slice(0, 500)}`);
  return stdout;
}

/** Seconds of CPU and wall time, megabytes at most. */
function once({ command, args, cwd, usageOf, anyStatus }) {
  const start = process.hrtime.bigint();
  const result = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 900_000,
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.error || (result.status !== 0 && !anyStatus)) {
    throw new Error(`${command} ${args.join(' ')} ended with ${result.error ?? result.status}: ${result.stderr}`);
  }
  return { wall, ...usageOf(result) };
}

/**
 * A command beside its floor, one after the other so many times, after one run of each that does not count. The figures
 * are medians; the ratios are medians of the pairs' ratios.
 */
export function compare(command, floor, times) {
  once(floor);
  once(command);
  const pairs = Array.from({ length: times }, () => [once(floor), once(command)]);
  const of = (at, what) => median(pairs.map((pair) => pair[at][what]));
  const ratio = (what) => median(pairs.map(([before, after]) => after[what] / before[what]));
  return {
    cpu: of(1, 'cpu'),
    wall: of(1, 'wall'),
    memory: of(1, 'memory'),
    floor: { cpu: of(0, 'cpu'), wall: of(0, 'wall'), memory: of(0, 'memory') },
    ratios: { cpu: ratio('cpu'), wall: ratio('wall'), memory: ratio('memory') },
  };
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
