import { get, type MapValue, mapOf, textOf, type Value } from '../../text/value.js';
import { addHttpDomain } from './domain.js';
import { addPermission } from './functions.js';
import { type Content, type Fields, generateMap, only } from './generate.js';
import type { Globals } from './globals.js';
import { isGiven, isIntrinsic, isPresent, ref, stringOf, sub } from './intrinsics.js';
import { isAlphanumeric } from './logical-ids.js';
import { checkedResource, webSocketApiShape } from './properties.js';
import type { SamResource } from './resources.js';
import { authOf } from './rest-auth.js';
import type { Translation } from './translation.js';

const tagName = 'websocketapi:createdBy';
const specialKeys = ['$connect', '$disconnect', '$default'];

/** Properties that the API has under the same name. */
const apiProperties = [
  'ApiKeySelectionExpression',
  'Description',
  'DisableExecuteApiEndpoint',
  'DisableSchemaValidation',
  'IpAddressType',
  'RouteSelectionExpression',
];
const stageProperties = ['StageVariables', 'AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings'];
const routeProperties = [
  'ApiKeyRequired',
  'ModelSelectionExpression',
  'OperationName',
  'RequestModels',
  'RouteResponseSelectionExpression',
];

/**
 * `AWS::Serverless::WebSocketApi`: the API with a route, an integration and a permission for each of its routes.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html
 */
export function translateWebSocketApi(written: SamResource, globals: Globals, translation: Translation): void {
  const checked = checkedResource(globals.applyTo(written, translation), webSocketApiShape, translation);
  const api = withoutAttributes(checked);
  const { id, properties } = api;
  const tags = get(properties, 'Tags');
  const own = tags?.kind === 'map' ? tags : mapOf([], api.header);
  translation.replace(api, 'AWS::ApiGatewayV2::Api', {
    ...only(properties, apiProperties),
    Name: get(properties, 'Name') ?? id,
    ProtocolType: 'WEBSOCKET',
    Tags: generateMap(
      { ...Object.fromEntries([...own.entries].map(([key, one]) => [key, one.value])), [tagName]: 'SAM' },
      own,
    ),
  });
  addRoutes(api, translation);
  addStage(api, translation);
  addDomain(api, translation);
}

/** Of the resource's attributes only DependsOn reaches what the transform makes; a Condition is lost. */
function withoutAttributes(api: SamResource): SamResource {
  const kept = ['Type', 'Properties', 'DependsOn', 'Metadata'];
  const entries = [...api.whole.entries].filter(([key]) => kept.includes(key));
  return { ...api, whole: { ...api.whole, entries: new Map(entries) } };
}

function addRoutes(api: SamResource, translation: Translation): void {
  const routes = get(api.properties, 'Routes');
  const auth = checkedAuth(api, routes, translation);
  if (!isGiven(routes)) {
    translation.reject('sam-websocket', routes ?? { span: api.header }, `${api.id} must have at least one route`);
    return;
  }
  if (routes.kind !== 'map') return;
  for (const { key, keySpan, value } of routes.entries.values()) {
    const origin = { span: keySpan };
    if (!specialKeys.includes(key) && !isAlphanumeric(key)) {
      translation.reject('sam-websocket', origin, `Route key ${key} of ${api.id} must be alphanumeric`);
      continue;
    }
    const name = api.id + capitalized(key.replaceAll('$', ''));
    const target = get(value, 'FunctionArn');
    if (!isPresent(target)) {
      translation.reject('sam-websocket', origin, `Route ${key} of ${api.id} must name a function`);
      continue;
    }
    const parameters = get(value, 'RequestParameters');
    if (isGiven(parameters) && key !== '$connect')
      translation.reject('sam-websocket', parameters, `Only the route $connect of ${api.id} takes RequestParameters`);
    translation.add(api, `${name}Route`, {
      type: 'AWS::ApiGatewayV2::Route',
      origin,
      properties: {
        ApiId: ref(api.id),
        RouteKey: key,
        ...only(value, routeProperties),
        RequestParameters: isGiven(parameters) ? parameters : undefined,
        Target: { 'Fn::Join': ['/', ['integrations', ref(`${name}Integration`)]] },
        ...(key === '$connect' && auth ? authorizationOf(api, auth, translation) : {}),
      },
    });
    translation.add(api, `${name}Integration`, {
      type: 'AWS::ApiGatewayV2::Integration',
      origin,
      properties: {
        ApiId: ref(api.id),
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: functionUri('FunctionArn', target),
        TimeoutInMillis: get(value, 'IntegrationTimeout'),
      },
    });
    addPermission(api, `${name}Permission`, { function: target, sourceArn: sourceArn(api, key), origin }, translation);
  }
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}

