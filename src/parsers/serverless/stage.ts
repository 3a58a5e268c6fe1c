import type { Span } from '../../text/source.js';
import { type MapValue, mapOf, textOf, type Value } from '../../text/value.js';
import { field, isUndecided, reasonOf, truth } from './configuration.js';
import { type Draft, type DraftMap, locate, locateBy, ref } from './draft.js';
import { logGroups, readLogs, restLogFormat } from './logs.js';
import { merge } from './merge.js';
import { deploymentId, isExternalRestApi } from './rest.js';
import type { Service } from './service.js';
import type { Origin, Template } from './template.js';

/** What a plugin sets of the REST API's stage after the deploy. */
export interface StagePatch {
  /** Where the plugin has its settings. */
  readonly origin: Origin;
  readonly stage?: DraftMap;
  /** Settings of all methods that have none of their own. */
  readonly defaults?: DraftMap;
  readonly methods: readonly MethodPatch[];
}

export interface MethodPatch {
  /** Without slashes at its ends. */
  readonly path: string;
  readonly method: string;
  readonly span: Span;
  readonly settings: DraftMap;
}

type Resources = Template['resources'];

/**
 * The REST API's stage. The framework's template only names it in the deployment; logs, tracing, metrics and what
 * plugins set come by calls to the stage after the deploy. So that they are known, the stage becomes a resource here.
 * https://github.com/oss-serverless/serverless/blob/main/docs/events/apigateway.md#logs
 */
export function compileRestStage(service: Service, template: Template, patches: readonly StagePatch[]): void {
  const { resources } = template;
  const settings = stageSettings(service, patches);
  const isOwn = resources.has(deploymentId);
  if (isExternalRestApi(service)) {
    if (isOwn && patches.length > 0) addStage(service, template, deploymentId, settings);
    return;
  }
  const deployment = isOwn ? deploymentId : settings.size > 0 ? onlyDeployment(resources) : undefined;
  if (deployment !== undefined) addStage(service, template, deployment, settings);
}

/** The settings that the framework and its plugins make by calls, by their names in CloudFormation. */
function stageSettings(service: Service, patches: readonly StagePatch[]): Map<string, Draft> {
  const settings = new Map<string, Draft>();
  const tracing = service.provider('tracing', 'apiGateway');
  if (tracing)
    settings.set('TracingEnabled', isUndecided(tracing) ? tracing : locateBy(truth(tracing) === true, tracing));
  const all = new Map<string, Draft>();
  const metrics = service.provider('apiGateway', 'metrics');
  if (metrics && !isUndecided(metrics)) all.set('MetricsEnabled', metrics);
  const logs = readLogs(service.provider('logs', 'restApi'), restLogFormat, logGroups.restApi);
  if (logs) {
    settings.set('AccessLogSetting', logs.accessLog);
    all.set('LoggingLevel', logs.level);
    all.set('DataTraceEnabled', logs.dataTrace);
  }
  for (const patch of patches) {
    for (const [key, value] of Object.entries(patch.stage ?? {})) if (value !== undefined) settings.set(key, value);
    for (const [key, value] of Object.entries(patch.defaults ?? {})) if (value !== undefined) all.set(key, value);
  }
  const methods = [
    ...(all.size > 0 ? [{ ResourcePath: '/*', HttpMethod: '*', ...Object.fromEntries(all) }] : []),
    ...methodSettings(patches),
  ];
  if (methods.length > 0) settings.set('MethodSettings', methods);
  return settings;
}

/** One entry for each method that some plugin has settings for. */
function methodSettings(patches: readonly StagePatch[]): Value[] {
  const all = new Map<string, Value>();
  for (const { path, method, span, settings } of patches.flatMap((patch) => patch.methods)) {
    const key = `${method} ${path}`;
    // the root is `/`, other slashes than the first are written `~1`
    const place = { ResourcePath: path === '' ? '/' : `/~1${path.replaceAll('/', '~1')}`, HttpMethod: method };
    all.set(key, merge(all.get(key), locate({ ...place, ...settings }, span)));
  }
  return [...all.values()];
}

/** Takes the stage's name from its deployment, so that it is one stage, and adds the settings. */
function addStage(
  service: Service,
  template: Template,
  deployment: string,
  settings: ReadonlyMap<string, Draft>,
): void {
  const { resources } = template;
  const api = field(resources.get(deployment)?.value, 'Properties', 'RestApiId');
  const name = service.restStage;
  const span = service.placeOf();
  const own = locate(Object.fromEntries(settings), span);
  const existing = [...resources.values()].find((entry) => isStage(entry.value, api, name));
  if (existing) {
    const properties = locate({ Properties: own }, span);
    resources.set(existing.key, { ...existing, value: merge(existing.value, properties) });
  }
  const before = withoutStageName(resources, deployment, name);
  if (existing) return;
  const described = before && merge(field(before, 'StageDescription'), own);
  const id = freeId(resources, 'ApiGatewayStage');
  const properties = merge(
    described ?? own,
    locate({ RestApiId: api, DeploymentId: ref(deployment), StageName: name }, span),
  );
  const stage = locate({ Type: 'AWS::ApiGateway::Stage', Properties: properties }, span);
  resources.set(id, { key: id, keySpan: span, value: stage });
  template.names.set(id, 'provider');
}

/** The properties that a deployment had, where it made the stage of that name; it makes none any more. */
function withoutStageName(resources: Resources, id: string, name: Value): Value | undefined {
  const entry = resources.get(id);
  const properties = field(entry?.value, 'Properties');
  if (entry?.value.kind !== 'map' || properties?.kind !== 'map') return undefined;
  const written = properties.entries.get('StageName')?.value;
  if (!written || reasonOf(written) !== reasonOf(name)) return undefined;
  const rest = mapOf(
    Array.from(properties.entries.values()).filter(({ key }) => key !== 'StageName' && key !== 'StageDescription'),
    properties.span,
  );
  resources.set(id, { ...entry, value: withEntry(entry.value, 'Properties', rest) });
  return properties;
}

function withEntry(map: MapValue, key: string, value: Value): MapValue {
  const entry = map.entries.get(key);
  const entries = new Map(map.entries);
  entries.set(key, { key, keySpan: entry?.keySpan ?? map.span, value });
  return { ...map, entries };
}

function isStage(resource: Value, api: Value | undefined, name: Value): boolean {
  if (textOf(field(resource, 'Type')) !== 'AWS::ApiGateway::Stage') return false;
  const own = textOf(field(resource, 'Properties', 'RestApiId', 'Ref'));
  const stage = field(resource, 'Properties', 'StageName');
  return (
    own !== undefined && own === textOf(field(api, 'Ref')) && stage !== undefined && reasonOf(stage) === reasonOf(name)
  );
}

/** The calls find an API of `resources` too, where it is the only one and has a deployment there. */
function onlyDeployment(resources: Resources): string | undefined {
  const apis = [...resources.values()].filter(
    ({ value }) => textOf(field(value, 'Type')) === 'AWS::ApiGateway::RestApi',
  );
  const [api] = apis;
  if (!api || apis.length !== 1) return undefined;
  return [...resources.values()].find(
    ({ value }) =>
      textOf(field(value, 'Type')) === 'AWS::ApiGateway::Deployment' &&
      textOf(field(value, 'Properties', 'RestApiId', 'Ref')) === api.key,
  )?.key;
}

function freeId(resources: Resources, wanted: string): string {
  let id = wanted;
  while (resources.has(id)) id = `${id}OfService`;
  return id;
}
