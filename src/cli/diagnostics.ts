import { terminal as safe, withoutCommands } from '../report/escape.js';
import { placeOf } from '../report/place.js';
import type { Diagnostic } from '../text/source.js';
import type { Arguments } from './arguments.js';
import type { Terminal } from './terminal.js';

/** Errors and notices always, warnings with `--verbose`: one line each on standard error, `file:line:column: error: message (code)`. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], args: Arguments, terminal: Terminal): void {
  for (const { code, message, severity, span } of diagnostics) {
    if (severity === 'warning' && !args.has('verbose')) continue;
    const { file, startLine, startColumn } = placeOf(span);
    const line = safe(`${file}:${startLine}:${startColumn}: ${severity}: ${message} (${code})`);
    terminal.stderr.write(`${withoutCommands(line)}\n`);
  }
}
