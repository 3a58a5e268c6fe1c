import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The GitHub Action: reads the step's inputs, runs the command line beside it and passes on what it reports as
 * annotations, job summary and outputs. https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax
 */
function run(): number {
  const folder = mkdtempSync(join(process.env.RUNNER_TEMP || tmpdir(), 'gatelint-'));
  const cwd = resolve(input('working-directory') || '.');
  const sarif = resolve(cwd, input('sarif-file') || join(folder, 'gatelint.sarif'));
  const json = join(folder, 'gatelint.json');
  const markdown = join(folder, 'gatelint.md');

  const args = [
    ...['--format', input('annotations') === 'false' ? 'pretty' : 'github'],
    ...['--format', `sarif=${sarif}`, '--format', `json=${json}`],
    ...(input('summary') === 'false' ? [] : ['--format', `markdown=${markdown}`]),
    ...['config', 'preset', 'fail-on', 'undecided', 'stage', 'source'].flatMap((name) => option(name, input(name))),
    ...lines('rules').flatMap((rule) => option('rule', rule)),
    ...lines('parameters').flatMap((parameter) => option('parameter', parameter)),
    ...lines('parameters-file').flatMap((file) => option('parameters', file)),
    '--',
    ...lines('paths'),
  ];
  const { status } = spawnSync(process.execPath, [join(__dirname, 'cli.cjs'), 'check', ...args], {
    cwd,
    stdio: 'inherit',
  });
  const code = status ?? 2;

  if (existsSync(markdown)) append('GITHUB_STEP_SUMMARY', readFileSync(markdown, 'utf8'));
  const summary = existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')).summary : null;
  const counts: number[] = Object.values(summary?.findings ?? {});
  output('findings', String(counts.reduce((sum, count) => sum + count, 0)));
  output('errors', String(summary?.errors ?? 0));
  output('sarif-file', existsSync(sarif) ? sarif : '');
  output('exit-code', String(code));
  return code;
}

function input(name: string): string {
  return process.env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
}

function lines(name: string): readonly string[] {
  return input(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Written as one word, so that a value that starts with dashes stays a value. */
function option(name: string, value: string): readonly string[] {
  return value === '' ? [] : [`--${name}=${value}`];
}

/** With a delimiter that no value can hold. */
function output(name: string, value: string): void {
  const end = randomUUID();
  append('GITHUB_OUTPUT', `${name}<<${end}\n${value}\n${end}\n`);
}

function append(variable: string, text: string): void {
  const file = process.env[variable];
  if (file) appendFileSync(file, text);
}

process.exitCode = run();
