import { expect, it } from 'vitest';
import {
  hasUsagePlan,
  limitsCallers,
  planThrottles,
  routesWithoutLimits,
  throttlesEveryRoute,
} from '../../../src/graph/derive/throttling.js';
import type { Api, PlanStage, Stage } from '../../../src/graph/model.js';
import { api, byAws, graph, place, route, said, settings, stage, unsaid, usagePlan, words } from '../build-graph.js';

const covers = (one: Stage, parts: Partial<PlanStage> = {}): PlanStage => ({
  api: said<Api>(one.api),
  stage: one.name,
  throttled: byAws(false),
  span: place(),
  ...parts,
});
const limits = said({ rate: said(10), burst: said(20) });

it('covers the stages that it lists', () => {
  const shop = api();
  const prod = stage(shop, 'prod');
  const test = stage(shop, 'test');
  const all = graph({ usagePlans: [usagePlan({ stages: said([covers(prod)]) })] });
  expect([prod, test].map((one) => words(hasUsagePlan(all, one)))).toEqual([true, false]);
});

it('may cover any stage where its API is not known', () => {
  const prod = stage(api());
  const plan = usagePlan({ stages: said([covers(prod, { api: unsaid('API other is not in the input') })]) });
  expect(words(hasUsagePlan(graph({ usagePlans: [plan] }), prod))).toBe('unknown: API other is not in the input');
  const elsewhere = usagePlan({ stages: said([covers(prod, { api: unsaid(), stage: said('test') })]) });
  expect(words(hasUsagePlan(graph({ usagePlans: [elsewhere] }), prod))).toBe(false);
});

it('takes two names that are unknown for one reason for one name', () => {
  const reason = 'parameter Stage has no default';
  const prod = stage(api(), 'prod', { name: unsaid(reason) });
  const plan = usagePlan({ stages: said([covers(prod, { stage: unsaid(reason) })]) });
  expect(words(hasUsagePlan(graph({ usagePlans: [plan] }), prod))).toBe(true);
});

it('throttles a stage as a whole or by its entry', () => {
  const prod = stage(api());
  const throttles = (plan: Parameters<typeof usagePlan>[0]) =>
    words(planThrottles(graph({ usagePlans: [usagePlan(plan)] }), prod));
  expect(throttles({ stages: said([covers(prod)]) })).toBe(false);
  expect(throttles({ stages: said([covers(prod)]), quota: said(true) })).toBe(false);
  expect(throttles({ stages: said([covers(prod)]), throttle: limits })).toBe(true);
  expect(throttles({ stages: said([covers(prod, { throttled: said(true) })]) })).toBe(true);
  expect(throttles({ throttle: limits })).toBe(false);
});

it('limits callers by a throttle, a quota or the throttle of a stage', () => {
  expect(words(limitsCallers(usagePlan()))).toBe(false);
  expect(words(limitsCallers(usagePlan({ quota: said(true) })))).toBe(true);
  expect(words(limitsCallers(usagePlan({ throttle: limits })))).toBe(true);
  expect(words(limitsCallers(usagePlan({ throttle: said({ rate: said(-1), burst: said(-1) }) })))).toBe(false);
  const entry = covers(stage(api()), { throttled: said(true) });
  expect(words(limitsCallers(usagePlan({ stages: said([entry]) })))).toBe(true);
});

it('does not cover a stage of that name of another API', () => {
  const [shop, other] = [api(), api()];
  const plan = usagePlan({ stages: said([covers(stage(other, 'prod'))]), throttle: limits });
  const all = graph({ usagePlans: [plan] });
  expect(words(hasUsagePlan(all, stage(shop, 'prod')))).toBe(false);
  expect(words(planThrottles(all, stage(shop, 'prod')))).toBe(false);
});

it('may cover a stage that does not say of which API it is', () => {
  const unnamed = stage(api({ external: true, id: 'Shop', resource: 'Shop' }), 'prod');
  const named = stage(api({ external: true, id: 'abc123', resource: 'Shop' }), 'prod');
  const all = graph({ usagePlans: [usagePlan({ stages: said([covers(stage(api(), 'prod'))]) })] });
  expect(words(hasUsagePlan(all, unnamed))).toBe('unknown: the stage does not say of which API it is');
  expect(words(hasUsagePlan(all, named))).toBe(false);
});

it('does not know whether two unknown names are one', () => {
  const shop = api();
  const open = stage(shop, 'prod', { name: unsaid('parameter Stage') });
  const hasPlan = (entry: Partial<PlanStage>, one = open) =>
    words(hasUsagePlan(graph({ usagePlans: [usagePlan({ stages: said([covers(one, entry)]) })] }), one));
  expect(hasPlan({ stage: unsaid('parameter Name') })).toBe('unknown: parameter Name');
  expect(hasPlan({ stage: said('prod') })).toBe('unknown: parameter Stage');
  expect(hasPlan({ stage: unsaid('parameter Name') }, stage(shop, 'live'))).toBe('unknown: parameter Name');
});

it('does not know the stages of a plan that does not tell them', () => {
  const all = graph({ usagePlans: [usagePlan({ stages: unsaid('parameter Stages') })] });
  expect(hasUsagePlan(all, stage(api()))).toMatchObject({ known: false, reason: 'parameter Stages', by: 'Plan' });
  expect(words(limitsCallers(usagePlan({ stages: unsaid('parameter Stages') })))).toBe('unknown: parameter Stages');
});

it('finds no plan, or does not know where parts of the input are missing', () => {
  const incomplete = [{ reason: 'nested stack N is not in the input', span: place() }];
  expect(words(hasUsagePlan(graph(), stage(api())))).toBe(false);
  expect(words(hasUsagePlan(graph({ incomplete }), stage(api())))).toBe('unknown: nested stack N is not in the input');
  expect(words(planThrottles(graph({ incomplete }), stage(api())))).toBe('unknown: nested stack N is not in the input');
});

it('takes a limit of 0 for a limit', () => {
  const none = said({ rate: said(0), burst: said(-1) });
  expect(words(limitsCallers(usagePlan({ throttle: none })))).toBe(true);
});

it('names the routes of a stage that have no limits of their own', () => {
  const shop = api();
  route(shop, 'GET /pets');
  route(shop, 'POST /pets');
  const own = { throttlingRate: said(5), throttlingBurst: said(9) };
  const one = stage(shop, 'prod', { methodSettings: said([settings('GET /pets', own)]) });
  expect(words(throttlesEveryRoute(one))).toBe(false);
  expect(words(routesWithoutLimits(one))).toEqual(['POST /pets']);
});
