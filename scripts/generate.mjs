// Writes what is made of the rule files and schemas, so that nothing is said twice:
//
//   node scripts/generate.mjs           writes the files that differ
//   node scripts/generate.mjs --check   changes nothing; exit status 1 and the names of the files that differ
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withExamples } from './generate/examples.mjs';
import { ruleModules } from './generate/modules.mjs';
import { rulePages } from './generate/pages.mjs';
import { readRules } from './generate/rules.mjs';
import { configSchema, validators } from './generate/schemas.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');

const rules = readRules(root);
const schema = configSchema(root, rules);
const pages = rulePages(root, rules);
/** @type {Map<string, string | null>} path from the root to text; null: must not exist */
const wanted = new Map([
  ['schema/config.schema.json', schema],
  ...(await validators(root, schema)),
  ...ruleModules(rules),
  ...pages,
  withExamples(root, 'docs/own-rules.md'),
]);

const stale = [];
for (const [path, text] of wanted) {
  const file = join(root, path);
  if (current(file) === text) continue;
  stale.push(path);
  if (check) continue;
  if (text === null) {
    rmSync(file);
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

for (const path of stale) console.log(`${check ? 'differs' : 'wrote'}: ${path}`);
if (check && stale.length > 0) {
  console.log('Run `npm run generate` and commit the result.');
  process.exitCode = 1;
}

/** The file's text, or null. */
function current(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
