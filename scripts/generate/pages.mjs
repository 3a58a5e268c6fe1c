import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rules' documentation pages, their index, and the table in the README, as pairs of path and text. */
export function rulePages(root, rules) {
  const pages = rules.map((rule) => [`docs/rules/${rule.id}.md`, page(root, rule)]);
  const index = ['docs/rules/README.md', indexPage(rules)];
  const wanted = new Set([index, ...pages].map(([path]) => path));
  const folder = join(root, 'docs/rules');
  const gone = (existsSync(folder) ? readdirSync(folder) : [])
    .map((file) => `docs/rules/${file}`)
    .filter((path) => !wanted.has(path))
    .map((path) => [path, null]);
  return [...pages, index, ...gone, ['README.md', withTable(readFileSync(join(root, 'README.md'), 'utf8'), rules)]];
}

const formats = {
  cloudformation: { name: 'CloudFormation', language: 'yaml', fixture: 'cfn' },
  sam: { name: 'SAM', language: 'yaml', fixture: 'sam' },
  serverless: { name: 'Serverless Framework', language: 'yaml', fixture: 'sls' },
  terraform: { name: 'Terraform', language: 'hcl', fixture: 'tf' },
  cdk: { name: 'CDK', language: 'typescript', fixture: null },
};

const kindNames = { rest: 'REST', http: 'HTTP', websocket: 'WebSocket' };
const kindsOf = (kinds) => kinds.map((kind) => kindNames[kind]).join(', ');

const made = '<!-- Made by `npm run generate` from the rule file and its fixtures; do not edit. -->';

function page(root, { id, group, source }) {
  const { title, severity, kinds, presets, options, why, mend, help = {}, references, peers = {} } = source;
  return lines(
    made,
    `# ${title}`,
    '',
    '| | |',
    '| --- | --- |',
    `| Rule | \`${id}\` ([source](../../rules/${group}/${id}.yaml)) |`,
    `| Severity | ${severity} |`,
    `| APIs | ${kindsOf(kinds)} |`,
    `| Presets | ${presetWords(presets)} |`,
    ...standards(references).map(([name, ids]) => `| ${name} | ${ids} |`),
    ...Object.entries(peers).map(([tool, ids]) => `| ${tool} | ${ids.join(', ')} |`),
    '',
    why.trim(),
    '',
    '## How to mend it',
    '',
    mend,
    ...Object.entries(formats).flatMap(([format, about]) => section(root, id, about, help[format])),
    ...optionsSection(options),
    ...(source['suppress-when'] ? ['', '## When it is fine to suppress it', '', source['suppress-when'].trim()] : []),
    '',
    '## References',
    '',
    ...references.docs.map((url) => `- <${url}>`),
  );
}

/** The hint of a format, and its examples: the very files that the tests check. */
function section(root, id, { name, language, fixture }, hint) {
  const examples = fixture
    ? ['bad', 'good'].flatMap((name) => example(root, `fixtures/rules/${id}`, `${name}.${fixture}`, language))
    : [];
  if (!hint && examples.length === 0) return [];
  const code = hint ? ['', `\`\`\`${language}`, hint.trimEnd(), '```'] : [];
  return ['', `### ${name}`, ...code, ...examples];
}

const captions = { bad: 'What the rule finds', good: 'What it does not find' };

