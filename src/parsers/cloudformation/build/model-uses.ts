import { label } from '../../../graph/read.js';
import { get, type Value } from '../../../text/value.js';
import type { Resource } from '../resource.js';
import type { Registry } from './registry.js';

/** The models that requests and responses of methods name: resource keys and names. */
export interface ModelUses {
  readonly requests: ReadonlySet<string>;
  readonly responses: ReadonlySet<string>;
  /** Models name each other in their schemas, so that more than the named ones are used. */
  readonly nested: boolean;
}

export function modelUses(registry: Registry): ModelUses {
  const requests = new Set<string>();
  const responses = new Set<string>();
  for (const resource of registry.ofType('AWS::ApiGateway::Method')) {
    const properties = registry.properties(resource);
    addNames(requests, properties.value('RequestModels'));
    for (const response of properties.items('MethodResponses') ?? [])
      addNames(responses, response.value('ResponseModels'));
  }
  const models = Array.from(registry.ofType('AWS::ApiGateway::Model'), (one) =>
    registry.properties(one).value('Schema'),
  );
  return { requests, responses, nested: models.some((schema) => schema !== undefined && hasReference(schema)) };
}

/** Whether responses name the model and nothing else does: API Gateway checks no response by its model. */
export function isOfResponses(uses: ModelUses, resource: Resource, name: string | null): boolean {
  const isIn = (names: ReadonlySet<string>) => names.has(resource.key) || (name !== null && names.has(name));
  return !uses.nested && isIn(uses.responses) && !isIn(uses.requests);
}

function addNames(names: Set<string>, models: Value | undefined): void {
  if (models?.kind !== 'map') return;
  for (const { value } of models.entries.values())
    if (value.kind === 'reference') names.add(value.target);
    else names.add(label(value) ?? '');
}

function hasReference(schema: Value): boolean {
  if (schema.kind === 'list') return schema.items.some(hasReference);
  if (schema.kind !== 'map') return schema.kind !== 'scalar' || (label(schema)?.includes('$ref') ?? false);
  if (get(schema, '$ref')) return true;
  return Array.from(schema.entries.values()).some(({ value }) => hasReference(value));
}
