import type { Input } from '../graph/world.js';
import { nearest } from '../text/nearest.js';
import type { Source } from '../text/source.js';
import { commentDirectives } from './comments.js';
import type { Directive } from './directive.js';
import type { Finding } from './finding.js';
import type { Fingerprints } from './fingerprint.js';
import { metadataDirectives } from './metadata.js';
import { type NoteId, note } from './notes.js';
import { inOrder } from './order.js';

export interface SuppressOptions {
  /** Those of the configuration. */
  readonly configured: readonly Directive[];
  /** Whether the configuration's are reported where they match nothing: only where everything was checked. */
  readonly reportConfigured: boolean;
  /** ISO date. */
  readonly today: string;
  /** All rules there are; and whether one is on: what is said of a rule that is off cannot be judged. */
  readonly rules: ReadonlySet<string>;
  readonly isOn: (rule: string) => boolean;
  /** What else in a text suppresses: the forms of other tools that the configuration honors. */
  readonly honored?: (source: Source) => readonly Directive[];
}

/** The suppressions of one run: those of the configuration, and those that the inputs' texts hold. */
export class Suppressions {
  readonly #options: SuppressOptions;
  readonly #bySource = new Map<string, readonly Directive[]>();
  /** For each directive its rules that have matched something. */
  readonly #used = new Map<Directive, Set<string>>();

  constructor(options: SuppressOptions) {
    this.#options = options;
    for (const directive of options.configured) this.#used.set(directive, new Set());
  }

  /** The same for another run. */
  again(): Suppressions {
    return new Suppressions(this.#options);
  }

  /** The findings, those that are suppressed marked as such. */
  apply(findings: readonly Finding[], input: Input): readonly Finding[] {
    const sources = new Set([...input.sources, ...findings.map(({ span }) => span.source)]);
    const directives = [...sources].flatMap((source) => this.#directives(source)).concat(this.#options.configured);
    if (directives.length === 0) return findings;
    return findings.map((finding) => {
      const directive = directives.find((one) => one.rules.includes(finding.rule) && one.covers(finding));
      if (!directive) return finding;
      this.#used.get(directive)?.add(finding.rule);
      const { kind, reason, until } = directive;
      if (reason === null || this.#isOver(directive)) return finding;
      return { ...finding, suppressed: { kind, reason, until } };
    });
  }

  /** What is wrong with the suppressions themselves; complete after the last input. */
  notes(fingerprints: Fingerprints): readonly Finding[] {
    const notes = [...this.#used].flatMap(([directive, used]) => this.#notesOf(directive, used));
    return fingerprints.numbered(notes.sort(inOrder));
  }

  #directives(source: Source): readonly Directive[] {
    const before = this.#bySource.get(source.file);
    if (before) return before;
    const own = source.text.includes('gatelint') ? [...commentDirectives(source), ...metadataDirectives(source)] : [];
    for (const directive of own) this.#used.set(directive, new Set());
    // those of other tools may well match nothing of ours
    const directives = [...own, ...(this.#options.honored?.(source) ?? [])];
    if (directives.length > 0) this.#bySource.set(source.file, directives);
    return directives;
  }

  #isOver({ until }: Directive): boolean {
    return until !== null && until < this.#options.today;
  }

  #notesOf(directive: Directive, used: ReadonlySet<string>): Finding[] {
    const { rules, isOn } = this.#options;
    const say = (id: NoteId, message: string, about: string) => note(id, 'fail', message, directive.span, about);
    const names = directive.rules.join(', ') || 'no rule';
    if (directive.reason === null) {
      return [
        say('suppression-without-reason', `The suppression of ${names} gives no reason: it has no effect.`, names),
      ];
    }
    if (this.#isOver(directive)) {
      const message = `The suppression of ${names} held until ${directive.until}: it has no effect any more.`;
      return [say('suppression-expired', message, names)];
    }
    if (directive.kind === 'config' && !this.#options.reportConfigured) return [];
    return directive.rules.flatMap((rule) => {
      if (used.has(rule)) return [];
      if (rules.has(rule)) {
        return isOn(rule) ? [say('suppression-unused', `The suppression of ${rule} matches no finding.`, rule)] : [];
      }
      const near = nearest(rule, rules);
      const meant = near === null ? '' : `; did you mean '${near}'?`;
      return [say('suppression-unused', `The suppression names a rule that does not exist: '${rule}'${meant}`, rule)];
    });
  }
}
