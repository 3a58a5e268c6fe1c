import { textOf, unknown, type Value } from '../../text/value.js';
import { field, isUndecided, truth, truthUnlessAbsent } from './configuration.js';
import { type Draft, locateBy } from './draft.js';
import { accountId } from './naming.js';
import type { Service } from './service.js';
import type { Template } from './template.js';

/** Access and execution logs of a REST or WebSocket API, as `provider.logs` asks for them. */
export interface ApiLogs {
  /** The setting. */
  readonly setting: Value;
  readonly accessLogging: boolean | null;
  readonly format: Draft;
  readonly level: Draft;
  readonly dataTrace: Draft;
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
 * https://github.com/oss-serverless/serverless/blob/main/docs/events/apigateway.md#logs
 */
export function readLogs(setting: Value, format: string): ApiLogs {
  const written = setting.kind === 'map' ? setting : undefined;
  const access = field(written, 'accessLogging');
  const execution = field(written, 'executionLogging');
  const data = field(written, 'fullExecutionData');
  const level = field(written, 'level');
  const executes = truthUnlessAbsent(execution);
  return {
    setting,
    accessLogging: truthUnlessAbsent(access),
    format: field(written, 'format') ?? locateBy(format, setting),
    level:
      execution && executes === null
        ? execution
        : executes
          ? (level ?? locateBy('INFO', setting))
          : locateBy('OFF', execution ?? setting),
    dataTrace: isUndecided(data) ? data : locateBy(textOf(data) !== 'false', data ?? setting),
  };
}

/**
 * The log group, and the account-wide role with which API Gateway may write logs: the framework sets it up, with the
 * role that the REST API's logs name or one of its own, unless somebody else manages it.
 */
export function compileLogging(service: Service, template: Template, api: 'restApi' | 'websocket'): void {
  const origin = { name: 'provider', span: service.placeOf('logs', api) };
  const group = api === 'restApi' ? 'ApiGatewayLogGroup' : 'WebsocketsLogGroup';
  template.generate(group, 'AWS::Logs::LogGroup', origin, {});
  const external = service.provider('logs', 'restApi', 'roleManagedExternally');
  const role = service.provider('logs', 'restApi', 'role') ?? 'a role that the framework makes';
  const elsewhere = external && truth(external) !== false && unknown('the role is managed externally', external.span);
  template.add(accountId, 'AWS::ApiGateway::Account', origin, { CloudWatchRoleArn: elsewhere || role });
}
