import { type Fact, known, unknownFact } from '../../../graph/fact.js';
import type { Api } from '../../../graph/model.js';
import { label, type Properties, unknownReason } from '../../../graph/read.js';
import type { Value } from '../../../text/value.js';
import { nodeOf, type Registry } from './registry.js';

/** CloudFront distributions whose origins may be APIs, and the account-wide settings of API Gateway. */
export function buildSurroundings(registry: Registry): void {
  for (const resource of registry.ofType('AWS::CloudFront::Distribution')) {
    const properties = registry.properties(resource);
    const config = properties.nested('DistributionConfig');
    const acl = config.value('WebACLId');
    registry.graph.distributions.push({
      node: 'distribution',
      ...nodeOf(resource),
      hasWebAcl: config.hidden
        ? unknownFact(config.hidden.reason, config.hidden.span)
        : acl
          ? config.known(!(acl.kind === 'scalar' && acl.text === ''), acl)
          : config.absent(false),
      origins: originsOf(registry, config),
    });
  }
  for (const resource of registry.ofType('AWS::ApiGateway::Account')) {
    const properties = registry.properties(resource);
    const role = properties.value('CloudWatchRoleArn');
    registry.graph.accountSettings.push({
      node: 'account',
      ...nodeOf(resource),
      cloudWatchRole: role ? properties.known(true, role) : properties.absent(false),
    });
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-origin.html */
function originsOf(registry: Registry, config: Properties): Fact<Api | null>[] {
  const items = config.items('Origins');
  if (items === null) return [unknownFact('the origins are known only at deploy', config.span)];
  return items.map((item) => {
    const value = item.value('DomainName');
    return value ? originApi(registry, value) : item.absent<Api | null>(null);
  });
}

/** The API whose default endpoint or custom domain an origin names; known null where it is something else. */
function originApi(registry: Registry, value: Value): Fact<Api | null> {
  const parts = value.kind === 'template' ? value.parts : [value];
  for (const part of parts) {
    const api = part.kind === 'reference' ? registry.apis.get(part.target) : undefined;
    if (api) return known(api, value.span);
  }
  const text = label(value);
  const domain = registry.graph.domains.find((one) => one.name.known && one.name.value === text);
  const mapped = domain?.mappings.find((one) => one.api.known);
  if (mapped?.api.known) return known(mapped.api.value, value.span);
  const reason = value.kind === 'reference' ? null : unknownReason(value);
  return reason === null ? known(null, value.span) : unknownFact(reason, value.span);
}
