import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * A wasm file of the HCL parser: from beside the bundle, or from its package where the sources run as they are. The
 * build of one file (`scripts/compile.mjs --single`) has the bytes in itself and puts a module of its own in this place.
 */
export function wasm(from: string, name: string): Uint8Array {
  for (const beside of [`./${name}`, `../${name}`]) {
    try {
      return readFileSync(new URL(beside, import.meta.url));
    } catch {
      // the next place
    }
  }
  return readFileSync(createRequire(import.meta.url).resolve(`${from}/${name}`));
}
