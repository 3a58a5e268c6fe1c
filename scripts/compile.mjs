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
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const option = process.argv.indexOf('--out');
const out = resolve(option < 0 ? join(root, 'dist') : process.argv[option + 1]);

// What every check needs; all else is loaded on demand.
const coreEntries = ['src/cli/main.ts', 'src/cli/check.ts'];

// Modules of `core.cjs` run when they are first asked for.
const loader = `'use strict';
const loaded=new Map();
function load(name){let module=loaded.get(name);if(!module){module={exports:{}};loaded.set(name,module);modules[name](module,module.exports);}return module.exports;}
module.exports=load;
`;

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
  // its ES module builds a `require` of its own, which does not survive the translation to CommonJS
  alias: { 'web-tree-sitter': join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') },
};

const commandLine = await build({
  ...shared,
  entryPoints: { cli: 'src/cli/cli.ts', action: 'src/cli/action.ts' },
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.cjs' },
});
const library = await build({ ...shared, entryPoints: { index: 'src/index.ts' }, format: 'esm', minify: true });

const files = new Map();
for (const [name, text] of packed(await translated(commandLine), commandLine.metafile)) files.set(name, text);
for (const file of library.outputFiles) files.set(basename(file.path), file.text);
files.set('LICENSES.txt', licenses([commandLine.metafile, library.metafile]));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const [name, text] of files) writeFileSync(join(out, name), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
// The Terraform parser's wasm files are read from beside the bundle.
for (const [owner, name] of [
  ['web-tree-sitter', 'web-tree-sitter.wasm'],
  ['@tree-sitter-grammars/tree-sitter-hcl', 'tree-sitter-hcl.wasm'],
]) {
  cpSync(join(root, 'node_modules', owner, name), join(out, name));
}

/** The pieces by name, as CommonJS. */
async function translated({ outputFiles }) {
  const pieces = new Map();
  for (const { path, text } of outputFiles) pieces.set(basename(path), await commonJs(text));
  return pieces;
}

/**
 * esbuild makes a piece of everything that two entries share, dozens of them. Those that every check loads become one
 * file, `core.cjs`, in which each stays a module of its own; what is loaded on demand stays apart.
 */
function packed(pieces, metafile) {
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const core = new Set();
  const add = (name) => {
    if (core.has(name)) return;
    core.add(name);
    for (const { path, kind, external } of outputs.get(name).imports)
      if (kind === 'import-statement' && !external) add(basename(path));
  };
  for (const [name, { entryPoint }] of outputs) if (coreEntries.includes(entryPoint)) add(name);

  const plain = plainNames([...pieces.keys()]);
  const linked = (code, fromCore) =>
    code.replaceAll(/require\("\.\/([\w.-]+\.cjs)"\)/g, (_, name) => {
      if (!core.has(name)) return `require("./${plain.get(name)}")`;
      return fromCore ? `load("${name}")` : `require("./core.cjs")("${name}")`;
    });
  const modules = [...core]
    .sort()
    .map((name) => `${JSON.stringify(name)}(module,exports){${linked(pieces.get(name), true)}}`);
  const result = new Map([['core.cjs', `${loader}const modules={\n${modules.join(',\n')}\n};\n`]]);
  for (const [name, code] of pieces) if (!core.has(name)) result.set(plain.get(name), linked(code, false));
  return result;
}

/** Without the hash, where the name alone tells the pieces apart: a change of the code is then no change of names. */
function plainNames(names) {
  const short = (name) => name.replace(/-[A-Z0-9]{8}(?=\.cjs$)/, '');
  return new Map(
    names.map((name) => [name, names.filter((other) => short(other) === short(name)).length > 1 ? name : short(name)]),
  );
}

async function commonJs(text) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: shared.target,
    // a plain `require`, which needs no loader of ES modules
    supported: { 'dynamic-import': false },
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
