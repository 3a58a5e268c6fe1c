import { describe, expect, it } from 'vitest';
import { allow, deny, judge, policyOf, verdict, when } from './values.js';

describe('a principal', () => {
  it.each<[unknown, string]>([
    ['*', 'public'],
    [{ AWS: '*' }, 'public'],
    [{ AWS: ['111122223333', '*'] }, 'public'],
    [{ AWS: '111122223333' }, 'restricted'],
    [{ AWS: ['12345'] }, 'restricted'],
    [{ AWS: 'arn:aws:iam::111122223333:role/caller' }, 'restricted'],
    [{ Service: 'events.amazonaws.com' }, 'restricted'],
    [{ AWS: 'arn:aws:iam::111122223333:role/*' }, 'undecided'],
    [{ '*': '*' }, 'undecided'],
    ['arn:aws:iam::111122223333:root', 'undecided'],
    [['*'], 'undecided'],
    ['', 'undecided'],
    [{ AWS: [] }, 'undecided'],
  ])('%j is %s', (Principal, expected) => expect(verdict(policyOf({ ...allow, Principal }))).toBe(expected));

  it('may be everybody else', () => {
    const NotPrincipal = { AWS: '111122223333' };
    expect(verdict(policyOf({ ...allow, NotPrincipal }))).toBe('public');
    expect(judge(policyOf(allow, { ...deny, NotPrincipal }))).toMatchObject({
      verdict: 'restricted',
      to: [{ kind: 'accounts', values: ['111122223333'] }],
      statement: 1,
    });
  });
  it('must be the one that a condition asks for', () => {
    const Principal = { AWS: '111122223333' };
    const other = { ...deny, ...when('StringNotEquals', 'aws:PrincipalAccount', '999988887777') };
    expect(verdict(policyOf({ ...allow, Principal }, other))).toBe('closed');
  });
});

describe('an action', () => {
  it.each<[unknown, string]>([
    ['execute-api:*', 'public'],
    ['*', 'public'],
    ['EXECUTE-API:inv?ke', 'public'],
    [['s3:GetObject', 'execute-api:I*'], 'public'],
    ['execute-api:ManageConnections', 'closed'],
    ['apigateway:*', 'closed'],
    ['Invoke', 'undecided'],
  ])('%j is %s', (Action, expected) => expect(verdict(policyOf({ ...allow, Action }))).toBe(expected));

  it('may be all but one', () => {
    expect(verdict(policyOf({ ...allow, NotAction: 'execute-api:ManageConnections' }))).toBe('public');
    expect(verdict(policyOf({ ...allow, NotAction: 'execute-api:*' }))).toBe('closed');
  });
});

const arn = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5';
const unlessListed = when('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24');

describe('a resource', () => {
  it.each([
    ['*', 'public'],
    [`${arn}/*`, 'public'],
    [`${arn}*`, 'public'],
    ['arn:aws:execute-api:*:*:*', 'public'],
    ['arn:aws:execute-api:*:*:*/prod/GET/pets', 'public'],
    ['execute-api:/pro?/*', 'public'],
    ['arn:aws:s3:::bucket/*', 'closed'],
    ['execute-api:/prod', 'closed'],
    [arn, 'undecided'],
    ['prod/GET/pets', 'undecided'],
  ])('%s is %s', (Resource, expected) => expect(verdict(policyOf({ ...allow, Resource }))).toBe(expected));

  it('opens the routes that no Deny covers', () => {
    const document = policyOf(allow, { ...deny, ...unlessListed, Resource: 'execute-api:/*/GET/*' });
    expect(judge(document)).toMatchObject({
      verdict: 'public',
      partial: true,
      witness: { method: 'POST', path: '/pets' },
    });
  });
  it('is covered by several Denies together', () => {
    const both = ['GET', 'POST'].map((verb) => ({ ...deny, ...unlessListed, Resource: `execute-api:/*/${verb}/*` }));
    const allows = ['GET', 'POST'].map((verb) => ({ ...allow, Resource: `execute-api:/*/${verb}/*` }));
    expect(verdict(policyOf(...allows, ...both))).toBe('restricted');
    expect(verdict(policyOf(allow, ...both))).toBe('public');
  });
  it('minds case', () => {
    const document = policyOf(allow, { ...deny, Resource: 'execute-api:/PROD/*' });
    expect(judge(document)).toMatchObject({ verdict: 'public', witness: { stage: 'prod' } });
  });
  it('may be all but some', () => {
    const document = policyOf(allow, { ...deny, ...unlessListed, NotResource: 'execute-api:/*/GET/health' });
    expect(judge(document)).toMatchObject({ verdict: 'public', witness: { method: 'GET', path: '/health' } });
  });
  it('of another API says nothing about this one', () => {
    const context = { self: 'Api' };
    expect(verdict(policyOf({ ...allow, Resource: 'arn:aws:execute-api:us-east-1:1:«Api.»/*' }), context)).toBe(
      'public',
    );
    expect(verdict(policyOf({ ...allow, Resource: 'arn:aws:execute-api:us-east-1:1:«Other.»/*' }), context)).toBe(
      'closed',
    );
    expect(verdict(policyOf({ ...allow, Resource: 'arn:aws:execute-api:us-east-1:1:«Api.id»/*' }), context)).toBe(
      'public',
    );
    expect(verdict(policyOf({ ...allow, Resource: '«Api.execution_arn»/*/*' }), context)).toBe('public');
    expect(verdict(policyOf({ ...allow, Resource: '«Api[0].execution_arn»/*/*' }), context)).toBe('public');
    expect(verdict(policyOf({ ...allow, Resource: '«Other.execution_arn»/*/*' }), context)).toBe('closed');
  });
  it('that a custom resource looks up may be of this one', () => {
    const looked = policyOf({ ...allow, Resource: 'arn:aws:execute-api:us-east-1:1:«Lookup.ApiId»/*' });
    expect(verdict(looked, { self: 'Api' })).toBe('public');
  });
});

