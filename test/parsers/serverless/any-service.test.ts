import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAwsServerless } from '../../../src/parsers/serverless/read.js';
import { parse, readService } from './service.js';

const word = fc.constantFrom(
  'aws',
  'GET /a',
  '/a/{id}',
  'aws_iam',
  'auth',
  'arn:aws:lambda:r:1:function:f-g',
  '*',
  'true',
  '',
  '$connect',
  'any',
);
const variable = fc.constantFrom(
  '${self:custom.a}',
  '${opt:stage}',
  '${ssm:/x}',
  '${self:}',
  '${file(x.js)}',
  '${file(x.yml):a}',
  'p-${env:X}',
  '${self:provider}',
  '${param:x}',
);
const leaf = fc.oneof(word, variable, fc.constant(null), fc.boolean(), fc.integer());
const key = fc.constantFrom(
  'name',
  'stage',
  'apiGateway',
  'httpApi',
  'http',
  'websocket',
  'events',
  'path',
  'method',
  'authorizer',
  'cors',
  'origin',
  'origins',
  'allowCredentials',
  'request',
  'parameters',
  'schemas',
  'querystrings',
  'apiKeys',
  'usagePlan',
  'throttle',
  'logs',
  'restApi',
  'level',
  'format',
  'Resources',
  'extensions',
  'Type',
  'Properties',
  'ApiGatewayRestApi',
  'type',
  'arn',
  'id',
  'authorizers',
  'resourcePolicy',
  'restApiId',
  'integration',
  'response',
  'headers',
  'statusCodes',
  'customDomain',
  'domainName',
  'apiGatewayCaching',
  'enabled',
  'caching',
  'throttling',
  'apiGatewayThrottling',
  'associateWaf',
  'route',
  '__proto__',
  'constructor',
  'a',
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
  ),
}));
const events = fc.array(fc.oneof(fc.dictionary(fc.constantFrom('http', 'httpApi', 'websocket'), tree), tree), {
  maxLength: 4,
});
const plugins = fc.subarray([
  'serverless-domain-manager',
  'serverless-associate-waf',
  'serverless-api-gateway-caching',
  'serverless-api-gateway-throttling',
  'serverless-add-api-key',
  'serverless-aws-documentation',
  'serverless-apigateway-service-proxy',
  'serverless-step-functions',
  './own',
]);

it('is read, whatever it says', () => {
  const service = fc.record({
    service: leaf,
    provider: fc.oneof(
      leaf,
      fc.dictionary(key, tree),
      fc.dictionary(key, tree).map((rest) => ({ ...rest, name: 'aws' })),
    ),
    functions: fc.oneof(tree, fc.dictionary(fc.constantFrom('f', 'auth', '__proto__'), fc.record({ events }))),
    custom: tree,
    plugins,
    resources: tree,
    stepFunctions: fc.record({ stateMachines: fc.dictionary(fc.constantFrom('m'), fc.record({ events })) }),
  });
  fc.assert(
    fc.property(service, (written) => {
      const text = JSON.stringify(written);
      const result = readService(text, { file: 'serverless.json', files: { 'x.yml': 'a: {b: 1}' } });
      expect(result.template.kind).toBe('map');
      isAwsServerless(parse(text, 'serverless.json'));
    }),
    { numRuns: 300 },
  );
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it.each([
  ['provider: aws', true],
  ['provider: {name: aws}', true],
  ['provider: ${file(provider.yml)}', true],
  ['provider: {name: google}', false],
  ['provider: azure', false],
  ['component: express', false],
])('%s is for AWS: %s', (text, expected) => {
  expect(isAwsServerless(parse(`service: s\n${text}\n`))).toBe(expected);
});

describe('a service of which no API is seen', () => {
  const said = (text: string) => readService(`service: s\nprovider: {name: aws}\n${text}`).diagnostics;

  it.each([
    ['functions: "${file(functions.js)}"', 'functions cannot be read'],
    ['functions: {a: "${ssm:/a}", b: "${ssm:/b}"}', 'functions.a and 1 more cannot be read (${ssm:/a})'],
    ['functions: {a: {events: "${cf:stack.events}"}}', 'the events of a cannot be read'],
    ['resources: "${s3:bucket/resources.yml}"', 'resources cannot be read'],
  ])('says what may hold one: %s', (text, message) => {
    expect(said(text)).toMatchObject([{ code: 'serverless-unread', severity: 'notice' }]);
    expect(said(text)[0]?.message).toContain(`no API is seen, but ${message}`);
    expect(said(text)[0]?.message).toContain('serverless package');
  });

  it.each([
    'functions: {a: {events: [{sqs: "${ssm:/queue}"}]}}',
    'plugins: [serverless-unheard-of]',
    'functions: {a: {events: [{http: GET /a}]}, b: "${ssm:/b}"}',
  ])('says nothing where that is all, or where findings do: %s', (text) => {
    expect(said(text).filter(({ code }) => code === 'serverless-unread')).toEqual([]);
  });
});
