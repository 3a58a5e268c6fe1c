import { scalar, textOf, unknown, type Value } from '../../../text/value.js';
import { lambdaUri } from '../authorizers.js';
import { concatAt, field, isUndecided, itemsOf, reasonOf, truth } from '../configuration.js';
import { type Draft, type DraftMap, getAtt, join, locateBy, ref } from '../draft.js';
import { httpLogFormat, logGroups, readLogs } from '../logs.js';
import { functionId, httpApiId, httpApiStageId, httpRouteId, resourceName } from '../naming.js';
import { executeApi } from '../rest.js';
import type { EventOwner, FunctionEvent, Service } from '../service.js';
import { functionTarget } from '../target.js';
import type { Origin, Template } from '../template.js';
import { methodAndPath, unread } from './http.js';

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'OPTIONS', 'HEAD', 'DELETE'];
const corsHeaders = [
  'Content-Type',
  'X-Amz-Date',
  'Authorization',
  'X-Api-Key',
  'X-Amz-Security-Token',
  'X-Amz-User-Agent',
  'X-Amzn-Trace-Id',
];

interface HttpRoute {
  readonly event: FunctionEvent;
  /** `GET`, `ANY`, …; unknown where a variable decides. */
  readonly method: Value;
  /** `GET /path`, or `*` for the catch-all. */
  readonly key: Value;
}

/**
 * The service's HTTP API, made of the functions' `httpApi` events.
 * https://github.com/oss-serverless/serverless/blob/main/docs/events/http-api.md
 */
export function compileHttpApi(service: Service, template: Template): void {
  const routes = service.events(service.functions, 'httpApi').flatMap((event) => routeOf(service, event));
  if (routes.length === 0) return;
  const api = httpApiReference(service);
  if (!isExternalHttpApi(service)) {
    compileApi(service, template, routes);
    compileStage(service, template);
    compileAuthorizers(service, template);
  }
  const made = new Map<string, HttpRoute>();
  for (const route of routes) {
    const key = reasonOf(route.key);
    const before = made.get(key);
    // of several catch-alls the framework takes the last without a word
    if (before && key !== '*') warnOfDuplicate(service, key, before, route);
    else made.set(key, route);
  }
  for (const route of made.values()) compileRoute(service, template, api, route);
}

/** How the service's resources refer to its HTTP API: its own, or one made elsewhere (`provider.httpApi.id`). */
export function httpApiReference(service: Service): Draft {
  return isExternalHttpApi(service) ? (service.provider('httpApi', 'id') ?? '') : ref(httpApiId);
}

function isExternalHttpApi(service: Service): boolean {
  const settings = service.provider('httpApi');
  return settings?.kind === 'map' && field(settings, 'id') !== undefined;
}

function routeOf(service: Service, event: FunctionEvent): HttpRoute[] {
  const { value } = event;
  const path = value.kind === 'map' ? field(value, 'path') : value;
  const method = value.kind === 'map' ? field(value, 'method') : undefined;
  if (path && textOf(path) === '*') return [{ event, method: locateBy('ANY', path), key: locateBy('*', path) }];
  const place = methodAndPath(value);
  if (!place) return unread(service, event);
  const verb = textOf(place.method) === '*' ? locateBy('ANY', place.method) : place.method;
  if (method && path) return [{ event, method: verb, key: concatAt(path, [verb, ' ', path]) }];
  // a line: upper case where it is known
  const text = textOf(value);
  return [
    { event, method: verb, key: text === undefined ? value : locateBy(text.replace(/^\S+/, reasonOf(verb)), value) },
  ];
}

function compileApi(service: Service, template: Template, routes: readonly HttpRoute[]): void {
  const settings = service.provider('httpApi');
  const origin = { name: 'provider', span: service.placeOf('httpApi') };
  template.add(httpApiId, 'AWS::ApiGatewayV2::Api', origin, {
    Name: field(settings, 'name') ?? service.apiName(settings),
    ProtocolType: 'HTTP',
    DisableExecuteApiEndpoint: field(settings, 'disableDefaultEndpoint'),
    CorsConfiguration: corsOf(field(settings, 'cors'), routes),
  });
}

