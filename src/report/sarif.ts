import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Finding, Fix, Severity } from '../check/finding.js';
import type { Diagnostic, Source, Span } from '../text/source.js';
import { terminal } from './escape.js';
import { lineHash } from './line-hash.js';
import { firstLineOf, placeOf } from './place.js';
import { errorsOf, type MakeReporter, type ReportContext, type RuleText, severities, shown } from './reporter.js';
import { rootPaths } from './root-path.js';

/** What GitHub takes in one upload: docs.github.com, 'SARIF results exceed one or more limits'. */
const MOST_RESULTS = 25_000;
const MOST_GZIP_BYTES = 10_000_000;
const MOST_TAGS = 10;
const MOST_TEXT = 1024;

const levels: Record<Severity, string> = { critical: 'error', high: 'error', medium: 'warning', low: 'note' };

/** In the middle of what code scanning shows as this severity (over 9.0, 7.0, 4.0 and 0.1). */
const scores: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.5' };

/**
 * SARIF 2.1.0 as GitHub code scanning reads it: one run, one location for each result, paths relative to the
 * repository's root. Suppressed findings are left out: GitHub would open an alert for each.
 *
 * The results are kept until the end, as text, since only the most severe ones go out where there are too many.
 */
export const sarif: MakeReporter = (context) => {
  const results = new MostSevere(MOST_RESULTS);
  const errors: Diagnostic[] = [];
  const ruleIndex = new Map(Array.from(context.rules.keys(), (id, index) => [id, index]));
  const uriOf = uris(context);
  return {
    input(checked) {
      for (const finding of shown(checked.findings, context.undecided)) {
        results.add(finding.severity, JSON.stringify(resultOf(finding, ruleIndex.get(finding.rule) ?? -1, uriOf)));
      }
      errors.push(...errorsOf(checked));
    },
    end() {
      const notes: object[] = errors.map((error) => errorNotification(error, uriOf));
      if (results.dropped > 0) {
        const text = `${results.dropped} of the least severe results are left out: GitHub takes ${MOST_RESULTS}.`;
        context.warn(`SARIF: ${text}`);
        notes.push({ level: 'warning', message: { text } });
      }
      const text = document(context, results.inOrder(), notes, errors.length === 0);
      if (text.length > MOST_GZIP_BYTES && gzipSync(text).length > MOST_GZIP_BYTES) {
        context.warn('SARIF: over 10 MB when compressed, more than GitHub takes; check fewer files in one run.');
      }
      context.write(text);
    },
  };
};

function document(context: ReportContext, results: readonly string[], notes: readonly object[], successful: boolean) {
  const { name, version } = context.tool;
  const driver = {
    name,
    version,
    semanticVersion: version,
    rules: Array.from(context.rules.values(), ruleOf),
  };
  const invocations = [{ executionSuccessful: successful, toolExecutionNotifications: notes }];
  return [
    '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[',
    `{"tool":{"driver":${JSON.stringify(driver)}},"columnKind":"utf16CodeUnits",`,
    `"invocations":${JSON.stringify(invocations)},`,
    `"results":[${results.map((result) => `\n${result}`).join(',')}\n]}]}\n`,
  ].join('\n');
}

function ruleOf(rule: RuleText) {
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: cut(rule.title) },
    fullDescription: { text: cut(rule.mend) },
    help: { text: rule.help, markdown: rule.help },
    ...(rule.url !== '' && { helpUri: rule.url }),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      tags: ['security', ...rule.tags].slice(0, MOST_TAGS),
      precision: 'high',
      'security-severity': scores[rule.severity],
    },
  };
}

function resultOf(finding: Finding, ruleIndex: number, uriOf: (source: Source) => string) {
  const region = firstLineOf(finding.span);
  const undecided = finding.status === 'undecided';
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: undecided ? 'note' : levels[finding.severity],
    message: { text: messageOf(finding) },
    locations: [
      {
        physicalLocation: physicalLocation(finding.span, uriOf),
        logicalLocations: [{ name: finding.resource, kind: 'resource' }],
      },
    ],
    relatedLocations: finding.related.map(({ span, message }, index) => ({
      id: index + 1,
      message: { text: escaped(message) },
      physicalLocation: physicalLocation(span, uriOf),
    })),
    partialFingerprints: {
      primaryLocationLineHash: lineHash(finding.span.source, region.startLine),
      'gatelintFingerprint/v1': finding.fingerprint,
    },
    ...(finding.fix && { fixes: [fixOf(finding.fix, uriOf)] }),
  };
}

/** With links to the related locations: GitHub shows only those that the message names. */
function messageOf(finding: Finding): string {
  const undecided = finding.status === 'undecided' ? 'Cannot be decided before deploy: ' : '';
  const when = finding.when.length > 0 ? ` Only when ${finding.when.join(' and ')}.` : '';
  const links = finding.related.map(({ message }, index) => `[${escaped(message)}](${index + 1})`);
  const related = links.length > 0 ? ` See: ${links.join(', ')}.` : '';
  return `${escaped(`${undecided}${finding.message}${when}`)}${related}`;
}

/** One line of plain text; brackets start links in SARIF messages (section 3.11.6). */
function escaped(text: string): string {
  return terminal(text).replace(/[\\[\]]/g, '\\$&');
}

function physicalLocation(span: Span, uriOf: (source: Source) => string) {
  const { startLine, startColumn, endLine, endColumn } = firstLineOf(span);
  return { artifactLocation: { uri: uriOf(span.source) }, region: { startLine, startColumn, endLine, endColumn } };
}

function fixOf(fix: Fix, uriOf: (source: Source) => string) {
  const sources = [...new Set(fix.edits.map(({ span }) => span.source))];
  return {
    description: { text: escaped(fix.description) },
    artifactChanges: sources.map((source) => ({
      artifactLocation: { uri: uriOf(source) },
      replacements: fix.edits.filter(({ span }) => span.source === source).map(replacementOf),
    })),
  };
}

function replacementOf({ span, text }: Fix['edits'][number]) {
  const { startLine, startColumn, endLine, endColumn } = placeOf(span);
  return { deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent: { text } };
}

function errorNotification({ span, code, message }: Diagnostic, uriOf: (source: Source) => string) {
  return {
    level: 'error',
    message: { text: escaped(message) },
    descriptor: { id: code },
    locations: [{ physicalLocation: physicalLocation(span, uriOf) }],
  };
}

/** Percent-encoded; absolute for a file outside the repository. */
function uris({ cwd, root }: ReportContext): (source: Source) => string {
  const known = new Map<string, string>();
  const pathOf = rootPaths(cwd, root);
  return ({ file }) => {
    let uri = known.get(file);
    if (uri === undefined) {
      const path = pathOf(file);
      uri = path === null ? pathToFileURL(resolve(cwd, file)).href : encode(path);
      known.set(file, uri);
    }
    return uri;
  };
}

function encode(path: string): string {
  return encodeURI(path.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[?#:]/g, encodeURIComponent);
}

function cut(text: string): string {
  return text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT - 1)}…`;
}

/** Up to so many texts, the least severe ones dropped first, the later of them before the earlier. */
class MostSevere {
  readonly #limit: number;
  readonly #kept = new Map<Severity, { order: number; text: string }[]>(severities.map((severity) => [severity, []]));
  #added = 0;
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get dropped(): number {
    return this.#added - this.#size;
  }

  add(severity: Severity, text: string): void {
    this.#kept.get(severity)?.push({ order: this.#added++, text });
    if (this.#size < this.#limit) this.#size++;
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
