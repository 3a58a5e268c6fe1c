/**
 * An independent evaluation of resource policies, one request at a time: every statement is answered for concrete values,
 * and the verdict is read off from brute force over the requests that could make a difference. It knows only whole,
 * valid policies without unknown values, and the keys and operators that `arbitrary.ts` uses.
 */
import { BlockList, isIPv6 } from 'node:net';

type Json = Record<string, unknown>;

export interface Request {
  readonly who: Who;
  /** Condition keys in lower case; absent ones are left out. */
  readonly keys: Readonly<Record<string, string>>;
  /** `stage/METHOD/path`. */
  readonly route: string;
  /** Nobody whom a policy of these tests lists. */
  readonly stranger: boolean;
}

export type Who = 'anonymous' | { account: string; arn: string } | { service: string };

const apiArn = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5';

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Answers are kept: the same few comparisons come back for thousands of requests. */
function remembered(compare: (actual: string, wanted: string) => boolean): (actual: string, wanted: string) => boolean {
  const known = new Map<string, boolean>();
  return (actual, wanted) => {
    const key = `${actual} ${wanted}`;
    const answer = known.get(key) ?? compare(actual, wanted);
    known.set(key, answer);
    return answer;
  };
}

const like = remembered((text, pattern) => {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 's').test(text);
});

