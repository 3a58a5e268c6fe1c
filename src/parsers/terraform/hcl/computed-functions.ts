import { posix } from 'node:path';
import { cidrHost, cidrNetmask, cidrSubnet, cidrSubnets } from './cidr.js';
import { sizeLimit } from './collections.js';
import { safePattern } from './pattern.js';

/** A function of plain data: undefined where it cannot be evaluated. What it makes stands where it is called. */
export type Computed = (given: readonly unknown[]) => unknown;

/** Operations on sets, of which the first argument's items remain. */
export const ofSets = new Map<string, (one: readonly unknown[], others: readonly (readonly unknown[])[]) => unknown[]>([
  [
    'setintersection',
    (one, others) => {
      const sets = others.map((other) => new Set(other.map(canonical)));
      return one.filter((item) => sets.every((set) => set.has(canonical(item))));
    },
  ],
  [
    'setsubtract',
    (one, [other = []]) => {
      const cut = new Set(other.map(canonical));
      return one.filter((item) => !cut.has(canonical(item)));
    },
  ],
]);

const isText = (value: unknown): value is string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function onText(compute: (text: string, ...rest: unknown[]) => unknown): Computed {
  return ([value, ...rest]) => (isText(value) ? compute(String(value), ...rest) : undefined);
}

function onNumbers(compute: (...numbers: number[]) => unknown): Computed {
  return (given) => {
    const numbers = given.map((value) => (isText(value) && String(value).trim() !== '' ? Number(value) : Number.NaN));
    const result = numbers.some(Number.isNaN) ? undefined : compute(...numbers);
    return typeof result === 'number' && !Number.isFinite(result) ? undefined : result;
  };
}

function onLists(compute: (...lists: unknown[][]) => unknown): Computed {
  return (given) => (given.every(Array.isArray) ? compute(...given) : undefined);
}

function hash(algorithm: string, encoding: 'hex' | 'base64'): Computed {
  // loaded by the few configurations that hash something
  return onText((text) => process.getBuiltinModule('node:crypto').createHash(algorithm).update(text).digest(encoding));
}

const canonical = (value: unknown): string => JSON.stringify(value);

