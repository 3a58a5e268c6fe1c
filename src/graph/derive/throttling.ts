import { type Fact, mapFact, thenFact, unknownFact } from '../fact.js';
import type { Api, Graph, PlanStage, Stage, UsagePlan } from '../model.js';
import { concluded, everyFact, saidBy, someFact, unlessElsewhere } from './combine.js';
import { distinctSettings, labelsWhere, type SettingFacts } from './settings.js';

/**
 * Whether every route of the stage has a rate and a burst limit of its own. -1 takes the limit away; without one only
 * the account's holds, which all APIs of the account share.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export function throttlesEveryRoute(stage: Stage): Fact<boolean> {
  return everyFact(distinctSettings(stage).map(throttles), concluded(true, stage.span));
}

/** Routes without limits, as people call them; empty where it is the stage as a whole. */
export function routesWithoutLimits(stage: Stage): Fact<readonly string[]> {
  return labelsWhere(stage, (settings) => mapFact(throttles(settings), (throttled) => !throttled));
}

function throttles({ rate, burst }: SettingFacts): Fact<boolean> {
  return everyFact([isLimit(rate), isLimit(burst)], concluded(true, rate.span));
}

function isLimit(limit: Fact<number | null>): Fact<boolean> {
  return mapFact(limit, (value) => value !== null && value >= 0);
}

/** A plan that covers a stage, or may: unknown where its API or the stage's name cannot be resolved. */
export interface Coverage {
  readonly plan: UsagePlan;
  readonly covers: Fact<boolean>;
  readonly entry: PlanStage | null;
}

export function coverageOf(graph: Graph, stage: Stage): Coverage[] {
  return graph.usagePlans.flatMap((plan): Coverage[] => {
    if (!plan.stages.known) return [{ plan, covers: saidBy(plan.stages, plan), entry: null }];
    return plan.stages.value.flatMap((entry) => {
      const covers = saidBy(coversStage(entry, stage), plan);
      return covers.known && !covers.value ? [] : [{ plan, covers, entry }];
    });
  });
}

function coversStage(entry: PlanStage, stage: Stage): Fact<boolean> {
  if (entry.api.known && entry.api.value !== stage.api && !isUnnamed(stage.api)) return concluded(false, entry.span);
  const named = isNamed(entry, stage);
  if (named.known && !named.value) return named;
  if (isUnnamed(stage.api)) return unknownFact('the stage does not say of which API it is', entry.span);
  return entry.api.known ? named : entry.api;
}

/** An API outside the input that is named after the resource that ought to say its id. */
function isUnnamed(api: Api): boolean {
  return api.external && api.id === api.resource;
}

function isNamed(entry: PlanStage, stage: Stage): Fact<boolean> {
  if (entry.stage.known && stage.name.known) return concluded(entry.stage.value === stage.name.value, entry.span);
  // two names that are unknown for one reason are the same name
  if (!entry.stage.known && !stage.name.known && entry.stage.reason === stage.name.reason)
    return concluded(true, entry.span);
  return !entry.stage.known
    ? entry.stage
    : { ...stage.name, known: false, reason: unknownName(stage), span: entry.span };
}

function unknownName(stage: Stage): string {
  return stage.name.known ? `stage ${stage.name.value}` : stage.name.reason;
}

/** Whether some usage plan covers the stage. */
export function hasUsagePlan(graph: Graph, stage: Stage): Fact<boolean> {
  const none = concluded(false, stage.span);
  const plans = coverageOf(graph, stage).map((one) => one.covers);
  return someFact([...plans, unlessElsewhere(graph, stage, none)], none);
}

/** Whether some usage plan that covers the stage throttles: the plan as a whole, or its entry for this stage. */
export function planThrottles(graph: Graph, stage: Stage): Fact<boolean> {
  const none = concluded(false, stage.span);
  const plans = coverageOf(graph, stage).map(({ plan, covers, entry }) => {
    const throttled = someFact([planLimits(plan), ...(entry ? [entry.throttled] : [])], concluded(false, plan.span));
    return throttled.known && throttled.value ? covers : saidBy(throttled, plan);
  });
  return someFact([...plans, unlessElsewhere(graph, stage, none)], none);
}

function planLimits(plan: UsagePlan): Fact<boolean> {
  return thenFact(plan.throttle, (throttle): Fact<boolean> => {
    if (throttle === null) return mapFact(plan.throttle, () => false);
    return someFact([isLimit(throttle.rate), isLimit(throttle.burst)], concluded(false, plan.span));
  });
}

/** Whether the plan limits its callers at all: by rate, burst or quota, as a whole or for one of its stages. */
export function limitsCallers(plan: UsagePlan): Fact<boolean> {
  const stages = plan.stages.known ? plan.stages.value.map((entry) => entry.throttled) : [plan.stages as Fact<boolean>];
  return someFact([planLimits(plan), plan.quota, ...stages], concluded(false, plan.span));
}
