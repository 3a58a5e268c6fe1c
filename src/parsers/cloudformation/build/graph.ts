import type { Format, Graph, Incomplete } from '../../../graph/model.js';
import type { Resource } from '../resource.js';
import type { Owner } from '../stack.js';
import { buildDomains } from './domains.js';
import { buildSurroundings } from './edge.js';
import { buildPermissions } from './permissions.js';
import { buildPlans } from './plans.js';
import { Registry } from './registry.js';
import { buildRestApis } from './rest.js';
import { buildRestStages } from './stages.js';
import { buildVersionTwoApis } from './version-two.js';
import { buildWebAcls } from './waf.js';

export interface GraphOptions {
  readonly format: Format;
  readonly files: readonly string[];
  /** Places in the source and the resource that a person would name for them. */
  readonly owners?: readonly Owner[];
  readonly incomplete?: readonly Incomplete[];
}

/** The graph of resources in CloudFormation's vocabulary whose expressions are resolved. */
export function buildGraph(resources: readonly Resource[], options: GraphOptions): Graph {
  const registry = new Registry(resources, options.format, options.owners ?? [], options.files);
  registry.graph.incomplete.push(...(options.incomplete ?? []));
  buildRestApis(registry);
  buildRestStages(registry);
  buildVersionTwoApis(registry);
  buildDomains(registry);
  buildPlans(registry);
  buildWebAcls(registry);
  buildPermissions(registry);
  buildSurroundings(registry);
  return registry.graph;
}
