import { dirname, resolve } from 'node:path';
import { loadSettings, type Settings } from '../check/settings.js';
import { builtInRules } from '../rules/builtin.js';
import { presetNames, type RuleSetting } from '../rules/presets.js';
import { type Arguments, suggestion, UsageError } from './arguments.js';
import { configFileOf } from './config-file.js';
import type { Terminal } from './terminal.js';

/**
 * What is to be checked, by the command line and the configuration.
 * @throws UsageError
 */
export async function settingsOf(args: Arguments, terminal: Terminal): Promise<Settings> {
  const config = configFileOf(args, terminal);
  const updates = args.has('update-baseline');
  const settings = await loadSettings({
    cwd: terminal.cwd,
    root: args.value('root') ?? null,
    config,
    presets: presetsOf(args),
    rules: ruleSettingsOf(args),
    suppressions: !args.has('no-suppressions'),
    everything: checksEverything(args, terminal, config),
    baseline: updates ? null : (args.value('baseline') ?? null),
    today: new Date().toISOString().slice(0, 10),
  });
  if (!updates) return settings;
  // The one to be written need not be there yet.
  return { ...settings, diagnostics: settings.diagnostics.filter(({ code }) => code !== 'baseline-unreadable') };
}

/** The whole folder that the configuration stands in, not some files of it or a folder below. */
function checksEverything(args: Arguments, { cwd }: Terminal, config: string | null): boolean {
  if (args.has('stdin-filename') || args.operands.some((path) => path !== '.')) return false;
  return config !== null && dirname(resolve(cwd, config)) === cwd;
}

function presetsOf(args: Arguments) {
  const name = args.value('preset');
  if (name === undefined) return [];
  const preset = presetNames.find((each) => each === name);
  if (preset) return [preset];
  throw new UsageError(`--preset ${name}: not one of ${presetNames.join(', ')}${suggestion(name, presetNames)}`);
}

const levels = ['off', 'low', 'medium', 'high', 'critical'] as const;

/** What `--rule ID=SEVERITY` sets. */
function ruleSettingsOf(args: Arguments): ReadonlyMap<string, RuleSetting> {
  const ids = builtInRules().map(({ id }) => id);
  return new Map(
    args.values('rule').map((given) => {
      const at = given.lastIndexOf('=');
      const id = at < 0 ? given : given.slice(0, at);
      const severity = levels.find((level) => level === given.slice(at + 1));
      if (at < 0 || !severity) throw new UsageError(`--rule ${given}: write it as ID=${levels.join('|')}`);
      // a person's own rules have a namespace; whether one is there is known when they are loaded
      if (!ids.includes(id) && !id.includes('/')) {
        throw new UsageError(`--rule ${given}: there is no rule '${id}'${suggestion(id, ids)}`);
      }
      return [id, { severity }];
    }),
  );
}
