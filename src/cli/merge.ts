import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Severity } from '../check/finding.js';
import type { ReportJson } from '../report/json.js';
import { writeReport } from '../report/json.js';
import { atLeast, type ReportContext, severities } from '../report/reporter.js';
import { validateReport } from '../report/validator.generated.js';
import { count } from '../report/words.js';
import { UsageError } from './arguments.js';
import type { Run } from './main.js';
import { mergeReports } from './merge-json.js';
import { mergeRuns, notOurSarif, type SarifRun } from './merge-sarif.js';
import { openFile } from './outputs.js';
import { demandsOf } from './report.js';
import { settingsOf } from './settings.js';
import type { Terminal } from './terminal.js';

/** Joins what the parts of a run (`--shard`) reported; the exit status is that of a run over everything. */
export const merge: Run = async (args, terminal) => {
  if (args.operands.length === 0) throw new UsageError('merge needs the files to join: gatelint merge FILES…');
  const files = args.operands.map((name) => read(name, terminal));
  const { config, diagnostics } = await settingsOf(args, terminal);
  // the findings of the baseline are marked already
  const wrong = diagnostics.find(({ severity, code }) => severity === 'error' && code !== 'baseline-unreadable');
  if (wrong) throw new UsageError(wrong.message);
  const { failOn, undecided } = demandsOf(args, {
    failOn: config?.failOn ?? null,
    undecided: config?.undecided ?? null,
  });

  const name = args.value('output');
  const sink = name === undefined ? null : openFile(name, terminal.cwd);
  try {
    const merged = mergeFiles(files, {
      write: (text) => (sink ?? terminal.stdout).write(text),
      warn: (message) => terminal.stderr.write(`gatelint: ${message}\n`),
    });
    sink?.finish();
    if (!args.has('quiet')) terminal.stderr.write(`gatelint: ${summaryOf(merged, files.length)}\n`);
    const fails = merged.results.some((one) => (one.undecided ? undecided === 'fail' : atLeast(one.severity, failOn)));
    return merged.successful ? Number(fails) : 2;
  } catch (error) {
    sink?.abandon();
    throw error;
  }
};

interface File {
  readonly name: string;
  readonly version: string;
  readonly content: { readonly report: ReportJson } | { readonly run: SarifRun };
}

interface Merged {
  /** What nothing suppresses. */
  readonly results: readonly { readonly severity: Severity; readonly undecided: boolean }[];
  /** False where something could not be read. */
  readonly successful: boolean;
}

function mergeFiles(files: readonly File[], output: Pick<ReportContext, 'write' | 'warn'>): Merged {
  const [first] = files;
  for (const other of files) {
    if (!first || other.version === first.version) continue;
    const versions = `${first.name} is of gatelint ${first.version}, ${other.name} of ${other.version}`;
    throw new UsageError(`${versions}: merge what one version made`);
  }
  const reports = files.flatMap(({ content }) => ('report' in content ? [content.report] : []));
  const runs = files.flatMap(({ content }) => ('run' in content ? [content.run] : []));
  if (isSome(reports) && isSome(runs)) {
    const nameOf = (kind: 'report' | 'run') => files.find(({ content }) => kind in content)?.name;
    throw new UsageError(`${nameOf('report')} is a JSON report, ${nameOf('run')} is SARIF: merge one kind at a time`);
  }
  if (isSome(runs)) return mergeRuns(runs, output);
  if (!isSome(reports)) return { results: [], successful: true };
  const report = mergeReports(reports);
  const { finding, end } = writeReport(output.write, report.tool);
  for (const one of report.findings) finding(one);
  end(report.errors, report.summary);
  const open = report.findings.filter(({ suppressed }) => !suppressed);
  return {
    results: open.map(({ severity, status }) => ({ severity, undecided: status === 'undecided' })),
    successful: report.errors.length === 0,
  };
}

function isSome<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}

/** @throws UsageError where the file is no report of gatelint */
function read(name: string, { cwd }: Terminal): File {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(resolve(cwd, name), 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw new UsageError(`${name} is no report: it is not JSON, or cut off`);
    throw new UsageError(code === 'ENOENT' ? `${name} does not exist` : `${name} cannot be read (${code})`);
  }
  if (typeof content === 'object' && content !== null && 'runs' in content) {
    const reason = notOurSarif(content);
    if (reason !== null) throw new UsageError(`${name} cannot be merged: ${reason}`);
    const [run] = (content as { runs: readonly [SarifRun] }).runs;
    return { name, version: run.tool.driver.version, content: { run } };
  }
  if (!validateReport(content)) {
    const [error] = validateReport.errors ?? [];
    throw new UsageError(
      `${name} is no JSON report of this version of gatelint: ${error?.instancePath || 'it'} ${error?.message}`,
    );
  }
  const report = content as ReportJson;
  return { name, version: report.tool.version, content: { report } };
}

function summaryOf({ results }: Merged, files: number): string {
  const failed = results.filter(({ undecided }) => !undecided);
  const counts = severities.flatMap((severity) => {
    const number = failed.filter((one) => one.severity === severity).length;
    return number > 0 ? [`${number} ${severity}`] : [];
  });
  const found = `${count(failed.length, 'finding')}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}`;
  const rest = results.length - failed.length;
  return `${found}${rest > 0 ? ` · ${rest} undecided` : ''} (from ${count(files, 'report')})`;
}
