import type { CheckedInput, Severity } from '../check/finding.js';
import { type FormatName, formatNames, loadFormat } from '../report/formats.js';
import { addTo, atLeast, emptySummary, type ReportContext, type Reporter, type RuleText } from '../report/reporter.js';
import type { Arguments } from './arguments.js';
import { printDiagnostics } from './diagnostics.js';
import { type Output, openFile, outputsOf, type Sink } from './outputs.js';
import { Progress } from './progress.js';
import { type Terminal, wantsColor, widthOf } from './terminal.js';
import { tool } from './version.js';

/** Opened before the check starts, so that a wrong format or an unwritable file is said at once. */
export class Report {
  readonly #terminal: Terminal;
  readonly #args: Arguments;
  readonly #sinks: Sink[] = [];
  readonly #outputs: readonly Output<FormatName>[];
  readonly #failOn: Severity | 'never';
  readonly #undecided: ReportContext['undecided'];

  /** @throws UsageError */
  constructor(args: Arguments, terminal: Terminal) {
    this.#args = args;
    this.#terminal = terminal;
    this.#outputs = outputsOf(args.values('format'), args.value('output'), formatNames);
    this.#failOn = (args.value('fail-on') as Severity | 'never' | undefined) ?? 'medium';
    this.#undecided = (args.value('undecided') as 'show' | 'hide' | 'fail' | undefined) ?? 'count';
  }

  /** Whether some format has the rules' long texts. */
  get needsHelp(): boolean {
    return this.#outputs.some(({ format }) => format === 'sarif');
  }

  /**
   * Writes what is checked to all outputs as it comes.
   * @returns the exit status
   * @throws UsageError where a file cannot be written
   */
  async write(
    inputs: AsyncIterable<CheckedInput>,
    about: { readonly rules: ReadonlyMap<string, RuleText>; readonly root: string },
  ): Promise<number> {
    const summary = emptySummary();
    const progress = new Progress(this.#terminal);
    let failed = false;
    try {
      const reporters: Reporter[] = [];
      for (const output of this.#outputs) reporters.push(await this.#open(output, { ...about, summary }));
      for await (const checked of inputs) {
        progress.clear();
        addTo(summary, checked);
        printDiagnostics(checked.diagnostics, this.#args, this.#terminal);
        failed ||= checked.findings.some((finding) => this.#fails(finding));
        for (const reporter of reporters) reporter.input(checked);
        progress.show(summary.files);
      }
      progress.clear();
      for (const reporter of reporters) reporter.end();
      for (const sink of this.#sinks) sink.finish();
    } catch (error) {
      for (const sink of this.#sinks) sink.abandon();
      throw error;
    }
    return summary.errors > 0 ? 2 : failed ? 1 : 0;
  }

  async #open(
    { format, file }: Output<FormatName>,
    about: Pick<ReportContext, 'rules' | 'root' | 'summary'>,
  ): Promise<Reporter> {
    const terminal = this.#terminal;
    const sink = file === null ? null : openFile(file, terminal.cwd);
    if (sink) this.#sinks.push(sink);
    const make = await loadFormat(format);
    return make({
      ...about,
      tool,
      write: (text) => (sink ?? terminal.stdout).write(text),
      warn: (message) => terminal.stderr.write(`gatelint: ${message}\n`),
      undecided: this.#undecided,
      failOn: this.#failOn,
      cwd: terminal.cwd,
      color: sink === null && wantsColor(terminal, this.#args.color),
      width: sink === null ? widthOf(terminal) : 100,
      quiet: this.#args.has('quiet'),
    });
  }

  #fails(finding: CheckedInput['findings'][number]): boolean {
    if (finding.suppressed) return false;
    if (finding.status === 'undecided') return this.#undecided === 'fail';
    return atLeast(finding.severity, this.#failOn);
  }
}
