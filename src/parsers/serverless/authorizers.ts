import type { Span } from '../../text/source.js';
import { scalar, textOf, unknown, type Value } from '../../text/value.js';
import { field, isIntrinsic, isUndecided, itemsOf, reasonOf, truth } from './configuration.js';
import { type Draft, type DraftMap, getAtt, isValue, join, locateBy, ref } from './draft.js';
import { alphanumeric, functionId, restAuthorizerId } from './naming.js';
import type { Service } from './service.js';

/** How callers of a REST method are authorized: what the method says, and the authorizer that it needs. */
export interface RestAuthorization {
  /** Properties of the method; empty where nobody is asked for anything. */
  readonly method: DraftMap;
  readonly authorizer: RestAuthorizer | null;
}

export interface RestAuthorizer {
  readonly id: string;
  /** The authorizer's name, which is a function's where the service has one of that name. */
  readonly name: string;
  readonly span: Span;
  /** All but the API. */
  readonly properties: DraftMap;
  /** The Lambda function that API Gateway may invoke; null for a user pool or one that is managed elsewhere. */
  readonly invokes: Draft | null;
}

const none: RestAuthorization = { method: {}, authorizer: null };

/**
 * The `authorizer` of an `http` event: `aws_iam`, a function's name, an ARN, or an object.
 * https://github.com/oss-serverless/serverless/blob/main/docs/events/apigateway.md#http-endpoints-with-custom-authorizers
 */
export function restAuthorization(setting: Value | undefined, service: Service): RestAuthorization {
  if (setting === undefined || truth(setting) === false) return none;
  if (setting.kind === 'unknown') return undecided(setting, setting);
  if (setting.kind === 'map') return fromObject(setting, service);
  const text = patternOf(setting);
  if (text.toUpperCase() === 'AWS_IAM') return iam(setting);
  const plain = { setting, type: undefined, ttl: undefined, settings: undefined };
  if (text.includes(':')) return withAuthorizer({ ...plain, name: nameFromArn(text), arn: setting });
  return withAuthorizer({ ...plain, name: text, arn: functionArn(text, setting, service) });
}

function fromObject(setting: Value, service: Service): RestAuthorization {
  const type = field(setting, 'type');
  const external = field(setting, 'authorizerId');
  if (truth(type) !== false && external) return externalAuthorizer(setting, type, external);
  if (textOf(type)?.toUpperCase() === 'AWS_IAM') return iam(type ?? setting);
  const arn = field(setting, 'arn');
  const name = field(setting, 'name');
  const known = textOf(name);
  const ttl = ttlOf(field(setting, 'resultTtlInSeconds'));
  if (arn)
    return withAuthorizer({ setting, type, ttl, settings: setting, arn, name: known ?? nameFromArn(patternOf(arn)) });
  if (known !== undefined)
    return withAuthorizer({
      setting,
      type,
      ttl,
      settings: setting,
      name: known,
      arn: functionArn(known, setting, service),
    });
  const reason = isUndecided(name) ? reasonOf(name) : 'the authorizer has neither a name nor an ARN';
  if (!isUndecided(name)) service.warn('serverless-setting', `In an http event, ${reason}`, setting.span);
  return undecided(unknown(reason, setting.span), setting);
}

function iam(setting: Value): RestAuthorization {
  return { method: { AuthorizationType: locateBy('AWS_IAM', setting) }, authorizer: null };
}

/** Something authorizes, or nothing does: all that is known is the setting. */
function undecided(reason: Value, setting: Value): RestAuthorization {
  const unknownValue = unknown(reasonOf(reason), setting.span);
  return { method: { AuthorizationType: unknownValue, AuthorizerId: unknownValue }, authorizer: null };
}

/** An authorizer that exists already: `{type, authorizerId}`. */
function externalAuthorizer(setting: Value, type: Value | undefined, id: Value): RestAuthorization {
  const word = textOf(type)?.toUpperCase();
  const authorizationType = word === 'TOKEN' || word === 'REQUEST' ? 'CUSTOM' : word;
  return {
    method: {
      AuthorizationType: authorizationType && type ? locateBy(authorizationType, type) : (type ?? setting),
      AuthorizerId: id,
      AuthorizationScopes: word === 'COGNITO_USER_POOLS' ? scopesOf(setting) : undefined,
    },
    authorizer: null,
  };
}

interface Written {
  readonly setting: Value;
  readonly type: Value | undefined;
  readonly ttl: Value | undefined;
  /** The object form, for its other settings. */
  readonly settings: Value | undefined;
  readonly name: string;
  readonly arn: Draft;
}

