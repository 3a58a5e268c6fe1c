import { textOf, type Value } from '../../../text/value.js';
import { field, isUndecided, itemsOf, truth } from '../configuration.js';
import { type Draft, type DraftMap, locate, locateBy, locateEntries } from '../draft.js';
import { methodAndPath } from '../events/http.js';
import { merge } from '../merge.js';
import { methodId } from '../naming.js';
import type { Service } from '../service.js';
import type { MethodPatch, StagePatch } from '../stage.js';
import type { Template } from '../template.js';

interface Endpoint {
  readonly path: string;
  readonly method: string;
  readonly span: Value['span'];
  /** The endpoint's `caching`; undefined: not cached. */
  readonly caching: Value | undefined;
}

/**
 * serverless-api-gateway-caching: the stage's cache and which methods use it. Only events that say so are cached, and
 * of `ANY` only GET.
 * https://github.com/DianaIonita/serverless-api-gateway-caching#quick-start
 */
export function cache(service: Service, template: Template): StagePatch | null {
  const settings = service.custom('apiGatewayCaching');
  const enabled = field(settings, 'enabled');
  if (settings === undefined || enabled === undefined) return null;
  const endpoints = endpointsOf(service, settings);
  for (const endpoint of endpoints) addCacheKeys(template, endpoint);
  const shared = truth(field(settings, 'apiGatewayIsShared'));
  return {
    origin: { name: 'custom.apiGatewayCaching', span: settings.span },
    ...(!shared && { stage: { CacheClusterEnabled: enabled } }),
    ...(!shared &&
      truth(enabled) && {
        defaults: { CacheDataEncrypted: field(settings, 'dataEncrypted') ?? locateBy(false, settings) },
      }),
    methods: endpoints.flatMap((endpoint) => methodsOf(endpoint, settings, enabled)),
  };
}

function endpointsOf(service: Service, settings: Value): Endpoint[] {
  const events = service.events(service.functions, 'http').map(({ value, span }) => ({ value, span }));
  const more = (itemsOf(field(settings, 'additionalEndpoints')) ?? []).map((value) => ({ value, span: value.span }));
  return [...events, ...more].flatMap(({ value, span }) => {
    const place = methodAndPath(value);
    const path = place && textOf(place.path);
    const method = place && textOf(place.method);
    if (path === undefined || path === null || !method) return [];
    return [{ path, method, span, caching: field(value.kind === 'map' ? value : undefined, 'caching') }];
  });
}

function methodsOf(endpoint: Endpoint, settings: Value, enabled: Value): MethodPatch[] {
  const { path, method, span, caching } = endpoint;
  const patch = (verb: string, drafts: DraftMap): MethodPatch => ({ path, method: verb, span, settings: drafts });
  const own = methodSettings(caching, settings, enabled);
  if (method !== 'ANY') return [patch(method, own)];
  const others = ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
  return [patch('GET', own), ...others.map((verb) => patch(verb, { CachingEnabled: false }))];
}

function methodSettings(caching: Value | undefined, settings: Value, enabled: Value): DraftMap {
  const on = field(caching, 'enabled');
  if (caching === undefined || on === undefined || truth(enabled) === false) return { CachingEnabled: false };
  const invalidation = field(caching, 'perKeyInvalidation') ?? field(settings, 'perKeyInvalidation');
  const encrypted: Draft =
    [field(caching, 'dataEncrypted'), field(settings, 'dataEncrypted')].find((one) => one && truth(one) !== false) ??
    false;
  return {
    CachingEnabled: isUndecided(enabled) ? enabled : on,
    CacheDataEncrypted: encrypted,
    RequireAuthorizationForCacheControl: invalidation && field(invalidation, 'requireAuthorization'),
  };
}

/** The parameters that tell cached answers apart, added to the method's integration. */
function addCacheKeys(template: Template, endpoint: Endpoint): void {
  const id = methodId(endpoint.path, endpoint.method);
  const method = template.resources.get(id);
  const keys = itemsOf(field(endpoint.caching, 'cacheKeyParameters')) ?? [];
  if (!method || keys.length === 0) return;
  const names: Value[] = [];
  const parameters: [string, Draft][] = [];
  for (const key of keys) {
    const name = field(key, 'name');
    const from = field(key, 'mappedFrom');
    const text = textOf(name);
    if (!name || text === undefined) continue;
    names.push(from ? name : locateBy(`method.${text}`, name));
    const parameter = from ? textOf(from) : `method.${text}`;
    if (parameter && /^method\.request\.(querystring|header|path)\./.test(parameter))
      parameters.push([parameter, false]);
  }
  const before = field(method.value, 'Properties', 'RequestParameters');
  const added = parameters.filter(([name]) => field(before, name) === undefined);
  const properties = {
    Integration: { CacheKeyParameters: names },
    ...(added.length > 0 && { RequestParameters: locateEntries(added, endpoint.span) }),
  };
  template.resources.set(id, {
    ...method,
    value: merge(method.value, locate({ Properties: properties }, endpoint.span)),
  });
}
