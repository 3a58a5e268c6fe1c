import type { Fact } from '../fact.js';
import type { Graph, Stage } from '../model.js';
import { byDefault, concluded, someFact } from './combine.js';
import { type EffectiveSettings, settingsOf } from './settings.js';

/**
 * The weakest execution logging level over the routes of a stage: `OFF` as soon as one route's is.
 * HTTP APIs have no execution logs.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function weakestLoggingLevel(stage: Stage): Fact<'OFF' | 'ERROR' | 'INFO'> {
  let weakest: Fact<'OFF' | 'ERROR' | 'INFO'> | null = null;
  for (const { loggingLevel } of settingsOf(stage)) {
    if (loggingLevel.known && loggingLevel.value === 'OFF') return loggingLevel;
    if (weakest === null || !loggingLevel.known || (weakest.known && loggingLevel.value === 'ERROR'))
      weakest = loggingLevel;
  }
  return weakest ?? byDefault('OFF', stage);
}

/** The routes whose calls are not logged, as people call them; `[]` where only the stage's default says so. */
export function unloggedRoutes(stage: Stage): readonly string[] {
  return labelsWhere(stage, ({ loggingLevel }) => loggingLevel.known && loggingLevel.value === 'OFF');
}

/**
 * Whether some route's requests and responses are written to the log in full. Without execution logging nothing is
 * written, whatever the switch says.
 */
export function logsRequestData(stage: Stage): Fact<boolean> {
  return someFact(settingsOf(stage).map(tracesData), concluded(false, stage.span));
}

function tracesData({ dataTrace, loggingLevel }: EffectiveSettings): Fact<boolean> {
  if (dataTrace.known && !dataTrace.value) return dataTrace;
  if (loggingLevel.known && loggingLevel.value === 'OFF') return { ...loggingLevel, value: false };
  if (!dataTrace.known) return dataTrace;
  return loggingLevel.known ? dataTrace : loggingLevel;
}

/** Whether some execution or access log is written that needs the account-wide CloudWatch role. */
export function needsLoggingRole(stage: Stage): Fact<boolean> {
  const executionLogs = settingsOf(stage).map(
    ({ loggingLevel }): Fact<boolean> =>
      loggingLevel.known ? { ...loggingLevel, value: loggingLevel.value !== 'OFF' } : loggingLevel,
  );
  const accessLog: Fact<boolean> = stage.accessLog.known
    ? {
        ...stage.accessLog,
        value: stage.accessLog.value?.destination.known ? stage.accessLog.value.destination.value !== null : false,
      }
    : stage.accessLog;
  return someFact([...executionLogs, accessLog], concluded(false, stage.span));
}

/** Whether the input sets the account-wide CloudWatch role; it may exist in the account all the same. */
export function setsLoggingRole(graph: Graph, stage: Stage): Fact<boolean> {
  return someFact(
    graph.accountSettings.map((account) => account.cloudWatchRole),
    concluded(false, stage.span),
  );
}

/** Labels of the routes whose settings hold. */
export function labelsWhere(stage: Stage, holds: (settings: EffectiveSettings) => boolean): readonly string[] {
  return settingsOf(stage).flatMap((settings) => (settings.label !== null && holds(settings) ? [settings.label] : []));
}
