import { describe, expect, it } from 'vitest';
import { judgePolicy } from '../../src/policy/judge.js';
import { scalar } from '../../src/text/value.js';
import { allow, deny, everyone, judge, located, policyOf, verdict, when } from './values.js';

describe('a document', () => {
  it('may have one statement as an object', () =>
    expect(verdict({ Statement: { ...allow, ...everyone } })).toBe('public'));
  it('may be a JSON string', () => expect(verdict(JSON.stringify(policyOf(allow)))).toBe('public'));
  it('may be a JSON string with holes', () => {
    const text = JSON.stringify(
      policyOf({ ...allow, Resource: 'arn:aws:execute-api:«AWS::Region»:«AWS::AccountId»:*/*' }),
    );
    expect(verdict(text)).toBe('public');
    expect(verdict('{"Statement": «Statements»}')).toBe('undecided');
  });
  it('closes without statements', () => expect(verdict({ Statement: [] })).toBe('closed'));
  it('closes with a Deny only', () => expect(verdict(policyOf(deny))).toBe('closed'));
});

describe('a document that AWS rejects', () => {
  it.each<[string, unknown]>([
    ['broken JSON', '{"Statement": ['],
    ['a string in a string', JSON.stringify(JSON.stringify(policyOf(allow)))],
    ['no Statement', { Version: '2012-10-17' }],
    ['another version', { ...policyOf(allow), Version: '2020-01-01' }],
    ['lower case elements', { statement: [] }],
    ['lower case effect', policyOf({ Effect: 'allow' })],
    ['an unknown element', policyOf({ ...allow, condition: {} })],
    ['both Principal and NotPrincipal', policyOf({ ...allow, ...everyone, NotPrincipal: { AWS: '111122223333' } })],
    ['no Resource', { Statement: [{ ...allow, Principal: '*', Action: '*' }] }],
    ['a Condition that is a list', policyOf({ ...allow, Condition: [] })],
    ['a key without operator', policyOf({ ...allow, Condition: { 'aws:SourceIp': '203.0.113.0/24' } })],
    ['a misspelt operator', policyOf({ ...allow, ...when('ForAllValue:StringEquals', 'aws:SourceVpce', 'x') })],
    ['no block', policyOf({ ...allow, ...when('IpAddress', 'aws:SourceIp', '203.0.113.0/33') })],
    ['no date', policyOf({ ...allow, ...when('DateLessThan', 'aws:CurrentTime', 'soon') })],
    ['one broken statement', policyOf(allow, { Effect: 'No' })],
  ])('%s is undecided', (_, document) => {
    expect(judge(document)).toMatchObject({
      verdict: 'undecided',
      reason: expect.stringMatching(/^AWS would reject the policy: /),
    });
  });
});

