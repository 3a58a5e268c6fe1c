import { get, textOf, type Value } from '../../text/value.js';
import { type Content, type Fields, generate, type Origin } from './generate.js';
import type { Globals } from './globals.js';
import { getAtt, isGiven, isIntrinsic, ref, stringOf } from './intrinsics.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

/** A function as its routes call it: the function itself, or the alias that the transform publishes. */
export interface Target {
  readonly owner: SamResource;
  /** The logical id that an integration calls. */
  readonly id: string;
  /** `${Function.Arn}` or `${FunctionAliaslive}`, as `Fn::Sub` has it. */
  readonly arn: string;
}

/** Properties that say something of what the transform makes for an API; Globals says much more of functions. */
const read = new Set([
  'AutoPublishAlias',
  'AutoPublishAliasAllProperties',
  'FunctionName',
  'FunctionUrlConfig',
  'Name',
  'Role',
]);

/**
 * What the transform makes of a function, as far as APIs refer to it: the function, its role, its alias, its URL.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function translateFunction(written: SamResource, globals: Globals, translation: Translation): Target {
  const resource = globals.applyTo(written, translation, read);
  const { id, properties } = resource;
  translation.replace(resource, 'AWS::Lambda::Function', { FunctionName: get(properties, 'FunctionName') });
  addRole(resource, translation);
  const alias = aliasOf(resource, translation);
  addUrl(resource, alias?.id, translation);
  return alias ?? { owner: resource, id, arn: `\${${id}.Arn}` };
}

export function translateStateMachine(written: SamResource, globals: Globals, translation: Translation): SamResource {
  const resource = globals.applyTo(written, translation, read);
  translation.replace(resource, 'AWS::StepFunctions::StateMachine', {
    StateMachineName: get(resource.properties, 'Name'),
  });
  addRole(resource, translation);
  return resource;
}

/** The role that is made where the resource names none. */
function addRole(resource: SamResource, translation: Translation): void {
  const role = get(resource.properties, 'Role');
  if (isGiven(role) && !get(role, 'Fn::If')) return;
  translation.addGenerated(resource, `${resource.id}Role`, { type: 'AWS::IAM::Role', properties: {} });
}

function aliasOf(resource: SamResource, translation: Translation): Target | undefined {
  const written = get(resource.properties, 'AutoPublishAlias');
  if (!isGiven(written)) return undefined;
  const all = get(resource.properties, 'AutoPublishAliasAllProperties');
  if (all && !(all.kind === 'scalar' && typeof all.value === 'boolean'))
    translation.reject('sam-function', all, `AutoPublishAliasAllProperties of ${resource.id} must be true or false`);
  const name = translation.parameters.resolve(written);
  const text = stringOf(name);
  if (text === undefined || !/^(?!\d+$)[A-Za-z0-9_-]+$/.test(text)) {
    if (text !== undefined || !isIntrinsic(name))
      translation.reject('sam-function', written, `AutoPublishAlias of ${resource.id} is no name for an alias`);
    return undefined;
  }
  const id = `${resource.id}Alias${text.replaceAll('-', 'D').replaceAll('_', 'U')}`;
  const version = `${resource.id}Version`;
  translation.addGenerated(resource, version, {
    type: 'AWS::Lambda::Version',
    properties: { FunctionName: ref(resource.id) },
  });
  translation.addGenerated(resource, id, {
    type: 'AWS::Lambda::Alias',
    properties: { Name: name, FunctionName: ref(resource.id), FunctionVersion: getAtt(version, 'Version') },
  });
  translation.references.set(`${resource.id}.Alias`, id);
  translation.references.set(`${resource.id}.Version`, version);
  return { owner: resource, id, arn: `\${${id}}` };
}

/** A function URL is an entrance beside every API; with AuthType NONE it is open to everyone. */
function addUrl(resource: SamResource, alias: string | undefined, translation: Translation): void {
  const url = get(resource.properties, 'FunctionUrlConfig');
  if (url?.kind !== 'map' || url.entries.size === 0) return;
  const target = ref(alias ?? resource.id);
  const type = get(url, 'AuthType');
  translation.add(resource, `${resource.id}Url`, {
    type: 'AWS::Lambda::Url',
    origin: url,
    properties: {
      AuthType: type,
      Cors: get(url, 'Cors'),
      InvokeMode: get(url, 'InvokeMode'),
      TargetFunctionArn: target,
    },
  });
  if (!type || textOf(type) !== 'NONE') return;
  translation.addGenerated(resource, `${resource.id}UrlPublicPermissions`, {
    type: 'AWS::Lambda::Permission',
    origin: type,
    properties: {
      Action: 'lambda:InvokeFunctionUrl',
      FunctionName: target,
      Principal: '*',
      FunctionUrlAuthType: type,
    },
  });
  translation.addGenerated(resource, `${resource.id}URLInvokeAllowPublicAccess`, {
    type: 'AWS::Lambda::Permission',
    origin: type,
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: target,
      Principal: '*',
      InvokedViaFunctionUrl: true,
    },
  });
}

/** Lets an API call a function; `sourceArn` says from where. */
export function addPermission(
  source: SamResource,
  id: string,
  called: { function: Content; sourceArn: Content; origin: Origin; attributes?: Fields },
  translation: Translation,
): void {
  translation.addGenerated(source, id, {
    type: 'AWS::Lambda::Permission',
    origin: called.origin,
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: called.function,
      Principal: 'apigateway.amazonaws.com',
      SourceArn: called.sourceArn,
    },
    ...(called.attributes && { attributes: called.attributes }),
  });
}

/** The ARN by which API Gateway calls a function. */
export function invocationArn(partition: string, target: Target, streaming: boolean, origin: Origin): Value {
  const path = streaming
    ? `2021-11-15/functions/${target.arn}/response-streaming-invocations`
    : `2015-03-31/functions/${target.arn}/invocations`;
  return generate({ 'Fn::Sub': `arn:${partition}:apigateway:\${AWS::Region}:lambda:path/${path}` }, origin);
}
