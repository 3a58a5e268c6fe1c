import { emptyGraph } from '../../src/graph/empty-graph.js';
import { assumed, type Fact, known, mapFact, unknownFact } from '../../src/graph/fact.js';
import type {
  Api,
  Authorizer,
  Domain,
  DomainMapping,
  GatewayResponse,
  Graph,
  HeaderValue,
  Integration,
  MethodSettings,
  Model,
  Route,
  Stage,
  UsagePlan,
  WebAcl,
  WebAclAssociation,
} from '../../src/graph/model.js';
import { parseJson } from '../../src/text/json.js';
import { Source, type Span } from '../../src/text/source.js';
import type { Value } from '../../src/text/value.js';

/** Small graphs for tests: each constructor makes a node with AWS's defaults; a test names what matters to it. */
const source = new Source('template.yaml', '\n'.repeat(1000));
let line = 0;

/** A place of its own for each node or fact. */
export function place(): Span {
  line = (line + 1) % 1000;
  return { source, start: line, end: line + 1 };
}

/** Said by the text. */
export const said = <T>(value: T): Fact<T> => known(value, place());
/** AWS's default. */
export const byAws = <T>(value: T): Fact<T> => assumed(value, place());
export const unsaid = (reason = 'parameter X has no default'): Fact<never> => unknownFact(reason, place());

const node = (name: string) => ({ id: name, resource: name, span: place() });

export function graph(parts: Partial<Graph> = {}): Graph {
  return { ...emptyGraph(['template.yaml'], 'cloudformation'), ...parts };
}

export function api(parts: Partial<Api> = {}): Api {
  return {
    node: 'api',
    ...node('Shop'),
    kind: 'rest',
    external: false,
    name: said('shop'),
    endpoint: said('regional'),
    vpcEndpointIds: byAws([]),
    defaultEndpoint: byAws('enabled'),
    policy: byAws(null),
    cors: byAws(null),
    securityPolicy: byAws(null),
    endpointAccessMode: byAws(null),
    body: byAws(false),
    ownRouteResources: [],
    rootSecurity: null,
    incomplete: [],
    routes: [],
    stages: [],
    authorizers: [],
    models: [],
    gatewayResponses: [],
    deployments: [],
    mappings: [],
    ...parts,
  };
}

/** A route that a function answers, without authorization. `route(shop, 'GET /pets')`, `route(chat, '$connect')`. */
export function route(owner: Api, key: string, parts: Partial<Route> = {}): Route {
  const [method, path] = key.includes(' ') ? key.split(' ') : key === '$default' ? ['ANY', key] : [null, key];
  const made: Route = {
    node: 'route',
    ...node(key),
    api: owner,
    method: said(method ?? null),
    path: said(path ?? ''),
    authorizationType: byAws('NONE'),
    authorizer: byAws(null),
    namesAuthorizer: byAws(false),
    scopes: byAws([]),
    apiKeyRequired: byAws(false),
    integration: said(integration()),
    validator: byAws(null),
    requestModels: byAws([]),
    requestParameters: byAws([]),
    responseHeaders: byAws([]),
    responseTemplates: [],
    ...parts,
  };
  owner.routes.push(made);
  return made;
}

export function integration(parts: Partial<Integration> = {}): Integration {
  const type = parts.type ?? said('lambda');
  return {
    backend: mapFact(type, (kind) => (kind === 'lambda' ? 'aws' : kind)),
    type,
    proxy: said(true),
    uri: said('arn:aws:lambda:us-east-1:123456789012:function:list'),
    connection: byAws('internet'),
    credentials: byAws(null),
    skipsTlsVerification: byAws(false),
    tlsConfig: byAws(false),
    cacheKeyParameters: byAws([]),
    span: place(),
    ...parts,
  };
}

export const mock = (): Fact<Integration> => said(integration({ type: said('mock'), proxy: said(false) }));

export function stage(owner: Api, name = 'prod', parts: Partial<Stage> = {}): Stage {
  const made: Stage = {
    node: 'stage',
    ...node(name),
    api: owner,
    name: said(name),
    external: false,
    unintended: false,
    accessLog: byAws(null),
    methodSettings: byAws([]),
    tracing: byAws(false),
    clientCertificate: byAws(null),
    cacheCluster: byAws(false),
    variables: byAws([]),
    ...parts,
  };
  owner.stages.push(made);
  return made;
}

