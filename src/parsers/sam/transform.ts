import type { Diagnostic, Source, Span } from '../../text/source.js';
import { type Entry, get, type MapValue, mapOf, unknown } from '../../text/value.js';
import { type ApiDraft, draftApi } from './api-draft.js';
import { withYamlBooleans } from './booleans.js';
import { addConnectorPermissions } from './connectors.js';
import { type ApiEvent, apiEvents, groupBy } from './events.js';
import { translateFunction, translateStateMachine } from './functions.js';
import { withEntry, withoutEntry } from './generate.js';
import { Globals } from './globals.js';
import { translateHttpApi } from './http-api.js';
import { addHttpApiEvent } from './http-events.js';
import { implicitApis } from './implicit.js';
import { expandIncludes, type Include } from './include.js';
import { stringOf } from './intrinsics.js';
import { KnownParameters } from './parameters.js';
import { withResolvedReferences } from './references.js';
import { hasTransform, rangeOf, type SamResource, samResources } from './resources.js';
import { translateRestApi } from './rest-api.js';
import { addApiEvent, addStateMachineEvent } from './rest-events.js';
import { Translation } from './translation.js';
import { UsagePlans } from './usage-plan.js';
import { translateWebSocketApi } from './websocket-api.js';

export interface SamOptions {
  /** Parameter values that are known before the deploy. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Reads and parses a file relative to `from`; null after it has recorded why that did not work. */
  readonly include: Include;
  readonly source: Source;
  /** The deploy region; its partition is written into ARNs (`aws` without it). */
  readonly region?: string;
}

export interface SamResult {
  /** The CloudFormation template that the SAM transform makes, as far as APIs matter, with its functions unresolved. */
  readonly template: MapValue;
  /** Logical ids of the result → the logical id as written in the source; an implicit API has its own. */
  readonly names: ReadonlyMap<string, string>;
  /** Ranges of the source → the logical id of the function or API that stands there. */
  readonly owners: readonly { readonly span: Span; readonly name: string }[];
  /** Resources that no text of the person's could change. */
  readonly generated: ReadonlySet<string>;
  /** What the transform would reject, or what is odd. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes of a SAM template the CloudFormation template that the transform `AWS::Serverless-2016-10-31` makes of it. What
 * is generated stands at the text that causes it.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html
 */
export function transformSam(source: MapValue, options: SamOptions): SamResult {
  const include: Include = (path, from) => {
    const content = options.include(path, from);
    return content && withYamlBooleans(content);
  };
  const template = expandIncludes(withYamlBooleans(source), include);
  const parameters = new KnownParameters(template, options.parameters, options.region);
  const translation = new Translation(template, parameters, options.region);
  const written = samResources(template);
  const [first] = written;
  if (first && !hasTransform(template))
    translation.warn(
      'sam-transform-missing',
      { span: first.header },
      `${first.type} needs Transform: AWS::Serverless-2016-10-31; this template is read as if it had it`,
    );
  checkDefaults(template, translation);
  const globals = new Globals(translation);
  const events = apiEvents(written, translation);
  const implicit = implicitApis(events, globals, translation);
  const overwritten = new Set(implicit.map((api) => api.id));
  const resources = [...written.filter((resource) => !overwritten.has(resource.id)), ...implicit];
  translateAll(resources, events, globals, include, translation);
  addConnectorPermissions(written, translation);
  return {
    template: finishedTemplate(template, overwritten, translation),
    names: translation.names,
    owners: written.map((resource) => ({ span: rangeOf(resource), name: resource.id })),
    generated: translation.generated,
    diagnostics: translation.diagnostics,
  };
}

function checkDefaults(template: MapValue, translation: Translation): void {
  const parameters = get(template, 'Parameters');
  for (const { key, value } of parameters?.kind === 'map' ? parameters.entries.values() : []) {
    const fallback = get(value, 'Default');
    if (fallback?.kind === 'list' || fallback?.kind === 'map')
      translation.reject('sam-parameter', fallback, `Default of parameter ${key} must be a text`);
  }
}

/** Functions first, then state machines, then APIs: events write into an API before it is made. */
function translateAll(
  resources: readonly SamResource[],
  events: readonly ApiEvent[],
  globals: Globals,
  include: Include,
  translation: Translation,
): void {
  const of = (...types: string[]) => resources.filter(({ type }) => types.includes(type));
  const byApi = groupBy(events, (event) => event.api);
  const byOwner = groupBy(events, (event) => event.owner.id);
  const drafts = new Map<string, ApiDraft>();
  for (const api of of('AWS::Serverless::Api', 'AWS::Serverless::HttpApi'))
    drafts.set(api.id, draftApi(api, byApi.get(api.id) ?? [], globals, translation));
  for (const resource of of('AWS::Serverless::Function')) {
    const target = translateFunction(resource, globals, translation);
    for (const event of (byOwner.get(resource.id) ?? []).sort(byPath)) {
      const add = event.kind === 'rest' ? addApiEvent : addHttpApiEvent;
      add(drafts.get(event.api), event, target, translation);
    }
  }
  for (const resource of of('AWS::Serverless::StateMachine')) {
    translateStateMachine(resource, globals, translation);
    for (const event of byOwner.get(resource.id) ?? []) addStateMachineEvent(drafts.get(event.api), event, translation);
  }
  const plans = new UsagePlans();
  for (const draft of drafts.values())
    if (draft.kind === 'rest') translateRestApi(draft, plans, include, translation);
    else translateHttpApi(draft, include, translation);
  plans.finish(translation);
  for (const api of of('AWS::Serverless::WebSocketApi')) translateWebSocketApi(api, globals, translation);
  for (const application of of('AWS::Serverless::Application')) translateApplication(application, translation);
}

/** The catch-all route `$default` of a function comes before its other routes. */
function byPath(one: ApiEvent, other: ApiEvent): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-application.html */
function translateApplication(application: SamResource, translation: Translation): void {
  const location = get(application.properties, 'Location');
  const elsewhere = location?.kind === 'map' && get(location, 'ApplicationId') !== undefined;
  const name = stringOf(get(location, 'ApplicationId')) ?? 'an application';
  translation.replace(application, 'AWS::CloudFormation::Stack', {
    TemplateURL:
      elsewhere && location ? unknown(`${name} of the Serverless Application Repository`, location.span) : location,
    Parameters: get(application.properties, 'Parameters'),
  });
}

/** The source with its serverless resources replaced. */
function finishedTemplate(source: MapValue, overwritten: ReadonlySet<string>, translation: Translation): MapValue {
  const section = get(source, 'Resources');
  const entries = new Map<string, Entry>();
  for (const entry of section?.kind === 'map' ? section.entries.values() : [])
    if (!overwritten.has(entry.key))
      entries.set(entry.key, translation.resources.get(entry.key) ?? withoutConnectors(entry));
  for (const [id, entry] of translation.resources) entries.set(id, entry);
  let template = withoutEntry(withoutEntry(source, 'Transform'), 'Globals');
  if (section) template = withEntry(template, 'Resources', { ...mapOf([], section.span), entries });
  if (translation.conditions.size > 0) {
    const own = get(template, 'Conditions');
    const conditions = own?.kind === 'map' ? own : mapOf([], template.span);
    const all = new Map([...conditions.entries, ...translation.conditions]);
    template = withEntry(template, 'Conditions', { ...conditions, entries: all });
  }
  return withResolvedReferences(template, translation.references);
}

function withoutConnectors(entry: Entry): Entry {
  const { value } = entry;
  return value.kind === 'map' ? { ...entry, value: withoutEntry(value, 'Connectors') } : entry;
}
