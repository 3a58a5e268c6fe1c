/**
 * Logical ids as the framework gives them, so that `resources` can refer to and override what it generates.
 * https://github.com/oss-serverless/serverless/blob/main/docs/guides/resources.md
 */
export const restApiId = 'ApiGatewayRestApi';
export const httpApiId = 'HttpApi';
export const httpApiStageId = 'HttpApiStage';
export const websocketsApiId = 'WebsocketsApi';
export const websocketsStageId = 'WebsocketsDeploymentStage';
export const accountId = 'CustomApiGatewayAccountCloudWatchRole';

export function functionId(name: string): string {
  return `${resourceName(name)}LambdaFunction`;
}

/** A function's or authorizer's name as a part of a logical id. */
export function resourceName(name: string): string {
  return capital(name.replaceAll('-', 'Dash').replaceAll('_', 'Underscore'));
}

export function pathName(path: string): string {
  return path.split('/').map(pathPartName).join('');
}

function pathPartName(part: string): string {
  const words = part
    .toLowerCase()
    .replaceAll('-', 'Dash')
    .replace(/^([^{]*)\{(.*)\}/, '$1$2Var');
  return capital(alphanumeric(words));
}

export function resourceId(path: string): string {
  return `ApiGatewayResource${pathName(path)}`;
}

export function methodId(path: string, method: string): string {
  return `ApiGatewayMethod${path === '' ? '' : pathName(path)}${capital(method.toLowerCase())}`;
}

export function restAuthorizerId(name: string): string {
  return `${resourceName(name)}ApiGatewayAuthorizer`;
}

export function validatorId(service: string): string {
  return `ApiGateway${capital(alphanumeric(service))}RequestValidator`;
}

/** The model of a schema in `provider.apiGateway.request.schemas`. */
export function sharedModelId(schema: string): string {
  return `ApiGateway${words(schema)
    .map((word) => capital(word.toLowerCase()))
    .join('')}Model`;
}

/** The model of a schema that stands in an event. */
export function ownModelId(path: string, method: string, contentType: string): string {
  return `${methodId(path, method)}${words(contentType).map(capital).join('')}Model`;
}

export function httpRouteId(routeKey: string): string {
  return routeKey === '*' ? 'HttpApiRouteDefault' : `HttpApiRoute${pathName(routeKey)}`;
}

export function websocketsRouteId(route: string): string {
  const key = route
    .replaceAll('$', 'S')
    .replaceAll('/', 'Slash')
    .replaceAll('-', 'Dash')
    .replaceAll('_', 'Underscore')
    .replaceAll('.', 'Period');
  return `${key}WebsocketsRoute`;
}

/** Letters and digits alone: what a logical id may hold. */
export function alphanumeric(text: string): string {
  return text.replace(/[^0-9A-Za-z]/g, '');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words of a name in camel case or with separators: `application/json`, `createUserV2`. */
function words(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/([0-9])([A-Za-z])/g, '$1 $2')
    .replace(/([A-Za-z])([0-9])/g, '$1 $2')
    .split(/[^0-9A-Za-z]+/)
    .filter((word) => word !== '');
}
