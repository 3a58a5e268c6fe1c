// Bundles src/ into dist/, which is committed: the package runs with nothing but Node, also as a pre-commit hook and
// as a GitHub Action.
//
//   node scripts/compile.mjs             writes dist/
//   node scripts/compile.mjs --out DIR   writes elsewhere (the freshness check compares the two)
//   node scripts/compile.mjs --single gatelint.mjs
//                                        writes the command line as one file that needs nothing beside it, for places
//                                        where a package cannot be installed: `node gatelint.mjs`
//
// The command line is CommonJS, although the sources are ES modules: Node starts a CommonJS program 5 to 10 ms sooner,
// a fifth of its whole start. What every check needs is one file, `core.cjs`; commands, formats and reporters that are
// loaded by `import()` stay apart.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The Terraform parser's wasm files, which are read from beside the bundle. */
const wasmFiles = [
  ['web-tree-sitter', 'web-tree-sitter.wasm'],
  ['@tree-sitter-grammars/tree-sitter-hcl', 'tree-sitter-hcl.wasm'],
].map(([owner, name]) => ({ name, path: join(root, 'node_modules', owner, name) }));

/** js-yaml does not say that its schemas, tags and patterns can be left out: only its parser of events is used here. */
const unusedMayGo = {
  name: 'unused may go',
  transform(code, id) {
    if (!/node_modules\/js-yaml\//.test(id)) return null;
    return {
      code: code.replace(/^(var \w+ = )(?=new |define\w+\(|\w+\.withTags\(|String\.raw|`)/gm, '$1/* @__PURE__ */ '),
    };
  },
};

const packages = new Set(['node_modules/web-tree-sitter', 'node_modules/@tree-sitter-grammars/tree-sitter-hcl']);
const single = optionOf('--single');
if (single) await writeSingle(resolve(single));
else await writeFolder(resolve(optionOf('--out') ?? join(root, 'dist')));

function optionOf(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : process.argv[at + 1];
}

async function writeFolder(out) {
  const chunks = [...(await commandLine()), ...(await library())];
  const build = nameOf(chunks);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const { fileName, code } of chunks) {
    const isProgram = fileName === 'cli.cjs';
    const text = `${isProgram ? '#!/usr/bin/env node\n' : ''}${ascii(code.replace('BUILD_HASH', build))}`;
    writeFileSync(join(out, fileName), text, { mode: isProgram ? 0o755 : 0o644 });
  }
  writeFileSync(join(out, 'LICENSES.txt'), licenses());
  for (const { name, path } of wasmFiles) cpSync(path, join(out, name));
}

/** Compiled code and findings are kept from run to run (see src/cli/code-cache.ts): this tells builds apart. */
function nameOf(chunks) {
  const hash = createHash('sha256').update(chunks.map(({ code }) => code).join('\n'));
  return hash.digest('hex').slice(0, 16);
}

async function writeSingle(file) {
  const chunks = await oneFile();
  const code = chunks[0].code.replace('BUILD_HASH', nameOf(chunks));
  const notices = licenses().replaceAll('*/', '* /');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/usr/bin/env node\n${ascii(code)}\n/*\n${notices}\n*/\n`, { mode: 0o755 });
}

/** The `gatelint` command with all that it loads. */
async function oneFile() {
  const bundle = await open({
    input: { gatelint: 'src/cli/cli.ts' },
    plugins: [
      {
        name: 'wasm within',
        load(id) {
          if (!/src\/parsers\/terraform\/hcl\/wasm\.ts$/.test(id)) return null;
          const bytes = wasmFiles.map(({ name, path }) => [name, gzipSync(readFileSync(path)).toString('base64')]);
          return [
            "import { gunzipSync } from 'node:zlib';",
            `const files = ${JSON.stringify(Object.fromEntries(bytes))};`,
            "export const wasm = (_, name) => gunzipSync(Buffer.from(files[name], 'base64'));",
          ].join('\n');
        },
      },
    ],
  });
  return generate(bundle, { format: 'esm', codeSplitting: false });
}

/** The `gatelint` command and the GitHub Action. */
async function commandLine() {
  const core = new Set();
  const bundle = await open({
    input: { cli: 'src/cli/cli.ts', action: 'src/cli/action.ts' },
    plugins: [
      {
        name: 'core',
        buildEnd() {
          const add = (id) => {
            if (core.has(id)) return;
            core.add(id);
            for (const imported of this.getModuleInfo(id)?.importedIds ?? []) add(imported);
          };
          for (const id of this.getModuleIds()) if (/src\/cli\/(main|check)\.ts$/.test(id)) add(id);
        },
      },
    ],
  });
  return generate(bundle, {
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    codeSplitting: {
      groups: [
        { name: 'core', test: (id) => core.has(id) },
        // What reports for people share: one file instead of half a dozen.
        { name: 'report', test: /src\/report\/(excerpt|group|page|paint|root-path|words)\.ts$/ },
      ],
    },
  });
}

/** What `import 'gatelint'` and `import 'gatelint/cdk'` get: ES modules that share one. */
async function library() {
  const bundle = await open({ input: { index: 'src/index.ts', cdk: 'src/cdk-plugin.ts' } });
  return generate(bundle, {
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: { groups: [{ name: 'library', test: () => true }] },
  });
}

function open(options) {
  return rolldown({
    cwd: root,
    platform: 'node',
    // Has a database of megabytes; `gatelint diff` asks it where it is installed.
    external: ['@aws-cdk/cloudformation-diff'],
    // Syntax that Node 16.9 can parse, so that an old Node gets as far as the line that says which one is needed.
    transform: { target: 'node16.9' },
    // Emscripten's code of web-tree-sitter has an `eval` on a path that is not taken.
    checks: { eval: false, ineffectiveDynamicImport: false },
    ...options,
    plugins: [unusedMayGo, ...(options.plugins ?? [])],
  });
}

async function generate(bundle, options) {
  const { output } = await bundle.generate({ minify: true, comments: { legal: false }, ...options });
  await bundle.close();
  for (const { moduleIds } of output) {
    for (const id of moduleIds) {
      const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(relative(root, id));
      if (found) packages.add(found[1]);
    }
  }
  return output;
}

/** Node reads and compiles text within ASCII faster; such characters stand in strings and patterns only. */
function ascii(code) {
  return code.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The notices of the packages that the bundle contains. */
function licenses() {
  // by name: where the packages lie must not show in what is made
  const notices = new Map();
  for (const folder of packages) {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(join(root, folder, file), 'utf8') : '';
    notices.set(name, `${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  const ordered = [...notices.keys()].sort().map((name) => notices.get(name));
  return `This folder contains code of the following packages.\n\n${ordered.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
