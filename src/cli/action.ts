import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { UsageError } from './arguments.js';
import { mergeBase } from './git-tree.js';

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

  const since = sinceOf(cwd);
  const args = [
    ...['--format', input('annotations') === 'false' ? 'pretty' : 'github'],
    ...['--format', `sarif=${sarif}`, '--format', `json=${json}`],
    ...(input('summary') === 'false' ? [] : ['--format', `markdown=${markdown}`]),
    ...['config', 'preset', 'fail-on', 'undecided', 'stage', 'source'].flatMap((name) => option(name, input(name))),
    ...option('since', since),
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

  if (existsSync(markdown)) {
    append('GITHUB_STEP_SUMMARY', readFileSync(markdown, 'utf8'));
    if (since !== '') append('GITHUB_STEP_SUMMARY', changesSince(since, cwd));
  }
  const summary = existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')).summary : null;
  const counts: number[] = Object.values(summary?.findings ?? {});
  output('findings', String(counts.reduce((sum, count) => sum + count, 0)));
  output('errors', String(summary?.errors ?? 0));
  output('sarif-file', existsSync(sarif) ? sarif : '');
  output('exit-code', String(code));
  return code;
}

/**
 * The ref since which findings are new: the step's own word, else the base of a pull request; empty for all findings.
 * A base that a shallow clone does not have is said loudly, and everything is reported: nothing new must be missed.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request
 */
function sinceOf(cwd: string): string {
  const given = input('since');
  if (given !== '') return given === 'all' ? '' : given;
  const base = baseOfPullRequest();
  if (base === '') return '';
  try {
    mergeBase(base, cwd);
    return base;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const advice = 'Give actions/checkout fetch-depth: 0, or this action since: all.';
    process.stdout.write(
      `::warning title=gatelint reports all findings::The base of this pull request is not in the clone, so that new findings cannot be told from old ones. ${advice}\n`,
    );
    return '';
  }
}

function baseOfPullRequest(): string {
  const file = process.env.GITHUB_EVENT_PATH;
  if (!file || !existsSync(file)) return '';
  const event = JSON.parse(readFileSync(file, 'utf8')) as { pull_request?: { base?: { sha?: unknown } } };
  const sha = event.pull_request?.base?.sha;
  return typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha) ? sha : '';
}

/** What changed in exposure, as Markdown; empty where nothing did, or where one version cannot be read. */
function changesSince(since: string, cwd: string): string {
  const [path = '.'] = lines('paths');
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(__dirname, 'cli.cjs'),
      'diff',
      '--format',
      'markdown',
      '--fail-on',
      'never',
      '--',
      mergeBase(since, cwd),
      path,
    ],
    { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 },
  );
  return status === 0 ? `\n${stdout}` : '';
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
