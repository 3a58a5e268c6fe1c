import { paint } from '../report/paint.js';
import { sources } from '../rules/builtin.generated.js';
import type { RuleCore } from '../rules/rule.js';
import { texts } from '../rules/texts.generated.js';
import { suggestion, UsageError } from './arguments.js';
import type { Run } from './main.js';
import { helpOf } from './rule-texts.js';
import { wantsColor } from './terminal.js';

/** Explains a rule, also one named by another tool's id for it (`CKV_AWS_59`); with `--trace` what is said of a route. */
export const explain: Run = async (args, terminal) => {
  const [name, extra] = args.operands;
  if (args.has('trace')) {
    if (name !== undefined) throw new UsageError("'explain --trace' takes no rule");
    return (await import('./trace.js')).trace(args, terminal);
  }
  if (name === undefined)
    throw new UsageError("'explain' needs a rule: gatelint explain RULE ('gatelint rules' lists them)");
  if (extra !== undefined) throw new UsageError("'explain' takes one rule");
  const rules = named(name);
  if (rules.length === 0) {
    throw new UsageError(
      `there is no rule '${name}'${suggestion(
        name,
        sources.map(({ id }) => id),
      )}`,
    );
  }
  const color = wantsColor(terminal, args.color);
  terminal.stdout.write(rules.map((rule) => page(rule, color)).join('\n'));
  return 0;
};

function named(name: string): readonly RuleCore[] {
  const own = sources.filter(({ id }) => id === name);
  if (own.length > 0) return own;
  const peers = (id: string) => Object.values(texts[id]?.peers ?? {}).flat();
  return sources.filter(({ id }) => peers(id).some((peer) => peer.toLowerCase() === name.toLowerCase()));
}

function page(rule: RuleCore, color: boolean): string {
  const { id, title, severity, kinds, presets } = rule;
  const explained = texts[id];
  const peers = Object.entries(explained?.peers ?? {}).map(([tool, ids]) => `${tool} ${ids.join(', ')}`);
  const lines = [
    `${paint('bold', id, color)}  ${severity}`,
    title,
    '',
    `Judges: ${kinds.join(', ')} APIs. Presets: ${Object.keys(presets).join(', ') || 'none'}.`,
    ...(peers.length > 0 ? [`In other tools: ${peers.join('; ')}.`] : []),
    '',
    explained ? helpOf(rule, explained) : rule.mend,
  ];
  return `${lines.join('\n')}\n`;
}
