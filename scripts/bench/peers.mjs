import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { anyProcess } from './measure.mjs';

/** Other linters that read such files, each as its documentation says; none of them fetches anything. */
const peers = [
  {
    command: 'checkov',
    args: (path, isPlan) => [
      ...(statSync(path).isDirectory() ? ['--directory', path] : ['--file', path]),
      ...['--framework', isPlan ? 'terraform_plan' : 'cloudformation', '--quiet', '--compact', '--skip-download'],
    ],
  },
  {
    command: 'trivy',
    args: (path, isPlan) => [
      ...['config', '--skip-check-update', '--format', 'json'],
      ...['--misconfig-scanners', isPlan ? 'terraformplan-json' : 'cloudformation', path],
    ],
  },
  { command: 'cfn-lint', args: (path, isPlan) => (isPlan ? null : filesBelow(path)) },
];

/** The peers that are installed and can read what stands at a path, ready to run. */
export function peersOn(path) {
  if (!existsSync('/usr/bin/time')) {
    console.log('peers: skipped, they are measured by /usr/bin/time (GNU)');
    return [];
  }
  return peers.flatMap(({ command, args }) => {
    if (spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0) {
      console.log(`peers: ${command} is not installed`);
      return [];
    }
    const given = args(path, path.endsWith('plan.json'));
    return given ? [{ name: command, process: anyProcess(command, given, '/') }] : [];
  });
}

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
