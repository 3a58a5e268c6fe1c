import { get, type Value } from '../../text/value.js';
import { type ApiDraft, stageWord } from './api-draft.js';
import { type Definition, integrationKey, mergeOperation, methodKey, skeleton, withDeep } from './definition.js';
import type { ApiEvent } from './events.js';
import { addPermission, invocationArn, type Target } from './functions.js';
import { type Content, generate, type Origin } from './generate.js';
import { getAtt, isGiven, onlyIf, ref, stringOf, sub } from './intrinsics.js';
import { suffixed } from './logical-ids.js';
import { addRequestModel, addRequestParameters } from './models.js';
import { withWildcards } from './resource-policy.js';
import type { SamResource } from './resources.js';
import { addEventAuth, authOf } from './rest-auth.js';
import type { Translation } from './translation.js';

/**
 * An `Api` event of a function: the permission for API Gateway to call it, and the method where the definition is the
 * transform's or `MergeDefinitions` asks for it.
 */
export function addApiEvent(
  draft: ApiDraft | undefined,
  event: ApiEvent,
  target: Target,
  translation: Translation,
): void {
  addEventPermission(draft, event, target, translation);
  if (!draft) return;
  const { resource } = draft;
  const merge = isGiven(get(resource.properties, 'MergeDefinitions'));
  if (draft.managed || merge) addMethod(draft, event, target, merge, translation);
  const auth = get(event.properties, 'Auth');
  if (!draft.editable || !isGiven(get(auth, 'OverrideApiAuth'))) return;
  if (!['Authorizer', 'ApiKeyRequired', 'ResourcePolicy'].some((key) => isGiven(get(auth, key))))
    reject(event, auth, 'OverrideApiAuth needs an Authorizer, ApiKeyRequired or ResourcePolicy', translation);
  addEventAuth(draft.editable, event, resource, stageWord(draft), translation);
}

function addEventPermission(
  draft: ApiDraft | undefined,
  event: ApiEvent,
  target: Target,
  translation: Translation,
): void {
  const method = event.method.toLowerCase() === 'any' ? '*' : event.method.toUpperCase();
  const path = withWildcards(event.path.replace(/^(.+)\/$/s, '$1'));
  const arn = `arn:${translation.partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:`;
  addPermission(
    event.owner,
    suffixed(`${event.owner.id}${event.id}Permission`, stageWord(draft)),
    {
      function: ref(target.id),
      sourceArn: sub(`${arn}\${__ApiId__}/\${__Stage__}/${method}${path}`, {
        __ApiId__: event.reference,
        __Stage__: '*',
      }),
      origin: { span: event.header },
    },
    translation,
  );
}

function addMethod(draft: ApiDraft, event: ApiEvent, target: Target, merge: boolean, translation: Translation): void {
  const origin = { span: event.header };
  if (merge && !draft.definition?.paths.size) {
    const place = get(draft.resource.properties, 'MergeDefinitions') ?? origin;
    const message = `MergeDefinitions of ${draft.resource.id} adds nothing to a definition without paths`;
    translation.warn('sam-merge-lost', place, message);
    return;
  }
  const definition = merge ? skeleton('swagger', origin) : draft.editable;
  if (!definition) return;
  if (definition.hasIntegration(event.path, event.method)) {
    reject(event, origin, `${event.method} ${event.path} is defined more than once`, translation);
    return;
  }
  const streaming = stringOf(get(event.properties, 'ResponseTransferMode')) === 'RESPONSE_STREAM';
  const uri = invocationArn(translation.partition, target, streaming, origin);
  const operation = generate(
    onlyIf(event.condition, {
      [integrationKey]: {
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: onlyIf(event.condition, uri),
        responseTransferMode: streaming ? 'STREAM' : undefined,
        credentials: credentialsOf(event, draft.resource, translation),
      },
      responses: {},
    }),
    origin,
  );
  definition.setOperation(event.path, methodKey(event.method), origin, () => operation);
  addEventAuth(definition, event, draft.resource, stageWord(draft), translation);
  const timeout = get(event.properties, 'TimeoutInMillis');
  if (isGiven(timeout))
    definition.editOperation(event.path, event.method, (one) =>
      withDeep(one, [integrationKey, 'timeoutInMillis'], timeout),
    );
  addRequestModel(definition, event, draft.resource, translation);
  addRequestParameters(definition, event, translation);
  if (merge && draft.definition) mergeMethod(draft.definition, event, definition);
}

