import { copyOf, type Entry, get, type MapValue, textOf, type Value, withStep } from '../../text/value.js';
import { eachNode } from './generate.js';
import { isGiven, isIntrinsic } from './intrinsics.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

/**
 * Sections of Globals and the properties that each takes.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
const supported: ReadonlyMap<string, readonly string[] | null> = new Map([
  [
    'Api',
    [
      'Auth',
      'Name',
      'DefinitionUri',
      'CacheClusterEnabled',
      'CacheClusterSize',
      'MergeDefinitions',
      'Variables',
      'EndpointConfiguration',
      'MethodSettings',
      'BinaryMediaTypes',
      'MinimumCompressionSize',
      'Cors',
      'GatewayResponses',
      'AccessLogSetting',
      'CanarySetting',
      'TracingEnabled',
      'OpenApiVersion',
      'Domain',
      'AlwaysDeploy',
      'PropagateTags',
      'SecurityPolicy',
      'EndpointAccessMode',
    ],
  ],
  [
    'HttpApi',
    [
      'Auth',
      'AccessLogSettings',
      'StageVariables',
      'Tags',
      'CorsConfiguration',
      'DefaultRouteSettings',
      'Domain',
      'RouteSettings',
      'FailOnWarnings',
      'PropagateTags',
    ],
  ],
  [
    'WebSocketApi',
    [
      'AccessLogSettings',
      'ApiKeySelectionExpression',
      'DefaultRouteSettings',
      'DisableExecuteApiEndpoint',
      'DisableSchemaValidation',
      'Domain',
      'FailOnWarnings',
      'IpAddressType',
      'PropagateTags',
      'RouteSelectionExpression',
      'RouteSettings',
      'StageVariables',
      'Tags',
    ],
  ],
  // Sections that make no difference to an API; their properties are not looked at.
  ['Function', null],
  ['SimpleTable', null],
  ['StateMachine', null],
  ['LayerVersion', null],
  ['CapacityProvider', null],
  ['MicrovmImage', null],
  ['NetworkConnector', null],
]);

const prefix = 'AWS::Serverless::';

/** The Globals section: what it says of a resource's type joins the resource's own properties. */
export class Globals {
  readonly #sections = new Map<string, Entry & { value: MapValue }>();

  constructor(translation: Translation) {
    const globals = get(translation.template, 'Globals');
    if (globals === undefined) return;
    if (globals.kind !== 'map') {
      translation.reject('sam-globals', globals, 'Globals must be a map');
      return;
    }
    for (const entry of globals.entries.values()) {
      const properties = supported.get(entry.key);
      if (properties === undefined)
        translation.warn('sam-globals', { span: entry.keySpan }, `Globals has no section ${entry.key}`);
      else if (entry.value.kind !== 'map')
        translation.reject('sam-globals', entry.value, `Globals.${entry.key} must be a map`);
      else {
        this.#sections.set(entry.key, { ...entry, value: entry.value });
        for (const { key, keySpan } of entry.value.entries.values())
          if (properties?.includes(key) === false)
            translation.warn('sam-globals', { span: keySpan }, `Globals.${entry.key} does not take ${key}`);
      }
    }
  }

  /** The key of a section, where something that is missing could be written for an implicit API. */
  section(name: string): (Entry & { value: MapValue }) | undefined {
    return this.#sections.get(name);
  }

  /**
   * The resource with what Globals says of it, or of those of its properties that are read; lists are appended to the
   * global ones, the resource's scalars win.
   */
  applyTo(resource: SamResource, translation: Translation, read?: ReadonlySet<string>): SamResource {
    const name = resource.type.slice(prefix.length);
    const section = this.#sections.get(name);
    const ignored = section && ignoredGlobals(resource, section.value, translation);
    if (!section || ignored === 'all') return resource;
    const entries = new Map<string, Entry>();
    for (const entry of section.value.entries.values()) {
      if (ignored?.has(entry.key) || read?.has(entry.key) === false) continue;
      const step = { span: resource.header, message: `Globals.${name}.${entry.key} applies to ${resource.id}` };
      entries.set(entry.key, { ...entry, value: eachNode(entry.value, (part) => withStep(part, step)) });
    }
    if (entries.size === 0) return resource;
    return { ...resource, properties: mergeMaps({ ...section.value, entries }, resource.properties) };
  }

  /** The tags of a function or state machine, its own before the global ones. */
  tagsOf(owner: SamResource): MapValue | undefined {
    const tags = this.#setting(owner, 'Tags');
    return tags?.kind === 'map' ? tags : undefined;
  }

  /** Whether a function or state machine passes its tags on to what the transform makes for it. */
  propagates(owner: SamResource): boolean {
    return isGiven(this.#setting(owner, 'PropagateTags'));
  }

  #setting(owner: SamResource, name: string): Value | undefined {
    const own = get(owner.properties, name);
    return isGiven(own) ? own : get(this.#sections.get(owner.type.slice(prefix.length))?.value, name);
  }
}

function ignoredGlobals(
  resource: SamResource,
  section: MapValue,
  translation: Translation,
): 'all' | ReadonlySet<string> | undefined {
  const ignore = get(resource.whole, 'IgnoreGlobals');
  if (ignore === undefined) return undefined;
  if (textOf(ignore) === '*') return 'all';
  if (ignore.kind !== 'list') {
    translation.reject('sam-globals', ignore, `IgnoreGlobals of ${resource.id} must be '*' or a list of properties`);
    return undefined;
  }
  for (const item of ignore.items)
    if (!section.entries.has(textOf(item) ?? ''))
      translation.reject('sam-globals', item, `IgnoreGlobals of ${resource.id} names a property that Globals has not`);
  return new Set(ignore.items.map((item) => textOf(item) ?? ''));
}

/** Merges two values: maps key by key, lists one after the other; anything else, intrinsics included, is the local. */
export function mergeValues(global: Value, local: Value): Value {
  if (global.kind === 'list' && local.kind === 'list') return { ...local, items: [...global.items, ...local.items] };
  if (global.kind === 'map' && local.kind === 'map' && !isIntrinsic(global) && !isIntrinsic(local))
    return mergeMaps(global, local);
  return local;
}

function mergeMaps(global: MapValue, local: MapValue): MapValue {
  const entries = copyOf(global.entries);
  for (const entry of local.entries.values()) {
    const before = entries.get(entry.key)?.value;
    entries.set(entry.key, before === undefined ? entry : { ...entry, value: mergeValues(before, entry.value) });
  }
  return { ...local, entries };
}
