import { describe, expect, it } from 'vitest';
import {
  allAddresses,
  exampleIn,
  globRanges,
  holds,
  parseBlock,
  pieces,
  publicShare,
  type Range,
  union,
} from '../../src/policy/addresses.js';
import { allow, deny, judge, policyOf, verdict, when } from './values.js';

function range(text: string): Range {
  const parsed = parseBlock(text);
  if (!parsed) throw new Error(`${text} is no block`);
  return parsed;
}

describe('a block', () => {
  it('ignores host bits', () => expect(range('203.0.113.77/24')).toEqual(range('203.0.113.0/24')));
  it('without a prefix is one address', () => expect(range('203.0.113.9')).toEqual(range('203.0.113.9/32')));
  it.each(['203.0.113.0/33', '2001:db8::/129', '203.0.113', '010.0.0.1/8/8', '1.2.3.256', 'x', '', '1.2.3.4/'])(
    'is not %j',
    (text) => expect(parseBlock(text)).toBeNull(),
  );
});

describe('blocks together', () => {
  it('are one where they touch', () =>
    expect(union([range('128.0.0.0/1'), range('0.0.0.0/1')])).toEqual([range('0.0.0.0/0')]));
  it('hold what lies in one of them', () => {
    const ranges = union([range('203.0.113.0/24'), range('2001:db8::/32')]);
    expect(holds(ranges, range('203.0.113.128/25'))).toBe(true);
    expect(holds(ranges, range('2001:db8:1::/48'))).toBe(true);
    expect(holds(ranges, range('203.0.112.0/23'))).toBe(false);
  });
  it('cut the whole at their edges', () => {
    expect(pieces([range('0.0.0.0/0')], [range('64.0.0.0/2')]).map(exampleIn)).toEqual([
      '1.0.0.1',
      '64.0.0.1',
      '128.0.0.1',
    ]);
  });
});

describe('the part of the internet in a block', () => {
  it('does not count private and reserved addresses', () => {
    for (const text of ['10.0.0.0/8', '172.16.0.0/12', '240.0.0.0/4', 'fc00::/7'])
      expect(publicShare(range(text))).toBe(0);
  });
  it('is exact', () => expect(publicShare(range('8.0.0.0/8'))).toBe(2 ** -8));
});

describe('a wildcard in an address text', () => {
  it.each([
    ['*', allAddresses],
    ['203.0.113.*', [range('203.0.113.0/24')]],
    ['203.*', [range('203.0.0.0/8')]],
    ['999.*', []],
    ['203.?.113.*', null],
  ])('%s', (pattern, ranges) => expect(globRanges(pattern)).toEqual(ranges));
});

const allowFrom = (...blocks: string[]) => policyOf({ ...allow, ...when('IpAddress', 'aws:SourceIp', blocks) });

describe('an Allow for addresses', () => {
  it('restricts to a block', () => {
    expect(judge(allowFrom('203.0.113.0/24'))).toMatchObject({
      verdict: 'restricted',
      to: [{ kind: 'addresses', values: ['203.0.113.0/24'], words: 'addresses 203.0.113.0/24' }],
      statement: 0,
    });
  });
  it.each([
    ['everything', ['0.0.0.0/0']],
    ['both halves', ['0.0.0.0/1', '128.0.0.0/1']],
    ['all of IPv6', ['::/0']],
    ['more than a /8', ['8.0.0.0/8', '9.0.0.0/32']],
  ])('is public for %s', (_, blocks) => expect(verdict(allowFrom(...blocks))).toBe('public'));
  it('is a list for a /8, and for all private addresses', () => {
    expect(verdict(allowFrom('8.0.0.0/8'))).toBe('restricted');
    expect(verdict(allowFrom('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'))).toBe('restricted');
  });
  it('shows an address that gets in', () => {
    expect(judge(allowFrom('64.0.0.0/2')).witness).toMatchObject({ sourceIp: '64.0.0.1' });
  });
});

describe('a Deny for addresses', () => {
  const denyFrom = (operator: string, ...blocks: string[]) =>
    policyOf(allow, { ...deny, ...when(operator, 'aws:SourceIp', blocks) });

  it('lets those in whom it spares', () =>
    expect(verdict(denyFrom('NotIpAddress', '203.0.113.0/24'))).toBe('restricted'));
  it('is no restriction as a block list', () =>
    expect(verdict(denyFrom('IpAddress', '203.0.113.0/24'))).toBe('public'));
  it('of all IPv4 leaves IPv6', () => {
    expect(judge(denyFrom('IpAddress', '0.0.0.0/0'))).toMatchObject({
      verdict: 'public',
      witness: { sourceIp: '2000::1' },
    });
  });
  it('of everything closes', () => expect(verdict(denyFrom('IpAddress', '0.0.0.0/0', '::/0'))).toBe('closed'));
  it('takes the allowed block away piece by piece', () => {
    const halves = ['203.0.113.0/25', '203.0.113.128/25'].map((half) => ({
      ...deny,
      ...when('IpAddress', 'aws:SourceIp', half),
    }));
    const document = policyOf({ ...allow, ...when('IpAddress', 'aws:SourceIp', '203.0.113.0/24') }, ...halves);
    expect(verdict(document)).toBe('closed');
  });
});

