import type { RuleText } from '../report/reporter.js';
import type { RuleCore, RuleTexts } from '../rules/rule.js';

/** What reports say about rules; the long texts only where a report has them. */
export function ruleTextsOf(
  rules: readonly Pick<RuleCore, 'id' | 'title' | 'severity' | 'mend'>[],
  texts: Readonly<Record<string, RuleTexts>>,
): ReadonlyMap<string, RuleText> {
  return new Map(
    rules.map((rule) => {
      const { id, title, severity, mend } = rule;
      const explained = texts[id];
      return [
        id,
        {
          id,
          title,
          severity,
          mend,
          help: explained ? helpOf(rule, explained) : mend,
          url: explained?.references.docs[0] ?? '',
          tags: explained ? tagsOf(explained) : [],
        },
      ];
    }),
  );
}

const formatNames = {
  cloudformation: 'CloudFormation',
  sam: 'SAM',
  serverless: 'Serverless Framework',
  terraform: 'Terraform',
  openapi: 'OpenAPI',
} as const;

/** A rule's explanation as Markdown: why it matters, how to mend it in each format, when it is fine to suppress it. */
export function helpOf({ mend }: Pick<RuleCore, 'mend'>, texts: RuleTexts): string {
  const snippets = Object.entries(texts.help ?? {}).map(([format, text]) => {
    const name = (formatNames as Readonly<Record<string, string>>)[format] ?? format;
    return `**${name}**\n\n${isSnippet(text) ? `\`\`\`\n${text.trim()}\n\`\`\`` : text.trim()}`;
  });
  const suppress = texts['suppress-when'];
  return [
    texts.why.trim(),
    `**How to mend it.** ${mend}`,
    ...snippets,
    ...(suppress ? [`**When to suppress it.** ${suppress.trim()}`] : []),
    ...texts.references.docs.map((url) => `- <${url}>`),
  ].join('\n\n');
}

/** Code rather than a sentence. */
function isSnippet(text: string): boolean {
  return /^[\w"'$!.-]+\s*[:={]|^resource |^\s*[{-]/m.test(text);
}

function tagsOf({ references }: RuleTexts): readonly string[] {
  return [
    'api-gateway',
    ...(references.cwe ?? []).map((id) => `external/cwe/${id.toLowerCase()}`),
    ...(references['owasp-api'] ?? []).map((id) => `owasp-${id.toLowerCase().replace(':', '-')}`),
    ...Object.keys(references['security-hub'] ?? {}).map((id) => `security-hub/${id}`),
  ];
}
