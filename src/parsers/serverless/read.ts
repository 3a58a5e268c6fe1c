import type { Incomplete } from '../../graph/model.js';
import type { Diagnostic, Span } from '../../text/source.js';
import { type MapValue, mapOf, textOf } from '../../text/value.js';
import { field, isUndecided, truth } from './configuration.js';
import { httpRoutes } from './events/http.js';
import { compileHttpApi } from './events/http-api.js';
import { compileWebsocketsApi } from './events/websocket.js';
import { compileLogging } from './logs.js';
import { functionId } from './naming.js';
import { addApiKeys } from './plugins/add-api-key.js';
import { associateWaf } from './plugins/associate-waf.js';
import { documentApi } from './plugins/aws-documentation.js';
import { cache } from './plugins/caching.js';
import { manageDomains } from './plugins/domain-manager.js';
import { nameWhereUnknown, pluginsOf } from './plugins/list.js';
import { serviceProxyRoutes } from './plugins/service-proxy.js';
import { stateMachineRoutes } from './plugins/step-functions.js';
import { throttle } from './plugins/throttling.js';
import { mergeResources } from './resources.js';
import { compileRestApi, isExternalRestApi, type RouteGroup } from './rest.js';
import { providerName, Service } from './service.js';
import { compileRestStage } from './stage.js';
import { Template } from './template.js';
import type { Settings } from './variables/sources.js';

/** What the command line, the machine and the project's other files say about a service. */
export type ServerlessOptions = Settings;

export interface ServerlessResult {
  /** The CloudFormation template that the framework would package, intrinsics in the long form. */
  readonly template: MapValue;
  /** Logical ids of what the framework generates → the function's name, `provider`, or a plugin's settings. */
  readonly names: ReadonlyMap<string, string>;
  /** Source ranges → who a person would name for them: a function, `provider`, a logical id of `resources`. */
  readonly owners: readonly { readonly span: Span; readonly name: string }[];
  /** Logical ids of resources that no setting can change. */
  readonly generated: ReadonlySet<string>;
  /** Why the API may have more than is seen here. */
  readonly incomplete: readonly Incomplete[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A service for AWS: those of other providers make no API Gateway resources. */
export function isAwsServerless(root: MapValue): boolean {
  const name = providerName(root);
  return name === undefined ? root.entries.has('provider') : name === 'aws' || name.includes('${');
}

/**
 * A service as the framework packages it, as far as API Gateway is concerned. The stage of a REST API, which the
 * framework configures by calls after the deploy, is in the template too, and so is what well-known plugins do.
 */
export function readServerless(root: MapValue, options: ServerlessOptions): ServerlessResult {
  const service = new Service(root, options);
  const template = new Template();
  const provider = service.provider('name') ?? service.provider();
  const isAws = isUndecided(provider) || textOf(provider) === 'aws';
  const sections = isAws ? compile(service, template) : [];
  if (!template.hasApi) service.sayWhatIsUnread();
  const resources = mapOf(template.resources.values(), root.span);
  const section = { key: 'Resources', keySpan: root.span, value: resources };
  return {
    template: mapOf([section, ...sections], root.span),
    names: template.names,
    owners: service.owners,
    generated: template.generated,
    incomplete: service.incomplete,
    diagnostics: service.diagnostics,
  };
}

function compile(service: Service, template: Template): ReturnType<typeof mergeResources> {
  const plugins = pluginsOf(service);
  const has = (name: string): boolean => plugins.some((plugin) => plugin.name === name);
  compileFunctions(service, template);
  const groups: RouteGroup[] = [httpRoutes(service)];
  if (has('serverless-step-functions')) groups.push(stateMachineRoutes(service));
  if (has('serverless-apigateway-service-proxy')) groups.push(serviceProxyRoutes(service));
  compileRestApi(service, template, groups);
  compileRestLogging(service, template, groups);
  warnOfIgnoredSettings(service, groups, has('serverless-add-api-key') ? ['usagePlan'] : []);
  compileHttpApi(service, template);
  compileWebsocketsApi(service, template);
  if (has('serverless-aws-documentation')) documentApi(service, template);
  const caching = has('serverless-api-gateway-caching') ? cache(service, template) : null;
  const sections = mergeResources(service, template);
  const throttling = has('serverless-api-gateway-throttling') ? throttle(service, template) : null;
  compileRestStage(
    service,
    template,
    [caching, throttling].filter((patch) => patch !== null),
  );
  if (has('serverless-add-api-key')) addApiKeys(service, template);
  if (has('serverless-associate-waf')) associateWaf(service, template);
  if (has('serverless-domain-manager')) manageDomains(service, template);
  for (const plugin of plugins) nameWhereUnknown(service, plugin);
  return sections;
}

/** Functions, and the role that they share, so that references to them lead somewhere. */
function compileFunctions(service: Service, template: Template): void {
  for (const { name, keySpan } of service.functions)
    template.generate(functionId(name), 'AWS::Lambda::Function', { name, span: keySpan }, {});
  const origin = { name: 'provider', span: service.placeOf() };
  template.generate('IamRoleLambdaExecution', 'AWS::IAM::Role', origin, {});
}

function compileRestLogging(service: Service, template: Template, groups: readonly RouteGroup[]): void {
  const logs = service.provider('logs', 'restApi');
  if (groups.every(({ routes }) => routes.length === 0) || isExternalRestApi(service)) return;
  if (truth(logs) === false || truth(field(logs, 'accessLogging') ?? logs) === false) return;
  compileLogging(service, template, 'restApi');
}

/** Settings that moved with version 3: a policy in the old place is no policy. */
function warnOfIgnoredSettings(service: Service, groups: readonly RouteGroup[], read: readonly string[]): void {
  const used = groups.filter(({ routes }) => routes.length > 0);
  if (used.length === 0 || used.some(({ readsOldSettings }) => readsOldSettings)) return;
  for (const name of ['resourcePolicy', 'apiKeys', 'usagePlan']) {
    if (service.provider(name) === undefined || read.includes(name)) continue;
    service.warn(
      'serverless-ignored-setting',
      `provider.${name} is not read since version 3 of the framework: write provider.apiGateway.${name}`,
      service.placeOf(name),
    );
  }
}
