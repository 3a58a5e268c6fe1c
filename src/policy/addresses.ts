import ipaddr from 'ipaddr.js';

/** A run of addresses of one family, both ends included. */
export interface Range {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const bits = { 4: 32n, 6: 128n } as const;

/** An address (`203.0.113.9`) or a block (`203.0.113.0/24`, host bits ignored as IAM does); null where it is neither. */
export function parseBlock(text: string): Range | null {
  const [address = '', prefix, ...rest] = text.split('/');
  if (rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return null;
  const v4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (!v4 && (!ipaddr.IPv6.isValid(address) || address.includes('%'))) return null;
  const family = v4 ? 4 : 6;
  const length = prefix === undefined ? bits[family] : BigInt(prefix);
  if (length > bits[family]) return null;
  const number = ipaddr
    .parse(address)
    .toByteArray()
    .reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return block(family, number, length);
}

function block(family: 4 | 6, address: bigint, length: bigint): Range {
  const size = 1n << (bits[family] - length);
  const first = address - (address % size);
  return { family, first, last: first + size - 1n };
}

export const allAddresses: readonly Range[] = [block(4, 0n, 0n), block(6, 0n, 0n)];

/** In order, without overlaps. */
export function union(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of Array.from(ranges).sort(byPlace)) {
    const last = merged.at(-1);
    if (last && last.family === range.family && range.first <= last.last + 1n) {
      if (range.last > last.last) merged[merged.length - 1] = { ...last, last: range.last };
    } else merged.push(range);
  }
  return merged;
}

function byPlace(left: Range, right: Range): number {
  if (left.family !== right.family) return left.family - right.family;
  return left.first < right.first ? -1 : left.first > right.first ? 1 : 0;
}

/** Whether an ordered list without overlaps holds the whole range. */
export function holds(ranges: readonly Range[], range: Range): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = ranges[middle];
    if (!here) return false;
    if (here.family === range.family && here.first <= range.first && range.last <= here.last) return true;
    if (byPlace(here, range) < 0) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** Cuts ranges at every edge of the others, so that each piece lies wholly inside or outside each of them. */
export function pieces(whole: readonly Range[], edges: readonly Range[]): Range[] {
  return whole.flatMap((range) => {
    const starts = new Set([range.first]);
    for (const edge of edges) {
      if (edge.family !== range.family) continue;
      for (const start of [edge.first, edge.last + 1n])
        if (start > range.first && start <= range.last) starts.add(start);
    }
    const ordered = Array.from(starts).sort((left, right) => (left < right ? -1 : 1));
    return ordered.map((first, at) => ({
      family: range.family,
      first,
      last: (ordered[at + 1] ?? range.last + 1n) - 1n,
    }));
  });
}

/**
 * Addresses that no caller on the internet has. IPv4: IANA's special-purpose registry (blocks of /16 and wider, without
 * those for documentation); IPv6: all but the global unicast 2000::/3.
 */
const unroutable = blocks(
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 198.18.0.0/15 224.0.0.0/3 ::/3 4000::/2 8000::/1',
);

/** Addresses inside VPCs and AWS's own networks, to which API Gateway may rewrite the caller's address. */
export const internalAddresses = blocks('10.0.0.0/8 100.64.0.0/10 172.16.0.0/12 192.168.0.0/16 fc00::/7');

/** A list of blocks, parsed when it is first asked for: most inputs have no addresses at all. */
function blocks(texts: string): () => readonly Range[] {
  let ranges: readonly Range[] | undefined;
  return () => {
    ranges ??= union(texts.split(' ').flatMap((text) => parseBlock(text) ?? []));
    return ranges;
  };
}

/** Which part of its family's address space (0 to 1) the range takes, not counting what is not on the internet. */
export function publicShare(range: Range): number {
  const size = onInternet(range).reduce((sum, piece) => sum + piece.last - piece.first + 1n, 0n);
  return Number(size) / Number(1n << bits[range.family]);
}

function onInternet(range: Range): Range[] {
  return pieces([range], unroutable()).filter((piece) => !holds(unroutable(), piece));
}

/** An address of the range: one on the internet where it has one. */
export function exampleIn(range: Range): string {
  const inside = onInternet(range)[0] ?? range;
  const at = inside.first === inside.last ? inside.first : inside.first + 1n;
  const bytes = Array.from({ length: Number(bits[range.family]) / 8 }, (_, index) =>
    Number((at >> (bits[range.family] - 8n * BigInt(index + 1))) & 255n),
  );
  return ipaddr.fromByteArray(bytes).toString();
}

/**
 * The addresses whose text a wildcard pattern matches (`203.0.113.*`, `2*`, `*`); null where that is no short list of
 * blocks.
 */
export function globRanges(pattern: string): Range[] | null {
  if (/^(\?\*|\*\?|\*)$/.test(pattern)) return [...allAddresses];
  const dotted = /^((?:\d{1,3}\.){0,3})(\d{0,2})\*$/.exec(pattern);
  if (!dotted) return null;
  const octets = (dotted[1] ?? '').split('.').slice(0, -1).map(Number);
  if (octets.some((octet) => octet > 255)) return [];
  const begun = dotted[2] ?? '';
  const octetsFrom = Array.from({ length: 256 }, (_, octet) => octet).filter((octet) => `${octet}`.startsWith(begun));
  const starts = begun === '' ? [octets] : octetsFrom.map((octet) => [...octets, octet]);
  const ranges = starts.map((start) => {
    const address = [0, 1, 2, 3].reduce((sum, at) => sum * 256n + BigInt(start[at] ?? 0), 0n);
    return block(4, address, BigInt(8 * start.length));
  });
  return octets.length === 0 ? [...ranges, ...sixesFrom(begun)] : ranges;
}

/** IPv6 addresses whose text begins with the digits, which is written without leading zeros: 2001:db8::1 for `20`. */
function sixesFrom(digits: string): Range[] {
  if (digits.startsWith('0')) return [];
  return Array.from({ length: 5 - digits.length }, (_, more) => {
    const first = BigInt(Number.parseInt(digits, 16) * 16 ** more) << 112n;
    return { family: 6, first, last: first + (1n << BigInt(112 + 4 * more)) - 1n };
  });
}
