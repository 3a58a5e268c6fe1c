import { type Fact, known } from '../../../graph/fact.js';
import type { AccessLog, Api, MethodSettings, Stage } from '../../../graph/model.js';
import { label, type Properties, unknownReason } from '../../../graph/read.js';
import { secretIn } from '../../../text/secrets.js';
import type { Value } from '../../../text/value.js';
import type { Resource } from '../resource.js';
import { nodeOf, type Registry } from './registry.js';

/**
 * Stages of REST APIs: `AWS::ApiGateway::Stage`, and those that a deployment makes by `StageName`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
 */
export function buildRestStages(registry: Registry): void {
  for (const resource of registry.ofType('AWS::ApiGateway::Deployment')) addDeployment(registry, resource, 'RestApiId');
  const staged = new Set<string>();
  for (const resource of registry.ofType('AWS::ApiGateway::Stage')) {
    const properties = registry.properties(resource);
    const deployment = properties.value('DeploymentId');
    if (deployment?.kind === 'reference') staged.add(deployment.target);
    const api = registry.apiOf(properties.value('RestApiId'), 'rest', resource);
    addStage(registry, resource, restStage(resource, properties, properties, api, false));
  }
  for (const resource of registry.ofType('AWS::ApiGateway::Deployment')) {
    const properties = registry.properties(resource);
    if (!properties.has('StageName') && !properties.has('StageDescription')) continue;
    const api = registry.apiOf(properties.value('RestApiId'), 'rest', resource);
    const settings = properties.nested('StageDescription');
    addStage(registry, resource, restStage(resource, properties, settings, api, staged.has(resource.key)));
  }
}

function addStage(registry: Registry, resource: Resource, stage: Stage): void {
  stage.api.stages.push(stage);
  registry.stages.set(resource.key, stage);
}

export function addDeployment(registry: Registry, resource: Resource, apiKey: 'RestApiId' | 'ApiId'): void {
  const properties = registry.properties(resource);
  const api = registry.apiOf(properties.value(apiKey), apiKey === 'ApiId' ? 'websocket' : 'rest', resource);
  const deployment = {
    node: 'deployment' as const,
    ...nodeOf(resource),
    api,
    followsChanges: properties.flag('FollowsChanges', hasHash(resource)),
  };
  api.deployments.push(deployment);
  registry.deployments.set(resource.key, deployment);
}

/**
 * CloudFormation makes a deployment once for each logical id, so frameworks and generators put a hash or a time into it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
 */
function hasHash(resource: Resource): boolean {
  return resource.generated === true || /[0-9a-f]{8}$/.test(resource.id ?? resource.key);
}

function restStage(resource: Resource, named: Properties, settings: Properties, api: Api, unintended: boolean): Stage {
  const name = named.text('StageName', '');
  return {
    node: 'stage',
    ...nodeOf(resource),
    api,
    name:
      named !== settings && name.known && name.value === ''
        ? { known: false, reason: 'no stage name is given', span: name.span }
        : name,
    external: resource.elsewhere !== undefined,
    unintended,
    accessLog: accessLogOf(settings, 'AccessLogSetting'),
    methodSettings: methodSettingsOf(settings),
    tracing: settings.flag('TracingEnabled', false),
    clientCertificate: certificateOf(settings),
    cacheCluster: settings.flag('CacheClusterEnabled', false),
    variables: variablesOf(settings, 'Variables'),
  };
}

/** A certificate that is written but known only at deploy is set all the same. */
export function certificateOf(settings: Properties): Fact<string | null> {
  const value = settings.value('ClientCertificateId');
  if (value?.kind === 'unknown') return settings.known(label(value), value);
  return settings.label('ClientCertificateId');
}

/** Known null where there is no destination and no format. */
export function accessLogOf(settings: Properties, key: string): Fact<AccessLog | null> {
  const value = settings.value(key);
  if (value === undefined) return settings.absent(null);
  const reason = unknownReason(value);
  if (reason !== null) return settings.unknown(reason, value);
  const log = settings.of(value);
  const destination = log.value('DestinationArn');
  if (destination === undefined && !log.has('Format'))
    return { ...log.absent<AccessLog | null>(null), span: value.span };
  return settings.known<AccessLog | null>(
    {
      // a destination that is written but unknown is set
      destination: destination
        ? log.known(label(destination) ?? '', destination)
        : { ...log.absent(null), span: value.span },
      format: log.words('Format'),
    },
    value,
  );
}

export function variablesOf(settings: Properties, key: string): Stage['variables'] {
  return settings.read<readonly { name: string; value: Fact<string> }[]>(key, [], (value) => {
    if (value.kind !== 'map') return undefined;
    return Array.from(value.entries.values(), (entry) => ({ name: entry.key, value: variable(settings, entry.value) }));
  });
}

