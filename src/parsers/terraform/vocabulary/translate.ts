import { type MapValue, unknown, type Value } from '../../../text/value.js';
import type { Resource } from '../../cloudformation/resource.js';
import { textIn } from '../hcl/strings.js';
import type { TerraformResource } from '../resource.js';
import { Inventory } from './inventory.js';
import { methodSettings, methodSettingsType } from './method-settings.js';
import { certain, entry, owned, ownedList } from './parts.js';
import {
  deploymentStage,
  deploymentStageShape,
  integrationResponseShape,
  integrationShape,
  methodPlace,
  methodResponseShape,
  methodShape,
  restApi,
  restDeployment,
  restMethod,
  restResource,
  restShapes,
} from './rest.js';
import { type Arguments, idOf, type Shape, shaped, shapedEntries, structured } from './shape.js';
import { surroundingShapes } from './surroundings.js';
import { versionTwoShapes } from './version-two.js';

const shapes = new Map(Object.entries({ ...restShapes, ...versionTwoShapes, ...surroundingShapes }));

const integration = 'aws_api_gateway_integration';
const integrationResponse = 'aws_api_gateway_integration_response';
const methodResponse = 'aws_api_gateway_method_response';
const apiPolicy = 'aws_api_gateway_rest_api_policy';
const apiPut = 'aws_api_gateway_rest_api_put';

