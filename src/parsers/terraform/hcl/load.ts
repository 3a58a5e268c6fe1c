import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

let loading: Promise<Parser> | null = null;

/** The HCL parser. Its two wasm files (300 KB) are read on first use and never without Terraform files in the input. */
export function hclParser(): Promise<Parser> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Parser> {
  await Parser.init({ wasmBinary: wasm('web-tree-sitter', 'web-tree-sitter.wasm') });
  const language = await Language.load(wasm('@tree-sitter-grammars/tree-sitter-hcl', 'tree-sitter-hcl.wasm'));
  return new Parser().setLanguage(language);
}

/** From beside the bundle, or from the package where the sources run as they are. */
function wasm(from: string, name: string): Uint8Array {
  for (const beside of [`./${name}`, `../${name}`]) {
    try {
      return readFileSync(new URL(beside, import.meta.url));
    } catch {
      // the next place
    }
  }
  return readFileSync(createRequire(import.meta.url).resolve(`${from}/${name}`));
}
