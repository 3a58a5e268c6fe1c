import { type MapValue, unknown, type Value } from '../../../text/value.js';
import type { Resource } from '../../cloudformation/resource.js';
import { whyUnknown } from '../hcl/known.js';
import { textIn } from '../hcl/strings.js';
import type { TerraformResource } from '../resource.js';
import type { Inventory } from './inventory.js';
import { certain, entry, owned, ownedList } from './parts.js';
import { deploymentStage, deploymentStageShape, methodSetting, restApi, restDeployment, restStage } from './rest.js';
import { shapedEntries } from './shape.js';

export const methodSettingsType = 'aws_api_gateway_method_settings';

/** The `MethodSettings` of stages, which Terraform writes as resources of their own. */
export interface StageSettings {
  /** By the address of the stage, or of the deployment that makes it; unknown where it is not known whose they are. */
  readonly ofStages: ReadonlyMap<string, Value>;
  /** Stages that are declared elsewhere, with nothing but these settings. */
  readonly elsewhere: readonly Resource[];
}

/** Settings belong to the stage that they name, made by a stage resource or by a deployment. */
export function methodSettings(inventory: Inventory): StageSettings {
  const stages = new Stages(inventory);
  const certainOf = new Map<string, Value[]>();
  const unsureOf = new Map<string, Value>();
  const strays = new Map<string, { first: TerraformResource; items: Value[] }>();
  for (const resource of inventory.ofType(methodSettingsType)) {
    const setting = methodSetting(resource, inventory);
    if (!setting) continue;
    const value = owned(certain(setting, resource), resource.address);
    const [target, ...others] = stages.targetsOf(resource);
    if (target === undefined) {
      const key = stages.key(resource, resource.attribute('stage_name'));
      const stray = strays.get(key);
      if (stray) stray.items.push(value);
      else strays.set(key, { first: resource, items: [value] });
    } else if (target.sure && value.kind !== 'unknown') {
      const list = certainOf.get(target.address);
      if (list) list.push(value);
      else certainOf.set(target.address, [value]);
    } else {
      const maybe = unknown(`${resource.address} may belong to this stage`, resource.span);
      for (const { address, sure } of [target, ...others])
        unsureOf.set(address, sure ? value : owned(maybe, resource.address));
    }
  }
  const ofStages = new Map<string, Value>(unsureOf);
  for (const [address, items] of certainOf) {
    const list = ofStages.has(address) ? undefined : ownedList(items);
    if (list) ofStages.set(address, list);
  }
  return { ofStages, elsewhere: Array.from(strays.values(), (stray) => stageElsewhere(stray, inventory)) };
}

function stageElsewhere(
  { first, items }: { first: TerraformResource; items: Value[] },
  inventory: Inventory,
): Resource {
  const { address, span } = first;
  const entries = shapedEntries(first, deploymentStageShape, inventory);
  const list = items.find((item) => item.kind === 'unknown') ?? ownedList(items);
  if (list) entries.set('MethodSettings', entry('MethodSettings', list));
  const properties: MapValue = { kind: 'map', entries, span };
  const elsewhere = 'the stage is defined elsewhere';
  return { key: address, name: address, type: 'AWS::ApiGateway::Stage', properties, span, elsewhere };
}

interface Target {
  readonly address: string;
  /** False where the settings may be another stage's. */
  readonly sure: boolean;
}

/** The declared stages: who is called what. */
class Stages {
  readonly #byName = new Map<string, TerraformResource>();
  /** By the words for their API; those whose API is not known under `null`. */
  readonly #byApi = new Map<string | null, TerraformResource[]>();

  constructor(readonly inventory: Inventory) {
    for (const stage of inventory.ofType(restDeployment, restStage)) {
      const name = deploymentStage(stage);
      if (!name) continue;
      this.#byName.set(this.key(stage, name), stage);
      const api = this.#knownApi(stage);
      const list = this.#byApi.get(api);
      if (list) list.push(stage);
      else this.#byApi.set(api, [stage]);
    }
  }

  /** Words that are equal for what means one stage. */
  key(from: TerraformResource, name: Value | undefined): string {
    const { inventory } = this;
    return `${inventory.key(from.attribute('rest_api_id'), [restApi])} ${inventory.key(name, [restStage])}`;
  }

  /** The declared stages that settings may belong to; none where they name one that is declared elsewhere. */
  targetsOf(settings: TerraformResource): readonly Target[] {
    const { inventory } = this;
    const name = settings.attribute('stage_name');
    const mentioned = inventory.candidates(settings, 'stage_name', [restStage]);
    const declared = mentioned.filter((address) => inventory.get(address));
    const [only, another] = declared;
    if (only !== undefined && another === undefined) return [{ address: only, sure: true }];
    const direct = name && inventory.identified(name, [restStage])?.target;
    const named = direct ?? (name && this.#byName.get(this.key(settings, name))?.address);
    if (named !== undefined) return inventory.get(named) ? [{ address: named, sure: true }] : [];
    if (mentioned.length > 0) return declared.map((address) => ({ address, sure: false }));
    return this.#possible(settings, name).map(({ address }) => ({ address, sure: false }));
  }

  /** Stages of the same API, or of one that may be the same, whose names are not known to differ. */
  #possible(settings: TerraformResource, name: Value | undefined): readonly TerraformResource[] {
    const api = this.#knownApi(settings);
    const ofApi =
      api === null ? [...this.#byApi.values()].flat() : [api, null].flatMap((key) => this.#byApi.get(key) ?? []);
    const isText = name?.kind === 'scalar';
    return ofApi.filter((stage) => {
      const other = deploymentStage(stage);
      return !(isText && other?.kind === 'scalar' && textIn(name) !== textIn(other));
    });
  }

  #knownApi(from: TerraformResource): string | null {
    const value = from.attribute('rest_api_id');
    const isKnown = value !== undefined && (value.kind === 'reference' || whyUnknown(value) === null);
    return isKnown ? this.inventory.key(value, [restApi]) : null;
  }
}
