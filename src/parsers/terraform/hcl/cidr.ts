import ipaddr from 'ipaddr.js';

/** A block of addresses: its first one, the length of its prefix, and how many bits an address has. */
interface Block {
  readonly first: bigint;
  readonly prefix: number;
  readonly bits: number;
}

/** `cidrhost("10.0.0.0/8", 5)`: the address with a number within a block, from its end where that is negative. */
export function cidrHost(given: string, host: number): string | undefined {
  const block = blockOf(given);
  if (!block || !Number.isInteger(host)) return undefined;
  const size = 1n << BigInt(block.bits - block.prefix);
  const offset = host < 0 ? size + BigInt(host) : BigInt(host);
  return offset >= 0n && offset < size ? textOf(block.first + offset, block.bits) : undefined;
}

/** `cidrsubnet("10.0.0.0/8", 8, 2)`: the block with a number among those that have so many bits more. */
export function cidrSubnet(given: string, newBits: number, number: number): string | undefined {
  const block = blockOf(given);
  if (!block || !Number.isInteger(newBits) || newBits < 0 || !Number.isInteger(number) || number < 0) return undefined;
  const prefix = block.prefix + newBits;
  if (prefix > block.bits || BigInt(number) >= 1n << BigInt(newBits)) return undefined;
  const first = block.first + (BigInt(number) << BigInt(block.bits - prefix));
  return `${textOf(first, block.bits)}/${prefix}`;
}

/** `cidrsubnets("10.0.0.0/8", 8, 4)`: blocks of these sizes one after the other, each where its size lets it begin. */
export function cidrSubnets(given: string, sizes: readonly number[]): readonly string[] | undefined {
  const block = blockOf(given);
  if (!block) return undefined;
  const blocks: string[] = [];
  let next = block.first;
  for (const newBits of sizes) {
    const prefix = block.prefix + newBits;
    if (!Number.isInteger(newBits) || newBits < 1 || prefix > block.bits) return undefined;
    const size = 1n << BigInt(block.bits - prefix);
    const first = ((next + size - 1n) / size) * size;
    next = first + size;
    if (next > block.first + (1n << BigInt(block.bits - block.prefix))) return undefined;
    blocks.push(`${textOf(first, block.bits)}/${prefix}`);
  }
  return blocks;
}

/** `cidrnetmask("10.0.0.0/8")`; of IPv4 alone. */
export function cidrNetmask(given: string): string | undefined {
  const block = blockOf(given);
  if (block?.bits !== 32) return undefined;
  return textOf((1n << 32n) - (1n << BigInt(32 - block.prefix)), 32);
}

function blockOf(text: string): Block | null {
  const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return null;
  const bytes = ipaddr.parse(address).toByteArray();
  const bits = bytes.length * 8;
  const prefix = Number(length);
  if (prefix > bits) return null;
  const whole = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return { first: whole - (whole % (1n << BigInt(bits - prefix))), prefix, bits };
}

function textOf(address: bigint, bits: number): string {
  const bytes = Array.from({ length: bits / 8 }, (_, at) => Number((address >> BigInt(bits - 8 * (at + 1))) & 255n));
  return ipaddr.fromByteArray(bytes).toString();
}
