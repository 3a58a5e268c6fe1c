import { textOf, type Value } from '../../text/value.js';
import type { RestAuthorization } from './authorizers.js';
import { field, isUndecided, reasonOf } from './configuration.js';
import { type Cors, type CorsStyle, mergeCors, preflightIntegration } from './cors.js';
import { type Draft, type DraftMap, getAtt, join, locateBy, ref } from './draft.js';
import { methodId, resourceId, resourceName, restApiId } from './naming.js';
import type { Service } from './service.js';
import type { Origin, Template } from './template.js';
import { compileUsagePlans } from './usage-plan.js';
import { validationOf } from './validation.js';
import { instanceId } from './variables/sources.js';

/** One route of the REST API, whoever asks for it: a function's event, a state machine's, a service proxy. */
export interface RestRoute {
  readonly origin: Origin;
  /** Upper case where known; `ANY` for all. */
  readonly method: Value;
  /** Without slashes at its ends where known. */
  readonly path: Value;
  readonly authorization: RestAuthorization;
  readonly cors: Cors | null;
  /** The `request` setting, for validation. */
  readonly request: Value | undefined;
  /** The function that the route leads to, which API Gateway may invoke. */
  readonly invokes: { readonly name: string; readonly arn: Draft } | null;
  /** The method's other properties. */
  readonly properties: DraftMap;
}

/** Routes that come from one place, and how their preflights are made. */
export interface RouteGroup {
  readonly routes: readonly RestRoute[];
  readonly corsStyle: CorsStyle;
  /** The settings in the places of version 2 (`provider.resourcePolicy`, …) are read as well. */
  readonly readsOldSettings: boolean;
}

export const deploymentId = `ApiGatewayDeployment${instanceId}`;

/** How the service's resources refer to its REST API: its own, or one made elsewhere. */
export function restApiReference(service: Service): Draft {
  return isExternalRestApi(service) ? (service.provider('apiGateway', 'restApiId') ?? '') : ref(restApiId);
}

/** The API is one that another stack made, as `provider.apiGateway.restApiId` says. */
export function isExternalRestApi(service: Service): boolean {
  const settings = service.provider('apiGateway');
  return settings?.kind === 'map' && field(settings, 'restApiId') !== undefined;
}

/**
 * The service's REST API with its resources, methods, authorizers, validators, keys and its deployment.
 * https://github.com/oss-serverless/serverless/blob/main/docs/events/apigateway.md
 */
export function compileRestApi(service: Service, template: Template, groups: readonly RouteGroup[]): void {
  if (groups.every((group) => group.routes.length === 0)) return;
  const readsOldSettings = groups.some((group) => group.readsOldSettings && group.routes.length > 0);
  if (!isExternalRestApi(service)) compileApi(service, template, readsOldSettings);
  const compiler = new MethodCompiler(service, template);
  for (const { routes, corsStyle } of groups) {
    for (const route of routes) compiler.resources(route);
    compiler.preflights(routes, corsStyle);
    for (const route of routes) compiler.method(route);
  }
  const origin = { name: 'provider', span: service.placeOf('apiGateway') };
  template.generate(deploymentId, 'AWS::ApiGateway::Deployment', origin, {
    RestApiId: restApiReference(service),
    StageName: service.restStage,
  });
  compileUsagePlans(service, template, restApiReference(service), readsOldSettings);
}

function compileApi(service: Service, template: Template, readsOldSettings: boolean): void {
  const settings = service.provider('apiGateway');
  const endpointType = service.provider('endpointType');
  const accessMode = field(settings, 'endpoint', 'accessMode');
  const policy =
    field(settings, 'resourcePolicy') ?? (readsOldSettings ? service.provider('resourcePolicy') : undefined);
  const origin = { name: 'provider', span: service.placeOf('apiGateway') };
  template.add(restApiId, 'AWS::ApiGateway::RestApi', origin, {
    Name: service.provider('apiName') ?? service.apiName(settings),
    EndpointConfiguration:
      endpointType &&
      locateBy({ Types: [upperCase(endpointType)], VpcEndpointIds: service.provider('vpcEndpointIds') }, endpointType),
    DisableExecuteApiEndpoint: field(settings, 'disableDefaultEndpoint'),
    SecurityPolicy: field(settings, 'endpoint', 'securityPolicy'),
    EndpointAccessMode: accessMode && upperCase(accessMode),
    Policy: policy && policyOf(policy),
  });
}

/** The document around the statements; undefined where there are none. */
function policyOf(statements: Value): Draft | undefined {
  if (isUndecided(statements)) return statements;
  const count = statements.kind === 'list' ? statements.items.length : statements.kind === 'map' ? 1 : 0;
  return count === 0 ? undefined : locateBy({ Version: '2012-10-17', Statement: statements }, statements);
}

