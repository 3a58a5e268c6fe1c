import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Expectation, expectationsOf } from '../check/expectations.js';
import type { Finding } from '../check/finding.js';
import { loadOwnRules } from '../check/own-rules.js';
import { checkInputs } from '../check/pipeline.js';
import { loadInputs } from '../parsers/inputs.js';
import { terminal as safe, withoutCommands } from '../report/escape.js';
import { paint } from '../report/paint.js';
import { placeOf } from '../report/place.js';
import { count } from '../report/words.js';
import { type ActiveRule, activate } from '../rules/presets.js';
import { type Diagnostic, Source } from '../text/source.js';
import { type Arguments, UsageError } from './arguments.js';
import { printDiagnostics } from './diagnostics.js';
import { type Terminal, wantsColor } from './terminal.js';

/**
 * `gatelint rules test FILE [EXAMPLES…]`: runs the rules of a file over their examples and compares what they find with
 * what the examples' comments expect. The examples are those that are named, else what lies in the folder beside the
 * rule file that has its name without the extension; a file or a folder is one example.
 * @returns 0 where every example is as it says and every rule has examples of both kinds, 1 where not, 2 where a rule or
 * an example cannot be read
 * @throws UsageError
 */
export async function testRules(args: Arguments, terminal: Terminal): Promise<number> {
  const [, file, ...named] = args.operands;
  if (file === undefined) throw new UsageError("'rules test' needs a rule file: gatelint rules test FILE");
  for (const flag of ['format', 'preset', 'config', 'no-config', 'root'] as const)
    if (args.has(flag)) throw new UsageError(`'rules test' takes no --${flag}`);

  const diagnostics: Diagnostic[] = [];
  const span = { source: new Source(file, ''), start: 0, end: 0 };
  const loaded = await loadOwnRules([{ path: resolve(terminal.cwd, file), span }], terminal.cwd, diagnostics);
  printDiagnostics(diagnostics, args, terminal);
  if (diagnostics.some(({ severity }) => severity === 'error')) return 2;

  const rules = loaded.map(({ rule }) => rule);
  const active = activate(rules, [], new Map(rules.map(({ id }) => [id, { severity: 'on' }])));
  const examples = named.length > 0 ? named : examplesBeside(file, terminal.cwd);
  const results: Result[] = [];
  for (const example of examples) {
    const result = await run(example, active, terminal.cwd);
    printDiagnostics(result.diagnostics, args, terminal);
    results.push(result);
  }
  const gaps = rules.flatMap(({ id }) => gapsOf(id, results));
  const color = wantsColor(terminal, args.color);
  const lines = [...results.flatMap((result) => resultLines(result, color)), ...gaps, '', summary(results, gaps)];
  terminal.stdout.write(lines.map((line) => `${withoutCommands(line)}\n`).join(''));
  if (results.some(isUnread)) return 2;
  return gaps.length > 0 || results.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

interface Result {
  readonly example: string;
  readonly expected: readonly Expectation[];
  readonly findings: readonly Finding[];
  readonly problems: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

function examplesBeside(file: string, cwd: string): readonly string[] {
  const folder = file.replace(/\.[^./\\]+$/, '');
  if (folder === file || !isFolder(resolve(cwd, folder)))
    throw new UsageError(`there are no examples beside ${file}: name them, or put them into the folder ${folder}/`);
  return readdirSync(resolve(cwd, folder))
    .filter((entry) => !entry.startsWith('.') && !entry.endsWith('.expect'))
    .sort()
    .map((entry) => join(folder, entry));
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

async function run(example: string, active: readonly ActiveRule[], cwd: string): Promise<Result> {
  const ids = new Set(active.map(({ rule }) => rule.id));
  const expected = filesOf(resolve(cwd, example)).flatMap((path) =>
    expectationsOf(relative(cwd, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')).filter(({ rule }) =>
      ids.has(rule),
    ),
  );
  const options = { cwd, root: null, parameters: new Map(), stage: null, region: null, source: null };
  const findings: Finding[] = [];
  const diagnostics: Diagnostic[] = [];
  let files = 0;
  const inputs = loadInputs([example], options);
  for await (const one of checkInputs(inputs, { rules: () => active, suppressions: null, baseline: null })) {
    findings.push(...one.findings);
    diagnostics.push(...one.diagnostics);
    files += one.counts.files;
  }
  const problems = [
    ...expected.filter((one) => !findings.some((finding) => isSame(one, finding))).map(missing),
    ...findings.filter((finding) => !expected.some((one) => isSame(one, finding))).map(surplus),
    ...(files === 0 ? ['nothing here concerns API Gateway'] : []),
  ];
  return { example, expected, findings, problems, diagnostics };
}

/** An example with the `.expect` file beside it, or all files of a folder. */
function filesOf(path: string): string[] {
  if (isFolder(path)) return readdirSync(path).flatMap((entry) => filesOf(join(path, entry)));
  return [path, `${path}.expect`].filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

function isSame({ status, rule, file, line }: Expectation, finding: Finding): boolean {
  const place = placeOf(finding.span);
  return finding.status === status && finding.rule === rule && place.file === file && place.startLine === line;
}

const words = { fail: 'expect', undecided: 'undecided' } as const;

function missing({ status, rule, file, line }: Expectation): string {
  return `${file}:${line}: '${words[status]}: ${rule}' stands here, but ${rule} does not say so`;
}

function surplus({ status, rule, span, message }: Finding): string {
  const { file, startLine } = placeOf(span);
  return `${file}:${startLine}: ${rule} says, and no '${words[status]}: ${rule}' stands here: ${message}`;
}

/** What no example shows of a rule: what it finds, and what it leaves alone. */
function gapsOf(rule: string, results: readonly Result[]): string[] {
  const finds = results.some(({ expected }) => expected.some((one) => one.rule === rule && one.status === 'fail'));
  const spares = results.some(({ expected }) => expected.every((one) => one.rule !== rule));
  return [
    ...(finds ? [] : [`no example shows what ${rule} finds: mark a line with '# expect: ${rule}'`]),
    ...(spares ? [] : [`no example shows what ${rule} leaves alone`]),
  ];
}

const isUnread = ({ diagnostics }: Result) => diagnostics.some(({ severity }) => severity === 'error');

function resultLines(result: Result, color: boolean): readonly string[] {
  const { example, expected, problems } = result;
  const isGood = problems.length === 0 && !isUnread(result);
  const word = isGood ? paint('green', 'ok  ', color) : paint('red', 'FAIL', color);
  const found = expected.length === 0 ? 'nothing is found' : `${count(expected.length, 'result')} as expected`;
  return [
    `${word}  ${safe(example)}${isGood ? `  ${found}` : ''}`,
    ...problems.map((problem) => `      ${safe(problem)}`),
  ];
}

function summary(results: readonly Result[], gaps: readonly string[]): string {
  const good = results.filter((result) => result.problems.length === 0 && !isUnread(result)).length;
  const missing = gaps.length > 0 ? `; ${count(gaps.length, 'example')} missing` : '';
  return `${good} of ${count(results.length, 'example')} as expected${missing}`;
}
