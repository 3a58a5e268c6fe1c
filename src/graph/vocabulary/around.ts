import { concluded, isTrue } from '../derive/combine.js';
import { type Control, controlsOf } from '../derive/control.js';
import { admitsAnyProperty } from '../derive/json-schema.js';
import { needsLoggingRole, setsLoggingRole } from '../derive/logging.js';
import { domainAdmitsStrangers } from '../derive/reach.js';
import { stageName } from '../derive/stage-name.js';
import { limitsCallers } from '../derive/throttling.js';
import { isRecommended, tlsStrength } from '../derive/tls.js';
import { isBeforeStage, turnsAway } from '../derive/web-acl.js';
import { mapFact } from '../fact.js';
import type {
  ApiKey,
  Construct,
  Deployment,
  Domain,
  Graph,
  LambdaPermission,
  Model,
  Stage,
  UsagePlan,
  WebAcl,
} from '../model.js';
import { flag, label, many, one, subject, text } from './field.js';
import type { Description } from './subject.js';

interface Standing {
  readonly resource: string;
  readonly span: Description['span'];
  readonly id: string;
  readonly construct?: Construct;
}

/** A node that belongs to no one API. */
function alone(node: Standing): Description {
  const { resource, span, construct = null, id } = node;
  return { api: null, resource, route: null, stage: null, span, construct, id };
}

export const domain = subject<Domain>({
  doc: 'A custom domain name.',
  list: (graph) => graph.domains,
  apiOf: () => null,
  describe: alone,
  fields: {
    label: label<Domain>(),
    name: text('The domain name.', (node: Domain) => node.name),
    endpoint: text('The endpoint type.', (node: Domain) => node.endpoint, ['regional', 'edge', 'private']),
    version: text(
      '`rest` for a domain of AWS::ApiGateway, `v2` for one of AWS::ApiGatewayV2.',
      (node: Domain) => concluded(node.version, node.span),
      ['rest', 'v2'],
    ),
    apis: many('The APIs that are mapped to it.', 'api', (node: Domain) => {
      const hidden = node.mappings.find((mapping) => !mapping.api.known)?.api;
      return {
        members: [...new Set(node.mappings.flatMap((mapping) => (mapping.api.known ? [mapping.api.value] : [])))],
        missing: hidden && !hidden.known ? hidden : null,
        span: node.span,
      };
    }),
    webSocketOnly: flag('Only WebSocket APIs are mapped to it.', (node: Domain) =>
      concluded(
        node.mappings.length > 0 &&
          node.mappings.every((mapping) => mapping.api.known && mapping.api.value.kind === 'websocket'),
        node.span,
      ),
    ),
    securityPolicy: text('The TLS security policy; absent where unstated.', (node: Domain) => node.tls),
    tlsStrength: text(
      'What the security policy accepts: `weak` is below TLS 1.2; absent where unstated.',
      (node: Domain) => tlsStrength(node.tls, node),
      ['weak', 'strong'],
    ),
    recommendedPolicy: flag('The security policy is one that Security Hub recommends.', (node: Domain) =>
      mapFact(node.tls, (policy) => policy !== null && isRecommended(policy)),
    ),
    endpointAccessMode: text(
      'The endpoint access mode; absent where unstated.',
      (node: Domain) => node.endpointAccessMode,
    ),
    mutualTls: flag('Callers must show a client certificate.', (node: Domain) => node.mutualTls),
    truststoreVersion: text(
      'The version of the truststore; absent where it is not pinned.',
      (node: Domain) => node.truststoreVersion,
    ),
    admitsStrangers: flag(
      'The policy of a private domain lets in callers from any VPC of any account.',
      domainAdmitsStrangers,
    ),
  },
});

export const usagePlan = subject<UsagePlan>({
  doc: 'A usage plan of API keys.',
  list: (graph) => graph.usagePlans,
  apiOf: () => null,
  describe: alone,
  fields: {
    label: label<UsagePlan>(),
    name: text('Its name.', (node: UsagePlan) => node.name),
    limited: flag('It has a rate limit, a burst limit or a quota.', limitsCallers),
    quota: flag('It has a quota.', (node: UsagePlan) => node.quota),
  },
});

export const apiKey = subject<ApiKey>({
  doc: 'An API key.',
  list: (graph) => graph.apiKeys,
  apiOf: () => null,
  describe: alone,
  fields: {
    label: label<ApiKey>(),
    name: text('Its name.', (node: ApiKey) => node.name),
    hardCoded: flag('Its value is written in the source.', (node: ApiKey) => node.hardCoded),
  },
});

