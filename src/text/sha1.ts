/**
 * SHA-1 (FIPS 180-4) of a text's UTF-8 bytes, as 40 hexadecimal digits; for names and identities, not for secrets.
 * Loading `node:crypto` for a few short texts would cost more than reading a template.
 */
export function sha1(text: string): string {
  const bytes = Buffer.from(text);
  const words = padded(bytes);
  const hash = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const schedule = new Int32Array(80);
  for (let block = 0; block < words.length; block += 16) addBlock(hash, words, block, schedule);
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The message in blocks of sixteen big-endian words: a 1 bit and its length in bits follow it. */
function padded(bytes: Buffer): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) << 4);
  for (const [at, byte] of bytes.entries()) put(words, at, byte);
  put(words, bytes.length, 0x80);
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

function put(words: Int32Array, at: number, byte: number): void {
  words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - ((at & 3) << 3)));
}

function addBlock(hash: Int32Array, words: Int32Array, block: number, schedule: Int32Array): void {
  const w = (at: number) => schedule[at] ?? 0;
  for (let at = 0; at < 80; at++) {
    schedule[at] = at < 16 ? (words[block + at] ?? 0) : rotated(w(at - 3) ^ w(at - 8) ^ w(at - 14) ^ w(at - 16), 1);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
  for (let at = 0; at < 80; at++) {
    const [f, k] =
      at < 20
        ? [(b & c) | (~b & d), 0x5a827999]
        : at < 40
          ? [b ^ c ^ d, 0x6ed9eba1]
          : at < 60
            ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
            : [b ^ c ^ d, 0xca62c1d6];
    const next = (rotated(a, 5) + f + e + k + w(at)) | 0;
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  for (const [at, word] of [a, b, c, d, e].entries()) hash[at] = (hash[at] ?? 0) + word;
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