export const computed = new Map<string, Computed>([
  ...Array.from(ofSets, ([name, compute]): [string, Computed] => [
    name,
    onLists((one = [], ...others) => compute(one, others)),
  ]),
  ['abs', onNumbers(Math.abs)],
  ['ceil', onNumbers(Math.ceil)],
  ['floor', onNumbers(Math.floor)],
  ['max', onNumbers(Math.max)],
  ['min', onNumbers(Math.min)],
  ['pow', onNumbers(Math.pow)],
  ['signum', onNumbers(Math.sign)],
  ['log', onNumbers((value, base = Math.E) => Math.log(value) / Math.log(base))],
  [
    'parseint',
    onText((text, base) =>
      typeof base === 'number' && base >= 2 && base <= 36 ? finite(Number.parseInt(text, base)) : undefined,
    ),
  ],
  [
    'sum',
    ([list]) =>
      Array.isArray(list) ? finite(list.reduce((total: number, item: unknown) => total + Number(item), 0)) : undefined,
  ],
  ['title', onText((text) => text.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (letter) => letter.toUpperCase()))],
  ['strrev', onText((text) => [...text].reverse().join(''))],
  ['startswith', onText((text, prefix) => (isText(prefix) ? text.startsWith(String(prefix)) : undefined))],
  ['endswith', onText((text, suffix) => (isText(suffix) ? text.endsWith(String(suffix)) : undefined))],
  ['strcontains', onText((text, part) => (isText(part) ? text.includes(String(part)) : undefined))],
  [
    'indent',
    ([spaces, text]) =>
      typeof spaces === 'number' && spaces >= 0 && spaces <= 100 && typeof text === 'string'
        ? text.replaceAll('\n', `\n${' '.repeat(spaces)}`)
        : undefined,
  ],
  ['trim', onText((text, cut) => (typeof cut === 'string' ? trimmed(text, cut) : undefined))],
  [
    'substr',
    onText((text, offset, length) => {
      if (typeof offset !== 'number' || typeof length !== 'number') return undefined;
      const letters = [...text];
      const start = offset < 0 ? letters.length + offset : offset;
      return letters.slice(start, length < 0 ? undefined : start + length).join('');
    }),
  ],
  [
    'regex',
    ([pattern, text]) => {
      if (typeof pattern !== 'string' || typeof text !== 'string') return undefined;
      const match = safePattern(pattern, text, '')?.exec(text);
      return match ? captured(match) : undefined;
    },
  ],
  [
    'regexall',
    ([pattern, text]) => {
      if (typeof pattern !== 'string' || typeof text !== 'string') return undefined;
      const safe = safePattern(pattern, text, 'g');
      return safe ? [...text.matchAll(safe)].map(captured) : undefined;
    },
  ],
  ['sort', onLists((list = []) => list.map(String).sort())],
  [
    'range',
    onNumbers((...bounds) => {
      const [start, limit] = bounds.length === 1 ? [0, bounds[0] ?? 0] : [bounds[0] ?? 0, bounds[1] ?? 0];
      const step = bounds[2] ?? (limit < start ? -1 : 1);
      const count = Math.ceil((limit - start) / step);
      if (step === 0 || count < 0 || count > sizeLimit) return undefined;
      return Array.from({ length: Math.max(0, count) }, (_, index) => start + index * step);
    }),
  ],
  [
    'index',
    ([list, wanted]) => {
      const at = Array.isArray(list) ? list.findIndex((item) => canonical(item) === canonical(wanted)) : -1;
      return at < 0 ? undefined : at;
    },
  ],
  [
    'chunklist',
    ([list, size]) => {
      if (!Array.isArray(list) || typeof size !== 'number' || size < 1) return undefined;
      return Array.from({ length: Math.ceil(list.length / size) }, (_, chunk) =>
        list.slice(chunk * size, (chunk + 1) * size),
      );
    },
  ],
  [
    'matchkeys',
    ([values, keys, wanted]) => {
      if (!Array.isArray(values) || !Array.isArray(keys) || !Array.isArray(wanted)) return undefined;
      if (values.length !== keys.length) return undefined;
      const searched = new Set(wanted.map(canonical));
      return values.filter((_, index) => searched.has(canonical(keys[index])));
    },
  ],
  [
    'transpose',
    ([map]) => {
      if (map === null || typeof map !== 'object' || Array.isArray(map)) return undefined;
      const result = new Map<string, string[]>();
      for (const [key, list] of Object.entries(map))
        for (const item of Array.isArray(list) ? list : [])
          result.set(String(item), [...(result.get(String(item)) ?? []), key]);
      return Object.fromEntries(result);
    },
  ],
  ['base64encode', onText((text) => Buffer.from(text).toString('base64'))],
  ['base64decode', onText((text) => Buffer.from(text, 'base64').toString())],
  ['urlencode', onText((text) => encodeURIComponent(text).replaceAll('%20', '+'))],
  ['md5', hash('md5', 'hex')],
  ['sha1', hash('sha1', 'hex')],
  ['sha256', hash('sha256', 'hex')],
  ['sha512', hash('sha512', 'hex')],
  ['base64sha256', hash('sha256', 'base64')],
  ['base64sha512', hash('sha512', 'base64')],
  ['basename', onText((path) => (path === '' ? '.' : posix.basename(path) || '/'))],
  // the folder that a path names when it ends in `/`
  ['dirname', onText((path) => posix.normalize(posix.dirname(`${path}x`)))],
  ['cidrhost', onText((block, host) => cidrHost(block, Number(host)))],
  ['cidrnetmask', onText((block) => cidrNetmask(block))],
  ['cidrsubnet', onText((block, newBits, number) => cidrSubnet(block, Number(newBits), Number(number)))],
  ['cidrsubnets', onText((block, ...sizes) => cidrSubnets(block, sizes.map(Number)))],
  ['abspath', onText((path) => path)],
  ['type', () => undefined],
]);

/** Which argument is text whatever is given: numbers become text, and what was encoded as JSON is the text of it. */
export function textAt(name: string): number {
  if (name === 'regex' || name === 'regexall' || name === 'indent') return 1;
  return textFirst.has(name) ? 0 : -1;
}

const textFirst = new Set(
  'title strrev startswith endswith strcontains trim substr base64encode urlencode md5 sha1 sha256 sha512 base64sha256 base64sha512'.split(
    ' ',
  ),
);

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined;
}

function trimmed(text: string, cut: string): string {
  const letters = new Set(cut);
  const all = [...text];
  let start = 0;
  let end = all.length;
  while (start < end && letters.has(all[start] ?? '')) start++;
  while (end > start && letters.has(all[end - 1] ?? '')) end--;
  return all.slice(start, end).join('');
}

/** Groups by name or in order, as `regex` gives them; the whole match where the pattern has none. */
function captured(match: RegExpExecArray | RegExpMatchArray): unknown {
  if (match.groups) return Object.fromEntries(Object.entries(match.groups).map(([name, text]) => [name, text ?? null]));
  return match.length > 1 ? match.slice(1).map((text) => text ?? null) : match[0];
}
