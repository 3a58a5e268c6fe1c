import type { HonoredTool } from '../config/config.js';
import { parseTextSync } from '../text/parse.js';
import type { Source } from '../text/source.js';
import { at, get, textOf, type Value } from '../text/value.js';
import { covering, extentOf, isHcl, type Lines } from './comments.js';
import type { Directive } from './directive.js';
import { coveringResource } from './metadata.js';

/** Our rules that stand for a check of another tool; all that stand for any of its checks where no check is named. */
export type RulesFor = (tool: HonoredTool, check: string | null) => readonly string[];

/**
 * What the suppressions of other tools mean for our rules, so that a move to gatelint brings back nothing that was
 * accepted:
 *
 * - checkov: `checkov:skip=CKV_AWS_59:reason` in a comment inside the resource; `Metadata.checkov.skip`
 *   (https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html)
 * - trivy: `trivy:ignore:AVD-AWS-0004`, on the line or above the block
 *   (https://trivy.dev/latest/docs/configuration/filtering/#by-inline-comments)
 * - KICS: `kics-scan ignore-line`, `ignore-block`, `disable=ID,ID` in the file's first lines, `ignore`
 *   (https://docs.kics.io/latest/running-kics/#using_commands_on_scanned_files_as_comments)
 * - cfn-lint: `Metadata.cfn-lint.config.ignore_checks` of the template or a resource
 *   (https://github.com/aws-cloudformation/cfn-lint#metadata)
 * - cfn_nag and cdk-nag: `Metadata.cfn_nag` or `cdk_nag`, `rules_to_suppress` of a resource
 *   (https://github.com/stelligent/cfn_nag#per-resource-rule-suppression, https://github.com/cdklabs/cdk-nag)
 */
export function honoredDirectives(source: Source, tools: readonly HonoredTool[], rulesFor: RulesFor): Directive[] {
  const isTool = (tool: HonoredTool): boolean => tools.includes(tool);
  const { text } = source;
  const directives: Directive[] = [];
  const say = (tool: HonoredTool, checks: readonly string[] | null, reason: string | undefined, where: Where): void => {
    const rules = checks === null ? rulesFor(tool, null) : checks.flatMap((check) => rulesFor(tool, check));
    if (rules.length > 0)
      directives.push({ until: null, ...where, rules, reason: reason?.trim() || `suppressed for ${tool}` });
  };
  if (isTool('checkov') && text.includes(':skip=')) checkovComments(source, say);
  if (isTool('trivy') && text.includes('trivy:ignore:')) trivyComments(source, say);
  if (isTool('kics') && text.includes('kics-scan')) kicsComments(source, say);
  if (!isHcl(source) && /\b(checkov|cfn-lint|cfn_nag|cdk_nag)\b/.test(text)) metadata(source, isTool, say);
  return directives;
}

type Where = Pick<Directive, 'kind' | 'span' | 'covers'> & Partial<Pick<Directive, 'until'>>;
type Say = (tool: HonoredTool, checks: readonly string[] | null, reason: string | undefined, where: Where) => void;

/** Comments that fit a pattern, with the number of their line. */
function* comments(source: Source, pattern: RegExp) {
  const lines = source.text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const match = pattern.exec(line);
    if (!match) continue;
    const start = (source.lineStarts[index] ?? 0) + match.index;
    yield { match, number: index + 1, lines, span: { source, start, end: start + match[0].length } };
  }
}

