import { type Fact, mapFact, thenFact, unknownFact } from '../fact.js';
import type { Api, Distribution, Graph, Stage, WebAcl, WebAclAssociation } from '../model.js';
import { concluded, saidBy, someFact, unlessElsewhere, unlessHidden } from './combine.js';

/**
 * The web ACL before a stage; known null where the input puts none there. An association whose target cannot be
 * resolved may be this stage's, unless another one is for sure.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
 */
export function webAclOf(graph: Graph, stage: Stage): Fact<WebAcl | null> {
  let maybe: Fact<WebAcl | null> | null = null;
  for (const association of graph.webAclAssociations) {
    const { target } = association;
    if (target.kind === 'stage' && target.stage === stage) return saidBy(association.webAcl, association);
    if (target.kind === 'unknown' && (target.api === null || target.api === stage.api))
      maybe ??= saidBy(
        unknownFact(`${association.resource} may put a web ACL before this stage: ${target.reason}`, target.span),
        association,
      );
  }
  return maybe ?? unlessElsewhere(graph, stage, concluded(null, stage.span));
}

/** Whether a web ACL stands before the stage: one of the input, or one outside of it that an association names. */
export function isBehindWebAcl(graph: Graph, stage: Stage): Fact<boolean> {
  const named = graph.webAclAssociations.find(
    ({ target, namesAcl }) => target.kind === 'stage' && target.stage === stage && namesAcl,
  );
  if (named) return saidBy(concluded(true, named.span), named);
  return mapFact(webAclOf(graph, stage), (acl) => acl !== null);
}

/** Whether a web ACL stands before something of API Gateway. */
export function isBeforeStage(graph: Graph, acl: WebAcl): Fact<boolean> {
  return someFact(
    graph.webAclAssociations.map((association) => before(association, acl)),
    concluded(false, acl.span),
  );
}

function before(association: WebAclAssociation, acl: WebAcl): Fact<boolean> {
  const { target, webAcl } = association;
  if (target.kind === 'other' || target.kind === 'unsupported') return concluded(false, association.span);
  if (!webAcl.known || webAcl.value !== acl) return concluded(false, association.span);
  if (target.kind === 'unknown') return saidBy(unknownFact(target.reason, target.span), association);
  return saidBy(concluded(true, association.span), association);
}

/** Whether the ACL ever turns a request away: it blocks by default, or some rule blocks. */
export function turnsAway(acl: WebAcl): Fact<boolean> {
  return someFact([mapFact(acl.defaultAction, (action) => action === 'block'), acl.blocks], concluded(false, acl.span));
}

/** Whether a CloudFront distribution with a web ACL stands before the API. */
export function hasEdgeWebAcl(graph: Graph, api: Api): Fact<boolean> {
  const fronts = graph.distributions.flatMap((distribution) =>
    distribution.origins.map((origin) => saidBy(guards(distribution, origin, api), distribution)),
  );
  return someFact([...fronts, unlessHidden(graph, concluded(false, api.span))], concluded(false, api.span));
}

function guards(distribution: Distribution, origin: Fact<Api | null>, api: Api): Fact<boolean> {
  if (origin.known && origin.value !== api) return concluded(false, distribution.span);
  const { hasWebAcl } = distribution;
  return hasWebAcl.known && !hasWebAcl.value ? hasWebAcl : thenFact(origin, () => hasWebAcl);
}
