import { checkInput } from '../check/check.js';
import type { Settings } from '../check/settings.js';
import { type ExposureTable, exposureTables } from '../graph/exposure-table.js';
import { type ApiJson, apisJson } from '../graph/json.js';
import type { Input } from '../graph/world.js';
import { loadInputs } from '../parsers/inputs.js';
import { type ExposureSection, exposurePage } from '../report/exposure-html.js';
import { exposureMermaid } from '../report/exposure-mermaid.js';
import { exposureText } from '../report/exposure-text.js';
import { errorJson } from '../report/json.js';
import { ask } from './ask.js';
import { withoutIgnored } from './check.js';
import { printDiagnostics } from './diagnostics.js';
import { graphFormats } from './flags.js';
import { inputOptionsOf, pathsOf } from './inputs.js';
import type { Run } from './main.js';
import { openFile, outputsOf } from './outputs.js';
import { settingsOf } from './settings.js';
import { wantsColor, widthOf } from './terminal.js';

/** Shows who can call what. JSON has the whole graph, the other formats the exposure tables, HTML with what is found. */
export const graph: Run = async (args, terminal) => {
  const outputs = outputsOf(args.values('format'), args.value('output'), graphFormats);
  const settings = await settingsOf(args, terminal);
  printDiagnostics(settings.diagnostics, args, terminal);
  if (settings.diagnostics.some(({ severity }) => severity === 'error')) return 2;
  const options = await inputOptionsOf(args, terminal, settings.config);
  const formats = new Set(outputs.map(({ format }) => format));
  const apis: ApiJson[] = [];
  const tables: ExposureTable[] = [];
  const sections: ExposureSection[] = [];
  const errors: ReturnType<typeof errorJson>[] = [];
  for await (const input of withoutIgnored(loadInputs(pathsOf(args), options), settings)) {
    const asked = ask(input, options.timeout, () => ({
      apis: formats.has('json') ? apisJson(input) : [],
      tables: formats.has('pretty') || formats.has('mermaid') ? exposureTables(input) : [],
      sections: formats.has('html') ? sectionsOf(input, settings) : [],
    }));
    const diagnostics = 'failure' in asked ? [...input.diagnostics, asked.failure] : input.diagnostics;
    if ('answer' in asked) {
      apis.push(...asked.answer.apis);
      tables.push(...asked.answer.tables);
      sections.push(...asked.answer.sections);
    }
    errors.push(...diagnostics.filter(({ severity }) => severity === 'error').map(errorJson));
    printDiagnostics(diagnostics, args, terminal);
  }
  const writers: Record<(typeof graphFormats)[number], (toFile: boolean) => string> = {
    json: () => `${JSON.stringify({ version: 1, apis, errors }, null, 1)}\n`,
    pretty: (toFile) => exposureText(tables, !toFile && wantsColor(terminal, args.color), widthOf(terminal)),
    mermaid: () => exposureMermaid(tables),
    html: () => exposurePage(sections),
  };
  for (const { format, file } of outputs) {
    const sink = file === null ? null : openFile(file, terminal.cwd);
    (sink ?? terminal.stdout).write(writers[format](sink !== null));
    sink?.finish();
  }
  return errors.length > 0 ? 2 : 0;
};

/** The tables of an input, each with the findings of its API that hold under its conditions. */
function sectionsOf(input: Input, { ruleSet, suppressions }: Settings): ExposureSection[] {
  const { findings } = checkInput(input, ruleSet);
  const shown = (suppressions?.apply(findings, input) ?? findings).filter(
    ({ status, suppressed }) => status === 'fail' && suppressed === null,
  );
  return exposureTables(input).map((table) => ({
    table,
    findings: shown.filter(
      ({ api, when }) =>
        api?.kind === table.api.kind &&
        api.id === table.api.id &&
        (when.length === 0 || table.when.length === 0 || when.some((condition) => table.when.includes(condition))),
    ),
  }));
}
