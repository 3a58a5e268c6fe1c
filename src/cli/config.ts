import { relative } from 'node:path';
import type { Config } from '../config/config.js';
import { terminal as safe } from '../report/escape.js';
import { paint } from '../report/paint.js';
import { placeOf } from '../report/place.js';
import type { Rule } from '../rules/compile.js';
import type { Span } from '../text/source.js';
import type { Arguments } from './arguments.js';
import { printDiagnostics } from './diagnostics.js';
import type { FlagName } from './flags.js';
import type { Run } from './main.js';
import { settingsOf } from './settings.js';
import { wantsColor } from './terminal.js';

/** Prints what is in effect in the form of a configuration file, with the origin of each value beside it. */
export const config: Run = async (args, terminal) => {
  const { config, rules, ruleSet, diagnostics } = await settingsOf(args, terminal);
  printDiagnostics(diagnostics, args, terminal);
  const color = wantsColor(terminal, args.color);
  const files = config?.files.map((file) => relative(terminal.cwd, file)) ?? [];
  const on = new Map(ruleSet('').map(({ rule, severity }) => [rule.id, severity]));
  const presets = args.value('preset') ?? (config?.presets.join(', ') || 'recommended');
  const lines: readonly Line[] = [
    [`# ${files.length > 0 ? files.map(safe).join(', ') : 'no configuration file'}`, ''],
    [`extends: [${presets}]`, originOf('extends', 'preset', args, config)],
    [`fail-on: ${args.value('fail-on') ?? config?.failOn ?? 'medium'}`, originOf('fail-on', 'fail-on', args, config)],
    [
      `undecided: ${args.value('undecided') ?? config?.undecided ?? 'count'}`,
      originOf('undecided', 'undecided', args, config),
    ],
    ...placed('baseline', args.value('baseline') ?? config?.baseline, originOf('baseline', 'baseline', args, config)),
    ...placed('region', config?.region, originOf('region', null, args, config)),
    ...placed('stages', config?.stages.join(', '), originOf('stages', null, args, config)),
    ...placed('honor', config?.honor.join(', '), originOf('honor', null, args, config)),
    ...placed(
      'fix',
      Object.entries(config?.fix ?? {})
        .map(([name, value]) => `${name}: ${String(value)}`)
        .join(', '),
      originOf('fix', null, args, config),
    ),
    ...placed(
      'parameters',
      [...(config?.parameters ?? [])].map(([name, value]) => `${name}: ${value}`).join(', '),
      originOf('parameters', null, args, config),
    ),
    ...placed(
      'ignore',
      config?.ignore.length ? `${config.ignore.length} list(s) of globs` : null,
      originOf('ignore', null, args, config),
    ),
    ...placed(
      'overrides',
      config?.overrides.length ? `${config.overrides.length} for some files` : null,
      originOf('overrides', null, args, config),
    ),
    ...placed(
      'suppressions',
      config?.suppressions.length ? String(config.suppressions.length) : null,
      originOf('suppressions', null, args, config),
    ),
    ['rules:', ''],
    ...rules.map(
      (rule): Line => [`  ${rule.id}: ${on.get(rule.id) ?? 'off'}`, ruleOrigin(rule, args, config, presets)],
    ),
  ];
  const width = Math.max(...lines.map(([text, origin]) => (origin === '' ? 0 : text.length)));
  for (const [text, origin] of lines) {
    terminal.stdout.write(
      origin === '' ? `${text}\n` : `${text.padEnd(width)}  ${paint('dim', `# ${origin}`, color)}\n`,
    );
  }
  return diagnostics.some(({ severity }) => severity === 'error') ? 2 : 0;
};

type Line = readonly [text: string, origin: string];

function placed(key: string, value: string | null | undefined, origin: string): readonly Line[] {
  return value ? [[`${key}: ${safe(value)}`, origin]] : [];
}

function originOf(key: string, flag: FlagName | null, args: Arguments, config: Config | null): string {
  if (flag !== null && args.has(flag)) return `--${flag}`;
  const span = config?.origins.get(key);
  return span ? placeText(span) : 'default';
}

function ruleOrigin({ id, source }: Rule, args: Arguments, config: Config | null, presets: string): string {
  if (args.values('rule').some((given) => given.startsWith(`${id}=`))) return '--rule';
  const setting = config?.rules.get(id);
  if (setting) return placeText(setting.span);
  const of = Object.keys(source.presets).filter((preset) => presets.split(', ').includes(preset));
  return of.length > 0 ? of.join(', ') : 'in none of these presets';
}

function placeText(span: Span): string {
  const { file, startLine } = placeOf(span);
  return safe(`${file}:${startLine}`);
}