const inBlock = remembered((address, block) => {
  const [base = '', prefix] = block.split('/');
  if (isIPv6(base) !== isIPv6(address)) return false;
  const family = isIPv6(base) ? 'ipv6' : 'ipv4';
  const blocks = new BlockList();
  blocks.addSubnet(base, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
  return blocks.check(address, family);
});

const positive: Record<string, (actual: string, wanted: string) => boolean> = {
  StringEquals: (actual, wanted) => actual === wanted,
  StringEqualsIgnoreCase: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  StringLike: like,
  ArnLike: like,
  Bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  IpAddress: inBlock,
  DateLessThan: (actual, wanted) => Date.parse(actual) < Date.parse(wanted),
  DateGreaterThan: (actual, wanted) => Date.parse(actual) > Date.parse(wanted),
};

function holds(operator: string, wanted: unknown, actual: string | undefined): boolean {
  const values = list(wanted).map(String);
  if (operator === 'Null') return values.some((value) => (value === 'true') === (actual === undefined));
  const [, set, name = '', ifExists] = /^(?:(\w+):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const affirmed = name.replace('Not', '');
  const negated = affirmed !== name;
  if (actual === undefined) {
    if (set === 'ForAnyValue') return false;
    return set === 'ForAllValues' || ifExists !== undefined || negated;
  }
  const compare = positive[affirmed];
  if (!compare) throw new Error(`the oracle does not know ${operator}`);
  return values.some((value) => compare(actual, value)) !== negated;
}

function names(principal: unknown, who: Who): boolean {
  if (principal === '*') return true;
  return Object.entries(principal as Json).some(([type, value]) =>
    list(value).some((one) => {
      if (type === 'Service') return typeof who === 'object' && 'service' in who && who.service === one;
      if (one === '*') return true;
      if (typeof who !== 'object' || !('arn' in who)) return false;
      return one === who.account || one === `arn:aws:iam::${who.account}:root` || one === who.arn;
    }),
  );
}

function applies(statement: Json, request: Request): boolean {
  const named = names(statement.Principal ?? statement.NotPrincipal, request.who);
  if (named !== 'Principal' in statement) return false;
  const action = list(statement.Action ?? statement.NotAction).some((one) =>
    like('execute-api:invoke', String(one).toLowerCase()),
  );
  if (action !== 'Action' in statement) return false;
  const arn = `${apiArn}/${request.route}`;
  const resource = list(statement.Resource ?? statement.NotResource).some((one) =>
    like(arn, String(one).replace(/^execute-api:/, apiArn)),
  );
  if (resource !== 'Resource' in statement) return false;
  return Object.entries((statement.Condition ?? {}) as Json).every(([operator, keys]) =>
    Object.entries(keys as Json).every(([key, value]) => holds(operator, value, request.keys[key.toLowerCase()])),
  );
}

export function isAllowed(policy: Json, request: Request): boolean {
  const statements = list(policy.Statement) as Json[];
  const matching = statements.filter((statement) => applies(statement, request));
  return matching.some(({ Effect }) => Effect === 'Allow') && matching.every(({ Effect }) => Effect === 'Allow');
}

/** The values of each key at which a policy of these tests can turn, with those of strangers among them. */
const addresses = {
  listed: ['203.0.113.9', '203.0.113.200', '192.0.2.5', '2001:db8::1', '10.1.2.3'],
  strange: ['5.5.5.5', '77.7.7.7', '150.1.1.1', '198.51.100.77', '2600::1', '2a00::1'],
};
const ids = { listed: ['0aa11bb22cc33dd44', '0ee55ff66aa77bb88'], strange: ['00123456789abcdef', '0f123456789abcdef'] };
const texts: Record<string, readonly (string | undefined)[]> = {
  'aws:referer': [undefined, 'https://intra.example.com/x', 'https://other.example'],
  'aws:useragent': [undefined, 'curl/8', 'a bot of mine'],
  'aws:currenttime': ['2020-06-01T00:00:00Z', '2024-06-01T00:00:00Z', '2036-01-01T00:00:00Z'],
  'aws:securetransport': ['true'],
};
const organizations = [undefined, 'o-exampleorg1', 'o-other'];

const callers: Who[] = [
  'anonymous',
  { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/caller' },
  { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/other' },
  { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/alice' },
  { account: '999988887777', arn: 'arn:aws:iam::999988887777:role/stranger' },
  { service: 'events.amazonaws.com' },
  { service: 'sns.amazonaws.com' },
];

const routes = ['prod', 'dev', 'prox'].flatMap((stage) =>
  ['GET', 'POST', 'DELETE'].flatMap((method) =>
    ['pets', 'pets/7', 'health', 'admin/users', 'orders'].map((path) => `${stage}/${method}/${path}`),
  ),
);

/** Every request that could make a difference for a policy that names these keys. */
function* requests(
  used: ReadonlySet<string>,
  isPrivate: boolean,
  endpoint: boolean,
  sameRoutes: boolean,
): Iterable<Request> {
  const vary = (key: string, values: readonly (string | undefined)[]) => (used.has(key) ? values : values.slice(0, 1));
  for (const who of callers) {
    const signed = typeof who === 'object' && 'arn' in who;
    const choices: [string, readonly (string | undefined)[]][] = Object.entries(texts).map(([key, values]) => [
      key,
      vary(key, values),
    ]);
    if (!isPrivate) choices.push(['aws:sourceip', vary('aws:sourceip', [...addresses.strange, ...addresses.listed])]);
    if (endpoint) {
      const all = [...ids.strange, ...ids.listed];
      choices.push([
        'aws:sourcevpce',
        vary(
          'aws:sourcevpce',
          all.map((id) => `vpce-${id}`),
        ),
      ]);
      choices.push([
        'aws:sourcevpc',
        vary(
          'aws:sourcevpc',
          all.map((id) => `vpc-${id}`),
        ),
      ]);
      choices.push(['aws:vpcsourceip', vary('aws:vpcsourceip', ['10.9.9.9', '10.1.2.3', '2600::9'])]);
    }
    if (signed) {
      choices.push(['aws:principalorgid', vary('aws:principalorgid', organizations)]);
      choices.push(['aws:principalarn', [who.arn]], ['aws:principalaccount', [who.account]]);
    }
    for (const keys of combinations(choices)) {
      const strange = (key: string, values: readonly string[]) =>
        keys[key] === undefined || values.some((one) => keys[key]?.endsWith(one));
      const stranger =
        who === 'anonymous' &&
        strange('aws:sourceip', addresses.strange) &&
        strange('aws:sourcevpce', ids.strange) &&
        strange('aws:sourcevpc', ids.strange);
      for (const route of sameRoutes ? routes.slice(0, 1) : routes) yield { who, keys, route, stranger };
    }
  }
}

function* combinations(choices: [string, readonly (string | undefined)[]][]): Iterable<Record<string, string>> {
  const [first, ...rest] = choices;
  if (!first) {
    yield {};
    return;
  }
  const [key, values] = first;
  for (const others of combinations(rest)) {
    for (const value of values) yield value === undefined ? others : { ...others, [key]: value };
  }
}

/** The verdict by brute force. */
export function bruteForce(policy: Json, endpoint: 'regional' | 'private'): 'public' | 'restricted' | 'closed' {
  const statements = list(policy.Statement) as Json[];
  const keys = statements.flatMap(({ Condition = {} }) =>
    Object.values(Condition as Json).flatMap((one) => Object.keys(one as Json)),
  );
  const used = new Set(keys.map((key) => key.toLowerCase()));
  const sameRoutes = statements.every(({ Resource }) => Resource === 'execute-api:/*' || Resource === '*');
  const isPrivate = endpoint === 'private';
  const networks = isPrivate
    ? [true]
    : [false, ['aws:sourcevpce', 'aws:sourcevpc', 'aws:vpcsourceip'].some((key) => used.has(key))];
  let some = false;
  for (const throughEndpoint of networks) {
    for (const request of requests(used, isPrivate, throughEndpoint, sameRoutes)) {
      if (!isAllowed(policy, request)) continue;
      some = true;
      if (request.stranger && throughEndpoint === isPrivate) return 'public';
    }
  }
  return some ? 'restricted' : 'closed';
}
