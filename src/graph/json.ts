import { withoutSecrets } from '../text/secrets.js';
import { authorizationOf } from './derive/authorization.js';
import { cachesInClear, cachesSomething } from './derive/cache.js';
import { concluded, someFact } from './derive/combine.js';
import { isPreflight } from './derive/preflight.js';
import { policyVerdict } from './derive/reach.js';
import { distinctSettings, stageDefaults } from './derive/settings.js';
import { stageName } from './derive/stage-name.js';
import { webAclOf } from './derive/web-acl.js';
import { type Fact, mapFact } from './fact.js';
import { homeOf } from './home.js';
import type { Api, Authorizer, DomainMapping, Graph, Integration, Route, Stage, UsagePlan } from './model.js';
import { whenOf } from './when.js';
import type { Input, World } from './world.js';

/**
 * The graph as JSON: a contract, documented by `schema/graph.schema.json`. Every value may be `{unknown: reason}`.
 */
export type Json<T> = T | { readonly unknown: string };

export type ApiJson = ReturnType<typeof apiJson> & { readonly when: readonly string[] };

/** The APIs of an input; one that differs between worlds once for each distinct variant, the default world's first. */
export function apisJson(input: Input): readonly ApiJson[] {
  const variants = new Map<string, { readonly api: ReturnType<typeof apiJson>; readonly worlds: World[] }>();
  for (const world of input.worlds) {
    for (const api of world.graph.apis) {
      const json = apiJson(api, world.graph);
      const key = JSON.stringify([homeOf(api), json]);
      const variant = variants.get(key);
      if (variant) variant.worlds.push(world);
      else variants.set(key, { api: json, worlds: [world] });
    }
  }
  return Array.from(variants.values(), ({ api, worlds }) => {
    const { id, file, resource, name, ...rest } = api;
    return { id, file, resource, name, when: whenOf(worlds, input.worlds), ...rest };
  });
}

function apiJson(api: Api, graph: Graph) {
  return {
    id: api.id,
    file: api.span.source.file,
    resource: api.resource,
    name: json(api.name),
    kind: api.kind,
    external: api.external,
    incomplete: reasons([...api.incomplete, ...graph.incomplete]),
    endpoint: json(api.endpoint),
    defaultEndpoint: json(api.defaultEndpoint),
    policy: policyJson(api),
    cors: json(
      mapFact(api.cors, (cors) => cors && { origins: json(cors.origins), credentials: json(cors.credentials) }),
    ),
    routes: api.routes.map(routeJson),
    stages: api.stages.map((stage) => stageJson(stage, graph)),
    authorizers: api.authorizers.map(authorizerJson),
    domains: api.mappings.map(domainJson),
    usagePlans: graph.usagePlans.flatMap((plan) => usagePlanJson(plan, api)),
  };
}

function policyJson(api: Api) {
  return jsonOf(policyVerdict(api), (policy) => {
    if (policy === null) return null;
    const { verdict, to, reason, witness } = policy;
    return { verdict, to: to.map(({ words }) => words), reason, witness };
  });
}

function routeJson(route: Route) {
  return {
    method: json(route.method),
    path: json(route.path),
    resource: route.resource,
    authorization: json(authorizationOf(route)),
    authorizer: jsonOf(route.authorizer, (authorizer) => authorizer && json(authorizer.name)),
    scopes: json(route.scopes),
    apiKeyRequired: json(route.apiKeyRequired),
    preflight: json(isPreflight(route)),
    integration: jsonOf(route.integration, (integration) => integration && integrationJson(integration)),
    validation: jsonOf(route.validator, (validator) => ({
      body: validator ? json(validator.body) : false,
      parameters: validator ? json(validator.parameters) : false,
    })),
  };
}

function integrationJson({ type, uri, connection }: Integration) {
  return { type: json(type), uri: jsonOf(uri, (text) => text && withoutSecrets(text)), connection: json(connection) };
}

function stageJson(stage: Stage, graph: Graph) {
  const defaults = stageDefaults(stage);
  const dataTrace = distinctSettings(stage).map((settings) => settings.dataTrace);
  const rate = json(defaults.rate);
  const burst = json(defaults.burst);
  return {
    name: stageName(stage) ?? { unknown: stage.name.known ? 'no stage name is given' : stage.name.reason },
    resource: stage.resource,
    unintended: stage.unintended,
    accessLog: jsonOf(
      stage.accessLog,
      (log) => log && { destination: json(log.destination), format: json(log.format) },
    ),
    executionLog: stage.api.kind === 'http' ? null : jsonOf(defaults.loggingLevel, (level) => level.toLowerCase()),
    dataTrace: json(someFact(dataTrace, concluded(false, stage.span))),
    tracing: json(stage.tracing),
    webAcl: jsonOf(webAclOf(graph, stage), (acl) => acl && { id: acl.id }),
    clientCertificate: jsonOf(stage.clientCertificate, (certificate) => certificate !== null),
    cache: {
      enabled: json(cachesSomething(stage)),
      encrypted: jsonOf(cachesInClear(stage), (inClear) => !inClear),
    },
    throttle: rate === null && burst === null ? null : { rate, burst },
  };
}

function authorizerJson(authorizer: Authorizer) {
  return {
    name: json(authorizer.name),
    type: json(authorizer.type),
    identitySources: json(authorizer.identitySources),
    ttl: json(authorizer.ttl),
    audience: json(authorizer.audience),
    issuer: json(authorizer.issuer),
  };
}

function domainJson({ domain, stage }: DomainMapping) {
  return {
    name: jsonOf(domain, ({ name }) => json(name)),
    tls: jsonOf(domain, ({ tls }) => json(tls)),
    mtls: jsonOf(domain, ({ mutualTls }) => json(mutualTls)),
    stage: json(stage),
  };
}

/** The plan where it covers a stage of the API, or may cover one. */
function usagePlanJson(plan: UsagePlan, api: Api) {
  const stages = jsonOf(plan.stages, (covered) =>
    covered.flatMap(({ api: owner, stage }) =>
      !owner.known ? [json(owner)] : owner.value === api ? [json(stage)] : [],
    ),
  );
  if (Array.isArray(stages) && stages.length === 0) return [];
  return [
    {
      name: json(plan.name),
      stages,
      throttle: jsonOf(plan.throttle, (limits) => limits && { rate: json(limits.rate), burst: json(limits.burst) }),
      quota: json(plan.quota),
    },
  ];
}

function json<T>(fact: Fact<T>): Json<T> {
  return fact.known ? fact.value : { unknown: fact.reason };
}

function jsonOf<T, U>(fact: Fact<T>, change: (value: T) => U): Json<U> {
  return json(mapFact(fact, change));
}

function reasons(incomplete: readonly { readonly reason: string }[]): readonly string[] {
  return [...new Set(incomplete.map(({ reason }) => reason))];
}
