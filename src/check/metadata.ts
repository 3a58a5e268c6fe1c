import { parseTextSync } from '../text/parse.js';
import type { Source } from '../text/source.js';
import { at, get, textOf, type Value } from '../text/value.js';
import { isHcl, isProgram } from './comments.js';
import type { Directive } from './directive.js';
import type { Finding } from './finding.js';
import { fitsWildcard } from './wildcard.js';

/**
 * The suppressions that stand in a template's data, for texts without comments and for frameworks that write templates:
 *
 *     Metadata: { gatelint: { ignore: [{ rule: …, reason: …, until: …, routes: [GET /health] }] } }
 *
 * on a resource (its findings), on the template (all of the file's), or `custom.gatelint` of a Serverless service.
 */
export function metadataDirectives(source: Source): Directive[] {
  if (!/["'\s]gatelint["']?\s*:/.test(source.text) || isHcl(source) || isProgram(source)) return [];
  const { value } = parseTextSync(source);
  if (!value) return [];
  const inFile = ({ span }: Finding) => span.source.file === source.file;
  const wide = [at(value, 'Metadata', 'gatelint'), at(value, 'custom', 'gatelint')];
  const directives = wide.flatMap((block) => directivesOf(block, inFile, null));
  for (const resources of [get(value, 'Resources'), at(value, 'resources', 'Resources')]) {
    if (resources?.kind !== 'map') continue;
    for (const { key, value: resource } of resources.entries.values()) {
      const block = at(resource, 'Metadata', 'gatelint');
      directives.push(...directivesOf(block, coveringResource(source, key), key));
    }
  }
  return directives;
}

/** `owner`: the resource that holds the block; with `routes` an API's block covers routes that stand elsewhere too. */
function directivesOf(block: Value | undefined, covers: Directive['covers'], owner: string | null): Directive[] {
  const ignore = get(block, 'ignore');
  const items = ignore?.kind === 'list' ? ignore.items : ignore ? [ignore] : [];
  return items.map((item): Directive => {
    const routes = textsOf(get(item, 'routes'));
    const fits = (finding: Finding) => routes.some((route) => fitsWildcard(route, finding.route ?? ''));
    const isOfApi = (finding: Finding) => finding.api?.id === owner && isOfTemplate(finding, item.span.source);
    return {
      kind: 'metadata',
      rules: textsOf(get(item, 'rule') ?? get(item, 'rules')),
      reason: textOf(get(item, 'reason'))?.trim() || null,
      until: textOf(get(item, 'until')) ?? null,
      span: item.span,
      covers: routes.length === 0 ? covers : (finding) => (covers(finding) || isOfApi(finding)) && fits(finding),
    };
  });
}

/** The findings of a template's resource. */
export function coveringResource(source: Source, id: string): Directive['covers'] {
  return (finding) => (finding.resource === id || finding.decidedBy === id) && isOfTemplate(finding, source);
}

/** The stacks of an app often have the same logical ids. */
function isOfTemplate({ construct }: Finding, { file }: Source): boolean {
  return construct === null || construct.template === file;
}

function textsOf(value: Value | undefined): string[] {
  const items = value?.kind === 'list' ? value.items : value ? [value] : [];
  return items.flatMap((item) => textOf(item) ?? []);
}
