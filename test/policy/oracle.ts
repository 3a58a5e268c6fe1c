/**
 * An independent evaluation of resource policies, one request at a time: every statement is answered for concrete values,
 * and the verdict is read off from brute force over the requests that could make a difference. It knows only whole,
 * valid policies without unknown values, and the keys and operators that `arbitrary.ts` uses.
 */
import { BlockList, isIPv6 } from 'node:net';

type Json = Record<string, unknown>;

type Who = 'anonymous' | { account: string; arn: string } | { service: string };

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

/** Whether the statement is about the caller, the action and the route. */
function isAbout(statement: Json, who: Who, route: string): boolean {
  const named = names(statement.Principal ?? statement.NotPrincipal, who);
  if (named !== 'Principal' in statement) return false;
  const action = list(statement.Action ?? statement.NotAction).some((one) =>
    like('execute-api:invoke', String(one).toLowerCase()),
  );
  if (action !== 'Action' in statement) return false;
  const resource = list(statement.Resource ?? statement.NotResource).some((one) =>
    like(`${apiArn}/${route}`, String(one).replace(/^execute-api:/, apiArn)),
  );
  return resource === 'Resource' in statement;
}

/** Condition keys are in lower case; absent ones are left out. */
type Keys = Readonly<Record<string, string>>;

function meets(statement: Json, keys: Keys): boolean {
  return Object.entries((statement.Condition ?? {}) as Json).every(([operator, wanted]) =>
    Object.entries(wanted as Json).every(([key, value]) => holds(operator, value, keys[key.toLowerCase()])),
  );
}

/** The values of each key at which a policy of these tests can turn, with those of strangers among them. */
const addresses = {
  listed: ['203.0.113.9', '203.0.113.1', '203.0.113.200', '192.0.2.5', '2001:db8::1', '10.1.2.3'],
  strange: ['5.5.5.5', '77.7.7.7', '150.1.1.1', '198.51.100.77', '2600::1', '2a00::1'],
};
const ids = {
  listed: ['0aa11bb22cc33dd44', '0ee55ff66aa77bb88', '0aa11ffffffffffff'],
  strange: ['00123456789abcdef', '0f123456789abcdef'],
};
const texts: Record<string, readonly (string | undefined)[]> = {
  'aws:referer': [undefined, 'https://intra.example.com/x', 'https://other.example'],
  'aws:useragent': [undefined, 'Mozilla', 'curl/8', 'a bot of mine', 'curl/8 bot'],
  'aws:currenttime': ['2020-06-01T00:00:00Z', '2024-06-01T00:00:00Z', '2036-01-01T00:00:00Z'],
  'aws:securetransport': ['true'],
};
const organizations = [undefined, 'o-exampleorg1', 'O-EXAMPLEORG1', 'o-other'];

const callers: Who[] = [
  'anonymous',
  { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/caller' },
  { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/other' },
  { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/alice' },
  { account: '999988887777', arn: 'arn:aws:iam::999988887777:role/stranger' },
  { service: 'events.amazonaws.com' },
  { service: 'sns.amazonaws.com' },
];

/** A star takes slashes too, so the odd paths belong to several patterns. */
const paths = ['pets', 'pets/7', 'health', 'admin/users', 'orders', 'pets/admin/x', 'GET/pets', 'admin/GET/pets/7'];
const odd = ['admin/GET/pets', 'GET/x', 'GET/pets/7', 'x/admin/y'];
const routes = ['prod', 'dev', 'prox'].flatMap((stage) =>
  ['GET', 'POST', 'DELETE'].flatMap((method) => [...paths, ...odd].map((path) => `${stage}/${method}/${path}`)),
);

const endpointKeys = ['aws:sourcevpce', 'aws:sourcevpc', 'aws:vpcsourceip'];

/** The values of all keys, of which those that a policy names vary. */
function keysOf(who: Who, used: ReadonlySet<string>, isPrivate: boolean, endpoint: boolean): Iterable<Keys> {
  const choices: Record<string, readonly (string | undefined)[]> = { ...texts };
  if (!isPrivate) choices['aws:sourceip'] = [...addresses.strange, ...addresses.listed];
  if (endpoint) {
    const all = [...ids.strange, ...ids.listed];
    choices['aws:sourcevpce'] = all.map((id) => `vpce-${id}`);
    choices['aws:sourcevpc'] = all.map((id) => `vpc-${id}`);
    choices['aws:vpcsourceip'] = ['10.9.9.9', '10.1.2.3', '2600::9'];
  }
  if (typeof who === 'object' && 'arn' in who) {
    choices['aws:principalorgid'] = organizations;
    choices['aws:principalarn'] = [who.arn];
    choices['aws:principalaccount'] = [who.account];
  }
  return combinations(
    Object.entries(choices).map(([key, values]) => [key, used.has(key) ? values : values.slice(0, 1)]),
  );
}

/** Nobody whom a policy of these tests lists. */
function isStranger(who: Who, keys: Keys): boolean {
  const strange = (key: string, values: readonly string[]) =>
    keys[key] === undefined || values.some((one) => keys[key]?.endsWith(one));
  return (
    who === 'anonymous' &&
    strange('aws:sourceip', addresses.strange) &&
    strange('aws:sourcevpce', ids.strange) &&
    strange('aws:sourcevpc', ids.strange)
  );
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
  const used = new Set(
    statements.flatMap(({ Condition = {} }) =>
      Object.values(Condition as Json).flatMap((one) => Object.keys(one as Json).map((key) => key.toLowerCase())),
    ),
  );
  const isPrivate = endpoint === 'private';
  const networks = isPrivate ? [true] : [false, ...(endpointKeys.some((key) => used.has(key)) ? [true] : [])];
  let some = false;
  for (const who of callers) {
    // Routes about which the same statements speak need to be looked at once.
    const groups = new Map(
      routes.map((route) => {
        const about = statements.filter((statement) => isAbout(statement, who, route));
        return [about.map((statement) => statements.indexOf(statement)).join(), about];
      }),
    );
    for (const about of groups.values()) {
      if (!about.some(({ Effect }) => Effect === 'Allow')) continue;
      for (const throughEndpoint of networks) {
        for (const keys of keysOf(who, used, isPrivate, throughEndpoint)) {
          const matching = about.filter((statement) => meets(statement, keys));
          if (matching.length === 0 || matching.some(({ Effect }) => Effect === 'Deny')) continue;
          if (isStranger(who, keys) && throughEndpoint === isPrivate) return 'public';
          some = true;
        }
      }
    }
  }
  return some ? 'restricted' : 'closed';
}
