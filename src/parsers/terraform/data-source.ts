import { Source, type Span } from '../../text/source.js';
import { unknown, type Value } from '../../text/value.js';
import { evaluateTemplate } from './hcl/evaluate.js';
import { type Scope, whyUnknown } from './hcl/known.js';
import { textValue } from './hcl/strings.js';
import type { TemplatePart } from './hcl/syntax.js';
import type { TerraformResource } from './resource.js';

/** What a data source knows of the provider that reads it. */
export interface DataSourceContext {
  /** The provider's region where it is written. */
  readonly region: string | null;
  parseTemplate(source: Source): readonly TemplatePart[] | null;
  templateScope(names: ReadonlyMap<string, Value>): Scope;
}

/** An attribute of a data source that follows without asking AWS; undefined where it does not. */
export function dataAttribute(
  resource: TerraformResource,
  name: string,
  span: Span,
  context: DataSourceContext,
): Value | undefined {
  const { region } = context;
  switch (`${resource.type}.${name}`) {
    case 'aws_region.name':
    case 'aws_region.id':
    case 'aws_region.region':
      return region ? textValue(region, span) : unknown('the region is known when it is applied', span, 'AWS::Region');
    case 'aws_caller_identity.account_id':
    case 'aws_caller_identity.id':
      return unknown('the account is known when it is applied', span, 'AWS::AccountId');
    case 'aws_partition.partition':
    case 'aws_partition.id':
      return region
        ? textValue(partitionOf(region), span)
        : unknown('the partition is known when it is applied', span, 'AWS::Partition');
    case 'aws_partition.dns_suffix':
      return region
        ? textValue(region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com', span)
        : unknown('the partition is known when it is applied', span, 'AWS::URLSuffix');
    case 'template_file.rendered':
      return rendered(resource, span, context);
    default:
      return undefined;
  }
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The template provider's file template, from before `templatefile`. */
function rendered(resource: TerraformResource, span: Span, context: DataSourceContext): Value {
  const template = resource.attribute('template');
  const variables = resource.attribute('vars');
  if (template?.kind !== 'scalar')
    return unknown((template && whyUnknown(template)) ?? `${resource.address} has no template`, span);
  const source =
    template.span.source.text === template.text
      ? template.span.source
      : new Source(template.span.source.file, template.text);
  const parts = context.parseTemplate(source);
  if (!parts) return unknown(`the template of ${resource.address} has a syntax error`, span);
  const entries = variables?.kind === 'map' ? [...variables.entries.values()] : [];
  const names = new Map(entries.map((entry) => [entry.key, entry.value]));
  return evaluateTemplate(parts, context.templateScope(names), span);
}