/** Types whose resources become part of another one in CloudFormation. */
const parts = new Set([
  restMethod,
  integration,
  integrationResponse,
  methodResponse,
  methodSettingsType,
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
 * that says it. Parts of what is declared elsewhere stand for it with what they say (`elsewhere`).
 */
export function translate(resources: readonly TerraformResource[]): Resource[] {
  const inventory = new Inventory(resources);
  const additions: Additions = new Map();
  const made: Resource[] = [...addPolicies(inventory, additions)];
  addBodies(inventory, additions);
  const settings = methodSettings(inventory);
  for (const [stage, value] of settings.ofStages) add(additions, stage, 'MethodSettings', value);
  made.push(...settings.elsewhere);
  const methods = new Methods(inventory);
  made.push(...methods.elsewhere());
  for (const resource of resources) {
    if (resource.type === restMethod) made.push(methods.make(resource));
    const known = shapes.get(resource.type);
    if (!known) continue;
    const more = additions.get(resource.address);
    const makesStage = resource.type === restDeployment && deploymentStage(resource) !== undefined;
    const properties = extended(shaped(resource, known.shape, inventory), makesStage ? undefined : more);
    made.push(resourceOf(resource, resource.address, known.type, properties));
    if (!makesStage) continue;
    const stage = extended(shaped(resource, deploymentStageShape, inventory), more);
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

function add(additions: Additions, target: string, key: string, value: Value): void {
  const before = additions.get(target);
  if (before) before.set(key, value);
  else additions.set(target, new Map([[key, value]]));
}

/** The declared resources that a part may belong to: just one, several where it is not known which, or none. */
function targetsOf(
  inventory: Inventory,
  from: Arguments,
  name: string,
  types: readonly string[],
): { targets: readonly string[]; sure: boolean } {
  const value = from.attribute(name);
  const target = value && inventory.named(from, name, types);
  if (target) return { targets: inventory.get(target.target) ? [target.target] : [], sure: true };
  if (!value || value.kind === 'scalar') return { targets: [], sure: true };
  return { targets: inventory.candidates(from, name, types).filter((address) => inventory.get(address)), sure: false };
}

/** Returns the policies of APIs that are declared elsewhere. */
function addPolicies(inventory: Inventory, additions: Additions): Resource[] {
  const elsewhere: Resource[] = [];
  for (const resource of inventory.ofType(apiPolicy)) {
    const policy = structured('policy')(resource, inventory) ?? unknown('the policy is not written', resource.span);
    const { targets, sure } = targetsOf(inventory, resource, 'rest_api_id', [restApi]);
    for (const target of targets) {
      const value = sure
        ? certain(policy, resource)
        : unknown(`${resource.address} may belong to this API`, resource.span);
      add(additions, target, 'Policy', owned(value, resource.address));
    }
    if (targets.length > 0) continue;
    const properties = shaped(resource, { RestApiId: idOf('rest_api_id', restApi) }, inventory);
    const said = extended(properties, new Map([['Policy', certain(policy, resource)]]));
    elsewhere.push({
      ...resourceOf(resource, resource.address, 'AWS::ApiGateway::RestApi', said),
      elsewhere: 'the API is defined elsewhere',
    });
  }
  return elsewhere;
}

/** `aws_api_gateway_rest_api_put` imports a definition into an API of another resource. */
function addBodies(inventory: Inventory, additions: Additions): void {
  for (const resource of inventory.ofType(apiPut)) {
    const body = structured('body')(resource, inventory);
    const { targets, sure } = targetsOf(inventory, resource, 'rest_api_id', [restApi]);
    if (!body) continue;
    for (const target of targets) {
      const value = sure
        ? certain(body, resource)
        : unknown(`${resource.address} may belong to this API`, resource.span);
      add(additions, target, 'Body', owned(value, resource.address));
    }
  }
}

/** Methods with their integrations and responses, which are resources of their own and name the method's place. */
class Methods {
  /** Methods by the resource of the API that they are on and their verb. */
  readonly #atPlace = new Map<string, TerraformResource | TerraformResource[]>();
  readonly #integrations = new Map<string, TerraformResource>();
  readonly #integrationResponses = new Map<string, TerraformResource[]>();
  readonly #methodResponses = new Map<string, TerraformResource[]>();
  /** Integrations of methods that are declared elsewhere, by their place. */
  readonly #elsewhere = new Map<string, TerraformResource>();

  constructor(readonly inventory: Inventory) {
    for (const method of inventory.ofType(restMethod)) {
      const place = this.#placeAndVerb(method);
      const before = this.#atPlace.get(place);
      if (Array.isArray(before)) before.push(method);
      else this.#atPlace.set(place, before ? [before, method] : method);
    }
    for (const part of inventory.ofType(integration)) {
      const method = this.#methodAt(part) ?? this.#mentioned(part);
      if (method === null) continue;
      this.#integrations.set(method ?? part.address, part);
      if (method === undefined && !this.#ofDeclaredApi(part)) this.#elsewhere.set(this.#placeAndApi(part), part);
    }
    const methodOf = (part: TerraformResource): string | null =>
      this.#methodAt(part) ?? this.#mentioned(part) ?? this.#elsewhere.get(this.#placeAndApi(part))?.address ?? null;
    for (const [type, into] of [
      [integrationResponse, this.#integrationResponses],
      [methodResponse, this.#methodResponses],
    ] as const)
      for (const part of inventory.ofType(type)) {
        const method = methodOf(part);
        if (method === null) continue;
        const list = into.get(method);
        if (list) list.push(part);
        else into.set(method, [part]);
      }
  }

  make(method: TerraformResource): Resource {
    const entries = shapedEntries(method, methodShape, this.inventory);
    const put = (key: string, value: Value | undefined): void => {
      if (value) entries.set(key, entry(key, value));
    };
    put('Integration', this.#integration(method));
    put('MethodResponses', this.#responses(this.#methodResponses.get(method.address), methodResponseShape));
    return resourceOf(method, method.address, 'AWS::ApiGateway::Method', {
      kind: 'map',
      entries,
      span: method.span,
    });
  }

  /** The methods that have an integration here and are declared elsewhere. */
  elsewhere(): Resource[] {
    return Array.from(this.#elsewhere.values(), (part) => {
      const { address } = part;
      const entries = shapedEntries(part, methodPlace, this.inventory);
      const made = this.#integration(part);
      if (made) entries.set('Integration', entry('Integration', made));
      const properties: MapValue = { kind: 'map', entries, span: part.span };
      return {
        ...resourceOf(part, address, 'AWS::ApiGateway::Method', properties),
        elsewhere: 'the method is defined elsewhere',
      };
    });
  }

  #integration(method: TerraformResource): Value | undefined {
    const resource = this.#integrations.get(method.address);
    if (!resource) return undefined;
    const entries = shapedEntries(resource, integrationShape, this.inventory);
    const responses = this.#responses(this.#integrationResponses.get(method.address), integrationResponseShape);
    if (responses) entries.set('IntegrationResponses', entry('IntegrationResponses', responses));
    const made: MapValue = { kind: 'map', entries, span: resource.span, owner: resource.address };
    return resource.maybe === null ? made : owned(certain(made, resource), resource.address);
  }

  #responses(resources: readonly TerraformResource[] | undefined, shape: Shape): Value | undefined {
    const items = (resources ?? []).map((resource) =>
      owned(certain(shaped(resource, shape, this.inventory), resource), resource.address),
    );
    return ownedList(items);
  }

  /** The resource that a method or one of its parts names; the root resource is the API's. */
  #place(part: TerraformResource): string {
    const value = part.attribute('resource_id');
    return value?.kind === 'reference' ? value.target : this.inventory.key(value, [restResource, restApi]);
  }

  /** The method at a part's place with the same verb, of the same API. */
  #methodAt(part: TerraformResource): string | undefined {
    const methods = this.#atPlace.get(this.#placeAndVerb(part));
    if (methods === undefined) return undefined;
    const api = this.#api(part);
    const fits = (method: TerraformResource): boolean => this.#api(method) === api;
    if (Array.isArray(methods)) return methods.find(fits)?.address;
    return fits(methods) ? methods.address : undefined;
  }

  #placeAndVerb(part: TerraformResource): string {
    return `${this.#verb(part)} ${this.#place(part)}`;
  }

  /** API Gateway takes no integration without its method, and a declared API's methods are declared beside it. */
  #ofDeclaredApi(part: TerraformResource): boolean {
    return this.inventory.named(part, 'rest_api_id', [restApi]) !== null;
  }

  #placeAndApi(part: TerraformResource): string {
    return `${this.#placeAndVerb(part)} ${this.#api(part)}`;
  }

  #verb(part: TerraformResource): string {
    const verb = part.attribute('http_method');
    return verb?.kind === 'scalar' ? textIn(verb).toUpperCase() : this.inventory.key(verb, [restMethod]);
  }

  #api(part: TerraformResource): string {
    const value = part.attribute('rest_api_id');
    return value?.kind === 'reference' ? value.target : this.inventory.key(value, [restApi]);
  }

  /** Whether a part's place and verb are known: texts, or resources that are declared. */
  #saysPlace(part: TerraformResource): boolean {
    return (
      part.attribute('http_method')?.kind === 'scalar' &&
      ['resource_id', 'rest_api_id'].every((name) => {
        const value = part.attribute(name);
        if (value?.kind === 'reference') return this.inventory.get(value.target) !== undefined;
        return value === undefined || value.kind === 'scalar';
      })
    );
  }

  /**
   * The declared method whose attributes a part names, where its place is not known; undefined where it names none, null
   * where it may be one of several.
   */
  #mentioned(part: TerraformResource): string | undefined | null {
    if (this.#saysPlace(part)) return undefined;
    const found = new Set<string>();
    for (const name of ['http_method', 'resource_id', 'rest_api_id'])
      for (const address of this.inventory.candidates(part, name, [restMethod]))
        if (this.inventory.get(address)) found.add(address);
    return found.size > 1 ? null : [...found][0];
  }
}
