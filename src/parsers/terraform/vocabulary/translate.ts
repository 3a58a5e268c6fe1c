import { type Entry, listOf, type MapValue, unknown, type Value } from '../../../text/value.js';
import type { Resource } from '../../cloudformation/resource.js';
import { whyUnknown } from '../hcl/evaluate.js';
import { textIn } from '../hcl/strings.js';
import type { TerraformResource } from '../resource.js';
import { Inventory } from './inventory.js';
import {
  deploymentStage,
  deploymentStageShape,
  integrationResponseShape,
  integrationShape,
  methodResponseShape,
  methodSetting,
  methodShape,
  restApi,
  restDeployment,
  restMethod,
  restResource,
  restShapes,
  restStage,
} from './rest.js';
import { type Arguments, type Shape, shaped, structured } from './shape.js';
import { surroundingShapes } from './surroundings.js';
import { versionTwoShapes } from './version-two.js';

const shapes = new Map(Object.entries({ ...restShapes, ...versionTwoShapes, ...surroundingShapes }));

const integration = 'aws_api_gateway_integration';
const integrationResponse = 'aws_api_gateway_integration_response';
const methodResponse = 'aws_api_gateway_method_response';
const methodSettings = 'aws_api_gateway_method_settings';
const apiPolicy = 'aws_api_gateway_rest_api_policy';
const apiPut = 'aws_api_gateway_rest_api_put';

/** Types whose resources become part of another one in CloudFormation. */
const parts = new Set([
  restMethod,
  integration,
  integrationResponse,
  methodResponse,
  methodSettings,
  apiPolicy,
  apiPut,
]);

/** Whether resources of a type have a place in the graph. */
export function isRelevantType(type: string): boolean {
  return shapes.has(type) || parts.has(type);
}

/** Values that other resources give one: they replace or extend its own properties. */
type Additions = Map<string, Map<string, Value>>;

/**
 * Terraform resources in CloudFormation's vocabulary. What CloudFormation says in one resource (a method with its
 * integration, a stage with its method settings, an API with its policy) is put together; `owner` names the resource
 * that says it.
 */
export function translate(resources: readonly TerraformResource[]): Resource[] {
  const inventory = new Inventory(resources);
  const additions: Additions = new Map();
  addPolicies(inventory, additions);
  addBodies(inventory, additions);
  addMethodSettings(inventory, additions);
  const methods = new Methods(inventory);
  const made: Resource[] = [];
  for (const resource of resources) {
    const from = argumentsOf(resource);
    if (resource.type === restMethod) made.push(methods.make(resource, from));
    const known = shapes.get(resource.type);
    if (!known) continue;
    const more = additions.get(resource.address);
    const makesStage = resource.type === restDeployment && deploymentStage(from) !== undefined;
    const properties = extended(shaped(from, known.shape, inventory), makesStage ? undefined : more);
    made.push(resourceOf(resource, resource.address, known.type, properties));
    if (!makesStage) continue;
    const stage = extended(shaped(from, deploymentStageShape, inventory), more);
    made.push(resourceOf(resource, `${resource.address}.stage`, 'AWS::ApiGateway::Stage', stage));
  }
  return made;
}

function resourceOf({ address, span }: TerraformResource, key: string, type: string, properties: MapValue): Resource {
  return { key, name: address, type, properties, span };
}

/** Properties with those that other resources give. */
function extended(properties: MapValue, more: ReadonlyMap<string, Value> | undefined): MapValue {
  if (!more) return properties;
  const entries = new Map(properties.entries);
  for (const [key, value] of more) entries.set(key, entry(key, value));
  return { ...properties, entries };
}

function argumentsOf(resource: TerraformResource): Arguments {
  return { span: resource.span, address: resource.address, attribute: (name) => resource.attribute(name) };
}

function add(additions: Additions, target: string, key: string, value: Value): void {
  const before = additions.get(target);
  if (before) before.set(key, value);
  else additions.set(target, new Map([[key, value]]));
}

