import { get, type MapValue, unknown, type Value } from '../../text/value.js';
import type { Definition } from './definition.js';
import { type Content, generate, generateMap, type Origin } from './generate.js';
import { branches, isGiven, isIntrinsic, stringOf, sub } from './intrinsics.js';
import type { Translation } from './translation.js';

/**
 * `Auth.ResourcePolicy` of an API or an event as statements about one path. Each list of addresses, VPCs or endpoints
 * brings its own 'allow everyone' beside the denial.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
 */
export function addPathStatements(
  definition: Definition,
  policy: MapValue,
  path: string,
  stage: Content,
  translation: Translation,
): void {
  definition.policy.start(policy);
  const arns = methodArns(definition, path, stage);
  const allowAndDeny = (condition: Content, origin: Origin): void => {
    const resource = generate(arns, origin);
    definition.policy.addUnlessThere(about({ Effect: 'Allow', Principal: '*' }, resource, origin));
    const denial = { Effect: 'Deny', Principal: '*', Condition: condition };
    definition.policy.addUnlessThere(about(denial, resource, origin));
  };
  for (const [name, effect] of [
    ['AwsAccountWhitelist', 'Allow'],
    ['AwsAccountBlacklist', 'Deny'],
  ] as const) {
    const accounts = get(policy, name);
    if (!isGiven(accounts)) continue;
    if (accounts.kind !== 'list' && accounts.kind !== 'map')
      translation.reject('sam-resource-policy', accounts, `${name} must be a list`);
    const statement = { Effect: effect, Principal: { AWS: asList(accounts) } };
    definition.policy.add(about(statement, generate(arns, accounts), accounts));
  }
  for (const [name, operator] of [
    ['IpRangeWhitelist', 'NotIpAddress'],
    ['IpRangeBlacklist', 'IpAddress'],
  ] as const) {
    const addresses = get(policy, name);
    if (isGiven(addresses)) allowAndDeny({ [operator]: { 'aws:SourceIp': asList(addresses) } }, addresses);
  }
  for (const [kind, operator] of [
    ['Blacklist', 'StringEquals'],
    ['Whitelist', 'StringNotEquals'],
  ] as const) {
    const networks = networksOf(policy, kind, translation);
    if (networks) allowAndDeny({ [operator]: networks }, networks);
  }
}

/** `CustomStatements` are taken as they are, after the others. */
export function addCustomStatements(definition: Definition, policy: MapValue): void {
  const custom = get(policy, 'CustomStatements');
  if (!isGiven(custom)) return;
  if (definition.policy.isEmpty) definition.policy.setStatement(custom);
  else for (const one of custom.kind === 'list' ? custom.items : [custom]) definition.policy.addUnlessThere(one);
}

function about(
  statement: { Effect: string; Principal: Content; Condition?: Content },
  resource: Value,
  origin: Origin,
) {
  return generateMap({ Action: 'execute-api:Invoke', Resource: resource, ...statement }, origin);
}

/** An intrinsic stands for the whole list. */
function asList(value: Value): Value {
  return value.kind === 'list' || isIntrinsic(value) ? value : generate([value], value);
}

/** The condition keys of the VPCs and endpoints that are listed; undefined where there are none. */
function networksOf(policy: MapValue, kind: 'Whitelist' | 'Blacklist', translation: Translation): Value | undefined {
  const { parameters } = translation;
  const listed = itemsOf(get(policy, `SourceVpc${kind}`)).map((item) => ({
    item,
    text: stringOf(parameters.resolve(item)),
  }));
  for (const { item, text } of listed) {
    if (text !== undefined) continue;
    if (parameters.isOpen(item)) return unknown(`SourceVpc${kind} is known only at deploy`, item.span);
    const instead = `IntrinsicVpc${kind} and IntrinsicVpce${kind} take functions`;
    translation.reject('sam-resource-policy', item, `SourceVpc${kind} takes texts only; ${instead}`);
  }
  const startsWith = (prefix: string) => listed.filter(({ text }) => text?.startsWith(prefix)).map(({ item }) => item);
  const keys = [
    ['aws:SourceVpc', [...startsWith('vpc-'), ...itemsOf(get(policy, `IntrinsicVpc${kind}`))]],
    ['aws:SourceVpce', [...startsWith('vpce-'), ...itemsOf(get(policy, `IntrinsicVpce${kind}`))]],
  ] as const;
  const [origin] = keys.flatMap(([, items]) => items);
  if (!origin) return undefined;
  const entries = keys.filter(([, items]) => items.length > 0);
  return generateMap(Object.fromEntries(entries), origin);
}

function itemsOf(list: Value | undefined): readonly Value[] {
  return list?.kind === 'list' ? list.items : [];
}

/** One ARN for each method of the path; path parameters become wildcards. */
function methodArns(definition: Definition, path: string, stage: Content): Content[] {
  const item = definition.paths.get(path)?.value;
  const methods = item
    ? branches(item).flatMap((branch) => (branch.kind === 'map' ? [...branch.entries.keys()] : []))
    : [];
  const place = withWildcards(path);
  return methods.map((method) => {
    const any = ['any', 'x-amazon-apigateway-any-method'].includes(method.toLowerCase());
    return sub(`execute-api:/\${__Stage__}/${any ? '*' : method.toUpperCase()}${place}`, { __Stage__: stage });
  });
}

/** `/pets/{id}` as `/pets/*`. */
export function withWildcards(path: string): string {
  return path.replace(/\{[A-Za-z0-9._-]+\+?\}/g, '*');
}