/** `true`, or an object; what it does not say is any origin, the usual headers and the methods of the routes. */
function corsOf(setting: Value | undefined, routes: readonly HttpRoute[]): Draft | undefined {
  if (setting === undefined || truth(setting) === false) return undefined;
  if (isUndecided(setting)) return setting;
  const settings = setting.kind === 'map' ? setting : undefined;
  const list = (key: string): Draft | undefined => {
    const value = field(settings, key);
    return value && (itemsOf(value) ?? value);
  };
  const used = routes.flatMap(({ method }) => (textOf(method) === 'ANY' ? verbs : [textOf(method)]));
  const credentials = field(settings, 'allowCredentials');
  return locateBy(
    {
      AllowCredentials: credentials && truth(credentials) !== false ? credentials : undefined,
      AllowHeaders: list('allowedHeaders') ?? corsHeaders,
      AllowMethods: list('allowedMethods') ?? [...new Set(['OPTIONS', ...used.filter((name) => name !== undefined)])],
      AllowOrigins: list('allowedOrigins') ?? ['*'],
      ExposeHeaders: list('exposedResponseHeaders'),
      MaxAge: field(settings, 'maxAge'),
    },
    setting,
  );
}

function compileStage(service: Service, template: Template): void {
  const logs = readLogs(service.provider('logs', 'httpApi'), httpLogFormat, logGroups.httpApi);
  const metrics = service.provider('httpApi', 'metrics');
  const origin = { name: 'provider', span: service.placeOf('httpApi') };
  if (logs) template.generate(logGroups.httpApi, 'AWS::Logs::LogGroup', origin, {});
  template.add(httpApiStageId, 'AWS::ApiGatewayV2::Stage', origin, {
    ApiId: ref(httpApiId),
    StageName: '$default',
    AutoDeploy: true,
    DefaultRouteSettings: metrics && { DetailedMetricsEnabled: metrics },
    AccessLogSettings: logs?.accessLog,
  });
}

/** All of the provider's authorizers are made, whether a route uses them or not. */
function compileAuthorizers(service: Service, template: Template): void {
  const all = service.provider('httpApi', 'authorizers');
  if (isUndecided(all)) service.undecided('provider.httpApi.authorizers', all);
  if (all?.kind !== 'map') return;
  for (const { key, keySpan, value } of all.entries.values()) {
    const name = field(value, 'name') ?? scalar(key, keySpan);
    const type = field(value, 'type');
    const isRequest = textOf(type) === 'request';
    const origin = { name: 'provider', span: keySpan };
    const target = isRequest ? authorizerTarget(value) : undefined;
    template.add(authorizerId(reasonOf(name)), 'AWS::ApiGatewayV2::Authorizer', origin, {
      ApiId: ref(httpApiId),
      Name: name,
      AuthorizerType: isUndecided(type) ? type : locateBy(isRequest ? 'REQUEST' : 'JWT', type ?? name),
      IdentitySource: field(value, 'identitySource'),
      ...(isRequest
        ? {
            AuthorizerUri: target && lambdaUri(target),
            AuthorizerPayloadFormatVersion: field(value, 'payloadVersion') ?? '2.0',
            AuthorizerResultTtlInSeconds: field(value, 'resultTtlInSeconds'),
            EnableSimpleResponses: field(value, 'enableSimpleResponses'),
          }
        : { JwtConfiguration: isUndecided(type) ? undefined : jwtConfiguration(value) }),
    });
    if (target && !truth(field(value, 'managedExternally')))
      compilePermission(
        service,
        template,
        `${resourceName(reasonOf(name))}LambdaAuthorizerPermissionHttpApi`,
        target,
        origin,
      );
  }
}

function authorizerTarget(settings: Value): Draft | undefined {
  const name = textOf(field(settings, 'functionName'));
  return field(settings, 'functionArn') ?? (name === undefined ? undefined : getAtt(functionId(name), 'Arn'));
}

function jwtConfiguration(settings: Value): DraftMap {
  const audience = field(settings, 'audience');
  return { Audience: audience && (itemsOf(audience) ?? audience), Issuer: field(settings, 'issuerUrl') };
}

