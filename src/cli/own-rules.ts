import { loadOwnRules } from '../check/own-rules.js';
import type { RuleSource } from '../rules/rule.js';
import type { Diagnostic } from '../text/source.js';
import type { Arguments } from './arguments.js';
import { configFileOf } from './config-file.js';
import { printDiagnostics } from './diagnostics.js';
import type { Terminal } from './terminal.js';

/**
 * The rules of a person's own that the configuration names (`rules-from`), with what explains them. What is wrong with
 * the configuration or a rule is printed, and then they are not `complete`.
 * @throws UsageError
 */
export async function ownRules(
  args: Arguments,
  terminal: Terminal,
): Promise<{ readonly rules: readonly RuleSource[]; readonly complete: boolean }> {
  const file = configFileOf(args, terminal);
  if (file === null) return { rules: [], complete: true };
  const { loadConfig } = await import('../config/load.js');
  const { config, diagnostics: said } = await loadConfig(file, terminal.cwd, args.value('root') ?? null);
  const diagnostics: Diagnostic[] = [...said];
  const loaded = await loadOwnRules(config.ruleFiles, terminal.cwd, diagnostics);
  printDiagnostics(diagnostics, args, terminal);
  return {
    rules: loaded.map(({ source }) => source),
    complete: diagnostics.every(({ severity }) => severity !== 'error'),
  };
}