export function upperCase(value: Value): Value {
  const text = textOf(value);
  return text === undefined ? value : locateBy(text.toUpperCase(), value);
}

class MethodCompiler {
  readonly #api: Draft;
  readonly #root: Draft | undefined;
  readonly #paths = new Set<string>();
  readonly #routes = new Map<string, RestRoute>();

  constructor(
    readonly service: Service,
    readonly template: Template,
  ) {
    this.#api = restApiReference(service);
    // the root of an API elsewhere is known by an id alone: without a parent, a path begins there
    this.#root = isExternalRestApi(service) ? undefined : getAtt(restApiId, 'RootResourceId');
  }

  resources(route: RestRoute): void {
    const path = textOf(route.path);
    const parts = path === undefined ? [route.path] : path.split('/');
    if (path === '') return;
    let parent = this.#root;
    for (const [index, part] of parts.entries()) {
      const prefix = typeof part === 'string' ? parts.slice(0, index + 1).join('/') : reasonOf(part);
      const id = resourceId(prefix);
      if (!this.#paths.has(prefix))
        this.template.add(id, 'AWS::ApiGateway::Resource', route.origin, {
          RestApiId: this.#api,
          ParentId: parent,
          PathPart: part,
        });
      this.#paths.add(prefix);
      parent = ref(id);
    }
  }

  /** One OPTIONS method for each path with CORS, answered by a mock. */
  preflights(routes: readonly RestRoute[], style: CorsStyle): void {
    const paths = new Map<string, { route: RestRoute; cors: Cors }>();
    for (const route of routes) {
      if (!route.cors) continue;
      const path = reasonOf(route.path);
      paths.set(path, { route, cors: mergeCors(paths.get(path)?.cors, route.cors) });
    }
    for (const [path, { route, cors }] of paths) {
      const origin = { name: route.origin.name, span: cors.setting.span };
      this.template.add(methodId(path, 'options'), 'AWS::ApiGateway::Method', origin, {
        RestApiId: this.#api,
        ResourceId: this.#resource(path),
        HttpMethod: 'OPTIONS',
        Integration: locateBy(preflightIntegration(cors, style), cors.setting),
      });
    }
  }

  method(route: RestRoute): void {
    const { service, template } = this;
    const { origin, authorization } = route;
    const path = reasonOf(route.path);
    const id = methodId(path, reasonOf(route.method));
    this.#warnOfDuplicate(id, route);
    template.add(id, 'AWS::ApiGateway::Method', origin, {
      RestApiId: this.#api,
      ResourceId: this.#resource(path),
      HttpMethod: route.method,
      ...authorization.method,
      ...validationOf(service, template, route, this.#api),
      ...route.properties,
    });
    const { invokes } = route;
    if (invokes && !template.resources.has(permissionId(invokes.name)))
      this.#permission(invokes.name, invokes.arn, origin);
    this.#authorizer(route);
  }

  #resource(path: string): Draft | undefined {
    return path === '' ? this.#root : ref(resourceId(path));
  }

  #authorizer(route: RestRoute): void {
    const { authorizer } = route.authorization;
    if (!authorizer) return;
    const { id, name, span, properties, invokes } = authorizer;
    const isFunction = this.service.functions.some((one) => one.name === name);
    const origin = { name: isFunction ? name : route.origin.name, span };
    this.template.add(id, 'AWS::ApiGateway::Authorizer', origin, { RestApiId: this.#api, ...properties });
    if (invokes && !this.template.resources.has(permissionId(name))) this.#permission(name, invokes, origin);
  }

  #permission(name: string, arn: Draft, origin: Origin): void {
    this.template.generate(permissionId(name), 'AWS::Lambda::Permission', origin, {
      FunctionName: arn,
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: join(...executeApi, this.#api, '/*/*'),
    });
  }

  /** The framework lets the last of two events with one route win, without a word. */
  #warnOfDuplicate(id: string, route: RestRoute): void {
    const before = this.#routes.get(id);
    this.#routes.set(id, route);
    if (!before) return;
    const [name, other] = [before, route].map((one) => `${reasonOf(one.method)} /${reasonOf(one.path)}`);
    this.service.warn(
      'serverless-duplicate-route',
      `${name} of ${before.origin.name} is replaced by ${other === name ? 'the same route' : other} of ${route.origin.name}: only the last one is deployed`,
      before.origin.span,
    );
  }
}

/** `arn:aws:execute-api:region:account:`, before an API's id. */
export const executeApi: readonly Draft[] = [
  'arn:',
  ref('AWS::Partition'),
  ':execute-api:',
  ref('AWS::Region'),
  ':',
  ref('AWS::AccountId'),
  ':',
];

function permissionId(name: string): string {
  return `${resourceName(name)}LambdaPermissionApiGateway`;
}
