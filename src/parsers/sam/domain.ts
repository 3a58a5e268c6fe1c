import { get, type MapValue, textOf, type Value } from '../../text/value.js';
import { type Content, generate, generateMap, type Origin } from './generate.js';
import { isGiven, isPresent, ref, stringOf } from './intrinsics.js';
import { hashSuffix } from './logical-ids.js';
import type { SamResource } from './resources.js';
import type { Translation } from './translation.js';

/** What all kinds of domains share. */
interface Domain {
  readonly api: SamResource;
  readonly settings: MapValue;
  readonly name: Value;
  readonly certificate: Value | undefined;
  /** EDGE, REGIONAL or PRIVATE. */
  readonly endpoint: string;
  readonly paths: readonly BasePath[] | null;
}

interface BasePath {
  readonly text: string;
  readonly value: Value;
}

/**
 * `Domain` of a REST API: the domain name, its mappings, and for a private one the access association.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-domainconfiguration.html
 */
export function addRestDomain(api: SamResource, translation: Translation): void {
  const domain = domainOf(api, ['EDGE', 'REGIONAL', 'PRIVATE'], translation);
  if (!domain) return;
  if (domain.endpoint === 'PRIVATE') addPrivateDomain(domain, translation);
  else addPublicDomain(domain, translation);
}

function addPublicDomain(domain: Domain, translation: Translation): void {
  const { api, settings, endpoint } = domain;
  const id = domainId('ApiGatewayDomainName', domain, translation);
  const certificateKey = endpoint === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn';
  translation.add(api, id, {
    type: 'AWS::ApiGateway::DomainName',
    origin: settings,
    properties: {
      DomainName: domain.name,
      [certificateKey]: domain.certificate,
      EndpointConfiguration: endpointConfiguration(domain),
      MutualTlsAuthentication: mutualTls(domain, translation),
      SecurityPolicy: given(settings, 'SecurityPolicy'),
      EndpointAccessMode: given(settings, 'EndpointAccessMode'),
      OwnershipVerificationCertificateArn: given(settings, 'OwnershipVerificationCertificateArn'),
    },
  });
  translation.references.set(`${api.id}.DomainName`, id);
  addMappings(domain, 'AWS::ApiGateway::BasePathMapping', { DomainName: ref(id) }, translation);
}

/** Mutual TLS is not for private domains: the transform leaves it out. */
function addPrivateDomain(domain: Domain, translation: Translation): void {
  const { api, settings } = domain;
  const id = domainId('ApiGatewayDomainNameV2', domain, translation);
  translation.add(api, id, {
    type: 'AWS::ApiGateway::DomainNameV2',
    origin: settings,
    properties: {
      DomainName: domain.name,
      CertificateArn: domain.certificate,
      EndpointConfiguration: endpointConfiguration(domain),
      SecurityPolicy: given(settings, 'SecurityPolicy'),
      EndpointAccessMode: given(settings, 'EndpointAccessMode'),
      Policy: given(settings, 'Policy'),
    },
  });
  translation.references.set(`${api.id}.DomainNameV2`, id);
  addMappings(domain, 'AWS::ApiGateway::BasePathMappingV2', { DomainNameArn: ref(id) }, translation);
  const association = get(settings, 'AccessAssociation');
  if (!isPresent(association)) return;
  if (association.kind !== 'map') {
    translation.reject('sam-domain', association, `Domain.AccessAssociation of ${api.id} must be a map`);
    return;
  }
  const endpoint = get(association, 'VpcEndpointId');
  const resolved = translation.parameters.resolve(endpoint);
  const suffix = hashSuffix(generate([resolved ?? null, id], settings));
  translation.add(api, `DomainNameAccessAssociation${suffix}`, {
    type: 'AWS::ApiGateway::DomainNameAccessAssociation',
    origin: association,
    properties: {
      DomainNameArn: ref(id),
      AccessAssociationSourceType: 'VPCE',
      AccessAssociationSource: endpoint,
    },
  });
}

function addMappings(domain: Domain, type: string, target: Record<string, Content>, translation: Translation): void {
  const { api, settings } = domain;
  const common = { ...target, RestApiId: ref(api.id), Stage: ref(`${api.id}.Stage`) };
  if (domain.paths === null) {
    translation.add(api, `${api.id}BasePathMapping`, { type, origin: settings, properties: common });
    return;
  }
  const normalized = isGiven(get(settings, 'NormalizeBasePath') ?? settings);
  for (const { text, value } of domain.paths) {
    const plain = [...text].filter((character) => /[\p{L}\p{N}]/u.test(character)).join('');
    translation.add(api, `${api.id}${plain}BasePathMapping`, {
      type,
      origin: value,
      properties: { ...common, BasePath: normalized ? plain : text },
    });
  }
}

/**
 * `Domain` of an HTTP or WebSocket API. These domains are regional.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapidomainconfiguration.html
 */