function functionUri(name: string, arn: Value): Content {
  const path = `lambda:path/2015-03-31/functions/\${${name}}/invocations`;
  return sub(`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:${path}`, { [name]: arn });
}

function sourceArn(api: SamResource, route: string): Content {
  const stage = get(api.properties, 'StageName');
  const name = isPresent(stage) ? stringOf(stage) : 'default';
  const arn = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api.id}.ApiId}`;
  if (name !== undefined) return sub(`${arn}/${name}/${route}`);
  return sub(`${arn}/\${__StageName__}/${route}`, { __StageName__: stage ?? null });
}

/** Only `$connect` can be authorized; the transform takes no `Auth` without that route. */
function checkedAuth(api: SamResource, routes: Value | undefined, translation: Translation): MapValue | undefined {
  const auth = authOf(api);
  if (!auth) return undefined;
  const reject = (message: string) => translation.reject('sam-auth', auth, `Auth of ${api.id} ${message}`);
  if (!get(routes, '$connect')) reject('needs a route $connect');
  const written = get(auth, 'AuthType');
  const type = textOf(translation.parameters.resolve(written));
  if (!isGiven(written)) reject('lacks AuthType');
  else if (type !== undefined && !['NONE', 'AWS_IAM', 'CUSTOM'].includes(type))
    reject('must have AuthType NONE, AWS_IAM or CUSTOM');
  else if (type === 'CUSTOM' && !isGiven(get(auth, 'AuthArn'))) reject('lacks AuthArn');
  else if ((type === 'NONE' || type === 'AWS_IAM') && auth.entries.size > 1)
    reject(`takes nothing else beside AuthType ${type}`);
  return auth;
}

function authorizationOf(api: SamResource, auth: MapValue, translation: Translation): Fields {
  const written = get(auth, 'AuthType');
  const type = textOf(translation.parameters.resolve(written));
  if (type !== 'CUSTOM') return { AuthorizationType: written };
  const target = get(auth, 'AuthArn');
  const id = `${api.id}ConnectAuthorizer`;
  const role = get(auth, 'InvokeRole');
  const name = get(auth, 'Name');
  translation.add(api, id, {
    type: 'AWS::ApiGatewayV2::Authorizer',
    origin: auth,
    properties: {
      ApiId: ref(api.id),
      AuthorizerType: 'REQUEST',
      AuthorizerCredentialsArn: role,
      AuthorizerUri: target && functionUri('AuthArn', target),
      IdentitySource: get(auth, 'IdentitySource'),
      Name: isGiven(name) ? name : id,
    },
  });
  if (target && !isGiven(role)) {
    const arn = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${__ApiId__}/authorizers/*';
    addPermission(
      api,
      `${api.id}AuthorizerPermission`,
      { function: target, sourceArn: sub(arn, { __ApiId__: ref(api.id) }), origin: auth },
      translation,
    );
  }
  return { AuthorizationType: written, AuthorizerId: ref(id) };
}

function addStage(api: SamResource, translation: Translation): void {
  const written = get(api.properties, 'StageName');
  const stage = isPresent(written) ? written : undefined;
  const name = stage ? (stringOf(stage) ?? '') : 'default';
  if (name === '$default')
    translation.reject(
      'sam-websocket',
      stage ?? { span: api.header },
      `The stage of ${api.id} cannot be named $default`,
    );
  const id = name === 'default' ? `${api.id}DefaultStage` : `${api.id}${name}Stage`;
  translation.add(api, id, {
    type: 'AWS::ApiGatewayV2::Stage',
    properties: {
      ApiId: ref(api.id),
      StageName: stage ?? 'default',
      ...only(api.properties, stageProperties),
      AutoDeploy: true,
      Tags: { [tagName]: 'SAM' },
    },
  });
  translation.references.set(`${api.id}.Stage`, id);
}

function addDomain(api: SamResource, translation: Translation): void {
  const mutualTls = get(get(api.properties, 'Domain'), 'MutualTlsAuthentication');
  if (isGiven(mutualTls))
    translation.reject('sam-domain', mutualTls, `WebSocket APIs such as ${api.id} have no mutual TLS`);
  const kind = get(api.properties, 'IpAddressType');
  if (isPresent(kind) && !isIntrinsic(kind) && !['ipv4', 'dualstack'].includes(textOf(kind) ?? ''))
    translation.reject('sam-websocket', kind, `IpAddressType of ${api.id} must be ipv4 or dualstack`);
  addHttpDomain(api, tagName, undefined, translation);
}
