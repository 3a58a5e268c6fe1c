import { type Entry, get, type MapValue, textOf, type Value } from '../../text/value.js';
import { type Fields, generate, type Origin } from './generate.js';
import { isGiven, isPresent, ref } from './intrinsics.js';
import type { SamResource } from './resources.js';
import { authOf } from './rest-auth.js';
import type { Translation } from './translation.js';

const planKeys = ['CreateUsagePlan', 'Description', 'Quota', 'Tags', 'Throttle', 'UsagePlanName'];
const sharedCondition = 'SharedUsagePlanCondition';

/** An API whose `Auth.UsagePlan` asks for a plan. */
interface PlannedApi {
  readonly api: SamResource;
  readonly stage: string;
  readonly settings: MapValue;
}

/**
 * The usage plans of REST APIs: one for each API that asks for `PER_API`, one for all that ask for `SHARED`, each with
 * a key of its own.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiusageplan.html
 */
export class UsagePlans {
  readonly #shared: PlannedApi[] = [];

  add(api: SamResource, stage: string, translation: Translation): void {
    const settings = get(authOf(api), 'UsagePlan');
    if (!isPresent(settings)) return;
    const create = get(settings, 'CreateUsagePlan');
    const kind = textOf(translation.parameters.resolve(create));
    if (settings.kind !== 'map') {
      translation.reject('sam-usage-plan', settings, `UsagePlan of ${api.id} must be a map`);
      return;
    }
    for (const { key, keySpan } of settings.entries.values())
      if (!planKeys.includes(key))
        translation.reject('sam-usage-plan', { span: keySpan }, `UsagePlan of ${api.id} does not take ${key}`);
    if (kind === 'PER_API') addPlan(api, `${api.id}`, [{ api, stage, settings }], settings, undefined, translation);
    else if (kind === 'SHARED') this.#shared.push({ api, stage, settings });
    else if (kind !== 'NONE' && (kind !== undefined || !get(create, 'Ref')))
      translation.reject(
        'sam-usage-plan',
        create ?? settings,
        `CreateUsagePlan of ${api.id} must be PER_API, SHARED or NONE`,
      );
  }

  /** The plan that APIs share; what the last of them says of it counts. */
  finish(translation: Translation): void {
    const last = this.#shared.at(-1);
    if (!last) return;
    const attributes = sharedAttributes(this.#shared, last.settings, translation);
    addPlan(last.api, 'Serverless', this.#shared, last.settings, attributes, translation);
  }
}

function addPlan(
  source: SamResource,
  prefix: string,
  apis: readonly PlannedApi[],
  settings: MapValue,
  attributes: Fields | undefined,
  translation: Translation,
): void {
  const plan = `${prefix}UsagePlan`;
  const key = `${prefix}ApiKey`;
  const link = `${prefix}UsagePlanKey`;
  const common = { origin: settings, ...(attributes && { attributes }) };
  const said: Record<string, Value> = {};
  for (const name of ['UsagePlanName', 'Description', 'Quota', 'Tags', 'Throttle']) {
    const value = get(settings, name);
    if (isGiven(value)) said[name] = value;
  }
  translation.add(source, plan, {
    ...common,
    type: 'AWS::ApiGateway::UsagePlan',
    properties: { ApiStages: apis.map(({ api, stage }) => ({ ApiId: ref(api.id), Stage: ref(stage) })), ...said },
  });
  translation.add(source, key, {
    ...common,
    type: 'AWS::ApiGateway::ApiKey',
    properties: {
      Enabled: true,
      StageKeys: apis.map(({ api, stage }) => ({ RestApiId: ref(api.id), StageName: ref(stage) })),
    },
  });
  translation.addGenerated(source, link, {
    ...common,
    type: 'AWS::ApiGateway::UsagePlanKey',
    properties: { KeyId: ref(key), KeyType: 'API_KEY', UsagePlanId: ref(plan) },
  });
  for (const { api } of apis) {
    translation.references.set(`${api.id}.UsagePlan`, plan);
    translation.references.set(`${api.id}.ApiKey`, key);
    translation.references.set(`${api.id}.UsagePlanKey`, link);
  }
}

/** The shared plan exists where any of its APIs does, and is kept where any of them is. */
function sharedAttributes(apis: readonly PlannedApi[], origin: Origin, translation: Translation): Fields {
  const of = (name: string) => apis.map(({ api }) => textOf(get(api.whole, name))).filter((text) => text !== undefined);
  const conditions = [...new Set(of('Condition'))];
  const conditional = conditions.length > 0 && apis.every(({ api }) => get(api.whole, 'Condition'));
  if (conditional) translation.conditions.set(sharedCondition, sharedConditionEntry(conditions, origin));
  const strongest = (values: readonly string[]) =>
    ['Retain', 'Snapshot', 'Delete'].find((value) => values.includes(value));
  return {
    Condition: conditional ? sharedCondition : undefined,
    DeletionPolicy: strongest(of('DeletionPolicy')),
    UpdateReplacePolicy: strongest(of('UpdateReplacePolicy')),
  };
}

function sharedConditionEntry(conditions: readonly string[], origin: Origin): Entry {
  const named = conditions.map((Condition) => ({ Condition }));
  const [only] = named;
  const value = generate(named.length === 1 && only ? only : { 'Fn::Or': named }, origin);
  return { key: sharedCondition, keySpan: origin.span, value };
}