export function addHttpDomain(api: SamResource, tag: string, tags: Value | undefined, translation: Translation): void {
  const domain = domainOf(api, ['REGIONAL'], translation);
  if (!domain) return;
  const { settings } = domain;
  const id = domainId('ApiGatewayDomainNameV2', domain, translation);
  translation.add(api, id, {
    type: 'AWS::ApiGatewayV2::DomainName',
    origin: settings,
    properties: {
      DomainName: domain.name,
      DomainNameConfigurations: [
        {
          CertificateArn: domain.certificate,
          EndpointType: domain.endpoint,
          OwnershipVerificationCertificateArn: given(settings, 'OwnershipVerificationCertificateArn'),
          SecurityPolicy: given(settings, 'SecurityPolicy'),
        },
      ],
      MutualTlsAuthentication: mutualTls(domain, translation),
      Tags: tags ?? { [tag]: 'SAM' },
    },
  });
  translation.references.set(`${api.id}.DomainName`, id);
  const common = { DomainName: ref(id), ApiId: ref(api.id), Stage: ref(`${api.id}.Stage`) };
  const type = 'AWS::ApiGatewayV2::ApiMapping';
  if (domain.paths === null) {
    translation.add(api, `${api.id}ApiMapping`, { type, origin: settings, properties: common });
    return;
  }
  for (const { text, value } of domain.paths) {
    if (/[^0-9a-zA-Z/_-]/.test(text))
      translation.reject('sam-domain', value, `Base path ${text} of ${api.id} has characters that are not allowed`);
    translation.add(api, `${api.id}${text.replace(/[-_/]+/g, '')}ApiMapping`, {
      type,
      origin: value,
      properties: { ...common, ApiMappingKey: text.replace(/^\/+|(?<!\/)\/+$/g, '') },
    });
  }
}

function domainOf(api: SamResource, endpoints: readonly string[], translation: Translation): Domain | undefined {
  const settings = get(api.properties, 'Domain');
  if (!isPresent(settings)) return undefined;
  if (settings.kind !== 'map') {
    translation.reject('sam-domain', settings, `Domain of ${api.id} must be a map`);
    return undefined;
  }
  const name = get(settings, 'DomainName');
  const certificate = get(settings, 'CertificateArn');
  for (const [key, value] of [
    ['DomainName', name],
    ['CertificateArn', certificate],
  ] as const)
    if (!isPresent(value)) translation.reject('sam-domain', settings, `Domain of ${api.id} lacks ${key}`);
  checkRoute53(api, settings, translation);
  if (!isPresent(name)) return undefined;
  const endpoint = endpointOf(api, settings, endpoints, translation);
  return { api, settings, name, certificate, endpoint, paths: basePathsOf(api, settings, translation) };
}

/** REGIONAL, unless another word of the list is written. */
function endpointOf(
  api: SamResource,
  settings: MapValue,
  endpoints: readonly string[],
  translation: Translation,
): string {
  const written = get(settings, 'EndpointConfiguration');
  if (!isPresent(written)) return 'REGIONAL';
  const text = textOf(translation.parameters.resolve(written));
  if (text !== undefined && endpoints.includes(text)) return text;
  if (text !== undefined || !get(written, 'Ref'))
    translation.reject(
      'sam-domain',
      written,
      `Domain.EndpointConfiguration of ${api.id} must be ${endpoints.join(' or ')}`,
    );
  return 'REGIONAL';
}

function basePathsOf(api: SamResource, settings: MapValue, translation: Translation): BasePath[] | null {
  const written = get(settings, 'BasePath');
  const resolved = translation.parameters.resolve(written);
  if (!isGiven(resolved)) return null;
  const single = stringOf(resolved);
  if (single !== undefined) return [{ text: single, value: written ?? resolved }];
  if (resolved.kind !== 'list') return null;
  return resolved.items.flatMap((item, at) => {
    const text = stringOf(item);
    const value = (written?.kind === 'list' ? written.items[at] : undefined) ?? item;
    if (text !== undefined) return [{ text, value }];
    translation.reject('sam-domain', value, `A base path of ${api.id} must be a text`);
    return [];
  });
}

function mutualTls(domain: Domain, translation: Translation): MapValue | undefined {
  const written = get(domain.settings, 'MutualTlsAuthentication');
  if (!isGiven(written)) return undefined;
  if (written.kind !== 'map') {
    translation.reject('sam-domain', written, `Domain.MutualTlsAuthentication of ${domain.api.id} must be a map`);
    return undefined;
  }
  for (const { key, keySpan } of written.entries.values())
    if (key !== 'TruststoreUri' && key !== 'TruststoreVersion')
      translation.reject(
        'sam-domain',
        { span: keySpan },
        `Domain.MutualTlsAuthentication of ${domain.api.id} does not take ${key}`,
      );
  const fields = {
    TruststoreUri: given(written, 'TruststoreUri'),
    TruststoreVersion: given(written, 'TruststoreVersion'),
  };
  return generateMap(fields, written);
}

/** Records are not the graph's; a wrong configuration still stops the transform. */
function checkRoute53(api: SamResource, settings: MapValue, translation: Translation): void {
  const route53 = get(settings, 'Route53');
  if (!isPresent(route53)) return;
  const separate = get(route53, 'SeparateRecordSetGroup');
  if (route53.kind !== 'map') translation.reject('sam-domain', route53, `Domain.Route53 of ${api.id} must be a map`);
  else if (!isPresent(get(route53, 'HostedZoneId')) && !isPresent(get(route53, 'HostedZoneName')))
    translation.reject('sam-domain', route53, `Domain.Route53 of ${api.id} must name a hosted zone`);
  else if (isGiven(separate) && !(separate.kind === 'scalar' && typeof separate.value === 'boolean'))
    translation.reject(
      'sam-domain',
      separate,
      `Domain.Route53.SeparateRecordSetGroup of ${api.id} must be true or false`,
    );
}

function endpointConfiguration({ settings, endpoint }: Domain): Content {
  return { Types: [endpoint], IpAddressType: given(settings, 'IpAddressType') };
}

/** The logical id follows the domain's name as far as it is known when the transform runs. */
function domainId(prefix: string, domain: Domain, translation: Translation): string {
  return `${prefix}${hashSuffix(translation.parameters.resolve(domain.name))}`;
}

function given(settings: Origin & MapValue, key: string): Value | undefined {
  const value = get(settings, key);
  return isGiven(value) ? value : undefined;
}