function owned<V extends Value>(value: V, owner: string): V {
  return { ...value, owner };
}

/** A list of values that other resources say; the first one's speaks for the list. */
function ownedList(items: readonly Value[]): Value | undefined {
  const [first] = items;
  if (!first) return undefined;
  const list = listOf(items, first.span);
  return first.owner === undefined ? list : owned(list, first.owner);
}

/** The value, or unknown where it is not known whether the resource that says it will exist. */
function certain(value: Value, resource: TerraformResource): Value {
  return resource.maybe === null
    ? value
    : unknown(`whether ${resource.address} exists is not known: ${resource.maybe}`, resource.span);
}

/** The resources that a part may belong to: just one, or several where it is not known which. */
function targetsOf(
  inventory: Inventory,
  from: Arguments,
  name: string,
  types: readonly string[],
): { targets: readonly string[]; sure: boolean } {
  const value = from.attribute(name);
  const target = value && inventory.named(from, name, types);
  if (target) return { targets: [target.target], sure: true };
  if (!value || value.kind === 'scalar') return { targets: [], sure: true };
  return { targets: inventory.candidates(from, name, types), sure: false };
}

function addPolicies(inventory: Inventory, additions: Additions): void {
  for (const resource of inventory.ofType(apiPolicy)) {
    const from = argumentsOf(resource);
    const policy = structured('policy')(from, inventory) ?? unknown('the policy is not written', resource.span);
    const { targets, sure } = targetsOf(inventory, from, 'rest_api_id', [restApi]);
    for (const target of targets) {
      const value = sure
        ? certain(policy, resource)
        : unknown(`${resource.address} may belong to this API`, resource.span);
      add(additions, target, 'Policy', owned(value, resource.address));
    }
  }
}

/** `aws_api_gateway_rest_api_put` imports a definition into an API of another resource. */
function addBodies(inventory: Inventory, additions: Additions): void {
  for (const resource of inventory.ofType(apiPut)) {
    const from = argumentsOf(resource);
    const body = structured('body')(from, inventory);
    const { targets, sure } = targetsOf(inventory, from, 'rest_api_id', [restApi]);
    if (!body) continue;
    for (const target of targets) {
      const value = sure
        ? certain(body, resource)
        : unknown(`${resource.address} may belong to this API`, resource.span);
      add(additions, target, 'Body', owned(value, resource.address));
    }
  }
}

/** Method settings belong to the stage that they name, made by a stage resource or by a deployment. */
function addMethodSettings(inventory: Inventory, additions: Additions): void {
  const byName = new Map<string, TerraformResource>();
  for (const stage of inventory.ofType(restDeployment, restStage)) {
    const name = deploymentStage(stage);
    if (name) byName.set(stageKey(inventory, stage, name), stage);
  }
  const entries = new Map<string, { items: Value[]; unsure: Value | null }>();
  const push = (address: string, value: Value, unsure: boolean): void => {
    const list = entries.get(address) ?? { items: [], unsure: null };
    entries.set(address, list);
    if (unsure || value.kind === 'unknown') list.unsure = value;
    else list.items.push(value);
  };
  for (const resource of inventory.ofType(methodSettings)) {
    const from = argumentsOf(resource);
    const setting = methodSetting(from, inventory);
    const name = resource.attribute('stage_name');
    if (!setting) continue;
    const value = owned(certain(setting, resource), resource.address);
    const named = inventory.candidates(from, 'stage_name', [restStage]);
    const [only] = named.length === 1 ? named : [name && byName.get(stageKey(inventory, resource, name))?.address];
    const { targets, sure } = only
      ? { targets: [only], sure: true }
      : targetsOf(inventory, from, 'stage_name', [restStage]);
    for (const target of targets)
      push(
        target,
        sure ? value : owned(unknown(`${resource.address} may belong to this stage`, resource.span), resource.address),
        !sure,
      );
  }
  for (const [address, { items, unsure }] of entries) {
    const list = unsure ?? ownedList(items);
    if (!list) continue;
    add(additions, address, 'MethodSettings', list);
  }
}

