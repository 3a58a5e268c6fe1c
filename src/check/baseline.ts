import type { Finding } from './finding.js';
import { bare } from './fingerprint.js';

/**
 * Findings that were there when the baseline was made. Its file has one line for each, sorted, so that two branches
 * merge line by line:
 *
 *     # gatelint baseline 1
 *     3f2a0c… route-without-authorization services/shop/template.yaml
 *
 * The fingerprint decides; rule and file are for people, and the file for telling equal fingerprints apart: a finding
 * takes an entry of its own file first, then one whose file is gone (it was renamed).
 */
export class Baseline {
  /** By fingerprint, the files of the entries that no finding has taken yet. */
  readonly #left: Map<string, Entry[]>;
  readonly #entries: readonly Entry[];
  readonly #exists: (file: string) => boolean;
  readonly #reason: string;

  /** `reason`: why its findings are not reported, in words. */
  constructor(entries: readonly Entry[], exists: (file: string) => boolean, reason = 'in the baseline') {
    this.#left = new Map();
    this.#entries = entries;
    this.#exists = exists;
    this.#reason = reason;
    for (const entry of entries) {
      const same = this.#left.get(entry.fingerprint);
      if (same) same.push(entry);
      else this.#left.set(entry.fingerprint, [entry]);
    }
  }

  /** The same for another run. */
  again(): Baseline {
    return new Baseline(this.#entries, this.#exists, this.#reason);
  }

  /** The findings, those of the baseline marked as such. */
  apply(findings: readonly Finding[]): readonly Finding[] {
    const own = new Set(findings.filter((finding) => !finding.suppressed && this.#take(finding, isOwnFile)));
    return findings.map((finding) => {
      const known = own.has(finding) || (!finding.suppressed && this.#take(finding, this.#isGone));
      return known ? { ...finding, suppressed: { kind: 'baseline', reason: this.#reason, until: null } } : finding;
    });
  }

  /** Entries that no finding took: what they stood for is mended. */
  get fixed(): readonly Entry[] {
    return [...this.#left.values()].flat();
  }

  readonly #isGone = (entry: Entry) => !this.#exists(entry.file);

  #take(finding: Finding, fits: (entry: Entry, finding: Finding) => boolean): boolean {
    const entries = this.#left.get(bare(finding.fingerprint)) ?? [];
    const at = entries.findIndex((entry) => fits(entry, finding));
    if (at >= 0) entries.splice(at, 1);
    return at >= 0;
  }
}

export interface Entry {
  readonly fingerprint: string;
  readonly rule: string;
  /** Relative to the working directory, with `/`. */
  readonly file: string;
}

function isOwnFile(entry: Entry, { span }: Finding): boolean {
  return entry.file === span.source.file;
}

const header = '# gatelint baseline 1';

/** The entry of a finding; null for one that is not held in a baseline: suppressed in another way, or undecided. */
export function entryOf(finding: Finding): Entry | null {
  const { suppressed, status, rule, span } = finding;
  if (status !== 'fail' || (suppressed && suppressed.kind !== 'baseline')) return null;
  return { fingerprint: bare(finding.fingerprint), rule, file: span.source.file };
}

export function writeBaseline(entries: readonly Entry[]): string {
  const lines = entries.map(
    ({ fingerprint, rule, file }) => `${fingerprint} ${rule} ${JSON.stringify(file).slice(1, -1)}`,
  );
  return `${[header, ...lines.sort()].join('\n')}\n`;
}

/** The entries of a baseline's file; throws an `Error` with a message for the person where it is none. */
export function readBaseline(text: string): Entry[] {
  const [first, ...lines] = text.split(/\r?\n/);
  if (first !== header) throw new Error(`the first line of a baseline is '${header}'`);
  return lines.flatMap((line, index): Entry[] => {
    if (line === '' || line.startsWith('#')) return [];
    const [, fingerprint, rule, file] = /^([0-9a-f]{20}) (\S+) (.+)$/.exec(line) ?? [];
    if (!fingerprint || !rule || !file) throw new Error(`line ${index + 2} is no entry: FINGERPRINT RULE FILE`);
    return [{ fingerprint, rule, file: JSON.parse(`"${file}"`) as string }];
  });
}
