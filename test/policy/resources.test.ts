import { describe, expect, it } from 'vitest';
import { allow, deny, judge, policyOf, verdict, when } from './values.js';

const own = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5';
const allows = (Resource: unknown, context = {}) =>
  judge(policyOf({ ...allow, Resource }), { self: 'Api', ...context });

describe('an Allow of', () => {
  it.each([
    ['arn:aws-cn:execute-api:cn-north-1:123456789012:a1b2c3d4e5/*', 'public'],
    ['arn:aws-us-gov:execute-api:*:*:*', 'public'],
    ['arn:*:execute-api:*:*:*', 'public'],
    ['arn:gcp:execute-api:*:*:*', 'closed'],
    ['arn:aws:execute-*:*:*:*', 'public'],
    ['arn:aws:*:*:*:*', 'public'],
    ['arn:«AWS::Partition»:execute-api:«AWS::Region»:«AWS::AccountId»:*', 'public'],
    ['arn:aws:«Service»:us-east-1:1:*', 'public'],
    ['arn:aws:lambda:us-east-1:1:function:x', 'closed'],
    [`${own}/*/*/*`, 'public'],
    [`${own}/*/GET/*`, 'public'],
    [`${own}/prod`, 'closed'],
    [`${own}/`, 'closed'],
    ['arn:aws:execute-api:us-east-1:123456789012:*/*', 'public'],
    ['arn:aws:execute-api:us-east-1:123456789012:?*/prod/*', 'public'],
    ['arn:aws:execute-api:us-east-1:123456789012:/prod/*', 'closed'],
    ['execute-api:', 'closed'],
    ['execute-api:*', 'public'],
    ['execute-api:/*/*', 'public'],
    ['«Api.execution_arn»/*', 'public'],
    ['«Api.ExecutionArn»/*', 'public'],
    ['«Other.ExecutionArn»/*', 'closed'],
    ['«Api.execution_arn»/prod/GET/pets', 'public'],
    ['arn:aws:execute-api:us-east-1:1:«Api.RestApiId»/*', 'public'],
    ['arn:aws:execute-api:us-east-1:1:«Other.RestApiId»/*', 'closed'],
    ['arn:aws:execute-api:us-east-1:1:«Other.rest_api_id»/*', 'closed'],
    ['arn:aws:execute-api:us-east-1:1:«Other.Arn»/*', 'closed'],
    ['arn:aws:execute-api:us-east-1:1:«module.shop.Api.id»/*', 'public'],
    ['arn:aws:execute-api:us-east-1:1:«Shopping.»/*', 'closed'],
    ['arn:aws:execute-api:us-east-1:1:«ApiId»/*', 'public'],
    ['arn:aws:execute-api:us-east-1:1:«module.shop["eu"].Api.id»/*', 'public'],
    ['arn:aws:execute-api:us-east-1:1:«module.shop.Other.id»/*', 'closed'],
    ['urn:aws:execute-api:«AWS::Region»:1:*', 'closed'],
    ['arn:aws:execute-api:us-east-1:1:', 'closed'],
  ])('%s is %s', (resource, expected) => expect(allows(resource).verdict).toBe(expected));

  it.each([
    [own, `${own} names the API without stage, method and path`],
    ['«Api.execution_arn»', '${Api.execution_arn} names the API without stage, method and path'],
    [
      'arn:aws:execute-api:us-east-1:1:«Api.»',
      'arn:aws:execute-api:us-east-1:1:${Api} names the API without stage, method and path',
    ],
    ['arn:aws:execute-api:us-east-1', 'arn:aws:execute-api:us-east-1 is no complete ARN'],
    ['arn:aws:execute-api:«Rest»', 'parameter Rest has no default'],
    ['*«Suffix»', 'parameter Suffix has no default'],
    ['«Domain.Arn»', 'Domain.Arn is known only at deploy'],
    ['x:*', 'AWS would reject the policy: in statement 1 "x:*" is neither an ARN nor execute-api:/…'],
  ])('%s is undecided: %s', (resource, reason) => {
    expect(allows(resource)).toMatchObject({ verdict: 'undecided', reason });
  });

  it('an API in a module is the own one by its name inside and outside the module, of whichever instance', () => {
    const resource = (id: string) => `arn:aws:execute-api:us-east-1:1:«${id}.id»/*`;
    const inModule = { self: 'module.shop.Api' };
    expect(allows(resource('Api'), inModule).verdict).toBe('public');
    expect(allows(resource('module.shop["eu"].Api[10]'), inModule).verdict).toBe('public');
    expect(allows(resource('module.other.Api'), inModule).verdict).toBe('closed');
    expect(allows(resource('shop'), inModule).verdict).toBe('closed');
  });

  it('another API is what it says where the own one has no name', () => {
    expect(allows('arn:aws:execute-api:us-east-1:1:«Other.»/*', { self: undefined }).verdict).toBe('public');
  });

  it('all that a parameter stands for is undecided, unless another statement opens everything', () => {
    expect(allows('«Resource»').verdict).toBe('undecided');
    expect(allows(['«Resource»', '*']).verdict).toBe('public');
    expect(allows('«Prefix»/*').verdict).toBe('undecided');
    expect(allows('«Prefix»/prod/GET/health').verdict).toBe('undecided');
  });
});

