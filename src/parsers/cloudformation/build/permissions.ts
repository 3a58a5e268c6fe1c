import { type Fact, known } from '../../../graph/fact.js';
import type { LambdaPermission } from '../../../graph/model.js';
import { label, type Properties, unknownReason } from '../../../graph/read.js';
import type { Value } from '../../../text/value.js';
import type { Resource } from '../resource.js';
import { ownerOf } from '../stack.js';
import { nodeOf, type Registry } from './registry.js';

/**
 * Lambda permissions for the API Gateway service; in China its name ends in `.amazonaws.com.cn`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-policy-language-overview.html
 */
export function buildPermissions(registry: Registry): void {
  for (const resource of registry.ofType('AWS::Lambda::Permission')) {
    let permission = permissions.get(resource);
    if (permission === undefined) {
      permission = permissionOf(registry, resource);
      permissions.set(resource, permission);
    }
    if (permission) registry.graph.lambdaPermissions.push(permission);
  }
}

/** Worlds share what is the same in all of them; null for one that is for another service. */
const permissions = new WeakMap<Resource, LambdaPermission | null>();

function permissionOf(registry: Registry, resource: Resource): LambdaPermission | null {
  const properties = registry.properties(resource);
  const principal = properties.label('Principal');
  if (!principal.known || !principal.value?.startsWith('apigateway.')) return null;
  return {
    node: 'lambda-permission',
    ...nodeOf(resource),
    resource: ownerOf(registry.owners, resource.span) ?? resource.name,
    principal: { ...principal, value: principal.value },
    sourceArn: properties.label('SourceArn'),
    scope: scopeOf(registry, properties),
    generated: resource.generated ?? false,
  };
}

/** What the source ARN (or, without one, the source account) admits. */
function scopeOf(registry: Registry, properties: Properties): LambdaPermission['scope'] {
  const value = properties.value('SourceArn');
  const account = properties.value('SourceAccount');
  const place = value ?? account;
  const limit = account ? 'any-api' : 'any-account';
  if (value === undefined) return place ? properties.known('account', place) : properties.absent('any-account');
  return admits(registry, value, limit);
}

function admits(
  registry: Registry,
  value: Value,
  limit: 'any-api' | 'any-account',
): Fact<'none' | 'api' | 'any-api' | 'any-account'> {
  // a reference to an API's own ARN (Terraform's execution_arn) stands for the fields up to the API
  const first = value.kind === 'template' ? value.parts[0] : value;
  if (first?.kind === 'reference' && registry.apis.has(first.target)) return known('api', value.span);
  if (first?.kind === 'unknown' && /\.execution_arn$/.test(first.name ?? first.reason)) return known('api', value.span);
  if (value.kind === 'unknown') return { known: false, reason: value.reason, span: value.span };
  const fields = arnFields(value);
  // what API Gateway calls for is an ARN of execute-api: one of another service fits no call
  const service = fields[2] ?? '';
  if (fields[0] === 'arn' && /^[a-z0-9-]+$/.test(service) && service !== 'execute-api')
    return known('none', value.span);
  if (fields.length < 6) {
    const text = label(value) ?? '';
    if (/^\*+$/.test(text) || /^arn:\*+$/.test(text)) return known(limit, value.span);
    return { known: false, reason: unknownReason(value) ?? `source ARN ${text}`, span: value.span };
  }
  const anyAccount = fields[4] === '*' || fields[4] === '';
  const api = fields.slice(5).join(':').split('/')[0] ?? '';
  if (api !== '' && api !== '*') return known('api', value.span);
  return known(anyAccount ? limit : 'any-api', value.span);
}

/** The `execute-api` ARN in its colon-separated fields; what its holes are called splits nothing. */
function arnFields(value: Value): string[] {
  const parts = value.kind === 'template' ? value.parts : [value];
  return parts
    .map((part) => (part.kind === 'scalar' ? part.text : '{}'))
    .join('')
    .split(':');
}
