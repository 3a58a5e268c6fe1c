import type { Span } from '../../text/source.js';
import { get, type MapValue, textOf, type Value } from '../../text/value.js';

/** Types whose resources the graph holds, or that lead to such resources. */
const prefixes = ['AWS::ApiGateway::', 'AWS::ApiGatewayV2::', 'AWS::WAFv2::', 'AWS::WAFRegional::'];
const types = new Set([
  'AWS::Lambda::Permission',
  'AWS::EC2::VPCEndpoint',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFormation::Stack',
]);

export function isRelevant(type: string): boolean {
  return types.has(type) || prefixes.some((prefix) => type.startsWith(prefix));
}

/** A resource as its template has it. */
export interface Written {
  readonly id: string;
  /** Of its id. */
  readonly span: Span;
  readonly type: string;
  /** The condition under which it exists. */
  readonly condition: string | undefined;
  readonly value: Value;
}

/** The relevant resources of a template, in its order. */
export function relevantResources(template: MapValue): readonly Written[] {
  const resources = get(template, 'Resources');
  const written: Written[] = [];
  for (const { key: id, keySpan: span, value } of resources?.kind === 'map' ? resources.entries.values() : []) {
    const type = textOf(get(value, 'Type'));
    if (type !== undefined && isRelevant(type))
      written.push({ id, span, type, condition: textOf(get(value, 'Condition')), value });
  }
  return written;
}