function compileRoute(service: Service, template: Template, api: Draft, route: HttpRoute): void {
  const { owner, value, span } = route.event;
  const key = reasonOf(route.key);
  const integration = `HttpApiIntegration${resourceName(owner.name)}`;
  if (!template.resources.has(integration)) compileIntegration(service, template, api, owner, integration);
  template.add(
    httpRouteId(key),
    'AWS::ApiGatewayV2::Route',
    { name: owner.name, span },
    {
      ApiId: api,
      RouteKey: key === '*' ? locateBy('$default', route.key) : route.key,
      Target: join('integrations/', ref(integration)),
      ...authorizationOf(service, field(value.kind === 'map' ? value : undefined, 'authorizer')),
    },
  );
}

/** One integration and one permission serve all routes of a function. */
function compileIntegration(service: Service, template: Template, api: Draft, owner: EventOwner, id: string): void {
  const target = functionTarget(owner);
  const origin = { name: owner.name, span: owner.keySpan };
  compilePermission(service, template, `${resourceName(owner.name)}LambdaPermissionHttpApi`, target, origin);
  template.add(id, 'AWS::ApiGatewayV2::Integration', origin, {
    ApiId: api,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: target,
    PayloadFormatVersion:
      service.read(owner.value, 'httpApi', 'payload') ?? service.provider('httpApi', 'payload') ?? '2.0',
    TimeoutInMillis: 30_000,
  });
}

/** A name, or `{name, scopes}`, `{type: aws_iam}`, and `{id, type}` for an API made elsewhere. */
function authorizationOf(service: Service, setting: Value | undefined): DraftMap {
  if (setting === undefined || truth(setting) === false) return {};
  if (isUndecided(setting)) return { AuthorizationType: setting, AuthorizerId: setting };
  const settings = setting.kind === 'map' ? setting : undefined;
  const type = field(settings, 'type');
  if (textOf(type) === 'aws_iam') return { AuthorizationType: locateBy('AWS_IAM', type ?? setting) };
  const id = field(settings, 'id');
  const scopes = field(settings, 'scopes');
  if (id) return { AuthorizationType: routeType(type, setting), AuthorizerId: id, AuthorizationScopes: scopes };
  const name = settings ? field(settings, 'name') : setting;
  const known = textOf(name);
  const authorizer = known === undefined ? undefined : service.provider('httpApi', 'authorizers', known);
  if (!authorizer || known === undefined) {
    const reason = isUndecided(name)
      ? reasonOf(name)
      : `authorizer ${known ?? ''} is not in provider.httpApi.authorizers`;
    if (!isUndecided(name))
      service.warn(
        'serverless-setting',
        `An httpApi event names an authorizer that the provider lacks: ${reason}`,
        setting.span,
      );
    const missing = unknown(reason, setting.span);
    return { AuthorizationType: missing, AuthorizerId: missing };
  }
  return {
    AuthorizationType: routeType(field(authorizer, 'type'), setting),
    AuthorizerId: ref(authorizerId(textOf(field(authorizer, 'name')) ?? known)),
    AuthorizationScopes: scopes,
  };
}

function routeType(type: Value | undefined, setting: Value): Value {
  if (isUndecided(type)) return unknown(reasonOf(type), setting.span);
  return locateBy(textOf(type) === 'request' ? 'CUSTOM' : 'JWT', setting);
}

function authorizerId(name: string): string {
  return `HttpApiAuthorizer${resourceName(name)}`;
}

function compilePermission(service: Service, template: Template, id: string, target: Draft, origin: Origin): void {
  template.generate(id, 'AWS::Lambda::Permission', origin, {
    FunctionName: target,
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: join(...executeApi, httpApiReference(service), '/*'),
  });
}

function warnOfDuplicate(service: Service, key: string, before: HttpRoute, route: HttpRoute): void {
  service.warn(
    'serverless-duplicate-route',
    `${key} of ${before.event.owner.name} and of ${route.event.owner.name} are one route: the framework refuses the service`,
    route.event.span,
  );
}
