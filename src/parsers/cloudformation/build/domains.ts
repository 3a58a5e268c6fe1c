import { assumed, type Fact, known, unknownFact } from '../../../graph/fact.js';
import type { Api, Domain, DomainMapping } from '../../../graph/model.js';
import { label, Properties, unknownReason } from '../../../graph/read.js';
import type { Value } from '../../../text/value.js';
import type { Resource } from '../resource.js';
import { nodeOf, type Registry } from './registry.js';
import { policyOf } from './rest.js';

/**
 * Custom domains and what is mapped to them.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-domainname.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-domainname.html
 */
export function buildDomains(registry: Registry): void {
  for (const resource of registry.ofType('AWS::ApiGateway::DomainName')) addRestDomain(registry, resource, false);
  for (const resource of registry.ofType('AWS::ApiGateway::DomainNameV2')) addRestDomain(registry, resource, true);
  for (const resource of registry.ofType('AWS::ApiGatewayV2::DomainName')) addVersionTwoDomain(registry, resource);
  for (const resource of registry.ofType('AWS::ApiGateway::BasePathMapping'))
    addMapping(registry, resource, { domain: 'DomainName', api: 'RestApiId', stage: 'Stage', path: 'BasePath' });
  for (const resource of registry.ofType('AWS::ApiGateway::BasePathMappingV2'))
    addMapping(registry, resource, { domain: 'DomainNameArn', api: 'RestApiId', stage: 'Stage', path: 'BasePath' });
  for (const resource of registry.ofType('AWS::ApiGatewayV2::ApiMapping'))
    addMapping(registry, resource, { domain: 'DomainName', api: 'ApiId', stage: 'Stage', path: 'ApiMappingKey' });
}

function addRestDomain(registry: Registry, resource: Resource, isPrivate: boolean): void {
  const properties = registry.properties(resource);
  const types = properties.nested('EndpointConfiguration').texts('Types');
  const fallback = properties.has('RegionalCertificateArn') ? 'regional' : 'edge';
  const endpoint: Fact<'regional' | 'edge' | 'private'> = isPrivate
    ? known('private', resource.span)
    : !types.known
      ? types
      : types.value.some((text) => text.toUpperCase() === 'REGIONAL')
        ? { ...types, value: 'regional' }
        : types.value.some((text) => text.toUpperCase() === 'EDGE')
          ? { ...types, value: 'edge' }
          : { ...types, value: types.value.some((text) => text.toUpperCase() === 'PRIVATE') ? 'private' : fallback };
  add(registry, resource, properties, 'rest', endpoint, properties, properties.nested('MutualTlsAuthentication'));
}

/** Domains of version 2 are regional; TLS 1.2 is the only policy that they accept beside the enhanced ones. */
function addVersionTwoDomain(registry: Registry, resource: Resource): void {
  const properties = registry.properties(resource);
  const configurations = properties.items('DomainNameConfigurations');
  const configuration =
    configurations === null
      ? new Properties(undefined, resource.span, undefined, { reason: 'DomainNameConfigurations', span: resource.span })
      : (configurations[0] ?? properties.nested('no such property'));
  const endpoint = configuration.has('EndpointType')
    ? configuration.read<'regional' | 'edge'>('EndpointType', 'regional', (value) =>
        label(value)?.toUpperCase() === 'EDGE' ? 'edge' : 'regional',
      )
    : assumed<'regional' | 'edge' | 'private'>('regional', resource.span);
  add(registry, resource, properties, 'v2', endpoint, configuration, properties.nested('MutualTlsAuthentication'));
}

function add(
  registry: Registry,
  resource: Resource,
  properties: Properties,
  version: 'rest' | 'v2',
  endpoint: Fact<'regional' | 'edge' | 'private'>,
  tls: Properties,
  mutual: Properties,
): void {
  const name = properties.label('DomainName');
  const truststore = mutual.value('TruststoreUri');
  const domain: Domain = {
    node: 'domain',
    ...nodeOf(resource),
    name: name.known ? { ...name, value: name.value ?? resource.name } : name,
    endpoint,
    version,
    tls: tls.text('SecurityPolicy'),
    mutualTls: mutual.hidden
      ? unknownFact(mutual.hidden.reason, mutual.hidden.span)
      : truststore
        ? mutual.known(true, truststore)
        : properties.absent(false),
    truststoreVersion: mutual.label('TruststoreVersion'),
    endpointAccessMode: tls.text('EndpointAccessMode'),
    policy: policyOf(properties, 'Policy') ?? policyOf(properties, 'ManagementPolicy') ?? properties.absent(null),
    mappings: [],
  };
  registry.domains.set(resource.key, domain);
  registry.graph.domains.push(domain);
}

interface MappingKeys {
  readonly domain: string;
  readonly api: string;
  readonly stage: string;
  readonly path: string;
}

function addMapping(registry: Registry, resource: Resource, keys: MappingKeys): void {
  const properties = registry.properties(resource);
  const apiValue = properties.value(keys.api);
  const domain = domainOf(registry, properties, keys.domain);
  const target = apiValue?.kind === 'reference' ? registry.apis.get(apiValue.target) : undefined;
  const api: Fact<Api> = target
    ? known(target, apiValue?.span ?? resource.span)
    : unknownFact(
        (apiValue && unknownReason(apiValue)) ?? 'its API is not in the input',
        apiValue?.span ?? resource.span,
      );
  const mapping: DomainMapping = {
    node: 'mapping',
    ...nodeOf(resource),
    domain,
    api,
    stage: stageNameOf(registry, properties, keys.stage),
    basePath: properties.label(keys.path),
  };
  if (api.known) api.value.mappings.push(mapping);
  if (domain.known) domain.value.mappings.push(mapping);
}

/** A stage's name, given as text or as the reference to a stage resource. */
export function stageNameOf(registry: Registry, properties: Properties, key: string): Fact<string | null> {
  const value = properties.value(key);
  const stage = value?.kind === 'reference' ? registry.stages.get(value.target) : undefined;
  return stage ? stage.name : properties.text(key);
}

function domainOf(registry: Registry, properties: Properties, key: string): Fact<Domain> {
  const value = properties.value(key);
  if (value === undefined) return unknownFact('no domain name', properties.span);
  const target = value.kind === 'reference' ? registry.domains.get(value.target) : undefined;
  const text = label(value);
  const found = target ?? sameName(registry, value, text);
  return found
    ? known(found, value.span)
    : unknownFact(unknownReason(value) ?? `domain ${text} is not in the input`, value.span);
}

/** A domain may be named by its text; equal texts with equal holes mean the same domain. */
function sameName(registry: Registry, value: Value, text: string | null): Domain | undefined {
  if (value.kind === 'map' || value.kind === 'list' || text === null) return undefined;
  return registry.graph.domains.find(
    (domain) =>
      (domain.name.known && domain.name.value === text) ||
      (!domain.name.known && domain.name.reason === unknownReason(value)),
  );
}
