import type { Fact } from '../graph/fact.js';
import { homeOf } from '../graph/home.js';
import type { Graph } from '../graph/model.js';
import type { Description, Subject, SubjectNode } from '../graph/vocabulary/subject.js';
import type { Span } from '../text/source.js';
import type { Leaf } from './condition.js';
import { cutInside, longestMessage, plainText } from './message.js';
import type { ActiveRule } from './presets.js';
import { explaining, inWords, type RelatedStep, withOthers } from './related.js';
import type { Severity } from './rule.js';

/** What a rule says of one subject in one graph. */
export interface RawFinding {
  readonly rule: string;
  readonly status: 'fail' | 'undecided';
  readonly severity: Severity;
  readonly message: string;
  readonly subject: Description;
  /** Where the deciding text stands, or where it would be written. */
  readonly span: Span;
  /** The same place, and all that would decide alike. */
  readonly places: readonly Fact<unknown>[];
  readonly related: readonly RelatedStep[];
  /** The resource whose text decided, where that is not the subject's own. */
  readonly decidedBy: string | null;
  /** What the deciding text says, in words; empty where it speaks for itself. */
  readonly decided: string;
  /** Why it is undecided, in words; null where it is not. */
  readonly unknown: string | null;
  /** The deciding fact's name and canonical value: the same for the same meaning, wherever it stands. */
  readonly deciding: string;
  /** Equal for findings of one rule and API that one and the same thing decides. */
  readonly cause: string;
}

/** The rules that are on for subjects of a file. */
export type RuleSet = (file: string) => readonly ActiveRule[];

/** Asks each rule once for each node of its subject. */
export function runRules(graph: Graph, rules: RuleSet): RawFinding[] {
  const findings: RawFinding[] = [];
  const nodes = new Map<Subject, readonly { node: SubjectNode; description: Description }[]>();
  const nodesOf = (subject: Subject) => {
    let found = nodes.get(subject);
    if (!found) {
      found = subject.list(graph).map((node) => ({ node, description: subject.describe(node) }));
      nodes.set(subject, found);
    }
    return found;
  };
  const sets = new Set(graph.files.map(rules));
  for (const set of sets) {
    for (const active of set) {
      for (const { node, description } of nodesOf(active.rule.subject)) {
        if (sets.size > 1 && rules(description.span.source.file) !== set) continue;
        const finding = ask(active, graph, node, description);
        if (finding) findings.push(finding);
      }
    }
  }
  return findings;
}

function ask(active: ActiveRule, graph: Graph, node: SubjectNode, subject: Description): RawFinding | null {
  const { rule, options } = active;
  if (subject.api && !active.kinds.has(subject.api.kind)) return null;
  const scope = { graph, options };
  const applies = rule.when?.(node, scope);
  if (applies?.truth === false) return null;
  const required = rule.require(node, scope);
  if (required.truth === true) return null;
  const undecided = applies?.truth === null ? applies : required.truth === null ? required : null;
  const { leaf } = undecided ?? required;
  const status = undecided ? 'undecided' : 'fail';
  const message = undecided
    ? undecidedMessage((limit) => question(active, node, graph, subject, limit), reason(leaf))
    : rule.message(node, scope);
  const deciding = `${leaf.path}=${canonical(leaf)}`;
  const decidedBy = decider(leaf, node, subject);
  const span = leaf.fact.beside ?? leaf.fact.span;
  const via = leaf.fact.via ?? [];
  const isElsewhere = decidedBy !== null || via.length > 0;
  const own = isElsewhere ? [{ span: subject.span, message: inWords(subject, rule.source.subject) }] : [];
  const others = undecided ? [] : explaining(rule, node, scope, subject, span);
  return {
    rule: rule.id,
    status,
    severity: active.severity,
    message,
    subject,
    span,
    places: [leaf.fact, ...(leaf.fact.alike ?? [])],
    related: withOthers([...via, ...own], others, span),
    decidedBy,
    decided: decided(leaf),
    unknown: undecided && reason(leaf),
    deciding,
    cause: [
      rule.id,
      status,
      subject.api?.id ?? '',
      homeOf(subject.api ?? subject),
      leaf.path,
      undecided ? reason(leaf) : canonical(leaf),
      by(leaf),
    ].join('\n'),
  };
}

function question(
  { rule, options }: ActiveRule,
  node: SubjectNode,
  graph: Graph,
  subject: Description,
  limit?: number,
): string {
  const own = rule.undecided?.(node, { graph, options }, limit);
  return own ?? `${rule.source.title}? Not known for ${inWords(subject, rule.source.subject)}`;
}

/** What is not known, and why; where that is too long, the last reason is enough, and both are shortened. */
function undecidedMessage(what: (limit?: number) => string, because: string): string {
  const whole = `${what()}: ${because}`;
  if (whole.length <= longestMessage) return whole;
  const why = because.split(' is not known: ').at(-1) ?? because;
  const short = what(Math.max(longestMessage - why.length - 2, Math.floor(longestMessage * 0.6)));
  return `${short}: ${cutInside(why, Math.max(longestMessage - short.length - 2, 40))}`;
}

function decider(leaf: Leaf, node: SubjectNode, subject: Description): string | null {
  const resource = leaf.fact.by ?? (leaf.node === node ? subject.resource : leaf.subject.describe(leaf.node).resource);
  return resource === subject.resource ? null : resource;
}

function reason(leaf: Leaf): string {
  return leaf.fact.known ? `${leaf.path} is ${plainText(leaf.fact.value)}` : leaf.fact.reason;
}

/** Whose word it is: the text's, or the default of the same one. */
function by(leaf: Leaf): string {
  return leaf.fact.known ? (leaf.fact.assumed ?? 'said') : 'unknown';
}

/** An unknown value's reason is left out: it may name what another world or a moved file names differently. */
function canonical({ fact }: Leaf): string {
  if (!fact.known) return 'unknown';
  return JSON.stringify(Array.isArray(fact.value) ? [...fact.value].sort() : fact.value);
}

/** Says beside the deciding text what it decides; a flag of the vocabulary is no word of the person's, so it is left out. */
function decided({ fact, path }: Leaf): string {
  const what = path.replaceAll('.', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (!fact.known) return `not known: ${fact.reason}`;
  if (typeof fact.value === 'boolean') return fact.assumed === null || fact.beside ? '' : `not set (${fact.assumed})`;
  if (fact.assumed !== null) return `${what} is not set (${fact.assumed}: ${plainText(fact.value)})`;
  return `${what} is ${plainText(fact.value)}`;
}
