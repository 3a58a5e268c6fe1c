import { textOf, type Value } from '../../../text/value.js';
import { entryOf, field, isUndecided, itemsOf } from '../configuration.js';
import { type CorsStyle, pluginCors, readCors } from '../cors.js';
import type { DraftMap } from '../draft.js';
import { methodAndPath } from '../events/http.js';
import { type RestRoute, type RouteGroup, upperCase } from '../rest.js';
import type { Service } from '../service.js';
import { answers, apiKeyRequired, serviceUri } from './step-functions.js';

/** The services that the plugin knows, with the actions that it calls. */
const actions = new Map([
  ['kinesis', 'kinesis:action/PutRecord'],
  ['sqs', 'sqs:path/'],
  ['s3', 's3:path/{bucket}/{object}'],
  ['sns', 'sns:path/'],
  ['dynamodb', 'dynamodb:action/'],
  ['eventbridge', 'events:action/PutEvents'],
]);

/** The plugin's own default headers, on the framework's way of making preflights. */
const corsStyle: CorsStyle = { ...pluginCors, joinsOrigins: false };

/**
 * serverless-apigateway-service-proxy: routes that lead to other AWS services without a function.
 * https://github.com/serverless-operations/serverless-apigateway-service-proxy#how-to-use
 */
export function serviceProxyRoutes(service: Service): RouteGroup {
  const written = service.custom('apiGatewayServiceProxies');
  if (isUndecided(written)) service.undecided('custom.apiGatewayServiceProxies', written);
  return {
    routes: (itemsOf(written) ?? []).flatMap((item) => routeOf(service, item)),
    corsStyle,
    readsOldSettings: false,
  };
}

function routeOf(service: Service, item: Value): RestRoute[] {
  const [name, action] = [...actions].find(([key]) => entryOf(item, key)) ?? [];
  const entry = name === undefined ? undefined : entryOf(item, name);
  const place = entry && methodAndPath(entry.value);
  if (isUndecided(item)) service.undecided('an item of custom.apiGatewayServiceProxies', item);
  if (!entry || !place || action === undefined) return [];
  const settings = entry.value;
  const cors = readCors(field(settings, 'cors'), place.method, corsStyle);
  return [
    {
      origin: { name: 'custom.apiGatewayServiceProxies', span: entry.keySpan },
      ...place,
      authorization: { method: authorizationOf(settings), authorizer: null },
      cors,
      request: undefined,
      invokes: null,
      properties: {
        ApiKeyRequired: apiKeyRequired(field(settings, 'private')),
        RequestParameters: field(settings, 'acceptParameters'),
        Integration: {
          Type: 'AWS',
          IntegrationHttpMethod: 'POST',
          Uri: serviceUri(
            action === 'dynamodb:action/' ? `${action}${textOf(field(settings, 'action')) ?? ''}` : action,
          ),
          Credentials: field(settings, 'roleArn'),
          IntegrationResponses: answers(cors, undefined, settings),
        },
      },
    },
  ];
}

/** The plugin takes CloudFormation's own words. */
function authorizationOf(settings: Value): DraftMap {
  const type = field(settings, 'authorizationType');
  return {
    AuthorizationType: type && upperCase(type),
    AuthorizerId: field(settings, 'authorizerId'),
    AuthorizationScopes: field(settings, 'authorizationScopes'),
  };
}