describe('a Deny beside an Allow of everything', () => {
  const unlessListed = when('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24');
  const denied = (Resource: unknown) =>
    verdict(policyOf(allow, { ...deny, ...unlessListed, Resource }), { self: 'Api' });
  it.each([
    ['*', 'restricted'],
    ['execute-api:/*', 'restricted'],
    ['«Prefix»/*', 'undecided'],
    ['«Api.execution_arn»/*', 'restricted'],
    ['«Other.execution_arn»/*', 'public'],
    ['arn:aws:execute-api:«AWS::Region»:«AWS::AccountId»:«Api.»/*', 'restricted'],
    ['arn:aws:execute-api:us-east-1:1:«Api.»/«Stage»/*', 'undecided'],
    ['arn:aws:lambda:*:*:*', 'public'],
  ])('of %s is %s', (resource, expected) => expect(denied(resource)).toBe(expected));

  it('of another API says nothing, with and without its routes', () => {
    const beside = (Resource: string) =>
      verdict(policyOf({ ...allow, Resource: `${own}/*` }, { ...deny, ...unlessListed, Resource }));
    expect(beside('arn:aws:execute-api:us-east-1:123456789012:zzzzzzzzzz')).toBe('public');
    expect(beside('arn:aws:execute-api:us-east-1:123456789012:zzzzzzzzzz/*')).toBe('public');
    expect(beside('arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/*')).toBe('public');
    expect(beside(own)).toBe('undecided');
  });
  it('of the own API in an unknown region is about this one', () => {
    const Resource = 'arn:aws:execute-api:«AWS::Region»:«AWS::AccountId»:«Api.»/*';
    const document = policyOf({ ...allow, Resource: `${own}/*` }, { ...deny, ...unlessListed, Resource });
    expect(verdict(document, { self: 'Api' })).toBe('restricted');
  });

  it('may be of too many unknown things to tell', () => {
    const many = Array.from({ length: 8 }, (_, at) => `execute-api:/«S${at}»/«M${at}»/«P${at}»`);
    expect(denied(many)).toBe('undecided');
    expect(judge(policyOf(allow, { ...deny, ...unlessListed, Resource: many })).reason).toBe(
      'too much of its Resources is known only at deploy',
    );
  });
  it('may be of patterns that nobody tells apart', () => {
    const tangled = Array.from({ length: 14 }, (_, at) => `execute-api:/*${'?'.repeat(at)}a${'?'.repeat(20)}*b`);
    expect(denied(tangled)).toBe('undecided');
  });
  it('of a path with a colon is about that route', () => {
    const document = policyOf(allow, { ...deny, Resource: `${own}/*/GET/pets:search` });
    const asked = (path: string) => verdict(document, {}, { stage: null, method: 'GET', path });
    expect([asked('/pets:search'), asked('/pets')]).toEqual(['closed', 'public']);
  });
});

describe('a private custom domain', () => {
  const domain = { endpoint: 'private', owner: 'domain' } as const;
  it.each([
    ['arn:aws:execute-api:us-east-1:1:/domainnames/x', 'public'],
    ['arn:aws:execute-api:us-east-1:1:*', 'public'],
    ['arn:aws:execute-api:us-east-1:1:a1b2c3d4e5/*', 'closed'],
    ['«Domain.Arn»', 'undecided'],
    ['arn:aws:execute-api:us-east-1:1:«DomainName»', 'undecided'],
    ['arn:aws:execute-api:us-east-1:1:/*', 'public'],
    ['execute-api:/domainnames/*', 'public'],
    ['execute-api:/prod/*', 'closed'],
  ])('is named by %s: %s', (resource, expected) => expect(allows(resource, domain).verdict).toBe(expected));
});