describe('hostile documents', () => {
  it('with a prototype in them are read as they are', () => {
    expect(verdict('{"__proto__": {"x": 1}, "Statement": []}')).toBe('undecided');
  });
  it('with many keys, values and statements end in time', () => {
    const keys = Array.from({ length: 14 }, (_, at) => [`aws:PrincipalTag/t${at}`, ['a*', '*b', `${at}`]]);
    const statements = Array.from({ length: 40 }, (_, at) => ({
      Effect: at % 3 === 0 ? 'Allow' : 'Deny',
      Condition: {
        'ForAllValues:StringLike': Object.fromEntries(keys.slice(0, (at % 14) + 1)),
        StringNotLike: { 'aws:UserAgent': `*${at}*` },
      },
    }));
    const started = performance.now();
    verdict(policyOf(...statements));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
  it('with a list of a thousand blocks are decided', () => {
    const blocks = Array.from({ length: 1000 }, (_, at) => `52.${at % 250}.${at >> 2}.0/24`);
    expect(verdict(policyOf({ ...allow, ...when('IpAddress', 'aws:SourceIp', blocks) }))).toBe('restricted');
  });
});

describe('the place of a verdict', () => {
  it('is the deciding statement', () => {
    const policy = policyOf(allow, { ...deny, ...when('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24') });
    const { statement, span } = judgePolicy(located(policy), { endpoint: 'regional' });
    expect(statement).toBe(1);
    expect(JSON.parse(span.source.text.slice(span.start, span.end))).toMatchObject({ Effect: 'Deny' });
  });
  it('is the outer text for an embedded document', () => {
    const span = { ...located('').span, start: 5, end: 9 };
    expect(judgePolicy(scalar(JSON.stringify(policyOf(allow)), span), { endpoint: 'regional' }).span).toEqual(span);
  });
});

describe('why AWS would reject a document', () => {
  const times = <T>(count: number, one: T) => Array.from({ length: count }, () => one);
  it.each<[unknown, string]>([
    [[], 'it is no JSON object'],
    ['[1, 2', 'it is no JSON object'],
    [{ ...policyOf(allow), Version: '2020-01-01' }, 'there is no policy version "2020-01-01"'],
    [{ Version: '2012-10-17' }, 'it has no Statement'],
    [{ ...policyOf(allow), Extra: 1 }, 'the policy has an element "Extra", which AWS does not know'],
    [policyOf({ ...allow, When: {} }), 'statement 1 has an element "When", which AWS does not know'],
    [
      { Statement: times(1_001, { ...allow, ...everyone }) },
      'it has more than 1000 statements or 10000 values, and AWS takes 8192 characters',
    ],
    [
      policyOf({ ...allow, Resource: times(10_000, '*') }),
      'it has more than 1000 statements or 10000 values, and AWS takes 8192 characters',
    ],
    [{ Statement: ['x'] }, 'statement 1 is no object'],
    [{ Statement: [{ ...allow, ...everyone }, ['x']] }, 'statement 2 is no object'],
    [policyOf({}), 'statement 1 has no Effect'],
    [policyOf({ Effect: 'allow' }), 'the Effect of statement 1 is "allow" instead of Allow or Deny'],
    [{ Statement: { ...allow, Principal: '*', Resource: '*' } }, 'statement 1 has no Action'],
    [policyOf({ ...allow, ...everyone, NotAction: 'x:y' }), 'statement 1 has both Action and NotAction'],
    [policyOf({ ...allow, Action: [] }), 'the actions of statement 1 are empty'],
    [policyOf({ ...allow, Resource: [] }), 'the resources of statement 1 are empty'],
    [policyOf({ ...allow, Resource: [{}] }), 'the resources of statement 1 hold what is no string'],
    [policyOf({ ...allow, Resource: 'shop' }), 'in statement 1 "shop" is neither an ARN nor execute-api:/…'],
    [policyOf({ ...allow, Action: 'Invoke' }), 'in statement 1 "Invoke" is no action'],
    [policyOf({ ...allow, Action: 'execute api:Invoke' }), 'in statement 1 "execute api:Invoke" is no action'],
    [policyOf({ ...allow, Action: '**' }), 'in statement 1 "**" is no action'],
    [policyOf({ ...allow, Condition: [] }), 'the Condition of statement 1 is no object'],
    [policyOf({ ...allow, Condition: { StringEquals: {} } }), 'in statement 1 "StringEquals" holds no condition keys'],
    [
      policyOf({ ...allow, Condition: { StringEquals: ['x'] } }),
      'in statement 1 "StringEquals" holds no condition keys',
    ],
    [policyOf({ ...allow, ...when('Same', 'aws:Referer', 'x') }), 'in statement 1 "Same" is no condition operator'],
  ])('%#: %s', (document, problem) => {
    expect(judge(document)).toMatchObject({ verdict: 'undecided', reason: `AWS would reject the policy: ${problem}` });
  });

  it('but not for a thousand statements or ten thousand values', () => {
    expect(verdict({ Statement: times(1_000, { ...allow, ...everyone }) })).toBe('public');
    expect(verdict(policyOf({ ...allow, Resource: times(9_985, '*') }))).toBe('public');
  });
});

describe('a document that is known only at deploy', () => {
  it.each([
    ['«Policy»', 'the policy is known only at deploy: parameter Policy has no default'],
    ['«Document.Json»', 'the policy is known only at deploy: Document'],
  ])('as %s', (document, reason) => expect(judge(document)).toMatchObject({ verdict: 'undecided', reason }));

  it('may have a statement that is not known, which may do anything', () => {
    expect(judge({ Statement: ['«Statement»'] })).toMatchObject({ reason: 'parameter Statement has no default' });
    expect(verdict({ Statement: ['«Statement»', { ...allow, ...everyone }] })).toBe('undecided');
  });

  it('may have an action of another service, whatever it is', () => {
    expect(verdict(policyOf({ ...allow, Action: 's3:«Action»' }))).toBe('closed');
    expect(verdict(policyOf({ ...allow, Action: 'Execute-API:«Action»' }))).toBe('undecided');
    expect(verdict(policyOf({ ...allow, Action: '«Service»:Invoke' }))).toBe('undecided');
  });

  it('may have conditions that are not known', () => {
    const unknown = { ...allow, Condition: { StringEquals: '«Keys»' } };
    expect(judge(policyOf(unknown))).toMatchObject({ verdict: 'undecided', reason: 'parameter Keys has no default' });
  });
});

describe('a document in a string', () => {
  const inString = (text: string) => judge(text).verdict;
  it('has holes within its strings and in place of values', () => {
    expect(inString('{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":«Resource»}}')).toBe(
      'undecided',
    );
    expect(
      inString(
        '{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"arn:aws:execute-api:«R»:«A»:«Id»/*"}}',
      ),
    ).toBe('public');
    expect(inString('{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":["«A»","*"]}}')).toBe(
      'public',
    );
  });
  it('may escape quotes and backslashes', () => {
    const odd = (sid: string) =>
      `{"Statement":{"Sid":"${sid}","Effect":"Allow","Principal":"*","Action":"*","Resource":"execute-api:/«Stage»/*"}}`;
    expect(inString(odd('a\\"b'))).toBe('public');
    expect(inString(odd('a\\\\'))).toBe('public');
  });
  it('may hold numbers, truth values and null', () => {
    const statement = { ...allow, ...everyone, Condition: { Bool: { 'aws:SecureTransport': true } } };
    expect(inString(JSON.stringify({ Statement: statement }))).toBe('public');
    const aged = { ...allow, ...everyone, Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': 300 } } };
    expect(inString(JSON.stringify({ Statement: aged }))).not.toBe('undecided');
    expect(judge('{"Statement":null}').reason).toMatch(/statement 1 is no object/);
  });
});
