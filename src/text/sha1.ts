/** Loading `node:crypto` for fewer texts would cost more than it saves: more than reading a template. */
const few = 150;
let made = 0;

/** SHA-1 (FIPS 180-4) of a text's UTF-8 bytes, as 40 hexadecimal digits; for names and identities, not for secrets. */
export function sha1(text: string): string {
  return ++made > few ? process.getBuiltinModule('node:crypto').hash('sha1', text) : plainSha1(text);
}

function plainSha1(text: string): string {
  const words = blocksOf(Buffer.from(text));
  const hash = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const schedule = new Int32Array(80);
  for (let block = 0; block < words.length; block += 16) addBlock(hash, words.subarray(block, block + 16), schedule);
  let digest = '';
  for (const word of hash) digest += (word >>> 0).toString(16).padStart(8, '0');
  return digest;
}

/** The bytes as big-endian words in blocks of sixteen; a 1 bit and the length in bits follow them. */
function blocksOf(bytes: Buffer): Int32Array {
  const { length } = bytes;
  const view = Buffer.alloc((((length + 8) >> 6) + 1) << 6);
  bytes.copy(view);
  view[length] = 0x80;
  view.writeUInt32BE(Math.floor(length / 2 ** 29), view.length - 8);
  view.writeInt32BE(length << 3, view.length - 4);
  const words = new Int32Array(view.length >> 2);
  for (let at = 0; at < words.length; at++) words[at] = view.readInt32BE(at << 2);
  return words;
}

function addBlock(hash: Int32Array, block: Int32Array, w: Int32Array): void {
  w.set(block);
  for (let at = 16; at < 80; at++) {
    const mixed = (w[at - 3] ?? 0) ^ (w[at - 8] ?? 0) ^ (w[at - 14] ?? 0) ^ (w[at - 16] ?? 0);
    w[at] = (mixed << 1) | (mixed >>> 31);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
  for (let at = 0; at < 80; at++) {
    let mixed: number;
    if (at < 20) mixed = ((b & c) | (~b & d)) + 0x5a827999;
    else if (at < 40) mixed = (b ^ c ^ d) + 0x6ed9eba1;
    else if (at < 60) mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
    else mixed = (b ^ c ^ d) + 0xca62c1d6;
    const next = (((a << 5) | (a >>> 27)) + mixed + e + (w[at] ?? 0)) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  hash.set([(hash[0] ?? 0) + a, (hash[1] ?? 0) + b, (hash[2] ?? 0) + c, (hash[3] ?? 0) + d, (hash[4] ?? 0) + e]);
}
