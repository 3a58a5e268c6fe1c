import { type Entry, listOf, mapOf, type Value } from '../../../text/value.js';
import { whyUnknown } from '../hcl/known.js';
import { parseStructured } from '../hcl/structured.js';
import { blocksOf } from '../resource.js';
import { restStage } from './rest.js';
import { type Arguments, block, blocks, idOf, type Shape, same, structured } from './shape.js';
import { api, stage } from './version-two.js';

const stages = [restStage, stage, api, 'aws_api_gateway_rest_api'];

/**
 * What stands around APIs: web ACLs, Lambda permissions, VPC endpoints, CloudFront distributions.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl_association and others
 */
export const surroundingShapes: Readonly<Record<string, { readonly type: string; readonly shape: Shape }>> = {
  aws_wafv2_web_acl: {
    type: 'AWS::WAFv2::WebACL',
    shape: {
      Name: same('name'),
      Scope: same('scope'),
      DefaultAction: (from) => capitalised(firstBlock(from.attribute('default_action'))),
      Rules: rules,
    },
  },
  aws_wafv2_web_acl_association: {
    type: 'AWS::WAFv2::WebACLAssociation',
    shape: { ResourceArn: associated, WebACLArn: idOf('web_acl_arn', 'aws_wafv2_web_acl') },
  },
  aws_wafregional_web_acl: {
    type: 'AWS::WAFRegional::WebACL',
    shape: {
      Name: same('name'),
      DefaultAction: block('default_action', { Type: same('type') }),
      Rules: blocks('rule', {
        Action: block('action', { Type: same('type') }),
        OverrideAction: block('override_action', { Type: same('type') }),
      }),
    },
  },
  aws_wafregional_web_acl_association: {
    type: 'AWS::WAFRegional::WebACLAssociation',
    shape: { ResourceArn: associated, WebACLId: idOf('web_acl_id', 'aws_wafregional_web_acl') },
  },
  aws_lambda_permission: {
    type: 'AWS::Lambda::Permission',
    shape: {
      Action: same('action'),
      FunctionName: same('function_name'),
      Principal: same('principal'),
      PrincipalOrgID: same('principal_org_id'),
      SourceArn: same('source_arn'),
      SourceAccount: same('source_account'),
    },
  },
  aws_vpc_endpoint: {
    type: 'AWS::EC2::VPCEndpoint',
    shape: {
      VpcId: same('vpc_id'),
      ServiceName: same('service_name'),
      VpcEndpointType: same('vpc_endpoint_type'),
      PrivateDnsEnabled: same('private_dns_enabled'),
      PolicyDocument: structured('policy'),
    },
  },
  aws_cloudfront_distribution: {
    type: 'AWS::CloudFront::Distribution',
    shape: {
      DistributionConfig: (from) => {
        const origins = from.attribute('origin');
        const acl = from.attribute('web_acl_id');
        const entries: Entry[] = [];
        if (acl) entries.push({ key: 'WebACLId', keySpan: acl.span, value: acl });
        if (origins) entries.push({ key: 'Origins', keySpan: origins.span, value: originsOf(origins) });
        return mapOf(entries, from.span);
      },
    },
  },
};

/** A stage where one is meant, whatever its ARN is made of. */
function associated(from: Arguments, inventory: Parameters<Shape[string]>[1]): Value | undefined {
  const value = from.attribute('resource_arn');
  if (value?.kind === 'template') return value;
  return idOf('resource_arn', ...stages)(from, inventory);
}

function originsOf(value: Value): Value {
  if (value.kind !== 'list') return value;
  return listOf(
    value.items.map((origin) => {
      const domain = origin.kind === 'map' ? origin.entries.get('domain_name') : undefined;
      return mapOf(domain ? [{ ...domain, key: 'DomainName' }] : [], origin.span);
    }),
    value.span,
  );
}

/** Rules of a WAFv2 web ACL, as blocks or as JSON in CloudFormation's own spelling. */
function rules(from: Arguments): Value | undefined {
  const json = from.attribute('rule_json');
  if (json) return parseStructured(json) ?? json;
  const value = from.attribute('rule');
  if (value === undefined || whyUnknown(value) !== null) return value;
  return listOf(
    (value.kind === 'list' ? value.items : [value]).map((rule) => {
      if (rule.kind !== 'map') return rule;
      const entries: Entry[] = [];
      for (const [name, key] of [
        ['action', 'Action'],
        ['override_action', 'OverrideAction'],
      ] as const) {
        const inner = capitalised(firstBlock(rule.entries.get(name)?.value));
        if (inner) entries.push({ key, keySpan: inner.span, value: inner });
      }
      for (const [name, key] of [
        ['name', 'Name'],
        ['priority', 'Priority'],
      ] as const) {
        const inner = rule.entries.get(name)?.value;
        if (inner) entries.push({ key, keySpan: inner.span, value: inner });
      }
      return mapOf(entries, rule.span);
    }),
    value.span,
  );
}

function firstBlock(value: Value | undefined): Value | undefined {
  if (value?.kind !== 'list' && value?.kind !== 'map') return value;
  return blocksOf(value)[0];
}

/** The block's own blocks by their names in CloudFormation: `block {}` is `Block`. */
function capitalised(value: Value | undefined): Value | undefined {
  if (value?.kind !== 'map') return value;
  const entries = [...value.entries.values()].filter(
    ({ value: inner }) => !(inner.kind === 'list' && inner.items.length === 0),
  );
  return mapOf(
    entries.map((entry) => ({ ...entry, key: entry.key.charAt(0).toUpperCase() + entry.key.slice(1) })),
    value.span,
  );
}
