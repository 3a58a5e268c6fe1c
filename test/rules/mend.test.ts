import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/check/finding.js';
import { checkInputs } from '../../src/check/pipeline.js';
import { loadInputs } from '../../src/parsers/inputs.js';
import { builtInRules } from '../../src/rules/builtin.js';
import { texts } from '../../src/rules/texts.generated.js';
import { parseText } from '../../src/text/parse.js';
import { Source } from '../../src/text/source.js';
import { type Case, folder, readCases, strictest } from './cases.js';
import { isMap, type Place, type PlainMap, plainOf, renamed, withSnippet, withTaken } from './merged.js';

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

/** What the rule says of a document, and how much there is in it. */
async function said(rule: string, document: PlainMap, format: Format) {
  const given = new Map([[`/work/${fileOf[format]}`, JSON.stringify(document)]]);
  const options = { cwd: '/work', root: null, parameters: new Map(), stage: null, region: null, source: null, given };
  const findings: Finding[] = [];
  let size = 0;
  const settings = { rules: () => active, suppressions: null, baseline: null };
  for await (const checked of checkInputs(loadInputs([], options), settings)) {
    findings.push(...checked.findings.filter((finding) => finding.rule === rule));
    size += checked.counts.apis + checked.counts.routes + checked.counts.stages;
  }
  return { findings, size };
}

/** Where the snippet cannot be put into the example. */
const apart: Readonly<Record<string, string>> = {
  'cache-shared-between-callers sls': 'the example defines its API under resources, the snippet in events',
  'control-without-effect cfn': 'what protects nothing has to go',
  'domain-tls-unstated sls': 'the example defines its domain under resources, the snippet by the plugin',
  'open-deployment-left-live cfn': 'it is the logical id that changes',
};

const examples = readCases().filter(({ name, format }) => name === 'bad' && format !== 'tf');
const helpFor = ({ rule, format }: Case) => texts[rule]?.help?.[formats[format as Format]] ?? '';
/** A sentence instead of a snippet: the format cannot say it, or there is nothing to write. */
const isSentence = (text: string) =>
  text
    .trim()
    .split('\n')
    .every((line) => line.startsWith('#'));
const mendable = examples.filter((one) => !isSentence(helpFor(one)) && !apart[`${one.rule} ${one.format}`]);

describe('with the snippet of the help in it, the example of what is wrong is right', () => {
  it.each(mendable.map((one) => [`${one.rule} ${one.format}`, one] as const))('%s', async (_, one) => {
    const format = one.format as Format;
    const { section } = places[format];
    const document = await documentOf(one);
    const before = await said(one.rule, document, format);
    expect(before.findings.map(({ status }) => status)).toContain('fail');

    const snippet = (await parseText(new Source('help.yaml', helpFor(one)))).value;
    if (!snippet) throw new Error('the snippet is empty');
    const resources = before.findings.flatMap(({ resource, decidedBy }) => [decidedBy ?? '', resource]);
    const place = { ...places[format], resources, replaces: replaces.has(one.rule) };
    const mended = withSnippet(document, renamed(plainOf(snippet), document, section), place);
    if (!mended) throw new Error('the snippet has no place in the example');
    const after = await said(one.rule, withTaken(mended, section), format);
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