/** Settings of `*` (all methods) or of one, e.g. `GET /pets`. */
export function settings(key: string, parts: Partial<MethodSettings>): MethodSettings {
  const [method, path] = key === '*' ? ['*', '*'] : key.includes(' ') ? key.split(' ') : ['*', key];
  return { path: said(path ?? '*'), method: said(method ?? '*'), span: place(), ...parts };
}

export function authorizer(owner: Api, parts: Partial<Authorizer> = {}): Authorizer {
  const made: Authorizer = {
    node: 'authorizer',
    ...node('Check'),
    api: owner,
    name: said('check'),
    type: said('request'),
    identitySources: said(['method.request.header.Authorization']),
    ttl: byAws(300),
    validationExpression: byAws(null),
    audience: byAws([]),
    issuer: byAws(null),
    ...parts,
  };
  owner.authorizers.push(made);
  return made;
}

export function model(owner: Api, schema: unknown, parts: Partial<Model> = {}): Model {
  const made: Model = {
    node: 'model',
    ...node('Order'),
    api: owner,
    name: said('Order'),
    schema: said(located(schema)),
    ofResponses: false,
    ...parts,
  };
  owner.models.push(made);
  return made;
}

/** Response headers as REST APIs write them: `{'access-control-allow-origin': "'*'"}`. */
export function headers(texts: Readonly<Record<string, string>>): Fact<readonly HeaderValue[]> {
  return said(Object.entries(texts).map(([name, value]) => ({ name, value: said(value) })));
}

export function gatewayResponse(owner: Api, texts: Readonly<Record<string, string>>): GatewayResponse {
  const made: GatewayResponse = {
    node: 'gateway-response',
    ...node('Denied'),
    api: owner,
    type: said('DEFAULT_4XX'),
    headers: headers(texts),
  };
  owner.gatewayResponses.push(made);
  return made;
}

export function domain(parts: Partial<Domain> = {}): Domain {
  return {
    node: 'domain',
    ...node('Domain'),
    name: said('api.example.com'),
    endpoint: said('regional'),
    version: 'rest',
    tls: byAws(null),
    mutualTls: byAws(false),
    truststoreVersion: byAws(null),
    endpointAccessMode: byAws(null),
    policy: byAws(null),
    mappings: [],
    ...parts,
  };
}

/** Maps an API to a domain; an unknown domain is one outside the input. */
export function map(owner: Api, to: Fact<Domain>): DomainMapping {
  const made: DomainMapping = {
    node: 'mapping',
    ...node('Mapping'),
    domain: to,
    api: said(owner),
    stage: said('prod'),
    basePath: byAws(null),
  };
  owner.mappings.push(made);
  if (to.known) to.value.mappings.push(made);
  return made;
}

export function usagePlan(parts: Partial<UsagePlan> = {}): UsagePlan {
  return {
    node: 'usage-plan',
    ...node('Plan'),
    name: said('plan'),
    throttle: byAws(null),
    quota: byAws(false),
    stages: said([]),
    ...parts,
  };
}

export function webAcl(parts: Partial<WebAcl> = {}): WebAcl {
  return {
    node: 'web-acl',
    ...node('Acl'),
    name: said('acl'),
    defaultAction: said('allow'),
    blocks: said(true),
    ...parts,
  };
}

export function association(
  target: WebAclAssociation['target'],
  acl: Fact<WebAcl | null>,
  parts: Partial<WebAclAssociation> = {},
): WebAclAssociation {
  return { node: 'web-acl-association', ...node('Association'), webAcl: acl, target, ...parts };
}

/** Plain data as a located value. */
export function located(data: unknown): Value {
  const { value } = parseJson(new Source('value.json', JSON.stringify(data)));
  if (!value) throw new Error('no value');
  return value;
}

/** A fact in a line: its value, or `unknown: reason`. */
export function words(fact: Fact<unknown>): unknown {
  return fact.known ? fact.value : `unknown: ${fact.reason}`;
}
