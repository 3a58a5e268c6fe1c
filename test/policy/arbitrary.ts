import fc from 'fast-check';

/** Policies of small vocabulary, in all their forms: what `oracle.ts` can decide by brute force. */

const oneOrMore = <T>(values: fc.Arbitrary<T>) =>
  fc.oneof(values, fc.uniqueArray(values, { minLength: 1, maxLength: 3 }));

const negatable = (name: string, negated: string) =>
  fc
    .tuple(
      fc.constantFrom(name, name, negated),
      fc.constantFrom('', '', '', 'IfExists'),
      fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:'),
    )
    .map(([operator, suffix, prefix]) => `${prefix}${operator}${suffix}`);

const blocks = fc.constantFrom(
  '203.0.113.0/24',
  '203.0.113.9',
  '203.0.113.128/25',
  '192.0.2.0/24',
  '2001:db8::/32',
  '10.0.0.0/8',
  '0.0.0.0/0',
  '::/0',
  '0.0.0.0/1',
  '128.0.0.0/1',
  '203.0.113.77/24',
);
const vpceIds = fc.constantFrom('vpce-0aa11bb22cc33dd44', 'vpce-0ee55ff66aa77bb88');
const vpcIds = fc.constantFrom('vpc-0aa11bb22cc33dd44', 'vpc-0ee55ff66aa77bb88');

const like = (ids: fc.Arbitrary<string>, prefix: string) =>
  fc.oneof(ids, fc.constantFrom('*', '?*', `${prefix}-*`, `${prefix}-0aa11*`));

const on = (operator: fc.Arbitrary<string>, key: string, values: fc.Arbitrary<unknown>) =>
  fc.tuple(operator, fc.constantFrom(key, key.toLowerCase(), key.toUpperCase()), values);

type Test = readonly [operator: string, key: string, values: unknown];

const anywhere: fc.Arbitrary<Test>[] = [
  on(
    fc.constantFrom('DateLessThan', 'DateGreaterThan'),
    'aws:CurrentTime',
    fc.constantFrom('2022-01-01T00:00:00Z', '2030-01-01T00:00:00Z'),
  ),
  on(fc.constantFrom('Bool', 'BoolIfExists'), 'aws:SecureTransport', fc.constantFrom('true', 'false', true)),
  on(
    negatable('StringLike', 'StringNotLike'),
    'aws:Referer',
    oneOrMore(fc.constantFrom('https://intra.example.com/*', '*')),
  ),
  on(negatable('StringLike', 'StringNotLike'), 'aws:UserAgent', fc.constantFrom('*bot*', 'curl/*')),
  on(negatable('StringEquals', 'StringNotEquals'), 'aws:PrincipalOrgID', fc.constantFrom('o-exampleorg1', '*')),
  on(
    negatable('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'),
    'aws:PrincipalOrgID',
    fc.constantFrom('O-ExampleOrg1'),
  ),
  on(
    negatable('ArnLike', 'ArnNotLike'),
    'aws:PrincipalArn',
    fc.constantFrom('arn:aws:iam::111122223333:role/caller', 'arn:aws:iam::111122223333:role/*'),
  ),
  on(fc.constant('Null'), 'aws:PrincipalOrgID', fc.constantFrom('true', 'false')),
  on(negatable('StringEquals', 'StringNotEquals'), 'aws:SourceVpce', oneOrMore(vpceIds)),
  on(negatable('StringLike', 'StringNotLike'), 'aws:SourceVpce', oneOrMore(like(vpceIds, 'vpce'))),
  on(negatable('StringEquals', 'StringNotEquals'), 'aws:SourceVpc', oneOrMore(vpcIds)),
  on(fc.constant('Null'), 'aws:SourceVpce', fc.constantFrom('true', 'false')),
];

const tests = {
  regional: fc.oneof(
    { weight: 6, arbitrary: on(negatable('IpAddress', 'NotIpAddress'), 'aws:SourceIp', oneOrMore(blocks)) },
    { weight: 4, arbitrary: fc.oneof(...anywhere) },
  ),
  private: fc.oneof(
    {
      weight: 2,
      arbitrary: on(
        negatable('IpAddress', 'NotIpAddress'),
        'aws:VpcSourceIp',
        fc.constantFrom('10.1.0.0/16', '0.0.0.0/0'),
      ),
    },
    { weight: 8, arbitrary: fc.oneof(...anywhere) },
  ),
};

export function conditionsOf(found: readonly Test[]): Record<string, Record<string, unknown>> {
  const block: Record<string, Record<string, unknown>> = {};
  for (const [operator, key, values] of found) block[operator] = { ...block[operator], [key]: values };
  return block;
}

/** A Condition of one or two tests. */
export const condition = (endpoint: 'regional' | 'private') =>
  fc.array(tests[endpoint], { minLength: 1, maxLength: 2 }).map(conditionsOf);

const principals = fc.oneof(
  { weight: 8, arbitrary: fc.constant('*') },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      { AWS: '*' },
      { AWS: '111122223333' },
      { AWS: ['arn:aws:iam::111122223333:root'] },
      { Service: 'events.amazonaws.com' },
      { AWS: 'arn:aws:iam::111122223333:role/caller' },
      { AWS: ['111122223333', '*'] },
    ),
  },
);
const actions = fc.oneof(
  { weight: 6, arbitrary: fc.constant('execute-api:Invoke') },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      'execute-api:*',
      '*',
      'Execute-API:inv?ke',
      ['s3:GetObject', 'execute-api:I*'],
      'execute-api:InvalidateCache',
    ),
  },
);
const resources = fc.oneof(
  { weight: 5, arbitrary: fc.constant('execute-api:/*') },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      '*',
      'execute-api:/prod/*',
      'execute-api:/*/GET/*',
      'execute-api:/prod/GET/health',
      'execute-api:/*/*/admin/*',
      ['execute-api:/*/GET/pets', 'execute-api:/*/GET/pets/*'],
      'execute-api:/*/*/*',
      'execute-api:/pro?/*',
      'arn:aws:s3:::bucket/*',
    ),
  },
);

/** An element or, seldom, its negation. */
const element = (name: string, values: fc.Arbitrary<unknown>) =>
  fc.tuple(fc.constantFrom(name, name, name, name, `Not${name}`), values).map(([key, value]) => ({ [key]: value }));

export const statement = (endpoint: 'regional' | 'private', effects = ['Allow', 'Allow', 'Deny']) =>
  fc
    .tuple(
      fc.constantFrom(...effects),
      element('Principal', principals),
      element('Action', actions),
      element('Resource', resources),
      fc.option(condition(endpoint), { nil: null, freq: 3 }),
    )
    .map(([Effect, principal, action, resource, Condition]): Record<string, unknown> => {
      return { Effect, ...principal, ...action, ...resource, ...(Condition ? { Condition } : {}) };
    });

export const policy = (endpoint: 'regional' | 'private') =>
  fc
    .array(statement(endpoint), { minLength: 1, maxLength: 4 })
    .map((Statement) => ({ Version: '2012-10-17', Statement }));