/** The merged method stands under its name in lower case, so one that is called `any` does too. */
function mergeMethod(definition: Definition, event: ApiEvent, generated: Definition): void {
  const method = get(generated.paths.get(event.path)?.value, methodKey(event.method));
  if (!method) return;
  definition.setOperation(event.path, event.method.toLowerCase(), { span: event.header }, (before) =>
    mergeOperation(before, method),
  );
}

/**
 * The role by which a method that asks for IAM credentials calls the function: the one that is named, or the caller's.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-apifunctionauth.html#sam-function-apifunctionauth-invokerole
 */
function credentialsOf(event: ApiEvent, api: SamResource, translation: Translation): Content | undefined {
  const auth = get(event.properties, 'Auth');
  const apiAuth = authOf(api);
  const byEvent = stringOf(get(auth, 'Authorizer')) === 'AWS_IAM';
  const byDefault = stringOf(get(apiAuth, 'DefaultAuthorizer')) === 'AWS_IAM' && !isGiven(auth);
  if (!byEvent && !byDefault) return undefined;
  const role = roleOf(get(auth, 'InvokeRole')) ?? roleOf(get(apiAuth, 'InvokeRole'));
  const text = stringOf(role);
  if (text === 'NONE') return undefined;
  const caller = `arn:${translation.partition}:iam::*:user/*`;
  if (role === undefined || text === 'CALLER_CREDENTIALS')
    return generate(
      caller,
      role ?? get(auth, 'Authorizer') ?? get(apiAuth, 'DefaultAuthorizer') ?? { span: event.header },
    );
  return role;
}

/** A role that is written but empty means none. */
function roleOf(written: Value | undefined): Value | undefined {
  return written === undefined || isGiven(written) ? written : generate('NONE', written);
}

/** An `Api` event of a state machine: a role for API Gateway, and the method that starts an execution. */
export function addStateMachineEvent(draft: ApiDraft | undefined, event: ApiEvent, translation: Translation): void {
  const { owner } = event;
  const origin = { span: event.header };
  const role = `${owner.id}${event.id}Role`;
  translation.addGenerated(owner, role, { type: 'AWS::IAM::Role', origin, properties: {} });
  const definition = draft?.managed ? draft.editable : undefined;
  if (!draft || !definition) return;
  if (definition.hasIntegration(event.path, event.method)) {
    reject(event, origin, `${event.method} ${event.path} is defined more than once`, translation);
    return;
  }
  const uri = sub('arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution');
  const operation = generate(
    onlyIf(event.condition, {
      [integrationKey]: {
        type: 'aws',
        httpMethod: 'POST',
        uri: onlyIf(event.condition, uri),
        responses: { '200': { statusCode: '200' }, '400': { statusCode: '400' } },
        credentials: getAtt(role, 'Arn'),
        requestTemplates: { 'application/json': executionTemplate(event) },
      },
      responses: { '200': { description: 'OK' }, '400': { description: 'Bad Request' } },
    }),
    origin,
  );
  definition.setOperation(event.path, methodKey(event.method), origin, () => operation);
  addEventAuth(definition, event, draft.resource, get(event.properties, 'Stage') ?? null, translation);
}

/** Hands the request to the execution as its input. */
function executionTemplate(event: ApiEvent): Content {
  const unescaped = isGiven(get(event.properties, 'UnescapeMappingTemplate'));
  const input = `$util.escapeJavaScript($input.json('$'))${unescaped ? `.replaceAll("\\\\'","'")` : ''}`;
  return sub(`{"input": "${input}", "stateMachineArn": "\${${event.owner.id}}"}`);
}

function reject(event: ApiEvent, origin: Origin | undefined, message: string, translation: Translation): void {
  const place = origin ?? { span: event.header };
  translation.reject('sam-event', place, `Event ${event.id} of ${event.owner.id}: ${message}`);
}
