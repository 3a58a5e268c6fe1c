import { resolve } from 'node:path';
import type { CheckedInput } from '../check/finding.js';
import { notes } from '../check/notes.js';
import { checkInputs } from '../check/pipeline.js';
import type { Settings } from '../check/settings.js';
import { rootFor } from '../files/root.js';
import type { ExposureTable } from '../graph/exposure-table.js';
import type { Input } from '../graph/world.js';
import { loadInputs } from '../parsers/inputs.js';
import { inputOptionsOf, pathsOf, timeoutOf } from './inputs.js';
import type { Run } from './main.js';
import { memoryOf } from './memory.js';
import { concerned, concerning } from './part.js';
import { Report } from './report.js';
import { ruleTextsOf } from './rule-texts.js';
import { settingsOf } from './settings.js';

export const check: Run = async (args, terminal) => {
  const report = new Report(args, terminal);
  const settings = await settingsOf(args, terminal);
  const about = {
    rules: await textsOf(settings, report.needsHelp),
    root: resolve(terminal.cwd, args.value('root') ?? rootFor('.', terminal.cwd)),
    failOn: settings.config?.failOn ?? null,
    undecided: settings.config?.undecided ?? null,
  };
  if (settings.diagnostics.some(({ severity }) => severity === 'error'))
    return report.write(problemsOf(settings), about);

  const options = await inputOptionsOf(args, terminal, settings.config);
  const before =
    args.has('since') || args.has('base-plan')
      ? await (await import('./since.js')).foundBefore(args, settings, options, pathsOf(args))
      : null;
  const ref = args.value('since');
  const isChanged =
    ref !== undefined && report.needsChanges
      ? (await import('./changed-lines.js')).changedSince(ref, terminal.cwd)
      : undefined;
  const edited =
    args.has('fix') || args.has('fix-dry-run') ? await mended(args, terminal, { settings, options, before }) : {};
  const memory = report.needsExposure ? null : memoryOf(args, terminal, settings, options);
  const loaded = withoutIgnored(loadInputs(pathsOf(args), { ...options, ...edited, memory }), settings);
  const { inputs, exposure } = report.needsExposure
    ? await withExposure(loaded)
    : { inputs: loaded, exposure: () => [] };
  const { ruleSet: rules, suppressions, baseline } = settings;
  const concerns = concerned(args, terminal);
  const how = {
    rules,
    suppressions,
    baseline,
    before,
    timeout: timeoutOf(args),
    inBatches: !report.needsExposure,
    memory,
    mend: report.needsFixes ? (await import('./fixes.js')).mending(settings) : null,
  };
  const checked = concerning(checkInputs(inputs, how), concerns);
  if (args.has('update-baseline')) {
    return (await import('./baseline.js')).updateBaseline(checked, settings, args, terminal);
  }
  const status = await report.write(checked, { ...about, exposure, ...(isChanged && { isChanged }) });
  if (args.has('prune') && status !== 2) (await import('./baseline.js')).pruneBaseline(settings, args, terminal);
  return status;
};

async function mended(...how: Parameters<typeof import('./fix.js').mend>) {
  return { edited: await (await import('./fix.js')).mend(...how) };
}

/** What is wrong with the configuration, as a report: the check that was asked for cannot be made. */
async function* problemsOf({ diagnostics }: Settings): AsyncGenerator<CheckedInput> {
  yield { findings: [], diagnostics, counts: { files: 0, apis: 0, routes: 0, stages: 0 } };
}

/** What has no source, such as an error that belongs to no file, is nothing that could be ignored. */
export async function* withoutIgnored(
  inputs: AsyncIterable<Input>,
  { isIgnored }: Pick<Settings, 'isIgnored'>,
): AsyncGenerator<Input> {
  for await (const input of inputs) {
    const { sources } = input;
    if (sources.length === 0 || sources.some(({ file }) => !isIgnored(file))) yield input;
  }
}

/** The inputs as they are, and the exposure tables of the one that was taken last. */
async function withExposure(inputs: AsyncIterable<Input>) {
  const { exposureTables } = await import('../graph/exposure-table.js');
  let tables: readonly ExposureTable[] = [];
  async function* watched() {
    for await (const input of inputs) {
      tables = exposureTables(input);
      yield input;
    }
    tables = [];
  }
  return { inputs: watched(), exposure: () => tables };
}

/** All rules with the severity that they have in this run. */
async function textsOf({ rules, ruleSet, ownTexts }: Settings, withHelp: boolean) {
  const texts = withHelp ? (await import('../rules/texts.generated.js')).texts : {};
  const active = new Map(ruleSet('').map(({ rule, severity }) => [rule.id, severity]));
  const all = rules.map(({ id, source }) => ({ ...source, severity: active.get(id) ?? source.severity }));
  return ruleTextsOf([...all, ...notes], { ...texts, ...Object.fromEntries(ownTexts) });
}