function stageKey(inventory: Inventory, from: TerraformResource, name: Value): string {
  return `${inventory.key(from.attribute('rest_api_id'), [restApi])} ${inventory.key(name, [restStage])}`;
}

function entry(key: string, value: Value): Entry {
  return { key, keySpan: value.span, value };
}

/** Methods with their integrations and responses, which are resources of their own and name the method's place. */
class Methods {
  readonly #integrations = new Map<string, TerraformResource>();
  readonly #integrationResponses = new Map<string, TerraformResource[]>();
  readonly #methodResponses = new Map<string, TerraformResource[]>();

  constructor(readonly inventory: Inventory) {
    const places = new Map(inventory.ofType(restMethod).map((method) => [this.#place(method), method.address]));
    const methodOf = (part: TerraformResource): string | undefined =>
      places.get(this.#place(part)) ?? this.#mentioned(part);
    for (const part of inventory.ofType(integration)) {
      const method = methodOf(part);
      if (method !== undefined) this.#integrations.set(method, part);
    }
    for (const [type, into] of [
      [integrationResponse, this.#integrationResponses],
      [methodResponse, this.#methodResponses],
    ] as const)
      for (const part of inventory.ofType(type)) {
        const method = methodOf(part);
        if (method === undefined) continue;
        const list = into.get(method);
        if (list) list.push(part);
        else into.set(method, [part]);
      }
  }

  make(method: TerraformResource, from: Arguments): Resource {
    const properties = shaped(from, methodShape, this.inventory);
    const entries = new Map(properties.entries);
    const put = (key: string, value: Value | undefined): void => {
      if (value) entries.set(key, entry(key, value));
    };
    put('Integration', this.#integration(method));
    put('MethodResponses', this.#responses(this.#methodResponses.get(method.address), methodResponseShape));
    return resourceOf(method, method.address, 'AWS::ApiGateway::Method', { ...properties, entries });
  }

  #integration(method: TerraformResource): Value | undefined {
    const resource = this.#integrations.get(method.address);
    if (!resource) return undefined;
    const made = shaped(argumentsOf(resource), integrationShape, this.inventory);
    const responses = this.#responses(this.#integrationResponses.get(method.address), integrationResponseShape);
    const entries = new Map(made.entries);
    if (responses) entries.set('IntegrationResponses', entry('IntegrationResponses', responses));
    return owned(certain({ ...made, entries }, resource), resource.address);
  }

  #responses(resources: readonly TerraformResource[] | undefined, shape: Shape): Value | undefined {
    const items = (resources ?? []).map((resource) =>
      owned(certain(shaped(argumentsOf(resource), shape, this.inventory), resource), resource.address),
    );
    return ownedList(items);
  }

  /** The API, the resource and the verb that a method or one of its parts names. */
  #place(part: TerraformResource): string {
    const verb = part.attribute('http_method');
    return [
      this.inventory.key(part.attribute('rest_api_id'), [restApi]),
      this.inventory.key(part.attribute('resource_id'), [restResource, restApi]),
      verb?.kind === 'scalar' ? textIn(verb).toUpperCase() : this.inventory.key(verb, [restMethod]),
    ].join(' ');
  }

  /** The method whose attributes a part names, where its place is not known. */
  #mentioned(part: TerraformResource): string | undefined {
    const found = new Set<string>();
    for (const name of ['http_method', 'resource_id', 'rest_api_id'])
      for (const address of this.inventory.candidates(argumentsOf(part), name, [restMethod])) found.add(address);
    const unknownPlace = ['resource_id', 'rest_api_id'].some((name) => {
      const value = part.attribute(name);
      return value !== undefined && whyUnknown(value) !== null;
    });
    return unknownPlace && found.size === 1 ? [...found][0] : undefined;
  }
}
