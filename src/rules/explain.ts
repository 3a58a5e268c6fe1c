import type { Fact } from '../graph/fact.js';
import { homeOf } from '../graph/home.js';
import type { Description } from '../graph/vocabulary/subject.js';
import type { Span } from '../text/source.js';
import type { Leaf } from './condition.js';
import { cutInside, longestMessage, plainText } from './message.js';
import { explaining, inWords, type RelatedStep, withOthers } from './related.js';
import type { Severity } from './rule.js';
import { canonical, type Verdict } from './run.js';

/** A verdict in words, with its places. */
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

export function explain(verdict: Verdict): RawFinding {
  const { active, status, node, scope, subject, leaf, deciding } = verdict;
  const { rule } = active;
  const isOpen = status === 'undecided';
  const message = isOpen
    ? undecidedMessage((limit) => question(verdict, limit), reason(leaf))
    : rule.wording.message(node, scope);
  const decidedBy = decider(verdict);
  const span = leaf.fact.beside ?? leaf.fact.span;
  const via = leaf.fact.via ?? [];
  const isElsewhere = decidedBy !== null || via.length > 0;
  const own = isElsewhere ? [{ span: subject.span, message: inWords(subject, rule.source.subject) }] : [];
  const others = isOpen ? [] : explaining(rule, node, scope, subject, span);
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
    unknown: isOpen ? reason(leaf) : null,
    deciding,
    cause: [
      rule.id,
      status,
      subject.api?.id ?? '',
      homeOf(subject.api ?? subject),
      leaf.path,
      isOpen ? reason(leaf) : canonical(leaf),
      by(leaf),
    ].join('\n'),
  };
}

function question({ active: { rule }, node, scope, subject }: Verdict, limit?: number): string {
  const own = rule.wording.undecided?.(node, scope, limit);
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

function decider({ leaf, node, subject }: Verdict): string | null {
  const resource = leaf.fact.by ?? (leaf.node === node ? subject.resource : leaf.subject.describe(leaf.node).resource);
  return resource === subject.resource ? null : resource;
}

function reason({ fact, path }: Leaf): string {
  return fact.known ? `${path} is ${plainText(fact.value)}` : fact.reason;
}

/** Whose word it is: the text's, or the default of the same one. */
function by({ fact }: Leaf): string {
  return fact.known ? (fact.assumed ?? 'said') : 'unknown';
}

/** Says beside the deciding text what it decides; a flag of the vocabulary is no word of the person's, so it is left out. */
function decided({ fact, path }: Leaf): string {
  if (!fact.known) return `not known: ${fact.reason}`;
  if (typeof fact.value === 'boolean') return fact.assumed === null || fact.beside ? '' : `not set (${fact.assumed})`;
  const what = path.replaceAll('.', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (fact.assumed !== null) return `${what} is not set (${fact.assumed}: ${plainText(fact.value)})`;
  return `${what} is ${plainText(fact.value)}`;
}
