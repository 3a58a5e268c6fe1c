import type { Fact } from '../fact.js';
import type { Graph, PlanStage, Stage, UsagePlan } from '../model.js';
import { concluded, everyFact, someFact } from './combine.js';
import { labelsWhere } from './logging.js';
import { type EffectiveSettings, settingsOf } from './settings.js';

/** How a usage plan covers a stage: certainly, perhaps, or not. */
interface Cover {
  readonly plan: UsagePlan;
  readonly covers: Fact<boolean>;
  readonly throttled: Fact<boolean>;
}

/** The usage plans that cover or may cover a stage. */
function coversOf(graph: Graph, stage: Stage): Cover[] {
  return graph.usagePlans.flatMap((plan): Cover[] => {
    const own = planLimits(plan);
    if (!plan.stages.known) return [{ plan, covers: plan.stages, throttled: own }];
    return plan.stages.value.flatMap((item): Cover[] => {
      const covers = isOf(item, stage);
      if (covers.known && !covers.value) return [];
      return [{ plan, covers, throttled: someFact([own, item.throttled], concluded(false, item.span)) }];
    });
  });
}

function isOf(item: PlanStage, stage: Stage): Fact<boolean> {
  if (item.api.known && item.api.value !== stage.api) return { ...item.api, value: false };
  if (item.stage.known && stage.name.known && item.stage.value !== stage.name.value)
    return { ...item.stage, value: false };
  if (!item.api.known) return item.api;
  if (item.stage.known && stage.name.known) return { ...item.stage, value: true };
  // two unknown names with one cause are the same name
  if (!item.stage.known && !stage.name.known && item.stage.reason === stage.name.reason)
    return concluded(true, item.span);
  return item.stage.known ? (stage.name as Fact<boolean> & { known: false }) : item.stage;
}

function planLimits(plan: UsagePlan): Fact<boolean> {
  if (!plan.throttle.known) return plan.throttle;
  const throttle = plan.throttle.value;
  if (throttle === null) return { ...plan.throttle, value: false };
  return everyFact([isSet(throttle.rate), isSet(throttle.burst)], { ...plan.throttle, value: true });
}

/** A limit of -1 is none. */
function isSet(limit: Fact<number | null>): Fact<boolean> {
  return limit.known ? { ...limit, value: limit.value !== null && limit.value >= 0 } : limit;
}

/** Whether a usage plan covers the stage. */
export function hasUsagePlan(graph: Graph, stage: Stage): Fact<boolean> {
  return someFact(
    coversOf(graph, stage).map((cover) => cover.covers),
    concluded(false, stage.span),
  );
}

/** Whether a usage plan with limits of its own covers the stage. */
export function isLimitedByPlan(graph: Graph, stage: Stage): Fact<boolean> {
  return someFact(
    coversOf(graph, stage).map(({ covers, throttled }) => everyFact([covers, throttled], concluded(true, stage.span))),
    concluded(false, stage.span),
  );
}

/**
 * Whether every route of the stage has a rate and a burst limit of its own, below the account's.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export function isThrottled(stage: Stage): Fact<boolean> {
  return everyFact(
    settingsOf(stage).map((settings) => isLimited(settings)),
    concluded(true, stage.span),
  );
}

function isLimited({ rate, burst }: EffectiveSettings): Fact<boolean> {
  const facts = [isSet(rate), isSet(burst)];
  return everyFact(
    facts,
    facts[0]?.known
      ? facts[0]
      : facts[1]?.known
        ? facts[1]
        : { known: true, value: true, assumed: null, span: rate.span },
  );
}

/** The routes of the stage without limits. */
export function unlimitedRoutes(stage: Stage): readonly string[] {
  return labelsWhere(stage, (settings) => {
    const limited = isLimited(settings);
    return limited.known && !limited.value;
  });
}

/** Whether some route of the stage asks for an API key. */
export function asksForKey(stage: Stage): Fact<boolean> {
  return someFact(
    stage.api.routes.map((route) => route.apiKeyRequired),
    concluded(false, stage.span),
  );
}