function withAuthorizer(written: Written): RestAuthorization {
  const { setting, type, ttl, settings, name, arn } = written;
  const id = restAuthorizerId(name);
  const isUserPool = userPool(type, arn);
  const authorizationType =
    isUserPool === null
      ? unknown(reasonOf(isUndecided(type) || !isValue(arn) ? (type ?? setting) : arn), setting.span)
      : locateBy(isUserPool ? 'COGNITO_USER_POOLS' : 'CUSTOM', type ?? setting);
  return {
    method: {
      AuthorizationType: authorizationType,
      AuthorizerId: ref(id),
      AuthorizationScopes: isUserPool === false ? undefined : scopesOf(settings),
    },
    authorizer: {
      id,
      name,
      span: setting.span,
      properties: {
        Name: name,
        Type: authorizerType(isUserPool, type, setting),
        AuthorizerResultTtlInSeconds: ttl,
        IdentitySource: identitySource(type, ttl, settings, setting),
        IdentityValidationExpression: field(settings, 'identityValidationExpression'),
        ProviderARNs: isUserPool ? [arn] : undefined,
        AuthorizerUri: isUserPool ? undefined : lambdaUri(arn),
      },
      invokes: isUserPool || truth(field(settings, 'managedExternally')) ? null : arn,
    },
  };
}

function authorizerType(isUserPool: boolean | null, type: Value | undefined, setting: Value): Value {
  const word = textOf(type)?.toUpperCase();
  if (isUserPool) return locateBy('COGNITO_USER_POOLS', type ?? setting);
  if (isUserPool === null) return unknown('an authorizer of an unknown type', setting.span);
  return locateBy(word ?? 'TOKEN', type ?? setting);
}

/** Whether a user pool authorizes, as the type or the ARN says; null where neither is known. */
function userPool(type: Value | undefined, arn: Draft): boolean | null {
  if (isUndecided(type)) return null;
  if (textOf(type)?.toUpperCase() === 'COGNITO_USER_POOLS') return true;
  if (!isValue(arn)) return false;
  if (arn.kind === 'unknown' && type === undefined) return null;
  return arn.kind !== 'map' && /^arn:[a-zA-Z-]*:cognito-idp/.test(patternOf(arn));
}

/** The framework's default, the Authorization header, but for REQUEST authorizers without cache. */
function identitySource(
  type: Value | undefined,
  ttl: Value | undefined,
  settings: Value | undefined,
  setting: Value,
): Value | undefined {
  const written = field(settings, 'identitySource');
  if (written) return written;
  const isRequest = textOf(type)?.toUpperCase() === 'REQUEST';
  if (isUndecided(ttl) && isRequest) return unknown(reasonOf(ttl), ttl.span);
  if (isRequest && textOf(ttl) === '0') return undefined;
  return scalar('method.request.header.Authorization', setting.span);
}

/** A number of seconds; text that begins with one counts, as the framework reads it. Absent: API Gateway's 300. */
function ttlOf(setting: Value | undefined): Value | undefined {
  if (setting === undefined || isUndecided(setting)) return setting;
  const seconds = Number.parseInt(textOf(setting) ?? '', 10);
  return Number.isNaN(seconds) ? undefined : locateBy(seconds, setting);
}

function scopesOf(settings: Value | undefined): Value | undefined {
  const scopes = field(settings, 'scopes');
  return itemsOf(scopes)?.length === 0 ? undefined : scopes;
}

function functionArn(name: string, setting: Value, service: Service): Draft {
  if (!service.functions.some((one) => one.name === name) && service.incomplete.length === 0)
    service.warn('serverless-setting', `The service has no function ${name} to authorize with`, setting.span);
  return getAtt(functionId(name), 'Arn');
}

/** `arn:…:function:service-dev-auth` → `auth`: two authorizers of one name are one, as in the framework. */
function nameFromArn(arn: string): string {
  const name = arn.split(':').at(-1)?.split('-').at(-1) ?? '';
  return /^[\w-]+$/.test(name) ? name : alphanumeric(arn) || 'Authorizer';
}

/** A value's text, with the holes of a template as their reasons; an intrinsic's key for what is no text. */
function patternOf(value: Value): string {
  if (value.kind !== 'map') return reasonOf(value);
  const [entry] = value.entries.values();
  return isIntrinsic(value) && entry
    ? reasonOf(entry.value.kind === 'list' ? (entry.value.items[0] ?? value) : entry.value)
    : '';
}

/** The URI with which API Gateway invokes a Lambda function. */
export function lambdaUri(arn: Draft): Draft {
  return join(
    'arn:',
    ref('AWS::Partition'),
    ':apigateway:',
    ref('AWS::Region'),
    ':lambda:path/2015-03-31/functions/',
    arn,
    '/invocations',
  );
}
