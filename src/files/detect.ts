import { at, get, textOf, type Value } from '../text/value.js';

export type FileFormat = 'cloudformation' | 'sam' | 'serverless' | 'openapi' | 'cdk-assembly';

const samTransform = 'AWS::Serverless-2016-10-31';

/** What a parsed file is by its content and name; null where it is nothing that concerns API Gateway. */
export function formatOf(path: string, value: Value): FileFormat | null {
  if (value.kind !== 'map') return null;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isTemplate(value)) return isSam(value) ? 'sam' : 'cloudformation';
  if (/^serverless[^/]*\.(ya?ml|json)$/.test(name) || (get(value, 'service') && get(value, 'provider')))
    return isAwsService(value) ? 'serverless' : null;
  if ((get(value, 'swagger') || get(value, 'openapi')) && get(value, 'paths')?.kind === 'map') return 'openapi';
  if (name === 'manifest.json' && get(value, 'artifacts')?.kind === 'map' && get(value, 'version'))
    return 'cdk-assembly';
  return null;
}

/** `Resources` with CloudFormation types; the format version may be missing. */
function isTemplate(value: Value): boolean {
  const resources = get(value, 'Resources');
  if (resources?.kind !== 'map') return resources !== undefined && get(value, 'AWSTemplateFormatVersion') !== undefined;
  if (get(value, 'AWSTemplateFormatVersion') !== undefined || get(value, 'Transform') !== undefined) return true;
  for (const { key, value: resource } of resources.entries.values())
    if (textOf(get(resource, 'Type'))?.includes('::') || key.startsWith('Fn::ForEach::')) return true;
  return false;
}

/** The SAM transform is named, or serverless resources are used without it. */
function isSam(template: Value): boolean {
  const transform = get(template, 'Transform');
  const names = transform?.kind === 'list' ? transform.items : transform ? [transform] : [];
  if (names.some((name) => textOf(name) === samTransform)) return true;
  const resources = get(template, 'Resources');
  if (resources?.kind !== 'map') return false;
  for (const { value } of resources.entries.values())
    if (textOf(get(value, 'Type'))?.startsWith('AWS::Serverless::')) return true;
  return false;
}

/** A Serverless Framework service for AWS, or one whose provider is written elsewhere or in a variable. */
function isAwsService(value: Value): boolean {
  if (
    get(value, 'service') === undefined &&
    get(value, 'functions') === undefined &&
    get(value, 'provider') === undefined
  )
    return false;
  const provider = get(value, 'provider');
  const name = textOf(provider) ?? textOf(at(provider, 'name'));
  return name === undefined || name === 'aws' || name.includes('${');
}

/**
 * Whether a broken text is meant for a template engine (Jinja, Liquid, Go templates, ERB) that makes the template of it:
 * a line holds one of its statements and nothing else. What such a text says depends on what the engine is told.
 */
export function isForTemplateEngine(text: string): boolean {
  return /^[ \t]*(?:\{%.*%\}|\{\{-?[ \t]*(?:if|else|end|range|with|define|template|include|block)\b.*\}\}|<%.*%>)[ \t]*\r?$/m.test(
    text,
  );
}
