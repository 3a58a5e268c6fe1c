import type { Diagnostic, Source, Span } from '../text/source.js';
import type { CheckedInput, Finding, Fix, Origin } from './finding.js';

/** A span by the index of its source. */
type PlainSpan = readonly [source: number, start: number, end: number];

type Plain<T> = T extends Span
  ? PlainSpan
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

export type PlainFix = Plain<Fix | null>;

/** What was found in one input, as JSON can hold it. */
export interface PlainResult {
  readonly findings: readonly Plain<Finding>[];
  readonly diagnostics: readonly Plain<Diagnostic>[];
  readonly counts: CheckedInput['counts'];
}

/** A place in a text that is none of those that are known: what holds it cannot be written. */
export class UnknownSource extends Error {}

/** Writes spans down by the index of their source, and reads them again. */
export class Places {
  readonly #sources: readonly Source[];

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
  }

  /** @throws UnknownSource */
  plain({ findings, diagnostics, counts }: CheckedInput): PlainResult {
    return {
      findings: findings.map((finding) => ({
        ...finding,
        span: this.#down(finding.span),
        related: finding.related.map((one) => ({ ...one, span: this.#down(one.span) })),
        fix: this.plainFix(finding.fix),
        origin: finding.origin && {
          subject: this.#down(finding.origin.subject),
          places: finding.origin.places.map(({ span, beside, isSaid }) => ({
            span: this.#down(span),
            beside: beside && this.#down(beside),
            isSaid,
          })),
        },
      })),
      diagnostics: diagnostics.map((one) => ({ ...one, span: this.#down(one.span) })),
      counts,
    };
  }

  result({ findings, diagnostics, counts }: PlainResult): CheckedInput {
    return {
      findings: findings.map((finding) => ({
        ...finding,
        span: this.#up(finding.span),
        related: finding.related.map((one) => ({ ...one, span: this.#up(one.span) })),
        fix: this.fix(finding.fix),
        origin: finding.origin && this.#origin(finding.origin),
      })),
      diagnostics: diagnostics.map((one) => ({ ...one, span: this.#up(one.span) })),
      counts,
    };
  }

  /** @throws UnknownSource */
  plainFix(fix: Fix | null): PlainFix {
    return fix && { ...fix, edits: fix.edits.map(({ span, text }) => ({ span: this.#down(span), text })) };
  }

  fix(fix: PlainFix): Fix | null {
    return fix && { ...fix, edits: fix.edits.map(({ span, text }) => ({ span: this.#up(span), text })) };
  }

  #origin({ subject, places }: Plain<Origin>): Origin {
    return {
      subject: this.#up(subject),
      places: places.map(({ span, beside, isSaid }) => ({
        span: this.#up(span),
        beside: beside && this.#up(beside),
        isSaid,
      })),
    };
  }

  #down({ source, start, end }: Span): PlainSpan {
    const index = this.#sources.indexOf(source);
    if (index < 0) throw new UnknownSource();
    return [index, start, end];
  }

  #up([index, start, end]: PlainSpan): Span {
    const source = this.#sources[index];
    if (!source) throw new UnknownSource();
    return { source, start, end };
  }
}
