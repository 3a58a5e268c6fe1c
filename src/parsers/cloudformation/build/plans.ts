import { type Fact, unknownFact } from '../../../graph/fact.js';
import type { Api, PlanStage, Throttle } from '../../../graph/model.js';
import { label, type Properties, unknownReason } from '../../../graph/read.js';
import type { Value } from '../../../text/value.js';
import type { Resource } from '../resource.js';
import { stageNameOf } from './domains.js';
import { nodeOf, type Registry } from './registry.js';

/**
 * Usage plans and API keys.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplan.html
 */
export function buildPlans(registry: Registry): void {
  for (const resource of registry.ofType('AWS::ApiGateway::UsagePlan')) addPlan(registry, resource);
  for (const resource of registry.ofType('AWS::ApiGateway::ApiKey')) addKey(registry, resource);
}

function addPlan(registry: Registry, resource: Resource): void {
  const properties = registry.properties(resource);
  const name = properties.label('UsagePlanName');
  const stages = properties.items('ApiStages');
  const list = properties.value('ApiStages');
  const quota = properties.nested('Quota');
  registry.graph.usagePlans.push({
    node: 'usage-plan',
    ...nodeOf(resource),
    name: name.known ? { ...name, value: name.value ?? resource.name } : name,
    throttle: throttleOf(properties),
    quota: quota.hidden
      ? unknownFact(quota.hidden.reason, quota.hidden.span)
      : quota.has('Limit')
        ? properties.known(true, properties.value('Quota') ?? resource.properties)
        : properties.absent(false),
    stages:
      stages === null
        ? unknownFact((list && unknownReason(list)) ?? 'ApiStages is no list', list?.span ?? resource.span)
        : list
          ? properties.known(
              stages.map((item) => planStage(registry, item, resource)),
              list,
            )
          : properties.absent([]),
  });
}

function throttleOf(properties: Properties): Fact<Throttle | null> {
  const value = properties.value('Throttle');
  if (value === undefined) return properties.absent(null);
  const reason = unknownReason(value);
  if (reason !== null) return properties.unknown(reason, value);
  const throttle = properties.of(value);
  if (!throttle.has('RateLimit') && !throttle.has('BurstLimit')) return properties.known<Throttle | null>(null, value);
  return properties.known<Throttle | null>(
    { rate: throttle.number('RateLimit'), burst: throttle.number('BurstLimit') },
    value,
  );
}

function planStage(registry: Registry, item: Properties, resource: Resource): PlanStage {
  const value = item.value('ApiId');
  const stage = stageNameOf(registry, item, 'Stage');
  const found = value && apiOf(registry, value, stage, resource);
  const span = item.map?.span ?? item.span;
  return {
    api:
      found && value
        ? item.known<Api>(found, value)
        : unknownFact(
            item.hidden?.reason ??
              (value && (unknownReason(value) ?? `API ${label(value)} is not in the input`)) ??
              'no API',
            value?.span ?? span,
          ),
    stage: stage.known
      ? stage.value === null
        ? unknownFact('the plan names no stage', stage.span)
        : { ...stage, value: stage.value }
      : stage,
    throttled: item.read('Throttle', false, (throttle) => throttle.kind === 'map' && throttle.entries.size > 0),
    span,
  };
}

/**
 * An API of the input, one that a literal id names, or an external one that others name by the same text. A literal id
 * may be that of an API whose id the input does not say, where that one has a stage of the name.
 */
function apiOf(registry: Registry, value: Value, stage: Fact<string | null>, resource: Resource): Api | undefined {
  if (value.kind === 'reference') return registry.apis.get(value.target);
  const named = registry.externalNamed(label(value) ?? '');
  if (named || value.kind !== 'scalar') return named;
  const mayBeAnother = registry
    .unresolvedApis()
    .some((api) => api.stages.some(({ name }) => !name.known || !stage.known || name.value === stage.value));
  return mayBeAnother ? undefined : registry.apiOf(value, 'rest', resource);
}

function addKey(registry: Registry, resource: Resource): void {
  const properties = registry.properties(resource);
  const value = properties.value('Value');
  const name = properties.label('Name');
  if (value?.kind === 'scalar') value.span.source.hide(value.span);
  registry.graph.apiKeys.push({
    node: 'api-key',
    ...nodeOf(resource),
    name: name.known ? { ...name, value: name.value ?? resource.name } : name,
    // a value that comes from elsewhere is not in the source, whatever it is
    hardCoded: value ? properties.known(value.kind === 'scalar' && value.text !== '', value) : properties.absent(false),
  });
}
