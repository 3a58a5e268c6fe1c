import { expect, it } from 'vitest';
import { hasUsagePlan, limitsCallers, planThrottles } from '../../../src/graph/derive/throttling.js';
import type { Api, PlanStage, Stage } from '../../../src/graph/model.js';
import { api, byAws, graph, place, said, stage, unsaid, usagePlan, words } from '../build-graph.js';

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
