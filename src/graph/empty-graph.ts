import type { Format, Graph } from './model.js';

/** A graph to be filled. */
export function emptyGraph(files: readonly string[], format: Format): Graph {
  return {
    files,
    format,
    apis: [],
    domains: [],
    usagePlans: [],
    apiKeys: [],
    webAcls: [],
    webAclAssociations: [],
    lambdaPermissions: [],
    distributions: [],
    accountSettings: [],
    incomplete: [],
  };
}
