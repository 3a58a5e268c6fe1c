import type { Finding } from '../check/finding.js';
import type { Settings } from '../check/settings.js';
import { Fixer } from '../fix/fixer.js';
import type { FixSource } from '../rules/fix-source.js';
import { fixes } from '../rules/fixes.generated.js';

/** What the rules that come with gatelint and the person's own say of mending. */
export function fixSourcesOf({ ownTexts }: Settings): ReadonlyMap<string, FixSource> {
  const own = [...ownTexts].flatMap(([id, { fix }]): [string, FixSource][] => (fix ? [[id, fix]] : []));
  return new Map([...Object.entries(fixes), ...own]);
}

export function fixerOf(settings: Settings, sources = fixSourcesOf(settings)): Fixer {
  return new Fixer({
    // only where there are Terraform files
    readHcl: async (source) => (await import('../parsers/terraform/hcl/written.js')).writtenHcl(source),
    fixes: sources,
    option: (id, name, file) => {
      const active = settings.ruleSet(file).find(({ rule }) => rule.id === id);
      return active?.options[name] ?? active?.rule.source.options?.[name]?.default;
    },
    value: (name) => settings.config?.fix[name],
  });
}

/** Says how findings of one input are mended. */
export function mending(settings: Settings): (findings: readonly Finding[]) => Promise<readonly Finding[]> {
  const fixer = fixerOf(settings);
  return (findings) => fixer.withFixes(findings);
}
