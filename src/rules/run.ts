import type { Graph } from '../graph/model.js';
import type { Description, Scope, Subject, SubjectNode } from '../graph/vocabulary/subject.js';
import type { Leaf } from './condition.js';
import type { ActiveRule } from './presets.js';

/** That a rule fails for one subject in one graph, or cannot be decided; `explain.ts` puts it into words. */
export interface Verdict {
  readonly active: ActiveRule;
  readonly status: 'fail' | 'undecided';
  readonly node: SubjectNode;
  readonly scope: Scope;
  readonly subject: Description;
  /** The leaf that decided, or that keeps it open. */
  readonly leaf: Leaf;
  /** The deciding fact's name and canonical value: the same for the same meaning, wherever it stands. */
  readonly deciding: string;
}

/** The rules that are on for subjects of a file. */
export type RuleSet = (file: string) => readonly ActiveRule[];

/** Asks each rule once for each node of its subject. */
export function runRules(graph: Graph, rules: RuleSet): Verdict[] {
  const verdicts: Verdict[] = [];
  const nodes = new Map<Subject, readonly SubjectNode[]>();
  const nodesOf = (subject: Subject) => {
    let found = nodes.get(subject);
    if (!found) {
      found = subject.list(graph);
      nodes.set(subject, found);
    }
    return found;
  };
  const sets = new Set(graph.files.map(rules));
  for (const set of sets) {
    for (const active of set) {
      const { rule, kinds, options } = active;
      const { subject } = rule;
      const scope = { graph, options };
      for (const node of nodesOf(subject)) {
        const api = subject.apiOf(node);
        if (api && !kinds.has(api.kind)) continue;
        if (sets.size > 1 && rules(subject.describe(node).span.source.file) !== set) continue;
        const verdict = ask(active, node, scope);
        if (verdict) verdicts.push(verdict);
      }
    }
  }
  return verdicts;
}

/** Most answers are that all is well: nothing is made for these. */
function ask(active: ActiveRule, node: SubjectNode, scope: Scope): Verdict | null {
  const { rule } = active;
  const { when, require } = rule.conditions;
  const applies = when?.(node, scope);
  if (applies?.truth === false) return null;
  const required = require(node, scope);
  if (required.truth === true) return null;
  const open = applies?.truth === null ? applies : required.truth === null ? required : null;
  const leaf = open ?? required;
  const subject = rule.subject.describe(node);
  const deciding = `${leaf.path}=${canonical(leaf)}`;
  return { active, status: open ? 'undecided' : 'fail', node, scope, subject, leaf, deciding };
}

/** An unknown value's reason is left out: it may name what another world or a moved file names differently. */
export function canonical({ fact }: Leaf): string {
  if (!fact.known) return 'unknown';
  return JSON.stringify(Array.isArray(fact.value) ? [...fact.value].sort() : fact.value);
}
