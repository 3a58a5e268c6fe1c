// Bundles src/ into dist/, which is committed: the package runs with nothing but Node, also as a pre-commit hook and
// as a GitHub Action.
//
//   node scripts/compile.mjs             writes dist/
//   node scripts/compile.mjs --out DIR   writes elsewhere (the freshness check compares the two)
//
// The command line is CommonJS, although the sources are ES modules: Node starts a CommonJS program 5 to 10 ms sooner,
// a fifth of its whole start. esbuild splits ES modules only, so there are two steps: split, then translate each piece.
// Formats, reporters and commands are loaded by `import()`, which becomes a lazy `require`.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const option = process.argv.indexOf('--out');
const out = resolve(option < 0 ? join(root, 'dist') : process.argv[option + 1]);

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // Syntax that Node 16 can parse, so that an old Node gets as far as the line that says which one is needed.
  target: 'node16',
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  metafile: true,
  write: false,
  outdir: out,
};

const commandLine = await build({
  ...shared,
  entryPoints: { cli: 'src/cli/cli.ts', action: 'src/cli/action.ts' },
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  outExtension: { '.js': '.cjs' },
});
const library = await build({ ...shared, entryPoints: { index: 'src/index.ts' }, format: 'esm', minify: true });

const files = new Map();
for (const file of commandLine.outputFiles) files.set(file.path, await commonJs(file.text));
for (const file of library.outputFiles) files.set(file.path, file.text);
files.set(join(out, 'LICENSES.txt'), licenses([commandLine.metafile, library.metafile]));

rmSync(out, { recursive: true, force: true });
for (const [path, text] of files) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
}
// The Terraform parser's wasm files are read from beside the bundle.
for (const [owner, name] of [
  ['web-tree-sitter', 'web-tree-sitter.wasm'],
  ['@tree-sitter-grammars/tree-sitter-hcl', 'tree-sitter-hcl.wasm'],
]) {
  cpSync(join(root, 'node_modules', owner, name), join(out, name));
}

async function commonJs(text) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: shared.target,
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    define: { 'import.meta.url': 'moduleUrl' },
    banner: text.includes('import.meta.url')
      ? "const moduleUrl=require('node:url').pathToFileURL(__filename).href;"
      : '',
  });
  return code;
}

/** The notices of the packages that the bundle contains, each once. */
function licenses(metafiles) {
  const packages = new Set();
  for (const input of metafiles.flatMap((meta) => Object.keys(meta.inputs))) {
    const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(input);
    if (name) packages.add(input.slice(0, name.index + name[0].length - 1));
  }
  packages.add('node_modules/@tree-sitter-grammars/tree-sitter-hcl');
  const notices = [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(join(root, folder, file), 'utf8') : '';
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return `This folder contains code of the following packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