function checkovComments(source: Source, say: Say): void {
  for (const { match, number, lines, span } of comments(
    source,
    /(?:#|\/\/)\s*(?:checkov|bridgecrew|cortex):skip=([\w,\s-]+?)(?::(.*))?$/,
  )) {
    const extent = isHcl(source) ? extentOf(source, lines, number) : resourceAround(source, number);
    if (extent) say('checkov', idsOf(match[1]), match[2], { kind: 'comment', span, covers: covering(source, extent) });
  }
}

function trivyComments(source: Source, say: Say): void {
  for (const { match, number, lines, span } of comments(
    source,
    /(?:#|\/\/)\s*trivy:ignore:([\w-]+)(?:\[[^\]]*\])?(?::exp:(\d{4}-\d{2}-\d{2}))?/,
  )) {
    const covers = covering(source, extentOf(source, lines, number));
    say('trivy', idsOf(match[1]), undefined, { kind: 'comment', span, covers, until: match[2] ?? null });
  }
}

function kicsComments(source: Source, say: Say): void {
  const all = { first: 1, last: source.lineStarts.length };
  for (const { match, number, lines, span } of comments(
    source,
    /(?:#|\/\/)\s*kics-scan\s+(ignore-line|ignore-block|ignore|disable=([\w,\s-]+))/,
  )) {
    const [, command, ids] = match;
    const extent =
      command === 'ignore-line'
        ? { first: number, last: number + 1 }
        : command === 'ignore-block'
          ? extentOf(source, lines, number)
          : all;
    say('kics', ids === undefined ? null : idsOf(ids), undefined, {
      kind: 'comment',
      span,
      covers: covering(source, extent),
    });
  }
}

/** The lines of the resource (or function of a Serverless service) that holds a line. */
function resourceAround(source: Source, number: number): Lines | null {
  const { value } = parseTextSync(source);
  for (const group of [
    get(value ?? undefined, 'Resources'),
    at(value ?? undefined, 'resources', 'Resources'),
    get(value ?? undefined, 'functions'),
  ]) {
    if (group?.kind !== 'map') continue;
    const firsts = Array.from(group.entries.values(), ({ keySpan }) => source.lineAt(keySpan.start));
    const index = firsts.findLastIndex((first) => first <= number);
    const first = firsts[index];
    const last = source.lineAt(group.span.end);
    if (first !== undefined && number <= last) return { first, last: (firsts[index + 1] ?? last + 1) - 1 };
  }
  return null;
}

function metadata(source: Source, isTool: (tool: HonoredTool) => boolean, say: Say): void {
  const { value } = parseTextSync(source);
  const wide = get(value ?? undefined, 'Metadata');
  const inFile: Directive['covers'] = ({ span }) => span.source.file === source.file;
  if (wide && isTool('cfn-lint')) cfnLint(wide, inFile, say);
  for (const resources of [get(value ?? undefined, 'Resources'), at(value ?? undefined, 'resources', 'Resources')]) {
    if (resources?.kind !== 'map') continue;
    for (const { key, value: resource } of resources.entries.values()) {
      const block = get(resource, 'Metadata');
      if (block?.kind !== 'map') continue;
      const covers = coveringResource(source, key);
      if (isTool('checkov')) listed('checkov', at(block, 'checkov', 'skip'), 'comment', covers, say);
      if (isTool('cfn-nag')) listed('cfn-nag', at(block, 'cfn_nag', 'rules_to_suppress'), 'reason', covers, say);
      if (isTool('cdk-nag')) listed('cdk-nag', at(block, 'cdk_nag', 'rules_to_suppress'), 'reason', covers, say);
      if (isTool('cfn-lint')) cfnLint(block, covers, say);
    }
  }
}

/** A list of `{id, reason}`. */
function listed(
  tool: HonoredTool,
  list: Value | undefined,
  reason: string,
  covers: Directive['covers'],
  say: Say,
): void {
  if (list?.kind !== 'list') return;
  for (const item of list.items) {
    const id = textOf(get(item, 'id'));
    if (id !== undefined) say(tool, [id], textOf(get(item, reason)), { kind: 'metadata', span: item.span, covers });
  }
}

function cfnLint(block: Value, covers: Directive['covers'], say: Say): void {
  const checks = at(block, 'cfn-lint', 'config', 'ignore_checks');
  if (checks?.kind !== 'list') return;
  for (const check of checks.items) {
    const id = textOf(check);
    if (id !== undefined) say('cfn-lint', [id], undefined, { kind: 'metadata', span: check.span, covers });
  }
}

function idsOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(/[\s,]+/).filter(Boolean);
}

/** The mapping out of what the rules say of other tools. */
export function rulesForPeers(
  peers: Iterable<readonly [rule: string, peers: Readonly<Record<string, readonly string[]>>]>,
): RulesFor {
  const byCheck = new Map<string, string[]>();
  const add = (key: string, rule: string): void => {
    const rules = byCheck.get(key);
    if (!rules) byCheck.set(key, [rule]);
    else if (!rules.includes(rule)) rules.push(rule);
  };
  for (const [rule, tools] of peers) {
    for (const [tool, checks] of Object.entries(tools)) {
      add(tool, rule);
      for (const check of checks) add(`${tool} ${normal(check)}`, rule);
    }
  }
  return (tool, check) => byCheck.get(check === null ? tool : `${tool} ${normal(check)}`) ?? [];
}

/** Trivy writes one id as `AVD-AWS-0004`, `AWS-0004` and `aws-0004`. */
function normal(check: string): string {
  return check.toUpperCase().replace(/^AVD-/, '');
}
