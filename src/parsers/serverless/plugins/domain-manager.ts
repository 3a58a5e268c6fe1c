import type { Span } from '../../../text/source.js';
import { textOf, unknown, type Value } from '../../../text/value.js';
import { entryOf, field, isUndecided, itemsOf, reasonOf, truth, truthUnlessAbsent } from '../configuration.js';
import { type Draft, type DraftMap, locateBy, ref } from '../draft.js';
import { httpApiReference } from '../events/http-api.js';
import { httpApiId, restApiId, websocketsApiId } from '../naming.js';
import { isExternalRestApi, restApiReference, upperCase } from '../rest.js';
import type { Service } from '../service.js';
import type { Template } from '../template.js';

type ApiType = 'rest' | 'http' | 'websocket';
const apiTypes: readonly ApiType[] = ['rest', 'http', 'websocket'];

interface Written {
  readonly settings: Value;
  readonly span: Span;
  readonly apiType: Value | ApiType;
}

/**
 * serverless-domain-manager: custom domains and what they are mapped to; made by calls, none of it is in the template.
 * https://github.com/amplify-education/serverless-domain-manager#installing
 */
export function manageDomains(service: Service, template: Template): void {
  const domains = new Map<string, string>();
  for (const [index, written] of domainsOf(service).entries()) {
    const { settings, span, apiType } = written;
    const enabled = truthUnlessAbsent(field(settings, 'enabled'));
    if (enabled === false) continue;
    if (enabled === null) service.undecided('custom.customDomain.enabled', field(settings, 'enabled') ?? settings);
    const name = field(settings, 'domainName');
    if (name === undefined) continue;
    const type = typeof apiType === 'string' ? apiType : apiTypeOf(apiType);
    const origin = { name: 'custom.customDomain', span };
    const id = domains.get(reasonOf(name)) ?? `DomainManagerDomain${index + 1}`;
    if (!domains.has(reasonOf(name))) {
      domains.set(reasonOf(name), id);
      template.add(id, ...domainOf(type, settings, name, origin));
    }
    template.add(`DomainManagerMapping${index + 1}`, ...mappingOf(service, template, type, settings, id, origin));
  }
}

/** One domain, one for each kind of API, or a list of either. */
function domainsOf(service: Service): Written[] {
  return ['customDomain', 'customDomains'].flatMap((key) => {
    const value = service.custom(key);
    if (value === undefined) return [];
    if (isUndecided(value)) service.undecided(`custom.${key}`, value);
    const custom = service.variables.walk(service.root, ['custom']);
    const span = (custom && entryOf(custom, key)?.keySpan) ?? value.span;
    return (itemsOf(value) ?? []).flatMap((item) => {
      const typed = apiTypes.flatMap((apiType): Written[] => {
        const entry = entryOf(item, apiType);
        return entry ? [{ settings: entry.value, span: entry.keySpan, apiType }] : [];
      });
      const place = entryOf(item, 'domainName')?.keySpan ?? span;
      return typed.length > 0 ? typed : [{ settings: item, span: place, apiType: field(item, 'apiType') ?? 'rest' }];
    });
  });
}

function apiTypeOf(value: Value): ApiType | null {
  const word = textOf(value)?.toLowerCase();
  return apiTypes.find((type) => type === word) ?? null;
}

function domainOf(
  type: ApiType | null,
  settings: Value,
  name: Value,
  origin: { name: string; span: Span },
): [string, typeof origin, DraftMap] {
  const endpoint = field(settings, 'endpointType');
  const endpointType = endpoint ? upperCase(endpoint) : locateBy('EDGE', settings);
  const policy = policyOf(settings);
  const truststore = field(settings, 'tlsTruststoreUri');
  const common = {
    DomainName: name,
    MutualTlsAuthentication:
      truststore &&
      locateBy({ TruststoreUri: truststore, TruststoreVersion: field(settings, 'tlsTruststoreVersion') }, truststore),
  };
  if (type === 'http' || type === 'websocket')
    return [
      'AWS::ApiGatewayV2::DomainName',
      origin,
      { ...common, DomainNameConfigurations: [{ EndpointType: endpointType, SecurityPolicy: policy }] },
    ];
  return [
    'AWS::ApiGateway::DomainName',
    origin,
    { ...common, EndpointConfiguration: { Types: [endpointType] }, SecurityPolicy: policy },
  ];
}

/** The plugin's default is TLS 1.2; it takes the policy's name in lower case too. */
function policyOf(settings: Value): Value {
  const written = field(settings, 'securityPolicy');
  if (written === undefined) return locateBy('TLS_1_2', settings);
  return /^tls_/.test(textOf(written) ?? '') ? upperCase(written) : written;
}

function mappingOf(
  service: Service,
  template: Template,
  type: ApiType | null,
  settings: Value,
  domain: string,
  origin: { name: string; span: Span },
): [string, typeof origin, DraftMap] {
  const path = field(settings, 'basePath');
  const isRoot = path === undefined || ['', '(none)'].includes(textOf(path)?.trim() ?? reasonOf(path));
  const written = field(settings, 'stage');
  const stage = type === 'http' && (isRoot || !written) ? '$default' : (written ?? service.stage);
  const basePath = isRoot ? undefined : path;
  const api = apiOf(service, template, type, settings);
  if (type === 'http' || type === 'websocket')
    return [
      'AWS::ApiGatewayV2::ApiMapping',
      origin,
      { DomainName: ref(domain), ApiId: api, Stage: stage, ApiMappingKey: basePath },
    ];
  return [
    'AWS::ApiGateway::BasePathMapping',
    origin,
    { DomainName: ref(domain), RestApiId: api, Stage: stage, BasePath: basePath },
  ];
}

function apiOf(service: Service, template: Template, type: ApiType | null, settings: Value): Draft {
  const missing = unknown('the API that the domain is mapped to is found at deploy', settings.span);
  if (type === null) return missing;
  if (type === 'rest')
    return template.resources.has(restApiId) || isExternalRestApi(service) ? restApiReference(service) : missing;
  if (type === 'http')
    return template.resources.has(httpApiId) || truth(service.provider('httpApi', 'id'))
      ? httpApiReference(service)
      : missing;
  return template.resources.has(websocketsApiId) ? ref(websocketsApiId) : missing;
}
