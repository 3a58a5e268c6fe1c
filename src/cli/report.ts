import type { CheckedInput, Finding, Severity } from '../check/finding.js';
import type { ExposureTable } from '../graph/exposure-table.js';
import { type FormatName, formatNames, formatsWithExposure, loadFormat } from '../report/formats.js';
import { addTo, atLeast, emptySummary, type ReportContext, type Reporter, type RuleText } from '../report/reporter.js';
import type { Arguments } from './arguments.js';
import { printDiagnostics } from './diagnostics.js';
import { type Output, openFile, outputsOf, type Sink } from './outputs.js';
import { Progress } from './progress.js';
import { type Terminal, wantsColor, widthOf } from './terminal.js';
import { tool } from './version.js';

interface About {
  readonly rules: ReadonlyMap<string, RuleText>;
  readonly root: string;
  /** What the configuration says; the command line wins. */
  readonly failOn?: Severity | 'never' | null;
  readonly undecided?: ReportContext['undecided'] | null;
  /** The tables of the input that was checked last. */
  readonly exposure?: () => readonly ExposureTable[];
  readonly isChanged?: ReportContext['isChanged'];
}

/** Opened before the check starts, so that a wrong format or an unwritable file is said at once. */
export class Report {
  readonly #terminal: Terminal;
  readonly #args: Arguments;
  readonly #sinks: Sink[] = [];
  readonly #outputs: readonly Output<FormatName>[];

  /** @throws UsageError */
  constructor(args: Arguments, terminal: Terminal) {
    this.#args = args;
    this.#terminal = terminal;
    const outputs = outputsOf(args.values('format'), args.value('output'), formatNames);
    // standard output is the diff's
    this.#outputs = args.has('fix-dry-run') ? outputs.filter(({ file }) => file !== null) : outputs;
  }

  /** Whether some format says how findings are mended. */
  get needsFixes(): boolean {
    return this.#outputs.some(({ format }) => format === 'json' || format === 'sarif');
  }

  /** Whether some format shows who can call what. */
  get needsExposure(): boolean {
    return this.#outputs.some(({ format }) => formatsWithExposure.includes(format));
  }

  /** Whether some format shows first what was changed. */
  get needsChanges(): boolean {
    return this.#outputs.some(({ format }) => format === 'github');
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
  async write(inputs: AsyncIterable<CheckedInput>, about: About): Promise<number> {
    const summary = emptySummary();
    const { rules, root, isChanged } = about;
    const { failOn, undecided } = demandsOf(this.#args, about);
    const progress = new Progress(this.#terminal);
    let failed = false;
    try {
      const reporters: Reporter[] = [];
      for (const output of this.#outputs)
        reporters.push(await this.#open(output, { rules, root, summary, undecided, ...(isChanged && { isChanged }) }));
      for await (const checked of inputs) {
        progress.clear();
        addTo(summary, checked);
        printDiagnostics(checked.diagnostics, this.#args, this.#terminal);
        failed ||= checked.findings.some((finding) => fails(finding, failOn, undecided));
        const exposure = about.exposure?.() ?? [];
        for (const reporter of reporters) reporter.input(checked, exposure);
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
    about: Pick<ReportContext, 'rules' | 'root' | 'summary' | 'undecided' | 'isChanged'>,
  ): Promise<Reporter> {
    const terminal = this.#terminal;
    const sink = file === null ? null : openFile(file, terminal.cwd);
    if (sink) this.#sinks.push(sink);
    const { color } = this.#args;
    const make = await loadFormat(format);
    return make({
      ...about,
      tool,
      write: (text) => (sink ?? terminal.stdout).write(text),
      warn: (message) => terminal.stderr.write(`gatelint: ${message}\n`),
      cwd: terminal.cwd,
      // asked for by formats for people only: what a terminal is takes Node some milliseconds to tell
      get color() {
        return sink === null && wantsColor(terminal, color);
      },
      get width() {
        return sink === null ? widthOf(terminal) : 100;
      },
      quiet: this.#args.has('quiet'),
    });
  }
}

/** What makes a run fail: the command line's word, else the configuration's, else the default. */
export function demandsOf(args: Arguments, { failOn, undecided }: Pick<About, 'failOn' | 'undecided'>) {
  return {
    failOn: (args.value('fail-on') as Severity | 'never' | undefined) ?? failOn ?? 'medium',
    undecided: (args.value('undecided') as ReportContext['undecided'] | undefined) ?? undecided ?? 'count',
  };
}

function fails(finding: Finding, failOn: Severity | 'never', undecided: ReportContext['undecided']): boolean {
  if (finding.suppressed) return false;
  if (finding.status === 'undecided') return undecided === 'fail';
  return atLeast(finding.severity, failOn);
}