function example(root, folder, name, language) {
  const entry = readdirSync(join(root, folder)).find((file) => file === name || file.startsWith(`${name}.`));
  if (!entry) return [];
  const [kind] = name.split('.');
  const inner = /\.(sls|tf)$/.test(entry) ? readdirSync(join(root, folder, entry))[0] : null;
  const file = inner ? `${folder}/${entry}/${inner}` : `${folder}/${entry}`;
  const text = readFileSync(join(root, file), 'utf8');
  const shown = text.replace(/ # expect: .*$/gm, ' # <- found here').trimEnd();
  return ['', `<details><summary>${captions[kind]}</summary>`, '', `\`\`\`${language}`, shown, '```', '', '</details>'];
}

function optionsSection(options) {
  if (!options) return [];
  const rows = Object.entries(options).map(([name, { type, default: value, description }]) => {
    return `| \`${name}\` | ${type} | \`${JSON.stringify(value)}\` | ${cell(description)} |`;
  });
  return ['', '## Options', '', '| Option | Type | Default | |', '| --- | --- | --- | --- |', ...rows];
}

function presetWords(presets) {
  const words = Object.entries(presets).map(([name, settings]) => {
    if (settings === true) return name;
    const { kinds, severity, options } = settings;
    const parts = [
      ...(kinds ? [kindsOf(kinds)] : []),
      ...(severity ? [severity] : []),
      ...Object.entries(options ?? {}).map(([option, value]) => `${option}: ${JSON.stringify(value)}`),
    ];
    return `${name} (${parts.join('; ')})`;
  });
  return words.join(', ') || 'none: switch it on in the configuration';
}

function standards(references) {
  const hub = Object.entries(references['security-hub'] ?? {}).map(([id, severity]) => `${id} (${severity})`);
  const practices = (references.practices ?? []).map(practiceWord);
  const rows = [
    ['Security Hub', hub],
    ['AWS best practices', practices],
    ['OWASP API', references['owasp-api'] ?? []],
    ['CWE', references.cwe ?? []],
    ['NIST 800-53', references['nist-800-53'] ?? []],
    ['PCI DSS', references['pci-dss'] ?? []],
  ];
  return rows.filter(([, ids]) => ids.length > 0).map(([name, ids]) => [name, ids.join(', ')]);
}

const practiceWord = (practice) =>
  practice === 'misconfiguration' ? 'common misconfiguration' : `practice ${practice}`;

const groups = {
  authorization: 'Who can call',
  network: 'From where',
  tls: 'Encryption on the way',
  cache: 'Caches',
  waf: 'Filtering',
  limits: 'Limits and keys',
  validation: 'Validation',
  logging: 'Watching',
  cors: 'Cross-origin',
  definition: 'Hygiene',
};

const practices = [
  'Logging',
  'Authentication and authorization',
  'Lambda authorizers',
  'AWS WAF',
  'Mutual TLS',
  'Resource policies',
  'Private APIs',
  'Throttling and usage plans',
  'TLS and backend certificates',
  'Request validation',
  'AWS X-Ray',
  'Cache encryption',
];

const absent = [
  [
    'Caching must be on',
    'a cache is there for speed; what is cached of authorized routes can leak from one caller to another.',
  ],
  [
    'A minimum compression size',
    'it saves bytes; compressing secrets beside what a caller sends can even give them away.',
  ],
  ['An API key on every method', 'a key tells clients apart and counts their calls; it does not say who they are.'],
  [
    'Every API must be private',
    'most are meant for the internet; `api-publicly-reachable` is there for teams whose are not.',
  ],
  ['Some authorizer exists', 'what counts is which routes it is attached to, and IAM needs none.'],
  ['Method metrics on', 'they help operations and cost money; no attack is stopped or found by them alone.'],
  ['The log group has a certain name', 'what counts is whether logs are written.'],
];

function indexPage(rules) {
  return lines(
    made,
    '# Rules',
    '',
    `${rules.length} rules. \`gatelint explain RULE\` shows a page on the terminal, also by another tool's id.`,
    ...Object.entries(groups).flatMap(([group, name]) => ['', `## ${name}`, '', ...table(rules, group, '')]),
    '',
    '## AWS Security Hub',
    '',
    'The preset `security-hub` holds each control of API Gateway for exactly the kinds of APIs that AWS names.',
    '',
    '| Control | Rule | APIs | Severity at AWS |',
    '| --- | --- | --- | --- |',
    ...securityHub(rules),
    '',
    "## 'Amazon API Gateway Security Best Practices'",
    '',
    'The twelve practices with the rows of its checklist, and the list of common misconfigurations, with the rules that hold',
    'them: those of the preset `recommended`, and those that need `--preset strict`.',
    '',
    '| Practice | Always | With `--preset strict` |',
    '| --- | --- | --- |',
    ...practices.map((name, index) => `| ${index + 1}. ${name} | ${practiceRules(rules, index + 1)} |`),
    `| Common misconfigurations | ${practiceRules(rules, 'misconfiguration')} |`,
    '',
    '## Deliberately absent',
    '',
    'Other tools check these; they are noise, or do not make an API safer:',
    '',
    ...absent.map(([what, why]) => `- **${what}**: ${why}`),
    '',
    'Mistake by mistake, with what is not judged and why: [what goes wrong with API Gateway](../pitfalls.md).',
    '',
    '## Other tools',
    '',
    'Their ids, and the rule that stands for each here.',
    '',
    '| Tool | Id | Rule |',
    '| --- | --- | --- |',
    ...peerRows(rules),
  );
}

function table(rules, group, folder) {
  const rows = rules
    .filter((rule) => rule.group === group)
    .map(({ id, source: { title, severity, kinds, presets } }) => {
      return `| ${link(id, folder)} | ${severity} | ${cell(title)} | ${kindsOf(kinds)} | ${Object.keys(presets).join(', ')} |`;
    });
  return ['| Rule | Severity | What it finds | APIs | Presets |', '| --- | --- | --- | --- | --- |', ...rows];
}

const link = (id, folder = '') => `[${id}](${folder}${id}.md)`;

function securityHub(rules) {
  return rules
    .flatMap(({ id, source }) => {
      const { references, presets, kinds } = source;
      const preset = presets['security-hub'];
      return Object.entries(references['security-hub'] ?? {}).map(([control, severity]) => {
        const held = preset === true ? kinds : (preset?.kinds ?? (preset ? kinds : []));
        return { control, row: `| ${control} | ${link(id)} | ${kindsOf(held) || 'in no preset'} | ${severity} |` };
      });
    })
    .sort((a, b) => Number(a.control.split('.')[1]) - Number(b.control.split('.')[1]))
    .map(({ row }) => row);
}

function practiceRules(rules, practice) {
  const own = rules.filter(({ source }) => source.references.practices?.includes(practice));
  return [true, false]
    .map((always) => own.filter(({ source }) => Boolean(source.presets.recommended) === always))
    .map((some) =>
      some.map(({ id, source }) => link(id) + (Object.keys(source.presets).length === 0 ? ' (on request)' : '')),
    )
    .map((links) => links.join(', '))
    .join(' | ');
}

function peerRows(rules) {
  return rules
    .flatMap(({ id, source }) =>
      Object.entries(source.peers ?? {}).flatMap(([tool, ids]) => ids.map((peer) => [tool, peer, id])),
    )
    .sort((a, b) => (a.join() < b.join() ? -1 : 1))
    .map(([tool, peer, id]) => `| ${tool} | ${peer} | ${link(id)} |`);
}

/** The README with its rules table between the markers. */
function withTable(readme, rules) {
  const [start, end] = ['<!-- rules:start -->', '<!-- rules:end -->'];
  if (!readme.includes(start)) return readme;
  const sections = Object.entries(groups).map(([group, name]) => {
    const own = rules.filter((rule) => rule.group === group);
    return `| ${name} | ${own.map(({ id }) => link(id, 'docs/rules/')).join(', ')} |`;
  });
  const made = ['| | Rules |', '| --- | --- |', ...sections].join('\n');
  return `${readme.split(start)[0]}${start}\n\n${made}\n\n${end}${readme.split(end)[1]}`;
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();
const lines = (...all) => `${all.join('\n')}\n`;
