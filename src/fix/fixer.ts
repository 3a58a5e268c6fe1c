import type { Finding, Fix, Place } from '../check/finding.js';
import type { ConfigValue, FixSource, Setting } from '../rules/fix-source.js';
import type { Source, Span } from '../text/source.js';
import { get, textOf } from '../text/value.js';
import { type Data, type DataMap, holds, nested, plainOf, type Segment, withSettings } from './data.js';
import { type Document, documentOf, isOwn, partAt, pathAt, type ReadHcl, withText } from './document.js';
import { type Edit, edited, Refusal, settingEdits } from './edit.js';
import { partOf } from './part.js';
import { type Target, targetAt } from './target.js';
import { hclLines, yamlBlock } from './write.js';

export interface FixerOptions {
  readonly readHcl: ReadHcl;
  /** What the rules say of mending, by id. */
  readonly fixes: ReadonlyMap<string, FixSource>;
  /** The value of a rule's option for a file. */
  readonly option: (rule: string, name: string, file: string) => Data | undefined;
  /** What the configuration has under `fix`. */
  readonly value: (name: ConfigValue) => Data | undefined;
}

/** A setting to make at a place of a document. */
interface Change {
  readonly document: Document;
  readonly segments: readonly Segment[];
  readonly settings: DataMap;
}

/** Characters that are read in all to prove the edits of one document: a few seconds' worth. */
const readLimit = 20_000_000;

/** APIs that SAM makes by itself, with their sections of Globals. */
const implicitSections: ReadonlyMap<string, string> = new Map([
  ['ServerlessRestApi', 'Api'],
  ['ServerlessHttpApi', 'HttpApi'],
]);

/** Turns what the rules say of mending into text edits. */
export class Fixer {
  readonly #options: FixerOptions;
  readonly #documents = new WeakMap<Source, Promise<Document | null>>();
  /** Characters that were read to prove the edits of a document. */
  readonly #read = new WeakMap<Document, number>();

  constructor(options: FixerOptions) {
    this.#options = options;
  }

  /** The findings of one input, those that can be mended with how. */
  async withFixes(findings: readonly Finding[]): Promise<readonly Finding[]> {
    const mended: Finding[] = [];
    for (const finding of findings) {
      const source = this.#options.fixes.get(finding.rule);
      const isOpen = source && finding.origin && finding.status === 'fail' && !finding.suppressed;
      mended.push(isOpen ? { ...finding, fix: await this.#fixOf(finding, source, findings) } : finding);
    }
    return mended;
  }

  async #fixOf(finding: Finding, source: FixSource, findings: readonly Finding[]): Promise<Fix | null> {
    const description = source.does;
    const changes: Change[] = [];
    let text: string | null = null;
    try {
      for (const place of finding.origin?.places ?? []) {
        const found = await this.#targetOf(finding, place, source, findings);
        if (!found) return null;
        const { document, target } = found;
        text ??= this.#suggestionText(finding, found);
        const settings = this.#resolved(finding, target);
        if (source.decision !== undefined) throw new Refusal(source.decision);
        changes.push({ document, segments: target.segments, settings });
      }
      const edits = await this.#edits(changes);
      return edits.length > 0 ? { description, edits, suggestion: null } : null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error instanceof Elsewhere) text ??= error.text;
      return text === null ? null : { description, edits: [], suggestion: { text, reason: error.message } };
    }
  }

