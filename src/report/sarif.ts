import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding, Fix, Severity } from '../check/finding.js';
import type { Diagnostic, Source, Span } from '../text/source.js';
import { terminal } from './escape.js';
import { lineHash } from './line-hash.js';
import { firstLineOf, placeOf } from './place.js';
import { errorsOf, type MakeReporter, type ReportContext, type RuleText, shown } from './reporter.js';
import { rootPaths } from './root-path.js';
import { SarifResults, scores, writeLog } from './sarif-log.js';

const MOST_TAGS = 10;
const MOST_TEXT = 1024;

const levels: Record<Severity, string> = { critical: 'error', high: 'error', medium: 'warning', low: 'note' };

/**
 * SARIF 2.1.0 as GitHub code scanning reads it: one run, one location for each result, paths relative to the
 * repository's root. Suppressed findings are left out: GitHub would open an alert for each.
 *
 * The results are kept until the end, as text, since only the most severe ones go out where there are too many.
 */
export const sarif: MakeReporter = (context) => {
  const results = new SarifResults();
  const errors: Diagnostic[] = [];
  const ruleIndex = new Map(Array.from(context.rules.keys(), (id, index) => [id, index]));
  const uriOf = uris(context);
  return {
    input(checked) {
      for (const finding of shown(checked.findings, context.undecided)) {
        const index = ruleIndex.get(finding.rule) ?? -1;
        const usual = context.rules.get(finding.rule)?.severity ?? null;
        results.add(finding.severity, JSON.stringify(resultOf(finding, index, usual, uriOf)));
      }
      errors.push(...errorsOf(checked));
    },
    end() {
      const { name, version } = context.tool;
      const rules = Array.from(context.rules.values(), ruleOf);
      writeLog(context, {
        driver: { name, version, semanticVersion: version, rules },
        results,
        notes: errors.map((error) => errorNotification(error, uriOf)),
        successful: errors.length === 0,
      });
    },
  };
};

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

function resultOf(finding: Finding, ruleIndex: number, usual: Severity | null, uriOf: (source: Source) => string) {
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
        logicalLocations: [
          {
            name: finding.resource,
            ...(finding.construct && { fullyQualifiedName: finding.construct.path }),
            kind: 'resource',
          },
        ],
      },
    ],
    relatedLocations: finding.related.map(({ span, message }, index) => ({
      id: index + 1,
      message: { text: escaped(message) },
      physicalLocation: physicalLocation(span, uriOf),
    })),
    partialFingerprints: {
      primaryLocationLineHash: lineHashOf(finding, region.startLine),
      'gatelintFingerprint/v1': finding.fingerprint,
    },
    ...(finding.fix && finding.fix.edits.length > 0 && { fixes: [fixOf(finding.fix, uriOf)] }),
    ...propertiesOf(finding, usual),
  };
}

/** A plan without its configuration has no lines: there its findings are told apart by what they are about. */
function lineHashOf({ span, fingerprint }: Finding, line: number): string {
  if (span.source.text !== '') return lineHash(span.source, line);
  return fingerprint.includes(':') ? fingerprint : `${fingerprint}:1`;
}

/** What the rule does not tell of a result: a severity of its own (by an override for its file), or that it is undecided. */
function propertiesOf({ severity, status }: Finding, usual: Severity | null) {
  const own = { ...(severity !== usual && { severity }), ...(status === 'undecided' && { status }) };
  return Object.keys(own).length > 0 && { properties: own };
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
