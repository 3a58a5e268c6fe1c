import type { Span } from '../../text/source.js';
import { type ReferenceValue, unknown, type Value } from '../../text/value.js';
import { joined, textValue } from './hcl/strings.js';
import type { AttributeOf } from './resource.js';

/**
 * What is known of attributes that only AWS can fill in: the strings that are made of the resource's id, so that a
 * policy or a permission that names `execution_arn` names the API.
 * Formats: https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html and the attribute
 * references of the provider's pages.
 */
export function derivedAttribute(type: string, self: ReferenceValue, attributeOf: AttributeOf): Value | undefined {
  // what is asked for most is never made of anything
  if (self.attribute === 'id') return undefined;
  const make = derived.get(`${type}.${self.attribute}`);
  if (!make) return undefined;
  const id: ReferenceValue = { ...self, attribute: 'id' };
  const context: Context = { id, span: self.span, attribute: (name) => attributeOf(self.target, name), attributeOf };
  const parts = make(context);
  if (!parts) return undefined;
  return joined(
    parts.map((part) => (typeof part === 'string' ? textValue(part, self.span) : part)),
    self.span,
  );
}

/** Types whose strings are made of their own id alone: they follow for a resource that is declared elsewhere, too. */
export const madeOfId = new Set([
  'aws_api_gateway_rest_api',
  'aws_apigatewayv2_api',
  'aws_lambda_function',
  'aws_lambda_alias',
]);

interface Context {
  readonly id: ReferenceValue;
  readonly span: Span;
  attribute(name: string): Value | undefined;
  readonly attributeOf: AttributeOf;
}

type Parts = (string | Value)[];

const region = (span: Span): Value => unknown('the region is known when it is applied', span, 'AWS::Region');
const account = (span: Span): Value => unknown('the account is known when it is applied', span, 'AWS::AccountId');
const partition = 'aws';

function named({ attribute, id }: Context, name: string): Value {
  return attribute(name) ?? { ...id, attribute: name };
}

/** The name stays a reference, so that what is put before a stage names just this one. */
function own({ id }: Context, name: string): Value {
  return { ...id, attribute: name };
}

function executeArn(api: Value, span: Span, rest: Parts = []): Parts {
  return [`arn:${partition}:execute-api:`, region(span), ':', account(span), ':', api, ...rest];
}

function apiArn(kind: 'restapis' | 'apis', api: Value, span: Span, rest: Parts = []): Parts {
  return [`arn:${partition}:apigateway:`, region(span), `::/${kind}/`, api, ...rest];
}

function endpoint(scheme: string, api: Value, span: Span, rest: Parts = []): Parts {
  return [`${scheme}://`, api, '.execute-api.', region(span), '.amazonaws.com', ...rest];
}

function invokeArn({ id, span }: Context): Parts {
  const arn: Value = { ...id, attribute: 'arn' };
  return [`arn:${partition}:apigateway:`, region(span), ':lambda:path/2015-03-31/functions/', arn, '/invocations'];
}

function scheme(api: Value | undefined): string {
  return api?.kind === 'scalar' && api.text === 'WEBSOCKET' ? 'wss' : 'https';
}

/** A resource's path: its parent's and its own part. */
function path({ attribute, attributeOf }: Context): Parts | null {
  const parent = attribute('parent_id');
  const part = attribute('path_part');
  if (parent?.kind !== 'reference' || !part) return null;
  if (parent.attribute === 'root_resource_id') return ['/', part];
  const above = attributeOf(parent.target, 'path');
  return above ? [above, '/', part] : null;
}

const derived = new Map<string, (context: Context) => Parts | null>([
  ['aws_api_gateway_resource.path', path],
  ['aws_api_gateway_rest_api.arn', ({ id, span }) => apiArn('restapis', id, span)],
  ['aws_api_gateway_rest_api.execution_arn', ({ id, span }) => executeArn(id, span)],
  ['aws_apigatewayv2_api.arn', ({ id, span }) => apiArn('apis', id, span)],
  ['aws_apigatewayv2_api.execution_arn', ({ id, span }) => executeArn(id, span)],
  [
    'aws_apigatewayv2_api.api_endpoint',
    ({ id, span, attribute }) => endpoint(scheme(attribute('protocol_type')), id, span),
  ],
  [
    'aws_api_gateway_stage.arn',
    (context) =>
      apiArn('restapis', named(context, 'rest_api_id'), context.span, ['/stages/', own(context, 'stage_name')]),
  ],
  [
    'aws_api_gateway_stage.execution_arn',
    (context) => executeArn(named(context, 'rest_api_id'), context.span, ['/', named(context, 'stage_name')]),
  ],
  [
    'aws_api_gateway_stage.invoke_url',
    (context) => endpoint('https', named(context, 'rest_api_id'), context.span, ['/', named(context, 'stage_name')]),
  ],
  [
    'aws_api_gateway_deployment.execution_arn',
    (context) => executeArn(named(context, 'rest_api_id'), context.span, ['/', context.attribute('stage_name') ?? '']),
  ],
  [
    'aws_api_gateway_deployment.invoke_url',
    (context) =>
      endpoint('https', named(context, 'rest_api_id'), context.span, ['/', context.attribute('stage_name') ?? '']),
  ],
  [
    'aws_apigatewayv2_stage.arn',
    (context) => apiArn('apis', named(context, 'api_id'), context.span, ['/stages/', own(context, 'name')]),
  ],
  [
    'aws_apigatewayv2_stage.execution_arn',
    (context) => executeArn(named(context, 'api_id'), context.span, ['/', named(context, 'name')]),
  ],
  [
    'aws_apigatewayv2_stage.invoke_url',
    (context) => endpoint('https', named(context, 'api_id'), context.span, ['/', named(context, 'name')]),
  ],
  ['aws_lambda_function.invoke_arn', invokeArn],
  ['aws_lambda_alias.invoke_arn', invokeArn],
]);
