import { concluded, hiddenFrom } from '../derive/combine.js';
import {
  corsOf,
  insecureOrigin,
  openOrigin,
  openOriginEffect,
  openOriginRisk,
  openOriginWithCredentials,
} from '../derive/cors.js';
import { isDefinedTwice } from '../derive/definition.js';
import { demandsClientCertificate, domainsOf, hasMutualTlsDomain } from '../derive/entrance.js';
import {
  addressListIsBypassed,
  admitsStrangers,
  countsOnSourceIp,
  policyReason,
  policyVerdict,
} from '../derive/reach.js';
import { isEnhanced, tlsStrength } from '../derive/tls.js';
import { hasEdgeWebAcl } from '../derive/web-acl.js';
import { mapFact } from '../fact.js';
import type { Api } from '../model.js';
import { flag, label, many, subject, text, texts } from './field.js';
import type { Members, SubjectNode } from './subject.js';

/** Nodes of an API whose list may be longer than the input shows. */
export function membersOf(api: Api, members: readonly SubjectNode[]): Members {
  return { members, missing: hiddenFrom(api), span: api.span };
}

/** The input gives the API a policy, also where the API itself is elsewhere. */
function hasPolicyHere({ policy }: Api): boolean {
  return !policy.known || policy.assumed === null;
}

export const api = subject<Api>({
  doc: 'An API of the input. APIs that the input only refers to are not asked, though routes and stages lead to them, unless it gives them a resource policy.',
  list: (graph) => graph.apis.filter((one) => !one.external || hasPolicyHere(one)),
  apiOf: (node) => node,
  describe: (node) => {
    const { resource, span, construct = null, id } = node;
    return { api: node, resource, route: null, stage: null, span, construct, id };
  },
  fields: {
    label: label<Api>(),
    name: text('Its name, or the name of its resource.', (node: Api) => node.name),
    kind: text('`rest`, `http` or `websocket`.', (node: Api) => concluded(node.kind, node.span), [
      'rest',
      'http',
      'websocket',
    ]),
    external: flag('The API itself is not in the input.', (node: Api) => concluded(node.external, node.span)),
    endpoint: text(
      'The endpoint type; REST APIs are edge-optimized by default, HTTP and WebSocket APIs are regional.',
      (node: Api) => node.endpoint,
      ['regional', 'edge', 'private'],
    ),
    defaultEndpoint: text(
      'Whether the default execute-api endpoint is `enabled` (the default) or `disabled`.',
      (node: Api) => node.defaultEndpoint,
      ['enabled', 'disabled'],
    ),
    vpcEndpoints: texts('VPC endpoints that a private API is tied to.', (node: Api) => node.vpcEndpointIds),
    policy: text('The resource policy, as `present` or `absent`.', (node: Api) =>
      mapFact(node.policy, (policy) => (policy === null ? null : 'a resource policy')),
    ),
    policyVerdict: text(
      'Who gets in by the resource policy, the most open over all routes; absent without one.',
      (node: Api) => mapFact(policyVerdict(node), (verdict) => verdict?.verdict ?? null),
      ['public', 'restricted', 'closed'],
    ),
    policyReason: text('Why the resource policy has that verdict, in words.', policyReason),
    admitsStrangers: flag(
      'The resource policy lets in unsigned callers whom nobody listed; for a private API, from any VPC of any account.',
      admitsStrangers,
    ),
    countsOnSourceIp: flag('The resource policy looks at aws:SourceIp.', countsOnSourceIp),
    addressListIsBypassed: flag(
      'Addresses are limited by an Allow alone, while a Lambda authorizer decides about everybody else.',
      addressListIsBypassed,
    ),
    domains: many('Custom domains that are mapped to it.', 'domain', (node: Api) => ({
      ...domainsOf(node),
      span: node.span,
    })),
    mapped: flag('A custom domain is mapped to it.', (node: Api) =>
      concluded(node.mappings.length > 0, node.mappings[0]?.span ?? node.span),
    ),
    mutualTlsDomain: flag('A custom domain with mutual TLS is mapped to it.', hasMutualTlsDomain),
    demandsClientCertificate: flag('Nobody gets in without a client certificate.', demandsClientCertificate),
    securityPolicy: text(
      'The TLS security policy of its own endpoint; absent where unstated.',
      (node: Api) => node.securityPolicy,
    ),
    tlsStrength: text(
      'What its security policy accepts: `weak` is below TLS 1.2; absent where unstated.',
      (node: Api) => tlsStrength(node.securityPolicy, node),
      ['weak', 'strong'],
    ),
    enhancedPolicy: flag('Its security policy is one of those whose names begin with SecurityPolicy_.', (node: Api) =>
      mapFact(node.securityPolicy, (policy) => policy !== null && isEnhanced(policy)),
    ),
    endpointAccessMode: text(
      'The endpoint access mode; absent where unstated.',
      (node: Api) => node.endpointAccessMode,
    ),
    routes: many('Its routes.', 'route', (node: Api) => membersOf(node, node.routes)),
    stages: many('Its stages, but for unintended ones.', 'stage', (node: Api) =>
      membersOf(
        node,
        node.stages.filter((stage) => !stage.unintended),
      ),
    ),
    authorizers: many('Its authorizers.', 'authorizer', (node: Api) => membersOf(node, node.authorizers)),
    models: many('Its models.', 'model', (node: Api) => membersOf(node, node.models)),
    deployments: many('Its deployments.', 'deployment', (node: Api) => membersOf(node, node.deployments)),
    origins: texts('Origins that it tells browsers to admit.', (node: Api) =>
      mapFact(corsOf(node), (cors) => cors?.origins ?? []),
    ),
    corsCredentials: flag('It tells browsers to send credentials from other origins.', (node: Api) =>
      mapFact(corsOf(node), (cors) => cors?.credentials ?? false),
    ),
    openOrigin: text('An origin that admits everybody’s pages; absent where there is none.', openOrigin),
    openOriginEffect: text('What an open origin lets pages do, in words.', (node: Api) =>
      concluded(openOriginEffect(node), node.span),
    ),
    openOriginWithCredentials: text(
      'An origin that admits everybody’s pages with credentials; absent where there is none.',
      openOriginWithCredentials,
    ),
    openOriginRisk: text('What comes of an open origin with credentials, in words.', (node: Api) =>
      mapFact(openOriginWithCredentials(node), (origin) => (origin === null ? null : openOriginRisk(origin))),
    ),
    insecureOrigin: text('An origin that is not https; absent where there is none.', insecureOrigin),
    definedTwice: flag('It has an OpenAPI body and routes that are resources of their own.', isDefinedTwice),
    edgeWebAcl: flag(
      'A CloudFront distribution of the input with a web ACL stands before it.',
      (node: Api, { graph }) => hasEdgeWebAcl(graph, node),
    ),
  },
});
