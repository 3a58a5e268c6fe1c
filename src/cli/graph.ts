import { apisJson } from '../graph/json.js';
import { loadInputs } from '../parsers/inputs.js';
import { errorJson } from '../report/json.js';
import { printDiagnostics } from './diagnostics.js';
import { graphFormats } from './flags.js';
import { inputOptionsOf, pathsOf } from './inputs.js';
import type { Run } from './main.js';
import { openFile, outputsOf } from './outputs.js';

export const graph: Run = async (args, terminal) => {
  const outputs = outputsOf(args.values('format'), args.value('output'), graphFormats);
  const options = await inputOptionsOf(args, terminal);
  const apis = [];
  const errors = [];
  for await (const input of loadInputs(pathsOf(args), options)) {
    apis.push(...apisJson(input));
    errors.push(...input.diagnostics.filter(({ severity }) => severity === 'error').map(errorJson));
    printDiagnostics(input.diagnostics, args, terminal);
  }
  for (const { file } of outputs) {
    const sink = file === null ? null : openFile(file, terminal.cwd);
    (sink ?? terminal.stdout).write(`${JSON.stringify({ version: 1, apis, errors }, null, 1)}\n`);
    sink?.finish();
  }
  return errors.length > 0 ? 2 : 0;
};