export const webAcl = subject<WebAcl>({
  doc: 'A web ACL of AWS WAF.',
  list: (graph) => graph.webAcls,
  apiOf: () => null,
  describe: alone,
  fields: {
    label: label<WebAcl>(),
    name: text('Its name.', (node: WebAcl) => node.name),
    inUse: flag('It stands before a stage.', (node: WebAcl, { graph }) => isBeforeStage(graph, node)),
    turnsAway: flag('It blocks by default, or some rule blocks.', turnsAway),
    defaultAction: text('What happens to requests that no rule matches.', (node: WebAcl) => node.defaultAction, [
      'allow',
      'block',
    ]),
  },
});

const apisOf = {
  none: 'no API',
  api: 'one API',
  account: 'any API of one account',
  'any-api': 'any API of the account',
  'any-account': 'any API of any account',
} as const;

export const lambdaPermission = subject<LambdaPermission>({
  doc: 'A permission to invoke a Lambda function.',
  list: (graph) => graph.lambdaPermissions,
  apiOf: () => null,
  describe: alone,
  fields: {
    principal: text('Who may invoke the function.', (node: LambdaPermission) => node.principal),
    forApiGateway: flag('It is for API Gateway, in China too.', (node: LambdaPermission) =>
      mapFact(node.principal, (principal) => /^apigateway\.amazonaws\.com(\.cn)?$/i.test(principal)),
    ),
    sourceArn: text(
      'The ARN that calls must come from; absent where any may.',
      (node: LambdaPermission) => node.sourceArn,
    ),
    scope: text(
      'What the source ARN admits: no API, one, any of one account, or any of any account.',
      (node: LambdaPermission) => node.scope,
      ['none', 'api', 'account', 'any-api', 'any-account'],
    ),
    admits: text('The APIs that it admits, in words.', (node: LambdaPermission) =>
      mapFact(node.scope, (scope) => apisOf[scope]),
    ),
    generated: flag('A framework made it on its own.', (node: LambdaPermission) =>
      concluded(node.generated, node.span),
    ),
  },
});

export const model = subject<Model>({
  doc: 'A model of request or response bodies.',
  list: (graph) => graph.apis.flatMap((api) => api.models),
  apiOf: (node) => node.api,
  describe: (node) => ({ ...alone(node), api: node.api }),
  fields: {
    api: one('The API that it belongs to.', 'api', (node: Model) => concluded(node.api, node.api.span)),
    label: label<Model>(),
    name: text('Its name.', (node: Model) => node.name),
    admitsAnyProperty: flag('It describes an object and admits properties that it does not name.', admitsAnyProperty),
  },
});

export const deployment = subject<Deployment>({
  doc: 'A deployment: the state of an API that a stage serves.',
  list: (graph) => graph.apis.flatMap((api) => api.deployments),
  apiOf: (node) => node.api,
  describe: (node) => ({ ...alone(node), api: node.api }),
  fields: {
    api: one('The API that it belongs to.', 'api', (node: Deployment) => concluded(node.api, node.api.span)),
    followsChanges: flag('It is made anew when the routes change.', (node: Deployment) => node.followsChanges),
  },
});

export const control = subject<Control>({
  doc: 'A resource policy, a web ACL association or a client certificate that somebody gave to an API.',
  list: controlsOf,
  apiOf: (node) => node.api,
  describe: (node) => ({
    api: node.api,
    resource: node.resource,
    route: null,
    stage: node.stage && stageName(node.stage),
    span: node.span,
    construct: node.construct ?? null,
    id: `${node.resource} ${node.what}`,
  }),
  fields: {
    api: one('The API that it was given to.', 'api', (node: Control) => concluded(node.api, node.api.span)),
    what: text('What it is.', (node: Control) => concluded(node.what, node.span), [
      'resource policy',
      'web ACL',
      'client certificate',
    ]),
    hasEffect: flag('That kind of API supports it.', (node: Control) => node.hasEffect),
  },
});

/** The account-wide role for logs, as one of the stages that need it sees it. */
interface LoggingRole {
  readonly stage: Stage;
}

function loggingRoles(graph: Graph): LoggingRole[] {
  const stages = graph.apis.flatMap((api) => api.stages.filter((one) => one.api.kind !== 'http' && !one.unintended));
  const stage =
    stages.find((one) => isTrue(needsLoggingRole(one))) ?? stages.find((one) => !needsLoggingRole(one).known);
  return stage ? [{ stage }] : [];
}

export const loggingRole = subject<LoggingRole>({
  doc: 'The account-wide role with which API Gateway writes logs: one for each input that has a stage that may need it.',
  list: loggingRoles,
  apiOf: () => null,
  describe: ({ stage }) => ({ ...alone(stage), id: 'logging role' }),
  fields: {
    stage: one('A stage that needs it.', 'stage', ({ stage }: LoggingRole) => concluded(stage, stage.span)),
    needed: flag('A stage writes logs with it.', ({ stage }: LoggingRole) => needsLoggingRole(stage)),
    set: flag('The input sets it.', ({ stage }: LoggingRole, { graph }) => setsLoggingRole(graph, stage)),
  },
});
