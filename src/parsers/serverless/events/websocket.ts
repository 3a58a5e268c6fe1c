import { textOf, unknown, type Value } from '../../../text/value.js';
import { lambdaUri } from '../authorizers.js';
import { field, isUndecided, reasonOf, truth } from '../configuration.js';
import { type Draft, type DraftMap, getAtt, join, locateBy, ref } from '../draft.js';
import { compileLogging, logGroups, readLogs, websocketLogFormat } from '../logs.js';
import {
  alphanumeric,
  functionId,
  resourceName,
  websocketsApiId,
  websocketsRouteId,
  websocketsStageId,
} from '../naming.js';
import type { FunctionEvent, Service } from '../service.js';
import { functionTarget } from '../target.js';
import type { Template } from '../template.js';

const deploymentId = 'WebsocketsDeployment';

interface Authorizer {
  readonly name: string;
  readonly arn: Draft;
  readonly identitySource: Draft;
  readonly isFunction: boolean;
}

/**
 * The service's WebSocket API, made of the functions' `websocket` events.
 * https://github.com/oss-serverless/serverless/blob/main/docs/events/websocket.md
 */
export function compileWebsocketsApi(service: Service, template: Template): void {
  const events = service.events(service.functions, 'websocket').filter(({ value }) => routeKey(value) !== undefined);
  if (events.length === 0) return;
  const external = isExternal(service);
  const api = external ? (service.provider('apiGateway', 'websocketApiId') ?? '') : ref(websocketsApiId);
  if (!external) compileApi(service, template);
  for (const event of events) compileRoute(service, template, api, event);
  const origin = { name: 'provider', span: service.placeOf() };
  template.generate(deploymentId, 'AWS::ApiGatewayV2::Deployment', origin, {
    ApiId: api,
    StageName: external ? service.stage : undefined,
  });
  if (!external) compileStage(service, template);
}

function isExternal(service: Service): boolean {
  const settings = service.provider('apiGateway');
  return settings?.kind === 'map' && field(settings, 'websocketApiId') !== undefined;
}

function compileApi(service: Service, template: Template): void {
  template.add(
    websocketsApiId,
    'AWS::ApiGatewayV2::Api',
    { name: 'provider', span: service.placeOf() },
    {
      Name: service.provider('websocketsApiName') ?? service.apiName(undefined, '-websockets'),
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: service.provider('websocketsApiRouteSelectionExpression') ?? '$request.body.action',
    },
  );
}

function routeKey(event: Value): Value | undefined {
  return event.kind === 'map' ? field(event, 'route') : event.kind === 'list' ? undefined : event;
}

function compileRoute(service: Service, template: Template, api: Draft, event: FunctionEvent): void {
  const { owner, span, value } = event;
  const key = routeKey(value);
  if (!key || value.kind === 'unknown') return;
  const origin = { name: owner.name, span };
  const integration = `${resourceName(owner.name)}WebsocketsIntegration`;
  const target = functionTarget(owner);
  const setting = field(value.kind === 'map' ? value : undefined, 'authorizer');
  const authorizer = authorizerOf(setting);
  template.add(
    integration,
    'AWS::ApiGatewayV2::Integration',
    { name: owner.name, span: owner.keySpan },
    {
      ApiId: api,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: lambdaUri(target),
    },
  );
  compilePermission(template, owner.name, target, origin);
  if (authorizer && setting) {
    const id = authorizerId(authorizer.name);
    const isFunction = service.functions.some((one) => one.name === authorizer.name);
    template.add(
      id,
      'AWS::ApiGatewayV2::Authorizer',
      { name: isFunction ? authorizer.name : owner.name, span: setting.span },
      {
        ApiId: api,
        Name: authorizer.name,
        AuthorizerType: 'REQUEST',
        AuthorizerUri: lambdaUri(authorizer.arn),
        IdentitySource: authorizer.identitySource,
      },
    );
    compilePermission(template, authorizer.name, authorizer.arn, origin);
  }
  template.add(websocketsRouteId(reasonOf(key)), 'AWS::ApiGatewayV2::Route', origin, {
    ApiId: api,
    RouteKey: key,
    Target: join('integrations/', ref(integration)),
    ...routeAuthorization(setting, authorizer),
  });
}

function routeAuthorization(setting: Value | undefined, authorizer: Authorizer | null): DraftMap {
  if (setting === undefined || truth(setting) === false) return {};
  if (authorizer)
    return { AuthorizationType: locateBy('CUSTOM', setting), AuthorizerId: ref(authorizerId(authorizer.name)) };
  const reason = unknown(isUndecided(setting) ? reasonOf(setting) : 'an authorizer without name and ARN', setting.span);
  return { AuthorizationType: reason, AuthorizerId: reason };
}

/** A function's name, an ARN, or `{name | arn, identitySource}`; a Lambda function decides in any case. */
function authorizerOf(setting: Value | undefined): Authorizer | null {
  if (setting === undefined || setting.kind === 'unknown' || setting.kind === 'list') return null;
  const standard = locateBy(['route.request.header.Auth'], setting);
  if (setting.kind !== 'map') {
    const text = reasonOf(setting);
    if (text.includes(':'))
      return { name: nameFromArn(text), arn: setting, identitySource: standard, isFunction: false };
    return { name: text, arn: getAtt(functionId(text), 'Arn'), identitySource: standard, isFunction: true };
  }
  const identitySource = field(setting, 'identitySource') ?? standard;
  const arn = field(setting, 'arn');
  const name = textOf(field(setting, 'name'));
  if (arn)
    return {
      name: arn.kind === 'map' ? (name ?? 'Authorizer') : nameFromArn(reasonOf(arn)),
      arn,
      identitySource,
      isFunction: false,
    };
  if (name === undefined) return null;
  return { name, arn: getAtt(functionId(name), 'Arn'), identitySource, isFunction: true };
}

function nameFromArn(arn: string): string {
  const name = arn.split(':').at(-1) ?? '';
  return /^[\w-]+$/.test(name) ? name : alphanumeric(arn);
}

function authorizerId(name: string): string {
  return `${resourceName(name)}WebsocketsAuthorizer`;
}

/** The framework names no source, so that any API may invoke the function; no setting changes that. */
function compilePermission(
  template: Template,
  name: string,
  target: Draft,
  origin: { name: string; span: FunctionEvent['span'] },
): void {
  template.generate(`${resourceName(name)}LambdaPermissionWebsockets`, 'AWS::Lambda::Permission', origin, {
    FunctionName: target,
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
  });
}

function compileStage(service: Service, template: Template): void {
  const setting = service.provider('logs', 'websocket');
  const logs = readLogs(setting, websocketLogFormat, logGroups.websocket);
  const origin = { name: 'provider', span: service.placeOf() };
  template.add(websocketsStageId, 'AWS::ApiGatewayV2::Stage', origin, {
    ApiId: ref(websocketsApiId),
    DeploymentId: ref(deploymentId),
    StageName: service.stage,
    AccessLogSettings: logs?.accessLog,
    DefaultRouteSettings: logs ? { DataTraceEnabled: logs.dataTrace, LoggingLevel: logs.level } : undefined,
  });
  if (truth(setting) !== false) compileLogging(service, template, 'websocket');
}
