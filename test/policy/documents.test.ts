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
