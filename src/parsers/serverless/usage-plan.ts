import type { Entry, Value } from '../../text/value.js';
import { concatAt, field, isUndecided, itemsOf, truth } from './configuration.js';
import { type Draft, locateBy, ref } from './draft.js';
import { capital } from './naming.js';
import type { Service } from './service.js';
import type { Origin, Template } from './template.js';

/**
 * API keys and usage plans of the provider. Keys without a plan get one without limits; several plans have their keys by
 * name.
 * https://github.com/oss-serverless/serverless/blob/main/docs/events/apigateway.md#setting-api-keys-for-your-rest-api
 */
export function compileUsagePlans(service: Service, template: Template, api: Draft, readsOldSettings: boolean): void {
  const settings = service.provider('apiGateway');
  const setting = (name: string): Value | undefined =>
    (settings?.kind === 'map' ? field(settings, name) : undefined) ??
    (readsOldSettings ? service.provider(name) : undefined);
  const plan = setting('usagePlan');
  const keys = setting('apiKeys');
  for (const [name, value] of [
    ['apiKeys', keys],
    ['usagePlan', plan],
  ] as const)
    if (isUndecided(value)) service.undecided(`provider.apiGateway.${name}`, value);
  if (truth(plan) === false && truth(keys) === false) return;
  const origin = { name: 'provider', span: service.placeOf('apiGateway', plan ? 'usagePlan' : 'apiKeys') };
  const plans = plan?.kind === 'list' ? plan.items.flatMap(firstEntry) : null;
  if (plans)
    for (const { key, keySpan, value } of plans)
      compilePlan(service, template, api, key, value, { name: 'provider', span: keySpan });
  else compilePlan(service, template, api, '', plan, origin);
  compileKeys(template, api, service, itemsOf(keys) ?? [], new Set(plans?.map(({ key }) => key)));
}

function compilePlan(
  service: Service,
  template: Template,
  api: Draft,
  name: string,
  plan: Value | undefined,
  origin: Origin,
): void {
  const quota = field(plan, 'quota');
  const throttle = field(plan, 'throttle');
  template.add(planId(name), 'AWS::ApiGateway::UsagePlan', origin, {
    UsagePlanName: concatAt(service.name, [service.name, '-', ...(name === '' ? [] : [name, '-']), service.stage]),
    ApiStages: [{ ApiId: api, Stage: service.stage }],
    Quota: renamed(quota, { Limit: 'limit', Offset: 'offset', Period: 'period' }),
    Throttle: renamed(throttle, { BurstLimit: 'burstLimit', RateLimit: 'rateLimit' }),
  });
}

/** Settings under CloudFormation's names; undefined where there are none. */
export function renamed(settings: Value | undefined, names: Record<string, string>): Draft | undefined {
  if (settings === undefined || isUndecided(settings)) return settings;
  if (settings.kind !== 'map' || settings.entries.size === 0) return undefined;
  return locateBy(Object.fromEntries(Object.entries(names).map(([to, from]) => [to, field(settings, from)])), settings);
}

function compileKeys(
  template: Template,
  api: Draft,
  service: Service,
  keys: readonly Value[],
  plans: ReadonlySet<string>,
): void {
  let number = 0;
  for (const key of keys) {
    const [named] = firstEntry(key);
    const isNamed = named !== undefined && plans.has(named.key);
    if (isNamed) number = 0;
    for (const own of isNamed ? (itemsOf(named.value) ?? []) : [key]) {
      number++;
      const plan = isNamed ? named.key : '';
      const id = `ApiGatewayApiKey${capital(plan)}${number}`;
      const origin = { name: 'provider', span: own.span };
      template.add(id, 'AWS::ApiGateway::ApiKey', origin, {
        Name: own.kind === 'map' ? field(own, 'name') : own,
        Value: field(own, 'value'),
        Enabled: field(own, 'enabled'),
        StageKeys: [{ RestApiId: api, StageName: service.stage }],
      });
      template.add(`ApiGatewayUsagePlanKey${capital(plan)}${number}`, 'AWS::ApiGateway::UsagePlanKey', origin, {
        KeyId: ref(id),
        KeyType: 'API_KEY',
        UsagePlanId: ref(planId(plan)),
      });
    }
  }
}

function planId(name: string): string {
  return `ApiGatewayUsagePlan${capital(name)}`;
}

/** The first key of a map: `{free: …}`. */
function firstEntry(value: Value): Entry[] {
  return value.kind === 'map' ? Array.from(value.entries.values()).slice(0, 1) : [];
}
