import { type Fact, unknownFact } from '../../../graph/fact.js';
import type { WebAcl } from '../../../graph/model.js';
import { flagOf, label, type Properties, unknownReason } from '../../../graph/read.js';
import { get } from '../../../text/value.js';
import type { Resource } from '../resource.js';
import { stageTarget } from './arns.js';
import { nodeOf, type Registry } from './registry.js';

const services = ['AWS::WAFv2', 'AWS::WAFRegional'];

/**
 * Web ACLs of WAFv2 and WAF Regional, and what they are put before.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webaclassociation.html
 */
export function buildWebAcls(registry: Registry): void {
  const acls = new Map<string, WebAcl>();
  for (const waf of services)
    for (const resource of registry.ofType(`${waf}::WebACL`)) {
      const acl = webAclOf(registry, resource);
      acls.set(resource.key, acl);
      registry.graph.webAcls.push(acl);
    }
  for (const waf of services)
    for (const resource of registry.ofType(`${waf}::WebACLAssociation`)) addAssociation(registry, resource, acls);
}

function addAssociation(registry: Registry, resource: Resource, acls: ReadonlyMap<string, WebAcl>): void {
  const properties = registry.properties(resource);
  const value = properties.value('WebACLArn') ?? properties.value('WebACLId');
  const acl = value?.kind === 'reference' ? acls.get(value.target) : undefined;
  const webAcl: Fact<WebAcl | null> =
    acl && value
      ? properties.known<WebAcl | null>(acl, value)
      : unknownFact(
          value ? (unknownReason(value) ?? `web ACL ${label(value)} is not in the input`) : 'no web ACL is named',
          value?.span ?? resource.span,
        );
  registry.graph.webAclAssociations.push({
    node: 'web-acl-association',
    ...nodeOf(resource),
    webAcl,
    // required: what is known only at deploy names one too, or nothing is deployed
    namesAcl: value !== undefined && !(value.kind === 'scalar' && value.text === ''),
    target: stageTarget(registry, properties.value('ResourceArn'), resource.span),
  });
}

function webAclOf(registry: Registry, resource: Resource): WebAcl {
  const properties = registry.properties(resource);
  const name = properties.label('Name');
  return {
    node: 'web-acl',
    ...nodeOf(resource),
    name: name.known ? { ...name, value: name.value ?? resource.name } : name,
    defaultAction: properties.read<'allow' | 'block'>('DefaultAction', 'allow', (value) => {
      const type = label(get(value, 'Type') ?? value)?.toUpperCase();
      if (type !== undefined) return type === 'BLOCK' ? 'block' : 'allow';
      return get(value, 'Block') !== undefined ? 'block' : 'allow';
    }),
    blocks: blocksOf(properties),
  };
}

/** Some rule stops requests: its own action does, or it is a rule group whose actions are not overridden to count. */
function blocksOf(properties: Properties): Fact<boolean> {
  const rules = properties.items('Rules');
  const place = properties.value('Rules');
  if (rules === null)
    return place ? properties.unknown(unknownReason(place) ?? 'Rules is no list', place) : properties.absent(false);
  let undecided: Fact<boolean> | null = null;
  for (const rule of rules) {
    const action = rule.value('Action');
    const override = rule.value('OverrideAction');
    const hidden = rule.hidden ?? reasonOf(action) ?? reasonOf(override);
    if (hidden) {
      undecided = { known: false, ...hidden };
      continue;
    }
    const stops = action
      ? isOneOf(action, ['Block', 'Captcha', 'Challenge'])
      : override !== undefined && isOneOf(override, ['None']);
    if (stops && place) return properties.known(true, place);
  }
  return undecided ?? (place ? properties.known(false, place) : properties.absent(false));
}

function reasonOf(value: Parameters<typeof unknownReason>[0] | undefined) {
  const reason = value && unknownReason(value);
  return value && reason ? { reason, span: value.span } : undefined;
}

/** WAFv2 writes `{Block: {}}`, WAF Regional `{Type: BLOCK}`. */
function isOneOf(action: Parameters<typeof unknownReason>[0], names: readonly string[]): boolean {
  const type = get(action, 'Type');
  const text = type && label(type)?.toUpperCase();
  return names.some((name) => {
    const own = get(action, name);
    return text === name.toUpperCase() || (own !== undefined && !(own.kind === 'scalar' && flagOf(own) === false));
  });
}