describe('texts of addresses', () => {
  const allowText = (operator: string, value: string) =>
    policyOf({ ...allow, ...when(operator, 'aws:SourceIp', value) });
  it('are compared as texts by string operators', () => {
    expect(verdict(allowText('StringEquals', '203.0.113.9'))).toBe('restricted');
    expect(verdict(allowText('StringEquals', '0.0.0.0/0'))).toBe('closed');
    expect(verdict(allowText('StringLike', '*'))).toBe('public');
    expect(verdict(allowText('StringLike', '2*'))).toBe('public');
    expect(verdict(allowText('StringNotLike', '203.0.113.*'))).toBe('public');
  });
  it('are in doubt where a pattern is no block', () =>
    expect(verdict(allowText('StringLike', '*.7'))).toBe('undecided'));
});

describe('an address as people write it', () => {
  it.each(['1.2.3.4/+8', '1.2.3.4/8x', '1.2.3.4/x8', '1.2.3.4/8/', '1.2.3.4/0008'])('is not %s', (text) => {
    expect(parseBlock(text)).toBeNull();
  });
});

describe('a wildcard in an address', () => {
  const rangesOf = (pattern: string) => globRanges(pattern)?.filter(({ family }) => family === 4) ?? null;
  it('stands for all octets that begin so', () => {
    expect(rangesOf('10.25*')).toEqual(
      [
        '10.25.0.0/16',
        '10.250.0.0/16',
        '10.251.0.0/16',
        '10.252.0.0/16',
        '10.253.0.0/16',
        '10.254.0.0/16',
        '10.255.0.0/16',
      ].map(range),
    );
    expect(rangesOf('10.255.*')).toEqual([range('10.255.0.0/16')]);
    expect(rangesOf('1.2.3.*')).toEqual([range('1.2.3.0/24')]);
  });
  it('is for nobody behind an octet that there is not', () => {
    expect(globRanges('256.*')).toEqual([]);
    expect(globRanges('255.*')).toEqual([range('255.0.0.0/8')]);
  });
  it('is for IPv6 too where only digits are written', () => {
    const sixes = (pattern: string) => globRanges(pattern)?.filter(({ family }) => family === 6) ?? [];
    expect(holds(sixes('20*'), range('2001:db8::1'))).toBe(true);
    expect(holds(sixes('20*'), range('20::1'))).toBe(true);
    expect(holds(sixes('20*'), range('2101:db8::1'))).toBe(false);
    expect(sixes('0*')).toEqual([]);
    expect(sixes('10.*')).toEqual([]);
  });
  it('is a text in the middle', () => expect(globRanges('10.*.0.1')).toBeNull());
});

describe('ranges', () => {
  it('that lie in each other or only touch are one', () => {
    expect(union([range('10.0.0.0/8'), range('10.1.0.0/16'), range('11.0.0.0/8')])).toEqual(
      union([range('10.0.0.0/7')]),
    );
    expect(union([range('10.0.0.0/8'), range('12.0.0.0/8')])).toHaveLength(2);
    expect(
      union([range('::/0'), range('0.0.0.0/0')])
        .map(({ family }) => family)
        .sort(),
    ).toEqual([4, 6]);
  });
  it('are cut by edges of their own family only', () => {
    expect(pieces([range('10.0.0.0/8')], [range('::/1')])).toEqual([range('10.0.0.0/8')]);
    expect(pieces([range('10.0.0.0/8')], [range('10.0.0.0/9')])).toEqual([range('10.0.0.0/9'), range('10.128.0.0/9')]);
    expect(pieces([range('10.0.0.0/8')], [range('10.255.255.255/32')])).toHaveLength(2);
  });
  it('hold what lies across two of them that touch', () => {
    expect(holds(union([range('10.0.0.0/8'), range('11.0.0.0/8')]), range('10.0.0.0/7'))).toBe(true);
    expect(holds([range('10.0.0.0/8')], range('::/8'))).toBe(false);
  });
  it('are shown by their only address, or the second one', () => {
    expect(exampleIn(range('203.0.113.9/32'))).toBe('203.0.113.9');
    expect(exampleIn(range('203.0.113.0/24'))).toBe('203.0.113.1');
    expect(exampleIn(range('10.0.0.0/8'))).toBe('10.0.0.1');
  });
});
