import {
  accessLogFormat,
  accessLogging,
  isStructured,
  leakedCredentials,
  missingFields,
} from '../derive/access-log.js';
import { asksForKey } from '../derive/authorization.js';
import { cachesInClear, cachesSomething, invalidatesForAnybody, routesCachedInClear } from '../derive/cache.js';
import { concluded, hiddenFrom, someFact } from '../derive/combine.js';
import {
  logsEveryExecution,
  logsRequestData,
  routesWithoutExecutionLog,
  routesWithRequestData,
} from '../derive/logging.js';
import { secretVariable } from '../derive/secret-variable.js';
import { stageDefaults } from '../derive/settings.js';
import { stageName } from '../derive/stage-name.js';
import { hasUsagePlan, planThrottles, routesWithoutLimits, throttlesEveryRoute } from '../derive/throttling.js';
import { isBehindWebAcl, webAclOf } from '../derive/web-acl.js';
import { type Fact, mapFact } from '../fact.js';
import type { Graph, Route, Stage } from '../model.js';
import { membersOf } from './api.js';
import { flag, label, many, number, one, subject, text, texts } from './field.js';
import type { Description } from './subject.js';

function isAnsweredOverHttp({ integration }: Route): boolean {
  const backend = integration.known ? integration.value?.backend : undefined;
  return backend?.known === true && backend.value === 'http';
}

function describe(node: Stage): Description {
  const { api, resource, span, construct = null, id } = node;
  return { api, resource, route: null, stage: stageName(node), span, construct, id };
}

function stagesWhere(graph: Graph, unintended: boolean): Stage[] {
  return graph.apis.flatMap((api) => api.stages.filter((stage) => stage.unintended === unintended));
}

const ofFormat = <T>(node: Stage, read: (format: string) => T, none: T): Fact<T> =>
  mapFact(accessLogFormat(node), (format) => (format === null ? none : read(format)));

/** Some routes in words; where none are named, all of them: `every route`, after a negation `any route`. */
function inWords(labels: Fact<readonly string[]>, all = 'every route'): Fact<string> {
  return mapFact(labels, ([first, second, ...others]) => {
    if (first === undefined) return all;
    if (second === undefined) return first;
    return others.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${others.length} more`;
  });
}

export const stage = subject<Stage>({
  doc: 'A stage of an API that somebody asked for.',
  list: (graph) => stagesWhere(graph, false),
  apiOf: (node) => node.api,
  describe,
  fields: {
    api: one('The API that it belongs to.', 'api', (node: Stage) => concluded(node.api, node.api.span)),
    label: label<Stage>(),
    name: text('Its name.', (node: Stage) => node.name),
    accessLogging: flag('It writes access logs: with a destination and a format.', accessLogging),
    accessLogFormat: text('The format of its access log; absent without one.', accessLogFormat),
    accessLogMissing: texts(
      'What its access log leaves out of request id, caller address, time, method or route, status.',
      (node: Stage) => ofFormat(node, missingFields, []),
    ),
    accessLogLeaks: texts('Variables of its access log that copy credentials.', (node: Stage) =>
      ofFormat(node, leakedCredentials, []),
    ),
    accessLogStructured: flag('Its access log is JSON, XML, CSV or in the Common Log Format.', (node: Stage) =>
      ofFormat(node, isStructured, false),
    ),
    executionLogging: flag('Execution logs are written for each of its routes.', logsEveryExecution),
    unloggedRoutes: text('Routes without execution logs, in words.', (node: Stage) =>
      inWords(routesWithoutExecutionLog(node), 'any route'),
    ),
    logsRequestData: flag('Bodies and headers of some route’s requests are logged.', logsRequestData),
    tracedRoutes: text('Routes whose bodies and headers are logged, in words.', (node: Stage) =>
      inWords(routesWithRequestData(node)),
    ),
    tracing: flag('Requests are traced with AWS X-Ray.', (node: Stage) => node.tracing),
    httpRoutes: many('Routes that an HTTP server answers.', 'route', (node: Stage) =>
      membersOf(node.api, node.api.routes.filter(isAnsweredOverHttp)),
    ),
    clientCertificate: text(
      'The certificate that API Gateway shows to backends.',
      (node: Stage) => node.clientCertificate,
    ),
    caching: flag('Responses of some route are cached.', cachesSomething),
    cachesInClear: flag('Responses of some route are cached without encryption.', cachesInClear),
    clearCachedRoutes: text('Routes that are cached without encryption, in words.', (node: Stage) =>
      inWords(routesCachedInClear(node)),
    ),
    invalidatesForAnybody: flag('Anybody may drop cached responses.', invalidatesForAnybody),
    throttled: flag('Each of its routes has a rate and a burst limit.', throttlesEveryRoute),
    unlimitedRoutes: text('Routes without rate or burst limit, in words.', (node: Stage) =>
      inWords(routesWithoutLimits(node)),
    ),
    rateLimit: number(
      'Requests in a second that routes without limits of their own may take; absent for none.',
      (node: Stage) => stageDefaults(node).rate,
    ),
    burstLimit: number(
      'Requests at once that routes without limits of their own may take; absent for none.',
      (node: Stage) => stageDefaults(node).burst,
    ),
    planThrottled: flag('A usage plan with a rate or burst limit covers it.', (node: Stage, { graph }) =>
      planThrottles(graph, node),
    ),
    usagePlan: flag('A usage plan covers it.', (node: Stage, { graph }) => hasUsagePlan(graph, node)),
    asksForKey: flag('Some route asks for an API key.', (node: Stage) => {
      const hidden = hiddenFrom(node.api);
      return someFact([...node.api.routes.map(asksForKey), ...(hidden ? [hidden] : [])], concluded(false, node.span));
    }),
    behindWebAcl: flag('A web ACL stands before it, in the input or outside.', (node: Stage, { graph }) =>
      isBehindWebAcl(graph, node),
    ),
    webAcl: one('The web ACL before it, where that is in the input.', 'web-acl', (node: Stage, { graph }) =>
      webAclOf(graph, node),
    ),
    variables: texts('The names of its stage variables.', (node: Stage) =>
      mapFact(node.variables, (variables) => variables.map((variable) => variable.name)),
    ),
    secretVariable: text(
      'A stage variable that holds a secret, and what kind; absent where there is none.',
      secretVariable,
    ),
  },
});

export const unintendedStage = subject<Stage>({
  doc: 'A stage that a deployment makes beside the one that somebody asked for, without any of its settings.',
  list: (graph) => stagesWhere(graph, true),
  apiOf: (node) => node.api,
  describe,
  fields: {
    api: one('The API that it belongs to.', 'api', (node: Stage) => concluded(node.api, node.api.span)),
    label: label<Stage>(),
    name: text('Its name.', (node: Stage) => node.name),
    askedFor: flag('Somebody asked for it: never.', (node: Stage) => concluded(false, node.span)),
  },
});
