import { gzipSync } from 'node:zlib';
import type { Severity } from '../check/finding.js';
import { type ReportContext, severities } from './reporter.js';

/** What GitHub takes in one upload: docs.github.com, 'SARIF results exceed one or more limits'. */
const MOST_RESULTS = 25_000;
const MOST_GZIP_BYTES = 10_000_000;

/** A rule's `security-severity`: in the middle of what code scanning shows so (over 9.0, 7.0, 4.0 and 0.1). */
export const scores: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.5' };

export interface SarifLog {
  readonly driver: object;
  readonly results: SarifResults;
  readonly notes: readonly object[];
  /** False where something could not be read. */
  readonly successful: boolean;
}

/** Writes a log of one run within GitHub's limits, and says where they cut it or are passed. */
export function writeLog({ write, warn }: Pick<ReportContext, 'write' | 'warn'>, log: SarifLog): void {
  const { driver, results, successful } = log;
  const notes = [...log.notes];
  if (results.dropped > 0) {
    const text = `${results.dropped} of the least severe results are left out: GitHub takes ${MOST_RESULTS}.`;
    warn(`SARIF: ${text}`);
    notes.push({ level: 'warning', message: { text } });
  }
  const invocations = [{ executionSuccessful: successful, toolExecutionNotifications: notes }];
  const text = [
    '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[',
    `{"tool":{"driver":${JSON.stringify(driver)}},"columnKind":"utf16CodeUnits",`,
    `"invocations":${JSON.stringify(invocations)},`,
    `"results":[${results
      .inOrder()
      .map((result) => `\n${result}`)
      .join(',')}\n]}]}\n`,
  ].join('\n');
  if (text.length > MOST_GZIP_BYTES && gzipSync(text).length > MOST_GZIP_BYTES) {
    warn('SARIF: over 10 MB when compressed, more than GitHub takes; check fewer files in one run.');
  }
  write(text);
}

/**
 * The results of a run as JSON texts: no more than GitHub takes, the least severe ones dropped first, the later of them
 * before the earlier.
 */
export class SarifResults {
  readonly #kept = new Map<Severity, { order: number; text: string }[]>(severities.map((severity) => [severity, []]));
  #added = 0;
  #size = 0;

  get dropped(): number {
    return this.#added - this.#size;
  }

  add(severity: Severity, text: string): void {
    this.#kept.get(severity)?.push({ order: this.#added++, text });
    if (this.#size < MOST_RESULTS) this.#size++;
    else
      severities
        .map((each) => this.#kept.get(each))
        .findLast((kept) => kept && kept.length > 0)
        ?.pop();
  }

  inOrder(): readonly string[] {
    return [...this.#kept.values()]
      .flat()
      .sort((a, b) => a.order - b.order)
      .map(({ text }) => text);
  }
}
