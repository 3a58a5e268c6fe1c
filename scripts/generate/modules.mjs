const header = '// Made by `npm run generate` from rules/**/*.yaml; do not edit.\n';

/** What explains a rule; a run does not need it, so it is a module of its own. So is what `--fix` needs. */
const textKeys = ['why', 'help', 'suppress-when', 'references', 'peers'];
const laterKeys = [...textKeys, 'fix'];

/** The built-in rules as modules, so that starting up needs neither YAML nor a schema validator. */
export function ruleModules(rules) {
  const cores = rules.map(({ source }) => omit(source, laterKeys));
  const texts = rules.map(({ id, group, source }) => [id, { group, ...pick(source, textKeys) }]);
  const fixes = rules.flatMap(({ id, source }) => (source.fix ? [[id, source.fix]] : []));
  return [
    [
      'src/rules/builtin.generated.ts',
      `${header}import type { RuleCore } from './rule.js';\n\nexport const sources: readonly RuleCore[] = ${literal(cores)};\n`,
    ],
    [
      'src/rules/texts.generated.ts',
      `${header}import type { RuleTexts } from './rule.js';\n\n/** With the folder of \`rules/\` that holds the rule. */\nexport const texts: Readonly<Record<string, RuleTexts & { readonly group: string }>> = ${literal(Object.fromEntries(texts))};\n`,
    ],
    [
      'src/rules/fixes.generated.ts',
      `${header}import type { FixSource } from './fix-source.js';\n\n/** By rule. */\nexport const fixes: Readonly<Record<string, FixSource>> = ${literal(Object.fromEntries(fixes))};\n`,
    ],
  ];
}

const literal = (value) => JSON.stringify(value, null, 1);
const pick = (source, keys) => Object.fromEntries(Object.entries(source).filter(([key]) => keys.includes(key)));
const omit = (source, keys) => Object.fromEntries(Object.entries(source).filter(([key]) => !keys.includes(key)));
