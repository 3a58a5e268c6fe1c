import { resolve } from 'node:path';
import { checkInputs } from '../check/pipeline.js';
import { rootFor } from '../files/root.js';
import { loadInputs } from '../parsers/inputs.js';
import { builtInRules } from '../rules/builtin.js';
import { activate, presetNames, type RuleSetting } from '../rules/presets.js';
import { type Arguments, suggestion, UsageError } from './arguments.js';
import { inputOptionsOf, pathsOf } from './inputs.js';
import type { Run } from './main.js';
import { Report } from './report.js';
import { ruleTextsOf } from './rule-texts.js';

export const check: Run = async (args, terminal) => {
  const report = new Report(args, terminal);
  const active = activate(builtInRules(), [presetOf(args)], settingsOf(args));
  const inputs = loadInputs(pathsOf(args), await inputOptionsOf(args, terminal));
  const texts = report.needsHelp ? (await import('../rules/texts.generated.js')).texts : {};
  return report.write(checkInputs(inputs, { rules: () => active, suppressions: null, baseline: null }), {
    rules: ruleTextsOf(
      active.map(({ rule, severity }) => ({ ...rule.source, severity })),
      texts,
    ),
    root: resolve(terminal.cwd, args.value('root') ?? rootFor('.', terminal.cwd)),
  });
};

function presetOf(args: Arguments) {
  const name = args.value('preset') ?? 'recommended';
  const preset = presetNames.find((each) => each === name);
  if (!preset)
    throw new UsageError(`--preset ${name}: not one of ${presetNames.join(', ')}${suggestion(name, presetNames)}`);
  return preset;
}

const ruleLevels = ['off', 'low', 'medium', 'high', 'critical'] as const;

/** What `--rule ID=SEVERITY` sets. */
function settingsOf(args: Arguments): ReadonlyMap<string, RuleSetting> {
  const ids = builtInRules().map(({ id }) => id);
  return new Map(
    args.values('rule').map((given) => {
      const at = given.lastIndexOf('=');
      const id = at < 0 ? given : given.slice(0, at);
      const severity = ruleLevels.find((level) => level === given.slice(at + 1));
      if (at < 0 || !severity) throw new UsageError(`--rule ${given}: write it as ID=${ruleLevels.join('|')}`);
      if (!ids.includes(id)) throw new UsageError(`--rule ${given}: there is no rule '${id}'${suggestion(id, ids)}`);
      return [id, { severity }];
    }),
  );
}
