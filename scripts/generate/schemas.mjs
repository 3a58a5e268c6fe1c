import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

/** `schema/config.schema.json` with the ids of the rules as they are now. */
export function configSchema(root, rules) {
  const schema = JSON.parse(readFileSync(join(root, 'schema/config.schema.json'), 'utf8'));
  schema.definitions.builtInRule.enum = rules.map(({ id }) => id);
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** The schemas of what people write, and of the reports that are merged, compiled to functions, so that ajv itself is not needed at run time. */
export async function validators(root, configText) {
  const schemaOf = (name) => JSON.parse(readFileSync(join(root, `schema/${name}.schema.json`), 'utf8'));
  return [
    ['src/rules/validator.generated.ts', await validator('validateRule', 'rule', schemaOf('rule'))],
    ['src/config/validator.generated.ts', await validator('validateConfig', 'config', JSON.parse(configText))],
    ['src/report/validator.generated.ts', await validator('validateReport', 'report', schemaOf('report'), false)],
  ];
}

/** `detailed`: with all that is wrong, for people; else with the first thing. */
async function validator(name, file, schema, detailed = true) {
  const ajv = new Ajv.default({
    allErrors: detailed,
    verbose: detailed,
    strictTypes: false,
    inlineRefs: detailed,
    code: { source: true, esm: true },
  });
  const code = standaloneCode.default(ajv, ajv.compile(withoutTexts(schema)));
  // ajv's code asks for its own helpers (string length, deep equality): they are put into the module.
  const bundle = await build({
    stdin: { contents: `export { default as check } from 'compiled'`, resolveDir: import.meta.dirname },
    plugins: [{ name: 'compiled', setup: (it) => compiledAs(it, code) }],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minifySyntax: true,
    write: false,
    logLevel: 'error',
  });
  const [text, exported] = bundle.outputFiles[0].text.split('\nexport {\n');
  const [inner] = exported.trim().split(' ');
  return `// Made by \`npm run generate\` from schema/${file}.schema.json; do not edit.
// @ts-nocheck
import type { ShapeCheck } from '../text/shape.js';

${text.trim()}

export const ${name}: ShapeCheck = ${inner};
`;
}

function compiledAs(it, contents) {
  it.onResolve({ filter: /^compiled$/ }, () => ({ path: 'compiled', namespace: 'compiled' }));
  it.onLoad({ filter: /./, namespace: 'compiled' }, () => ({ contents, resolveDir: import.meta.dirname }));
}

/** Descriptions are for people and editors; the compiled schema does without them. */
function withoutTexts(schema) {
  if (Array.isArray(schema)) return schema.map(withoutTexts);
  if (schema === null || typeof schema !== 'object') return schema;
  const kept = Object.entries(schema).filter(([key, value]) => !(key === 'description' && typeof value === 'string'));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutTexts(value)]));
}