function variable(settings: Properties, value: Value): Fact<string> {
  if (value.kind === 'unknown') return settings.unknown(value.reason, value);
  const text = label(value);
  if (text === null) return settings.unknown('no text', value);
  if (secretIn(text) !== null) value.span.source.hide(value.span);
  return settings.known(text, value);
}

const levels = ['OFF', 'ERROR', 'INFO'] as const;

function methodSettingsOf(settings: Properties): Fact<readonly MethodSettings[]> {
  const all: MethodSettings[] = [];
  const own = oneSetting(settings, known('*', settings.span), known('*', settings.span));
  if (Object.keys(own).length > 3) all.push(own);
  const items = settings.items('MethodSettings');
  if (items === null) {
    const value = settings.value('MethodSettings');
    return value
      ? settings.unknown(unknownReason(value) ?? 'MethodSettings is no list', value)
      : settings.absent<readonly MethodSettings[]>([]);
  }
  for (const item of items) {
    if (item.hidden) return { known: false, ...item.hidden };
    all.push(oneSetting(item, placeOf(item, 'ResourcePath', settingsPath), placeOf(item, 'HttpMethod', upperCase)));
  }
  const value = settings.value('MethodSettings');
  return value ? settings.known<readonly MethodSettings[]>(all, value) : { ...settings.absent(all) };
}

/**
 * Where settings hold. API Gateway takes no settings without a path and a method, but whom they were meant for cannot be
 * told: "This parameter is required when you specify a MethodSetting".
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html
 */
function placeOf(item: Properties, key: 'ResourcePath' | 'HttpMethod', read: (text: string) => string): Fact<string> {
  if (!item.has(key)) return { known: false, reason: `${key} is required for method settings`, span: item.span };
  return item.read(key, '', (value) => (value.kind === 'scalar' ? read(value.text) : undefined));
}

const upperCase = (text: string): string => text.toUpperCase();

/**
 * The route's path out of a setting's: `/*` is all, other slashes than the first are written `~1`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html
 */
function settingsPath(text: string): string {
  if (text === '/*' || text === '*') return '*';
  const path = text.replaceAll('~1', '/').replace(/^\/+/, '/');
  return path.startsWith('/') ? path : `/${path}`;
}

function isEmpty(value: Value | undefined): boolean {
  return value?.kind === 'scalar' && value.text === '';
}

function oneSetting(item: Properties, path: Fact<string>, method: Fact<string>): MethodSettings {
  const number = (key: string): Fact<number> => {
    const fact = item.number(key);
    return fact.known ? { ...fact, value: fact.value ?? -1 } : fact;
  };
  return {
    path,
    method,
    span: item.map?.span ?? item.span,
    ...(item.has('LoggingLevel') &&
      !isEmpty(item.value('LoggingLevel')) && { loggingLevel: item.oneOf('LoggingLevel', 'OFF', levels) }),
    ...(item.has('DataTraceEnabled') && { dataTrace: item.flag('DataTraceEnabled', false) }),
    ...(item.has('CachingEnabled') && { caching: item.flag('CachingEnabled', false) }),
    ...(item.has('CacheDataEncrypted') && { cacheEncrypted: item.flag('CacheDataEncrypted', false) }),
    ...(item.has('RequireAuthorizationForCacheControl') && {
      cacheControlAuthorized: item.flag('RequireAuthorizationForCacheControl', true),
    }),
    ...(item.has('ThrottlingRateLimit') && { throttlingRate: number('ThrottlingRateLimit') }),
    ...(item.has('ThrottlingBurstLimit') && { throttlingBurst: number('ThrottlingBurstLimit') }),
  };
}

/** Settings of routes of HTTP and WebSocket stages: the default's, and those by route key. */
export function routeSettingsOf(stage: Properties): Fact<readonly MethodSettings[]> {
  const all: MethodSettings[] = [];
  const defaults = stage.value('DefaultRouteSettings');
  if (defaults) {
    const item = stage.of(defaults);
    if (item.hidden) return { known: false, ...item.hidden };
    all.push(oneSetting(item, known('*', defaults.span), known('*', defaults.span)));
  }
  const routes = stage.value('RouteSettings');
  const reason = routes && unknownReason(routes);
  if (routes && reason) return stage.unknown(reason, routes);
  if (routes?.kind === 'map')
    for (const { key, keySpan, value } of routes.entries.values()) {
      const [verb, path] = /^[A-Z]+ \S/.test(key)
        ? [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)]
        : ['*', key];
      all.push(oneSetting(stage.of(value), known(path ?? key, keySpan), known(verb ?? '*', keySpan)));
    }
  const place = defaults ?? routes;
  return place ? stage.known<readonly MethodSettings[]>(all, place) : stage.absent(all);
}
