import {
  type Attachment,
  attachmentProblem,
  cacheKeyIsCredential,
  isAttached,
  resultTtl,
} from '../derive/authorizer.js';
import { concluded } from '../derive/combine.js';
import { routeLabel } from '../derive/route-label.js';
import type { Api, Authorizer } from '../model.js';
import { calledOf, flag, label, number, one, subject, text, texts } from './field.js';
import { allRoutes, routeName } from './route.js';
import type { Description } from './subject.js';

export const authorizer = subject<Authorizer>({
  doc: 'An authorizer of an API.',
  list: (graph) => graph.apis.flatMap((api) => api.authorizers),
  apiOf: (node) => node.api,
  describe,
  fields: {
    api: one('The API that it belongs to.', 'api', (node: Authorizer) => concluded(node.api, node.api.span)),
    label: label<Authorizer>(),
    name: text('Its name.', (node: Authorizer) => node.name),
    type: text(
      'A Cognito user pool, a Lambda function that sees a token or the request, or a JWT issuer.',
      (node: Authorizer) => node.type,
      ['cognito', 'token', 'request', 'jwt'],
    ),
    identitySources: texts('What it takes the caller’s identity from.', (node: Authorizer) => node.identitySources),
    ttl: number('Seconds that its answers are kept; 0 is not at all; absent where they never are.', resultTtl),
    cacheKeyIsCredential: flag('The key of kept answers has the caller’s credential in it.', cacheKeyIsCredential),
    validationExpression: text(
      'A pattern that tokens must match before it is asked.',
      (node: Authorizer) => node.validationExpression,
    ),
    audience: texts('For whom its tokens must be meant.', (node: Authorizer) => node.audience),
    issuer: text('Who issues its tokens.', (node: Authorizer) => node.issuer),
  },
});

function describe(node: Authorizer): Description {
  const { api, resource, span, id } = node;
  return { api, resource, route: null, stage: null, span, construct: node.construct ?? api.construct ?? null, id };
}

function apiOf(node: Attachment): Api {
  return node.of === 'route' ? node.route.api : node.authorizer.api;
}

export const attachment = subject<Attachment>({
  doc: 'An authorizer, which some route should use; or a route, which should have the authorizer that its type needs.',
  list: (graph) => [
    ...graph.apis.flatMap((api) => api.authorizers.map((one): Attachment => ({ of: 'authorizer', authorizer: one }))),
    ...allRoutes(graph).map((one): Attachment => ({ of: 'route', route: one })),
  ],
  apiOf,
  describe: (node) => {
    if (node.of === 'authorizer') return describe(node.authorizer);
    const { route } = node;
    const label = routeLabel(route);
    const { api, resource, span, id } = route;
    return { api, resource, route: label, stage: null, span, construct: route.construct ?? api.construct ?? null, id };
  },
  fields: {
    api: one('The API that it belongs to.', 'api', (node: Attachment) => {
      const api = apiOf(node);
      return concluded(api, api.span);
    }),
    what: text('`Route GET /pets` or `Authorizer Users`.', (node: Attachment) => {
      if (node.of === 'route') return concluded(`Route ${routeName(node.route)}`, node.route.span);
      const { name, resource, span } = node.authorizer;
      return concluded(`Authorizer ${name.known ? name.value : resource}`, span);
    }),
    whose: text('The same in the middle of a sentence: `GET /pets` or `authorizer Users`.', (node: Attachment) =>
      node.of === 'route'
        ? concluded(routeName(node.route), node.route.span)
        : concluded(`authorizer ${calledOf(node.authorizer)}`, node.authorizer.span),
    ),
    need: text('What should be so for it to be attached, in words.', (node: Attachment) =>
      node.of === 'route'
        ? concluded('has the authorizer that it needs', node.route.span)
        : concluded('is used by a route', node.authorizer.span),
    ),
    attached: flag('A route uses the authorizer; the route has the authorizer that its type needs.', isAttached),
    problem: text('What is wrong where it is not attached, in words.', (node: Attachment) =>
      concluded(attachmentProblem(node), node.of === 'route' ? node.route.span : node.authorizer.span),
    ),
  },
});
