import { terminal as safe } from '../report/escape.js';
import { paint } from '../report/paint.js';
import { sources } from '../rules/builtin.generated.js';
import type { RuleCore, RuleTexts } from '../rules/rule.js';
import { texts } from '../rules/texts.generated.js';
import { suggestion, UsageError } from './arguments.js';
import type { Run } from './main.js';
import { ownRules } from './own-rules.js';
import { helpOf } from './rule-texts.js';
import { wantsColor } from './terminal.js';

/**
 * Explains a rule, also one of a person's own and one named by another tool's id for it (`CKV_AWS_59`); with `--trace`
 * what is said of a route.
 */
export const explain: Run = async (args, terminal) => {
  const [name, extra] = args.operands;
  if (args.has('trace')) {
    if (name !== undefined) throw new UsageError("'explain --trace' takes no rule");
    for (const flag of ['config', 'no-config'] as const)
      if (args.has(flag)) throw new UsageError(`'explain --trace' takes no --${flag}`);
    return (await import('./trace.js')).trace(args, terminal);
  }
  if (name === undefined)
    throw new UsageError("'explain' needs a rule: gatelint explain RULE ('gatelint rules' lists them)");
  if (extra !== undefined) throw new UsageError("'explain' takes one rule");
  const builtIn = sources.filter(({ id }) => id === name).map(explained);
  const own = builtIn.length > 0 ? null : await ownRules(args, terminal);
  const all = [...sources.map(explained), ...(own?.rules ?? []).map((rule) => ({ rule, explained: rule }))];
  const rules = builtIn.length > 0 ? builtIn : named(name, all);
  if (rules.length === 0) {
    const ids = all.map(({ rule }) => rule.id);
    throw new UsageError(`there is no rule '${name}'${suggestion(name, ids)}`);
  }
  const color = wantsColor(terminal, args.color);
  terminal.stdout.write(rules.map((rule) => page(rule, color)).join('\n'));
  return own?.complete === false ? 2 : 0;
};

interface Explained {
  readonly rule: RuleCore;
  readonly explained: RuleTexts | undefined;
}

function explained(rule: RuleCore): Explained {
  return { rule, explained: texts[rule.id] };
}

/** The rule of an id, or those that stand for another tool's. */
function named(name: string, all: readonly Explained[]): readonly Explained[] {
  const exact = all.filter(({ rule }) => rule.id === name);
  if (exact.length > 0) return exact;
  const peers = ({ explained }: Explained) => Object.values(explained?.peers ?? {}).flat();
  return all.filter((one) => peers(one).some((peer) => peer.toLowerCase() === name.toLowerCase()));
}

function page({ rule, explained }: Explained, color: boolean): string {
  const { id, title, severity, kinds, presets } = rule;
  const peers = Object.entries(explained?.peers ?? {}).map(([tool, ids]) => `${tool} ${ids.join(', ')}`);
  const lines = [
    `${paint('bold', id, color)}  ${severity}`,
    safe(title),
    '',
    `Judges: ${kinds.join(', ')} APIs. Presets: ${Object.keys(presets).join(', ') || 'none'}.`,
    ...(peers.length > 0 ? [safe(`In other tools: ${peers.join('; ')}.`)] : []),
    '',
    ...(explained ? helpOf(rule, explained) : rule.mend).split('\n').map(safe),
  ];
  return `${lines.join('\n')}\n`;
}
