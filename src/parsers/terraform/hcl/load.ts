import { Language, Parser } from 'web-tree-sitter';
import { wasm } from './wasm.js';

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
