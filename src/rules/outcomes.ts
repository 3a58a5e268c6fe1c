import type { Graph } from '../graph/model.js';
import type { SubjectNode } from '../graph/vocabulary/subject.js';
import type { Leaf } from './condition.js';
import { plainText } from './message.js';
import type { ActiveRule } from './presets.js';

/** What a rule says of one node, also where that is no finding. */
export interface RuleOutcome {
  readonly rule: string;
  readonly outcome: 'fail' | 'pass' | 'undecided' | 'does not apply';
  /** The fact that decided, in words. */
  readonly because: string;
}

/** Asks every rule whose subject the node is. */
export function outcomesOf(
  node: SubjectNode,
  subject: string,
  kind: string,
  graph: Graph,
  rules: readonly ActiveRule[],
): RuleOutcome[] {
  return rules.flatMap(({ rule, options, kinds }): RuleOutcome[] => {
    if (rule.source.subject !== subject || ![...kinds].some((one) => one === kind)) return [];
    const scope = { graph, options };
    const { when, require } = rule.conditions;
    const applies = when?.(node, scope);
    if (applies?.truth === false) return [{ rule: rule.id, outcome: 'does not apply', because: words(applies) }];
    const required = require(node, scope);
    if (required.truth === true) return [{ rule: rule.id, outcome: 'pass', because: words(required) }];
    const open = applies?.truth === null ? applies : required.truth === null ? required : null;
    return [{ rule: rule.id, outcome: open ? 'undecided' : 'fail', because: words(open ?? required) }];
  });
}

function words({ path, fact }: Leaf): string {
  return fact.known ? `${path} is ${plainText(fact.value)}` : `${path} is not known: ${fact.reason}`;
}