describe('the own API', () => {
  const denied = (Resource: string) =>
    verdict(policyOf({ ...allow, Resource: `${arn}/*` }, { ...deny, ...unlessListed, Resource }));
  it('is the one that an Allow writes', () => {
    expect(denied(`${arn}*`)).toBe('restricted');
    expect(denied('arn:aws:execute-api:us-east-1:123456789012:zzzzzzzzzz/*')).toBe('public');
    expect(denied('arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/*')).toBe('public');
    expect(denied('arn:aws:execute-api:us-east-1:*:*/*/*')).toBe('restricted');
  });
  it('is the one that a Deny writes where no Allow does', () => {
    expect(verdict(policyOf(allow, { ...deny, ...unlessListed, Resource: `${arn}/*` }))).toBe('restricted');
  });
});

describe('one route', () => {
  const document = policyOf(
    { ...allow, Resource: 'execute-api:/*/GET/health' },
    { ...allow, Resource: 'execute-api:/*/*/pets/*', ...when('IpAddress', 'aws:SourceIp', '203.0.113.0/24') },
  );
  it.each([
    ['GET', '/health', 'public'],
    ['ANY', '/health', 'public'],
    ['POST', '/health', 'closed'],
    ['GET', '/pets/{id}', 'restricted'],
    ['GET', '/{proxy+}', 'public'],
    ['GET', '/orders', 'closed'],
    ['GET', '/', 'closed'],
  ])('%s %s is %s', (method, path, expected) => {
    expect(verdict(document, {}, { stage: null, method, path })).toBe(expected);
  });
  it('may be in another stage', () => {
    const inProd = policyOf({ ...allow, Resource: 'execute-api:/prod/*' });
    expect(verdict(inProd, {}, { stage: 'prod', method: 'GET', path: '/' })).toBe('public');
    expect(verdict(inProd, {}, { stage: 'dev', method: 'GET', path: '/' })).toBe('closed');
  });
});

describe('a private custom domain', () => {
  const domain = { endpoint: 'private', owner: 'domain' } as const;
  it.each([
    'execute-api:/*',
    '*',
    'arn:aws:execute-api:us-east-1:123456789012:/domainnames/private.example.com+a1b2c3',
  ])('has the resource %s', (Resource) => expect(verdict(policyOf({ ...allow, Resource }), domain)).toBe('public'));
  it('is restricted like an API', () => {
    const only = { ...deny, ...when('StringNotEquals', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44') };
    expect(verdict(policyOf(allow, only), domain)).toBe('restricted');
  });
});

describe('an endpoint type that is unknown', () => {
  it('decides where it does not matter', () =>
    expect(verdict(policyOf(allow), { endpoint: 'unknown' })).toBe('public'));
  it('is said where it does', () => {
    const document = policyOf(
      { ...allow, ...when('StringNotEquals', 'aws:SourceVpce', 'vpce-0aa11bb22cc33dd44') },
      { ...deny, ...when('Null', 'aws:SourceVpce', 'true') },
    );
    expect(judge(document, { endpoint: 'unknown' })).toMatchObject({
      verdict: 'undecided',
      reason: 'the endpoint type is known only at deploy',
    });
  });
});