  /** What a rule's fix sets for a place: where the text says it, else at the subject itself. */
  async #targetOf(
    finding: Finding,
    place: Place,
    source: FixSource,
    findings: readonly Finding[],
  ): Promise<{ document: Document; target: Target } | null> {
    const said = await this.#targetAt(finding, place.beside ?? place.span, source, place.beside !== null);
    if (said && (said.target.owner !== 'Globals' || areAllMeant(said, finding, findings))) return said;
    const own = finding.origin && (await this.#targetAt(finding, finding.origin.subject, source, false));
    if (own && own.target.owner !== 'Globals' && (!place.isSaid || said)) return own;
    const other = said ?? own;
    if (!other) return null;
    const reason = said ? 'Globals hold for other APIs too' : 'its value comes from elsewhere';
    throw new Elsewhere(reason, this.#suggestionText(finding, other));
  }

  async #targetAt(finding: Finding, span: Span, { set }: FixSource, isBeside: boolean) {
    const document = await this.#document(span.source);
    if (!document || isGenerated(span.source)) return null;
    const path = pathAt(document, span);
    const implicit = implicitSections.get(finding.api?.id ?? '') ?? null;
    const target = targetAt(document, isBeside ? path.slice(0, -1) : path, set, implicit);
    return target && { document, target };
  }

  #document(source: Source): Promise<Document | null> {
    let document = this.#documents.get(source);
    if (!document) {
      document = documentOf(source, this.#options.readHcl);
      this.#documents.set(source, document);
    }
    return document;
  }

  /** @throws Refusal where the configuration has no value */
  #resolved(finding: Finding, { settings }: Target): DataMap {
    const entries = Object.entries(settings).map(
      ([key, value]) => [key, this.#value(finding, value as Setting)] as const,
    );
    return Object.fromEntries(entries);
  }

  #value(finding: Finding, setting: Setting): Data {
    if (typeof setting !== 'object' || Array.isArray(setting)) return setting as Data;
    if ('option' in setting) {
      const value = this.#options.option(finding.rule, setting.option, finding.span.source.file);
      if (value === undefined) throw new Refusal(`there is no option ${setting.option}`);
      return value;
    }
    if (!('config' in setting)) throw new Refusal('its value is not known');
    const value = this.#options.value(setting.config);
    if (value === undefined) throw new Refusal(`the configuration does not say which: give fix.${setting.config}`);
    if (!Array.isArray(value) || !setting.as) return value;
    const [only, ...more] = value as readonly string[];
    if (only === undefined || more.length > 0) throw new Refusal('only one origin can be written here');
    return setting.as === 'constant' ? `'${only}'` : only;
  }

  async #edits(changes: readonly Change[]): Promise<Edit[]> {
    const edits: Edit[] = [];
    for (const document of new Set(changes.map((change) => change.document))) {
      const own = distinct(changes.filter((change) => change.document === document));
      const made = distinctEdits(own.flatMap(({ segments, settings }) => settingEdits(document, segments, settings)));
      if (made.length > 0) await this.#prove(document, own, made);
      edits.push(...made);
    }
    return edits;
  }

  /** That the edited text says what it should, and nothing else has changed. */
  async #prove(document: Document, changes: readonly Change[], edits: readonly Edit[]): Promise<void> {
    const places = changes.map(({ segments }) => segments);
    const whole = { start: 0, end: document.source.text.length, plain: null, depth: 0 };
    const { start, end, plain, depth } = partOf(document, places, edits) ?? whole;
    const text = edited(document.source.text.slice(0, end), edits).slice(start);
    const read = (this.#read.get(document) ?? 0) + text.length;
    if (read > readLimit) throw new Refusal('too much of its text would have to be read again');
    this.#read.set(document, read);
    const after = await withText(document, text, this.#options.readHcl);
    const wanted = changes.reduce(
      (said, { segments, settings }) => withSettings(said, segments.slice(depth), settings),
      plain ?? plainOf(document.value),
    );
    if (!after || !holds(after.value, wanted)) throw new Refusal('its text cannot be edited safely');
  }

  /** What to write, in the words of the format. */
  #suggestionText(finding: Finding, { document, target }: { document: Document; target: Target }): string {
    const entries = Object.entries(target.settings).map(([key, value]): [string, Data] => {
      try {
        return [key, this.#value(finding, value as Setting)];
      } catch {
        return [key, '…'];
      }
    });
    const at = target.segments.lastIndexOf('Properties') + 1;
    const isBelow = target.owner !== 'Globals' && target.owner !== 'serverless';
    const from = document.syntax === 'hcl' ? 1 : isBelow ? at : 0;
    const data = nested(
      target.segments.slice(from).filter((one) => typeof one !== 'number'),
      Object.fromEntries(entries),
    );
    const style = { eol: '\n', step: '  ', quote: '"' } as const;
    return (document.syntax === 'hcl' ? hclLines : yamlBlock)(data, style).join('\n');
  }
}

class Elsewhere extends Refusal {
  constructor(
    reason: string,
    readonly text: string,
  ) {
    super(reason);
  }
}

/** Whether all APIs that a section of Globals decides for have the finding too. */
function areAllMeant(
  { document, target }: { document: Document; target: Target },
  finding: Finding,
  findings: readonly Finding[],
): boolean {
  const [, section] = target.segments;
  const resources = get(document.value, 'Resources');
  if (resources?.kind !== 'map') return false;
  const [key] = target.segments.length > 2 ? [target.segments[2]] : Object.keys(target.settings);
  const same = findings.filter((one) => one.rule === finding.rule && one.status === 'fail' && !one.suppressed);
  return [...resources.entries.values()].every(({ keySpan, value }) => {
    if (textOf(get(value, 'Type')) !== `AWS::Serverless::${String(section)}`) return true;
    const properties = partAt(value, ['Properties']);
    const own = properties?.kind === 'map' ? properties.entries.get(String(key)) : undefined;
    if (
      own &&
      properties?.kind === 'map' &&
      isOwn(properties, own) &&
      own.value.kind !== 'map' &&
      own.value.kind !== 'list'
    )
      return true;
    return same.some(
      ({ origin }) => origin?.subject.start === keySpan.start && origin.subject.source === keySpan.source,
    );
  });
}

const generated = new WeakMap<Source, boolean>();

/** Made by a tool that would overwrite an edit; looked at once. */
function isGenerated(source: Source): boolean {
  let is = generated.get(source);
  if (is === undefined) {
    is =
      /(^|\/)(cdk\.out|\.aws-sam|\.serverless)\//.test(source.file) ||
      source.text.includes('aws:cdk:path') ||
      /"(?:BootstrapVersion|CDKMetadata|ServerlessDeploymentBucket)"/.test(source.text);
    generated.set(source, is);
  }
  return is;
}

function distinct(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((one) => [JSON.stringify([one.segments, one.settings]), one])).values()];
}

/** Equal edits once. @throws Refusal where some overlap */
function distinctEdits(edits: readonly Edit[]): Edit[] {
  const byPlace = new Map(edits.map((edit) => [JSON.stringify([edit.span.start, edit.span.end, edit.text]), edit]));
  const sorted = [...byPlace.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const [index, { span }] of sorted.entries()) {
    const next = sorted[index + 1]?.span;
    if (next && (next.start < span.end || next.start === span.start))
      throw new Refusal('several edits meet at one place');
  }
  return sorted;
}
