import typescript from 'typescript';
import { describe, expect, it } from 'vitest';
import { hclParser } from '../../src/parsers/terraform/hcl/load.js';
import { readNative } from '../../src/parsers/terraform/hcl/native-syntax.js';
import type { HelpFormat } from '../../src/rules/rule.js';
import { texts } from '../../src/rules/texts.generated.js';
import { parseText } from '../../src/text/parse.js';
import { Source } from '../../src/text/source.js';

/** What is wrong with a snippet in its own language. That what it says mends the finding is shown by the `good` examples. */
const problems: Record<HelpFormat, (text: string) => Promise<readonly string[]>> = {
  cloudformation: yaml,
  sam: yaml,
  serverless: yaml,
  terraform: hcl,
  cdk: async (text) => {
    const asStatements = syntax(text);
    return asStatements.length === 0 ? [] : syntax(`({\n${text}\n})`);
  },
};

async function yaml(text: string): Promise<readonly string[]> {
  const { diagnostics } = await parseText(new Source('help.yaml', text));
  return diagnostics.map(({ message }) => message);
}

async function hcl(text: string): Promise<readonly string[]> {
  const { diagnostics } = readNative(new Source('help.tf', text), await hclParser());
  return diagnostics.map(({ message }) => message);
}

function syntax(text: string): readonly string[] {
  const { diagnostics = [] } = typescript.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { module: typescript.ModuleKind.ESNext },
  });
  return diagnostics.map(({ messageText }) =>
    typeof messageText === 'string' ? messageText : messageText.messageText,
  );
}

describe.each(Object.entries(texts))('%s', (_, { help = {} }) => {
  it.each(Object.keys(problems) as HelpFormat[])(
    'says how to mend it in %s, without a slip of the pen',
    async (format) => {
      const text = help[format] ?? '';
      expect(text.trim()).not.toBe('');
      expect(await problems[format](text)).toEqual([]);
    },
  );
});
