import type { Config } from '../config/config.js';
import { Reader } from '../files/reader.js';
import { vocabulary } from '../graph/vocabulary.js';
import { type LoadedRule, loadRules } from '../rules/load.js';
import { parseText } from '../text/parse.js';
import type { Diagnostic } from '../text/source.js';

/** The rules of a person's own (`rules-from`); what is wrong with them is reported with file and line. */
export async function loadOwnRules(
  files: Config['ruleFiles'],
  cwd: string,
  diagnostics: Diagnostic[],
): Promise<readonly LoadedRule[]> {
  const reader = new Reader(cwd);
  const rules = new Map<string, LoadedRule>();
  for (const { path, span } of files) {
    const read = reader.open(path);
    if ('problem' in read) {
      diagnostics.push({ code: 'rule-unreadable', message: read.message, severity: 'error', span });
      continue;
    }
    const { value, diagnostics: errors } = await parseText(read.source);
    diagnostics.push(...errors);
    if (!value) continue;
    const loaded = loadRules(value, vocabulary, 'own');
    diagnostics.push(...loaded.diagnostics);
    for (const one of loaded.rules) {
      if (rules.has(one.rule.id)) {
        const message = `rule ${one.rule.id} is defined twice`;
        diagnostics.push({
          code: 'rule-invalid',
          message,
          severity: 'error',
          span: { source: read.source, start: 0, end: 0 },
        });
      } else rules.set(one.rule.id, one);
    }
  }
  return [...rules.values()];
}
