import { type Fact, mapFact, type Unknown, unknownFact } from '../fact.js';
import type { Api, Domain } from '../model.js';
import { concluded, everyFact, saidBy, someFact } from './combine.js';

/** A way into an API from outside. */
export type Entrance =
  | { readonly of: 'default-endpoint' }
  /** Null where the domain is not in the input. */
  | { readonly of: 'domain'; readonly domain: Domain | null };

/** The ways into an API that the input shows. */
export function entrancesOf(api: Api): Entrance[] {
  const entrances: Entrance[] = [];
  if (!api.defaultEndpoint.known || api.defaultEndpoint.value === 'enabled') entrances.push({ of: 'default-endpoint' });
  for (const domain of domainsOf(api).members) entrances.push({ of: 'domain', domain });
  if (domainsOf(api).missing) entrances.push({ of: 'domain', domain: null });
  return entrances;
}

/** The custom domains that are mapped to an API; `missing` where a mapping's domain is not in the input. */
export function domainsOf(api: Api): { readonly members: readonly Domain[]; readonly missing: Unknown | null } {
  const members = new Set<Domain>();
  let missing: Unknown | null = null;
  for (const mapping of api.mappings) {
    if (mapping.domain.known) members.add(mapping.domain.value);
    else missing ??= mapping.domain;
  }
  return { members: [...members], missing };
}

/**
 * Whether nobody gets in without a client certificate: the default endpoint is off and every mapped domain asks for one.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
 */
export function demandsClientCertificate(api: Api): Fact<boolean> {
  const closed = mapFact(api.defaultEndpoint, (state) => state === 'disabled');
  if (closed.known && !closed.value) return closed;
  const { members, missing } = domainsOf(api);
  if (members.length === 0 && missing === null) {
    const reason = 'its default endpoint is disabled and no custom domain of the input leads to it';
    return closed.known ? unknownFact(reason, closed.span) : closed;
  }
  const all = everyFact(
    members.map((domain) => saidBy(domain.mutualTls, domain)),
    concluded(true, api.span),
  );
  if (all.known && !all.value) return all;
  return everyFact([closed, all, ...(missing ? [missing] : [])], concluded(true, api.span));
}

/** Whether some domain with mutual TLS leads to the API. */
export function hasMutualTlsDomain(api: Api): Fact<boolean> {
  const { members, missing } = domainsOf(api);
  const asks = members.map((domain) => saidBy(domain.mutualTls, domain));
  return someFact([...asks, ...(missing ? [missing] : [])], concluded(false, api.span));
}
