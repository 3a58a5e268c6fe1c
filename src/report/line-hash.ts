import type { Source } from '../text/source.js';

/**
 * `primaryLocationLineHash` as GitHub's uploader computes it (github/codeql-action, src/fingerprints.ts), by which code
 * scanning recognises an alert again: for each line a polynomial hash (base 37, modulo 2^64) of the 100 UTF-16 units
 * from the line's start on, without blanks and tabs and with every line end as LF, then a colon and how many lines of
 * the file up to here have that hash.
 */
export function lineHash(source: Source, line: number): string {
  let hashes = cache.get(source);
  if (!hashes) {
    hashes = lineHashes(source.text);
    cache.set(source, hashes);
  }
  return hashes[line - 1] ?? '';
}

const cache = new WeakMap<Source, readonly string[]>();

const UNITS = 100;
const END_OF_FILE = 0xffff;
const BASE = 37;
const WORD = 2 ** 32;

export function lineHashes(text: string): readonly string[] {
  const hashes: string[] = [];
  const times = new Map<string, number>();
  const { units, starts } = normalized(text);
  for (const start of starts) {
    // 64 bits as two 32-bit halves: BigInt would be many times slower.
    let high = 0;
    let low = 0;
    for (let at = start; at < start + UNITS; at++) {
      const sum = low * BASE + (units[at] ?? 0);
      low = sum % WORD;
      high = (high * BASE + (sum - low) / WORD) % WORD;
    }
    const hash = high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
    const nth = (times.get(hash) ?? 0) + 1;
    times.set(hash, nth);
    hashes.push(`${hash}:${nth}`);
  }
  return hashes;
}

/** The units that count, ended by a mark; and where among them each line starts. */
function normalized(text: string): { units: Uint16Array; starts: number[] } {
  const units = new Uint16Array(text.length + 1);
  const starts = [0];
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || unit === 0x09) continue;
    if (unit === 0x0a || unit === 0x0d) {
      if (unit === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++;
      units[length++] = 0x0a;
      starts.push(length);
    } else {
      units[length++] = unit;
    }
  }
  units[length++] = END_OF_FILE;
  return { units: units.subarray(0, length), starts };
}
