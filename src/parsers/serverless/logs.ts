import { unknown, type Value } from '../../text/value.js';
import { field, isUndecided, truth } from './configuration.js';
import { type Draft, getAtt, locateBy } from './draft.js';
import { accountId } from './naming.js';
import type { Service } from './service.js';
import type { Template } from './template.js';

/** Access and execution logs of a stage, as `provider.logs` asks for them: values of CloudFormation's properties. */
export interface StageLogs {
  /** An access log setting; empty where access logs are switched off. */
  readonly accessLog: Value;
  /** `OFF`, `ERROR` or `INFO`. */
  readonly level: Value;
  readonly dataTrace: Value;
}

const restFields = {
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  caller: '$context.identity.caller',
  user: '$context.identity.user',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  status: '$context.status',
  protocol: '$context.protocol',
  responseLength: '$context.responseLength',
};

/** The framework's own access log formats. */
export const restLogFormat = Object.entries(restFields)
  .map(([name, variable]) => `${name}: ${variable}`)
  .join(', ');

/** Logical ids of the log groups that the framework makes. */
export const logGroups = { restApi: 'ApiGatewayLogGroup', httpApi: 'HttpApiLogGroup', websocket: 'WebsocketsLogGroup' };

export const websocketLogFormat =
  '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.eventType $context.routeKey $context.connectionId" $context.requestId';

export const httpLogFormat = JSON.stringify({
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  routeKey: '$context.routeKey',
  status: '$context.status',
  protocol: '$context.protocol',
  responseLength: '$context.responseLength',
});

/**
 * `true`, or an object whose parts are all on where they are not written: full requests and responses are logged too.
 * Null where nothing is said.
 * https://github.com/oss-serverless/serverless/blob/main/docs/events/apigateway.md#logs
 */
export function readLogs(setting: Value | undefined, format: string, group: string): StageLogs | null {
  if (setting === undefined) return null;
  if (isUndecided(setting)) return { accessLog: setting, level: setting, dataTrace: setting };
  if (truth(setting) === false)
    return { accessLog: locateBy({}, setting), level: locateBy('OFF', setting), dataTrace: locateBy(false, setting) };
  const written = setting.kind === 'map' ? setting : undefined;
  const log = { DestinationArn: getAtt(group, 'Arn'), Format: field(written, 'format') ?? locateBy(format, setting) };
  const level = field(written, 'level') ?? locateBy('INFO', setting);
  return {
    accessLog: whereOn(field(written, 'accessLogging'), locateBy(log, setting), {}),
    level: whereOn(field(written, 'executionLogging'), level, 'OFF'),
    dataTrace: whereOn(field(written, 'fullExecutionData'), locateBy(true, setting), false),
  };
}

/** What a switch that is on by default decides, at the switch's place where it is off. */
function whereOn(setting: Value | undefined, on: Value, off: Draft): Value {
  if (setting === undefined) return on;
  return isUndecided(setting) ? setting : truth(setting) ? on : locateBy(off, setting);
}

/**
 * The log group, and the account-wide role with which API Gateway may write logs: the framework sets it up, with the
 * role that the REST API's logs name or one of its own, unless somebody else manages it.
 */
export function compileLogging(service: Service, template: Template, api: 'restApi' | 'websocket'): void {
  const origin = { name: 'provider', span: service.placeOf('logs', api) };
  template.generate(logGroups[api], 'AWS::Logs::LogGroup', origin, {});
  const external = service.provider('logs', 'restApi', 'roleManagedExternally');
  const role = service.provider('logs', 'restApi', 'role') ?? 'a role that the framework makes';
  const elsewhere = external && truth(external) !== false && unknown('the role is managed externally', external.span);
  template.add(accountId, 'AWS::ApiGateway::Account', origin, { CloudWatchRoleArn: elsewhere || role });
}
