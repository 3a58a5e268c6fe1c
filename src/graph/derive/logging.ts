import { type Fact, mapFact } from '../fact.js';
import type { Graph, Stage } from '../model.js';
import { accessLogging } from './access-log.js';
import { byDefault, concluded, everyFact, someFact, someFactWithAll, unlessElsewhere } from './combine.js';
import { distinctSettings, labelsWhere, type SettingFacts } from './settings.js';

/**
 * Whether API Gateway writes execution logs for every route of the stage. HTTP APIs have none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function logsEveryExecution(stage: Stage): Fact<boolean> {
  if (stage.api.kind === 'http') return byDefault(false, stage);
  return everyFact(distinctSettings(stage).map(logs), concluded(true, stage.span));
}

/** Routes without execution logs, as people call them; empty where it is the stage as a whole. */
export function routesWithoutExecutionLog(stage: Stage): Fact<readonly string[]> {
  return labelsWhere(stage, (settings) => mapFact(logs(settings), (on) => !on));
}

/**
 * Whether bodies and headers of some route's requests go to the log. With the level OFF nothing does.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html (dataTraceEnabled)
 */
export function logsRequestData(stage: Stage): Fact<boolean> {
  return someFactWithAll(distinctSettings(stage).map(traces), concluded(false, stage.span));
}

export function routesWithRequestData(stage: Stage): Fact<readonly string[]> {
  return labelsWhere(stage, traces);
}

/** The stage writes logs with the account's role: execution logs, or access logs of a REST or WebSocket API. */
export function needsLoggingRole(stage: Stage): Fact<boolean> {
  if (stage.api.kind === 'http') return byDefault(false, stage);
  return someFact([accessLogging(stage), ...distinctSettings(stage).map(logs)], concluded(false, stage.span));
}

/**
 * Whether the input sets the account-wide role that API Gateway writes logs with. It may have been set elsewhere.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html
 */
export function setsLoggingRole(graph: Graph, stage: Stage): Fact<boolean> {
  const nowhere = concluded(false, stage.span);
  const roles = graph.accountSettings.map((account) => account.cloudWatchRole);
  return someFact([...roles, unlessElsewhere(graph, stage, nowhere)], nowhere);
}

function logs(settings: SettingFacts): Fact<boolean> {
  return mapFact(settings.loggingLevel, (level) => level !== 'OFF');
}

function traces(settings: SettingFacts): Fact<boolean> {
  const traced = settings.dataTrace;
  if (traced.known && !traced.value) return traced;
  const logged = logs(settings);
  return logged.known && logged.value ? traced : logged;
}
