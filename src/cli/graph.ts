import { type ExposureTable, exposureTables } from '../graph/exposure-table.js';
import { type ApiJson, apisJson } from '../graph/json.js';
import { loadInputs } from '../parsers/inputs.js';
import { exposureHtml } from '../report/exposure-html.js';
import { exposureMermaid } from '../report/exposure-mermaid.js';
import { exposureText } from '../report/exposure-text.js';
import { errorJson } from '../report/json.js';
import { pageEnd, pageStart } from '../report/page.js';
import { withoutIgnored } from './check.js';
import { printDiagnostics } from './diagnostics.js';
import { graphFormats } from './flags.js';
import { inputOptionsOf, pathsOf } from './inputs.js';
import type { Run } from './main.js';
import { openFile, outputsOf } from './outputs.js';
import { settingsOf } from './settings.js';
import { wantsColor, widthOf } from './terminal.js';

/** Shows who can call what. JSON has the whole graph, the other formats the exposure tables. */
export const graph: Run = async (args, terminal) => {
  const outputs = outputsOf(args.values('format'), args.value('output'), graphFormats);
  const settings = await settingsOf(args, terminal);
  printDiagnostics(settings.diagnostics, args, terminal);
  if (settings.diagnostics.some(({ severity }) => severity === 'error')) return 2;
  const options = await inputOptionsOf(args, terminal, settings.config);
  const apis: ApiJson[] = [];
  const tables: ExposureTable[] = [];
  const errors: ReturnType<typeof errorJson>[] = [];
  for await (const input of withoutIgnored(loadInputs(pathsOf(args), options), settings)) {
    if (outputs.some(({ format }) => format === 'json')) apis.push(...apisJson(input));
    if (outputs.some(({ format }) => format !== 'json')) tables.push(...exposureTables(input));
    errors.push(...input.diagnostics.filter(({ severity }) => severity === 'error').map(errorJson));
    printDiagnostics(input.diagnostics, args, terminal);
  }
  const writers: Record<(typeof graphFormats)[number], (toFile: boolean) => string> = {
    json: () => `${JSON.stringify({ version: 1, apis, errors }, null, 1)}\n`,
    pretty: (toFile) => exposureText(tables, !toFile && wantsColor(terminal, args.color), widthOf(terminal)),
    mermaid: () => exposureMermaid(tables),
    html: () =>
      `${pageStart('gatelint graph')}<section>\n<h1>Who can call what</h1>\n${tables.map(exposureHtml).join('')}</section>\n${pageEnd}`,
  };
  for (const { format, file } of outputs) {
    const sink = file === null ? null : openFile(file, terminal.cwd);
    (sink ?? terminal.stdout).write(writers[format](sink !== null));
    sink?.finish();
  }
  return errors.length > 0 ? 2 : 0;
};
