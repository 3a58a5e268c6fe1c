import { terminal as line, markdownCode, markdown as safe } from '../report/escape.js';
import { sources } from '../rules/builtin.generated.js';
import type { PresetName, RuleCore } from '../rules/rule.js';
import { suggestion, UsageError } from './arguments.js';
import { ruleFormats } from './flags.js';
import type { Run } from './main.js';
import { outputsOf } from './outputs.js';
import { ownRules } from './own-rules.js';

/**
 * Lists the rules, the built-in ones and a person's own; with `--preset` those that are on in it. With `test` it runs a
 * person's own.
 */
export const rules: Run = async (args, terminal) => {
  const [extra] = args.operands;
  if (extra === 'test') return (await import('./rules-test.js')).testRules(args, terminal);
  if (extra !== undefined) throw new UsageError(`'rules' takes no ${extra}${suggestion(extra, ['test', 'explain'])}`);
  const [output] = outputsOf(args.values('format'), undefined, ruleFormats);
  const preset = args.value('preset') as PresetName | undefined;
  const own = await ownRules(args, terminal);
  const listed = [...sources, ...own.rules].filter(({ presets }) => preset === undefined || presets[preset]);
  terminal.stdout.write(writers[output?.format ?? 'pretty'](listed));
  return own.complete ? 0 : 2;
};

const writers: Record<(typeof ruleFormats)[number], (rules: readonly RuleCore[]) => string> = {
  json: (rules) => `${JSON.stringify(rules.map(ruleJson), null, 1)}\n`,
  markdown: (rules) =>
    ['| Rule | Severity | What it finds | Presets |', '| --- | --- | --- | --- |', ...rules.map(ruleRow), ''].join(
      '\n',
    ),
  pretty: (rules) => {
    const width = Math.max(0, ...rules.map(({ id }) => id.length));
    return rules
      .map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(8)}  ${line(title)}\n`)
      .join('');
  },
};

function ruleJson({ id, title, severity, kinds, subject, presets, options, mend }: RuleCore) {
  return { id, title, severity, presets: Object.keys(presets), kinds, subject, options: options ?? {}, mend };
}

function ruleRow({ id, severity, title, presets }: RuleCore): string {
  return `| ${markdownCode(id)} | ${severity} | ${safe(title)} | ${Object.keys(presets).join(', ')} |`;
}
