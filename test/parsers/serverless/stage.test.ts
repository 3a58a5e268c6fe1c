import { describe, expect, it } from 'vitest';
import { at } from '../../../src/text/value.js';
import { idsOf, placeOf, properties, readService, shown, withEvents } from './service.js';

const route = '      - http: GET /a\n';
const stage = (provider: string): Record<string, unknown> =>
  properties(readService(withEvents(route, provider)), 'ApiGatewayStage') ?? {};

describe('the stage of the REST API', () => {
  it('is a resource of its own, made by no deployment', () => {
    const service = readService(withEvents(route));
    const [deployment = ''] = idsOf(service, 'AWS::ApiGateway::Deployment');
    expect(properties(service, 'ApiGatewayStage')).toEqual({
      RestApiId: { Ref: 'ApiGatewayRestApi' },
      DeploymentId: { Ref: deployment },
      StageName: 'dev',
    });
    expect(properties(service, deployment)).not.toHaveProperty('StageName');
  });

  it('has the name of the stage, or its own', () => {
    expect(stage('  stage: prod\n').StageName).toBe('prod');
    expect(stage('  apiGateway: {stage: v1}\n').StageName).toBe('v1');
    expect(stage('  stage: ${env:STAGE}\n').StageName).toBe('?${env:STAGE}');
  });

  it('logs everything where logs are just on', () => {
    expect(stage('  logs: {restApi: true}\n')).toMatchObject({
      AccessLogSetting: { Format: expect.stringContaining('requestId: $context.requestId, ip:') },
      MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO', DataTraceEnabled: true }],
    });
  });

  it.each([
    ['{level: ERROR}', { LoggingLevel: 'ERROR', DataTraceEnabled: true }],
    ['{executionLogging: false}', { LoggingLevel: 'OFF' }],
    ['{fullExecutionData: false}', { LoggingLevel: 'INFO', DataTraceEnabled: false }],
    ['{executionLogging: "${env:E}"}', { LoggingLevel: '?${env:E}' }],
    ['"${env:LOGS}"', { LoggingLevel: '?${env:LOGS}', DataTraceEnabled: '?${env:LOGS}' }],
  ])('logs: %s', (logs, settings) =>
    expect(stage(`  logs: {restApi: ${logs}}\n`).MethodSettings).toEqual([expect.objectContaining(settings)]),
  );

  it.each([
    ['{accessLogging: false}', {}],
    ['{format: "$context.requestId"}', expect.objectContaining({ Format: '$context.requestId' })],
    ['{accessLogging: "${env:A}"}', '?${env:A}'],
    ['false', {}],
  ])('access logs: %s', (logs, expected) =>
    expect(stage(`  logs: {restApi: ${logs}}\n`).AccessLogSetting).toEqual(expected),
  );

  it('traces', () => {
    expect(stage('  tracing: {apiGateway: true}\n')).toMatchObject({ TracingEnabled: true });
    expect(stage('  tracing: {lambda: true}\n')).not.toHaveProperty('TracingEnabled');
  });

  it('is placed at the provider, where its settings would be written', () => {
    expect(placeOf(readService(withEvents(route, '  stage: prod\n')), 'ApiGatewayStage')).toBe(
      'serverless.yml:2 provider',
    );
  });

  it('is told by the setting that switches its logs off', () => {
    const service = readService(withEvents(route, '  logs: {restApi: {accessLogging: false}}\n'));
    const setting = at(service.template, 'Resources', 'ApiGatewayStage', 'Properties', 'AccessLogSetting');
    expect(setting && shown(setting.span)).toBe('serverless.yml:4 false');
  });

  it('stays with the deployment of an API made elsewhere', () => {
    const service = readService(withEvents(route, '  apiGateway: {restApiId: abc, restApiRootResourceId: def}\n'));
    expect(idsOf(service, 'AWS::ApiGateway::Stage')).toEqual([]);
    expect(properties(service, idsOf(service, 'AWS::ApiGateway::Deployment')[0] ?? '')).toEqual({
      RestApiId: 'abc',
      StageName: 'dev',
    });
  });
});

describe('the role for logs', () => {
  const role = (provider: string): unknown =>
    properties(readService(withEvents(route, provider)), 'CustomApiGatewayAccountCloudWatchRole')?.CloudWatchRoleArn;

  it.each([
    ['is made by the framework', '{restApi: true}', 'a role that the framework makes'],
    ['is the given one', '{restApi: {role: "arn:aws:iam::1:role/x"}}', 'arn:aws:iam::1:role/x'],
    ['is somebody else’s', '{restApi: {roleManagedExternally: true}}', '?the role is managed externally'],
    ['is not needed without access logs', '{restApi: {accessLogging: false}}', undefined],
    ['is not needed without logs', '{restApi: false}', undefined],
  ])('%s', (_, logs, expected) => expect(role(`  logs: ${logs}\n`)).toBe(expected));
});

describe('an API that resources define', () => {
  const own =
    'service: s\nprovider: {name: aws, tracing: {apiGateway: true}}\nresources:\n  Resources:\n    Api: {Type: AWS::ApiGateway::RestApi}\n    Deployment: {Type: AWS::ApiGateway::Deployment, Properties: {RestApiId: {Ref: Api}, StageName: NAME}}\n';

  it('has the settings on the stage that its deployment names', () => {
    const service = readService(own.replace('NAME', 'dev'));
    expect(properties(service, 'ApiGatewayStage')).toMatchObject({
      RestApiId: { Ref: 'Api' },
      StageName: 'dev',
      TracingEnabled: true,
    });
    expect(properties(service, 'Deployment')).not.toHaveProperty('StageName');
  });

  it('has a stage of the service’s beside one of another name', () => {
    const service = readService(own.replace('NAME', 'v1'));
    expect(properties(service, 'Deployment')).toMatchObject({ StageName: 'v1' });
    expect(properties(service, 'ApiGatewayStage')).toMatchObject({ StageName: 'dev' });
  });

  it('is left alone where nothing is set', () => {
    expect(idsOf(readService(own.replace(', tracing: {apiGateway: true}', '')), 'AWS::ApiGateway::Stage')).toEqual([]);
  });
});
