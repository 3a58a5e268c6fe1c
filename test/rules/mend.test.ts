import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/check/finding.js';
import { checkInputs } from '../../src/check/pipeline.js';
import { loadInputs } from '../../src/parsers/inputs.js';
import { builtInRules } from '../../src/rules/builtin.js';
import { texts } from '../../src/rules/texts.generated.js';
import { parseText } from '../../src/text/parse.js';
import { Source } from '../../src/text/source.js';
import { folder as temporary } from '../integrations/tools.js';
import { type Case, folder, readCases, strictest } from './cases.js';
import { isMap, type Place, type PlainMap, plainOf, renamed, withSnippet, withTaken } from './merged.js';
import { renamedHcl, withHclSnippet, withTakenHcl } from './merged-hcl.js';

const active = strictest(builtInRules());
const formats = { cfn: 'cloudformation', sam: 'sam', sls: 'serverless' } as const;
const fileOf = { cfn: 'template.json', sam: 'template.json', sls: 'serverless.yml' } as const;
type Format = keyof typeof formats;

const replaces = new Set([
  'hard-coded-api-key',
  'open-deployment-left-live',
  'resource-policy-public',
  'private-api-open-to-any-vpc',
  'secret-in-stage-variable',
  'unintended-stage',
]);

const places: Record<Format, Pick<Place, 'top' | 'section'>> = {
  cfn: { top: ['Resources', 'Conditions', 'Parameters'], section: ['Resources'] },
  sam: { top: ['Resources', 'Globals'], section: ['Resources'] },
  sls: { top: ['plugins', 'provider', 'custom', 'functions', 'resources'], section: ['resources', 'Resources'] },
};

async function documentOf(one: Case): Promise<PlainMap> {
  const path = join(folder, one.path);
  const file = statSync(path).isDirectory() ? join(path, 'serverless.yml') : path;
  const value = (await parseText(new Source(file, readFileSync(file, 'utf8')))).value;
  const plain = value && plainOf(value);
  if (!isMap(plain ?? undefined)) throw new Error(`${one.path} is no map`);
  return plain as PlainMap;
}

const options = { root: null, parameters: new Map(), stage: null, region: null, source: null };

/** What the rule says of an input, and how much there is in it. */
async function said(rule: string, inputs: ReturnType<typeof loadInputs>) {
  const findings: Finding[] = [];
  let size = 0;
  for await (const checked of checkInputs(inputs, { rules: () => active, suppressions: null, baseline: null })) {
    expect(checked.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual(
      [],
    );
    findings.push(...checked.findings.filter((finding) => finding.rule === rule));
    size += checked.counts.apis + checked.counts.routes + checked.counts.stages;
  }
  return { findings, size };
}

function ofDocument(document: PlainMap, format: Format) {
  const given = new Map([[`/work/${fileOf[format]}`, JSON.stringify(document)]]);
  return loadInputs([], { ...options, cwd: '/work', given });
}

function ofConfiguration(text: string) {
  const cwd = temporary();
  writeFileSync(join(cwd, 'main.tf'), text);
  return loadInputs(['.'], { ...options, cwd });
}

/** Where the snippet cannot be put into the example. */
const apart: Readonly<Record<string, string>> = {
  'cache-shared-between-callers sls': 'the example defines its API under resources, the snippet in events',
  'control-without-effect cfn': 'what protects nothing has to go',
  'control-without-effect tf': 'what protects nothing has to go',
  'domain-tls-unstated sls': 'the example defines its domain under resources, the snippet by the plugin',
  'hard-coded-api-key tf': 'the value has to go',
  'open-deployment-left-live cfn': 'it is the logical id that changes',
  'private-api-open-to-any-vpc tf': 'the example has its policy as JSON, the snippet as a document',
  'resource-policy-allow-list-bypass tf': 'the example has its policy as JSON, the snippet as a document',
  'resource-policy-public tf': 'the example has its policy as JSON, the snippet as a document',
};

/** A plan is mended in the configuration that it is made of. */
interface Written extends Case {
  readonly format: Exclude<Case['format'], 'plan'>;
}
const examples = readCases().filter((one): one is Written => one.name === 'bad' && one.format !== 'plan');
const helpFor = ({ rule, format }: Written) =>
  texts[rule]?.help?.[format === 'tf' ? 'terraform' : formats[format]] ?? '';
/** A sentence instead of a snippet: the format cannot say it, or there is nothing to write. */
const isSentence = (text: string) =>
  text
    .trim()
    .split('\n')
    .every((line) => line.startsWith('#'));
const mendable = examples.filter((one) => !isSentence(helpFor(one)) && !apart[`${one.rule} ${one.format}`]);

/** What the rule says of the example, and of the example with the snippet in it. */
async function tried(one: Written) {
  return one.format === 'tf' ? triedConfiguration(one) : triedDocument(one, one.format);
}

async function triedDocument(one: Written, format: Format) {
  const { section } = places[format];
  const document = await documentOf(one);
  const before = await said(one.rule, ofDocument(document, format));
  const snippet = (await parseText(new Source('help.yaml', helpFor(one)))).value;
  if (!snippet) throw new Error('the snippet is empty');
  const place = { ...places[format], resources: named(before.findings), replaces: replaces.has(one.rule) };
  const mended = withSnippet(document, renamed(plainOf(snippet), document, section), place);
  if (!mended) throw new Error('the snippet has no place in the example');
  return { before, after: await said(one.rule, ofDocument(withTaken(mended, section), format)) };
}

async function triedConfiguration(one: Written) {
  const text = readFileSync(join(folder, one.path, 'main.tf'), 'utf8');
  const before = await said(one.rule, ofConfiguration(text));
  const mended = withHclSnippet(text, renamedHcl(helpFor(one), text), named(before.findings));
  if (mended === null) throw new Error('the snippet has no place in the example');
  return { before, after: await said(one.rule, ofConfiguration(withTakenHcl(mended))) };
}

/** The resources that findings name, the one that decided first. */
function named(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ resource, decidedBy }) => [decidedBy ?? '', resource]);
}

describe('with the snippet of the help in it, the example of what is wrong is right', () => {
  it.each(mendable.map((one) => [`${one.rule} ${one.format}`, one] as const))('%s', async (_, one) => {
    const { before, after } = await tried(one);
    expect(before.findings.map(({ status }) => status)).toContain('fail');
    expect(after.findings.map(({ message }) => message)).toEqual([]);
    // nothing is right merely because it is gone, but for the stage that nobody asked for
    expect(after.size).toBeGreaterThanOrEqual(before.size - (one.rule === 'unintended-stage' ? 1 : 0));
  });
});

it('leaves out only what has nothing to put in', () => {
  console.info(`${mendable.length} snippets of ${examples.length} mend their example`);
  const known = new Set(examples.map(({ rule, format }) => `${rule} ${format}`));
  expect(Object.keys(apart).filter((name) => !known.has(name))).toEqual([]);
});
