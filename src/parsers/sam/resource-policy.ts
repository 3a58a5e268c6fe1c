import { get, type MapValue, mapOf, type Value } from '../../text/value.js';
import { pathsOf } from './definition.js';
import { type Content, generate, generateMap, type Origin, sameValue, withEntry } from './generate.js';
import { branches, isGiven, isIntrinsic, isPresent, stringOf, sub } from './intrinsics.js';
import type { Translation } from './translation.js';

const policyKey = 'x-amazon-apigateway-policy';

/**
 * `Auth.ResourcePolicy` of an API or an event as statements about one path. Each list of addresses, VPCs or endpoints
 * brings its own 'allow everyone' beside the denial.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
 */
export function withPathStatements(
  definition: MapValue,
  policy: MapValue,
  path: string,
  stage: Content,
  translation: Translation,
): MapValue {
  let made = definition;
  const resources = (origin: Origin) => generate(methodArns(definition, path, stage), origin);
  for (const [name, effect] of [
    ['AwsAccountWhitelist', 'Allow'],
    ['AwsAccountBlacklist', 'Deny'],
  ] as const) {
    const accounts = get(policy, name);
    if (!isGiven(accounts)) continue;
    if (accounts.kind !== 'list' && accounts.kind !== 'map')
      translation.reject('sam-resource-policy', accounts, `${name} must be a list`);
    const statement = { Effect: effect, Principal: { AWS: asList(accounts) } };
    made = withStatements(made, [about(statement, resources(accounts), accounts)], 'always');
  }
  for (const [name, operator] of [
    ['IpRangeWhitelist', 'NotIpAddress'],
    ['IpRangeBlacklist', 'IpAddress'],
  ] as const) {
    const addresses = get(policy, name);
    if (!isGiven(addresses)) continue;
    const condition = { [operator]: { 'aws:SourceIp': asList(addresses) } };
    made = withStatements(made, allowAndDeny(condition, resources(addresses), addresses), 'unless-there');
  }
  for (const [kind, operator] of [
    ['Blacklist', 'StringEquals'],
    ['Whitelist', 'StringNotEquals'],
  ] as const) {
    const networks = networksOf(policy, kind, translation);
    if (!networks) continue;
    const condition = { [operator]: networks };
    made = withStatements(made, allowAndDeny(condition, resources(networks), networks), 'unless-there');
  }
  return made.entries.has(policyKey) ? made : withEntry(made, policyKey, generateMap({}, policy));
}

/** `CustomStatements` are taken as they are, after the others. */
export function withCustomStatements(definition: MapValue, policy: MapValue): MapValue {
  const custom = get(policy, 'CustomStatements');
  if (!isGiven(custom)) return definition;
  if (!isPresent(get(get(definition, policyKey), 'Statement'))) return withStatement(definition, custom, custom);
  return withStatements(definition, custom.kind === 'list' ? custom.items : [custom], 'unless-there', custom);
}

function about(
  statement: { Effect: string; Principal: Content; Condition?: Content },
  resource: Value,
  origin: Origin,
) {
  return generateMap({ Action: 'execute-api:Invoke', Resource: resource, ...statement }, origin);
}

function allowAndDeny(condition: Content, resource: Value, origin: Origin): MapValue[] {
  return [
    about({ Effect: 'Allow', Principal: '*' }, resource, origin),
    about({ Effect: 'Deny', Principal: '*', Condition: condition }, resource, origin),
  ];
}

/** An intrinsic stands for the whole list. */
function asList(value: Value): Value {
  return value.kind === 'list' || isIntrinsic(value) ? value : generate([value], value);
}

/** The condition keys of the VPCs and endpoints that are listed; undefined where there are none. */
function networksOf(policy: MapValue, kind: 'Whitelist' | 'Blacklist', translation: Translation): MapValue | undefined {
  const written = get(policy, `SourceVpc${kind}`);
  const literal = written?.kind === 'list' ? written.items : [];
  for (const item of literal)
    if (stringOf(translation.parameters.resolve(item)) === undefined)
      translation.reject(
        'sam-resource-policy',
        item,
        `SourceVpc${kind} takes texts only; Intrinsic${'Vpc'}${kind} and IntrinsicVpce${kind} take functions`,
      );
  const startsWith = (prefix: string) =>
    literal.filter((item) => stringOf(translation.parameters.resolve(item))?.startsWith(prefix));
  const keys = [
    ['aws:SourceVpc', [...startsWith('vpc-'), ...itemsOf(get(policy, `IntrinsicVpc${kind}`))]],
    ['aws:SourceVpce', [...startsWith('vpce-'), ...itemsOf(get(policy, `IntrinsicVpce${kind}`))]],
  ] as const;
  const [origin] = keys.flatMap(([, items]) => items);
  if (!origin) return undefined;
  const entries = keys.filter(([, items]) => items.length > 0);
  return mapOf(
    entries.map(([key, items]) => ({
      key,
      keySpan: (items[0] ?? origin).span,
      value: generate(items, items[0] ?? origin),
    })),
    origin.span,
  );
}

function itemsOf(list: Value | undefined): readonly Value[] {
  return list?.kind === 'list' ? list.items : [];
}

/** One ARN for each method of the path; path parameters become wildcards. */
function methodArns(definition: MapValue, path: string, stage: Content): Content[] {
  const item = get(pathsOf(definition), path);
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

function withStatements(
  definition: MapValue,
  statements: readonly Value[],
  add: 'always' | 'unless-there',
  origin: Origin = statements[0] ?? definition,
): MapValue {
  const written = get(get(definition, policyKey), 'Statement');
  const own = isPresent(written) ? (written.kind === 'list' ? written.items : [written]) : [];
  const list = [...own];
  for (const statement of statements)
    if (add === 'always' || !list.some((one) => sameValue(one, statement))) list.push(statement);
  const only = add === 'always' && list.length === 1 ? list[0] : undefined;
  return withStatement(definition, only ?? generate(list, origin), origin);
}

function withStatement(definition: MapValue, statement: Value, origin: Origin): MapValue {
  const before = get(definition, policyKey);
  const policy = before?.kind === 'map' ? before : mapOf([], origin.span);
  const versioned = withEntry(policy, 'Version', generate('2012-10-17', origin));
  return withEntry(definition, policyKey, withEntry(versioned, 'Statement', statement));
}
