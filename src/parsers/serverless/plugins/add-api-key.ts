import { textOf, type Value } from '../../../text/value.js';
import { concatAt, field, isUndecided, reasonOf } from '../configuration.js';
import { ref } from '../draft.js';
import { alphanumeric, capital } from '../naming.js';
import { restApiReference } from '../rest.js';
import type { Service } from '../service.js';
import type { Template } from '../template.js';
import { renamed } from '../usage-plan.js';

/**
 * serverless-add-api-key: keys of the REST API with their usage plans, for all stages or by stage. A plan without limits
 * of its own has the provider's.
 * https://github.com/rrahul963/serverless-add-api-key#configuration
 */
export function addApiKeys(service: Service, template: Template): void {
  const written = service.custom('apiKeys');
  const stage = textOf(service.stage);
  const keys = written?.kind === 'map' && stage !== undefined ? field(written, stage) : written;
  if (isUndecided(keys)) service.undecided('custom.apiKeys', keys);
  const fallback = service.provider('apiGateway', 'usagePlan') ?? service.provider('usagePlan');
  for (const key of keys?.kind === 'list' ? keys.items : []) addApiKey(service, template, key, fallback);
}

function addApiKey(service: Service, template: Template, key: Value, fallback: Value | undefined): void {
  const name = field(key, 'name');
  if (!name) return;
  const own = field(key, 'usagePlan');
  const planName = field(own, 'name') ?? field(fallback, 'name') ?? concatAt(name, [name, '-usage-plan']);
  const limits = field(own, 'quota') || field(own, 'throttle') ? own : fallback;
  const origin = { name: 'custom.apiKeys', span: key.span };
  const keyId = `AddedApiKey${idPart(name)}`;
  const planId = `AddedUsagePlan${idPart(planName)}`;
  const value = field(key, 'value');
  template.add(keyId, 'AWS::ApiGateway::ApiKey', origin, {
    Name: name,
    // an object is a value encrypted with KMS
    Value: value?.kind === 'map' ? undefined : value,
  });
  template.add(planId, 'AWS::ApiGateway::UsagePlan', origin, {
    UsagePlanName: planName,
    ApiStages: [{ ApiId: restApiReference(service), Stage: service.stage }],
    Throttle: renamed(field(limits, 'throttle'), { BurstLimit: 'burstLimit', RateLimit: 'rateLimit' }),
    Quota: renamed(field(limits, 'quota'), { Limit: 'limit', Period: 'period' }),
  });
  template.add(`${keyId}Of${planId}`, 'AWS::ApiGateway::UsagePlanKey', origin, {
    KeyId: ref(keyId),
    KeyType: 'API_KEY',
    UsagePlanId: ref(planId),
  });
}

function idPart(name: Value): string {
  return capital(alphanumeric(reasonOf(name)));
}
